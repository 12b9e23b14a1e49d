/* `tsfarm check` and `tsfarm export`: what is wrong with a farm, and a farm as a farm file. */
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>

#include "base/macros.h"
#include "base/tests/sandbox.h"
#include "sim/tsfarm.h"

#define FARM TEST_DATA "test_tsfarm_farm.yaml"

static int setup(void **state)
{
	if (sandbox_setup(state) != 0)
		return -1;
	sandbox_run(&(struct sandbox_case){"create", {"create", "farm.db", FARM}, .err = ""});
	return 0;
}

/* Change the farm as no tsfarm would: foreign keys are not looked after. */
static void change_farm(const char *statements)
{
	sqlite3 *database;

	assert_int_equal(sqlite3_open("farm.db", &database), SQLITE_OK);
	if (sqlite3_exec(database, statements, NULL, NULL, NULL) != SQLITE_OK)
		fail_msg("%s: %s", statements, sqlite3_errmsg(database));
	assert_int_equal(sqlite3_close(database), SQLITE_OK);
}

static void check__a_sound_farm_has_no_problems(void **state)
{
	static const struct sandbox_case given = {
		"check", {"check", "farm.db"}, .out = "farm.db: no problems\n", .err = ""};

	(void)state;
	sandbox_run(&given);
}

/* A logoff that forgets the programs: the commands tell, and do not fall over it. */
static void check__programs_of_no_session_are_told(void **state)
{
	static const struct sandbox_case cases[] = {
		{"check", {"check", "farm.db"}, .status = 1,
			.out = "farm.db: a row of 'programs' refers to something that is not "
			       "there\n"
			       "farm.db: 'WF12' has programs of session 12, which does not exist\n",
			.err = "tsfarm: farm 'farm.db' has 2 problems\n"},
		{"export", {"export", "farm.db"}, .status = 1, .out = "",
			.err = "tsfarm: cannot export farm 'farm.db': it has programs of a session "
			       "that "
			       "does not exist; 'tsfarm check' says which\n"},
	};
	char *text;

	(void)state;
	change_farm("DELETE FROM sessions WHERE session_id = 12");
	sandbox_run_all(cases, ARRAY_SIZE(cases));
	same_number("show",
		sandbox_start(
			&(struct sandbox_case){.arguments = {"show", "farm.db"}}, &text, NULL),
		0);
	assert_non_null(strstr(text, "12                              missing"));
	free(text);
	same_number("show --json",
		sandbox_start(&(struct sandbox_case){.arguments = {"show", "--json", "farm.db"}},
			&text, NULL),
		0);
	assert_non_null(strstr(text, "\"state\": null"));
	free(text);
}

/* Names that a farm file cannot have give no orders to the terminal. */
static void check__control_characters_are_escaped(void **state)
{
	static const struct sandbox_case cases[] = {
		{"check", {"check", "farm.db"}, .status = 1},
		{"show", {"show", "farm.db"}, .status = 0},
		{"shell", {"shell", "farm.db", "--as", "WF12/3"},
			.input = ".farm\n.as WF12/12\nlogoff 3\n.undo\n.events\n.as WF12/0\n"},
		{"events", {"events", "farm.db"}, .status = 0},
	};

	(void)state;
	change_farm("UPDATE trustees SET name = name || char(27) || '[1m'");
	change_farm("UPDATE sessions SET name = name || char(27, 10) || '[1m'");
	change_farm("UPDATE programs SET image = image || char(27) || '[1m'");
	for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
		char *out, *err;

		same_number(cases[i].label, sandbox_start(&cases[i], &out, &err), cases[i].status);
		if (strchr(out, '\033') || strchr(err, '\033'))
			fail_msg("%s: %s%s", cases[i].label, out, err);
		free(out);
		free(err);
	}
}

static void check__rules_of_a_farm_are_looked_after(void **state)
{
	static const struct sandbox_case given = {"check", {"check", "farm.db"}, .status = 1,
		.out = "farm.db: session 3 of 'WF12' is called 'ELSE', but belongs to winstation "
		       "'RDP-Tcp'\n",
		.err = "tsfarm: farm 'farm.db' has 1 problem\n"};

	(void)state;
	change_farm("UPDATE sessions SET name = 'ELSE', name_key = 'ELSE' WHERE session_id = 3");
	sandbox_run(&given);
}

static void check__a_missing_table_is_told(void **state)
{
	static const char *const commands[] = {"check", "show", "events", "export"};

	(void)state;
	change_farm("DROP TABLE events; DROP TABLE programs");
	for (size_t i = 0; i < ARRAY_SIZE(commands); i++)
		same_number(commands[i],
			sandbox_start(&(struct sandbox_case){.arguments = {commands[i], "farm.db"}},
				NULL, NULL),
			1);
}

/* Every page of the file, spoilt one after the other: no command ends otherwise than done or
 * refused. */
