#include "sim/tests/support.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>

#include "base/macros.h"

static struct folder folder;
static struct snapshot *farm, *other;

static int setup(void **state)
{
	(void)state;
	folder_make(&folder);
	farm = parse_farm("servers: {WF12: {sessions: {12: {user: eva}}}}\n");
	other = parse_farm("servers: {WF13: {}}\n");
	return 0;
}

static int teardown(void **state)
{
	(void)state;
	farm = snapshot_free(farm);
	other = snapshot_free(other);
	folder_remove(&folder);
	return 0;
}

static void farm_holds(const char *name, const struct snapshot *expected)
{
	struct farm *opened = NULL;
	struct snapshot *read;

	same_answer(name, farm_open(folder_file(&folder, name), &opened), 0);
	read = read_farm(opened);
	same_farm(name, read, expected);
	snapshot_free(read);
	farm_free(opened);
}

/* That file is in the folder and nothing else, so that no unfinished one was left. */
static void folder_holds(const char *name)
{
	DIR *list = opendir(folder.path);
	struct dirent *entry;

	assert_non_null(list);
	while ((entry = readdir(list))) {
		if (*entry->d_name != '.')
			same_text("in the folder", entry->d_name, name);
	}
	closedir(list);
}

static void farm_create__makes_a_farm_and_nothing_else(void **state)
{
	(void)state;
	same_answer("create", farm_create(folder_file(&folder, "farm.db"), farm, false), 0);
	farm_holds("farm.db", farm);
	folder_holds("farm.db");
}

static void farm_create__leaves_what_is_there(void **state)
{
	size_t length;
	char *bytes;

	(void)state;
	write_file(folder_file(&folder, "notes"), "mine", 4);
	same_answer(
		"notes", farm_create(folder_file(&folder, "notes"), farm, false), FARM_E_EXISTS);
	bytes = read_file(folder_file(&folder, "notes"), &length);
	same_text("untouched", bytes, "mine");
	free(bytes);
	same_answer("folder", farm_create(folder.path, farm, false), FARM_E_EXISTS);
	folder_holds("notes");
}

static void farm_create__replaces_when_told(void **state)
{
	(void)state;
	same_answer("nothing there", farm_create(folder_file(&folder, "farm.db"), farm, true), 0);
	same_answer("a farm", farm_create(folder_file(&folder, "farm.db"), other, true), 0);
	farm_holds("farm.db", other);
	write_file(folder_file(&folder, "farm.db"), "no farm", 7);
	same_answer("something else", farm_create(folder_file(&folder, "farm.db"), farm, true), 0);
	farm_holds("farm.db", farm);
	/* what SQLite left of the old farm would be played back into the new one */
	write_file(folder_file(&folder, "farm.db-journal"), "old", 3);
	same_answer("a journal", farm_create(folder_file(&folder, "farm.db"), other, true), 0);
	farm_holds("farm.db", other);
	folder_holds("farm.db");
}

/* Whoever removed the old farm may have left its journal, and SQLite would trust it. */
static void farm_create__removes_what_is_left_of_an_older_farm(void **state)
{
	(void)state;
	for (int replace = 0; replace < 2; replace++) {
		write_file(folder_file(&folder, "farm.db-journal"), "old", 3);
		write_file(folder_file(&folder, "farm.db-wal"), "old", 3);
		write_file(folder_file(&folder, "farm.db-shm"), "old", 3);
		same_answer(
			"create", farm_create(folder_file(&folder, "farm.db"), farm, replace), 0);
		folder_holds("farm.db");
		remove(folder_file(&folder, "farm.db"));
	}
}

static void farm_create__replaces_no_folder(void **state)
{
	struct folder below;

	(void)state;
	folder_make(&below);
	same_answer("folder", farm_create(below.path, farm, true), -EISDIR);
	folder_remove(&below);
}

static void farm_create__needs_its_folder(void **state)
{
	(void)state;
	same_answer(
		"missing", farm_create(folder_file(&folder, "no/farm.db"), farm, false), -ENOENT);
	same_answer(
		"missing", farm_create(folder_file(&folder, "no/farm.db"), farm, true), -ENOENT);
	same_answer("empty", farm_create("", farm, false), -ENOENT);
}

/* The store's own rules are the last guard against a snapshot that no farm file gave. */
static void farm_create__impossible_farm_leaves_the_old_one(void **state)
{
	(void)state;
	same_answer("create", farm_create(folder_file(&folder, "farm.db"), farm, false), 0);
	other->servers[0].name = "A_NAME_THAT_IS_TOO_LONG";
	same_answer("impossible", farm_create(folder_file(&folder, "farm.db"), other, true),
		FARM_E_IMPOSSIBLE);
	farm_holds("farm.db", farm);
	folder_holds("farm.db");
}

/* Waits five seconds for whoever writes. */
static void farm_create__does_not_replace_under_a_writer(void **state)
{
	struct farm *writer = NULL;

	(void)state;
	same_answer("create", farm_create(folder_file(&folder, "farm.db"), farm, false), 0);
	same_answer("open", farm_open(folder_file(&folder, "farm.db"), &writer), 0);
	same_number("lock", run_sql(writer, "BEGIN IMMEDIATE"), 0);
	same_answer("locked", farm_create(folder_file(&folder, "farm.db"), other, true), -EBUSY);
	same_number("unlock", run_sql(writer, "ROLLBACK"), 0);
	farm_free(writer);
	farm_holds("farm.db", farm);
	folder_holds("farm.db");
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
	const struct CMUnitTest tests[] = {
		TEST(farm_create__makes_a_farm_and_nothing_else),
		TEST(farm_create__leaves_what_is_there),
		TEST(farm_create__replaces_when_told),
		TEST(farm_create__removes_what_is_left_of_an_older_farm),
		TEST(farm_create__replaces_no_folder),
		TEST(farm_create__needs_its_folder),
		TEST(farm_create__impossible_farm_leaves_the_old_one),
		TEST(farm_create__does_not_replace_under_a_writer),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
