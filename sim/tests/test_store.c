#include "sim/tests/stage.h"

#include <errno.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/text.h"
#include "sim/farm.h"
#include "sim/store/statements.h"
#include "sim/tests/hostile.h"

static const char farm_yaml[] =
	"servers: {WF12: {sessions: {12: {user: eva, programs: [a.exe]}, 14: {state: idle}, 15: "
	"{state: disconnected, user: eva, messages: [Hello]}, 16: {user: eva}}}, WF13: {}}\n"
	"groups: [Staff]\n";

static const char *const statement_names[] = {
#define STATEMENT(name, sql) #name,
#include "sim/store/statements.def"
#undef STATEMENT
};

static void statements__every_one_prepares(void **state)
{
	(void)state;
	for (enum statement i = 0; i < STATEMENT_COUNT; i++) {
		cleanup(query_end) struct query query = query_begin(farm->store, i);

		same_answer(statement_names[i], query.error, 0);
		assert_non_null(query.statement);
	}
}

/* Is it a step that costs the same on a small farm and on a large one? */
static bool is_look_up(const char *step)
{
	static const char *const harmless[] = {"LIST SUBQUERY", "SCALAR SUBQUERY", "COMPOUND QUERY",
		"LEFT-MOST SUBQUERY", "UNION ALL", "SCAN CONSTANT ROW", "SCAN 2 CONSTANT ROWS",
		"USE TEMP B-TREE FOR"};

	for (size_t i = 0; i < ARRAY_SIZE(harmless); i++) {
		if (strncmp(step, harmless[i], strlen(harmless[i])) == 0)
			return true;
	}
	return strncmp(step, "SEARCH ", 7) == 0 &&
	       (strstr(step, " USING INDEX ") || strstr(step, " PRIMARY KEY (") ||
		       strstr(step, " USING COVERING INDEX "));
}

/* Whatever the size of the farm: every table by its key or an index of it, none from end to end. */
static void statements__look_up_by_index(void **state)
{
	static const struct {
		enum statement statement;
		const char *first_step;
	} rows[] = {
		{STATEMENT_SERVER_FIND,
			"SEARCH servers USING INDEX sqlite_autoindex_servers_1 (name_key=?)"},
		{STATEMENT_SESSION_GET,
			"SEARCH sessions USING PRIMARY KEY (server_id=? AND session_id=?)"},
		{STATEMENT_SESSION_FIND, "SEARCH sessions USING INDEX sessions_by_name "
					 "(server_id=? AND name_key=?)"},
		{STATEMENT_PERMISSION_FIND,
			"SEARCH permissions USING PRIMARY KEY (winstation_id=? AND trustee_id=?)"},
		{STATEMENT_PROGRAM_NEXT, "SEARCH programs USING INDEX programs_by_session "
					 "(server_id=? AND session_id=? "
					 "AND pid>?)"},
		{STATEMENT_PROGRAM_DELETE,
			"SEARCH programs USING PRIMARY KEY (server_id=? AND pid=?)"},
		{STATEMENT_SESSION_DELETE,
			"SEARCH sessions USING PRIMARY KEY (server_id=? AND session_id=?)"},
		{STATEMENT_SESSION_VACATE,
			"SEARCH sessions USING PRIMARY KEY (server_id=? AND session_id=?)"},
		{STATEMENT_SESSION_LIST,
			"SEARCH sessions USING PRIMARY KEY (server_id=? AND session_id>? AND "
			"session_id<?)"},
		{STATEMENT_SESSION_DISCONNECT,
			"SEARCH sessions USING PRIMARY KEY (server_id=? AND session_id=?)"},
		{STATEMENT_SESSION_ATTACH,
			"SEARCH sessions USING PRIMARY KEY (server_id=? AND session_id=?)"},
		{STATEMENT_PROGRAM_OWNERS,
			"SEARCH programs USING PRIMARY KEY (server_id=? AND pid>? AND pid<?)"},
		{STATEMENT_SERVER_GET, "SEARCH servers USING INTEGER PRIMARY KEY (rowid=?)"},
		{STATEMENT_ACCOUNT_FIND,
			"SEARCH trustees USING INDEX sqlite_autoindex_trustees_1 (name_key=?)"},
		{STATEMENT_MEMBERSHIP_FIND,
			"SEARCH trustees USING COVERING INDEX sqlite_autoindex_trustees_1 "
			"(name_key=?)"},
		{STATEMENT_WINSTATION_FIND, "SEARCH winstations USING INDEX "
					    "sqlite_autoindex_winstations_1 (server_id=? AND "
					    "name_key=?)"},
		{STATEMENT_MESSAGE_LIST, "SEARCH messages USING INDEX messages_by_session "
					 "(server_id=? AND session_id>? "
					 "AND session_id<?)"},
		{STATEMENT_MESSAGE_DELETE,
			"SEARCH messages USING COVERING INDEX messages_by_session (server_id=? AND "
			"session_id=?)"},
		{STATEMENT_EVENT_LIST, "SEARCH events USING INTEGER PRIMARY KEY (rowid>?)"},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		cleanup(text_deinit) struct text sql = {0};
		sqlite3_stmt *explain = NULL;
		const char *label = statement_names[rows[i].statement],
			   *expected = rows[i].first_step;

		text_printf(&sql, "EXPLAIN QUERY PLAN %s",
			farm->store->kind->statements[rows[i].statement]);
		same_number(label,
			sqlite3_prepare_v2(farm->store->connection, sql.bytes, -1, &explain, NULL),
			SQLITE_OK);
		print_message("# %s\n", label);
		while (sqlite3_step(explain) == SQLITE_ROW) {
			const char *step = (const char *)sqlite3_column_text(explain, 3);

			print_message("#   %s\n", step);
			if (expected)
				same_text(label, step, expected);
			if (!is_look_up(step))
				fail_msg("%s: %s", label, step);
			expected = NULL;
		}
		sqlite3_finalize(explain);
		same_text(label, expected, NULL);
	}
}

