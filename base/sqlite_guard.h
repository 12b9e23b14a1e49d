/*
 * Guards of a connection against files of others. Only base/sqlite*.c uses them.
 *
 * A budget ends statements that a sound file of the size could not need: it counts SQLite's steps and
 * the bytes of texts that were read, never time. It begins anew with each outermost transaction, and
 * with each statement outside of one. A statement that uses it up ends with SQLITE_INTERRUPT.
 */
#ifndef TSFARM_BASE_SQLITE_GUARD_H
#define TSFARM_BASE_SQLITE_GUARD_H

#include <stddef.h>

struct database;
struct sqlite3_stmt;

/*
 * The name of a VFS that touches no files but the database and its journals; NULL without memory.
 */
const char *guard_vfs(void);

/* Guard a connection that was just opened. */
void guard_begin(struct database *database);

/* Trust the file: SQLite may apply the journal beside it. */
void guard_trust(struct database *database);

/* Guard a database in memory into which `size` bytes of others were copied. */
void guard_add_copy(struct database *database, size_t size);

/* Bytes that the connection can read. */
size_t guard_size(struct database *database);

/* Begin a new budget. */
void guard_renew(struct database *database);

/* Step a statement and count. A short statement that writes takes nothing out of the budget. */
int guard_step(struct database *database, struct sqlite3_stmt *statement);

/* Take a text of `length` bytes out of the budget. */
void guard_spend_text(struct database *database, size_t length);

#endif
