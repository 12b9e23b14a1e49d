#include "sim/tests/stage.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/macros.h"
#include "base/text.h"

/* Session 9 bears the name of the active 7 with a lower id's rival; 14 is disconnected. */
static const char farm_yaml[] =
	"servers:\n"
	"  WF12:\n"
	"    winstations: {TERM04: {kind: direct}, Bücherei: {kind: direct}}\n"
	"    sessions:\n"
	"      1: {at: RDP-Tcp}\n"
	"      2: {at: RDP-Tcp, state: idle}\n"
	"      3: {user: eva}\n"
	"      5: {at: TERM04, state: down}\n"
	"      7: {at: TERM04, user: Tom}\n"
	"      8: {at: bücherei, user: eva}\n"
	"      14: {at: \"RDP-Tcp#9\", user: tom, state: disconnected}\n"
	"  Größe: {}\n"
	"  WF14: {online: no, sessions: {3: {user: tom}}}\n";

static void server_find__by_name_when_it_answers(void **state)
{
	static const struct {
		const char *name;
		int answer;
		const char *stored;
	} rows[] = {
		{"WF12", 0, "WF12"},
		{"wf12", 0, "WF12"},
		{"gRÖßE", 0, "Größe"},
		{"GRÖSSE", WIN32_ERROR_RPC_SERVER_UNAVAILABLE, NULL},
		{"WF14", WIN32_ERROR_RPC_SERVER_UNAVAILABLE, NULL}, /* offline */
		{"WF1", WIN32_ERROR_RPC_SERVER_UNAVAILABLE, NULL},
		{"WF123", WIN32_ERROR_RPC_SERVER_UNAVAILABLE, NULL},
		{"\\\\WF12", WIN32_ERROR_RPC_SERVER_UNAVAILABLE, NULL},
		{"", WIN32_ERROR_RPC_SERVER_UNAVAILABLE, NULL},
		{"\xFF", WIN32_ERROR_RPC_SERVER_UNAVAILABLE, NULL},
		{"WF12_____________________________", WIN32_ERROR_RPC_SERVER_UNAVAILABLE, NULL},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		int64_t id = -7;
		char name[NAME_BYTES];

		same_answer(rows[i].name, server_find(farm, rows[i].name, &id), rows[i].answer);
		if (rows[i].answer)
			same_number("untouched", id, -7);
		else
			same_answer("name", server_get_name(farm, id, name), 0);
		if (!rows[i].answer)
			same_text("as stored", name, rows[i].stored);
	}
}

static void caller_find__needs_server_and_session(void **state)
{
	static const struct {
		const char *server;
		uint32_t id;
		int answer;
	} rows[] = {{"WF12", 3, 0}, {"wf12", 14, 0}, {"WF12", 4, WIN32_ERROR_WINSTATION_NOT_FOUND},
		{"WF14", 3, WIN32_ERROR_RPC_SERVER_UNAVAILABLE},
		{"WF99", 3, WIN32_ERROR_RPC_SERVER_UNAVAILABLE}};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		struct caller caller = {-7, 7, EDITION_NT4};

		same_answer(rows[i].server,
			caller_find(farm, rows[i].server, rows[i].id, &caller), rows[i].answer);
		same_number("session", caller.session_id, rows[i].answer ? 7 : rows[i].id);
	}
}