/* The model's rules hold even against a program that writes rows itself. */
static void schema__refuses_impossible_rows(void **state)
{
	static const char *const rows[] = {
		"INSERT INTO farm VALUES (2, '1998-06-16 09:00:00')",
		"UPDATE farm SET clock = 'noon'",
		"UPDATE farm SET clock = '1998-13-01 00:00:00'",
		"UPDATE farm SET clock = '1998-06-16'",
		"UPDATE servers SET name = ''",
		"UPDATE servers SET name = 'A_NAME_TOO_LONG_'",
		"UPDATE servers SET name_key = 'WF12'",
		"UPDATE servers SET edition = 'nt5'",
		"UPDATE servers SET online = 2",
		"UPDATE servers SET logons = NULL",
		"UPDATE servers SET logons = 'never'",
		"UPDATE servers SET locale = 'xx-XX'",
		"UPDATE servers SET next_session = 65537",
		"UPDATE winstations SET next_connection = -1",
		"UPDATE servers SET online = 'yes'", /* STRICT */
		"DELETE FROM servers",               /* sessions refer to it */
		"UPDATE trustees SET kind = 'robot'",
		"UPDATE trustees SET name = 'a_name_of_an_account_x'",
		"UPDATE trustees SET name_key = 'EVA'",
		"INSERT INTO memberships VALUES (99, 1)",
		"UPDATE winstations SET kind = 'serial'",
		"UPDATE winstations SET name_key = 'X'",
		"INSERT INTO winstations (server_id, name, name_key, kind, next_connection) "
		"VALUES (99, 'a', 'A', 'direct', 0)",
		"UPDATE permissions SET allowed = 1024",
		"UPDATE permissions SET allowed = -1",
		"UPDATE permissions SET denied = 1024",
		"UPDATE permissions SET denied = NULL",
		"INSERT INTO permissions VALUES (99, 1, 1, 0)",
		"UPDATE sessions SET session_id = 131072 WHERE session_id = 14",
		"UPDATE sessions SET session_id = 65536 WHERE session_id = 16", /* it has a user */
		"UPDATE sessions SET session_id = -1 WHERE session_id = 14",
		"UPDATE sessions SET session_id = 12 WHERE session_id = 14",
		"UPDATE sessions SET state = 'asleep' WHERE session_id = 14",
		"UPDATE sessions SET account_id = NULL WHERE session_id = 12",
		"UPDATE sessions SET account_id = 1 WHERE session_id = 14",
		"UPDATE sessions SET account_id = 99 WHERE session_id = 12",
		"UPDATE sessions SET name = NULL, name_key = NULL WHERE session_id = 12",
		"UPDATE sessions SET name_key = NULL WHERE session_id = 12",
		"UPDATE sessions SET name = 'x', name_key = 'X' WHERE session_id = 15",
		"UPDATE sessions SET connect_time = 'noon'",
		"UPDATE sessions SET disconnect_time = 'noon'",
		"UPDATE sessions SET last_input = 'noon'",
		"UPDATE sessions SET install = 2",
		"INSERT INTO ports VALUES (1, 99, 'COM1', 'COM2')",
		"INSERT INTO ports VALUES (1, 12, '', 'COM2')",
		"INSERT INTO ports VALUES (1, 12, 'COM1', 'COM123456')",
		"UPDATE sessions SET former_name = 'x' WHERE session_id = 12",
		"UPDATE sessions SET logon_time = 'today' WHERE session_id = 12",
		"UPDATE sessions SET state = 'connected' WHERE session_id = 12",
		/* a winstation of the other server */
		"UPDATE sessions SET winstation_id = (SELECT max(winstation_id) FROM winstations) "
		"WHERE session_id = 12",
		/* two active sessions of one name */
		"UPDATE sessions SET state = 'active', name = 'x', name_key = 'RDP-TCP#12' "
		"WHERE session_id = 15",
		"DELETE FROM sessions WHERE session_id = 12", /* it has a program */
		"UPDATE programs SET pid = 0",
		"UPDATE programs SET pid = 4294967296",
		"UPDATE programs SET session_id = 99",
		"UPDATE programs SET image = ''",
		"UPDATE programs SET unsaved = ''",
		"UPDATE programs SET on_logoff = 'waits'",
		"DELETE FROM sessions WHERE session_id = 15", /* it has a message */
		"UPDATE messages SET sent_at = 'noon'",
		"UPDATE messages SET text = NULL",
		"UPDATE messages SET by_session_id = 65536",
		"UPDATE messages SET session_id = 99",
		"INSERT INTO events (happened_at, kind, server, session_id, by_server, "
		"by_session_id) "
		"VALUES ('x', 'party', 'WF12', 1, 'WF12', 1)",
		"DROP TABLE servers",
	};
	/* which triggers say to whoever does not turn them off, as we do */
	static const char *const protected[] = {
		"UPDATE events SET detail = 'x'", "DELETE FROM events"};

	(void)state;
	same_answer("an event to protect", logoff(farm, "WF12/12", "WF12/15"),
		WIN32_ERROR_ACCESS_DENIED);
	same_number("event",
		run_sql(farm, "INSERT INTO events (happened_at, kind, server, session_id, "
			      "by_server, by_session_id) VALUES ('x', 'message-sent', 'WF12', 1, "
			      "'WF12', 1)"),
		0);
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		int r = run_sql(farm, rows[i]);

		if (r != SQLITE_CONSTRAINT)
			fail_msg("%s: answer %d", rows[i], r);
	}
	for (size_t i = 0; i < ARRAY_SIZE(protected); i++)
		same_number(protected[i],
			hostile_try(folder_file(&folder, "farm.db"), protected[i]),
			SQLITE_CONSTRAINT);
}

