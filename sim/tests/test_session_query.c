#include "sim/tests/stage.h"

#include <errno.h>
#include <string.h>

#include "base/macros.h"
#include "base/text.h"

/* eva (Users) sits in WF12/3, ole (nothing, but Query Information at TERM04) in WF12/4. */
static const char farm_yaml[] =
	"servers:\n"
	"  wf13: {}\n"
	"  WF12:\n"
	"    winstations:\n"
	"      TERM04: {kind: direct, permissions: {ole: query-information}}\n"
	"      TERM05: {kind: direct, permissions: {Users: {deny: query-information}}}\n"
	"    sessions:\n"
	"      0: {at: Console, user: tom}\n"
	"      1: {at: RDP-Tcp}\n"
	"      3: {user: eva, client: PC7, address: 10.0.0.7}\n"
	"      4: {user: ole}\n"
	"      14: {at: TERM04, user: tom, state: disconnected}\n"
	"      15: {state: connected}\n"
	"      17: {state: idle}\n"
	"      21: {at: TERM04, user: tom}\n"
	"      22: {at: TERM05, user: tom}\n"
	"  WF00: {online: no, sessions: {5: {user: tom}}}\n"
	"  ABC: {sessions: {3: {user: eva}}}\n"
	"accounts: {tom: [Users], eva: [Users], ole: []}\n";

static int note_sentence(void *context, const struct session_info *session)
{
	text_printf(context, "%u ", session->id);
	return 0;
}

static void session_list__gives_those_that_may_be_queried(void **state)
{
	static const struct {
		const char *caller, *server, *ids;
	} rows[] = {
		{"WF12/3", "WF12/0", "0 1 3 4 14 15 17 21 "},
		{"WF12/4", "WF12/0", "4 14 21 "},
		{"WF12/15", "WF12/0", "15 "},
		{"WF12/22", "WF12/0", "0 1 3 4 14 15 17 21 22 "}, /* denied, but his own */
		{"WF12/3", "ABC/0", "3 "},
		{"WF12/4", "ABC/0", ""},
		{"WF12/3", "WF13/0", ""},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		cleanup(text_deinit) struct text ids = {0};
		struct caller who = caller_at(farm, rows[i].caller);
		struct caller there = address_of(farm, rows[i].server);

		same_answer(rows[i].caller,
			session_list(farm, &who, there.server_id, note_sentence, &ids), 0);
		same_text(rows[i].caller, text_string(&ids), rows[i].ids);
	}
}

static int stop_at_four(void *context, const struct session_info *session)
{
	*(uint32_t *)context = session->id;
	return session->id == 4 ? 77 : 0;
}

static void session_list__ends_with_the_takers_answer(void **state)
{
	struct caller eva = caller_at(farm, "WF12/3");
	uint32_t last = 0;

	(void)state;
	same_answer("list", session_list(farm, &eva, eva.server_id, stop_at_four, &last), 77);
	same_number("last", last, 4);
}

static void session_query__answers(void **state)
{
	static const struct {
		const char *caller, *target;
		int answer;
	} rows[] = {
		{"WF12/3", "WF12/12", WIN32_ERROR_WINSTATION_NOT_FOUND},
		{"WF12/4", "WF12/12", WIN32_ERROR_WINSTATION_NOT_FOUND},
		{"WF12/3", "WF12/65536", WIN32_ERROR_WINSTATION_NOT_FOUND},
		{"WF12/3", "WF12/4294967295", WIN32_ERROR_WINSTATION_NOT_FOUND},
		{"WF12/4", "WF12/3", WIN32_ERROR_ACCESS_DENIED},
		{"WF12/3", "WF12/22", WIN32_ERROR_ACCESS_DENIED},
		{"WF12/15", "WF12/3", WIN32_ERROR_ACCESS_DENIED},
		{"WF12/4", "ABC/3", WIN32_ERROR_ACCESS_DENIED},
		{"WF12/4", "WF12/4", 0},
		{"WF12/4", "WF12/21", 0},
		{"WF12/3", "WF12/0", 0},
		{"WF12/3", "WF12/1", 0},
		{"WF12/22", "WF12/22", 0},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		struct caller who = caller_at(farm, rows[i].caller);
		struct caller whom = address_of(farm, rows[i].target);
		struct session_info session = {.id = 12345};

		same_answer(rows[i].target,
			session_query(farm, &who, whom.server_id, whom.session_id, &session),
			rows[i].answer);
		same_number(rows[i].target, session.id, rows[i].answer ? 12345 : whom.session_id);
	}
}

