#include "conformance/results/store/migrate.h"

#include <stdio.h>

#include "conformance/results/store/request.h"
#include "conformance/results/store/store.h"
#include "conformance/results_migrate_v1_v2.h"

/* From each version to the next; the first begins with version 1. */
static const char *const steps[RESULTS_VERSION - 1] = {results_migrate_v1_v2};

static int take_steps(struct results *results)
{
	int64_t version = 0;
	char mark[64];
	/* looked at again: another process may have been faster */
	int r = results_read_number(results, "PRAGMA user_version", &version);

	for (; r == 0 && version < RESULTS_VERSION; version++)
		r = results_execute(results, steps[version - 1]);
	snprintf(mark, sizeof(mark), "PRAGMA user_version = %d", RESULTS_VERSION);
	return r == 0 ? results_execute(results, mark) : r;
}

int results_migrate(struct results *results)
{
	cleanup(results_end) struct results_change change = {0};
	int r = results_begin(results, &change);

	if (r == 0)
		r = take_steps(results);
	return r == 0 ? results_commit(&change) : r;
}

/* In one step, so that it is the file as it was at one moment. */
static int copy_pages(struct results *to, struct results *from)
{
	sqlite3_backup *backup = sqlite3_backup_init(to->database, "main", from->database, "main");
	int step, finish;

	if (!backup)
		return results_error(sqlite3_errcode(to->database));
	step = sqlite3_backup_step(backup, -1);
	finish = sqlite3_backup_finish(backup);
	return results_error(step == SQLITE_DONE ? finish : step);
}

int results_lift(struct results *results)
{
	cleanup(results_freep) struct results *memory = NULL;
	sqlite3 *file = results->database;
	int r = results_connect(":memory:", SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, &memory);

	if (r == 0)
		r = copy_pages(memory, results);
	if (r == 0)
		r = results_migrate(memory);
	if (r != 0)
		return r;
	results->database = memory->database;
	memory->database = file;
	return 0;
}
