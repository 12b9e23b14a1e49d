#include "sim/tests/support.h"

#include <stdlib.h>
#include <string.h>

#include "base/macros.h"
#include "base/text.h"
#include "sim/snapshot.h"

static struct snapshot *farm;

static int teardown(void **state)
{
	(void)state;
	farm = snapshot_free(farm);
	return 0;
}

static void snapshot_parse__four_lines_are_a_farm(void **state)
{
	static const char expected[] =
		"clock: 1998-06-16 09:00:00\n"
		"servers:\n"
		"  WF12:\n"
		"    edition: nt4\n"
		"    online: yes\n"
		"    logons: yes\n"
		"    winstations:\n"
		"      Console:\n"
		"        kind: console\n"
		"        permissions:\n"
		"          Administrators: {allow: full-control}\n"
		"          Guests: {allow: guest-access}\n"
		"          SYSTEM: {allow: full-control}\n"
		"          Users: {allow: user-access}\n"
		"      RDP-Tcp:\n"
		"        kind: listener\n"
		"        permissions:\n"
		"          Administrators: {allow: full-control}\n"
		"          Guests: {allow: guest-access}\n"
		"          SYSTEM: {allow: full-control}\n"
		"          Users: {allow: user-access}\n"
		"    sessions:\n"
		"      12:\n"
		"        at: RDP-Tcp#12\n"
		"        user: eva\n"
		"        state: active\n"
		"        logon: 1998-06-16 09:00:00\n"
		"accounts:\n"
		"  Administrator: {groups: [Administrators]}\n"
		"  eva: {groups: [Users]}\n"
		"  Guest: {groups: [Guests]}\n"
		"  SYSTEM: {groups: [Administrators]}\n"
		"groups: [Administrators, Guests, Users]\n";
	char *text;

	(void)state;
	farm = parse_farm("servers:\n  WF12:\n    sessions:\n      12: {user: eva}\n");
	text = farm_to_text(farm);
	same_text("the whole farm", text, expected);
	free(text);
}

/* What a session is when most of it is not said. */
static void snapshot_parse__session_defaults(void **state)
{
	static const struct {
		const char *session, *state, *name, *former_name, *winstation, *logon;
	} rows[] = {
		{"{user: eva}", "active", "RDP-Tcp#7", NULL, "RDP-Tcp", "1999-01-01 10:00:00"},
		{"{}", "idle", NULL, NULL, "RDP-Tcp", NULL},
		{"", "idle", NULL, NULL, "RDP-Tcp", NULL},
		{"{user: none}", "idle", NULL, NULL, "RDP-Tcp", NULL},
		{"{user: ~}", "idle", NULL, NULL, "RDP-Tcp", NULL},
		{"{at: rdp-tcp}", "listen", "rdp-tcp", NULL, "RDP-Tcp", NULL},
		{"{at: \"RDP-Tcp#0\"}", "connected", "RDP-Tcp#0", NULL, "RDP-Tcp", NULL},
		{"{at: Console}", "connected", "Console", NULL, "Console", NULL},
		{"{at: term04, user: eva}", "active", "term04", NULL, "TERM04",
			"1999-01-01 10:00:00"},
		{"{state: connected}", "connected", "RDP-Tcp#7", NULL, "RDP-Tcp", NULL},
		{"{state: Shadow, user: eva, logon: 1998-12-31 23:59:59}", "shadow", "RDP-Tcp#7",
			NULL, "RDP-Tcp", "1998-12-31 23:59:59"},
		{"{state: disconnected, user: eva}", "disconnected", NULL, NULL, "RDP-Tcp",
			"1999-01-01 10:00:00"},
		{"{state: disconnected, user: eva, at: TERM04}", "disconnected", NULL, "TERM04",
			"TERM04", "1999-01-01 10:00:00"},
		{"{state: reset}", "reset", NULL, NULL, "RDP-Tcp", NULL},
		{"{state: init, user: eva}", "init", NULL, NULL, "RDP-Tcp", "1999-01-01 10:00:00"},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		cleanup(text_deinit) struct text yaml = {0};
		const struct session *session;

		farm = snapshot_free(farm);
		text_printf(&yaml, "clock: 1999-01-01 10:00:00\nservers: {WF12: {winstations: "
				   "{TERM04: {kind: direct}}, sessions: {7: %s}}}\n", rows[i].session);
		farm = parse_farm(text_string(&yaml));
		session = server_session(snapshot_server(farm, "wf12"), 7);
		same_text(rows[i].session, session_state_to_string(session->state), rows[i].state);
		same_text(rows[i].session, session->name, rows[i].name);
		same_text(rows[i].session, session->former_name, rows[i].former_name);
		same_text(rows[i].session, session->winstation, rows[i].winstation);
		same_text(rows[i].session, session->logon_time, rows[i].logon);
	}
}

