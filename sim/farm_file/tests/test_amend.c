#include "sim/tests/support.h"

#include <stdlib.h>
#include <string.h>

#include "base/macros.h"
#include "sim/farm_file/farm_file.h"

/* What stands in the farm, and what the entries make of it. */
static const char farm_yaml[] = "servers:\n"
				"  WF12:\n"
				"    winstations: {TERM04: {kind: direct}}\n"
				"    sessions:\n"
				"      0: {at: Console}\n"
				"      12: {at: \"RDP-Tcp#3\", user: eva, programs: [a.exe]}\n"
				"      14: {user: tom, state: disconnected, at: \"RDP-Tcp#9\"}\n"
				"  WF13: {}\n"
				"groups: [Staff]\n";

static struct snapshot *amended;
static struct diagnostics problems;
static struct arena *arena;
static char *lines;

static int setup(void **state)
{
	(void)state;
	arena = arena_new();
	return diagnostics_init(&problems);
}

static int teardown(void **state)
{
	(void)state;
	free(lines);
	lines = NULL;
	amended = snapshot_free(amended);
	diagnostics_deinit(&problems);
	arena = arena_free(arena);
	return 0;
}

/* Amend the farm by the entries; the problems are then in `lines`. */
static void amend_farm(const char *given)
{
	struct yaml_node *root = NULL;
	FILE *memory = capture_begin();

	teardown(NULL);
	setup(NULL);
	amended = parse_farm(farm_yaml);
	same_answer(given, yaml_parse("s", given, strlen(given), arena, &problems, &root), 0);
	assert_non_null(root);
	same_answer(given, farm_file_amend("s", root, &problems, amended), 0);
	diagnostics_print(&problems, 0, memory);
	lines = capture_end(memory);
}

#define FARM(server12, rest) "servers: {WF12: {" server12 "}, WF13: {}}\ngroups: [Staff]\n" rest
#define WINSTATIONS "winstations: {TERM04: {kind: direct}}, "
#define CONSOLE "0: {at: Console}, "
#define EVA "12: {at: 'RDP-Tcp#3', user: eva, programs: [a.exe]}, "
#define TOM "14: {user: tom, state: disconnected, at: 'RDP-Tcp#9'}"
#define SESSIONS(list) "sessions: {" list "}"
#define PERMITS(list)                                                                              \
	FARM("winstations: {TERM04: {kind: direct}, RDP-Tcp: {permissions: {" list                 \
	     "}}}, " SESSIONS(CONSOLE EVA TOM),                                                    \
		"")