/* Every word of an enum that is stored stands in its CHECK. */
static void schema__knows_every_word(void **state)
{
	struct event_row event = {.server_id = 1, .by_server_id = 1};
	cleanup(text_deinit) struct text sql = {0};

	(void)state;
	for (event.kind = 0; event.kind < EVENT_KIND_COUNT; event.kind++)
		same_answer(
			event_kind_to_string(event.kind), store_add_event(farm->store, &event), 0);
	text_printf(&sql, "UPDATE permissions SET allowed = %u, denied = %u",
		(1u << RIGHT_COUNT) - 1, (1u << RIGHT_COUNT) - 1);
	same_number("all rights", run_sql(farm, sql.bytes), SQLITE_OK);
	for (enum winstation_kind kind = 0; kind < WINSTATION_KIND_COUNT; kind++) {
		text_clear(&sql);
		text_printf(&sql, "UPDATE winstations SET kind = '%s'",
			winstation_kind_to_string(kind));
		same_number(winstation_kind_to_string(kind), run_sql(farm, sql.bytes), SQLITE_OK);
	}
	for (enum edition edition = 0; edition < EDITION_COUNT; edition++) {
		text_clear(&sql);
		text_printf(&sql, "UPDATE servers SET edition = '%s'", edition_to_string(edition));
		same_number(edition_to_string(edition), run_sql(farm, sql.bytes), SQLITE_OK);
	}
	for (enum locale locale = 0; locale < LOCALE_COUNT; locale++) {
		text_clear(&sql);
		text_printf(&sql, "UPDATE servers SET locale = '%s'", locale_to_string(locale));
		same_number(locale_to_string(locale), run_sql(farm, sql.bytes), SQLITE_OK);
	}
	for (enum logon_mode mode = 0; mode < LOGON_MODE_COUNT; mode++) {
		text_clear(&sql);
		text_printf(&sql, "UPDATE servers SET logons = '%s'", logon_mode_to_string(mode));
		same_number(logon_mode_to_string(mode), run_sql(farm, sql.bytes), SQLITE_OK);
	}
	for (enum session_state s = 0; s < SESSION_STATE_COUNT; s++) {
		bool named = s != SESSION_DISCONNECTED;
		bool user = s == SESSION_ACTIVE || s == SESSION_SHADOW || s == SESSION_DISCONNECTED;

		text_clear(&sql);
		text_printf(&sql,
			"UPDATE sessions SET state = '%s', former_name = NULL, name = %s, "
			"name_key = %s, account_id = %s WHERE session_id = 15",
			session_state_to_string(s), named ? "'x'" : "NULL", named ? "'X'" : "NULL",
			user ? "1" : "NULL");
		same_number(session_state_to_string(s), run_sql(farm, sql.bytes), SQLITE_OK);
	}
}