/* What a message is when nothing but its text is said. */
static void snapshot_parse__message_defaults(void **state)
{
	static const struct {
		const char *messages, *at, *text, *server;
		uint32_t session;
		const char *user;
		size_t count;
	} rows[] = {
		{"[Tea?]", "1999-01-01 10:00:00", "Tea?", "WF12", 0, NULL, 1},
		{"Tea?", "1999-01-01 10:00:00", "Tea?", "WF12", 0, NULL, 1},
		{"{text: Tea?}", "1999-01-01 10:00:00", "Tea?", "WF12", 0, NULL, 1},
		{"[{text: b, at: 1998-12-31 23:59:59, from: Gone/65535, user: zoe}, a]",
			"1998-12-31 23:59:59", "b", "Gone", 65535, "zoe", 2},
		{"[{text: 'none', user: none}]", "1999-01-01 10:00:00", "none", "WF12", 0, NULL, 1},
		{"[{text: '', user: 'none'}, x, y]", "1999-01-01 10:00:00", "", "WF12", 0, "none", 3},
		{"[]", NULL, NULL, NULL, 0, NULL, 0},
		{"~", NULL, NULL, NULL, 0, NULL, 0},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		cleanup(text_deinit) struct text yaml = {0};
		const struct session *session;

		farm = snapshot_free(farm);
		text_printf(&yaml, "clock: 1999-01-01 10:00:00\nservers: {WF12: {sessions: {7: {user: "
				   "eva, messages: %s}}}}\n", rows[i].messages);
		farm = parse_farm(text_string(&yaml));
		session = server_session(farm->servers, 7);
		same_number(rows[i].messages, (long long)session->message_count,
			(long long)rows[i].count);
		if (!rows[i].count)
			continue;
		same_text(rows[i].messages, session->messages->at, rows[i].at);
		same_text(rows[i].messages, session->messages->text, rows[i].text);
		same_text(rows[i].messages, session->messages->by_server, rows[i].server);
		same_number(rows[i].messages, session->messages->by_session, rows[i].session);
		same_text(rows[i].messages, session->messages->by_user, rows[i].user);
	}
}

/* Ids that are given stay, the others fill the gaps from 101 on, rising within each session. */
static void snapshot_parse__process_ids(void **state)
{
	static const struct {
		const char *programs[2];
		uint32_t pids[2][3];
	} rows[] = {
		{{"[a, b, c]", "[d]"}, {{101, 102, 103}, {104}}},
		{{"[a]", "[{image: b, pid: 101}, c]"}, {{102}, {101, 103}}},
		{{"a", "{image: b}"}, {{101}, {102}}},
		{{"[{image: a, pid: 1}, b]", "[{image: c, pid: 4294967295}]"},
			{{1, 101}, {4294967295}}},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		cleanup(text_deinit) struct text yaml = {0};

		farm = snapshot_free(farm);
		text_printf(&yaml, "servers: {WF12: {sessions: {1: {user: eva, programs: %s}, "
				   "2: {user: tom, programs: %s}}}}\n",
			rows[i].programs[0], rows[i].programs[1]);
		farm = parse_farm(text_string(&yaml));
		for (uint32_t s = 0; s < 2; s++) {
			const struct session *session = server_session(farm->servers, s + 1);

			for (size_t p = 0; p < session->program_count; p++)
				same_number(rows[i].programs[s], session->programs[p].pid,
					rows[i].pids[s][p]);
		}
	}
}

static void snapshot_parse__yes_and_no_in_all_their_words(void **state)
{
	static const struct {
		const char *word;
		bool flag;
	} rows[] = {{"yes", true}, {"no", false}, {"true", true}, {"FALSE", false}, {"On", true},
		{"off", false}, {"'no'", false}};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		cleanup(text_deinit) struct text yaml = {0};

		farm = snapshot_free(farm);
		text_printf(&yaml, "servers: {A: {online: %s}, B: {logons: %s}, C: }\n", rows[i].word,
			rows[i].word);
		farm = parse_farm(text_string(&yaml));
		same_number(rows[i].word, snapshot_server(farm, "A")->online, rows[i].flag);
		same_number(rows[i].word, snapshot_server(farm, "B")->logons, rows[i].flag);
		assert_true(snapshot_server(farm, "C")->online);
		assert_true(snapshot_server(farm, "C")->logons);
	}
}

