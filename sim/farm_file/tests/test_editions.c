/* Farm files in each edition: which sessions a server has, with which ids and names. */
#include <stdlib.h>
#include <string.h>

#include "base/macros.h"
#include "base/text.h"
#include "sim/snapshot.h"
#include "sim/tests/support.h"

static struct folder folder;
static struct snapshot *farm;

static int setup(void **state)
{
	(void)state;
	folder_make(&folder);
	return 0;
}

static int teardown(void **state)
{
	(void)state;
	farm = snapshot_free(farm);
	folder_remove(&folder);
	return 0;
}

/* "0 Services disconnected, 1 Console connected": the sessions of a server. */
static char *sessions_of(const char *server)
{
	const struct server *of = snapshot_server(farm, server);
	struct text text = {0};
	char *copy;

	for (size_t i = 0; i < of->session_count; i++) {
		const struct session *session = &of->sessions[i];

		text_printf(&text, "%s%u %s%s%s %s", i ? ", " : "", session->id,
			session->name ? session->name : "-", session->user ? " " : "",
			session->user ? session->user : "",
			session_state_to_string(session->state));
	}
	assert_false(text.failed);
	copy = strdup(text_string(&text));
	text_deinit(&text);
	return copy;
}

static void same_sessions(const char *label, const char *server, const char *expected)
{
	char *sessions = sessions_of(server);

	same_text(label, sessions, expected);
	free(sessions);
}

static void parse_arguments(const char *edition, const char *keys)
{
	cleanup(text_deinit) struct text yaml = {0};

	text_printf(&yaml, "edition: %s\nservers: {WF12: {%s}}\n", edition, keys);
	farm = snapshot_free(farm);
	farm = parse_farm(text_string(&yaml));
}

/* docs/editions.md */
static void snapshot_parse__gives_the_ids_of_the_edition(void **state)
{
	static const struct {
		const char *keys, *nt4, *ws2003, *ws2022;
	} rows[] = {
		{"", "", "0 Console connected, 65536 RDP-Tcp listen",
			"0 Services disconnected, 1 Console connected, 65536 RDP-Tcp listen"},
		{"sessions: {console: {user: eva}, 7: {user: tom, at: 'RDP-Tcp#5'}}",
			"0 Console eva active, 7 RDP-Tcp#5 tom active",
			"0 Console eva active, 7 RDP-Tcp#5 tom active, 65536 RDP-Tcp listen",
			"0 Services disconnected, 1 Console eva active, 7 RDP-Tcp#5 tom active, "
			"65536 RDP-Tcp listen"},
		/* the listener: a small id, or the first beyond all sessions */
		{"sessions: {CONSOLE: , rdp-tcp: , 1: {user: eva, at: 'RDP-Tcp#3'}}",
			"0 Console connected, 1 RDP-Tcp#3 eva active, 2 RDP-Tcp listen",
			"0 Console connected, 1 RDP-Tcp#3 eva active, 65536 RDP-Tcp listen",
			"0 Services disconnected, 1 RDP-Tcp#3 eva active, 2 Console connected, "
			"65536 RDP-Tcp listen"},
		/* a second one, whose name comes before, pushes it on */
		{"winstations: {31C5CE94: {kind: listener}}, sessions: {RDP-Tcp: , 31c5ce94: }",
			"1 31C5CE94 listen, 2 RDP-Tcp listen",
			"0 Console connected, 65536 31C5CE94 listen, 65537 RDP-Tcp listen",
			"0 Services disconnected, 1 Console connected, 65536 31C5CE94 listen, "
			"65537 RDP-Tcp listen"},
		{"sessions: {console: none, RDP-Tcp: none}", "", "", "0 Services disconnected"},
		/* numbers: ids, or connections after those that are named */
		{"sessions: {5: {user: eva}, 6: {user: tom}}",
			"5 RDP-Tcp#5 eva active, 6 RDP-Tcp#6 tom active",
			"0 Console connected, 5 RDP-Tcp#1 eva active, 6 RDP-Tcp#2 tom active, "
			"65536 "
			"RDP-Tcp listen",
			"0 Services disconnected, 1 Console connected, 5 RDP-Tcp#0 eva active, 6 "
			"RDP-Tcp#1 tom active, 65536 RDP-Tcp listen"},
		{"sessions: {5: {user: eva}, 6: {user: tom, at: 'rdp-tcp#9'}, 7: {user: ada, "
		 "state: disconnected, at: 'RDP-Tcp#11'}}",
			"5 RDP-Tcp#5 eva active, 6 rdp-tcp#9 tom active, 7 - ada disconnected",
			"0 Console connected, 5 RDP-Tcp#12 eva active, 6 rdp-tcp#9 tom active, 7 - "
			"ada "
			"disconnected, 65536 RDP-Tcp listen",
			"0 Services disconnected, 1 Console connected, 5 RDP-Tcp#12 eva active, 6 "
			"rdp-tcp#9 tom active, 7 - ada disconnected, 65536 RDP-Tcp listen"},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		parse_arguments("nt4", rows[i].keys);
		same_sessions(rows[i].keys, "WF12", rows[i].nt4);
		parse_arguments("ws2003", rows[i].keys);
		same_sessions(rows[i].keys, "WF12", rows[i].ws2003);
		parse_arguments("ws2022", rows[i].keys);
		same_sessions(rows[i].keys, "WF12", rows[i].ws2022);
	}
}