static void session_query__tells_all(void **state)
{
	static const struct session_info expected[] = {
		{.id = 3,
			.state = SESSION_ACTIVE,
			.name = "RDP-Tcp#3",
			.winstation = "RDP-Tcp",
			.kind = WINSTATION_LISTENER,
			.user = "eva",
			.client_name = "PC7",
			.client_address = "10.0.0.7",
			.logon_time = "1998-06-16 09:00:00"},
		{.id = 14,
			.state = SESSION_DISCONNECTED,
			.former_name = "TERM04",
			.winstation = "TERM04",
			.kind = WINSTATION_DIRECT,
			.user = "tom",
			.logon_time = "1998-06-16 09:00:00"},
		{.id = 1,
			.state = SESSION_LISTEN,
			.name = "RDP-Tcp",
			.winstation = "RDP-Tcp",
			.kind = WINSTATION_LISTENER},
		{.id = 17,
			.state = SESSION_IDLE,
			.winstation = "RDP-Tcp",
			.kind = WINSTATION_LISTENER},
	};
	struct caller eva = caller_at(farm, "WF12/3");

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(expected); i++) {
		const struct session_info *wanted = &expected[i];
		struct session_info got;

		same_answer("query", session_query(farm, &eva, eva.server_id, wanted->id, &got), 0);
		same_text("state", session_state_to_string(got.state),
			session_state_to_string(wanted->state));
		same_text("name", got.name, wanted->name);
		same_text("former name", got.former_name, wanted->former_name);
		same_text("winstation", got.winstation, wanted->winstation);
		same_text("kind", winstation_kind_to_string(got.kind),
			winstation_kind_to_string(wanted->kind));
		same_text("user", got.user, wanted->user);
		same_text("client", got.client_name, wanted->client_name);
		same_text("address", got.client_address, wanted->client_address);
		same_text("logon", got.logon_time, wanted->logon_time);
	}
}

static void callers_whose_session_is_gone_are_refused(void **state)
{
	struct caller eva = caller_at(farm, "WF12/3");
	struct session_info session;

	(void)state;
	same_answer("logoff", logoff(farm, "WF12/3", "WF12/3"), 0);
	same_answer("list", session_list(farm, &eva, eva.server_id, note_sentence, NULL),
		WIN32_ERROR_WINSTATION_NOT_FOUND);
	same_answer("query", session_query(farm, &eva, eva.server_id, 4, &session),
		WIN32_ERROR_WINSTATION_NOT_FOUND);
}

/* Looking goes within a look, and nothing else does. */
static void lists_go_within_a_look(void **state)
{
	struct caller eva = caller_at(farm, "WF12/3");
	cleanup(text_deinit) struct text ids = {0};
	struct session_info session;

	(void)state;
	same_answer("look", farm_begin_look(farm), 0);
	same_answer("list", session_list(farm, &eva, eva.server_id, note_sentence, &ids), 0);
	same_answer("query", session_query(farm, &eva, eva.server_id, 4, &session), 0);
	same_answer("disconnect", session_disconnect(farm, &eva, eva.server_id, 3), -EINVAL);
	farm_end_look(farm);
	same_answer("disconnect", session_disconnect(farm, &eva, eva.server_id, 3), 0);
}

static int note_server(void *context, const char *name, int64_t server_id)
{
	char again[NAME_BYTES];

	same_answer("name", server_get_name(farm, server_id, again), 0);
	text_printf(context, "%s/%s ", name, again);
	return strcmp(name, "wf13") == 0 ? 77 : 0;
}

static void server_list__gives_those_that_answer(void **state)
{
	cleanup(text_deinit) struct text names = {0};

	(void)state;
	same_answer("list", server_list(farm, note_server, &names), 77);
	same_text("list", text_string(&names), "ABC/ABC WF12/WF12 wf13/wf13 ");
}

static void farm_get_change__tells_of_others_changes(void **state)
{
	struct farm *other = NULL;
	uint32_t first, now;

	(void)state;
	same_answer("first", farm_get_change(farm, &first), 0);
	same_answer("own", logoff(farm, "WF12/4", "WF12/4"), 0);
	same_answer("own", farm_get_change(farm, &now), 0);
	same_number("own", now, first);
	same_answer("open", farm_open(folder_file(&folder, "farm.db"), &other), 0);
	same_answer("looked at", farm_get_change(farm, &now), 0);
	same_number("looked at", now, first);
	same_answer("refused", logoff(other, "WF12/3", "WF12/22"), WIN32_ERROR_ACCESS_DENIED);
	same_answer("refused", farm_get_change(farm, &now), 0);
	same_number("refused", now, first);
	same_answer("done", logoff(other, "WF12/3", "WF12/3"), 0);
	farm_free(other);
	same_answer("done", farm_get_change(farm, &now), 0);
	assert_int_not_equal(now, first);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		STAGED(session_list__gives_those_that_may_be_queried),
		STAGED(session_list__ends_with_the_takers_answer),
		STAGED(session_query__answers),
		STAGED(session_query__tells_all),
		STAGED(callers_whose_session_is_gone_are_refused),
		STAGED(lists_go_within_a_look),
		STAGED(server_list__gives_those_that_answer),
		STAGED(farm_get_change__tells_of_others_changes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
