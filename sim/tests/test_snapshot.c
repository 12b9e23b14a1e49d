#include "sim/tests/support.h"

#include <stdlib.h>
#include <string.h>

#include "base/macros.h"
#include "sim/snapshot.h"

static const char farm_yaml[] =
	"servers:\n"
	"  WF12:\n"
	"    winstations: {TERM04: {kind: direct}, \"A#7\": {kind: direct}, ICA: {kind: listener}}\n"
	"    sessions:\n"
	"      12: {at: \"RDP-Tcp#3\", user: eva, client: PC, address: 10.0.0.1, programs: [a.exe, "
	"{image: b.exe, unsaved: b.doc}], messages: [{text: a, from: WF13/7, user: tom}, b]}\n"
	"      14: {user: tom, state: disconnected, at: TERM04}\n"
	"  WF13: {}\n"
	"groups: [Staff]\naccounts: {eva: [Users, Staff]}\n";

static struct snapshot *farm, *copy;

static int setup(void **state)
{
	(void)state;
	farm = parse_farm(farm_yaml);
	return 0;
}

static int teardown(void **state)
{
	(void)state;
	farm = snapshot_free(farm);
	copy = snapshot_free(copy);
	return 0;
}

static void snapshot_copy__is_equal_and_shares_nothing(void **state)
{
	struct snapshot *expected = parse_farm(farm_yaml);

	(void)state;
	copy = snapshot_copy(farm);
	assert_non_null(copy);
	farm = snapshot_free(farm); /* what was shared is gone now */
	same_farm("copy", copy, expected);
	snapshot_free(expected);
}

static void snapshot_copy__grows_apart_from_the_original(void **state)
{
	struct snapshot *expected = parse_farm(farm_yaml);
	struct server *server;

	(void)state;
	copy = snapshot_copy(farm);
	server = &copy->servers[0];
	server->online = false;
	server->sessions[0].state = SESSION_SHADOW;
	server->sessions[0].programs[0].pid = 9999;
	server->sessions[0].messages[0].by_session = 9999;
	server->winstations[0].permissions[0].denied = 1;
	copy->trustees[0].groups = NULL;
	for (int i = 0; i < 40; i++) {
		server_add_session(copy, &copy->servers[0])->id = (uint32_t)(100 + i);
		session_add_program(copy, &copy->servers[0].sessions[0])->image = "x";
		winstation_add_permission(copy, &copy->servers[0].winstations[0])->trustee = "x";
		snapshot_add_server(copy)->name = "x";
		snapshot_add_trustee(copy)->name = "x";
	}
	same_farm("the original", farm, expected);
	snapshot_free(expected);
}

static void snapshot_copy__of_nothing(void **state)
{
	struct snapshot *empty = snapshot_new();

	(void)state;
	copy = snapshot_copy(empty);
	same_farm("nothing", copy, empty);
	same_text("clock", copy->clock, SNAPSHOT_CLOCK);
	snapshot_free(empty);
}

static void snapshot_sort__puts_every_list_in_order(void **state)
{
	struct snapshot *expected = parse_farm(farm_yaml);
	struct server *server;

	(void)state;
	/* turn every list around */
#define TURN(list, count)                                                                          \
	for (size_t i = 0; i < (count) / 2; i++) {                                                 \
		__typeof__(*(list)) other = (list)[i];                                             \
                                                                                                   \
		(list)[i] = (list)[(count) - 1 - i];                                               \
		(list)[(count) - 1 - i] = other;                                                   \
	}
	TURN(farm->trustees, farm->trustee_count)
	for (size_t t = 0; t < farm->trustee_count; t++)
		TURN(farm->trustees[t].groups, farm->trustees[t].group_count)
	TURN(farm->servers, farm->server_count)
	server = (struct server *)snapshot_server(farm, "WF12");
	TURN(server->winstations, server->winstation_count)
	for (size_t w = 0; w < server->winstation_count; w++)
		TURN(server->winstations[w].permissions, server->winstations[w].permission_count)
	TURN(server->sessions, server->session_count)
	for (size_t s = 0; s < server->session_count; s++)
		TURN(server->sessions[s].programs, server->sessions[s].program_count)
	same_text("turned", farm->servers[0].name, "WF13");
	snapshot_sort(farm);
	same_text("servers", farm->servers[0].name, "WF12");
	same_text("groups", snapshot_trustee(farm, "eva")->groups[0], "Staff");
	same_text("programs", server_session(farm->servers, 12)->programs[0].image, "a.exe");
	same_text("permissions", farm->servers[0].winstations[0].permissions[0].trustee,
		"Administrators");
	same_farm("sorted", farm, expected);
	snapshot_free(expected);
}

