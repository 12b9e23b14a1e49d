#include "sim/tests/stage.h"

#include <stdlib.h>
#include <string.h>

#include "base/macros.h"
#include "base/text.h"

static const char farm_yaml[] = "servers:\n"
				"  WF12:\n"
				"    sessions:\n"
				"      12: {user: eva, programs: [a.exe]}\n"
				"      14: {user: tom, state: disconnected, at: Console}\n"
				"  WF13: {}\n";

static struct text findings;

static int setup(void **state)
{
	(void)state;
	stage_farm(farm_yaml);
	return 0;
}

static int teardown(void **state)
{
	(void)state;
	text_deinit(&findings);
	strike_farm();
	return 0;
}

static void note_sentence(void *context, const char *sentence)
{
	text_printf(context, "%s\n", sentence);
}

static size_t check_farm_file(void)
{
	size_t count = 4711;

	same_answer("farm_check", farm_check(farm, note_sentence, &findings, &count), 0);
	return count;
}

static void farm_check__finds_nothing_in_a_sound_farm(void **state)
{
	(void)state;
	same_number("count", (long long)check_farm_file(), 0);
	same_answer("logoff", logoff(farm, "WF12/12", "WF12/12"), 0);
	same_number("count", (long long)check_farm_file(), 0);
	same_text("findings", text_string(&findings), "");
}

/* Damage done behind the farm's back, with SQLite's own guards off. */
static void farm_check__says_what_is_wrong(void **state)
{
	static const struct {
		const char *sql, *findings;
	} rows[] = {
		{"UPDATE sessions SET account_id = NULL WHERE session_id = 12",
			"SQLite: CHECK constraint failed in sessions\n"
			"session 12 of 'WF12' is active, and so needs a user\n"},
		{"UPDATE sessions SET name = 'TERM04', name_key = 'TERM04' WHERE session_id = 12",
			"session 12 of 'WF12' is called 'TERM04', but belongs to winstation "
			"'RDP-Tcp'\n"},
		{"UPDATE sessions SET name = 'Console', name_key = 'CONSOLE' WHERE session_id = 12",
			"session 12 of 'WF12' is called 'Console', but belongs to winstation "
			"'RDP-Tcp'\n"},
		{"UPDATE servers SET name_key = 'WF99' WHERE name = 'WF12'",
			"the key of 'WF12' is 'WF99'; nobody will find it by its name\n"},
		{"UPDATE sessions SET name_key = 'X' WHERE session_id = 12",
			"the key of 'RDP-Tcp#12' is 'X'; nobody will find it by its name\n"},
		{"UPDATE trustees SET name_key = 'EVA2' WHERE name = 'eva'",
			"the key of 'eva' is 'EVA2'; nobody will find it by its name\n"},
		{"DELETE FROM sessions WHERE session_id = 12",
			"a row of 'programs' refers to something that is not there\n"
			"'WF12' has programs of session 12, which does not exist\n"},
		{"DELETE FROM trustees WHERE name = 'tom'",
			"a row of 'memberships' refers to something that is not there\n"
			"a row of 'sessions' refers to something that is not there\n"
			"session 14 of 'WF12' is disconnected, and so needs a user\n"},
		{"DELETE FROM farm", "the rows are not those of a farm\n"},
		{"UPDATE sessions SET state = 'asleep' WHERE session_id = 12",
			"SQLite: CHECK constraint failed in sessions\n"},
		{"INSERT INTO messages (server_id, session_id, sent_at, text, by_server, "
		 "by_session_id) "
		 "VALUES (1, 99, '1998-06-16 09:00:00', 'x', 'WF12', 0)",
			"a row of 'messages' refers to something that is not there\n"
			"'WF12' has messages of session 99, which does not exist\n"},
		{"INSERT INTO messages (server_id, session_id, sent_at, text, by_server, "
		 "by_session_id) "
		 "VALUES (1, 12, '1998-06-16 09:00:00', 'x', 'WF12', 0);"
		 "UPDATE sessions SET state = 'idle', account_id = NULL WHERE session_id = 12",
			"session 12 of 'WF12' is idle, and so cannot have messages\n"},
		{"DROP TABLE messages", "the table 'messages' is missing\n"
					"the index 'messages_by_session' is missing\n"},
		{"CREATE TABLE more (a); CREATE VIEW \"a 'view'\" AS SELECT 1",
			"the table 'more' is not one of tsfarm's\n"
			"the view 'a 'view'' is not one of tsfarm's\n"},
	};

	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		size_t lines = 0;

		same_number("guards off", run_sql(farm, "PRAGMA foreign_keys = OFF"), 0);
		same_number("guards off", run_sql(farm, "PRAGMA ignore_check_constraints = ON"), 0);
		same_number(rows[i].sql, run_sql(farm, rows[i].sql), 0);
		same_number("guards on", run_sql(farm, "PRAGMA ignore_check_constraints = OFF"), 0);
		for (const char *c = rows[i].findings; *c; c++)
			lines += *c == '\n';
		same_number(rows[i].sql, (long long)check_farm_file(), (long long)lines);
		same_text(rows[i].sql, text_string(&findings), rows[i].findings);
		teardown(state);
		setup(state);
	}
}

/* Zeros over the middle of the file: SQLite's finding, and no crash. */
static void farm_check__survives_any_page_being_spoiled(void **state)
{
	size_t length;
	char *bytes;

	(void)state;
	farm = farm_free(farm);
	bytes = read_file(folder_file(&folder, "farm.db"), &length);
	for (size_t page = 1; page < length / 4096; page++) {
		char *spoiled = malloc(length);
		size_t count = 0;
		int r;

		memcpy(spoiled, bytes, length);
		memset(spoiled + page * 4096, 0x5A, 4096);
		write_file(folder_file(&folder, "farm.db"), spoiled, length);
		free(spoiled);
		r = farm_open(folder_file(&folder, "farm.db"), &farm);
		if (r == 0)
			r = farm_check(farm, note_sentence, &findings, &count);
		if (r == 0 && count == 0)
			fail_msg("page %zu: nothing found", page);
		if (r != 0)
			same_answer("page", r, FARM_E_CORRUPT);
		farm = farm_free(farm);
	}
	free(bytes);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
	const struct CMUnitTest tests[] = {
		TEST(farm_check__finds_nothing_in_a_sound_farm),
		TEST(farm_check__says_what_is_wrong),
		TEST(farm_check__survives_any_page_being_spoiled),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
