/* What servers of each edition do: who comes, goes, and is where afterwards. */
#include <string.h>

#include "base/macros.h"
#include "base/text.h"
#include "sim/tests/stage.h"

/* On every server: ada is an administrator, eva and tom are users; eva's session is disconnected. */
static const char farm_yaml[] =
	"servers:\n"
	"  OLD: {edition: nt4, sessions: {console: {user: tom}, 5: {user: ada, client: "
	"PC5}, 6: {user: eva, state: disconnected}}}\n"
	"  MID: {edition: ws2003, sessions: {console: {user: tom}, 5: {user: ada, client: PC5}, 6: "
	"{user: eva, state: disconnected}}}\n"
	"  NEW: {edition: ws2022, sessions: {console: {user: tom}, 5: {user: ada, client: PC5}, 6: "
	"{user: eva, state: disconnected}}}\n"
	"accounts:\n"
	"  ada: [Administrators]\n"
	"  eva: [Users, Remote Desktop Users]\n"
	"  tom: [Users, Remote Desktop Users]\n"
	"  zoe: [Users]\n";

static const char *const servers[] = {"OLD", "MID", "NEW"};

static int64_t id_of(const char *server)
{
	int64_t id = 0;

	same_answer(server, server_find(farm, server, &id), 0);
	return id;
}

static struct caller caller_in(const char *server, uint32_t session)
{
	return (struct caller){.server_id = id_of(server), .session_id = session};
}

/* "1 Console tom active, 5 RDP-Tcp#0 ada active": without services and listeners. */
static void same_sessions(const char *server, const char *expected)
{
	cleanup(text_deinit) struct text text = {0};
	struct snapshot *now = read_farm(farm);
	const struct server *of = snapshot_server(now, server);

	for (size_t i = 0; i < of->session_count; i++) {
		const struct session *session = &of->sessions[i];

		if (session->id > SESSION_ID_MAX ||
			(session->name && strcmp(session->name, "Services") == 0))
			continue;
		text_printf(&text, "%s%u %s%s%s %s", text.length ? ", " : "", session->id,
			session->name ? session->name : "-", session->user ? " " : "",
			session->user ? session->user : "",
			session_state_to_string(session->state));
	}
	same_text(server, text_string(&text), expected);
	snapshot_free(now);
	same_number(server, (long long)check_farm(farm), 0);
}

static void log_on(const char *server, const char *winstation, const char *account, int answer)
{
	uint32_t id;

	same_answer(account,
		session_logon(farm, id_of(server), winstation, account, "PC9", NULL, &id), answer);
}

static void server_begins__as_the_edition_says(void **state)
{
	(void)state;
	same_sessions("OLD", "0 Console tom active, 5 RDP-Tcp#5 ada active, 6 - eva disconnected");
	same_sessions("MID", "0 Console tom active, 5 RDP-Tcp#1 ada active, 6 - eva disconnected");
	same_sessions("NEW", "1 Console tom active, 5 RDP-Tcp#0 ada active, 6 - eva disconnected");
}

/* Ids: the lowest free one, or one that none had before; names: by id, or by connection. */
static void session_logon__gives_ids_and_names_of_the_edition(void **state)
{
	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(servers); i++) {
		struct caller ada = caller_in(servers[i], 5);

		log_on(servers[i], "RDP-Tcp", "Administrator", 0);
		same_answer("gone", session_logoff(farm, &ada, ada.server_id, i == 2 ? 7 : 1), 0);
		log_on(servers[i], "RDP-Tcp", "Administrator", 0);
	}
	same_sessions("OLD", "0 Console tom active, 1 RDP-Tcp#1 Administrator active, 5 RDP-Tcp#5 "
			     "ada active, 6 - eva disconnected");
	same_sessions("MID", "0 Console tom active, 1 RDP-Tcp#3 Administrator active, 5 RDP-Tcp#1 "
			     "ada active, 6 - eva disconnected");
	same_sessions("NEW", "1 Console tom active, 5 RDP-Tcp#0 ada active, 6 - eva disconnected, "
			     "8 RDP-Tcp#2 Administrator active");
}

/* A reconnection is a connection, and gets a number; the id stays. */
static void session_logon__takes_up_a_disconnected_session(void **state)
{
	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(servers); i++)
		log_on(servers[i], "RDP-Tcp", "eva", 0);
	same_sessions(
		"OLD", "0 Console tom active, 5 RDP-Tcp#5 ada active, 6 RDP-Tcp#6 eva active");
	same_sessions(
		"MID", "0 Console tom active, 5 RDP-Tcp#1 ada active, 6 RDP-Tcp#2 eva active");
	same_sessions(
		"NEW", "1 Console tom active, 5 RDP-Tcp#0 ada active, 6 RDP-Tcp#1 eva active");
}

