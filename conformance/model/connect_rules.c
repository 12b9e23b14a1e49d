/* CONNECT, tscon: Q186508, and the pages of later editions. */
#include <string.h>

#include "base/macros.h"
#include "base/name.h"
#include "conformance/model/condition.h"
#include "conformance/model/effect.h"
#include "conformance/model/outcome.h"
#include "conformance/model/refusal.h"
#include "conformance/model/rights.h"
#include "conformance/model/rules.h"
#include "conformance/model/usage.h"

/* --- Conditions --- */

/* Whether the session is at a place that another one can take. */
static bool has_client(const struct session *session)
{
	return session->state == SESSION_ACTIVE || session->state == SESSION_CONNECTED ||
	       session->state == SESSION_CONNECTQUERY || session->state == SESSION_SHADOW;
}

/* The session whose place is taken; NULL if there is none. */
static const struct session *destination_of(const struct situation *situation)
{
	const char *name = situation->request.values[MODEL_SWITCH_DEST];
	const struct session *active, *other;

	if (!situation->server)
		return NULL;
	if (!name)
		return situation->server == situation->here ? situation->own : NULL;
	active = model_session_of_name(situation->server, name, &other);
	return active ? active : other;
}

static bool lacks_selector(const struct situation *situation)
{
	return !situation->request.selector.text && situation->request.fault == MODEL_FAULT_OTHER;
}

static bool lacks_any_namesake(const struct situation *situation)
{
	return lacks_name(situation) && !situation->namesake;
}

static bool lacks_connect(const struct situation *situation)
{
	return situation->session && !is_own(situation) &&
	       !has_rights(situation, 1u << RIGHT_CONNECT);
}

/* docs/decisions.md, "The password of `connect`": an empty line is none. */
static bool has_password(const struct situation *situation)
{
	const char *password = situation->request.values[MODEL_SWITCH_PASSWORD];
	const char *input = situation->typed->input;

	if (password && situation->edition == EDITION_WS2022 && strcmp(password, "*") == 0)
		return input && *input && *input != '\n' && *input != '\r';
	return password != NULL;
}

static bool lacks_password(const struct situation *situation)
{
	const struct session *session = situation->session;

	if (!session || !session->user || lacks_connect(situation) || has_password(situation))
		return false;
	return !situation->account || !name_equal(session->user, situation->account);
}

static bool lacks_destination(const struct situation *situation)
{
	return situation->session && !destination_of(situation);
}

static bool concerns_services(const struct situation *situation)
{
	const struct session *to = destination_of(situation);

	return is_services(situation) ||
	       (situation->session && to &&
		       session_is_at(situation->server, to, WINSTATION_SERVICES));
}

static bool goes_to_console(const struct situation *situation)
{
	const struct session *to = destination_of(situation);

	return to && situation->session && session_is_at(situation->server, to, WINSTATION_CONSOLE);
}

static bool lacks_disconnect(const struct situation *situation)
{
	const struct session *to = destination_of(situation);

	return to && situation->session && !situation_is_own(situation, situation->server, to) &&
	       !(rights_over(situation->typed->farm, situation->account, situation->server, to) &
		       1u << RIGHT_DISCONNECT);
}

static bool goes_to_itself(const struct situation *situation)
{
	return situation->session && destination_of(situation) == situation->session;
}

static bool session_is_in_trouble(const struct session *session)
{
	return session && (session->state == SESSION_RESET || session->state == SESSION_DOWN ||
				  session->state == SESSION_INIT);
}

static bool goes_to_trouble(const struct situation *situation)
{
	return situation->session && session_is_in_trouble(destination_of(situation));
}

static bool is_in_trouble(const struct situation *situation)
{
	return session_is_in_trouble(situation->session);
}

static bool goes_to_no_client(const struct situation *situation)
{
	const struct session *to = destination_of(situation);

	return situation->session && to && !has_client(to);
}

static bool goes_to_connecting(const struct situation *situation)
{
	const struct session *to = destination_of(situation);

	return situation->session && to && to->state == SESSION_CONNECTQUERY;
}

static bool lacks_user(const struct situation *situation)
{
	return situation->session && !situation->session->user;
}

static bool replaces_nobody(const struct situation *situation)
{
	const struct session *to = destination_of(situation);

	return situation->session && to && !to->user;
}

