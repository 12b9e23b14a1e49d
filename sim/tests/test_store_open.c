#include "sim/tests/support.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/macros.h"
#include "base/text.h"

static struct folder folder;
static struct farm *farm, *second;

static int setup(void **state)
{
	(void)state;
	folder_make(&folder);
	farm = make_farm(&folder, "servers: {WF12: {sessions: {12: {user: eva}}}}\n");
	return 0;
}

static int teardown(void **state)
{
	(void)state;
	farm = farm_free(farm);
	second = farm_free(second);
	folder_remove(&folder);
	return 0;
}

static int open_farm(const char *name)
{
	return farm_open(folder_file(&folder, name), &second);
}

static void farm_open__refuses_what_is_no_farm(void **state)
{
	(void)state;
	same_answer("missing", open_farm("missing"), -ENOENT);
	same_answer("below a file", open_farm("farm.db/x"), -ENOTDIR);
	same_answer("no name", farm_open("", &second), -ENOENT);
	same_answer("folder", farm_open(folder.path, &second), -EISDIR);
	write_file(folder_file(&folder, "empty"), "", 0);
	same_answer("empty", open_farm("empty"), FARM_E_NOT_A_FARM);
	write_file(folder_file(&folder, "text"), "servers:\n  WF12:\n", 17);
	same_answer("text", open_farm("text"), FARM_E_NOT_A_FARM);
	same_number("pipe", mkfifo(folder_file(&folder, "pipe"), 0600), 0);
	same_answer("pipe", open_farm("pipe"), FARM_E_NOT_A_FARM);
	assert_null(second);
}

static void farm_open__refuses_other_kinds_and_versions(void **state)
{
	static const struct {
		const char *pragma;
		int answer, version;
	} rows[] = {
		{"PRAGMA user_version = 2", FARM_E_NEWER, 2},
		{"PRAGMA user_version = 2147483647", FARM_E_NEWER, 2147483647},
		{"PRAGMA user_version = 0", FARM_E_NOT_A_FARM, 0},
		{"PRAGMA user_version = -1", FARM_E_NOT_A_FARM, -1},
		{"PRAGMA user_version = 1", 0, FARM_VERSION},
		{"PRAGMA application_id = 0", FARM_E_NOT_A_FARM, 1},
		{"PRAGMA application_id = 77", FARM_E_NOT_A_FARM, 1},
	};
	struct snapshot *before = read_farm(farm), *after;

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		same_number(rows[i].pragma, run_sql(farm, rows[i].pragma), 0);
		same_answer(rows[i].pragma, open_farm("farm.db"), rows[i].answer);
		second = farm_free(second);
		same_number(rows[i].pragma, farm_file_version(folder_file(&folder, "farm.db")),
			rows[i].version);
	}
	same_number("none", farm_file_version(folder_file(&folder, "missing")), 0);
	after = read_farm(farm);
	same_farm("nothing changed", after, before);
	snapshot_free(before);
	snapshot_free(after);
}

static void ignore(void *context, const char *sentence)
{
	(void)context;
	(void)sentence;
}

/* However much of the file is missing: an answer, never a crash or a farm that is said to be sound. */
static void farm_open__truncated_farm_is_damaged(void **state)
{
	size_t length;
	char *bytes = read_file(folder_file(&folder, "farm.db"), &length);
	struct snapshot *whole = read_farm(farm);

	(void)state;
	for (size_t left = 0; left < length; left += left % 4096 == 0 ? 100 : 3996) {
		struct snapshot *read = NULL;
		size_t findings = 0;
		int r;

		write_file(folder_file(&folder, "cut.db"), bytes, left);
		r = open_farm("cut.db");
		if (r == 0)
			r = farm_check(second, ignore, NULL, &findings);
		/* the end of the last page may hold nothing: then nothing is missing */
		if (r == 0)
			r = farm_read(second, NULL, &read);
		if (r == 0 && findings == 0)
			same_farm("nothing wrong", read, whole);
		if (r != 0 && r != FARM_E_CORRUPT)
			same_answer("cut", r, FARM_E_NOT_A_FARM);
		snapshot_free(read);
		second = farm_free(second);
	}
	snapshot_free(whole);
	free(bytes);
}

/* A farm of every version that was released goes on as if it were new; see data/farm_v1.yaml. */
static void farm_open__reads_every_released_version(void **state)
{
	static const int versions[] = {1};
	const char *data = getenv("TSFARM_TEST_DATA");

	(void)state;
	if (!data)
		skip();
	for (size_t i = 0; i < ARRAY_SIZE(versions); i++) {
		struct folder from = {0};
		struct snapshot *read, *expected;
		size_t length;
		char name[32], *bytes, *journals[2];

		snprintf(from.path, sizeof(from.path), "%s", data);
		snprintf(name, sizeof(name), "farm_v%d.yaml", versions[i]);
		bytes = read_file(folder_file(&from, name), &length);
		farm = farm_free(farm);
		farm = make_farm(&folder, bytes);
		free(bytes);
		same_answer("logoff", logoff(farm, "WF12/2", "WF12/12"), 0);
		snprintf(name, sizeof(name), "farm_v%d.db", versions[i]);
		bytes = read_file(folder_file(&from, name), &length);
		write_file(folder_file(&folder, name), bytes, length);
		free(bytes);
		same_answer(name, open_farm(name), 0);
		/* once as it is, and once after going on */
		for (int round = 0; round < 2; round++) {
			read = read_farm(second);
			expected = read_farm(farm);
			same_farm(name, read, expected);
			snapshot_free(read);
			snapshot_free(expected);
			journals[0] = journal_of(second);
			journals[1] = journal_of(farm);
			same_text(name, journals[0], journals[1]);
			free(journals[0]);
			free(journals[1]);
			if (round == 0) {
				same_answer(name, logoff(second, "WF12/2", "WF12/14"), 0);
				same_answer(name, logoff(farm, "WF12/2", "WF12/14"), 0);
			}
		}
		second = farm_free(second);
	}
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
	const struct CMUnitTest tests[] = {
		TEST(farm_open__refuses_what_is_no_farm),
		TEST(farm_open__refuses_other_kinds_and_versions),
		TEST(farm_open__truncated_farm_is_damaged),
		TEST(farm_open__reads_every_released_version),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