/* What was seen of real servers, and not of NT 4.0. */
static void snapshot_parse__takes_what_captures_show(void **state)
{
	static const struct {
		const char *edition, *keys, *sessions;
	} rows[] = {
		/* XP and 2003: session 0 is a remote one, and the console has another id */
		{"ws2003", "sessions: {0: {state: disconnected}, console: {}}",
			"0 - disconnected, 1 Console connected, 65536 RDP-Tcp listen"},
		{"ws2003", "sessions: {0: {state: disconnected}, 5: {at: Console}}",
			"0 - disconnected, 5 Console connected, 65536 RDP-Tcp listen"},
		{"ws2003", "sessions: {0: {at: 'RDP-Tcp#24', user: root}, console: none}",
			"0 RDP-Tcp#24 root active, 65536 RDP-Tcp listen"},
		/* a row with neither name nor user */
		{"ws2022", "sessions: {2: {user: eva}, 23: {state: disconnected}}",
			"0 Services disconnected, 1 Console connected, 2 RDP-Tcp#0 eva active, 23 "
			"- "
			"disconnected, 65536 RDP-Tcp listen"},
		/* the console lost its session */
		{"ws2022", "sessions: {1: {at: 'RDP-Tcp#16', user: eva}, 3: {at: Console}}",
			"0 Services disconnected, 1 RDP-Tcp#16 eva active, 3 Console connected, "
			"65536 "
			"RDP-Tcp listen"},
		{"ws2022",
			"sessions: {0: {at: Services}, console: {user: eva, state: disconnected}}",
			"0 Services disconnected, 1 - eva disconnected, 65536 RDP-Tcp listen"},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		parse_arguments(rows[i].edition, rows[i].keys);
		same_sessions(rows[i].keys, "WF12", rows[i].sessions);
	}
}

/* Each server may have an edition of its own. */
static void snapshot_parse__farms_may_be_mixed(void **state)
{
	(void)state;
	farm = parse_farm("servers: {A: {edition: nt4}, B: {edition: ws2003, locale: de-DE}, C: }\n"
			  "edition: ws2022\nlocale: fr-FR\n");
	same_sessions("nt4", "A", "");
	same_sessions("ws2003", "B", "0 Console connected, 65536 RDP-Tcp listen");
	same_sessions("ws2022", "C",
		"0 Services disconnected, 1 Console connected, 65536 RDP-Tcp listen");
	same_text("A", locale_to_string(snapshot_server(farm, "A")->locale), "fr-FR");
	same_text("B", locale_to_string(snapshot_server(farm, "B")->locale), "de-DE");
}