static bool finds_both(const struct situation *situation)
{
	return finds_session(situation) && destination_of(situation);
}

static bool takes_the_seat(const struct situation *situation)
{
	return finds_both(situation) && !is_own(situation) &&
	       !situation->request.given[MODEL_SWITCH_DEST];
}

static bool leaves_console(const struct situation *situation)
{
	return finds_both(situation) && is_console(situation);
}

static bool moves_own(const struct situation *situation)
{
	return finds_both(situation) && is_own(situation) &&
	       situation->own->state == SESSION_ACTIVE;
}

static bool is_in_other_state(const struct situation *situation)
{
	return finds_both(situation) && situation->session->state != SESSION_ACTIVE &&
	       situation->session->state != SESSION_DISCONNECTED;
}

static bool names_destination(const struct situation *situation)
{
	return finds_both(situation) && !is_own(situation) &&
	       situation->request.given[MODEL_SWITCH_DEST];
}

/* Whether a session is connected, so that what is printed is sure. */
static bool is_done(const struct situation *situation)
{
	return finds_session(situation) && situation->outcome &&
	       situation->answer->expectations.items[0].exit_number == 0;
}

static bool is_announced_well(const struct situation *situation)
{
	return is_announced(situation) && is_done(situation);
}

static bool is_quiet(const struct situation *situation)
{
	return is_done(situation) && !situation->request.given[MODEL_SWITCH_VERBOSE] &&
	       !situation->request.given[MODEL_SWITCH_PASSWORD];
}

/* --- Results --- */

static void show_help_of_article(struct situation *situation)
{
	outcome_matches(situation, STREAM_OUTPUT, LEVEL_DOCUMENTED,
		"[Cc][Oo][Nn][Nn][Ee][Cc][Tt].*[Ss][Ee][Ss][Ss][Ii][Oo][Nn]"
		".*/[Pp][Aa][Ss][Ss][Ww][Oo][Rr][Dd]:");
	outcome_matches(situation, STREAM_OUTPUT, LEVEL_DOCUMENTED,
		"/[Ss][Ee][Rr][Vv][Ee][Rr]:.*/[Dd][Ee][Ss][Tt]:.*/[Vv]");
	outcome_matches(situation, STREAM_OUTPUT, LEVEL_DOCUMENTED,
		"^[^[]*/[Pp][Aa][Ss][Ss][Ww][Oo][Rr][Dd]");
	outcome_matches(
		situation, STREAM_OUTPUT, LEVEL_DOCUMENTED, "^[^[]*/[Ss][Ee][Rr][Vv][Ee][Rr]");
	outcome_matches(situation, STREAM_OUTPUT, LEVEL_DOCUMENTED, "^[^[]*/[Dd][Ee][Ss][Tt]");
	outcome_matches(situation, STREAM_OUTPUT, LEVEL_DOCUMENTED, "^[^[]*/[Vv]([^A-Za-z]|$)");
}

/* Both sessions are in the line of a refusal. */
static void refuse_connection(struct situation *situation, unsigned number)
{
	const struct session *to = destination_of(situation);
	const char *typed = situation->request.values[MODEL_SWITCH_DEST];
	const char *line = refusal_error_line(situation, number);
	const char *name = to && to->name ? to->name : typed && !to ? typed : "(none)";

	outcome_refuse(situation);
	if (line)
		outcome_contains(situation, STREAM_STDERR, LEVEL_DEFINED,
			"Could not connect sessionID %u to sessionname %s, Error code %u\n%s",
			(unsigned)situation->session->id, name, number, line);
}

static void refuse_right(struct situation *situation)
{
	refuse_connection(situation, 5);
}

static void refuse_services(struct situation *situation)
{
	refuse_connection(situation, 5);
}

static void refuse_password(struct situation *situation)
{
	refuse_connection(situation, 1326);
}

static void refuse_destination(struct situation *situation)
{
	refuse_connection(situation, 7022);
}

static void refuse_from_console(struct situation *situation)
{
	refuse_connection(situation, 7041);
}

static void refuse_to_console(struct situation *situation)
{
	refuse_connection(situation, 7042);
}

static void refuse_connecting(struct situation *situation)
{
	refuse_connection(situation, 7024);
}

