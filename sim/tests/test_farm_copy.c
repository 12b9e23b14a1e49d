#include "sim/tests/stage.h"

#include <errno.h>
#include <sqlite3.h>
#include <stdlib.h>

#include "base/macros.h"
#include "sim/farm.h"
#include "sim/store/statements.h"
#include "sim/tests/hostile.h"

static const char farm_yaml[] = "servers: {WF12: {sessions: {2: {user: ada}, 12: {user: eva, "
				"programs: [a.exe, {image: b.exe, "
				"unsaved: b.doc}]}, 0: {at: Console, user: ada}}}}\n"
				"accounts: {ada: [Administrators]}\n";

static struct farm *other;
static struct farm_copy *copies[2];

static int setup(void **state)
{
	(void)state;
	stage_farm(farm_yaml);
	same_answer("other", farm_open(folder_file(&folder, "farm.db"), &other), 0);
	return 0;
}

static int teardown(void **state)
{
	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(copies); i++)
		copies[i] = farm_copy_free(copies[i]);
	other = farm_free(other);
	strike_farm();
	return 0;
}

static void copy_farm(size_t which)
{
	copies[which] = farm_copy_free(copies[which]);
	same_answer("copy", farm_copy_new(farm, &copies[which]), 0);
}

/* An act that changes programs, sessions, the journal and, by the clock, the farm. */
static void change_session(struct farm *whose)
{
	same_answer("logoff", logoff(whose, "WF12/2", "WF12/12"), 0);
	same_answer("clock", farm_advance_clock(whose, 90), 0);
}

static void is_as_before(const char *label, struct farm *whose)
{
	char clock[FARM_TIME_BYTES];

	nothing_happened(label, whose, before);
	same_answer("clock", farm_get_clock(whose, clock), 0);
	same_text(label, clock, before->clock);
	same_number(label, (long long)check_farm(whose), 0);
}

static void farm_restore__brings_everything_back(void **state)
{
	(void)state;
	copy_farm(0);
	change_session(farm);
	same_answer("restore", farm_restore(farm, copies[0]), 0);
	is_as_before("own", farm);
	is_as_before("other's", other);
	/* and both go on from there */
	change_session(other);
	same_answer("again", farm_restore(farm, copies[0]), 0);
	is_as_before("own", farm);
	change_session(farm);
}

static void farm_restore__goes_both_ways(void **state)
{
	char *journal, *again;

	(void)state;
	copy_farm(0);
	change_session(farm);
	journal = journal_of(farm);
	copy_farm(1);
	same_answer("undo", farm_restore(farm, copies[0]), 0);
	same_answer("redo", farm_restore(farm, copies[1]), 0);
	again = journal_of(other);
	same_text("journal", again, journal);
	free(journal);
	free(again);
}

/* Statements that are prepared, also one that stands at a row, and a schema of another shape. */
static void farm_restore__others_have_statements(void **state)
{
	struct caller ada = caller_at(other, "WF12/2");
	struct session_summary session;

	(void)state;
	copy_farm(0);
	same_answer("prepared", session_get(other, ada.server_id, 12, &session), 0);
	change_session(farm);
	same_answer("gone", session_get(other, ada.server_id, 12, &session),
		WIN32_ERROR_WINSTATION_NOT_FOUND);
	same_number("a table more", run_sql(farm, "CREATE TABLE more (a)"), SQLITE_OK);
	same_answer("refused", session_get(other, ada.server_id, 12, &session), FARM_E_FOREIGN);
	same_answer("restore", farm_restore(farm, copies[0]), 0);
	same_answer("back", session_get(other, ada.server_id, 12, &session), 0);
	same_number("no table more", run_sql(other, "SELECT * FROM more"), SQLITE_ERROR);
	same_number("no table more", run_sql(farm, "SELECT * FROM more"), SQLITE_ERROR);
	change_session(other);
}

static void farm_restore__tells_others_of_a_change(void **state)
{
	uint32_t own[2], others[2];

	(void)state;
	copy_farm(0);
	same_answer("own", farm_get_change(farm, &own[0]), 0);
	same_answer("other's", farm_get_change(other, &others[0]), 0);
	change_session(farm);
	same_answer("restore", farm_restore(farm, copies[0]), 0);
	same_answer("own", farm_get_change(farm, &own[1]), 0);
	same_answer("other's", farm_get_change(other, &others[1]), 0);
	same_number("own", own[1], own[0]);
	assert_true(others[1] != others[0]);
}

