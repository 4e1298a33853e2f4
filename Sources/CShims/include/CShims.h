// The calls of libc, zlib and libcrypto that the store and the runtime make, under one prefix.
//
// Every function that can fail returns a number >= 0, or minus an errno value: errno itself is
// read once, here. System calls go through one table of function pointers, so that a test can
// replace any of them; see dsh_use.
#ifndef DOCKET_CSHIMS_H
#define DOCKET_CSHIMS_H

#include <stddef.h>
#include <stdint.h>

#include "dsh_signals.h"
#include "dsh_wall.h"

// What fstat says, as far as the store asks.
typedef struct {
  int64_t size;
  uint64_t device;
  uint64_t inode;
  uint64_t links;
  uint32_t mode;
  uint32_t owner;
  int64_t modified;  // seconds since 1970
  int64_t changed;   // nanoseconds since 1970: content, mode or names
} dsh_status;

// How a file is opened: one value per use, never raw flags.
enum {
  dsh_open_read = 0,      // an existing file, for reading
  dsh_open_create = 1,    // a new file, for reading and writing; fails if the name exists
  dsh_open_directory = 2  // an existing directory, as a base of further calls
};

// One entry per system call of the store. Each returns a number >= 0, or minus an errno value.
typedef struct {
  int (*openat)(int directory, const char *name, int how, int follow, unsigned mode);
  int (*fstat)(int file, dsh_status *status);
  long (*write)(int file, const void *bytes, size_t count);
  long (*pread)(int file, void *bytes, size_t count, int64_t offset);
  int (*fdatasync)(int file);
  int (*fsync)(int file);
  int (*close)(int file);
  int (*ftruncate)(int file, int64_t size);
  int (*reserve)(int file, int64_t offset, int64_t length);
  int (*mkdirat)(int directory, const char *name, unsigned mode);
  int (*unlinkat)(int directory, const char *name);
  int (*renameat)(int directory, const char *from, int to_directory, const char *to);
  int (*linkat)(int directory, const char *from, int to_directory, const char *to);
  int (*fchmod)(int file, unsigned mode);
  long (*getdents)(int directory, void *bytes, size_t count);
  int (*lock)(int file);
  int (*writable)(int directory);
  int (*space)(int file, uint64_t *available, uint64_t *total);
  int (*remote)(int directory);
  int (*watcher)(void);
  int (*watch)(int watcher, int directory);
  int (*heard)(int watcher);
} dsh_table;

// The table that calls libc.
const dsh_table *dsh_real(void);
// Installs a table for the whole process; NULL is the real one. It must outlive its use.
void dsh_use(const dsh_table *table);

// openat(2) with O_CLOEXEC|O_NOCTTY|O_NONBLOCK, and O_NOFOLLOW unless `follow`. A directory of -1
// is the working directory.
int dsh_openat(int directory, const char *name, int how, int follow, unsigned mode);
int dsh_fstat(int file, dsh_status *status);
long dsh_write(int file, const void *bytes, size_t count);
long dsh_pread(int file, void *bytes, size_t count, int64_t offset);
int dsh_fdatasync(int file);
int dsh_fsync(int file);
int dsh_close(int file);
int dsh_ftruncate(int file, int64_t size);
// fallocate(2) with FALLOC_FL_KEEP_SIZE.
int dsh_reserve(int file, int64_t offset, int64_t length);
int dsh_mkdirat(int directory, const char *name, unsigned mode);
// Removes a file, never a directory.
int dsh_unlinkat(int directory, const char *name);
int dsh_renameat(int directory, const char *from, int to_directory, const char *to);
int dsh_linkat(int directory, const char *from, int to_directory, const char *to);
int dsh_fchmod(int file, unsigned mode);
// The next names of a directory, each ended by a zero byte; 0 at the end. `.` and `..` are left
// out. The capacity must be at least 4096; if only left-out names came, it reads on.
long dsh_names(int directory, char *names, size_t capacity);
// An exclusive open-file-description lock on the whole file, without waiting.
int dsh_lock(int file);
// 0 when this process may make files in the directory.
int dsh_writable(int directory);
// Bytes that this process may still use on the file system, and its size.
int dsh_space(int file, uint64_t *available, uint64_t *total);

// 1 when the directory is on a file system of another host, or may be: there locks and shared memory
// cannot be trusted. 0 when it is on this host.
int dsh_remote(int directory);

// A descriptor that hears of changes in directories of this host, see inotify(7).
int dsh_watcher(void);
// From now on it hears of files in an open directory that come, go or get other content.
int dsh_watch(int watcher, int directory);
// 1 when anything changed since this was asked last, else 0; never waits.
int dsh_heard(int watcher);

// Fills from getrandom(2).
int dsh_random(void *bytes, size_t count);
// Milliseconds since 1970 by the wall clock.
int64_t dsh_now(void);
// Milliseconds that only ever grow, for delays and deadlines.
uint64_t dsh_ticks(void);
// The user id this process acts as.
uint32_t dsh_user(void);
// The mask of fstat's file types: 1 regular file, 2 directory, 3 symbolic link, 0 anything else.
int dsh_kind(uint32_t mode);
// The words for an errno value, as strerror_r gives them.
void dsh_words(int code, char *text, size_t capacity);

// CRC-32 as zlib and gzip have it; `start` is 0 or the CRC of what came before.
uint32_t dsh_crc32(uint32_t start, const void *bytes, size_t count);
// SHA-256 of the bytes.
void dsh_sha256(const void *bytes, size_t count, uint8_t digest[32]);

// The index of the first line feed at or after `start`, or `count`.
size_t dsh_line_end(const void *bytes, size_t start, size_t count);

#endif