/* The amended farm is the one that another farm file describes. */
static void farm_file_amend__gives_the_farm_one_could_have_written(void **state)
{
	static const struct {
		const char *given, *farm;
	} rows[] = {
		{"[]", farm_yaml},
		/* sessions */
		{"[{session: WF12/12, absent: yes}]",
			FARM(WINSTATIONS SESSIONS(CONSOLE TOM), "accounts: {eva: Users}")},
		{"[{session: wf12/012, absent: no}]", farm_yaml},
		{"[{session: WF12/12, state: disconnected}]",
			FARM(WINSTATIONS SESSIONS(
				     CONSOLE "12: {user: eva, state: disconnected, at: "
					     "'RDP-Tcp#3', programs: [a.exe]}, " TOM),
				"")},
		{"[{session: WF12/12, state: idle}]",
			FARM(WINSTATIONS SESSIONS(
				     CONSOLE "12: {at: 'RDP-Tcp#3', state: idle}, " TOM),
				"accounts: {eva: Users}")},
		{"[{session: WF12/12, user: none, state: connected, programs: []}]",
			FARM(WINSTATIONS SESSIONS(
				     CONSOLE "12: {at: 'RDP-Tcp#3', state: connected}, " TOM),
				"accounts: {eva: Users}")},
		{"[{session: WF12/12, user: ole, programs: [b.exe, c.exe]}]",
			FARM(WINSTATIONS SESSIONS(
				     CONSOLE "12: {at: 'RDP-Tcp#3', user: ole, programs: "
					     "[b.exe, c.exe]}, " TOM),
				"accounts: {eva: Users}")},
		{"[{session: WF12/12, at: TERM04}]",
			FARM(WINSTATIONS SESSIONS(CONSOLE "12: {at: TERM04, user: eva, programs: "
							  "[a.exe]}, " TOM),
				"")},
		{"[{session: WF12/14, state: active}]",
			FARM(WINSTATIONS SESSIONS(CONSOLE EVA "14: {user: tom, at: 'RDP-Tcp#9'}"),
				"")},
		{"[{session: WF12/14, state: active, user: eva}]",
			FARM(WINSTATIONS SESSIONS(CONSOLE EVA "14: {user: eva, at: 'RDP-Tcp#9'}"),
				"accounts: {tom: Users}")},
		{"[{session: WF12/14, state: connected}]",
			FARM(WINSTATIONS SESSIONS(CONSOLE EVA "14: {at: 'RDP-Tcp#9'}"),
				"accounts: {tom: Users}")},
		{"[{session: WF12/14, at: TERM04, state: active, client: PC}]",
			FARM(WINSTATIONS SESSIONS(
				     CONSOLE EVA "14: {user: tom, at: TERM04, client: PC}"),
				"")},
		{"[{session: WF12/20, user: ole}]",
			FARM(WINSTATIONS SESSIONS(CONSOLE EVA TOM ", 20: {user: ole}"), "")},
		{"{session: WF12/12, state: shadow}", /* one entry without its list */
			FARM(WINSTATIONS SESSIONS(CONSOLE "12: {at: 'RDP-Tcp#3', user: eva, state: "
							  "shadow, programs: [a.exe]}, " TOM),
				"")},
		/* what waits in an inbox, which goes with whoever it was for */
		{"[{session: WF12/12, messages: [a, b]}, {session: WF12/12, client: PC}]",
			FARM(WINSTATIONS SESSIONS(
				     CONSOLE "12: {at: 'RDP-Tcp#3', user: eva, client: PC, "
					     "programs: [a.exe], messages: [a, b]}, " TOM),
				"")},
		{"[{session: WF12/12, messages: [a, b]}, {session: WF12/12, messages: c}]",
			FARM(WINSTATIONS SESSIONS(
				     CONSOLE "12: {at: 'RDP-Tcp#3', user: eva, programs: "
					     "[a.exe], messages: [c]}, " TOM),
				"")},
		{"[{session: WF12/12, messages: [a, b]}, {session: WF12/12, messages: []}]",
			farm_yaml},
		{"[{session: WF12/12, messages: [a]}, {session: WF12/12, state: disconnected}]",
			FARM(WINSTATIONS SESSIONS(CONSOLE
				     "12: {user: eva, state: disconnected, at: "
				     "'RDP-Tcp#3', programs: [a.exe], messages: [a]}, " TOM),
				"")},
		{"[{session: WF12/12, messages: [a]}, {session: WF12/12, state: connected}]",
			FARM(WINSTATIONS SESSIONS(
				     CONSOLE "12: {at: 'RDP-Tcp#3', state: connected}, " TOM),
				"accounts: {eva: Users}")},
		{"[{session: WF12/12, state: connected, messages: [a]}]",
			FARM(WINSTATIONS SESSIONS(CONSOLE "12: {at: 'RDP-Tcp#3', state: connected, "
							  "messages: [a]}, " TOM),
				"accounts: {eva: Users}")},
		{"[{session: WF12/0, messages: [a]}, {session: WF12/0, client: PC}]",
			FARM(WINSTATIONS SESSIONS(
				     "0: {at: Console, client: PC, messages: [a]}, " EVA TOM),
				"")},
		{"[{session: WF12/0, messages: [a]}, {session: WF12/0, state: idle}]",
			FARM(WINSTATIONS SESSIONS("0: {at: Console, state: idle}, " EVA TOM), "")},
		/* servers */
		{"[{server: wf13, online: no, logons: off}]",
			"servers: {WF12: {" WINSTATIONS SESSIONS(
				CONSOLE EVA TOM) "}, WF13: {online: no, "
						 "logons: no}}\ngroups: [Staff]\n"},
		{"[{server: WF14, sessions: {1: {user: eva}}}]",
			"servers: {WF12: {" WINSTATIONS SESSIONS(CONSOLE EVA
					TOM) "}, WF13: {}, WF14: "
					     "{sessions: {1: {user: eva}}}}\ngroups: [Staff]\n"},
		{"[{server: WF12, sessions: {12: {state: disconnected}, 20: {user: ole}}}]",
			FARM(WINSTATIONS SESSIONS(CONSOLE
				     "12: {user: eva, state: disconnected, at: "
				     "'RDP-Tcp#3', programs: [a.exe]}, " TOM ", 20: {user: ole}"),
				"")},
		/* winstations and their permissions */
		{"[{winstation: WF12/term05, kind: direct}, {session: WF12/20, at: TERM05}]",
			FARM("winstations: {TERM04: {kind: direct}, term05: {kind: "
			     "direct}}, " SESSIONS(CONSOLE EVA TOM ", 20: {at: TERM05}"),
				"")},
		{"[{winstation: WF12/rdp-tcp, grant: logoff, to: EVA}]", PERMITS("eva: logoff")},
		{"[{winstation: WF12/RDP-Tcp, grant: logoff, to: Users}]",
			PERMITS("Users: [user-access, logoff]")},
		{"[{winstation: WF12/RDP-Tcp, deny: [logoff, reset], to: Users}]",
			PERMITS("Users: {allow: user-access, deny: [logoff, reset]}")},
		{"[{winstation: WF12/RDP-Tcp, grant: reset, deny: logoff, to: Staff}]",
			PERMITS("Staff: {allow: reset, deny: logoff}")},
		{"[{winstation: WF12/RDP-Tcp, revoke: full-control, from: Users}]",
			PERMITS("Users: {}")},
		{"[{winstation: WF12/RDP-Tcp, revoke: logon, from: Users}]",
			PERMITS("Users: [query-information, message, connect]")},
		{"[{winstation: WF12/RDP-Tcp, deny: full-control, to: eva}, {winstation: "
		 "WF12/RDP-Tcp, "
		 "revoke: [logoff, reset], from: eva}]",
			PERMITS("eva: {deny: [query-information, set-information, shadow, logon, "
				"message, "
				"connect, disconnect, virtual-channels]}")},
		{"[{winstation: WF12/RDP-Tcp, grant: logoff, to: eva, revoke: full-control, from: "
		 "Users}]",
			PERMITS("eva: logoff, Users: {}")},
		/* accounts */
		{"[{account: eva, groups: [Staff]}, {account: new, groups: []}]",
			FARM(WINSTATIONS SESSIONS(CONSOLE EVA TOM),
				"accounts: {eva: Staff, new: []}")},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		struct snapshot *expected = parse_farm(rows[i].farm);

		amend_farm(rows[i].given);
		same_text(rows[i].given, lines, "");
		same_farm(rows[i].given, amended, expected);
		snapshot_free(expected);
	}
}