static const char *groups_of(const char *account)
{
	static char text[256];
	const struct trustee *trustee = snapshot_trustee(farm, account);

	*text = '\0';
	for (size_t i = 0; trustee && i < trustee->group_count; i++)
		snprintf(text + strlen(text), sizeof(text) - strlen(text), "%s%s", i ? ", " : "",
			trustee->groups[i]);
	return trustee ? text : NULL;
}

static void snapshot_parse__has_the_trustees_of_its_editions(void **state)
{
	(void)state;
	farm = parse_farm("servers: {A: {sessions: {1: {user: eva}}}}\n");
	assert_null(snapshot_trustee(farm, "Remote Desktop Users"));
	assert_null(snapshot_trustee(farm, "LOCAL SERVICE"));
	same_text("eva", groups_of("eva"), "Users");
	farm = snapshot_free(farm);
	farm = parse_farm("servers: {A: {sessions: {1: {user: eva}}}, B: {edition: ws2003}}\n"
			  "accounts: {tom: remote desktop users}\n");
	same_text("eva", groups_of("eva"), "Remote Desktop Users, Users");
	same_text("tom", groups_of("tom"), "Remote Desktop Users");
	same_text("service", groups_of("NETWORK SERVICE"), "");
	same_number(
		"nt4", (long long)snapshot_server(farm, "A")->winstations[0].permission_count, 4);
	same_number(
		"later", (long long)snapshot_server(farm, "B")->winstations[0].permission_count, 6);
}

