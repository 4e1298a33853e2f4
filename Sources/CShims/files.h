// What the files of this target share.
#ifndef DSH_FILES_H
#define DSH_FILES_H

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

// Nothing of ours goes where a program expects its standard streams, even when it was started with
// some of them closed. Needs _GNU_SOURCE. Of a failure nothing is left open, and errno says why.
static inline int dsh_above_streams(int file) {
  if (file < 0 || file > 2) return file;
  int higher = fcntl(file, F_DUPFD_CLOEXEC, 3);
  int code = errno;
  close(file);
  errno = code;
  return higher;
}

#endif
