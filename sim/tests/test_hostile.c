/* Farms that somebody else wrote: an answer to each, soon, and nothing of them is run. */
#include "sim/tests/support.h"

#include <stdlib.h>

#include "base/macros.h"
#include "base/text.h"
#include "sim/tests/hostile.h"

static struct folder folder;
static struct farm *farm;

static int setup(void **state)
{
	(void)state;
	folder_make(&folder);
	farm_free(make_farm(&folder,
		"servers: {WF12: {sessions: {0: {user: tom}, 12: {user: eva, programs: [a.exe],"
		" messages: [Hello]}}}}\n"));
	return 0;
}

static int teardown(void **state)
{
	(void)state;
	farm = farm_free(farm);
	folder_remove(&folder);
	return 0;
}

static void open_farm(void)
{
	same_answer("open", farm_open(folder_file(&folder, "farm.db"), &farm), 0);
}

static void farm_read__ends_where_the_farm_does_not(void **state)
{
	static const char *const tables[] = {"sqlite_autoindex_trustees_1",
		"sqlite_autoindex_winstations_1", "sqlite_autoindex_servers_1", "sessions"};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(tables); i++) {
		struct snapshot *snapshot = NULL;

		teardown(NULL);
		setup(NULL);
		hostile_make_endless(folder_file(&folder, "farm.db"), tables[i]);
		open_farm();
		same_answer(tables[i], farm_read(farm, NULL, &snapshot), FARM_E_ENDLESS);
		assert_null(snapshot);
	}
}

static int ignore_event(void *context, const struct event *event)
{
	(void)context;
	(void)event;
	return 0;
}

static void farm_read_events__ends_where_the_farm_does_not(void **state)
{
	(void)state;
	open_farm();
	same_answer("logoff", logoff(farm, "WF12/12", "WF12/12"), 0);
	farm = farm_free(farm);
	hostile_make_endless(folder_file(&folder, "farm.db"), "events");
	open_farm();
	same_answer("events", farm_read_events(farm, 0, ignore_event, NULL), FARM_E_ENDLESS);
}

static void note_sentence(void *context, const char *sentence)
{
	text_printf(context, "%s\n", sentence);
}

static void farm_check__tells_of_a_farm_without_end(void **state)
{
	static const char *const tables[] = {"trustees", "sessions", "events"};

	(void)state;
	open_farm();
	same_answer("logoff", logoff(farm, "WF12/12", "WF12/12"), 0);
	farm = farm_free(farm);
	for (size_t i = 0; i < ARRAY_SIZE(tables); i++) {
		cleanup(text_deinit) struct text findings = {0};
		size_t count = 0;

		hostile_make_endless(folder_file(&folder, "farm.db"), tables[i]);
		open_farm();
		same_answer(tables[i], farm_check(farm, note_sentence, &findings, &count), 0);
		assert_true(count > 0);
		assert_true(findings.length < 10000);
		farm = farm_free(farm);
	}
}

static void farm_open__refuses_tables_of_any_type(void **state)
{
	const char *path = folder_file(&folder, "farm.db");

	(void)state;
	hostile_run(path, "PRAGMA writable_schema = ON;"
			  " UPDATE sqlite_schema SET sql = replace(sql, ' STRICT', '')"
			  " WHERE name = 'servers'");
	same_answer("not STRICT", farm_open(path, &farm), FARM_E_FOREIGN);
	hostile_run(path, "PRAGMA ignore_check_constraints = ON; UPDATE servers SET online = 'x'");
	same_answer("text in a number column", farm_open(path, &farm), FARM_E_FOREIGN);
	assert_null(farm);
}

/* The words of the tables are right again, and what stands in them is not. */
static void farm_read__refuses_values_of_another_type(void **state)
{
	static const char *const writes[] = {"servers SET online = 'x'", "servers SET name = x'ff'",
		"servers SET next_session = 1.5", "sessions SET logon_time = x'41'",
		"sessions SET client_name = x'00'", "programs SET image = x'41'",
		"programs SET session_id = 'x'", "permissions SET allowed = 'x'",
		"trustees SET name = x'41'", "farm SET clock = x'41'"};
	const char *path = folder_file(&folder, "farm.db");

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(writes); i++) {
		cleanup(snapshot_freep) struct snapshot *snapshot = NULL;
		cleanup(text_deinit) struct text findings = {0};
		size_t count = 0;

		teardown(NULL);
		setup(NULL);
		hostile_write_untyped(path, writes[i]);
		open_farm();
		same_answer(writes[i], farm_read(farm, NULL, &snapshot), FARM_E_CORRUPT);
		same_answer(writes[i], farm_check(farm, note_sentence, &findings, &count), 0);
		if (!count)
			fail_msg("%s: no problem is found", writes[i]);
		farm = farm_free(farm);
	}
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
	const struct CMUnitTest tests[] = {
		TEST(farm_read__ends_where_the_farm_does_not),
		TEST(farm_read_events__ends_where_the_farm_does_not),
		TEST(farm_check__tells_of_a_farm_without_end),
		TEST(farm_open__refuses_tables_of_any_type),
		TEST(farm_read__refuses_values_of_another_type),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