static int64_t count_rows(const char *sql)
{
	sqlite3_stmt *statement = NULL;
	int64_t number;

	same_number(sql, sqlite3_prepare_v2(farm->store->connection, sql, -1, &statement, NULL),
		SQLITE_OK);
	same_number(sql, sqlite3_step(statement), SQLITE_ROW);
	number = sqlite3_column_int64(statement, 0);
	sqlite3_finalize(statement);
	return number;
}

static void schema__every_table_is_strict(void **state)
{
	(void)state;
	assert_true(
		count_rows(
			"SELECT count(*) FROM pragma_table_list WHERE schema = 'main' AND type = "
			"'table' AND name NOT LIKE 'sqlite_%'") >= 9);
	same_number("not strict",
		count_rows("SELECT count(*) FROM pragma_table_list WHERE schema = 'main' "
			   "AND type = 'table' AND name NOT LIKE 'sqlite_%' AND NOT strict"),
		0);
	same_number("version", count_rows("PRAGMA user_version"), FARM_VERSION);
	same_number("foreign keys are on", count_rows("PRAGMA foreign_keys"), 1);
}

static void database_error__maps_sqlites_answers(void **state)
{
	static const struct {
		int sqlite, answer;
	} rows[] = {{SQLITE_OK, 0}, {SQLITE_ROW, 0}, {SQLITE_DONE, 0}, {SQLITE_BUSY, -EBUSY},
		{SQLITE_BUSY_SNAPSHOT, -EBUSY}, {SQLITE_LOCKED, -EBUSY}, {SQLITE_NOMEM, -ENOMEM},
		{SQLITE_FULL, -ENOSPC}, {SQLITE_READONLY, -EACCES}, {SQLITE_CANTOPEN, -EACCES},
		{SQLITE_PERM, -EACCES}, {SQLITE_NOTADB, FARM_E_NOT_A_FARM},
		{SQLITE_CORRUPT, FARM_E_CORRUPT}, {SQLITE_ERROR, FARM_E_CORRUPT},
		{SQLITE_CONSTRAINT_CHECK, FARM_E_IMPOSSIBLE}, {SQLITE_IOERR, -EIO},
		{SQLITE_INTERRUPT, FARM_E_ENDLESS}, {SQLITE_MISUSE, -EIO}};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++)
		same_answer(sqlite3_errstr(rows[i].sqlite),
			database_error(farm->store, rows[i].sqlite), rows[i].answer);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		STAGED(statements__every_one_prepares),
		STAGED(statements__look_up_by_index),
		STAGED(schema__refuses_impossible_rows),
		STAGED(schema__knows_every_word),
		STAGED(schema__every_table_is_strict),
		STAGED(database_error__maps_sqlites_answers),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