static void snapshot_parse__refuses_what_the_edition_forbids(void **state)
{
#define OF(edition, keys) "edition: " edition "\nservers: {WF12: {" keys "}}"
#define AT "farm.yaml:2:29: servers.WF12.sessions."
#define STATES                                                                                     \
	"; accepted: active, connected, connectquery, shadow, disconnected, idle, listen, reset, " \
	"down or init\n"
	static const struct {
		const char *yaml, *problems;
	} rows[] = {
		{OF("ws2022", "sessions: {0: {at: Console}}"), AT
			"0: session 0 of 'WF12' cannot be at 'Console' in edition ws2022: 0 is the "
			"session of services; accepted: the winstation's name in place of the "
			"id\n"},
		{OF("ws2022", "sessions: {0: {user: eva}}"), AT
			"0: session 0 of 'WF12' cannot be at 'RDP-Tcp' in edition ws2022: 0 is the "
			"session of services; accepted: the winstation's name in place of the "
			"id\n"},
		{OF("ws2022", "sessions: {5: {at: Services}}"),
			AT "5: session 5 of 'WF12' cannot be at 'Services' in edition ws2022: the "
			   "session of services has the id 0; accepted: the winstation's name in "
			   "place "
			   "of the id\n"},
		{OF("ws2022", "sessions: {2: {at: RDP-Tcp}}"), AT
			"2: session 2 of 'WF12' cannot be at 'RDP-Tcp' in edition ws2022: the "
			"session of a listener has an id from 65536 on; accepted: the winstation's "
			"name in place of the id\n"},
		{OF("ws2003", "sessions: {65540: {user: eva}}"), AT
			"65540: session 65540 of 'WF12' cannot be at 'RDP-Tcp' in edition ws2003: "
			"ids from 65536 on are those of listeners; accepted: the winstation's name "
			"in place of the id\n"},
		{OF("ws2022", "sessions: {131072: }"), AT "131072: '131072' is not a session id, 0 "
							  "to 131071; accepted: an id, console, "
							  "RDP-Tcp or services\n"},
		{OF("ws2022", "sessions: {RDP-Tpc: }"),
			AT "RDP-Tpc: 'RDP-Tpc' is not a session id, 0 to 131071; did you mean "
			   "'RDP-Tcp'?; accepted: an id, console, RDP-Tcp or services\n"},
		{OF("ws2003", "sessions: {services: }"), AT
			"services: 'services' is not a session id, 0 to 131071; accepted: an id, "
			"console or RDP-Tcp\n"},
		{OF("ws2022", "sessions: {services: {user: eva}}"), AT
			"services: session 0 is active, and so cannot be the session of services, "
			"which is disconnected\n"},
		{OF("ws2022", "sessions: {5: }"),
			AT "5: session 5 is idle, and so cannot be on a server of its edition\n"},
		{OF("nt4", "sessions: {5: {state: disconnected}}"),
			AT "5: session 5 is disconnected, and so needs a user\n"},
		{OF("nt4", "sessions: {0: {user: eva}, console: }"),
			"farm.yaml:2:45: servers.WF12.sessions.console: session 0 is given twice: "
			"it is "
			"that of 'Console'\n"},
		{OF("nt4", "sessions: {console: , Console: }"),
			"farm.yaml:2:40: servers.WF12.sessions.Console: the session of 'Console' "
			"is "
			"given twice; the first stands in line 2\n"},
		{OF("ws2022", "sessions: {console: {at: Console}}"),
			"farm.yaml:2:43: servers.WF12.sessions.console.at: the session of "
			"'Console' is "
			"there already\n"},
		{OF("ws2022", "sessions: {1: {at: Console}, 2: {at: Console}}"),
			"farm.yaml:2:28: servers.WF12.sessions: sessions 1 and 2 of 'WF12' are "
			"both "
			"called 'Console'\n"},
		{OF("ws2003", "logons: drain"),
			"farm.yaml:2:26: servers.WF12.logons: edition ws2003 knows no 'drain'; "
			"accepted: enabled, disabled\n"},
		{OF("ws2022", "logons: drian"),
			"farm.yaml:2:26: servers.WF12.logons: unknown word 'drian'; did you mean "
			"'drain'?; accepted: disabled, enabled, drain, drain-until-restart, yes or "
			"no\n"},
		{OF("ws2003", "logons: enable"),
			"farm.yaml:2:26: servers.WF12.logons: unknown word 'enable'; did you mean "
			"'enabled'?; accepted: disabled, enabled, yes or no\n"},
		{OF("ws2022", "logons: [drain]"), "farm.yaml:2:26: servers.WF12.logons: expected a "
						  "single value, found a list\n"},
		{OF("ws2003", "next-session: 9"), "farm.yaml:2:32: servers.WF12.next-session: this "
						  "edition gives a new session "
						  "the lowest free id\n"},
		{OF("ws2022", "next-session: 9, sessions: {9: {user: eva}}"),
			"farm.yaml:2:32: servers.WF12.next-session: 'WF12' has a session 9 "
			"already; ids "
			"only grow\n"},
		{OF("ws2022", "next-session: -1"), "farm.yaml:2:32: servers.WF12.next-session: "
						   "'-1' is not a whole number from 0 "
						   "to 65536\n"},
		{OF("nt4", "winstations: {RDP-Tcp: {next-connection: 9}}"),
			"farm.yaml:2:59: servers.WF12.winstations.RDP-Tcp.next-connection: "
			"sessions of "
			"this edition are called after their ids\n"},
		{OF("ws2022", "winstations: {Console: {next-connection: 9}}"),
			"farm.yaml:2:59: servers.WF12.winstations.Console.next-connection: only a "
			"listener counts connections\n"},
		{OF("ws2003", "winstations: {W: {kind: services}}"),
			"farm.yaml:2:42: servers.WF12.winstations.W.kind: edition ws2003 has no "
			"session "
			"of services; accepted: console, listener, direct\n"},
		/* a server has one console, and one winstation of services */
		{OF("ws2022", "winstations: {S: {kind: services}}"),
			"farm.yaml:2:42: servers.WF12.winstations.S.kind: 'Services' is the one "
			"winstation of kind 'services' on 'WF12'; accepted: listener, direct\n"},
		{OF("ws2022", "winstations: {RDP-Tcp: {kind: services}}"),
			"farm.yaml:2:48: servers.WF12.winstations.RDP-Tcp.kind: 'Services' is the "
			"one "
			"winstation of kind 'services' on 'WF12'; accepted: listener, direct\n"},
		{OF("ws2022", "winstations: {services: {kind: listener}}"),
			"farm.yaml:2:49: servers.WF12.winstations.services.kind: 'services' is the "
			"one "
			"winstation of kind 'services' on 'WF12'; accepted: services\n"},
		{OF("ws2022", "winstations: {Services: {kind: console}}"),
			"farm.yaml:2:49: servers.WF12.winstations.Services.kind: 'Services' is the "
			"one "
			"winstation of kind 'services' on 'WF12'; accepted: services\n"},
		{OF("ws2022",
			 "winstations: {Services: {kind: direct}}, sessions: {services: none}"),
			"farm.yaml:2:49: servers.WF12.winstations.Services.kind: 'Services' is the "
			"one "
			"winstation of kind 'services' on 'WF12'; accepted: services\n"},
		{OF("ws2022", "winstations: {C2: {kind: console}}"),
			"farm.yaml:2:43: servers.WF12.winstations.C2.kind: 'Console' is the one "
			"winstation of kind 'console' on 'WF12'; accepted: listener, direct\n"},
		{OF("ws2003", "winstations: {C2: {kind: console}}"),
			"farm.yaml:2:43: servers.WF12.winstations.C2.kind: 'Console' is the one "
			"winstation of kind 'console' on 'WF12'; accepted: listener, direct\n"},
		{OF("nt4", "winstations: {C2: {kind: console}}"),
			"farm.yaml:2:43: servers.WF12.winstations.C2.kind: 'Console' is the one "
			"winstation of kind 'console' on 'WF12'; accepted: listener, direct\n"},
		{OF("ws2022", "winstations: {Console: {kind: direct}}"),
			"farm.yaml:2:48: servers.WF12.winstations.Console.kind: 'Console' is the "
			"one "
			"winstation of kind 'console' on 'WF12'; accepted: console\n"},
		{OF("nt4", "winstations: {Console: {kind: listener}}"),
			"farm.yaml:2:48: servers.WF12.winstations.Console.kind: 'Console' is the "
			"one "
			"winstation of kind 'console' on 'WF12'; accepted: console\n"},
		{OF("ws2022",
			 "winstations: {Console: {kind: console}, Services: {kind: services}}"),
			""},
		{OF("ws2022", "sessions: {2: {user: eva, disconnected: 2022-01-01 00:00:00}}"),
			"farm.yaml:2:58: servers.WF12.sessions.2.disconnected: session 2 has no "
			"user who "
			"is disconnected\n"},
		{OF("ws2022", "sessions: {console: {idle: 5m}}"),
			"farm.yaml:2:45: servers.WF12.sessions.console.idle: session 1 has no user "
			"who "
			"could be idle\n"},
		{OF("ws2022", "sessions: {2: {user: eva, idle: 5}}"),
			"farm.yaml:2:50: servers.WF12.sessions.2.idle: '5' is no span of time; "
			"accepted: "
			"a span such as 5m, 1h22m or 1d53m\n"},
		{OF("ws2022", "sessions: {2: {user: eva, idle: 366d}}"), ""},
		{OF("ws2022", "sessions: {2: {user: eva, idle: 366d1s}}"),
			"farm.yaml:2:50: servers.WF12.sessions.2.idle: '366d1s' is longer than 366 "
			"days\n"},
		/* nobody logs on in the session of a listener, where that has an id of its own */
		{OF("ws2003", "sessions: {RDP-Tcp: {user: eva}}"),
			AT "RDP-Tcp: session 65536 is active, and so cannot have a user, for it is "
			   "the "
			   "session of a listener\n"},
		{OF("ws2022", "sessions: {65536: {at: RDP-Tcp, user: eva, state: init}}"),
			AT "65536: session 65536 is init, and so cannot have a user, for it is the "
			   "session of a listener\n"},
		{OF("nt4", "sessions: {5: {at: RDP-Tcp, user: eva}}"), ""},
		/* one mistake is one sentence */
		{OF("ws2022", "sessions: {RDP-Tcp: {state: idle}}"),
			AT "RDP-Tcp: session 65536 is idle, and so cannot be on a server of its "
			   "edition\n"},
		{OF("ws2022", "sessions: {2: {state: discon}}"),
			"farm.yaml:2:40: servers.WF12.sessions.2.state: unknown word "
			"'discon'" STATES},
		{OF("ws2022", "sessions: {2: {user: eva, state: discon, disconnected: 2022-01-01 "
			      "00:00:00}}"),
			"farm.yaml:2:51: servers.WF12.sessions.2.state: unknown word "
			"'discon'" STATES},
		{OF("ws2022", "sessions: {console: {user: Users, idle: 5m, state: active}}"),
			"farm.yaml:2:45: servers.WF12.sessions.console.user: 'Users' is a group; "
			"nobody "
			"logs on as one\n"},
		{OF("nt4", "sessions: {1: {at: Console, user: eva, state: discon}, "
			   "2: {at: Console, user: tom}}"),
			"farm.yaml:2:64: servers.WF12.sessions.1.state: unknown word "
			"'discon'" STATES},
		{OF("ws2022", "sessions: {2: {user: eva, ports: {COM1: LPT1}}}"),
			"farm.yaml:2:58: servers.WF12.sessions.2.ports.COM1: 'LPT1' is no serial "
			"port; "
			"accepted: COM1 to COM256\n"},
		{"servers: {}\nedition: ws2008",
			"farm.yaml:2:10: edition: unknown word 'ws2008'; did you mean 'ws2003'?; "
			"accepted: nt4, ws2003 or ws2022\n"},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		char *problems = problems_of(rows[i].yaml);

		same_text(rows[i].yaml, problems, rows[i].problems);
		free(problems);
	}
}