static void check__a_spoilt_page_never_breaks_the_program(void **state)
{
	static const char *const commands[] = {"check", "show", "events", "export"};
	size_t length;
	char *bytes = read_file("farm.db", &length);

	(void)state;
	for (size_t at = 0; at < length; at += 4096) {
		char kept[4096];

		memcpy(kept, bytes + at, sizeof(kept));
		/* the file's own head stays: without it, it is no farm */
		memset(bytes + at + (at ? 0 : 100), 0xA5, sizeof(kept) - (at ? 0 : 100));
		write_file("spoilt.db", bytes, length);
		memcpy(bytes + at, kept, sizeof(kept));
		for (size_t i = 0; i < ARRAY_SIZE(commands); i++) {
			const struct sandbox_case given = {.arguments = {commands[i], "spoilt.db"}};
			int status = sandbox_start(&given, NULL, NULL);

			if (status > 1 || (i == 0 && status == 0))
				fail_msg("%s with page %zu spoilt: exit status %d", commands[i],
					at / 4096 + 1, status);
		}
	}
	free(bytes);
}

/* An export is a farm file of the same farm: nothing of it is lost, however often. */
static void assert_round_trip(const char *farm)
{
	char *file, *again, *shown, *shown_again;

	same_number("export",
		sandbox_start(&(struct sandbox_case){.arguments = {"export", farm}}, &file, NULL),
		0);
	sandbox_run(&(struct sandbox_case){"create", {"create", "--force", "again.db", "-"},
		.input = file, .out = "", .err = ""});
	sandbox_start(&(struct sandbox_case){.arguments = {"export", "again.db"}}, &again, NULL);
	sandbox_compare(farm, "its export", file, again);
	sandbox_start(&(struct sandbox_case){.arguments = {"show", "--json", farm}}, &shown, NULL);
	sandbox_start(&(struct sandbox_case){.arguments = {"show", "--json", "again.db"}},
		&shown_again, NULL);
	sandbox_compare(farm, "its document", shown, shown_again);
	free(file);
	free(again);
	free(shown);
	free(shown_again);
}

static void export__creates_an_equal_farm(void **state)
{
	static const char *const farms[] = {"classroom", "office", "states"};

	(void)state;
	assert_round_trip("farm.db");
	for (size_t i = 0; i < ARRAY_SIZE(farms); i++) {
		char path[1024];

		snprintf(path, sizeof(path), TEST_SCENARIOS "farms/%s.yaml", farms[i]);
		sandbox_run(&(struct sandbox_case){
			farms[i], {"create", "--force", "farm.db", path}, .err = ""});
		assert_round_trip("farm.db");
	}
}

/* Names and texts that YAML might take for something else. */
static void export__quotes_what_needs_it(void **state)
{
	static const char farm[] =
		"servers:\n"
		"  'NO':\n"
		"    winstations: {'~': {}, 'a: b': {}, '- x': {}, '#1': {}, '\"': {}, \"'\": {}}\n"
		"    sessions:\n"
		"      1: {at: '~', user: 'none', client: '', address: ' x ', programs: ['~', "
		"'null']}\n"
		"      2: {at: 'a: b', user: 'null', client: \"\\e\\n\\t\\u2028\", programs: "
		"['{}', '[]']}\n"
		"      3: {at: '- x', user: 'yes', programs: [{image: '&a', unsaved: '*b'}]}\n"
		"      4: {at: '#1', user: '123', programs: [{image: '! x', unsaved: "
		"\"a\\nb\"}]}\n";

	(void)state;
	sandbox_write_text("odd.yaml", farm);
	sandbox_run(&(struct sandbox_case){"create", {"create", "odd.db", "odd.yaml"}, .err = ""});
	assert_round_trip("odd.db");
}

static void export__after_a_console_session_was_logged_off(void **state)
{
	struct farm *farm;
	struct caller caller;

	(void)state;
	assert_int_equal(farm_open("farm.db", &farm), 0);
	assert_int_equal(caller_find(farm, "WF12", 0, &caller), 0);
	assert_int_equal(session_logoff(farm, &caller, caller.server_id, 3), 0);
	assert_int_equal(session_logoff(farm, &caller, caller.server_id, 0), 0);
	farm_free(farm);
	assert_round_trip("farm.db");
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, setup, sandbox_teardown)

int main(int argc, char **argv)
{
	static const struct CMUnitTest tests[] = {
		TEST(check__a_sound_farm_has_no_problems),
		TEST(check__programs_of_no_session_are_told),
		TEST(check__control_characters_are_escaped),
		TEST(check__rules_of_a_farm_are_looked_after),
		TEST(check__a_missing_table_is_told),
		TEST(check__a_spoilt_page_never_breaks_the_program),
		TEST(export__creates_an_equal_farm),
		TEST(export__quotes_what_needs_it),
		TEST(export__after_a_console_session_was_logged_off),
	};

	sandbox_use(argc > 1 ? argv[1] : NULL);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
