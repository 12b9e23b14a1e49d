/* What POSIX alone has: permissions of files, pipes, and a word for a path through a file. */
#include "sim/tests/support.h"

#include <errno.h>
#include <stdio.h>
#include <sys/stat.h>

#include "base/macros.h"

static struct folder folder;
static struct snapshot *farm;

static int setup(void **state)
{
	(void)state;
	folder_make(&folder);
	farm = parse_farm("servers: {WF12: {sessions: {12: {user: eva}}}}\n");
	return 0;
}

static int teardown(void **state)
{
	(void)state;
	farm = snapshot_free(farm);
	folder_remove(&folder);
	return 0;
}

static void farm_create__makes_a_file_as_open_as_any(void **state)
{
	struct stat status;
	mode_t mask = umask(0022);

	(void)state;
	same_answer("create", farm_create(folder_file(&folder, "farm.db"), farm, false), 0);
	umask(mask);
	same_number("stat", stat(folder_file(&folder, "farm.db"), &status), 0);
	same_number("for everybody to read", status.st_mode & 0777, 0644);
}

static void farm_create__replaces_no_pipe(void **state)
{
	struct stat status;

	(void)state;
	same_number("mkfifo", mkfifo(folder_file(&folder, "pipe"), 0600), 0);
	same_answer(
		"pipe", farm_create(folder_file(&folder, "pipe"), farm, true), FARM_E_NOT_A_FARM);
	same_number("stat", stat(folder_file(&folder, "pipe"), &status), 0);
	assert_true(S_ISFIFO(status.st_mode));
}

/* An act never ends well on a farm that nobody can open any more, however its journal is kept. */
static void session_logoff__says_that_the_farm_was_replaced(void **state)
{
	static const char *const journals[] = {
		"PRAGMA journal_mode = DELETE", "PRAGMA journal_mode = WAL"};
	const char *path = folder_file(&folder, "farm.db");

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(journals); i++) {
		struct farm *former = NULL, *now = NULL;
		struct caller eva;

		same_answer("create", farm_create(path, farm, true), 0);
		same_answer("open", farm_open(path, &former), 0);
		same_number(journals[i], run_sql(former, journals[i]), 0);
		eva = caller_at(former, "WF12/12");
		same_answer("replace", farm_create(path, farm, true), 0);
		same_answer("former", session_logoff(former, &eva, eva.server_id, 12),
			FARM_E_REPLACED);
		former = farm_free(former);
		same_answer("open again", farm_open(path, &now), 0);
		same_number("problems", (long long)check_farm(now), 0);
		same_answer("now", logoff(now, "WF12/12", "WF12/12"), 0);
		farm_free(now);
	}
}

static void session_logoff__says_that_the_farm_was_removed(void **state)
{
	struct farm *former = NULL;
	const char *path = folder_file(&folder, "farm.db");
	struct caller eva;

	(void)state;
	same_answer("create", farm_create(path, farm, false), 0);
	same_answer("open", farm_open(path, &former), 0);
	eva = caller_at(former, "WF12/12");
	same_number("remove", remove(path), 0);
	same_answer("former", session_logoff(former, &eva, eva.server_id, 12), FARM_E_REPLACED);
	farm_free(former);
	same_number("remove again", remove(path), -1);
}

static void farm_open__refuses_what_is_no_file(void **state)
{
	struct farm *opened = NULL;

	(void)state;
	same_answer("create", farm_create(folder_file(&folder, "farm.db"), farm, false), 0);
	same_answer("below", farm_open(folder_file(&folder, "farm.db/x"), &opened), -ENOTDIR);
	same_number("mkfifo", mkfifo(folder_file(&folder, "pipe"), 0600), 0);
	same_answer("pipe", farm_open(folder_file(&folder, "pipe"), &opened), FARM_E_NOT_A_FARM);
	assert_null(opened);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
	const struct CMUnitTest tests[] = {
		TEST(farm_create__makes_a_file_as_open_as_any),
		TEST(farm_create__replaces_no_pipe),
		TEST(session_logoff__says_that_the_farm_was_replaced),
		TEST(session_logoff__says_that_the_farm_was_removed),
		TEST(farm_open__refuses_what_is_no_file),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