static void refuse_trouble(struct situation *situation)
{
	const struct session *to = destination_of(situation);

	refuse_connection(situation,
		situation->session->state == SESSION_RESET || (to && to->state == SESSION_RESET)
			? 7007
			: 7024);
}

static void leave_session(struct situation *situation)
{
	outcome_succeed(situation);
}

static bool texts_differ(const char *one, const char *other)
{
	return one && other ? strcmp(one, other) != 0 : one != other;
}

/* The session takes the name, winstation and client of the other, which is disconnected or goes. */
static void connect_session(struct situation *situation)
{
	const struct session *from = situation->session, *to = destination_of(situation);
	const char *server = situation->server->name;

	outcome_succeed(situation);
	if (from->state != SESSION_ACTIVE)
		outcome_change(situation, CHANGE_STATE_CHANGED, "active", "%s/%u", server,
			(unsigned)from->id);
	outcome_change(
		situation, CHANGE_NAME_CHANGED, to->name, "%s/%u", server, (unsigned)from->id);
	if (texts_differ(from->client_name, to->client_name) ||
		texts_differ(from->client_address, to->client_address))
		outcome_change(situation, CHANGE_CLIENT_CHANGED, NULL, "%s/%u", server,
			(unsigned)from->id);
	if (to->user)
		effect_disconnect(situation, situation->server, to);
	else
		effect_end_session(situation, situation->server, to);
}

static void connect_from_console(struct situation *situation)
{
	connect_session(situation);
	effect_renew_console(situation, situation->server);
}

static void announce_connect(struct situation *situation)
{
	const struct session *to = destination_of(situation);

	outcome_empty(situation, STREAM_OUTPUT, LEVEL_DOCUMENTED, false);
	outcome_contains(situation, STREAM_STDOUT, LEVEL_DEFINED,
		"Connecting sessionID %u to sessionname %s\n", (unsigned)situation->session->id,
		to && to->name ? to->name : "(none)");
}

static void print_nothing(struct situation *situation)
{
	outcome_empty(situation, STREAM_OUTPUT, LEVEL_DEFINED, true);
}

