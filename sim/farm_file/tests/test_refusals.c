#include "sim/tests/support.h"

#include <stdlib.h>

#include "base/macros.h"

#define RIGHTS                                                                                     \
	"query-information, set-information, reset, virtual-channels, shadow, logon, logoff, "     \
	"message, connect, disconnect, full-control, user-access or guest-access"
#define STATES                                                                                     \
	"active, connected, connectquery, shadow, disconnected, idle, listen, reset, down or init"
#define KEYS "an id, console or RDP-Tcp"
#define TIME "YYYY-MM-DD HH:MM:SS"
#define SESSIONS(yaml) "servers: {WF12: {sessions: {" yaml "}}}"
#define WINSTATIONS(yaml) "servers: {WF12: {winstations: {" yaml "}}}"

/* Each text, and all that is said about it: where, what, and what would do. */
static void snapshot_parse__refuses_with_place_and_remedy(void **state)
{
	static const struct {
		const char *yaml, *problems;
	} rows[] = {
		{"a farm", "farm.yaml:1:1: expected a map of keys, found a single value\n"},
		{"[]", "farm.yaml:1:1: expected a map of keys, found a list\n"},
		{"accounts: {eva: [Users]}", "farm.yaml:1:1: the key 'servers' is missing\n"},
		{"servers: {WF12: }\nserver: {}",
			"farm.yaml:2:1: unknown key 'server'; did you mean 'servers'?; accepted: "
			"edition, locale, servers, accounts, groups or clock\n"},
		{"servers: {WF12: }\nservers: {WF13: }",
			"farm.yaml:2:1: servers: 'servers' is given twice; the first stands in "
			"line 1\n"},
		{"servers: []", "farm.yaml:1:10: servers: expected a map of keys, found a list\n"},
		{"servers: {WF12: }\nclock: noon",
			"farm.yaml:2:8: clock: 'noon' is not a date and time; accepted: " TIME
			"\n"},
		{"servers: {WF12: }\nclock: 1998-02-30 09:00:00",
			"farm.yaml:2:8: clock: '1998-02-30 09:00:00' is not a date and time; "
			"accepted: " TIME "\n"},
		{"servers: {WF12: }\nclock: [1998]",
			"farm.yaml:2:8: clock: expected a single value, found a list\n"},
		{"servers: {'': }",
			"farm.yaml:1:11: servers.: the name of a server has 1 to 15 characters\n"},
		{"servers: {WF12_IS_TOO_LONG: }",
			"farm.yaml:1:11: servers.WF12_IS_TOO_LONG: the name of a server has 1 to "
			"15 characters\n"},
		{"servers: {WF 12: }",
			"farm.yaml:1:11: servers.WF 12: a server's name cannot hold blanks or "
			"any of \\ / : * ? \" < > |\n"},
		{"servers: {'WF12\\': }",
			"farm.yaml:1:11: servers.WF12\\: a server's name cannot hold blanks or "
			"any of \\ / : * ? \" < > |\n"},
		{"servers: {WF/12: }",
			"farm.yaml:1:11: servers.WF/12: the name of a server cannot hold control "
			"characters or '/'\n"},
		{"servers: {\"WF\\t12\": }",
			"farm.yaml:1:11: servers.WF\\x0912: the name of a server cannot hold "
			"control characters or '/'\n"},
		{"servers:\n  WF12: {}\n  wf12: {}",
			"farm.yaml:3:3: servers.wf12: 'wf12' is given twice; the first stands in "
			"line 2\n"},
		{"servers: {WF12: yes}",
			"farm.yaml:1:17: servers.WF12: expected a map of keys, found a single "
			"value\n"},
		{"servers: {WF12: {edition: nt5}}",
			"farm.yaml:1:27: servers.WF12.edition: unknown word 'nt5'; did you mean "
			"'nt4'?; accepted: nt4, ws2003 or ws2022\n"},
		{"servers: {WF12: {edition: [nt4]}}",
			"farm.yaml:1:27: servers.WF12.edition: expected a single value, found a "
			"list\n"},
		{"servers: {WF12: {onlin: yes}}",
			"farm.yaml:1:18: servers.WF12: unknown key 'onlin'; did you mean "
			"'online'?; accepted: edition, locale, online, logons, next-session, "
			"winstations or sessions\n"},
		{"servers: {WF12: {online: maybe}}",
			"farm.yaml:1:26: servers.WF12.online: 'maybe' is neither yes nor no; "
			"accepted: yes or no\n"},
		{"servers: {WF12: {logons: 1}}",
			"farm.yaml:1:26: servers.WF12.logons: unknown word '1'; accepted: "
			"disabled, enabled, yes or no\n"},
		{WINSTATIONS("TERM04: {kind: dircet}"),
			"farm.yaml:1:47: servers.WF12.winstations.TERM04.kind: unknown word "
			"'dircet'; did you mean 'direct'?; accepted: console, listener, "
			"direct or services\n"},
		{WINSTATIONS("TERM04: {kind: x}"),
			"farm.yaml:1:47: servers.WF12.winstations.TERM04.kind: unknown word 'x'; "
			"accepted: console, listener, direct or services\n"},
		{WINSTATIONS("TERM04: direct"),
			"farm.yaml:1:40: servers.WF12.winstations.TERM04: expected a map of "
			"keys, found a single value\n"},
		{WINSTATIONS("TERM04: , term04: "),
			"farm.yaml:1:42: servers.WF12.winstations.term04: 'term04' is given "
			"twice; the first stands in line 1\n"},
		{WINSTATIONS("A_NAME_OF_A_WINSTATION_TOO_LONG_B: "),
			"farm.yaml:1:32: "
			"servers.WF12.winstations.A_NAME_OF_A_WINSTATION_TOO_LONG_B: the name of "
			"a winstation has 1 to 32 characters\n"},
		{WINSTATIONS("A/B: "),
			"farm.yaml:1:32: servers.WF12.winstations.A/B: the name of a winstation "
			"cannot hold control characters or '/'\n"},
		{"servers: {WF12: {winstations: [TERM04]}}",
			"farm.yaml:1:31: servers.WF12.winstations: expected a map of keys, found "
			"a list\n"},
		{WINSTATIONS("TERM04: {permissions: [Users]}"),
			"farm.yaml:1:54: servers.WF12.winstations.TERM04.permissions: expected a "
			"map of keys, found a list\n"},
		{"servers: {WF12: {winstations: {TERM04: {permissions: {eve: logoff}}\n  "
		 "}, sessions: {1: {user: eva}}}}",
			"farm.yaml:1:55: servers.WF12.winstations.TERM04.permissions.eve: "
			"unknown account or group 'eve'; did you mean 'eva'?; accepted: "
			"Administrators, Users, Guests, Administrator, SYSTEM, Guest or eva\n"},
		{WINSTATIONS("TERM04: {permissions: {Users: logof}}"),
			"farm.yaml:1:62: servers.WF12.winstations.TERM04.permissions.Users: "
			"unknown right 'logof'; did you mean 'logoff'?\n"},
		{WINSTATIONS("TERM04: {permissions: {Users: [logoff, everything]}}"),
			"farm.yaml:1:71: servers.WF12.winstations.TERM04.permissions.Users[2]: "
			"unknown right 'everything'; accepted: " RIGHTS "\n"},
		{WINSTATIONS("TERM04: {permissions: {Users: [logoff, reset, LogOff]}}"),
			"farm.yaml:1:78: servers.WF12.winstations.TERM04.permissions.Users[3]: "
			"'LogOff' is given twice; the first stands in line 1\n"},
		{WINSTATIONS("TERM04: {permissions: {Users: {deny: [user-access,\n user-access]}}}"),
			"farm.yaml:2:2: servers.WF12.winstations.TERM04.permissions.Users.deny[2]: "
			"'user-access' is given twice; the first stands in line 1\n"},
		{WINSTATIONS("TERM04: {permissions: {Users: {alow: logoff}}}"),
			"farm.yaml:1:63: servers.WF12.winstations.TERM04.permissions.Users: "
			"unknown key 'alow'; did you mean 'allow'?; accepted: allow or deny\n"},
		{WINSTATIONS("TERM04: {permissions: {Users: {deny: [[reset]]}}}"),
			"farm.yaml:1:70: "
			"servers.WF12.winstations.TERM04.permissions.Users.deny[1]: expected a "
			"single value, found a list\n"},
		{WINSTATIONS("TERM04: {permissions: {Users: logoff, users: reset}}"),
			"farm.yaml:1:70: servers.WF12.winstations.TERM04.permissions.users: "
			"'users' is given twice; the first stands in line 1\n"},
		{"servers: {WF12: {sessions: [12]}}",
			"farm.yaml:1:28: servers.WF12.sessions: expected a map of keys, found a "
			"list\n"},
		{SESSIONS("twelve: "),
			"farm.yaml:1:29: servers.WF12.sessions.twelve: 'twelve' is not a session "
			"id, 0 to 65535; accepted: " KEYS "\n"},
		{SESSIONS("65536: "),
			"farm.yaml:1:29: servers.WF12.sessions.65536: '65536' is not a session "
			"id, 0 to 65535; accepted: " KEYS "\n"},
		{SESSIONS("-1: "),
			"farm.yaml:1:29: servers.WF12.sessions.-1: '-1' is not a session id, 0 "
			"to 65535; accepted: " KEYS "\n"},
		{SESSIONS("12: , 012: "),
			"farm.yaml:1:35: servers.WF12.sessions.012: session 12 is given twice; "
			"the first stands in line 1\n"},
		{SESSIONS("12: [eva]"),
			"farm.yaml:1:33: servers.WF12.sessions.12: expected a map of keys, found "
			"a list\n"},
		{SESSIONS("12: {usr: eva}"), "farm.yaml:1:34: servers.WF12.sessions.12: unknown "
					     "key 'usr'; did you mean 'user'?\n"},
		{SESSIONS("12: {user: [eva]}"),
			"farm.yaml:1:40: servers.WF12.sessions.12.user: expected a single value, "
			"found a list\n"},
		{SESSIONS("12: {user: Users}"),
			"farm.yaml:1:40: servers.WF12.sessions.12.user: 'Users' is a group; "
			"nobody logs on as one\n"},
		{SESSIONS("12: {user: ''}"),
			"farm.yaml:1:40: servers.WF12.sessions.12.user: the name of a user has 1 "
			"to 20 characters\n"},
		{SESSIONS("12: {user: an_account_too_long_1}"),
			"farm.yaml:1:40: servers.WF12.sessions.12.user: the name of a user has 1 "
			"to 20 characters\n"},
		{SESSIONS("12: {user: eva, state: actve}"),
			"farm.yaml:1:52: servers.WF12.sessions.12.state: unknown word 'actve'; "
			"did you mean 'active'?\n"},
		{SESSIONS("12: {user: eva, state: gone}"),
			"farm.yaml:1:52: servers.WF12.sessions.12.state: unknown word 'gone'; "
			"accepted: " STATES "\n"},
		{SESSIONS("12: {at: TERM09, user: eva}"),
			"farm.yaml:1:38: servers.WF12.sessions.12.at: server 'WF12' has no "
			"winstation 'TERM09'; accepted: Console, RDP-Tcp#NUMBER\n"},
		{SESSIONS("12: {at: Console#1, user: eva}"),
			"farm.yaml:1:38: servers.WF12.sessions.12.at: server 'WF12' has no "
			"winstation 'Console#1'; accepted: Console, RDP-Tcp#NUMBER\n"},
		{SESSIONS("12: {at: 'RDP-Tcp#', user: eva}"),
			"farm.yaml:1:38: servers.WF12.sessions.12.at: server 'WF12' has no "
			"winstation 'RDP-Tcp#'; accepted: Console, RDP-Tcp#NUMBER\n"},
		{SESSIONS("12: {at: 'RDP-Tcp#x', user: eva}"),
			"farm.yaml:1:38: servers.WF12.sessions.12.at: server 'WF12' has no "
			"winstation 'RDP-Tcp#x'; accepted: Console, RDP-Tcp#NUMBER\n"},
		{SESSIONS("12: {at: '', user: eva}"),
			"farm.yaml:1:38: servers.WF12.sessions.12.at: the name of a session has "
			"1 to 32 characters\n"},
		{SESSIONS("12: {user: eva, logon: today}"),
			"farm.yaml:1:52: servers.WF12.sessions.12.logon: 'today' is not a date "
			"and time; accepted: " TIME "\n"},
		{SESSIONS("12: {client: [x]}"),
			"farm.yaml:1:42: servers.WF12.sessions.12.client: expected a single "
			"value, found a list\n"},
		{SESSIONS("12: {client: A_CLIENTS_LONG_NAME__, address: "
			  "\"1234567890123456789012345678901\"}"),
			"farm.yaml:1:42: servers.WF12.sessions.12.client: the name of a client has "
			"up to 20 characters\n"
			"farm.yaml:1:74: servers.WF12.sessions.12.address: the address of a client "
			"has up to 30 characters\n"},
		{SESSIONS("12: {client: ÄÖÜ_CLIENTS_LONG_NAM, address: "
			  "\"123456789012345678901234567890\"}"),
			""},
		{SESSIONS("12: {state: active}"),
			"farm.yaml:1:29: servers.WF12.sessions.12: session 12 is active, and so "
			"needs a user\n"},
		{SESSIONS("12: {state: shadow}"),
			"farm.yaml:1:29: servers.WF12.sessions.12: session 12 is shadow, and so "
			"needs a user\n"},
		{SESSIONS("12: {state: disconnected}"),
			"farm.yaml:1:29: servers.WF12.sessions.12: session 12 is disconnected, "
			"and so needs a user\n"},
		{SESSIONS("12: {state: connected, user: eva}"),
			"farm.yaml:1:29: servers.WF12.sessions.12: session 12 is connected, and "
			"so cannot have a user\n"},
		{SESSIONS("12: {state: listen, user: eva}"),
			"farm.yaml:1:29: servers.WF12.sessions.12: session 12 is listen, and so "
			"cannot have a user\n"},
		{SESSIONS("12: {state: idle, user: eva}"),
			"farm.yaml:1:29: servers.WF12.sessions.12: session 12 is idle, and so "
			"cannot have a user\n"},
		{SESSIONS("1: {at: 'RDP-Tcp#9', user: eva}, 2: {at: 'rdp-tcp#9', user: tom}"),
			"farm.yaml:1:28: servers.WF12.sessions: sessions 1 and 2 of 'WF12' are "
			"both active as 'rdp-tcp#9'\n"},
		{SESSIONS("1: {at: Console, user: eva}, 2: {at: Console, user: tom}"),
			"farm.yaml:1:28: servers.WF12.sessions: sessions 1 and 2 of 'WF12' are "
			"both active as 'Console'\n"},
		{"servers: {WF12: {winstations: {RDP-Tcp: {kind: direct}}, sessions: {12: "
		 "{user: eva}}}}",
			"farm.yaml:1:69: servers.WF12.sessions.12: session 12 needs 'at': 'WF12' "
			"has no listener\n"},
		{"servers: {WF12: {winstations: {RDP-Tcp: {kind: direct}, "
		 "A_LISTENER_WITH_A_NAME_THIS_LONG: {kind: listener}}, sessions: {12: "
		 "{user: eva}}}}",
			"farm.yaml:1:121: servers.WF12.sessions.12: session 12 needs 'at': "
			"'A_LISTENER_WITH_A_NAME_THIS_LONG#12' is longer than 32 characters\n"},
		{SESSIONS("12: {user: eva, messages: [{at: now, from: WF12, user: Users/x, txt: "
			  "a}]}"),
			"farm.yaml:1:93: servers.WF12.sessions.12.messages[1]: unknown key "
			"'txt'; did you mean 'text'?; accepted: text, at, from or user\n"
			"farm.yaml:1:56: servers.WF12.sessions.12.messages[1]: the key 'text' is "
			"missing\n"
			"farm.yaml:1:61: servers.WF12.sessions.12.messages[1].at: 'now' is not a "
			"date and time; accepted: YYYY-MM-DD HH:MM:SS\n"
			"farm.yaml:1:72: servers.WF12.sessions.12.messages[1].from: 'WF12' is "
			"not where a message comes from; accepted: SERVER/SESSION\n"
			"farm.yaml:1:84: servers.WF12.sessions.12.messages[1].user: the name of "
			"a user cannot hold control characters or '/'\n"},
		{SESSIONS("12: {user: eva, messages: [{text: ~}, ~, {text: [a]}]}"),
			"farm.yaml:1:56: servers.WF12.sessions.12.messages[1]: the message has "
			"no text\n"
			"farm.yaml:1:67: servers.WF12.sessions.12.messages[2]: the message has "
			"no text\n"
			"farm.yaml:1:77: servers.WF12.sessions.12.messages[3].text: expected a "
			"single value, found a list\n"},
		{SESSIONS("12: {user: eva, messages: [{text: a, at: now}, {text: a, from: WF12}, "
			  "{text: a, from: WF12/65536}, {text: a, from: /1}, {text: a, from: "
			  "A_NAME_TOO_LONG_/1}, {text: a, user: an_account_too_long_1}]}"),
			"farm.yaml:1:70: servers.WF12.sessions.12.messages[1].at: 'now' is not a "
			"date and time; accepted: YYYY-MM-DD HH:MM:SS\n"
			"farm.yaml:1:92: servers.WF12.sessions.12.messages[2].from: 'WF12' is "
			"not where a message comes from; accepted: SERVER/SESSION\n"
			"farm.yaml:1:115: servers.WF12.sessions.12.messages[3].from: "
			"'WF12/65536' is not where a message comes from; accepted: SERVER/SESSION\n"
			"farm.yaml:1:144: servers.WF12.sessions.12.messages[4].from: the name of "
			"a server has 1 to 15 characters\n"
			"farm.yaml:1:165: servers.WF12.sessions.12.messages[5].from: the name of "
			"a server has 1 to 15 characters\n"
			"farm.yaml:1:202: servers.WF12.sessions.12.messages[6].user: the name of "
			"a user has 1 to 20 characters\n"},
		{SESSIONS("1: {at: RDP-Tcp, messages: [a]}, 2: {state: idle, messages: [a]}"),
			"farm.yaml:1:29: servers.WF12.sessions.1: session 1 is listen, and so "
			"cannot have messages\n"
			"farm.yaml:1:62: servers.WF12.sessions.2: session 2 is idle, and so "
			"cannot have messages\n"},
		{SESSIONS("12: {user: eva, programs: {img: a.exe}}"),
			"farm.yaml:1:56: servers.WF12.sessions.12.programs: unknown key 'img'; "
			"accepted: image, unsaved, on-logoff or pid\nfarm.yaml:1:55: "
			"servers.WF12.sessions.12.programs: the key 'image' is missing\n"},
		{SESSIONS("12: {user: eva, programs: [{unsaved: a.doc}]}"),
			"farm.yaml:1:56: servers.WF12.sessions.12.programs[1]: the key 'image' "
			"is missing\n"},
		{SESSIONS("12: {user: eva, programs: ['']}"),
			"farm.yaml:1:56: servers.WF12.sessions.12.programs[1]: the name of an "
			"image has 1 to 63 characters\n"},
		{SESSIONS("12: {user: eva, programs: [[a.exe]]}"),
			"farm.yaml:1:56: servers.WF12.sessions.12.programs[1]: expected a map of "
			"keys, found a list\n"},
		{SESSIONS("12: {user: eva, programs: [{image: a.exe, unsaved: ''}]}"),
			"farm.yaml:1:80: servers.WF12.sessions.12.programs[1].unsaved: the name "
			"of a document has 1 to 259 characters\n"},
		{SESSIONS("12: {user: eva, programs: [{image: a.exe, on-logoff: hang}]}"),
			"farm.yaml:1:82: servers.WF12.sessions.12.programs[1].on-logoff: unknown "
			"word 'hang'; did you mean 'hangs'?; accepted: closes or hangs\n"},
		{SESSIONS("12: {user: eva, programs: [{image: a.exe, pid: 0}]}"),
			"farm.yaml:1:76: servers.WF12.sessions.12.programs[1].pid: process ids "
			"begin at 1\n"},
		{SESSIONS("12: {user: eva, programs: [{image: a.exe, pid: x}]}"),
			"farm.yaml:1:76: servers.WF12.sessions.12.programs[1].pid: 'x' is not a "
			"whole number from 0 to 4294967295\n"},
		{SESSIONS("12: {user: eva, programs: [{image: a.exe, pid: 4294967296}]}"),
			"farm.yaml:1:76: servers.WF12.sessions.12.programs[1].pid: '4294967296' "
			"is not a whole number from 0 to 4294967295\n"},
		{SESSIONS("12: {user: eva, programs: [{image: a.exe, pid: 7}, {image: b.exe, pid: "
			  "7}]}"),
			"farm.yaml:1:28: servers.WF12.sessions: process id 7 is given twice on "
			"'WF12'\n"},
		{SESSIONS("12: {user: eva, programs: [{image: a.exe, pid: 7}, {image: b.exe, pid: "
			  "6}]}"),
			"farm.yaml:1:28: servers.WF12.sessions: process ids of session 12 do not "
			"rise at 'b.exe'; give all of them or none\n"},
		{SESSIONS("12: {user: eva, programs: [a.exe, {image: b.exe, pid: 7}]}"),
			"farm.yaml:1:28: servers.WF12.sessions: process ids of session 12 do not "
			"rise at 'b.exe'; give all of them or none\n"},
		{"servers: \naccounts: [eva]",
			"farm.yaml:2:11: accounts: expected a map of keys, found a list\n"},
		{"servers: \naccounts: {eva: }",
			"farm.yaml:2:17: accounts.eva: unknown group ''; accepted: "
			"Administrators, Users or Guests\n"},
		{"servers: \naccounts: {eva: {}}",
			"farm.yaml:2:17: accounts.eva: the key 'groups' is missing\n"},
		{"servers: \naccounts: {eva: {group: [Users]}}",
			"farm.yaml:2:18: accounts.eva: unknown key 'group'; did you mean "
			"'groups'?; accepted: groups\nfarm.yaml:2:17: accounts.eva: the key "
			"'groups' is missing\n"},
		{"servers: \naccounts: {eva: [User]}",
			"farm.yaml:2:18: accounts.eva[1]: unknown group 'User'; did you mean "
			"'Users'?; accepted: Administrators, Users or Guests\n"},
		{"servers: \naccounts: {eva: [Administrator]}",
			"farm.yaml:2:18: accounts.eva[1]: unknown group 'Administrator'; did you "
			"mean 'Administrators'?; accepted: Administrators, Users or Guests\n"},
		{"servers: \naccounts: {eva: [[Users]]}",
			"farm.yaml:2:18: accounts.eva[1]: expected a single value, found a list\n"},
		{"servers: \naccounts: {Users: []}",
			"farm.yaml:2:12: accounts.Users: 'Users' is a group, not an account\n"},
		{"servers: \naccounts: {eva: [], EVA: []}",
			"farm.yaml:2:21: accounts.EVA: 'EVA' is given twice; the first stands in "
			"line 2\n"},
		{"servers: \naccounts: {an_account_too_long_1: []}",
			"farm.yaml:2:12: accounts.an_account_too_long_1: the name of an account "
			"has 1 to 20 characters\n"},
		{"servers: \ngroups: [Guest]",
			"farm.yaml:2:10: groups[1]: 'Guest' is an account, not a group\n"},
		{"servers: {WF12: {}}\ngroups: [Staff, Users, staff]",
			"farm.yaml:2:24: groups[3]: 'staff' is given twice; the first stands in line "
			"2\n"},
		{"servers: {WF12: {}}\naccounts: {ann: {groups: [Users, users]}}",
			"farm.yaml:2:34: accounts.ann.groups[2]: group 'users' is given twice\n"},
		{"servers: \ngroups: [a_group_with_a_name_too_long]",
			"farm.yaml:2:10: groups[1]: the name of a group has 1 to 20 characters\n"},
		{"servers: \ngroups: {Staff: }",
			"farm.yaml:2:9: groups: expected a single value, found a map of keys\n"},
		{"servers:\n  WF12:\n    sessions:\n      12: {user: eva, state: actve}\n "
		 "     x: {}\n    edition: nt9\nclock: now\n",
			"farm.yaml:7:8: clock: 'now' is not a date and time; accepted: " TIME
			"\nfarm.yaml:6:14: servers.WF12.edition: unknown word 'nt9'; did you "
			"mean 'nt4'?; accepted: nt4, ws2003 or ws2022\nfarm.yaml:4:30: "
			"servers.WF12.sessions.12.state: unknown word 'actve'; did you mean "
			"'active'?"
			"\nfarm.yaml:5:7: servers.WF12.sessions.x: 'x' is not a session id, 0 to "
			"65535; accepted: " KEYS "\n"},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		char *problems = problems_of(rows[i].yaml);

		same_text(rows[i].yaml, problems, rows[i].problems);
		free(problems);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(snapshot_parse__refuses_with_place_and_remedy),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