/* One session for each user, in ws2022: it comes to where he logs on. */
static void session_logon__of_one_who_is_there(void **state)
{
	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(servers); i++)
		log_on(servers[i], "RDP-Tcp", "ada", 0);
	same_sessions("OLD",
		"0 Console tom active, 1 RDP-Tcp#1 ada active, 5 RDP-Tcp#5 ada active, "
		"6 - eva disconnected");
	same_sessions("MID",
		"0 Console tom active, 1 RDP-Tcp#2 ada active, 5 RDP-Tcp#1 ada active, "
		"6 - eva disconnected");
	same_sessions("NEW", "1 Console tom active, 5 RDP-Tcp#1 ada active, 6 - eva disconnected");
	journal_is("journal", "1 09:00:00 session-started OLD/1 - by OLD/1 ada: RDP-Tcp#1\n"
			      "2 09:00:00 user-logged-on OLD/1 ada by OLD/1 ada\n"
			      "3 09:00:00 session-started MID/1 - by MID/1 ada: RDP-Tcp#2\n"
			      "4 09:00:00 user-logged-on MID/1 ada by MID/1 ada\n"
			      "5 09:00:00 session-disconnected NEW/5 ada by NEW/5 ada: RDP-Tcp#0\n"
			      "6 09:00:00 session-connected NEW/5 ada by NEW/5 ada: RDP-Tcp#1\n");
}

/* The session goes from the console to the client, and the console gets the next one. */
static void session_logon__takes_the_console_session_away(void **state)
{
	(void)state;
	log_on("NEW", "RDP-Tcp", "tom", 0);
	same_sessions("NEW",
		"1 RDP-Tcp#1 tom active, 5 RDP-Tcp#0 ada active, 6 - eva disconnected, "
		"7 Console connected");
	log_on("NEW", "Console", "tom", 0);
	same_sessions("NEW", "1 Console tom active, 5 RDP-Tcp#0 ada active, 6 - eva disconnected");
	log_on("NEW", "Console", "eva", WIN32_ERROR_WINSTATION_BUSY);
	log_on("MID", "RDP-Tcp", "tom", 0);
	same_sessions("MID",
		"0 Console tom active, 1 RDP-Tcp#2 tom active, 5 RDP-Tcp#1 ada active, "
		"6 - eva disconnected");
}

static void session_logon__needs_the_group_of_the_edition(void **state)
{
	(void)state;
	log_on("OLD", "RDP-Tcp", "zoe", 0);
	log_on("MID", "RDP-Tcp", "zoe", WIN32_ERROR_LOGON_DISABLED);
	log_on("NEW", "RDP-Tcp", "zoe", WIN32_ERROR_LOGON_DISABLED);
	log_on("NEW", "Services", "ada", WIN32_ERROR_WINSTATION_NOT_FOUND);
}

/* change logon: drain lets those in who are here already. */
static void session_logon__by_the_mode_of_the_server(void **state)
{
	static const struct {
		enum logon_mode mode;
		int new_one, again, old_server;
	} rows[] = {
		{LOGONS_ENABLED, 0, 0, 0},
		{LOGONS_DISABLED, WIN32_ERROR_LOGON_DISABLED, WIN32_ERROR_LOGON_DISABLED, 0},
		{LOGONS_DRAIN, WIN32_ERROR_LOGON_DISABLED, 0, WIN32_ERROR_NOT_SUPPORTED},
		{LOGONS_DRAIN_UNTIL_RESTART, WIN32_ERROR_LOGON_DISABLED, 0,
			WIN32_ERROR_NOT_SUPPORTED},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		struct caller ada = caller_in("NEW", 5), mid = caller_in("MID", 5),
			      old = caller_in("OLD", 5);

		same_answer("mode", server_set_logons(farm, &ada, rows[i].mode), 0);
		same_answer(
			"ws2003", server_set_logons(farm, &mid, rows[i].mode), rows[i].old_server);
		same_answer("nt4", server_set_logons(farm, &old, rows[i].mode), rows[i].old_server);
		log_on("NEW", "RDP-Tcp", "eva", rows[i].again);
		log_on("NEW", "RDP-Tcp", "Administrator", rows[i].new_one);
		stage_again();
	}
}

