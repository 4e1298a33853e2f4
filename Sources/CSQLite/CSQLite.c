#include "CSQLite.h"

#include <stdint.h>

int csq_open(const char *path, int make, sqlite3 **database) {
  int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX;
  if (make) flags |= SQLITE_OPEN_CREATE;
  int code = csq_add_sums();
  if (code != SQLITE_OK) {
    *database = 0;
    return code;
  }
  code = sqlite3_open_v2(path, database, flags, csq_sums_name);
  if (code != SQLITE_OK) return code;
  sqlite3_db_config(*database, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, (int *)0);
  if (make) {
    int reserve = csq_sum_size;
    sqlite3_file_control(*database, "main", SQLITE_FCNTL_RESERVE_BYTES, &reserve);
  } else {
    csq_check_sums(*database);
  }
  csq_wait(*database, 0, 0);
  return SQLITE_OK;
}

int csq_open_memory(sqlite3 **database) {
  // Whichever is opened first sets SQLite up.
  int code = csq_add_sums();
  if (code != SQLITE_OK) {
    *database = 0;
    return code;
  }
  return sqlite3_open_v2(
      ":memory:", database, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, 0);
}

// So many pages of the log are worth being moved into the database. While many records come the same pages
// are written again and again, and are moved once.
enum { log_limit = 250, long_log_limit = 8000 };

// Empties the log when it moves it. SQLite by itself would leave it as it is, and if bytes of it went
// bad later the beginning that is still good would be read over the newer pages of the database.
static int move_log(void *wait, sqlite3 *database, const char *name) {
  // Who reads just now is not waited for: the next commit tries again.
  sqlite3_busy_timeout(database, 0);
  sqlite3_wal_checkpoint_v2(database, name, SQLITE_CHECKPOINT_TRUNCATE, 0, 0);
  sqlite3_busy_timeout(database, (int)(intptr_t)wait);
  return SQLITE_OK;
}

static int after_commit(void *wait, sqlite3 *database, const char *name, int frames) {
  return frames < log_limit ? SQLITE_OK : move_log(wait, database, name);
}

static int after_large_commit(void *wait, sqlite3 *database, const char *name, int frames) {
  return frames < long_log_limit ? SQLITE_OK : move_log(wait, database, name);
}

void csq_wait(sqlite3 *database, int milliseconds, int takes_many) {
  sqlite3_busy_timeout(database, milliseconds);
  sqlite3_wal_hook(
      database, takes_many ? after_large_commit : after_commit, (void *)(intptr_t)milliseconds);
}

int csq_copy(sqlite3 *from, sqlite3 *to) {
  sqlite3_backup *copy = sqlite3_backup_init(to, "main", from, "main");
  if (!copy) return sqlite3_errcode(to);
  int step = sqlite3_backup_step(copy, -1);
  int finish = sqlite3_backup_finish(copy);
  return step == SQLITE_DONE ? finish : step;
}
