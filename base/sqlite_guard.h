/*
 * Guards of a connection against files that somebody else wrote. Only base/sqlite*.c uses them.
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

/* The name of a VFS that touches no files but the database and its journals; NULL without memory. */
const char *guard_vfs(void);

/* Guard a connection that was just opened. */
void guard_begin(struct database *database);

/* The file is one of ours: what was written beside it may be put into it. */
void guard_trust(struct database *database);

/* Others wrote what the connection reads from now on: `size` bytes were copied into it. */
void guard_add_copy(struct database *database, size_t size);

/* Bytes of what the connection reads. */
size_t guard_size(struct database *database);

/* Begin a new budget. */
void guard_renew(struct database *database);

/* SQLite's step, counted: what a short statement writes is ours, and takes nothing out of the budget. */
int guard_step(struct database *database, struct sqlite3_stmt *statement);

/* Take a text of so many bytes out of the budget. */
void guard_spend_text(struct database *database, size_t length);

#endif
