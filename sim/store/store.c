#include "sim/store/store.h"

#include <errno.h>
#include <sqlite3.h>
#include <stdio.h>
#include <string.h>

#include "base/macros.h"
#include "base/name.h"
#include "sim/store/migrate_v1_v2.h"
#include "sim/store/migrate_v2_v3.h"
#include "sim/store/migrate_v3_v4.h"
#include "sim/store/schema.h"
#include "sim/store/schema_objects.h"
#include "sim/store/statements.h"

static const char *const migrations[FARM_VERSION - 1] = {
	store_migrate_v1_v2, store_migrate_v2_v3, store_migrate_v3_v4};

static const char *const statements[STATEMENT_COUNT] = {
#define STATEMENT(name, text) [STATEMENT_##name] = text,
#include "sim/store/statements.def"
#undef STATEMENT
};

static const struct database_kind farm_kind = {
	.application = 0x5453666D, /* "TSfm" */
	.version = FARM_VERSION,
	.schema = store_schema,
	.migrations = migrations,
	.objects = store_objects,
	.object_count = ARRAY_SIZE(store_objects),
	.settings = "PRAGMA foreign_keys = ON",
	.statements = statements,
	.statement_count = STATEMENT_COUNT,
	.other = FARM_E_NOT_A_FARM,
	.newer = FARM_E_NEWER,
	.corrupt = FARM_E_CORRUPT,
	.impossible = FARM_E_IMPOSSIBLE,
	.foreign = FARM_E_FOREIGN,
	.replaced = FARM_E_REPLACED,
	.endless = FARM_E_ENDLESS,
};

/* --- Opening --- */

/* An older farm that stays as it is is read from a copy in memory, which took the steps. */
static int make_do(struct database **store)
{
	cleanup(database_freep) struct database *copy = NULL;
	int r = store_copy(*store, &copy);

	if (r == 0)
		r = database_execute(copy, "PRAGMA query_only = ON");
	if (r != 0)
		return r;
	database_free(*store);
	*store = steal(&copy);
	return 0;
}

static int migrate_store(struct database **store)
{
	int r = database_migrate(*store);

	return r == -EACCES ? make_do(store) : r;
}

static int bring_to_version(struct database **store, int (*migrate)(struct database **store))
{
	int version = 0;
	int r = database_check_kind(*store, &version);

	return r == 0 && version < FARM_VERSION ? migrate(store) : r;
}

static int connect_file(const char *path, struct database **ret_store)
{
	int r = database_check_file(&farm_kind, path);

	return r == 0 ? database_connect(&farm_kind, path, DATABASE_WRITE, ret_store) : r;
}

static int open_once(const char *path, int (*migrate)(struct database **store),
	struct database **ret_store)
{
	cleanup(database_freep) struct database *store = NULL;
	int r = connect_file(path, &store);

	if (r != 0)
		return r;
	r = bring_to_version(&store, migrate);
	if (r == 0)
		*ret_store = steal(&store);
	return r;
}

static int open_file(const char *path, int (*migrate)(struct database **store),
	struct database **ret_store)
{
	int r;

	/* between opening and reading: the new one is meant */
	do
		r = open_once(path, migrate, ret_store);
	while (r == FARM_E_REPLACED);
	return r;
}

int store_open(const char *path, struct database **ret_store)
{
	return open_file(path, migrate_store, ret_store);
}

int store_open_unchanged(const char *path, struct database **ret_store)
{
	return open_file(path, make_do, ret_store);
}

int store_open_image(const unsigned char *bytes, size_t size, struct database **ret_store)
{
	cleanup(database_freep) struct database *store = NULL;
	int r = database_connect(&farm_kind, NULL, DATABASE_WRITE, &store);

	if (r != 0)
		return r;
	r = database_load(store, bytes, size);
	if (r != 0)
		return r;
	r = bring_to_version(&store, migrate_store);
	if (r == 0)
		*ret_store = steal(&store);
	return r;
}

int store_file_version(const char *path)
{
	return database_file_version(&farm_kind, path);
}

int store_list_differences(const char *path, void (*say)(void *context, const char *sentence),
	void *context, size_t *ret_count)
{
	cleanup(database_freep) struct database *store = NULL;
	int r = connect_file(path, &store);

	return r == 0 ? database_list_differences(store, say, context, ret_count) : r;
}

int store_create(const char *path, struct database **ret_store)
{
	cleanup(database_freep) struct database *store = NULL;
	int r = database_connect(&farm_kind, path, DATABASE_CREATE, &store);

	if (r != 0)
		return r;
	r = database_create_schema(store);
	if (r != 0)
		return r;
	*ret_store = steal(&store);
	return 0;
}

/* --- What several statements bind --- */

void query_bind_session(struct query *query, int64_t server_id, uint32_t id)
{
	query_bind_integer(query, ":server_id", server_id);
	query_bind_integer(query, ":session_id", id);
}

void query_bind_range(struct query *query, int64_t server_id, uint32_t first, uint32_t last)
{
	query_bind_integer(query, ":server_id", server_id);
	query_bind_integer(query, ":first", first);
	query_bind_integer(query, ":last", last);
}

/* --- Files as a whole --- */

int store_image(struct database *store, unsigned char **ret_bytes, size_t *ret_size)
{
	sqlite3_int64 size;
	unsigned char *bytes = sqlite3_serialize(store->connection, "main", &size, 0);

	if (!bytes)
		return -ENOMEM;
	*ret_bytes = bytes;
	*ret_size = (size_t)size;
	return 0;
}

void store_free_image(unsigned char *bytes)
{
	sqlite3_free(bytes);
}

int store_forget_pages(struct database *store)
{
	return database_error(store,
		sqlite3_file_control(store->connection, "main", SQLITE_FCNTL_RESET_CACHE, NULL));
}

/* Hand every row of a pragma that finds problems to `say`, between two phrases; "ok" is none. */
static int check_by(struct database *store, const char *pragma, const char *before,
	const char *behind, void (*say)(void *context, const char *sentence), void *context)
{
	cleanup(query_end) struct query query = query_begin_sql(store, pragma);
	char sentence[512];
	int r;

	while ((r = query_step(&query)) == 1) {
		const char *finding = query_text(&query, 0);

		if (finding && strcmp(finding, "ok") == 0)
			continue;
		snprintf(sentence, sizeof(sentence), "%s%s%s", before, finding ? finding : "?",
			behind);
		say(context, sentence);
	}
	return r;
}

static int check_keys(
	struct database *store, void (*say)(void *context, const char *sentence), void *context)
{
	cleanup(query_end) struct query query = query_begin(store, STATEMENT_KEY_LIST);
	char key[NAME_SIZE], sentence[512];
	int r;

	while ((r = query_step(&query)) == 1) {
		const char *name = query_text(&query, 0), *stored = query_text(&query, 1);

		if (name && stored && name_fold(name, key, sizeof(key)) && strcmp(key, stored) == 0)
			continue;
		snprintf(sentence, sizeof(sentence),
			"the key of '%s' is '%s'; nobody will find it by its name",
			name ? name : "?", stored ? stored : "?");
		say(context, sentence);
	}
	return r;
}

int store_check(
	struct database *store, void (*say)(void *context, const char *sentence), void *context)
{
	int r = check_by(store, "PRAGMA integrity_check", "SQLite: ", "", say, context);

	if (r == 0)
		r = check_by(store, "PRAGMA foreign_key_check", "a row of '",
			"' refers to something that is not there", say, context);
	return r == 0 ? check_keys(store, say, context) : r;
}
