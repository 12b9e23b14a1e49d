/* Farm files as somebody else may have written them. */
#ifndef TSFARM_SIM_TESTS_HOSTILE_H
#define TSFARM_SIM_TESTS_HOSTILE_H

/* Run SQL on a file as sqlite3 does, with no guard of ours; failures end the test. */
void hostile_run(const char *path, const char *sql);

/* The same; gives SQLite's answer. */
int hostile_try(const char *path, const char *sql);

/*
 * Update ("servers SET online = 'x'") while no table is STRICT. Afterwards all tables are as before.
 */
void hostile_write_untyped(const char *path, const char *update);

/*
 * Rebuild the b-tree of a table or index so that it has four levels more, whose pages name the level
 * below many times over: a few pages hold hundreds of millions of rows.
 */
void hostile_make_endless(const char *path, const char *table);

#endif
