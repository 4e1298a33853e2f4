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

// Opens a database that only one thread uses.
static inline int csq_open(const char *path, sqlite3 **database) {
  return sqlite3_open_v2(path, database,
                         SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, 0);
}

#endif
