/* `tsfarm act`: one act each, and its answer in JSON. */
#include "base/macros.h"
#include "base/tests/sandbox.h"

static const char farm_yaml[] = "servers:\n"
				"  WF12:\n"
				"    sessions:\n"
				"      2: {user: ada}\n"
				"      3: {user: eva, client: PC7, address: 10.0.0.7, programs: "
				"[{image: calc.exe, pid: 30}]}\n"
				"      12: {user: tom}\n"
				"      14: {user: tom, state: disconnected}\n"
				"  WF13: {sessions: {5: {user: tom}}}\n"
				"accounts: {ada: [Administrators], tom: [Users], eva: [Users]}\n";

static int setup(void **state)
{
	if (sandbox_setup(state) != 0)
		return -1;
	sandbox_run(&(struct sandbox_case){
		"create", {"create", "farm.db", "-"}, .input = farm_yaml, .err = ""});
	return 0;
}

#define EVA                                                                                        \
	"{\"id\": 3, \"state\": \"active\", \"name\": \"RDP-Tcp#3\", \"winstation\": "             \
	"\"RDP-Tcp\", "                                                                            \
	"\"user\": \"eva\", \"client\": \"PC7\", \"address\": \"10.0.0.7\", "                      \
	"\"logon\": \"1998-06-16 09:00:00\", \"connected\": \"1998-06-16 09:00:00\", "             \
	"\"disconnected\": null, \"last-input\": \"1998-06-16 09:00:00\"}"
#define ADA "act", "farm.db", "--as", "WF12/2"

static void act__answers(void **state)
{
	static const struct sandbox_case cases[] = {
		{"query one", {ADA, "query", "3"}, .out = "{\"session\": " EVA "}\n", .err = ""},
		{"find", {ADA, "find", "rdp-tcp#3"},
			.out = "{\"id\": 3, \"state\": \"active\", \"name\": \"RDP-Tcp#3\", "
			       "\"user\": \"eva\"}\n",
			.err = ""},
		{"programs", {ADA, "programs"},
			.out = "{\"programs\": [{\"pid\": 30, \"session\": 3, \"image\": "
			       "\"calc.exe\", \"user\": \"eva\"}]}\n",
			.err = ""},
		{"servers", {ADA, "servers"}, .out = "{\"servers\": [\"WF12\", \"WF13\"]}\n",
			.err = ""},
		{"message", {ADA, "message", "3", "Tea?"}, .out = "{}\n", .err = ""},
		{"answered", {ADA, "message", "3", "Tea?", "10"}, .out = "{\"answered\": true}\n",
			.err = ""},
		{"nobody there", {ADA, "message", "14", "Tea?", "10"},
			.out = "{\"answered\": false}\n", .err = ""},
		{"terminate", {ADA, "terminate", "30"}, .out = "{}\n", .err = ""},
		{"disconnect", {ADA, "disconnect", "12"}, .out = "{}\n", .err = ""},
		{"connect", {ADA, "connect", "12"}, .out = "{}\n", .err = ""},
		{"reset", {ADA, "reset", "14"}, .out = "{}\n", .err = ""},
		{"elsewhere", {ADA, "--server", "wf13", "logoff", "5"}, .out = "{}\n", .err = ""},
		{"logoff", {ADA, "logoff", "12"}, .out = "{}\n", .err = ""},
		{"its result", {ADA, "query"},
			.out = "{\"sessions\": [{\"id\": 2, \"state\": \"disconnected\", \"name\": "
			       "null, \"winstation\": \"RDP-Tcp\", \"user\": \"ada\", \"client\": "
			       "null, \"address\": null, \"logon\": \"1998-06-16 09:00:00\", "
			       "\"connected\": \"1998-06-16 09:00:00\", \"disconnected\": "
			       "\"1998-06-16 09:00:10\", \"last-input\": \"1998-06-16 "
			       "09:00:10\"}]}\n",
			.err = ""},
	};

	(void)state;
	sandbox_run_all(cases, ARRAY_SIZE(cases));
}

static void act__refusals(void **state)
{
	static const struct sandbox_case cases[] = {
		{"no right", {"act", "farm.db", "--as", "WF12/3", "logoff", "12"}, .status = 1,
			.out = "{\"error\": 5, \"sentence\": \"Access is denied.\"}\n", .err = ""},
		{"no session", {ADA, "logoff", "99"}, .status = 1, .out = NULL, .err = ""},
		{"no server", {ADA, "--server", "WF99", "query"}, .status = 1,
			.out = "{\"error\": 1722, \"sentence\": \"The RPC server is "
			       "unavailable.\"}\n",
			.err = ""},
		{"nobody sits there", {"act", "farm.db", "--as", "WF12/77", "query"}, .status = 1,
			.out = NULL, .err = ""},
		{"no farm", {"act", "none.db", "--as", "WF12/2", "query"}, .status = 1, .out = "",
			.err = "tsfarm: cannot read farm 'none.db': there is no such file; 'tsfarm "
			       "create' makes a farm\n"},
		{"no seat", {"act", "farm.db", "query"}, .status = 2, .out = "",
			.err = "tsfarm: option '--as SERVER/ID' is missing; it names the "
			       "session that acts\n"},
		{"no act", {ADA}, .status = 2, .out = "",
			.err = "tsfarm: no act named; accepted: logoff, disconnect, connect, reset, "
			       "message, terminate, query, find, programs or servers\n"},
		{"another act", {ADA, "log-off", "3"}, .status = 2, .out = "",
			.err = "tsfarm: unknown act 'log-off'; did you mean 'logoff'?\n"},
		{"an act without a near one", {ADA, "x", "3"}, .status = 2, .out = "",
			.err = "tsfarm: unknown act 'x'; accepted: logoff, disconnect, connect, "
			       "reset, message, terminate, query, find, programs or servers\n"},
		{"no ID and no seat", {"act", "farm.db", "logoff"}, .status = 2, .out = "",
			.err = "tsfarm: wrong arguments of act 'logoff'; usage: logoff ID\n"},
		{"no ID", {ADA, "logoff"}, .status = 2, .out = "",
			.err = "tsfarm: wrong arguments of act 'logoff'; usage: logoff ID\n"},
		{"no number", {ADA, "logoff", "12x"}, .status = 2, .out = "",
			.err = "tsfarm: wrong arguments of act 'logoff'; usage: logoff ID\n"},
		{"too many", {ADA, "logoff", "12", "3"}, .status = 2, .out = "",
			.err = "tsfarm: wrong arguments of act 'logoff'; usage: logoff ID\n"},
	};

	(void)state;
	sandbox_run_all(cases, ARRAY_SIZE(cases));
}

int main(int argc, char **argv)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, sandbox_teardown)
	const struct CMUnitTest tests[] = {TEST(act__answers), TEST(act__refusals)};

	sandbox_use(argc > 1 ? argv[1] : NULL);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