/* Vista and later can disconnect it; before, it is refused. */
static void session_disconnect__of_the_console(void **state)
{
	struct caller old = caller_in("OLD", 5), mid = caller_in("MID", 5),
		      new = caller_in("NEW", 5);

	(void)state;
	same_answer("nt4", session_disconnect(farm, &old, old.server_id, 0),
		WIN32_ERROR_CONSOLE_DISCONNECT);
	same_answer("ws2003", session_disconnect(farm, &mid, mid.server_id, 0),
		WIN32_ERROR_CONSOLE_DISCONNECT);
	same_answer("ws2022", session_disconnect(farm, &new, new.server_id, 1), 0);
	same_sessions("NEW", "1 - tom disconnected, 5 RDP-Tcp#0 ada active, 6 - eva disconnected, "
			     "7 Console connected");
	/* it is a session like any other now */
	same_answer("logoff", session_logoff(farm, &new, new.server_id, 1), 0);
	same_sessions("NEW", "5 RDP-Tcp#0 ada active, 6 - eva disconnected, 7 Console connected");
	same_answer("nobody", session_disconnect(farm, &new, new.server_id, 7),
		WIN32_ERROR_WINSTATION_NOT_FOUND);
}

static void session_connect__to_and_from_the_console(void **state)
{
	struct caller old = caller_in("OLD", 5), mid = caller_in("MID", 5),
		      new = caller_in("NEW", 5);
	struct caller eva = caller_in("NEW", 6);

	(void)state;
	same_answer("nt4", session_connect(farm, &old, old.server_id, 6, 0),
		WIN32_ERROR_CONSOLE_CONNECT);
	same_answer("ws2003", session_connect(farm, &mid, mid.server_id, 6, 0),
		WIN32_ERROR_CONSOLE_CONNECT);
	/* a published report: not even his own session, for want of the right over the console's */
	same_answer("a user", session_connect(farm, &eva, eva.server_id, 6, 1),
		WIN32_ERROR_ACCESS_DENIED);
	same_answer("to it", session_connect(farm, &new, new.server_id, 6, 1), 0);
	same_sessions("NEW", "1 - tom disconnected, 5 RDP-Tcp#0 ada active, 6 Console eva active");
	same_answer("from it", session_connect(farm, &new, new.server_id, 6, 5), 0);
	same_sessions("NEW",
		"1 - tom disconnected, 5 - ada disconnected, 6 RDP-Tcp#0 eva active, 7 "
		"Console connected");
	same_answer("to an empty one", session_connect(farm, &new, new.server_id, 1, 7), 0);
	same_sessions("NEW", "1 Console tom active, 5 - ada disconnected, 6 RDP-Tcp#0 eva active");
}

/* Nobody is there, and nothing can be done to it. */
static void services__are_left_alone(void **state)
{
	struct caller ada = caller_in("NEW", 5);
	bool answered;

	(void)state;
	same_answer(
		"logoff", session_logoff(farm, &ada, ada.server_id, 0), WIN32_ERROR_ACCESS_DENIED);
	same_answer(
		"reset", session_reset(farm, &ada, ada.server_id, 0), WIN32_ERROR_ACCESS_DENIED);
	same_answer("disconnect", session_disconnect(farm, &ada, ada.server_id, 0),
		WIN32_ERROR_ACCESS_DENIED);
	same_answer("connect", session_connect(farm, &ada, ada.server_id, 0, 5),
		WIN32_ERROR_ACCESS_DENIED);
	same_answer("connect to it", session_connect(farm, &ada, ada.server_id, 6, 0),
		WIN32_ERROR_ACCESS_DENIED);
	same_answer("message",
		session_send_message(farm, &ada, ada.server_id, 0, "x", 0, &answered),
		WIN32_ERROR_WINSTATION_NOT_FOUND);
	nothing_happened("services", farm, before);
}

/* Captures show what a program of services sees, which runs as SYSTEM: everything. */
static void services__act_as_system(void **state)
{
	struct caller services = caller_in("NEW", 0);
	bool is_administrator = false;

	(void)state;
	same_answer(
		"administrator", caller_is_administrator(farm, &services, &is_administrator), 0);
	assert_true(is_administrator);
	same_answer("logoff", session_logoff(farm, &services, services.server_id, 5), 0);
	same_answer("own", session_logoff(farm, &services, services.server_id, 0),
		WIN32_ERROR_ACCESS_DENIED);
}

/* The console is nobody's to log off but its own user's, in every edition (the pages). */
static void console__is_not_logged_off_by_others(void **state)
{
	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(servers); i++) {
		uint32_t console = i == 2 ? 1 : 0;
		struct caller ada = caller_in(servers[i], 5), tom = caller_in(servers[i], console);

		same_answer(servers[i], session_logoff(farm, &ada, ada.server_id, console),
			WIN32_ERROR_ACCESS_DENIED);
		same_answer(servers[i], session_reset(farm, &ada, ada.server_id, console),
			WIN32_ERROR_ACCESS_DENIED);
		same_answer(servers[i], session_logoff(farm, &tom, ada.server_id, console), 0);
	}
	same_sessions("NEW", "1 Console connected, 5 RDP-Tcp#0 ada active, 6 - eva disconnected");
}