static const struct model_rule rules[] = {
	{
		.id = "connect/help",
		.says = "/? shows the usage and does nothing else",
		.kind = MODEL_RULE_DECIDES,
		.level = LEVEL_DOCUMENTED,
		.editions = IN_NT4 | IN_WS2022,
		.decision = "Help beside other arguments",
		.clauses = {NT4("q186508/parameters/help/syntax",
				    "q186508/parameters/help/options"),
			WS2022("ws2022-tscon/parameters/help", "ws2022-tscon/usage/help")},
		.when = asks_for_help,
		.then = show_help,
	},
	{
		.id = "connect/help-in-2003",
		.says = "/? shows the usage and does nothing else",
		.kind = MODEL_RULE_DECIDES,
		.level = LEVEL_DEFINED,
		.editions = IN_WS2003,
		.decision = "Help beside other arguments",
		.when = asks_for_help,
		.then = show_help,
	},
	{
		.id = "connect/help-of-article",
		.says = "/? shows the syntax and explains each option",
		.kind = MODEL_RULE_ADDS,
		.level = LEVEL_DOCUMENTED,
		.editions = IN_NT4,
		.clauses = {NT4(
			"q186508/parameters/help/syntax", "q186508/parameters/help/options")},
		.when = asks_for_help,
		.then = show_help_of_article,
	},
	{
		.id = "connect/switch-that-was-seen",
		.says = "An unknown switch is refused, as the programs of Windows were seen to do",
		.kind = MODEL_RULE_DECIDES,
		.level = LEVEL_OBSERVED,
		.editions = IN_NT4 | IN_WS2022,
		.decision = "Invalid arguments",
		.clauses = {NT4("q186508/syntax/session-id", "q186508/syntax/session-name"),
			WS2022("ws2022-tscon/usage/invalid")},
		.when = has_seen_fault,
		.then = refuse_arguments,
	},
	{
		.id = "connect/no-session",
		.says = "Without a session nothing is connected",
		.kind = MODEL_RULE_DECIDES,
		.level = LEVEL_DOCUMENTED,
		.editions = IN_LATER,
		.clauses = {WS2003("ws2003-tscon/syntax/one-selector"),
			WS2022("ws2022-tscon/syntax/one-selector")},
		.when = lacks_selector,
		.then = refuse_arguments,
	},
	{
		.id = "connect/invalid-arguments",
		.says = "Invalid arguments are refused, and nothing happens",
		.kind = MODEL_RULE_DECIDES,
		.level = LEVEL_DEFINED,
		.editions = IN_ALL,
		.decision = "Invalid arguments",
		.clauses = {NT4("q186508/syntax/session-id", "q186508/syntax/session-name"),
			WS2003("ws2003-tscon/syntax/one-selector"),
			WS2022("ws2022-tscon/syntax/one-selector")},
		.when = has_fault,
		.then = refuse_arguments,
	},
	{
		.id = "connect/server-that-does-not-answer",
		.says = "No session is connected when the named server does not answer or does not "
			"exist",
		.kind = MODEL_RULE_DECIDES,
		.level = LEVEL_DOCUMENTED,
		.editions = IN_NT4,
		.decision = "Refusals of a server",
		.clauses = {NT4("q186508/parameters/server/named")},
		.when = lacks_server,
		.then = refuse_server,
	},
	{
		.id = "connect/long-name",
		.says = "A name that no session can have connects nothing",
		.kind = MODEL_RULE_DECIDES,
		.level = LEVEL_DOCUMENTED,
		.editions = IN_NT4 | IN_WS2022,
		.decision = "Length of names",
		.clauses = {NT4("q186508/parameters/session-name"),
			WS2022("ws2022-tscon/parameters/session-name")},
		.when = has_long_name,
		.then = refuse_long_name,
	},
	{
		.id = "connect/long-name-in-2003",
		.says = "A name that no session can have connects nothing",
		.kind = MODEL_RULE_DECIDES,
		.level = LEVEL_DEFINED,
		.editions = IN_WS2003,
		.decision = "Length of names",
		.when = has_long_name,
		.then = refuse_long_name,
	},
	{
		.id = "connect/no-session-there",
		.says = "With another server and no session, nothing is connected",
		.kind = MODEL_RULE_DECIDES,
		.level = LEVEL_DEFINED,
		.editions = IN_NT4,
		.decision = "Another server without a session",
		.when = names_other_server_only,
		.then = refuse_silently,
	},
	{
		.id = "connect/name-that-shadows",
		.says = "The name of a session that shadows another connects nothing",
		.kind = MODEL_RULE_DECIDES,
		.level = LEVEL_DEFINED,
		.editions = IN_NT4,
		.decision = "The state \"active\"",
		.clauses = {NT4("q186508/notes/active-session")},
		.when = names_shadow,
		.then = refuse_unknown,
	},
	{
		.id = "connect/no-such-id",
		.says = "An ID that no session has connects nothing",
		.kind = MODEL_RULE_DECIDES,
		.level = LEVEL_DOCUMENTED,
		.editions = IN_NT4 | IN_WS2022,
		.decision = "Numbers beyond all IDs",
		.clauses = {NT4("q186508/parameters/session-id",
				    "q186508/parameters/server/default"),
			WS2022("ws2022-tscon/parameters/session-id")},
		.when = lacks_id,
		.then = refuse_unknown,
	},
	{
		.id = "connect/no-such-name",
		.says = "A name that no active session has connects nothing",
		.kind = MODEL_RULE_DECIDES,
		.level = LEVEL_DOCUMENTED,
		.editions = IN_NT4,
		.decision = "The state \"active\"",
		.clauses = {NT4(
			"q186508/notes/active-session", "q186508/parameters/configured-name")},
		.when = lacks_name,
		.then = refuse_unknown,
	},
	{
		.id = "connect/name-of-nothing",
		.says = "A name that no session has connects nothing",
		.kind = MODEL_RULE_DECIDES,
		.level = LEVEL_DOCUMENTED,
		.editions = IN_WS2022,
		.decision = "The state \"active\"",
		.clauses = {WS2022("ws2022-tscon/parameters/session-name")},
		.when = lacks_any_namesake,
		.then = refuse_unknown,
	},
	{
		.id = "connect/name-not-active",
		.says = "A name that no active session has connects nothing",
		.kind = MODEL_RULE_DECIDES,
		.level = LEVEL_DEFINED,
		.editions = IN_LATER,
		.decision = "The state \"active\"",
		.when = lacks_name,
		.then = refuse_unknown,
	},
	{
		.id = "connect/no-such-id-in-2003",
		.says = "An ID that no session has connects nothing",
		.kind = MODEL_RULE_DECIDES,
		.level = LEVEL_DEFINED,
		.editions = IN_WS2003,
		.decision = "Numbers beyond all IDs",
		.when = lacks_id,
		.then = refuse_unknown,
	},
	{
		.id = "connect/no-destination",
		.says = "No session is connected to a place that no session has",
		.kind = MODEL_RULE_DECIDES,
		.level = LEVEL_DOCUMENTED,
		.editions = IN_NT4,
		.decision = "Sessions that `disconn`, `connect` and `reset` accept",
		.clauses = {NT4("q186508/notes/dest-connected", "q186508/parameters/server/named")},
		.when = lacks_destination,
		.then = refuse_destination,
	},
	{
		.id = "connect/no-destination-later",
		.says = "No session is connected to a place that no session has",
		.kind = MODEL_RULE_DECIDES,
		.level = LEVEL_DEFINED,
		.editions = IN_LATER,
		.decision = "Sessions that `disconn`, `connect` and `reset` accept",
		.clauses = {WS2003("ws2003-tscon/parameters/dest"),
			WS2022("ws2022-tscon/parameters/dest")},
		.when = lacks_destination,
		.then = refuse_destination,
	},
	{
		.id = "connect/no-password",
		.says = "Without a password the session of another user stays where it is",
		.kind = MODEL_RULE_DECIDES,
		.level = LEVEL_DOCUMENTED,
		.editions = IN_ALL,
		.decision = "The password of `connect`",
		.clauses = {NT4("q186508/notes/no-password",
				    "q186508/parameters/password/required"),
			WS2003("ws2003-tscon/remarks/no-password"),
			WS2022("ws2022-tscon/remarks/no-password",
				"ws2022-tscon/parameters/password/required")},
		.when = lacks_password,
		.then = refuse_password,
	},
	{
		.id = "connect/services",
		.says = "The session of the services is not connected",
		.kind = MODEL_RULE_DECIDES,
		.level = LEVEL_DEFINED,
		.editions = IN_WS2022,
		.decision = "A name and an ID of one session",
		.when = concerns_services,
		.then = refuse_services,
	},
	{
		.id = "connect/console-stays",
		.says = "A session at the console is not connected elsewhere",
		.kind = MODEL_RULE_DECIDES,
		.level = LEVEL_DOCUMENTED,
		.editions = IN_NT4,
		.decision = "Connecting a session",
		.clauses = {NT4("q186508/notes/console-stays")},
		.when = is_console,
		.then = refuse_from_console,
	},
	{
		.id = "connect/console-stays-in-2003",
		.says = "A session at the console is not connected elsewhere",
		.kind = MODEL_RULE_DECIDES,
		.level = LEVEL_DEFINED,
		.editions = IN_WS2003,
		.decision = "Connecting a session",
		.when = is_console,
		.then = refuse_from_console,
	},
	{
		.id = "connect/not-to-console",
		.says = "No session is connected to the console",
		.kind = MODEL_RULE_DECIDES,
		.level = LEVEL_DOCUMENTED,
		.editions = IN_NT4 | IN_WS2003,
		.decision = "Connecting a session",
		.clauses = {NT4("q186508/notes/not-to-console"),
			WS2003("ws2003-tscon/remarks/console")},
		.when = goes_to_console,
		.then = refuse_to_console,
	},
	{
		.id = "connect/not-to-console-on-the-page",
		.says = "The page says that no session is connected to the console",
		.kind = MODEL_RULE_ALTERNATIVE,
		.level = LEVEL_DOCUMENTED,
		.most = LEVEL_OBSERVED,
		.editions = IN_WS2022,
		.clauses = {WS2022("ws2022-tscon/remarks/console")},
		.when = goes_to_console,
		.then = refuse_silently,
	},
	{
		.id = "connect/without-the-right",
		.says = "Without the right Connect another session stays where it is",
		.kind = MODEL_RULE_DECIDES,
		.level = LEVEL_DOCUMENTED,
		.editions = IN_ALL,
		.clauses = {NT4("q186508/security/connect-permission"),
			WS2003("ws2003-tscon/remarks/permission"),
			WS2022("ws2022-tscon/description/permission")},
		.when = lacks_connect,
		.then = refuse_right,
	},
	{
		.id = "connect/destination-without-the-right",
		.says = "Without the right Disconnect the session at the destination stays",
		.kind = MODEL_RULE_DECIDES,
		.level = LEVEL_DEFINED,
		.editions = IN_ALL,
		.decision = "Connecting a session",
		.clauses = {NT4("q186508/parameters/dest/disconnects"),
			WS2003("ws2003-tscon/parameters/dest"),
			WS2022("ws2022-tscon/parameters/dest")},
		.when = lacks_disconnect,
		.then = refuse_right,
	},
	{
		.id = "connect/destination-being-reset",
		.says = "No session is connected to one that is being reset, down or starting",
		.kind = MODEL_RULE_DECIDES,
		.level = LEVEL_DOCUMENTED,
		.editions = IN_NT4,
		.decision = "Connecting a session",
		.clauses = {NT4("q186508/notes/dest-connected")},
		.when = goes_to_trouble,
		.then = refuse_trouble,
	},
	{
		.id = "connect/destination-being-reset-later",
		.says = "No session is connected to one that is being reset, down or starting",
		.kind = MODEL_RULE_DECIDES,
		.level = LEVEL_DEFINED,
		.editions = IN_LATER,
		.decision = "Connecting a session",
		.when = goes_to_trouble,
		.then = refuse_trouble,
	},
	{
		.id = "connect/destination-without-client",
		.says = "No session is connected to one without a client",
		.kind = MODEL_RULE_DECIDES,
		.level = LEVEL_DOCUMENTED,
		.editions = IN_NT4,
		.decision = "Connecting a session",
		.clauses = {NT4("q186508/notes/dest-connected")},
		.when = goes_to_no_client,
		.then = refuse_destination,
	},
	{
		.id = "connect/destination-without-client-later",
		.says = "No session is connected to one without a client",
		.kind = MODEL_RULE_DECIDES,
		.level = LEVEL_DEFINED,
		.editions = IN_LATER,
		.decision = "Connecting a session",
		.when = goes_to_no_client,
		.then = refuse_destination,
	},
	{
		.id = "connect/destination-connecting",
		.says = "No session is connected to one that is still connecting",
		.kind = MODEL_RULE_DECIDES,
		.level = LEVEL_DEFINED,
		.editions = IN_ALL,
		.decision = "Connecting a session",
		.when = goes_to_connecting,
		.then = refuse_connecting,
	},
	{
		.id = "connect/being-reset",
		.says = "A session that is being reset, down or starting is not connected",
		.kind = MODEL_RULE_DECIDES,
		.level = LEVEL_DEFINED,
		.editions = IN_ALL,
		.decision = "Connecting a session",
		.clauses = {NT4("q186508/parameters/session-id"),
			WS2022("ws2022-tscon/parameters/session-id")},
		.when = is_in_trouble,
		.then = refuse_trouble,
	},
	{
		.id = "connect/nobody",
		.says = "A session without a user is not connected",
		.kind = MODEL_RULE_DECIDES,
		.level = LEVEL_DEFINED,
		.editions = IN_ALL,
		.decision = "Connecting a session",
		.clauses = {NT4("q186508/parameters/session-id"),
			WS2022("ws2022-tscon/parameters/session-id")},
		.when = lacks_user,
		.then = refuse_destination,
	},
	{
		.id = "connect/to-itself",
		.says = "A session that is connected to itself stays",
		.kind = MODEL_RULE_DECIDES,
		.level = LEVEL_DOCUMENTED,
		.editions = IN_NT4,
		.decision = "Connecting a session",
		.clauses = {NT4("q186508/security/own-session")},
		.when = goes_to_itself,
		.then = leave_session,
	},
	{
		.id = "connect/to-itself-later",
		.says = "A session that is connected to itself stays",
		.kind = MODEL_RULE_DECIDES,
		.level = LEVEL_DEFINED,
		.editions = IN_LATER,
		.decision = "Connecting a session",
		.when = goes_to_itself,
		.then = leave_session,
	},
	{
		.id = "connect/from-the-console",
		.says = "The session at the console is connected elsewhere, and the console gets a "
			"new one",
		.kind = MODEL_RULE_DECIDES,
		.level = LEVEL_DEFINED,
		.editions = IN_WS2022,
		.decision = "Connecting a session",
		.when = leaves_console,
		.then = connect_from_console,
	},
	{
		.id = "connect/nobody-at-destination",
		.says = "The session at the destination is removed if it has no user",
		.kind = MODEL_RULE_DECIDES,
		.level = LEVEL_DEFINED,
		.editions = IN_ALL,
		.decision = "Connecting a session",
		.when = replaces_nobody,
		.then = connect_session,
	},
	{
		.id = "connect/own-session",
		.says = "The user's own session moves to the destination, whatever the permissions "
			"are",
		.kind = MODEL_RULE_DECIDES,
		.level = LEVEL_DOCUMENTED,
		.editions = IN_ALL,
		.clauses = {NT4("q186508/security/own-session", "q186508/parameters/dest/computer",
				    "q186508/parameters/dest/disconnects",
				    "q186508/notes/dest-other-computer"),
			WS2003("ws2003-tscon/parameters/dest",
				"ws2003-tscon/parameters/dest/other"),
			WS2022("ws2022-tscon/parameters/dest",
				"ws2022-tscon/parameters/dest/other")},
		.when = moves_own,
		.then = connect_session,
	},
	{
		.id = "connect/other-states",
		.says = "A session with a user is connected in any other state",
		.kind = MODEL_RULE_DECIDES,
		.level = LEVEL_DEFINED,
		.editions = IN_ALL,
		.decision = "Connecting a session",
		.when = is_in_other_state,
		.then = connect_session,
	},
	{
		.id = "connect/to-destination",
		.says = "A session is connected to the destination, whose own session is "
			"disconnected",
		.kind = MODEL_RULE_DECIDES,
		.level = LEVEL_DOCUMENTED,
		.editions = IN_ALL,
		.clauses = {NT4("q186508/summary/connects", "q186508/parameters/dest/computer",
				    "q186508/parameters/dest/disconnects",
				    "q186508/notes/dest-other-computer",
				    "q186508/examples/term03-to-term05",
				    "q186508/security/connect-permission"),
			WS2003("ws2003-tscon/parameters/dest", "ws2003-tscon/parameters/dest/other",
				"ws2003-tscon/examples/term03-to-term05",
				"ws2003-tscon/remarks/permission"),
			WS2022("ws2022-tscon/description/connects", "ws2022-tscon/parameters/dest",
				"ws2022-tscon/parameters/dest/other",
				"ws2022-tscon/examples/term03-to-term05",
				"ws2022-tscon/description/permission")},
		.when = names_destination,
		.then = connect_session,
	},
	{
		.id = "connect/to-the-seat",
		.says = "A session is connected in place of the current one, which is disconnected",
		.kind = MODEL_RULE_DECIDES,
		.level = LEVEL_DOCUMENTED,
		.editions = IN_ALL,
		.clauses = {NT4("q186508/summary/connects", "q186508/security/connect-permission",
				    "q186508/examples/session-12", "q186508/examples/session-23",
				    "q186508/parameters/password/given"),
			WS2003("ws2003-tscon/remarks/permission", "ws2003-tscon/parameters/dest"),
			WS2022("ws2022-tscon/description/connects",
				"ws2022-tscon/description/permission",
				"ws2022-tscon/examples/session-12",
				"ws2022-tscon/examples/session-23",
				"ws2022-tscon/parameters/password",
				"ws2022-tscon/parameters/dest")},
		.when = takes_the_seat,
		.then = connect_session,
	},
	{
		.id = "connect/verbose",
		.says = "/v prints what the command does",
		.kind = MODEL_RULE_ADDS,
		.level = LEVEL_DOCUMENTED,
		.editions = IN_NT4 | IN_WS2022,
		.decision = "Output of the other commands",
		.clauses = {NT4("q186508/parameters/verbose"),
			WS2022("ws2022-tscon/parameters/verbose")},
		.when = is_announced_well,
		.then = announce_connect,
	},
	{
		.id = "connect/quiet",
		.says = "Without /v a session is connected without a word",
		.kind = MODEL_RULE_ADDS,
		.level = LEVEL_DEFINED,
		.editions = IN_ALL,
		.decision = "Output of the other commands",
		.clauses = {NT4("q186508/parameters/verbose"),
			WS2022("ws2022-tscon/parameters/verbose")},
		.when = is_quiet,
		.then = print_nothing,
	},
};

const struct model_table connect_table = {"connect", rules, ARRAY_SIZE(rules)};