static void farm_file_amend__refuses_with_place_and_remedy(void **state)
{
	static const struct {
		const char *given, *problems;
	} rows[] = {
		{"[x]", "s:1:2: [1]: expected a map of keys, found a single value\n"},
		{"[{}]",
			"s:1:2: [1]: the entry does not say what it changes; accepted: winstation, "
			"session, "
			"server or account\n"},
		{"[{sesion: WF12/12}]",
			"s:1:2: [1]: the entry does not say what it changes; accepted: "
			"winstation, session, server or account\n"},
		{"[{session: WF12/12, sate: active}]",
			"s:1:21: [1]: unknown key 'sate'; did you mean 'state'?\n"},
		{"[{session: WF12/12, state: actve}]",
			"s:1:28: [1].state: unknown word 'actve'; did you mean 'active'?\n"},
		{"[{session: 12}]", "s:1:12: [1].session: '12' is not of the form SERVER/NAME\n"},
		{"[{session: WF12/}]",
			"s:1:12: [1].session: 'WF12/' is not of the form SERVER/NAME\n"},
		{"[{session: [WF12]}]",
			"s:1:12: [1].session: expected a single value, found a list\n"},
		{"[{session: WF1/12}]",
			"s:1:12: [1].session: unknown server 'WF1'; did you mean 'WF12'?; "
			"accepted: WF12 or WF13\n"},
		{"[{session: WF12/x}]", "s:1:12: [1].session: 'x' is not a session id, 0 to 65535; "
					"accepted: an id, "
					"console or RDP-Tcp\n"},
		{"[{session: WF12/consol}]", "s:1:12: [1].session: 'consol' is not a session id, 0 "
					     "to 65535; did you mean "
					     "'console'?; accepted: an id, console or RDP-Tcp\n"},
		{"[{session: WF12/14, state: discon, disconnected: 1998-01-01 00:00:00}]",
			"s:1:28: [1].state: unknown word 'discon'; accepted: active, connected, "
			"connectquery, shadow, disconnected, idle, listen, reset, down or init\n"},
		{"[{session: WF12/99, absent: yes}]",
			"s:1:12: [1].session: 'WF12' has no session 99\n"},
		{"[{session: WF12/99, state: active}]",
			"s:1:12: [1].session: session 99 is active, and so needs a user\n"},
		{"[{session: WF12/12, user: none}]",
			"s:1:12: [1].session: session 12 is active, and so needs a user\n"},
		{"[{session: WF12/20, user: ole, at: 'RDP-Tcp#3'}]",
			"s:1:12: [1].session: sessions 12 and 20 of 'WF12' are both active as "
			"'RDP-Tcp#3'\n"},
		{"[{session: WF12/20, user: ole, programs: [{image: x, pid: 101}]}]",
			"s:1:12: [1].session: process id 101 is given twice on 'WF12'\n"},
		{"[{winstation: WF12/RDP-Tcp}]",
			"s:1:2: [1]: the entry changes nothing; accepted: kind, "
			"grant, deny or revoke\n"},
		{"[{winstation: WF12/TERM09, grant: logoff, to: eva}]",
			"s:1:15: [1].winstation: 'WF12' has no winstation 'TERM09'; 'kind' makes "
			"one\n"},
		{"[{winstation: WF12/TERM09, kind: drect}]",
			"s:1:34: [1].kind: unknown word 'drect'; did you mean 'direct'?; accepted: "
			"console, "
			"listener, direct or services\n"},
		{"[{winstation: WF12/A_NAME_OF_A_WINSTATION_TOO_LONG_B, kind: direct}]",
			"s:1:15: [1].winstation: the name of a winstation has 1 to 32 "
			"characters\n"},
		{"[{winstation: WF12/RDP-Tcp, kind: direct}]",
			"s:1:35: [1].kind: session 12 of 'WF12' would be at no winstation: "
			"'RDP-Tcp#3'\n"},
		{"[{winstation: WF12/C2, kind: console}]",
			"s:1:30: [1].kind: 'Console' is the one winstation of kind 'console' on "
			"'WF12'; "
			"accepted: listener, direct\n"},
		{"[{winstation: WF12/Console, kind: direct}]",
			"s:1:35: [1].kind: 'Console' is the one winstation of kind 'console' on "
			"'WF12'; "
			"accepted: console\n"},
		{"[{server: WF12, winstations: {RDP-Tcp: {kind: direct}}}]",
			"s:1:11: [1].server: session 12 of 'WF12' would be at no winstation: "
			"'RDP-Tcp#3'\n"},
		{"[{winstation: WF12/RDP-Tcp, grant: logoff}]",
			"s:1:2: [1]: 'grant' and 'deny' go with 'to'\n"},
		{"[{winstation: WF12/RDP-Tcp, to: eva}]",
			"s:1:2: [1]: 'grant' and 'deny' go with 'to'\n"},
		{"[{winstation: WF12/RDP-Tcp, revoke: logoff, from: eva, to: eva}]",
			"s:1:2: [1]: 'grant' and 'deny' go with 'to'\n"},
		{"[{winstation: WF12/RDP-Tcp, revoke: logoff}]",
			"s:1:2: [1]: 'revoke' goes with 'from'\n"},
		{"[{winstation: WF12/RDP-Tcp, grant: logoff, to: eva, from: tom}]",
			"s:1:2: [1]: 'revoke' goes with 'from'\n"},
		{"[{winstation: WF12/RDP-Tcp, grant: logoff, to: eve}]",
			"s:1:48: [1].to: unknown account or group 'eve'; did you mean 'eva'?\n"},
		{"[{server: WF 14}]",
			"s:1:11: [1].server: a server's name cannot hold blanks or any of \\ "
			"/ : * ? \" < > |\n"},
		{"[{server: WF12, account: eva}]",
			"s:1:17: [1]: unknown key 'account'; accepted: server, edition, locale, "
			"next-session, online, logons, winstations or sessions\n"},
		{"[{account: eva}]", "s:1:2: [1]: the key 'groups' is missing\n"},
		{"[{account: Staff, groups: []}]",
			"s:1:12: [1].account: 'Staff' is a group, not an account\n"},
		{"[{account: eva, groups: [Staf]}]", "s:1:26: [1].groups[1]: unknown group 'Staf'; "
						     "did you mean 'Staff'?; accepted: "
						     "Administrators, Guests, Staff or Users\n"},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		amend_farm(rows[i].given);
		same_text(rows[i].given, lines, rows[i].problems);
	}
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
	const struct CMUnitTest tests[] = {
		TEST(farm_file_amend__gives_the_farm_one_could_have_written),
		TEST(farm_file_amend__refuses_with_place_and_remedy),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
