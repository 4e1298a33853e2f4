// The only door to sqlite3.h. What Swift cannot call or see (the destructor constants are macros
// with casts), and the sums of the pages, stand under the prefix csq_.
#ifndef DOCKET_CSQLITE_H
#define DOCKET_CSQLITE_H

#include <sqlite3.h>

#include "csq_sums.h"

// Binds a copy of the bytes as text, or as a blob; an empty range is empty text, not NULL.
static inline int csq_bind_text(sqlite3_stmt *statement, int index, const char *bytes, int count) {
  return sqlite3_bind_text(statement, index, bytes ? bytes : "", count, SQLITE_TRANSIENT);
}

static inline int csq_bind_blob(sqlite3_stmt *statement, int index, const void *bytes, int count) {
  return sqlite3_bind_blob(statement, index, bytes ? bytes : "", count, SQLITE_TRANSIENT);
}

// Opens a database file that only one thread uses, with sums on its pages; `make` says whether a
// missing file is made. The sums of one that is made are checked from csq_check_sums on. A closing
// connection leaves the write-ahead log as it is: ending a command must not wait for the disk.
int csq_open(const char *path, int make, sqlite3 **database);

// Opens an empty database without a file.
int csq_open_memory(sqlite3 **database);

// How long a statement waits for another connection. Also says that the log is emptied into the
// database, and cut to nothing, when a commit finds it long; `takes_many` lets it grow 32 times as long.
void csq_wait(sqlite3 *database, int milliseconds, int takes_many);

// Copies the whole of one database over another.
int csq_copy(sqlite3 *from, sqlite3 *to);

#endif
