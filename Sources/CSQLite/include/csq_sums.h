// Sums on the pages of a database file: SQLite has none, so it serves a flipped bit as an answer.
//
// A layer between SQLite and the system's files. Each page ends in eight reserved bytes, which are a
// sum over the rest of the page, its place and the name of the file; so a page that is changed, zeroed,
// moved, or left over from another file fails with SQLITE_IOERR_DATA when it is read. A page of the
// log is checked against SQLite's own sum of its frame. What is not seen is a page of the same file and
// place as it was earlier: a write that the disk lost.
#ifndef DOCKET_CSQ_SUMS_H
#define DOCKET_CSQ_SUMS_H

#include <sqlite3.h>

enum { csq_sum_size = 8 };

// The name of the layer for sqlite3_open_v2; csq_add_sums makes it known, once.
#define csq_sums_name "docket-sums"
int csq_add_sums(void);

// From now on pages are checked when they are read. While a database is made they are not: SQLite then
// reads pages that it gave up before it ever wrote them.
void csq_check_sums(sqlite3 *database);

#endif
