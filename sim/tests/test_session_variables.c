#include "sim/session_variables.h"

#include <string.h>

#include "base/macros.h"
#include "base/text.h"
#include "sim/tests/stage.h"

static const char farm_yaml[] = "servers:\n"
				"  WF12:\n"
				"    sessions:\n"
				"      0: {at: Console, user: tom}\n"
				"      3: {user: eva, client: PC7}\n"
				"      4: {user: ole}\n"
				"      14: {user: tom, at: 'RDP-Tcp#9', state: disconnected}\n"
				"      15: {state: connected}\n"
				"accounts: {tom: [Users], eva: [Users], ole: []}\n";

static const struct {
	uint32_t session;
	const char *variables;
} rows[] = {
	{0, "COMPUTERNAME=WF12 USERNAME=tom USERDOMAIN=WF12 SESSIONNAME=Console "
	    "CLIENTNAME=Console "},
	{3, "COMPUTERNAME=WF12 USERNAME=eva USERDOMAIN=WF12 SESSIONNAME=RDP-Tcp#3 "
	    "CLIENTNAME=PC7 "},
	{4, "COMPUTERNAME=WF12 USERNAME=ole USERDOMAIN=WF12 SESSIONNAME=RDP-Tcp#4 "
	    "CLIENTNAME=UNKNOWN "},
	{14, "COMPUTERNAME=WF12 USERNAME=tom USERDOMAIN=WF12 SESSIONNAME=RDP-Tcp#9 "
	     "CLIENTNAME=UNKNOWN "},
	{15, "COMPUTERNAME=WF12 USERNAME= USERDOMAIN= SESSIONNAME=RDP-Tcp#15 CLIENTNAME=UNKNOWN "},
};

static void same_variables(const struct session_variable *variables, const char *expected)
{
	cleanup(text_deinit) struct text got = {0};

	for (size_t i = 0; i < SESSION_VARIABLE_COUNT; i++)
		text_printf(&got, "%s=%s ", variables[i].name, variables[i].value);
	same_text("variables", text_string(&got), expected);
}

static void session_get_variables__of_each_session(void **state)
{
	struct session_variable variables[SESSION_VARIABLE_COUNT];
	struct caller caller;

	(void)state;
	stage_farm(farm_yaml);
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		struct session_info info;

		same_number("caller", caller_find(farm, "WF12", rows[i].session, &caller), 0);
		same_number("query",
			session_query(farm, &caller, caller.server_id, rows[i].session, &info), 0);
		session_get_variables(&info, "WF12", variables);
		same_variables(variables, rows[i].variables);
	}
	strike_farm();
}

static void session_get_variables_in__of_each_session(void **state)
{
	struct session_variable variables[SESSION_VARIABLE_COUNT];
	struct snapshot *now;

	(void)state;
	stage_farm(farm_yaml);
	now = read_farm(farm);
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		session_get_variables_in(&now->servers[0],
			server_session(&now->servers[0], rows[i].session), variables);
		same_variables(variables, rows[i].variables);
	}
	snapshot_free(now);
	strike_farm();
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(session_get_variables__of_each_session),
		cmocka_unit_test(session_get_variables_in__of_each_session),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
