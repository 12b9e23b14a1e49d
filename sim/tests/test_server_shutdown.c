#include "sim/tests/stage.h"

#include "base/macros.h"

static const char farm_yaml[] =
	"servers:\n"
	"  WF12:\n"
	"    sessions:\n"
	"      Services: {}\n"
	"      Console: {user: tom}\n"
	"      RDP-Tcp: {}\n"
	"      2: {user: ada}\n"
	"      3: {user: eva, programs: [{image: winword.exe, unsaved: letter.doc}]}\n"
	"      14: {user: max, state: disconnected}\n"
	"    logons: drain-until-restart\n"
	"    edition: ws2022\n"
	"  WF13: {sessions: {5: {user: ada}}}\n"
	"accounts: {ada: [Administrators], tom: [Users], eva: [Users], max: [Users]}\n";

static int setup(void **state)
{
	(void)state;
	stage_farm(farm_yaml);
	return 0;
}

static int teardown(void **state)
{
	(void)state;
	strike_farm();
	return 0;
}

/* Which sessions are left; the server's state. */
static void same_server(size_t sessions, size_t users, bool online, enum logon_mode logons)
{
	struct snapshot *now = read_farm(farm);
	const struct server *server = snapshot_server(now, "WF12");
	size_t count = 0;

	for (size_t i = 0; i < server->session_count; i++)
		count += server->sessions[i].user != NULL;
	same_number("sessions", server->session_count, sessions);
	same_number("users", count, users);
	same_number("online", server->online, online);
	same_number("logons", server->logons, logons);
	snapshot_free(now);
}

static int64_t server_of(const char *name)
{
	int64_t server_id;

	same_number(name, server_find(farm, name, &server_id), 0);
	return server_id;
}

static void server_shut_down__logs_all_others_off(void **state)
{
	struct caller ada = caller_at(farm, "WF12/2");

	(void)state;
	same_number("answer", server_shut_down(farm, &ada, ada.server_id, SERVER_LOGS_OFF), 0);
	/* the sessions of the services, of the listener and of the console stay, this one without its user */
	same_server(4, 1, true, LOGONS_DISABLED);
}

static void server_shut_down__ends_all_and_is_off(void **state)
{
	struct caller ada = caller_at(farm, "WF13/5"), gone;

	(void)state;
	same_number("answer", server_shut_down(farm, &ada, server_of("WF12"), SERVER_GOES_OFF), 0);
	same_server(3, 0, false, LOGONS_DRAIN_UNTIL_RESTART);
	same_number(
		"gone", caller_find(farm, "WF12", 2, &gone), WIN32_ERROR_RPC_SERVER_UNAVAILABLE);
}

static void server_shut_down__restarts(void **state)
{
	struct caller ada = caller_at(farm, "WF12/2");

	(void)state;
	same_number("answer", server_shut_down(farm, &ada, ada.server_id, SERVER_RESTARTS), 0);
	same_server(3, 0, true, LOGONS_ENABLED);
}

static void server_shut_down__is_for_administrators(void **state)
{
	struct caller eva = caller_at(farm, "WF12/3"), nobody = {eva.server_id, 99, EDITION_NT4};

	(void)state;
	same_number("a user", server_shut_down(farm, &eva, eva.server_id, SERVER_GOES_OFF),
		WIN32_ERROR_ACCESS_DENIED);
	same_number("nobody", server_shut_down(farm, &nobody, eva.server_id, SERVER_GOES_OFF),
		WIN32_ERROR_WINSTATION_NOT_FOUND);
	farm_is_as_before("refused");
	journal_is("refused", "");
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
	const struct CMUnitTest tests[] = {
		TEST(server_shut_down__logs_all_others_off),
		TEST(server_shut_down__ends_all_and_is_off),
		TEST(server_shut_down__restarts),
		TEST(server_shut_down__is_for_administrators),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