static void session_find__prefers_the_active_one(void **state)
{
	static const struct {
		const char *name;
		int answer;
		uint32_t id;
		const char *stored, *user;
		enum session_state state;
	} rows[] = {
		{"TERM04", 0, 7, "TERM04", "Tom", SESSION_ACTIVE},
		{"term04", 0, 7, "TERM04", "Tom", SESSION_ACTIVE},
		{"RDP-Tcp", 0, 1, "RDP-Tcp", "", SESSION_LISTEN}, /* the lowest id */
		{"rdp-tcp#3", 0, 3, "RDP-Tcp#3", "eva", SESSION_ACTIVE},
		{"BÜCHEREI", 0, 8, "bücherei", "eva", SESSION_ACTIVE},
		{"RDP-Tcp#9", WIN32_ERROR_WINSTATION_NOT_FOUND, 0, NULL, NULL, 0}, /* a former one */
		{"RDP-Tcp#", WIN32_ERROR_WINSTATION_NOT_FOUND, 0, NULL, NULL, 0},
		{"TERM0", WIN32_ERROR_WINSTATION_NOT_FOUND, 0, NULL, NULL, 0},
		{"Console", WIN32_ERROR_WINSTATION_NOT_FOUND, 0, NULL, NULL, 0},
		{"3", WIN32_ERROR_WINSTATION_NOT_FOUND, 0, NULL, NULL, 0},
		{"eva", WIN32_ERROR_WINSTATION_NOT_FOUND, 0, NULL, NULL, 0},
		{"", WIN32_ERROR_WINSTATION_NOT_FOUND, 0, NULL, NULL, 0},
		{"TERM0_", WIN32_ERROR_WINSTATION_NOT_FOUND, 0, NULL, NULL, 0},
		{"%", WIN32_ERROR_WINSTATION_NOT_FOUND, 0, NULL, NULL, 0},
	};
	int64_t server = caller_at(farm, "WF12/3").server_id;

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		struct session_summary session = {.id = 4711}, same;

		same_answer(rows[i].name, session_find(farm, server, rows[i].name, &session),
			rows[i].answer);
		if (rows[i].answer) {
			same_number("untouched", session.id, 4711);
			continue;
		}
		same_number(rows[i].name, session.id, rows[i].id);
		same_text(rows[i].name, session.name, rows[i].stored);
		same_text(rows[i].name, session.user, rows[i].user);
		same_text(rows[i].name, session_state_to_string(session.state),
			session_state_to_string(rows[i].state));
		same_answer("by its id", session_get(farm, server, session.id, &same), 0);
		same_text("by its id", same.name, session.name);
		same_text("by its id", same.user, session.user);
		same_number("by its id", same.state, session.state);
	}
}

static void session_get__knows_every_id_and_no_other(void **state)
{
	static const uint32_t ids[] = {0, 4, 65535, 65536, UINT32_MAX};
	int64_t server = caller_at(farm, "WF12/3").server_id;
	struct session_summary session;

	(void)state;
	same_answer("14", session_get(farm, server, 14, &session), 0);
	same_text("disconnected", session.name, "");
	same_text("user", session.user, "Tom"); /* the account's first spelling */
	for (size_t i = 0; i < ARRAY_SIZE(ids); i++)
		same_answer("none", session_get(farm, server, ids[i], &session),
			WIN32_ERROR_WINSTATION_NOT_FOUND);
	same_answer("no server", session_get(farm, 4711, 3, &session),
		WIN32_ERROR_WINSTATION_NOT_FOUND);
}

static void farm_read__one_server_and_everybody(void **state)
{
	struct snapshot *snapshot = NULL;

	(void)state;
	same_answer("wf14", farm_read(farm, "wf14", &snapshot), 0);
	same_number("servers", (long long)snapshot->server_count, 1);
	same_text("name", snapshot->servers[0].name, "WF14");
	assert_false(snapshot->servers[0].online);
	same_number("accounts and groups", (long long)snapshot->trustee_count, 8);
	snapshot_free(snapshot);
	same_answer("none", farm_read(farm, "WF99", &snapshot), WIN32_ERROR_RPC_SERVER_UNAVAILABLE);
}

static int stop_at_two(void *context, const struct event *event)
{
	*(int64_t *)context = event->number;
	return event->number == 2 ? 77 : 0;
}

static void farm_read_events__from_a_number_until_told_to_stop(void **state)
{
	int64_t last = 0;

	(void)state;
	same_answer("logoff", logoff(farm, "WF12/3", "WF12/3"), 0);
	same_number("stopped", farm_read_events(farm, 0, stop_at_two, &last), 77);
	same_number("at", last, 2);
	same_number("after", farm_read_events(farm, 2, stop_at_two, &last), 0);
	same_number("the last", last, 3);
	last = 0;
	same_number("none", farm_read_events(farm, 3, stop_at_two, &last), 0);
	same_number("not called", last, 0);
}