/* Before and after each other: in the file itself, and with a WAL. */
static void farm_restore_unless_changed__leaves_what_others_wrote(void **state)
{
	static const char *const modes[] = {
		"PRAGMA journal_mode = DELETE", "PRAGMA journal_mode = WAL"};
	uint32_t seen;

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(modes); i++) {
		same_number(modes[i], run_sql(farm, modes[i]), SQLITE_OK);
		copy_farm(0);
		same_answer("clock", farm_advance_clock(farm, 90), 0);
		same_answer("seen", farm_get_reading(farm, &seen), 0);
		same_answer("clock", farm_advance_clock(other, 90), 0);
		copy_farm(1);
		same_answer("theirs", farm_restore_unless_changed(farm, copies[0], seen), -EAGAIN);
		same_answer("seen", farm_get_reading(farm, &seen), 0);
		same_answer("ours", farm_restore_unless_changed(farm, copies[1], seen), 0);
		same_answer("own", farm_restore_unless_changed(farm, copies[0], seen), -EAGAIN);
		same_answer("seen", farm_get_reading(farm, &seen), 0);
		same_answer("again", farm_restore_unless_changed(farm, copies[0], seen), 0);
		is_as_before(modes[i], other);
	}
}

static void farm_restore__keeps_out_of_a_look_and_waits_for_others(void **state)
{
	struct snapshot *after;

	(void)state;
	copy_farm(0);
	change_session(farm);
	after = read_farm(farm);
	same_answer("look", farm_begin_look(farm), 0);
	same_answer("within it", farm_restore(farm, copies[0]), -EINVAL);
	farm_end_look(farm);
	/* somebody else looks, for longer than we wait */
	sqlite3_busy_timeout(farm->store->connection, 50);
	same_answer("look", farm_begin_look(other), 0);
	before = snapshot_free(before);
	before = read_farm(other);
	same_answer("meanwhile", farm_restore(farm, copies[0]), -EBUSY);
	farm_end_look(other);
	same_farm("unchanged", before, after);
	snapshot_free(after);
	same_answer("then", farm_restore(farm, copies[0]), 0);
}

/* Only with a WAL can somebody write meanwhile. */
static void farm_copy_new__is_of_the_look(void **state)
{
	(void)state;
	same_number("wal", run_sql(farm, "PRAGMA journal_mode = WAL"), SQLITE_OK);
	copy_farm(0);
	same_answer("look", farm_begin_look(farm), 0);
	snapshot_free(read_farm(farm));
	change_session(other);
	copy_farm(1);
	assert_true(farm_copy_equal(copies[0], copies[1]));
	farm_end_look(farm);
	copy_farm(1);
	assert_false(farm_copy_equal(copies[0], copies[1]));
}

static void farm_copy_new__waits_for_who_writes(void **state)
{
	(void)state;
	sqlite3_busy_timeout(farm->store->connection, 50);
	same_number("lock", run_sql(other, "BEGIN EXCLUSIVE"), SQLITE_OK);
	same_answer("meanwhile", farm_copy_new(farm, &copies[0]), -EBUSY);
	assert_null(copies[0]);
	same_number("unlock", run_sql(other, "ROLLBACK"), SQLITE_OK);
	copy_farm(0);
}

/* The farm of which it is may be gone: another becomes the same. */
static void farm_copy__outlives_its_farm(void **state)
{
	(void)state;
	copy_farm(0);
	other = farm_free(other);
	farm = farm_free(farm);
	farm = make_farm(&folder, "servers: {WF99: {}}\n");
	same_answer("restore", farm_restore(farm, copies[0]), 0);
	is_as_before("another", farm);
}

