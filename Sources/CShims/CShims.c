#define _GNU_SOURCE
#define _FILE_OFFSET_BITS 64
// The plain SHA-256 of libcrypto reads no configuration and cannot fail, unlike EVP_Digest.
#define OPENSSL_SUPPRESS_DEPRECATED
#include "CShims.h"
#include "files.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <openssl/sha.h>
#include <stdatomic.h>
#include <stdio.h>
#include <string.h>
#include <sys/inotify.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <sys/types.h>
#include <sys/vfs.h>
#include <time.h>
#include <unistd.h>
#include <zlib.h>

static long result(long value) { return value < 0 ? -(long)errno : value; }

static int real_openat(int directory, const char *name, int how, int follow, unsigned mode) {
  int flags = O_CLOEXEC | O_NOCTTY | O_NONBLOCK;
  if (!follow) flags |= O_NOFOLLOW;
  if (how == dsh_open_create) flags |= O_RDWR | O_CREAT | O_EXCL;
  else if (how == dsh_open_directory) flags |= O_RDONLY | O_DIRECTORY;
  else flags |= O_RDONLY;
  int file = openat(directory < 0 ? AT_FDCWD : directory, name, flags, (mode_t)mode);
  return (int)result(dsh_above_streams(file));
}

static int real_fstat(int file, dsh_status *status) {
  struct stat s;
  if (fstat(file, &s) < 0) return -errno;
  *status = (dsh_status){.size = s.st_size, .device = s.st_dev, .inode = s.st_ino,
                         .links = s.st_nlink, .mode = s.st_mode, .owner = s.st_uid,
                         .modified = s.st_mtim.tv_sec,
                         .changed = s.st_ctim.tv_sec * 1000000000LL + s.st_ctim.tv_nsec};
  return 0;
}

static long real_write(int file, const void *bytes, size_t count) {
  return result(write(file, bytes, count));
}
static long real_pread(int file, void *bytes, size_t count, int64_t offset) {
  return result(pread(file, bytes, count, offset));
}
static int real_fdatasync(int file) { return (int)result(fdatasync(file)); }
static int real_fsync(int file) { return (int)result(fsync(file)); }
static int real_close(int file) { return (int)result(close(file)); }
static int real_ftruncate(int file, int64_t size) { return (int)result(ftruncate(file, size)); }
static int real_reserve(int file, int64_t offset, int64_t length) {
  return (int)result(fallocate(file, FALLOC_FL_KEEP_SIZE, offset, length));
}
static int real_mkdirat(int directory, const char *name, unsigned mode) {
  return (int)result(mkdirat(directory, name, (mode_t)mode));
}
static int real_unlinkat(int directory, const char *name) {
  return (int)result(unlinkat(directory, name, 0));
}
static int real_renameat(int directory, const char *from, int to_directory, const char *to) {
  return (int)result(renameat(directory, from, to_directory, to));
}
static int real_linkat(int directory, const char *from, int to_directory, const char *to) {
  return (int)result(linkat(directory, from, to_directory, to, 0));
}
static int real_fchmod(int file, unsigned mode) {
  return (int)result(fchmod(file, (mode_t)mode));
}
static long real_getdents(int directory, void *bytes, size_t count) {
  return result(getdents64(directory, bytes, count));
}
static int real_lock(int file) {
  struct flock whole = {.l_type = F_WRLCK, .l_whence = SEEK_SET};
  return (int)result(fcntl(file, F_OFD_SETLK, &whole));
}
static int real_remote(int directory) {
  struct statfs s;
  if (fstatfs(directory, &s) < 0) return 1;
  switch ((unsigned long)s.f_type & 0xffffffffUL) {
    case 0x6969:      // NFS
    case 0x517b:      // SMB
    case 0xff534d42:  // CIFS
    case 0xfe534d42:  // SMB2
    case 0x5346414f:  // OpenAFS
    case 0x6b414653:  // AFS of the kernel
    case 0x73757245:  // Coda
    case 0x564c:      // NCP
    case 0x1021997:   // 9P
    case 0x65735546:  // FUSE: sshfs and others
    case 0xc36400:    // Ceph
    case 0xbd00bd0:   // Lustre
    case 0x47504653:  // GPFS
    case 0x1161970:   // GFS2
    case 0x7461636f:  // OCFS2
    case 0x19830326:  // BeeGFS
    case 0x786f4256:  // VirtualBox
    case 0xbacbacbc:  // VMware
      return 1;
    default: return 0;
  }
}
static int real_watcher(void) {
  return (int)result(dsh_above_streams(inotify_init1(IN_NONBLOCK | IN_CLOEXEC)));
}
static int real_watch(int watcher, int directory) {
  // inotify knows paths only; this one leads to what is open, whatever its name is by now.
  char path[32];
  snprintf(path, sizeof path, "/proc/self/fd/%d", directory);
  uint32_t changes = IN_MODIFY | IN_ATTRIB | IN_CREATE | IN_DELETE | IN_MOVE | IN_DELETE_SELF | IN_MOVE_SELF;
  return (int)result(inotify_add_watch(watcher, path, changes | IN_ONLYDIR));
}
static int real_heard(int watcher) {
  _Alignas(struct inotify_event) char events[4096];
  int heard = 0;
  for (;;) {
    ssize_t count = read(watcher, events, sizeof events);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0 && errno != EAGAIN) return -errno;
    if (count <= 0) return heard;
    heard = 1;
  }
}
static int real_writable(int directory) {
  return (int)result(faccessat(directory, ".", W_OK | X_OK, AT_EACCESS));
}
static int real_space(int file, uint64_t *available, uint64_t *total) {
  struct statvfs s;
  if (fstatvfs(file, &s) < 0) return -errno;
  *available = (uint64_t)s.f_bavail * s.f_frsize;
  *total = (uint64_t)s.f_blocks * s.f_frsize;
  return 0;
}