static void server_winstation_of__knows_where_a_name_belongs(void **state)
{
	static const struct {
		const char *name, *winstation;
	} rows[] = {
		{"Console", "Console"}, {"CONSOLE", "Console"}, {"TERM04", "TERM04"},
		{"RDP-Tcp", "RDP-Tcp"}, {"RDP-Tcp#0", "RDP-Tcp"}, {"rdp-tcp#4294967295", "RDP-Tcp"},
		{"ICA#12", "ICA"}, {"A#7", "A#7"}, /* a direct one of that very name */
		{"A#8", NULL}, {"TERM04#1", NULL}, {"Console#1", NULL}, {"RDP-Tcp#", NULL},
		{"RDP-Tcp#x", NULL}, {"RDP-Tcp#1#2", NULL}, {"RDP-Tcp#4294967296", NULL},
		{"RDP-Tcp #1", NULL}, {"#1", NULL}, {"", NULL}, {"RDP", NULL}, {"TERM", NULL},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		const struct winstation *at =
			server_winstation_of(snapshot_server(farm, "WF12"), rows[i].name);

		same_text(rows[i].name, at ? at->name : NULL, rows[i].winstation);
	}
}

static void server_winstation_of__endless_name_is_nowhere(void **state)
{
	char name[1000];

	(void)state;
	memset(name, 'x', sizeof(name));
	memcpy(name + sizeof(name) - 3, "#1", 3);
	assert_null(server_winstation_of(snapshot_server(farm, "WF12"), name));
}

/* The table of docs/farm-format.md. */
static void session_impossibility__is_the_table_of_states(void **state)
{
	static const struct {
		enum session_state state;
		const char *user, *name; /* "needed", "none" or "may" */
	} rows[SESSION_STATE_COUNT] = {
		{SESSION_ACTIVE, "needed", "needed"}, {SESSION_CONNECTED, "none", "needed"},
		{SESSION_CONNECTQUERY, "may", "needed"}, {SESSION_SHADOW, "needed", "needed"},
		{SESSION_DISCONNECTED, "needed", "none"}, {SESSION_IDLE, "none", "may"},
		{SESSION_LISTEN, "none", "needed"}, {SESSION_RESET, "may", "may"},
		{SESSION_DOWN, "may", "may"}, {SESSION_INIT, "may", "may"}};

	const struct server server = {.edition = EDITION_NT4};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		for (int has = 0; has < 4; has++) {
			struct session session = {.state = rows[i].state,
				.user = has & 1 ? "eva" : NULL, .name = has & 2 ? "x" : NULL};
			const char *word = session_state_to_string(rows[i].state);
			const char *expected = NULL;

			if (strcmp(rows[i].user, "needed") == 0 && !session.user)
				expected = "needs a user";
			else if (strcmp(rows[i].user, "none") == 0 && session.user)
				expected = "cannot have a user";
			else if (strcmp(rows[i].name, "needed") == 0 && !session.name)
				expected = "needs a name";
			else if (strcmp(rows[i].name, "none") == 0 && session.name)
				expected = "cannot bear a name";
			same_number("row", rows[i].state, (long long)i);
			same_text(word, session_impossibility(&server, &session), expected);
		}
	}
}

static void snapshot_server__and_others_ignore_case(void **state)
{
	const struct server *server = snapshot_server(farm, "wf12");

	(void)state;
	same_text("server", server->name, "WF12");
	assert_null(snapshot_server(farm, "WF1"));
	same_text("winstation", server_winstation(server, "term04")->name, "TERM04");
	assert_null(server_winstation(server, "TERM0"));
	same_text("trustee", snapshot_trustee(farm, "EVA")->name, "eva");
	assert_null(snapshot_trustee(farm, "ev"));
	same_number("session", server_session(server, 14)->id, 14);
	assert_null(server_session(server, 13));
	assert_null(snapshot_free(NULL));
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
	const struct CMUnitTest tests[] = {
		TEST(snapshot_copy__is_equal_and_shares_nothing),
		TEST(snapshot_copy__grows_apart_from_the_original),
		TEST(snapshot_copy__of_nothing),
		TEST(snapshot_sort__puts_every_list_in_order),
		TEST(server_winstation_of__knows_where_a_name_belongs),
		TEST(server_winstation_of__endless_name_is_nowhere),
		TEST(session_impossibility__is_the_table_of_states),
		TEST(snapshot_server__and_others_ignore_case),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