/* 2003: all that came from the listener is reset (docs/editions.md); elsewhere nobody is to be logged off there. */
static void session_logoff__of_a_listener(void **state)
{
	struct caller mid = caller_in("MID", 5), new = caller_in("NEW", 5);

	(void)state;
	same_answer("ws2022", session_logoff(farm, &new, new.server_id, LISTENER_ID_MIN),
		WIN32_ERROR_WINSTATION_NOT_FOUND);
	same_answer("ws2003", session_logoff(farm, &mid, mid.server_id, LISTENER_ID_MIN), 0);
	same_sessions("MID", "0 Console tom active");
	same_answer("reset", session_reset(farm, &new, new.server_id, LISTENER_ID_MIN), 0);
	same_sessions("NEW", "1 Console tom active");
}

struct listing {
	struct text text;
};

static int list_session(void *context, const struct session_info *session)
{
	struct listing *listing = context;

	text_printf(&listing->text, "%u ", session->id);
	return 0;
}

/* Users query by a right that Remote Desktop Users have; listeners and services are in the list. */
static void session_list__tells_of_services_and_listeners(void **state)
{
	static const struct {
		const char *server;
		uint32_t session;
		const char *ids;
	} rows[] = {
		{"OLD", 5, "0 5 6 "},
		{"MID", 5, "0 5 6 65536 "},
		{"NEW", 5, "0 1 5 6 65536 "},
		{"NEW", 6, "0 1 5 6 65536 "},
		{"NEW", 0, "0 1 5 6 65536 "},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		struct caller caller = caller_in(rows[i].server, rows[i].session);
		struct listing listing = {{0}};

		same_answer(rows[i].server,
			session_list(farm, &caller, caller.server_id, list_session, &listing), 0);
		same_text(rows[i].server, text_string(&listing.text), rows[i].ids);
		text_deinit(&listing.text);
	}
}

static void same_times(const char *label, uint32_t id, const char *connect, const char *disconnect,
	const char *last_input, bool recorded)
{
	struct caller ada = caller_in("NEW", 5);
	struct session_info info;

	same_answer(label, session_query(farm, &ada, ada.server_id, id, &info), 0);
	same_text(label, info.connect_time, connect);
	same_text(label, info.disconnect_time, disconnect);
	same_text(label, info.last_input, last_input);
	same_number(label, info.input_is_recorded, recorded);
}

/* An active user works all the time; a client that goes is what is counted from. */
static void session_query__tells_times(void **state)
{
	static const char nine[] = "1998-06-16 09:00:00", ten[] = "1998-06-16 10:00:00",
			  eleven[] = "1998-06-16 11:00:00";
	struct caller ada = caller_in("NEW", 5);

	(void)state;
	same_answer("an hour", farm_advance_clock(farm, 3600), 0);
	same_times("active", 5, nine, "", ten, false);
	same_times("disconnected", 6, nine, nine, nine, false);
	same_times("services", 0, "", "", "", false);
	same_times("a listener", LISTENER_ID_MIN, "", "", "", false);
	same_answer("parted", session_disconnect(farm, &ada, ada.server_id, 1), 0);
	same_answer("an hour", farm_advance_clock(farm, 3600), 0);
	same_times("parted", 1, nine, ten, ten, false);
	same_times("the console", 7, ten, "", "", false);
	log_on("NEW", "RDP-Tcp", "tom", 0);
	same_times("again", 1, eleven, "", eleven, false);
	same_number("recorded",
		run_sql(farm,
			"UPDATE sessions SET last_input = '1998-06-16 09:30:00' WHERE session_id "
			"= 1"),
		0);
	same_times("idle", 1, eleven, "", "1998-06-16 09:30:00", true);
	same_answer("parted", session_disconnect(farm, &ada, ada.server_id, 1), 0);
	same_times("idle and parted", 1, eleven, eleven, "1998-06-16 09:30:00", true);
	log_on("NEW", "RDP-Tcp", "tom", 0);
	same_times("at work again", 1, eleven, "", eleven, false);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		STAGED(server_begins__as_the_edition_says),
		STAGED(session_logon__gives_ids_and_names_of_the_edition),
		STAGED(session_logon__takes_up_a_disconnected_session),
		STAGED(session_logon__of_one_who_is_there),
		STAGED(session_logon__takes_the_console_session_away),
		STAGED(session_logon__needs_the_group_of_the_edition),
		STAGED(session_logon__by_the_mode_of_the_server),
		STAGED(session_disconnect__of_the_console),
		STAGED(session_connect__to_and_from_the_console),
		STAGED(services__are_left_alone),
		STAGED(services__act_as_system),
		STAGED(console__is_not_logged_off_by_others),
		STAGED(session_logoff__of_a_listener),
		STAGED(session_list__tells_of_services_and_listeners),
		STAGED(session_query__tells_times),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
