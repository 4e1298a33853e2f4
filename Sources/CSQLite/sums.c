#include "csq_sums.h"

#include <pthread.h>
#include <stdint.h>
#include <string.h>

// A file with the one of the layer below right behind it.
typedef struct sums_file {
  sqlite3_file base;
  uint64_t name;            // of a database: a number made from its name
  sqlite3_int64 end;        // of a database: no page before it was never written
  unsigned char *page;      // of a database: room for the page that is written
  int page_size;
  int checks;               // of a database: pages are checked
  int writes;               // of a database: this connection changes it, so the log is unfinished
  int moves;                // of a database: the log is being moved into it
  struct sums_file *owner;  // of a log: its database
} sums_file;

static sqlite3_vfs *below;

static sums_file *mine(sqlite3_file *file) { return (sums_file *)file; }
static sqlite3_file *real(sqlite3_file *file) { return (sqlite3_file *)(mine(file) + 1); }
static const sqlite3_io_methods *on(sqlite3_file *file) { return real(file)->pMethods; }

static int is_page(int count, sqlite3_int64 offset) {
  return count >= 512 && (count & (count - 1)) == 0 && offset % count == 0;
}

// MARK: - The sum

static inline uint64_t mix(uint64_t state, uint64_t word) {
  // Odd multiplication and rotation lose nothing: two words that differ leave two states.
  state = (state ^ word) * 0x9e3779b97f4a7c15ULL;
  return state << 31 | state >> 33;
}

static inline uint64_t word_at(const unsigned char *bytes) {
  uint64_t word;
  memcpy(&word, bytes, sizeof word);
  return word;
}

// Four states side by side, so that a multiplication need not wait for the one before.
static uint64_t sum(const unsigned char *bytes, int count, uint64_t seed) {
  uint64_t a = seed, b = ~seed, c = seed + 0x632be59bd9b4e019ULL, d = seed ^ 0xe220a8397b1dcdafULL;
  int at = 0;
  for (; at + 32 <= count; at += 32) {
    a = mix(a, word_at(bytes + at));
    b = mix(b, word_at(bytes + at + 8));
    c = mix(c, word_at(bytes + at + 16));
    d = mix(d, word_at(bytes + at + 24));
  }
  for (; at + 8 <= count; at += 8) a = mix(a, word_at(bytes + at));
  return mix(mix(mix(mix(a, b), c), d), (uint64_t)count);
}

static uint64_t page_sum(sums_file *file, const unsigned char *page, int size, sqlite3_int64 offset) {
  return sum(page, size - csq_sum_size, mix(file->name, (uint64_t)offset));
}

static uint64_t name_sum(const char *path) {
  const char *name = strrchr(path, '/');
  uint64_t state = 0;
  for (name = name ? name + 1 : path; *name; name++) state = mix(state, (unsigned char)*name);
  return state;
}

// MARK: - Pages of the database

static int read_page(sqlite3_file *file, void *bytes, int count, sqlite3_int64 offset) {
  int code = on(file)->xRead(real(file), bytes, count, offset);
  if (!mine(file)->checks || !is_page(count, offset)) return code;
  // SQLite would take what the file is short of for zeros.
  if (code == SQLITE_IOERR_SHORT_READ) return SQLITE_IOERR_DATA;
  if (code != SQLITE_OK) return code;
  const unsigned char *page = bytes;
  int isWhole = page_sum(mine(file), page, count, offset) == word_at(page + count - csq_sum_size);
  return isWhole ? SQLITE_OK : SQLITE_IOERR_DATA;
}

static int write_summed(sqlite3_file *file, const void *bytes, int count, sqlite3_int64 offset) {
  sums_file *own = mine(file);
  if (bytes) memcpy(own->page, bytes, (size_t)count - csq_sum_size);
  else memset(own->page, 0, (size_t)count);
  uint64_t sum = page_sum(own, own->page, count, offset);
  memcpy(own->page + count - csq_sum_size, &sum, sizeof sum);
  return on(file)->xWrite(real(file), own->page, count, offset);
}

static int write_page(sqlite3_file *file, const void *bytes, int count, sqlite3_int64 offset) {
  sums_file *own = mine(file);
  if (!is_page(count, offset)) return on(file)->xWrite(real(file), bytes, count, offset);
  if (own->page_size != count) {
    sqlite3_free(own->page);
    own->page = sqlite3_malloc(count);
    own->page_size = own->page ? count : 0;
    if (!own->page) return SQLITE_IOERR_NOMEM;
  }
  if (offset > own->end) {
    int code = on(file)->xFileSize(real(file), &own->end);
    if (code != SQLITE_OK) return code;
    // SQLite leaves out pages it has given up; a copy of the database reads them all the same.
    for (; own->end < offset; own->end += count) {
      own->end -= own->end % count;
      if ((code = write_summed(file, 0, count, own->end)) != SQLITE_OK) return code;
    }
  }
  int code = write_summed(file, bytes, count, offset);
  if (code == SQLITE_OK && own->end < offset + count) own->end = offset + count;
  return code;
}

