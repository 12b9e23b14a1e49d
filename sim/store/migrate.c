#include <errno.h>
#include <stdio.h>

#include "sim/migrate_v1_v2.h"
#include "sim/migrate_v2_v3.h"
#include "sim/store/query.h"

/* From each version to the next; the first begins with version 1. */
static const char *const steps[FARM_VERSION - 1] = {store_migrate_v1_v2, store_migrate_v2_v3};

static int take_steps(struct store *store)
{
	int64_t version = 0;
	char mark[64];
	/* looked at again: another process may have been faster */
	int r = store_read_pragma(store, "PRAGMA user_version", &version);

	for (; r == 0 && version < FARM_VERSION; version++)
		r = store_execute(store, steps[version - 1]);
	snprintf(mark, sizeof(mark), "PRAGMA user_version = %d", FARM_VERSION);
	return r == 0 ? store_execute(store, mark) : r;
}

/*
 * Where nothing can be written, an older farm is read as it is: its journal knows less, and what it
 * has no table for is empty, in one of this connection alone.
 */
static int make_do(struct store *store)
{
	return store_execute(store,
		"PRAGMA temp_store = MEMORY; CREATE TEMP TABLE messages (message_id INTEGER "
		"PRIMARY KEY,"
		" server_id, session_id, sent_at, text, by_server, by_session_id, by_user)");
}

int store_migrate(struct store *store)
{
	cleanup(transaction_end) struct transaction transaction = {0};
	int r = transaction_begin_write(store, &transaction);

	if (r == 0)
		r = take_steps(store);
	if (r == 0)
		r = transaction_commit(&transaction);
	transaction_end(&transaction);
	return r == -EACCES ? make_do(store) : r;
}