/* Written and read back, by itself and by way of the store, it is the same farm. */
static void snapshot_write__farms_of_every_edition_come_back(void **state)
{
	static const char *const keys[] = {
		"",
		"sessions: {console: none, RDP-Tcp: none}",
		"locale: en-GB, logons: disabled, online: no",
		("sessions: {console: {user: eva}, 3: {user: tom, state: disconnected, "
		 "disconnected: "
		 "2022-03-04 05:06:07, idle: 1d53m}, 4: {user: ada, connected: 2022-01-01 "
		 "00:00:00, "
		 "last-input: 2022-01-01 00:00:01, install: yes, ports: {com1: COM12, COM2: "
		 "com3}}}"),
		("winstations: {31C5CE94: {kind: listener}, RDP-Tcp: {permissions: {Guests: {}, "
		 "eva: "
		 "logoff}}}, sessions: {7: {user: eva}}"),
	};
	static const char *const editions[] = {"nt4", "ws2003", "ws2022"};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(keys) * ARRAY_SIZE(editions); i++) {
		struct snapshot *read, *stored;
		struct farm *file;
		char *text;

		parse_arguments(editions[i % 3], keys[i / 3]);
		text = farm_to_text(farm);
		read = parse_farm(text);
		same_farm(keys[i / 3], read, farm);
		file = make_farm(&folder, text);
		stored = read_farm(file);
		same_farm(keys[i / 3], stored, farm);
		same_number(keys[i / 3], (long long)check_farm(file), 0);
		farm_free(file);
		snapshot_free(stored);
		snapshot_free(read);
		free(text);
	}
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
	const struct CMUnitTest tests[] = {
		TEST(snapshot_parse__gives_the_ids_of_the_edition),
		TEST(snapshot_parse__takes_what_captures_show),
		TEST(snapshot_parse__farms_may_be_mixed),
		TEST(snapshot_parse__has_the_trustees_of_its_editions),
		TEST(snapshot_parse__refuses_what_the_edition_forbids),
		TEST(snapshot_write__farms_of_every_edition_come_back),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