static int cut(sqlite3_file *file, sqlite3_int64 size) {
  if (mine(file)->end > size) mine(file)->end = size;
  return on(file)->xTruncate(real(file), size);
}

// MARK: - Pages of the log

// The layout of the log is documented with SQLite's file format: 32 bytes, then for each page 24 bytes
// and the page. The last 8 of either head are a sum that goes on from the one before.
enum { log_head = 32, frame_head = 24 };

static uint32_t big(const unsigned char *bytes) {
  return (uint32_t)bytes[0] << 24 | (uint32_t)bytes[1] << 16 | (uint32_t)bytes[2] << 8 | bytes[3];
}

static void add_to_frame(uint32_t sum[2], const unsigned char *bytes, int count) {
  for (int at = 0; at < count; at += 8) {
    uint32_t words[2];
    memcpy(words, bytes + at, sizeof words);
    sum[0] += words[0] + sum[1];
    sum[1] += words[1] + sum[0];
  }
}

// Whether a page of the log is what was written. The words are those of this machine: a state belongs
// to one host.
static int is_frame(sqlite3_file *file, const unsigned char *page, int size, sqlite3_int64 offset) {
  unsigned char before[8], head[frame_head];
  sqlite3_int64 start = offset - frame_head;
  sqlite3_int64 previous = start == log_head ? log_head - 8 : start - size - 8;
  if (on(file)->xRead(real(file), before, 8, previous) != SQLITE_OK ||
      on(file)->xRead(real(file), head, frame_head, start) != SQLITE_OK)
    return 0;
  uint32_t sum[2] = {big(before), big(before + 4)};
  add_to_frame(sum, head, 8);
  add_to_frame(sum, page, size);
  return sum[0] == big(head + 16) && sum[1] == big(head + 20);
}

static int read_log(sqlite3_file *file, void *bytes, int count, sqlite3_int64 offset) {
  int code = on(file)->xRead(real(file), bytes, count, offset);
  const sums_file *owner = mine(file)->owner;
  if (code != SQLITE_OK || !owner || !owner->checks) return code;
  if (!is_page(count, 0) || offset < log_head + frame_head ||
      (offset - log_head - frame_head) % (count + frame_head) != 0)
    return code;
  // Who changes the database may write a page of the log twice and set the sums right at the end.
  if (owner->writes && !owner->moves) return code;
  return is_frame(file, bytes, count, offset) ? SQLITE_OK : SQLITE_IOERR_DATA;
}

// MARK: - What only passes through

static int close_file(sqlite3_file *file) {
  sqlite3_free(mine(file)->page);
  return on(file)->xClose(real(file));
}
static int write_log(sqlite3_file *file, const void *bytes, int count, sqlite3_int64 offset) {
  return on(file)->xWrite(real(file), bytes, count, offset);
}
static int sync_file(sqlite3_file *file, int flags) { return on(file)->xSync(real(file), flags); }
static int file_size(sqlite3_file *file, sqlite3_int64 *size) {
  return on(file)->xFileSize(real(file), size);
}
static int lock(sqlite3_file *file, int level) { return on(file)->xLock(real(file), level); }
static int unlock(sqlite3_file *file, int level) { return on(file)->xUnlock(real(file), level); }
static int is_reserved(sqlite3_file *file, int *answer) {
  return on(file)->xCheckReservedLock(real(file), answer);
}
static int control(sqlite3_file *file, int what, void *argument) {
  if (what == SQLITE_FCNTL_CKPT_START) mine(file)->moves = 1;
  if (what == SQLITE_FCNTL_CKPT_DONE) mine(file)->moves = 0;
  return on(file)->xFileControl(real(file), what, argument);
}
static int sector_size(sqlite3_file *file) { return on(file)->xSectorSize(real(file)); }
static int traits(sqlite3_file *file) { return on(file)->xDeviceCharacteristics(real(file)); }
static int map_shared(sqlite3_file *file, int region, int size, int extend, void volatile **at) {
  return on(file)->xShmMap(real(file), region, size, extend, at);
}
static int lock_shared(sqlite3_file *file, int first, int count, int flags) {
  int code = on(file)->xShmLock(real(file), first, count, flags);
  // The first of these locks is that of who writes.
  int isTaken = (flags & SQLITE_SHM_LOCK) && (flags & SQLITE_SHM_EXCLUSIVE);
  if (code == SQLITE_OK && first == 0) mine(file)->writes = isTaken;
  return code;
}
static void shared_barrier(sqlite3_file *file) { on(file)->xShmBarrier(real(file)); }
static int unmap_shared(sqlite3_file *file, int removes) {
  return on(file)->xShmUnmap(real(file), removes);
}