static void snapshot_parse__accounts_and_groups(void **state)
{
	static const struct {
		const char *account, *groups;
	} rows[] = {{"eva", "Users"}, {"tom", "Operators Users"}, {"nil", ""}, {"one", "Guests"},
		{"Administrator", "Users"}, {"SYSTEM", "Administrators"}, {"Guest", "Guests"}};

	(void)state;
	farm = parse_farm("servers: {WF12: {sessions: {3: {user: EVA}}}}\n"
			  "groups: [Operators, users]\n"
			  "accounts: {tom: {groups: [users, OPERATORS]}, nil: [], one: Guests, "
			  "administrator: [Users]}\n");
	same_number("how many", (long long)farm->trustee_count, 11);
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		const struct trustee *account = snapshot_trustee(farm, rows[i].account);
		cleanup(text_deinit) struct text groups = {0};

		assert_non_null(account);
		for (size_t j = 0; j < account->group_count; j++)
			text_printf(&groups, "%s%s", j ? " " : "", account->groups[j]);
		same_text(rows[i].account, text_string(&groups), rows[i].groups);
	}
	same_text("first spelling", snapshot_trustee(farm, "eva")->name, "EVA");
}

/* An entry stands in place of the default; the others keep theirs. */
static void snapshot_parse__permissions(void **state)
{
	static const struct {
		const char *trustee;
		uint32_t allowed, denied;
	} rows[] = {
		{"eva", 1u << RIGHT_LOGOFF, 0},
		{"Guests", 0, (1u << RIGHT_COUNT) - 1},
		{"Users", 0, 0},
		{"Administrators", (1u << RIGHT_COUNT) - 1, 0},
		{"tom", 1u << RIGHT_LOGOFF | 1u << RIGHT_LOGON, 1u << RIGHT_RESET},
	};
	const struct winstation *winstation;

	(void)state;
	farm = parse_farm("servers: {WF12: {sessions: {3: {user: eva}}, winstations: {rdp-tcp: "
			  "{permissions: {eva: logoff, guests: {deny: full control}, USERS: {}, "
			  "tom: {allow: [Guest_Access, LOGOFF], deny: reset}}}}}}\n"
			  "accounts: {tom: [Users]}\n");
	winstation = server_winstation(snapshot_server(farm, "WF12"), "RDP-TCP");
	same_text("respelled", winstation->name, "rdp-tcp");
	same_text("kind", winstation_kind_to_string(winstation->kind), "listener");
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		const struct permission *permission =
			winstation_permission(winstation, rows[i].trustee);

		assert_non_null(permission);
		same_number(rows[i].trustee, permission->allowed, rows[i].allowed);
		same_number(rows[i].trustee, permission->denied, rows[i].denied);
	}
}

static void snapshot_parse__lists_come_sorted(void **state)
{
	static const char *const servers[] = {"a", "B", "c", "Ä"};
	static const uint32_t ids[] = {2, 10, 300};

	(void)state;
	farm = parse_farm("servers: {c: , Ä: , a: {sessions: {300: , 2: , 10: }}, B: }\n");
	for (size_t i = 0; i < ARRAY_SIZE(servers); i++)
		same_text("server", farm->servers[i].name, servers[i]);
	for (size_t i = 0; i < ARRAY_SIZE(ids); i++)
		same_number("session", farm->servers[0].sessions[i].id, ids[i]);
}

/* Where every name were compared with every other one this would take minutes. */
static void snapshot_parse__takes_thousands(void **state)
{
	cleanup(text_deinit) struct text yaml = {0};

	(void)state;
	text_add(&yaml, "servers:\n  WF12:\n    sessions:\n");
	for (unsigned i = 1; i <= 20000; i++)
		text_printf(&yaml, "      %u: {user: user%u, programs: [a.exe, b.exe]}\n", i, i);
	text_add(&yaml, "accounts:\n");
	for (unsigned i = 1; i <= 20000; i++)
		text_printf(&yaml, "  other%u: [Users]\n", i);
	farm = parse_farm(text_string(&yaml));
	same_number("sessions", (long long)farm->servers[0].session_count, 20000);
	same_number("everybody", (long long)farm->trustee_count, 40006);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_teardown(name, teardown)
	const struct CMUnitTest tests[] = {
		TEST(snapshot_parse__four_lines_are_a_farm),
		TEST(snapshot_parse__session_defaults),
		TEST(snapshot_parse__message_defaults),
		TEST(snapshot_parse__process_ids),
		TEST(snapshot_parse__yes_and_no_in_all_their_words),
		TEST(snapshot_parse__accounts_and_groups),
		TEST(snapshot_parse__permissions),
		TEST(snapshot_parse__lists_come_sorted),
		TEST(snapshot_parse__takes_thousands),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
