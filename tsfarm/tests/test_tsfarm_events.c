/* `tsfarm events`: the journal in order, however long it is and however slowly it is read. */
#include <jansson.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/macros.h"
#include "base/tests/sandbox.h"
#include "base/text.h"
#include "sim/tsfarm.h"

#define FARM TEST_DATA "test_tsfarm_farm.yaml"

enum { MANY_PROGRAMS = 3000 };

static int setup(void **state)
{
	if (sandbox_setup(state) != 0)
		return -1;
	sandbox_run(&(struct sandbox_case){"create", {"create", "farm.db", FARM}, .err = ""});
	return 0;
}

/* A session logs another off, as `logoff` would. */
static void log_off(const char *path, const char *server, uint32_t by, uint32_t id)
{
	struct farm *farm;
	struct caller caller;
	int r;

	assert_int_equal(farm_open(path, &farm), 0);
	r = caller_find(farm, server, by, &caller);
	if (r == 0)
		r = session_logoff(farm, &caller, caller.server_id, id);
	farm_free(farm);
	same_number(path, r, 0);
}

static void events__nothing_happened_is_nothing(void **state)
{
	static const struct sandbox_case cases[] = {
		{"text", {"events", "farm.db"}, .out = "", .err = ""},
		{"JSON", {"events", "--json", "farm.db"}, .out = "{\n  \"events\": []\n}\n",
			.err = ""},
	};

	(void)state;
	sandbox_run_all(cases, ARRAY_SIZE(cases));
}

static void compare_with_file(const struct sandbox_case *given, const char *file)
{
	struct sandbox_case whole = *given;
	size_t length;
	char *expected = read_file(file, &length);

	whole.out = expected;
	sandbox_run(&whole);
	free(expected);
}

static void events__tell_what_happened_in_order(void **state)
{
	(void)state;
	log_off("farm.db", "WF12", 0, 3);
	log_off("farm.db", "WF12", 5, 5);
	compare_with_file(&(struct sandbox_case){"text", {"events", "farm.db"}, .err = ""},
		TEST_DATA "test_tsfarm_events.txt");
}

static void events__for_programs_are_one_document(void **state)
{
	(void)state;
	log_off("farm.db", "WF12", 0, 65535);
	compare_with_file(
		&(struct sandbox_case){"JSON", {"events", "--json", "farm.db"}, .err = ""},
		TEST_DATA "test_tsfarm_events.json");
}

static void events__the_last_ones_alone(void **state)
{
	static const struct sandbox_case cases[] = {
		{"two", {"events", "farm.db", "--last", "2"}, .err = "",
			.out = "NUMBER  TIME                 SESSION  USER  EVENT            BY\n"
			       "     2  1998-06-16 09:00:00  W/3      eva   user-logged-off  W/2 Administrator\n"
			       "     3  1998-06-16 09:00:00  W/3      eva   session-ended    W/2 Administrator\n"},
		{"none", {"events", "farm.db", "--last", "0"}, .status = 2, .out = "",
			.err = "tsfarm: option '--last' does not take '0'; accepted: 1 to 4294967295\n"},
	};

	(void)state;
	sandbox_run(&(struct sandbox_case){"create", {"create", "--force", "farm.db", "-"},
		.input = "servers: {W: {sessions: {2: {user: Administrator}, 3: {user: eva}}}}\n",
		.err = ""});
	log_off("farm.db", "W", 2, 3);
	sandbox_run_all(cases, ARRAY_SIZE(cases));
	/* more than there are: all */
	sandbox_run(&(struct sandbox_case){"all", {"events", "farm.db", "--last", "4"}, .err = ""});
	sandbox_run(&(struct sandbox_case){"json", {"events", "farm.db", "--last", "1", "--json"}, .err = ""});
}

/* A farm whose journal has far more than one piece: each program that ends is an event. */
static void make_long_journal(void)
{
	struct text farm = {0};

	text_add(&farm, "servers: {W: {sessions: {2: {user: eva}, 3: {user: eva, programs: [");
	for (int i = 0; i < MANY_PROGRAMS; i++)
		text_add(&farm, "calc.exe, ");
	text_add(&farm, "calc.exe]}}}}\n");
	sandbox_run(&(struct sandbox_case){
		"create", {"create", "long.db", "-"}, .input = text_string(&farm), .err = ""});
	text_deinit(&farm);
	log_off("long.db", "W", 3, 3);
}

static void events__a_long_journal_comes_whole(void **state)
{
	enum { EVENTS = MANY_PROGRAMS + 1 + 3 };
	size_t lines = 0;
	json_t *document, *events;
	char *text;

	(void)state;
	make_long_journal();
	sandbox_start(&(struct sandbox_case){.arguments = {"events", "long.db"}}, &text, NULL);
	for (const char *c = text; *c; c++)
		lines += *c == '\n';
	free(text);
	assert_int_equal(lines, EVENTS + 1);
	sandbox_start(
		&(struct sandbox_case){.arguments = {"events", "long.db", "--json"}}, &text, NULL);
	document = json_loads(text, JSON_REJECT_DUPLICATES, NULL);
	free(text);
	events = json_object_get(document, "events");
	assert_int_equal(json_array_size(events), EVENTS);
	for (size_t i = 0; i < EVENTS; i++)
		same_number("number",
			json_integer_value(json_object_get(json_array_get(events, i), "number")),
			(long long)i + 1);
	json_decref(document);
}

/* The reader stands still in the middle, and the farm can be written all the same. */
static void events__a_slow_reader_keeps_nobody_out(void **state)
{
	char command[5000], byte;
	FILE *reading;

	(void)state;
	make_long_journal();
	snprintf(command, sizeof(command), "exec '%s' events --json long.db", sandbox_program());
	reading = popen(command, "r");
	assert_non_null(reading);
	assert_int_equal(read(fileno(reading), &byte, 1), 1);
	log_off("long.db", "W", 2, 2);
	while (read(fileno(reading), command, sizeof(command)) > 0)
		;
	assert_int_equal(pclose(reading), 0);
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, setup, sandbox_teardown)

int main(int argc, char **argv)
{
	static const struct CMUnitTest tests[] = {
		TEST(events__nothing_happened_is_nothing),
		TEST(events__tell_what_happened_in_order),
		TEST(events__for_programs_are_one_document),
		TEST(events__the_last_ones_alone),
		TEST(events__a_long_journal_comes_whole),
		TEST(events__a_slow_reader_keeps_nobody_out),
	};

	sandbox_use(argc > 1 ? argv[1] : NULL);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