static void farm_get_last_event__grows_with_the_journal(void **state)
{
	int64_t last = -7;

	(void)state;
	same_answer("none", farm_get_last_event(farm, &last), 0);
	same_number("none", last, 0);
	same_answer("logoff", logoff(farm, "WF12/3", "WF12/3"), 0);
	same_answer("some", farm_get_last_event(farm, &last), 0);
	same_number("some", last, 3);
}

static void farm_advance_clock__by_seconds(void **state)
{
	static const struct {
		const char *from;
		uint32_t seconds;
		int answer;
		const char *to;
	} rows[] = {
		{"1998-06-16 09:00:00", 90, 0, "1998-06-16 09:01:30"},
		{"1998-06-16 09:00:00", 0, 0, "1998-06-16 09:00:00"},
		{"1999-12-31 23:59:59", 1, 0, "2000-01-01 00:00:00"},
		{"2000-02-28 12:00:00", 86400, 0, "2000-02-29 12:00:00"},
		{"1998-06-16 09:00:00", UINT32_MAX, 0, "2134-07-23 15:28:15"},
		{"9999-12-31 23:59:00", 59, 0, "9999-12-31 23:59:59"},
		{"9999-12-31 23:59:00", 60, FARM_E_IMPOSSIBLE, "9999-12-31 23:59:00"},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		cleanup(text_deinit) struct text sql = {0};
		char clock[FARM_TIME_BYTES];

		text_printf(&sql, "UPDATE farm SET clock = '%s'", rows[i].from);
		same_number(rows[i].from, run_sql(farm, sql.bytes), 0);
		same_answer(rows[i].from, farm_advance_clock(farm, rows[i].seconds), rows[i].answer);
		same_answer("clock", farm_get_clock(farm, clock), 0);
		same_text(rows[i].from, clock, rows[i].to);
	}
	same_answer("look", farm_begin_look(farm), 0);
	same_answer("within it", farm_advance_clock(farm, 1), -EINVAL);
}

static void farm_begin_look__keeps_the_moment(void **state)
{
	struct caller eva = caller_at(farm, "WF12/3");
	struct session_summary session;
	struct farm *other = NULL;
	struct snapshot *snapshot = NULL;
	bool allowed = false;

	(void)state;
	same_answer("look", farm_begin_look(farm), 0);
	same_answer("get", session_get(farm, eva.server_id, 3, &session), 0);
	same_answer("check", permission_check(farm, &eva, eva.server_id, 3, RIGHT_LOGOFF, &allowed), 0);
	same_answer("read", farm_read(farm, NULL, &snapshot), 0);
	snapshot_free(snapshot);
	same_answer("another look", farm_begin_look(farm), 0);
	same_answer("write", session_logoff(farm, &eva, eva.server_id, 3), -EINVAL);
	same_answer("still there", session_get(farm, eva.server_id, 3, &session), 0);
	farm_end_look(farm);
	farm_end_look(farm);
	same_answer("other", farm_open(folder_file(&folder, "farm.db"), &other), 0);
	same_answer("other", logoff(other, "WF12/3", "WF12/3"), 0);
	farm_free(other);
	same_answer("gone", session_get(farm, eva.server_id, 3, &session),
		WIN32_ERROR_WINSTATION_NOT_FOUND);
}

static void farm_free__accepts_null(void **state)
{
	struct farm *none = NULL;

	(void)state;
	assert_null(farm_free(NULL));
	farm_freep(&none);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		STAGED(server_find__by_name_when_it_answers),
		STAGED(caller_find__needs_server_and_session),
		STAGED(session_find__prefers_the_active_one),
		STAGED(session_get__knows_every_id_and_no_other),
		STAGED(farm_read__one_server_and_everybody),
		STAGED(farm_read_events__from_a_number_until_told_to_stop),
		STAGED(farm_get_last_event__grows_with_the_journal),
		STAGED(farm_advance_clock__by_seconds),
		STAGED(farm_begin_look__keeps_the_moment),
		STAGED(farm_free__accepts_null),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
