#include "base/sqlite_guard.h"

#include <sqlite3.h>
#include <stdint.h>

#include "base/macros.h"
#include "base/sqlite.h"

/*
 * The densest rows of a farm, memberships, have 11 bytes, and no transaction of ours takes more than
 * 40 steps for one: 4 for each byte.
 */
enum {
	STEPS_OF_ANY_FILE = 2000000,
	STEPS_OF_A_BYTE = 16,
	STEPS_BETWEEN_LOOKS = 4096,
	SIZE_MAX_COUNTED = 1 << 30 /* a file with holes has any size */
};

/* What SQLite allows, where that is more than any schema or statement of ours needs. */
static const struct {
	int what, most;
} limits[] = {
	{SQLITE_LIMIT_LENGTH, 1 << 28},
	{SQLITE_LIMIT_SQL_LENGTH, 1 << 20},
	{SQLITE_LIMIT_COLUMN, 100},
	{SQLITE_LIMIT_EXPR_DEPTH, 200},
	{SQLITE_LIMIT_COMPOUND_SELECT, 50},
	{SQLITE_LIMIT_VARIABLE_NUMBER, 100},
	{SQLITE_LIMIT_ATTACHED, 0},
};

static bool (*is_end_wanted)(void);

void database_end_when(bool (*is_wanted)(void))
{
	is_end_wanted = is_wanted;
}

static uint64_t size_behind(struct database *database, int which)
{
	sqlite3_file *file = NULL;
	sqlite3_int64 size = 0;

	if (sqlite3_file_control(database->connection, "main", which, &file) != SQLITE_OK ||
		!file || !file->pMethods || file->pMethods->xFileSize(file, &size) != SQLITE_OK ||
		size < 0)
		return 0;
	return (uint64_t)size;
}

size_t guard_size(struct database *database)
{
	uint64_t size = size_behind(database, SQLITE_FCNTL_FILE_POINTER) +
			size_behind(database, SQLITE_FCNTL_JOURNAL_POINTER);

	if (size < database->copied)
		size = database->copied;
	return size < SIZE_MAX_COUNTED ? (size_t)size : SIZE_MAX_COUNTED;
}

static bool is_spent(struct database *database)
{
	if (!database->is_guarded || database->spent <= STEPS_OF_ANY_FILE)
		return false;
	return database->spent - STEPS_OF_ANY_FILE >
	       (uint64_t)guard_size(database) * STEPS_OF_A_BYTE;
}

/* SQLite calls this now and then; other than 0 ends the statement. */
static int count_steps(void *context)
{
	struct database *database = context;

	database->spent += STEPS_BETWEEN_LOOKS;
	return is_spent(database) || (is_end_wanted && is_end_wanted());
}

static void guard_statements(struct database *database)
{
	for (size_t i = 0; i < ARRAY_SIZE(limits); i++)
		sqlite3_limit(database->connection, limits[i].what, limits[i].most);
	database->is_guarded = true;
	sqlite3_progress_handler(
		database->connection, STEPS_BETWEEN_LOOKS, count_steps, database);
}

void guard_begin(struct database *database)
{
	/* a schema is data: it runs no code of ours, and nothing of its own */
	static const struct {
		int what, on;
	} settings[] = {
		{SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0},
		{SQLITE_DBCONFIG_DEFENSIVE, 1},
		{SQLITE_DBCONFIG_ENABLE_TRIGGER, 0},
		{SQLITE_DBCONFIG_ENABLE_VIEW, 0},
	};

	for (size_t i = 0; i < ARRAY_SIZE(settings); i++)
		sqlite3_db_config(
			database->connection, settings[i].what, settings[i].on, (int *)NULL);
	if (!database->is_file)
		return;
	sqlite3_db_config(
		database->connection, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, (int *)NULL);
	guard_statements(database);
}

void guard_trust(struct database *database)
{
	sqlite3_db_config(
		database->connection, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 0, (int *)NULL);
}

void guard_add_copy(struct database *database, size_t size)
{
	database->copied = size;
	guard_statements(database);
}

void guard_renew(struct database *database)
{
	database->spent = 0;
}

void guard_spend_text(struct database *database, size_t length)
{
	database->spent += length;
}

int guard_step(struct database *database, struct sqlite3_stmt *statement)
{
	uint64_t before = database->spent;
	int r = sqlite3_step(statement);

	if (!sqlite3_stmt_readonly(statement) && database->spent - before <= STEPS_BETWEEN_LOOKS)
		database->spent = before;
	/* texts are counted after the step that found them */
	return r == SQLITE_ROW && is_spent(database) ? SQLITE_INTERRUPT : r;
}