static const dsh_table real = {
    .openat = real_openat, .fstat = real_fstat, .write = real_write, .pread = real_pread,
    .fdatasync = real_fdatasync, .fsync = real_fsync, .close = real_close,
    .ftruncate = real_ftruncate, .reserve = real_reserve, .mkdirat = real_mkdirat,
    .unlinkat = real_unlinkat, .renameat = real_renameat, .linkat = real_linkat, .fchmod = real_fchmod,
    .getdents = real_getdents, .lock = real_lock, .writable = real_writable,
    .space = real_space, .remote = real_remote, .watcher = real_watcher, .watch = real_watch,
    .heard = real_heard,
};

static _Atomic(const dsh_table *) current = &real;

const dsh_table *dsh_real(void) { return &real; }
void dsh_use(const dsh_table *table) { atomic_store(&current, table ? table : &real); }
static const dsh_table *table(void) { return atomic_load_explicit(&current, memory_order_acquire); }

int dsh_openat(int directory, const char *name, int how, int follow, unsigned mode) {
  return table()->openat(directory, name, how, follow, mode);
}
int dsh_fstat(int file, dsh_status *status) { return table()->fstat(file, status); }
long dsh_write(int file, const void *bytes, size_t count) {
  return table()->write(file, bytes, count);
}
long dsh_pread(int file, void *bytes, size_t count, int64_t offset) {
  return table()->pread(file, bytes, count, offset);
}
int dsh_fdatasync(int file) { return table()->fdatasync(file); }
int dsh_fsync(int file) { return table()->fsync(file); }
int dsh_close(int file) { return table()->close(file); }
int dsh_ftruncate(int file, int64_t size) { return table()->ftruncate(file, size); }
int dsh_reserve(int file, int64_t offset, int64_t length) {
  return table()->reserve(file, offset, length);
}
int dsh_mkdirat(int directory, const char *name, unsigned mode) {
  return table()->mkdirat(directory, name, mode);
}
int dsh_unlinkat(int directory, const char *name) { return table()->unlinkat(directory, name); }
int dsh_renameat(int directory, const char *from, int to_directory, const char *to) {
  return table()->renameat(directory, from, to_directory, to);
}
int dsh_linkat(int directory, const char *from, int to_directory, const char *to) {
  return table()->linkat(directory, from, to_directory, to);
}
int dsh_fchmod(int file, unsigned mode) { return table()->fchmod(file, mode); }
int dsh_lock(int file) { return table()->lock(file); }
int dsh_writable(int directory) { return table()->writable(directory); }
int dsh_remote(int directory) { return table()->remote(directory); }
int dsh_watcher(void) { return table()->watcher(); }
int dsh_watch(int watcher, int directory) { return table()->watch(watcher, directory); }
int dsh_heard(int watcher) { return table()->heard(watcher); }

int dsh_space(int file, uint64_t *available, uint64_t *total) {
  return table()->space(file, available, total);
}

long dsh_names(int directory, char *names, size_t capacity) {
  _Alignas(struct dirent64) char raw[32768];
  size_t room = capacity < sizeof raw ? capacity : sizeof raw;
  for (;;) {
    long count = table()->getdents(directory, raw, room);
    if (count <= 0) return count;
    size_t used = 0;
    for (long at = 0; at < count;) {
      const struct dirent64 *entry = (const struct dirent64 *)(raw + at);
      const char *name = entry->d_name;
      at += entry->d_reclen;
      if (strcmp(name, ".") == 0 || strcmp(name, "..") == 0) continue;
      // A name is always shorter than the entry it came in, so it fits.
      size_t length = strlen(name) + 1;
      memcpy(names + used, name, length);
      used += length;
    }
    if (used > 0) return (long)used;
  }
}

int dsh_random(void *bytes, size_t count) {
  for (size_t done = 0; done < count;) {
    ssize_t got = getrandom((char *)bytes + done, count - done, 0);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return -errno;
    done += (size_t)got;
  }
  return 0;
}

int64_t dsh_now(void) {
  struct timespec now;
  clock_gettime(CLOCK_REALTIME, &now);
  return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

uint64_t dsh_ticks(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (uint64_t)now.tv_sec * 1000 + (uint64_t)now.tv_nsec / 1000000;
}

uint32_t dsh_user(void) { return geteuid(); }

int dsh_kind(uint32_t mode) {
  if (S_ISREG(mode)) return 1;
  if (S_ISDIR(mode)) return 2;
  if (S_ISLNK(mode)) return 3;
  return 0;
}

void dsh_words(int code, char *text, size_t capacity) {
  if (capacity == 0) return;
  const char *words = strerror_r(code, text, capacity);
  if (words != text) snprintf(text, capacity, "%s", words);
}

uint32_t dsh_crc32(uint32_t start, const void *bytes, size_t count) {
  return (uint32_t)crc32_z(start, bytes, count);
}

void dsh_sha256(const void *bytes, size_t count, uint8_t digest[32]) {
  SHA256_CTX context;
  SHA256_Init(&context);
  SHA256_Update(&context, bytes, count);
  SHA256_Final(digest, &context);
}

size_t dsh_line_end(const void *bytes, size_t start, size_t count) {
  if (start >= count) return count;
  const char *found = memchr((const char *)bytes + start, '\n', count - start);
  return found ? (size_t)(found - (const char *)bytes) : count;
}