/* A farm that keeps a WAL goes on keeping it, and its copies know nothing of one. */
static void farm_restore__with_a_wal(void **state)
{
	(void)state;
	copy_farm(0);
	same_number("wal", run_sql(farm, "PRAGMA journal_mode = WAL"), SQLITE_OK);
	copy_farm(1);
	assert_true(farm_copy_equal(copies[0], copies[1]));
	for (size_t i = 0; i < ARRAY_SIZE(copies); i++) {
		char *bytes;
		size_t size;

		change_session(farm);
		same_answer("restore", farm_restore(farm, copies[i]), 0);
		is_as_before("own", farm);
		is_as_before("other's", other);
		same_number("checkpoint", run_sql(farm, "PRAGMA wal_checkpoint"), SQLITE_OK);
		bytes = read_file(folder_file(&folder, "farm.db"), &size);
		same_number("a WAL still", bytes[18], 2);
		free(bytes);
	}
	other = farm_free(other);
	same_number("none", run_sql(farm, "PRAGMA journal_mode = DELETE"), SQLITE_OK);
	change_session(farm);
	same_answer("without", farm_restore(farm, copies[1]), 0);
	is_as_before("without", farm);
}

static void farm_copy_equal__says_what_is_the_same(void **state)
{
	static const struct {
		const char *label, *sql;
		bool same;
	} rows[] = {
		{"nothing", "SELECT 1", true},
		{"written, and the same", "UPDATE farm SET clock = clock", true},
		{"pages that are free", "CREATE TABLE t (a); DROP TABLE t", true},
		{"other pages", "CREATE TABLE t (a); DROP TABLE t; VACUUM", true},
		{"there and back",
			"UPDATE programs SET image = 'a longer name.exe' WHERE pid = 1; "
			"UPDATE programs SET image = 'a.exe' WHERE pid = 1",
			true},
		{"the clock", "UPDATE farm SET clock = '2001-01-01 00:00:00'", false},
		{"a text less", "UPDATE programs SET unsaved = NULL", false},
		{"a number", "UPDATE permissions SET denied = 1", false},
		{"another number", "UPDATE servers SET next_session = 7", false},
		{"a row less", "DELETE FROM programs WHERE image = 'b.exe'", false},
		{"a row more",
			"INSERT INTO events (happened_at, kind, server, session_id, by_server, "
			"by_session_id) VALUES ('', 'work-lost', '', 1, '', 1)",
			false},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		copy_farm(0);
		hostile_run(folder_file(&folder, "farm.db"), rows[i].sql);
		copy_farm(1);
		if (farm_copy_equal(copies[0], copies[1]) != rows[i].same ||
			farm_copy_equal(copies[1], copies[0]) != rows[i].same)
			fail_msg("%s: expected to be %s", rows[i].label,
				rows[i].same ? "the same" : "another");
		same_answer("restore", farm_restore(farm, copies[0]), 0);
		copy_farm(1);
		if (!farm_copy_equal(copies[0], copies[1]))
			fail_msg("%s: not restored", rows[i].label);
	}
}

static void farm_copy_new__refuses_what_others_made(void **state)
{
	(void)state;
	hostile_run(folder_file(&folder, "farm.db"), "CREATE TABLE t (a)");
	same_answer("copy", farm_copy_new(farm, &copies[0]), FARM_E_FOREIGN);
	assert_null(copies[0]);
}

static void farm_copy_size__is_that_of_the_file(void **state)
{
	size_t size;
	char *bytes = read_file(folder_file(&folder, "farm.db"), &size);

	(void)state;
	free(bytes);
	copy_farm(0);
	same_number("size", (long long)farm_copy_size(copies[0]), (long long)size);
}

static void farm_copy_free__accepts_null(void **state)
{
	struct farm_copy *none = NULL;

	(void)state;
	assert_null(farm_copy_free(NULL));
	farm_copy_freep(&none);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
	const struct CMUnitTest tests[] = {
		TEST(farm_restore__brings_everything_back),
		TEST(farm_restore__goes_both_ways),
		TEST(farm_restore__others_have_statements),
		TEST(farm_restore__tells_others_of_a_change),
		TEST(farm_restore__keeps_out_of_a_look_and_waits_for_others),
		TEST(farm_restore__with_a_wal),
		TEST(farm_restore_unless_changed__leaves_what_others_wrote),
		TEST(farm_copy_new__is_of_the_look),
		TEST(farm_copy_new__waits_for_who_writes),
		TEST(farm_copy__outlives_its_farm),
		TEST(farm_copy_equal__says_what_is_the_same),
		TEST(farm_copy_new__refuses_what_others_made),
		TEST(farm_copy_size__is_that_of_the_file),
		TEST(farm_copy_free__accepts_null),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