// Version 2: without the calls for mapped files, which would go round the checks.
static const sqlite3_io_methods database_methods = {
    .iVersion = 2, .xClose = close_file, .xRead = read_page, .xWrite = write_page,
    .xTruncate = cut, .xSync = sync_file, .xFileSize = file_size, .xLock = lock,
    .xUnlock = unlock, .xCheckReservedLock = is_reserved, .xFileControl = control,
    .xSectorSize = sector_size, .xDeviceCharacteristics = traits, .xShmMap = map_shared,
    .xShmLock = lock_shared, .xShmBarrier = shared_barrier, .xShmUnmap = unmap_shared,
};
static const sqlite3_io_methods log_methods = {
    .iVersion = 1, .xClose = close_file, .xRead = read_log, .xWrite = write_log,
    .xTruncate = cut, .xSync = sync_file, .xFileSize = file_size, .xLock = lock,
    .xUnlock = unlock, .xCheckReservedLock = is_reserved, .xFileControl = control,
    .xSectorSize = sector_size, .xDeviceCharacteristics = traits,
};

// MARK: - The layer

static int open_file(
    sqlite3_vfs *layer, const char *name, sqlite3_file *file, int flags, int *given) {
  (void)layer;
  const sqlite3_io_methods *methods = 0;
  if (name && flags & SQLITE_OPEN_MAIN_DB) methods = &database_methods;
  if (name && flags & SQLITE_OPEN_WAL) methods = &log_methods;
  if (!methods) return below->xOpen(below, name, file, flags, given);
  memset(file, 0, sizeof(sums_file));
  int code = below->xOpen(below, name, real(file), flags, given);
  if (on(file)) file->pMethods = methods;
  if (methods == &database_methods) mine(file)->name = name_sum(name);
  else mine(file)->owner = mine(sqlite3_database_file_object(name));
  return code;
}

static int remove_file(sqlite3_vfs *layer, const char *name, int syncs) {
  (void)layer;
  return below->xDelete(below, name, syncs);
}
static int access_file(sqlite3_vfs *layer, const char *name, int how, int *answer) {
  (void)layer;
  return below->xAccess(below, name, how, answer);
}
static int full_name(sqlite3_vfs *layer, const char *name, int capacity, char *full) {
  (void)layer;
  return below->xFullPathname(below, name, capacity, full);
}
static int random_bytes(sqlite3_vfs *layer, int count, char *bytes) {
  (void)layer;
  return below->xRandomness(below, count, bytes);
}
static int sleep_for(sqlite3_vfs *layer, int microseconds) {
  (void)layer;
  return below->xSleep(below, microseconds);
}
static int time_now(sqlite3_vfs *layer, double *days) {
  (void)layer;
  return below->xCurrentTime(below, days);
}
static int last_error(sqlite3_vfs *layer, int capacity, char *text) {
  (void)layer;
  return below->xGetLastError(below, capacity, text);
}
static int time_now_exactly(sqlite3_vfs *layer, sqlite3_int64 *milliseconds) {
  (void)layer;
  return below->xCurrentTimeInt64(below, milliseconds);
}

// Without the calls that load code.
static sqlite3_vfs sums = {
    .iVersion = 2, .zName = csq_sums_name, .xOpen = open_file, .xDelete = remove_file,
    .xAccess = access_file, .xFullPathname = full_name, .xRandomness = random_bytes,
    .xSleep = sleep_for, .xCurrentTime = time_now, .xGetLastError = last_error,
    .xCurrentTimeInt64 = time_now_exactly,
};

static int added = SQLITE_ERROR;

static void add(void) {
  // Nobody asks how much memory is in use, and to count it takes a lock for each piece.
  sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
  below = sqlite3_vfs_find(0);
  if (!below || below->iVersion < 2) return;
  sums.szOsFile = (int)sizeof(sums_file) + below->szOsFile;
  sums.mxPathname = below->mxPathname;
  added = sqlite3_vfs_register(&sums, 0);
}

int csq_add_sums(void) {
  static pthread_once_t once = PTHREAD_ONCE_INIT;
  pthread_once(&once, add);
  return added;
}

void csq_check_sums(sqlite3 *database) {
  sqlite3_file *file = 0;
  sqlite3_file_control(database, "main", SQLITE_FCNTL_FILE_POINTER, &file);
  if (file && file->pMethods == &database_methods) mine(file)->checks = 1;
}
