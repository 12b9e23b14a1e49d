#include "sim/tests/stage.h"

#include "base/macros.h"

/* ada is an administrator; boss has full control and is none. Nobody is logged on in WF12/15. */
static const char farm_yaml[] = "servers:\n"
				"  WF12:\n"
				"    winstations: {RDP-Tcp: {permissions: {boss: full-control}}}\n"
				"    sessions:\n"
				"      0: {at: Console, user: tom}\n"
				"      2: {user: ada}\n"
				"      5: {user: boss}\n"
				"      14: {user: ada, state: disconnected}\n"
				"      15: {at: \"RDP-Tcp#15\", state: connectquery}\n"
				"  WF13: {logons: no, sessions: {2: {user: ada}}}\n"
				"accounts: {ada: [administrators], tom: [Users], boss: []}\n";

static void caller_is_administrator__by_group(void **state)
{
	static const struct {
		const char *caller;
		bool is_administrator;
	} rows[] = {{"WF12/2", true}, {"WF12/14", true}, {"WF12/5", false}, {"WF12/0", false},
		{"WF12/15", false}};
	struct caller gone = address_of(farm, "WF12/99");
	bool is_administrator = false;

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		struct caller caller = caller_at(farm, rows[i].caller);

		same_answer(rows[i].caller,
			caller_is_administrator(farm, &caller, &is_administrator), 0);
		same_number(rows[i].caller, is_administrator, rows[i].is_administrator);
	}
	same_answer("gone", caller_is_administrator(farm, &gone, &is_administrator),
		WIN32_ERROR_WINSTATION_NOT_FOUND);
}

static void server_set_logons__is_for_administrators(void **state)
{
	static const char *const callers[] = {"WF12/0", "WF12/5", "WF12/15"};
	struct caller gone = address_of(farm, "WF12/99");
	enum logon_mode mode;

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(callers); i++) {
		struct caller caller = caller_at(farm, callers[i]);

		same_answer(callers[i], server_set_logons(farm, &caller, LOGONS_DISABLED),
			WIN32_ERROR_ACCESS_DENIED);
		same_answer(callers[i], server_get_logons(farm, &caller, &mode),
			WIN32_ERROR_ACCESS_DENIED);
		nothing_happened(callers[i], farm, before);
	}
	same_answer(
		"gone", server_set_logons(farm, &gone, LOGONS_DISABLED), WIN32_ERROR_WINSTATION_NOT_FOUND);
}

static void same_logons(const char *label, const char *address, enum logon_mode expected)
{
	struct caller caller = caller_at(farm, address);
	enum logon_mode mode = LOGON_MODE_COUNT;

	same_answer(label, server_get_logons(farm, &caller, &mode), 0);
	same_text(label, logon_mode_to_string(mode), logon_mode_to_string(expected));
}

static void server_set_logons__of_one_server_and_nothing_else(void **state)
{
	struct caller ada = caller_at(farm, "WF12/2");
	uint32_t id;

	(void)state;
	same_logons("before", "WF12/2", LOGONS_ENABLED);
	same_logons("of another server", "WF13/2", LOGONS_DISABLED);
	same_answer("disable", server_set_logons(farm, &ada, LOGONS_DISABLED), 0);
	same_logons("after", "WF12/2", LOGONS_DISABLED);
	same_answer("a client",
		session_logon(farm, ada.server_id, "RDP-Tcp", "tom", NULL, NULL, &id),
		WIN32_ERROR_LOGON_DISABLED);
	same_answer("enable", server_set_logons(farm, &ada, LOGONS_ENABLED), 0);
	same_logons("of another server", "WF13/2", LOGONS_DISABLED);
	nothing_happened("enabled again", farm, before);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		STAGED(caller_is_administrator__by_group),
		STAGED(server_set_logons__is_for_administrators),
		STAGED(server_set_logons__of_one_server_and_nothing_else),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
