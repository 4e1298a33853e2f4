// The only door to sqlite3.h. What Swift cannot call or see (the destructor constants are macros
// with casts) is wrapped under the prefix csq_.
#ifndef DOCKET_CSQLITE_H
#define DOCKET_CSQLITE_H

#include <sqlite3.h>

// Binds a copy of the bytes as text, or as a blob; an empty range is empty text, not NULL.
static inline int csq_bind_text(sqlite3_stmt *statement, int index, const char *bytes, int count) {
  return sqlite3_bind_text(statement, index, bytes ? bytes : "", count, SQLITE_TRANSIENT);
}

static inline int csq_bind_blob(sqlite3_stmt *statement, int index, const void *bytes, int count) {
  return sqlite3_bind_blob(statement, index, bytes ? bytes : "", count, SQLITE_TRANSIENT);
}

// Opens a database that only one thread uses; `make` says whether a missing file is made. A closing
// connection leaves the write-ahead log as it is: ending a command must not wait for the disk.
static inline int csq_open(const char *path, int make, sqlite3 **database) {
  int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX;
  int code = sqlite3_open_v2(path, database, make ? flags | SQLITE_OPEN_CREATE : flags, 0);
  if (code == SQLITE_OK) {
    sqlite3_db_config(*database, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, (int *)0);
  }
  return code;
}

// Copies the whole of one database over another.
static inline int csq_copy(sqlite3 *from, sqlite3 *to) {
  sqlite3_backup *copy = sqlite3_backup_init(to, "main", from, "main");
  if (!copy) return sqlite3_errcode(to);
  int step = sqlite3_backup_step(copy, -1);
  int finish = sqlite3_backup_finish(copy);
  return step == SQLITE_DONE ? finish : step;
}

#endif
