// Preloaded into docket by the laboratory: calls that work and lie about it, or do half of it.
// LAB_FAULT names the fault, LAB_AT the call of that kind at which it begins, LAB_ROOT the files it is for.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static int is(const char *fault) {
  const char *wanted = getenv("LAB_FAULT");
  return wanted && strcmp(wanted, fault) == 0;
}

static int due(void) {
  static int made;
  const char *at = getenv("LAB_AT");
  return ++made == (at ? atoi(at) : 1);
}

// Only files of the store: what the program says to a person goes its usual way.
static int ours(int file) {
  char link[64], path[4096];
  snprintf(link, sizeof link, "/proc/self/fd/%d", file);
  ssize_t length = readlink(link, path, sizeof path - 1);
  const char *root = getenv("LAB_ROOT");
  if (length < 0 || !root) return 0;
  path[length] = 0;
  return strncmp(path, root, strlen(root)) == 0;
}

ssize_t write(int file, const void *bytes, size_t count) {
  ssize_t (*real)(int, const void *, size_t) = dlsym(RTLD_NEXT, "write");
  if (is("short") && ours(file) && count > 1) return real(file, bytes, count > 7 ? 7 : 1);
  if (is("half") && ours(file) && count > 1 && due()) {
    // Half of it is there, and then the call fails.
    real(file, bytes, count / 2);
    errno = ENOSPC;
    return -1;
  }
  if (is("lost-write") && ours(file) && due()) {
    // All of it is there, and the reply is lost.
    real(file, bytes, count);
    errno = EIO;
    return -1;
  }
  return real(file, bytes, count);
}

static int lie(int result, const char *fault, int file) {
  if (is(fault) && ours(file) && due()) {
    errno = EIO;
    return -1;
  }
  return result;
}

int fdatasync(int file) {
  int (*real)(int) = dlsym(RTLD_NEXT, "fdatasync");
  return lie(real(file), "lost-sync", file);
}

int fsync(int file) {
  int (*real)(int) = dlsym(RTLD_NEXT, "fsync");
  return lie(real(file), "lost-sync", file);
}

int renameat(int from_folder, const char *from, int to_folder, const char *to) {
  int (*real)(int, const char *, int, const char *) = dlsym(RTLD_NEXT, "renameat");
  return lie(real(from_folder, from, to_folder, to), "lost-rename", to_folder);
}

int mkdirat(int folder, const char *name, mode_t mode) {
  int (*real)(int, const char *, mode_t) = dlsym(RTLD_NEXT, "mkdirat");
  return lie(real(folder, name, mode), "lost-mkdir", folder);
}

int unlinkat(int folder, const char *name, int flags) {
  int (*real)(int, const char *, int) = dlsym(RTLD_NEXT, "unlinkat");
  return lie(real(folder, name, flags), "lost-unlink", folder);
}
