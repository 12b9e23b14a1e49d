/*
 * A subject that does to the farm what no logoff may: `vandal SQL` runs statements that no rule of
 * the farm hinders, `vandal --hot SQL` is gone before they are committed, with its journal left.
 */
#include <sqlite3.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

int main(int argc, char **argv)
{
	bool hot = argc > 2 && strcmp(argv[1], "--hot") == 0;
	const char *sql = argc > 1 ? argv[argc - 1] : "";
	sqlite3 *farm;
	int r = sqlite3_open_v2(getenv("TSFARM_DB"), &farm, SQLITE_OPEN_READWRITE, NULL);

	if (r == SQLITE_OK && hot)
		r = sqlite3_exec(farm, "BEGIN IMMEDIATE", NULL, NULL, NULL);
	if (r == SQLITE_OK)
		r = sqlite3_exec(farm, sql, NULL, NULL, NULL);
	if (r == SQLITE_OK && hot) {
		sqlite3_db_cacheflush(farm);
		_exit(0);
	}
	if (r != SQLITE_OK)
		fprintf(stderr, "vandal: %s\n", sqlite3_errmsg(farm));
	sqlite3_close(farm);
	return r == SQLITE_OK ? 0 : 1;
}
