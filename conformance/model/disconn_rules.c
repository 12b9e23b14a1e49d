/* DISCONN, tsdiscon: Q186513, and the pages of later editions. */
#include "base/macros.h"
#include "conformance/model/condition.h"
#include "conformance/model/effect.h"
#include "conformance/model/outcome.h"
#include "conformance/model/refusal.h"
#include "conformance/model/rights.h"
#include "conformance/model/rules.h"
#include "conformance/model/usage.h"

/* --- Conditions --- */

static bool lacks_disconnect(const struct situation *situation)
{
	return situation->session && !is_own(situation) &&
	       !has_rights(situation, 1u << RIGHT_DISCONNECT);
}

static bool lacks_full_control(const struct situation *situation)
{
	return situation->session && !is_own(situation) &&
	       !has_rights(situation, RIGHTS_FULL_CONTROL);
}

static bool lacks_any_namesake(const struct situation *situation)
{
	return lacks_name(situation) && !situation->namesake;
}

static bool lacks_user(const struct situation *situation)
{
	return situation->session && !situation->session->user;
}

static bool is_disconnected(const struct situation *situation)
{
	return situation->session && situation->session->state == SESSION_DISCONNECTED;
}

static bool is_own_active(const struct situation *situation)
{
	return is_own(situation) && situation->own->state == SESSION_ACTIVE &&
	       !is_console(situation);
}

static bool is_other_active(const struct situation *situation)
{
	return situation->session && !is_own(situation) && !is_console(situation) &&
	       situation->session->state == SESSION_ACTIVE;
}

static bool is_in_other_state(const struct situation *situation)
{
	return situation->session && situation->session->state != SESSION_ACTIVE &&
	       !is_disconnected(situation);
}

static bool is_quiet(const struct situation *situation)
{
	return finds_session(situation) && !situation->request.given[MODEL_SWITCH_VERBOSE];
}

/* --- Results --- */

static void show_help_of_page(struct situation *situation)
{
	if (situation->edition == EDITION_NT4)
		outcome_matches(situation, STREAM_OUTPUT, LEVEL_DOCUMENTED,
			"[Dd][Ii][Ss][Cc][Oo][Nn][Nn].*[Ss][Ee][Ss][Ss][Ii][Oo][Nn]"
			".*/[Ss][Ee][Rr][Vv][Ee][Rr]:.*/[Vv]");
	outcome_matches(
		situation, STREAM_OUTPUT, LEVEL_DOCUMENTED, "^[^[]*/[Ss][Ee][Rr][Vv][Ee][Rr]");
	outcome_matches(situation, STREAM_OUTPUT, LEVEL_DOCUMENTED, "^[^[]*/[Vv]([^A-Za-z]|$)");
}

static void disconnect_session(struct situation *situation)
{
	outcome_succeed(situation);
	effect_disconnect(situation, situation->server, situation->session);
}

static void leave_disconnected(struct situation *situation)
{
	outcome_succeed(situation);
}

static void disconnect_own(struct situation *situation)
{
	outcome_succeed(situation);
	effect_disconnect(situation, situation->here, situation->own);
}

static void disconnect_console(struct situation *situation)
{
	disconnect_session(situation);
	effect_renew_console(situation, situation->server);
}

static void print_announcement(struct situation *situation)
{
	const struct session *session = situation->session;

	outcome_contains(situation, STREAM_STDOUT, LEVEL_DEFINED,
		"Disconnecting sessionID %u from sessionname %s\n", (unsigned)session->id,
		session->name ? session->name : "(none)");
}

static void announce_disconnect(struct situation *situation)
{
	outcome_empty(situation, STREAM_OUTPUT, LEVEL_DOCUMENTED, false);
	print_announcement(situation);
}

static void print_nothing(struct situation *situation)
{
	outcome_empty(situation, STREAM_STDOUT, LEVEL_DEFINED, true);
	if (situation->outcome->exit_number == 0)
		outcome_empty(situation, STREAM_STDERR, LEVEL_DEFINED, true);
}

static const struct model_rule rules[] = {
	{
		.id = "disconn/help",
		.says = "/? shows the usage and does nothing else",
		.kind = MODEL_RULE_DECIDES,
		.level = LEVEL_DOCUMENTED,
		.editions = IN_NT4 | IN_WS2022,
		.decision = "Help beside other arguments",
		.clauses = {NT4("q186513/parameters/help/syntax",
				    "q186513/parameters/help/options"),
			WS2022("ws2022-tsdiscon/parameters/help", "ws2022-tsdiscon/usage/help")},
		.when = asks_for_help,
		.then = show_help,
	},
	{
		.id = "disconn/help-in-2003",
		.says = "/? shows the usage and does nothing else",
		.kind = MODEL_RULE_DECIDES,
		.level = LEVEL_DEFINED,
		.editions = IN_WS2003,
		.decision = "Help beside other arguments",
		.when = asks_for_help,
		.then = show_help,
	},
	{
		.id = "disconn/help-of-article",
		.says = "/? shows the syntax and explains each option",
		.kind = MODEL_RULE_ADDS,
		.level = LEVEL_DOCUMENTED,
		.editions = IN_NT4 | IN_WS2022,
		.clauses = {NT4("q186513/parameters/help/syntax",
				    "q186513/parameters/help/options"),
			WS2022("ws2022-tsdiscon/parameters/help")},
		.when = asks_for_help,
		.then = show_help_of_page,
	},
	{
		.id = "disconn/switch-that-was-seen",
		.says = "An unknown switch is refused, as the programs of Windows were seen to do",
		.kind = MODEL_RULE_DECIDES,
		.level = LEVEL_OBSERVED,
		.editions = IN_NT4 | IN_WS2022,
		.decision = "Invalid arguments",
		.clauses = {NT4("q186513/syntax/session-name", "q186513/syntax/session-id"),
			WS2022("ws2022-tsdiscon/usage/invalid")},
		.when = has_seen_fault,
		.then = refuse_arguments,
	},
	{
		.id = "disconn/invalid-arguments",
		.says = "Invalid arguments are refused, and nothing happens",
		.kind = MODEL_RULE_DECIDES,
		.level = LEVEL_DEFINED,
		.editions = IN_ALL,
		.decision = "Invalid arguments",
		.clauses = {NT4("q186513/syntax/session-name", "q186513/syntax/session-id"),
			WS2022("ws2022-tsdiscon/syntax/one-selector")},
		.when = has_fault,
		.then = refuse_arguments,
	},
	{
		.id = "disconn/server-that-does-not-answer",
		.says = "No session is disconnected when the named server does not answer or does "
			"not exist",
		.kind = MODEL_RULE_DECIDES,
		.level = LEVEL_DOCUMENTED,
		.editions = IN_ALL,
		.decision = "Refusals of a server",
		.clauses = {NT4("q186513/parameters/server/named"),
			WS2003("ws2003-tsdiscon/remarks/server"),
			WS2022("ws2022-tsdiscon/parameters/server/named")},
		.when = lacks_server,
		.then = refuse_server,
	},
	{
		.id = "disconn/long-name",
		.says = "A name that no session can have disconnects nothing",
		.kind = MODEL_RULE_DECIDES,
		.level = LEVEL_DOCUMENTED,
		.editions = IN_NT4 | IN_WS2022,
		.decision = "Length of names",
		.clauses = {NT4("q186513/parameters/session-name"),
			WS2022("ws2022-tsdiscon/parameters/session-name")},
		.when = has_long_name,
		.then = refuse_long_name,
	},
	{
		.id = "disconn/long-name-in-2003",
		.says = "A name that no session can have disconnects nothing",
		.kind = MODEL_RULE_DECIDES,
		.level = LEVEL_DEFINED,
		.editions = IN_WS2003,
		.decision = "Length of names",
		.when = has_long_name,
		.then = refuse_long_name,
	},
	{
		.id = "disconn/other-server-current",
		.says = "With another server and no session, the current session may be "
			"disconnected",
		.kind = MODEL_RULE_ALTERNATIVE,
		.level = LEVEL_DOCUMENTED,
		.most = LEVEL_OBSERVED,
		.editions = IN_ALL,
		.decision = "Another server without a session",
		.clauses = {NT4("q186513/notes/default-session"),
			WS2003("ws2003-tsdiscon/remarks/default-session"),
			WS2022("ws2022-tsdiscon/description/default-session")},
		.when = names_other_server_only,
		.then = disconnect_own,
	},
	{
		.id = "disconn/other-server-only",
		.says = "With another server and no session, no other session is disconnected",
		.kind = MODEL_RULE_DECIDES,
		.level = LEVEL_DOCUMENTED,
		.editions = IN_ALL,
		.decision = "Another server without a session",
		.clauses = {NT4("q186513/parameters/server/named"),
			WS2003("ws2003-tsdiscon/remarks/server"),
			WS2022("ws2022-tsdiscon/parameters/server/named")},
		.when = names_other_server_only,
		.then = refuse_unknown,
	},
	{
		.id = "disconn/name-that-shadows",
		.says = "The name of a session that shadows another disconnects nothing",
		.kind = MODEL_RULE_DECIDES,
		.level = LEVEL_DEFINED,
		.editions = IN_NT4,
		.decision = "The state \"active\"",
		.clauses = {NT4("q186513/notes/active-session")},
		.when = names_shadow,
		.then = refuse_unknown,
	},
	{
		.id = "disconn/no-such-id",
		.says = "An ID that no session has disconnects nothing",
		.kind = MODEL_RULE_DECIDES,
		.level = LEVEL_DOCUMENTED,
		.editions = IN_NT4 | IN_WS2022,
		.decision = "Numbers beyond all IDs",
		.clauses = {NT4("q186513/parameters/session-id",
				    "q186513/parameters/server/default"),
			WS2022("ws2022-tsdiscon/parameters/session-id",
				"ws2022-tsdiscon/parameters/server/default")},
		.when = lacks_id,
		.then = refuse_unknown,
	},
	{
		.id = "disconn/no-such-name",
		.says = "A name that no active session has disconnects nothing",
		.kind = MODEL_RULE_DECIDES,
		.level = LEVEL_DOCUMENTED,
		.editions = IN_NT4,
		.decision = "The state \"active\"",
		.clauses = {NT4(
			"q186513/notes/active-session", "q186513/parameters/configured-name")},
		.when = lacks_name,
		.then = refuse_unknown,
	},
	{
		.id = "disconn/name-of-nothing",
		.says = "A name that no session has disconnects nothing",
		.kind = MODEL_RULE_DECIDES,
		.level = LEVEL_DOCUMENTED,
		.editions = IN_WS2022,
		.decision = "The state \"active\"",
		.clauses = {WS2022("ws2022-tsdiscon/parameters/session-name")},
		.when = lacks_any_namesake,
		.then = refuse_unknown,
	},
	{
		.id = "disconn/name-not-active",
		.says = "The name of a session that is not active disconnects nothing",
		.kind = MODEL_RULE_DECIDES,
		.level = LEVEL_DEFINED,
		.editions = IN_LATER,
		.decision = "The state \"active\"",
		.clauses = {WS2022("ws2022-tsdiscon/parameters/session-name")},
		.when = lacks_name,
		.then = refuse_unknown,
	},
	{
		.id = "disconn/no-such-id-in-2003",
		.says = "An ID that no session has disconnects nothing",
		.kind = MODEL_RULE_DECIDES,
		.level = LEVEL_DOCUMENTED,
		.editions = IN_WS2003,
		.decision = "Numbers beyond all IDs",
		.clauses = {WS2003("ws2003-tsdiscon/remarks/server")},
		.when = lacks_id,
		.then = refuse_unknown,
	},
	{
		.id = "disconn/services",
		.says = "The session of the services has no user who could be disconnected",
		.kind = MODEL_RULE_DECIDES,
		.level = LEVEL_DEFINED,
		.editions = IN_WS2022,
		.decision = "A name and an ID of one session",
		.clauses = {WS2022("ws2022-tsdiscon/description/disconnects")},
		.when = is_services,
		.then = refuse_access,
	},
	{
		.id = "disconn/console",
		.says = "The console session cannot be disconnected",
		.kind = MODEL_RULE_DECIDES,
		.level = LEVEL_DOCUMENTED,
		.editions = IN_NT4 | IN_WS2003,
		.decision = "Sessions that can be disconnected",
		.clauses = {NT4("q186513/notes/console"),
			WS2003("ws2003-tsdiscon/remarks/console")},
		.when = is_console,
		.then = refuse_disconnect,
	},
	{
		.id = "disconn/console-refused",
		.says = "The page says that the console session cannot be disconnected",
		.kind = MODEL_RULE_ALTERNATIVE,
		.level = LEVEL_DOCUMENTED,
		.most = LEVEL_OBSERVED,
		.editions = IN_WS2022,
		.clauses = {WS2022("ws2022-tsdiscon/remarks/console")},
		.when = is_console,
		.then = refuse_silently,
	},
	{
		.id = "disconn/without-the-right",
		.says = "Without the permission another user's session stays connected",
		.kind = MODEL_RULE_DECIDES,
		.level = LEVEL_DOCUMENTED,
		.editions = IN_LATER,
		.clauses = {WS2003("ws2003-tsdiscon/remarks/full-control"),
			WS2022("ws2022-tsdiscon/description/permission")},
		.when = lacks_disconnect,
		.then = refuse_access,
	},
	{
		.id = "disconn/without-the-right-in-nt4",
		.says = "Without the right Disconnect another session stays connected",
		.kind = MODEL_RULE_DECIDES,
		.level = LEVEL_DEFINED,
		.editions = IN_NT4,
		.decision = "Other rights in the user's own session",
		.clauses = {NT4("q186513/summary/disconnects")},
		.when = lacks_disconnect,
		.then = refuse_access,
	},
	{
		.id = "disconn/being-reset",
		.says = "A session that is being reset is not disconnected",
		.kind = MODEL_RULE_DECIDES,
		.level = LEVEL_DEFINED,
		.editions = IN_ALL,
		.decision = "Sessions that can be disconnected",
		.clauses = {NT4("q186513/parameters/session-id"),
			WS2022("ws2022-tsdiscon/parameters/session-id")},
		.when = is_reset,
		.then = refuse_pending,
	},
	{
		.id = "disconn/down-or-starting",
		.says = "A session that is down or starting is not disconnected",
		.kind = MODEL_RULE_DECIDES,
		.level = LEVEL_DEFINED,
		.editions = IN_ALL,
		.decision = "Sessions that can be disconnected",
		.clauses = {NT4("q186513/parameters/session-id"),
			WS2022("ws2022-tsdiscon/parameters/session-id")},
		.when = is_down_or_starts,
		.then = refuse_busy,
	},
	{
		.id = "disconn/nobody",
		.says = "A session without a user is not disconnected",
		.kind = MODEL_RULE_DECIDES,
		.level = LEVEL_DEFINED,
		.editions = IN_ALL,
		.decision = "Sessions that can be disconnected",
		.clauses = {NT4("q186513/parameters/session-id"),
			WS2022("ws2022-tsdiscon/parameters/session-id")},
		.when = lacks_user,
		.then = refuse_unknown,
	},
	{
		.id = "disconn/console-moves",
		.says = "The console session is disconnected, and the console gets a new one",
		.kind = MODEL_RULE_DECIDES,
		.level = LEVEL_DOCUMENTED,
		.editions = IN_WS2022,
		.decision = "Sessions that can be disconnected",
		.clauses = {WS2022("ws2022-tsdiscon/remarks/console")},
		.when = is_console,
		.then = disconnect_console,
	},
	{
		.id = "disconn/disconnected",
		.says = "A disconnected session stays disconnected",
		.kind = MODEL_RULE_DECIDES,
		.level = LEVEL_DOCUMENTED,
		.editions = IN_NT4 | IN_WS2022,
		.decision = "Sessions that can be disconnected",
		.clauses = {NT4("q186513/parameters/session-id", "q186513/summary/disconnects"),
			WS2022("ws2022-tsdiscon/parameters/session-id",
				"ws2022-tsdiscon/description/disconnects")},
		.when = is_disconnected,
		.then = leave_disconnected,
	},
	{
		.id = "disconn/disconnected-in-2003",
		.says = "A disconnected session stays disconnected",
		.kind = MODEL_RULE_DECIDES,
		.level = LEVEL_DEFINED,
		.editions = IN_WS2003,
		.decision = "Sessions that can be disconnected",
		.when = is_disconnected,
		.then = leave_disconnected,
	},
	{
		.id = "disconn/own-session",
		.says = "The user's own session is disconnected, and its programs run on",
		.kind = MODEL_RULE_DECIDES,
		.level = LEVEL_DOCUMENTED,
		.editions = IN_ALL,
		.decision = "Other rights in the user's own session",
		.clauses = {NT4("q186513/notes/default-session", "q186513/summary/disconnects",
				    "q186513/notes/processes-run-on", "q186513/notes/not-logoff",
				    "q186513/examples/current-session"),
			WS2003("ws2003-tsdiscon/remarks/default-session",
				"ws2003-tsdiscon/remarks/programs-run-on"),
			WS2022("ws2022-tsdiscon/description/default-session",
				"ws2022-tsdiscon/description/disconnects",
				"ws2022-tsdiscon/remarks/programs-run-on",
				"ws2022-tsdiscon/examples/current-session")},
		.when = is_own_active,
		.then = disconnect_session,
	},
	{
		.id = "disconn/full-control-needed",
		.says = "Without Full Control another session may stay connected",
		.kind = MODEL_RULE_ALTERNATIVE,
		.level = LEVEL_DOCUMENTED,
		.most = LEVEL_OBSERVED,
		.editions = IN_WS2003,
		.clauses = {WS2003("ws2003-tsdiscon/remarks/full-control")},
		.when = lacks_full_control,
		.then = refuse_access,
	},
	{
		.id = "disconn/other-session",
		.says = "With the permission another session is disconnected, and its programs run "
			"on",
		.kind = MODEL_RULE_DECIDES,
		.level = LEVEL_DOCUMENTED,
		.editions = IN_ALL,
		.clauses = {NT4("q186513/summary/disconnects", "q186513/notes/processes-run-on",
				    "q186513/notes/not-logoff", "q186513/examples/session-10",
				    "q186513/examples/term04"),
			WS2003("ws2003-tsdiscon/remarks/full-control",
				"ws2003-tsdiscon/remarks/programs-run-on"),
			WS2022("ws2022-tsdiscon/description/permission",
				"ws2022-tsdiscon/description/disconnects",
				"ws2022-tsdiscon/remarks/programs-run-on",
				"ws2022-tsdiscon/remarks/reset",
				"ws2022-tsdiscon/examples/session-10",
				"ws2022-tsdiscon/examples/term04")},
		.when = is_other_active,
		.then = disconnect_session,
	},
	{
		.id = "disconn/other-states",
		.says = "A session with a user is disconnected in any other state",
		.kind = MODEL_RULE_DECIDES,
		.level = LEVEL_DEFINED,
		.editions = IN_ALL,
		.decision = "Sessions that can be disconnected",
		.clauses = {NT4("q186513/parameters/session-id"),
			WS2022("ws2022-tsdiscon/parameters/session-id")},
		.when = is_in_other_state,
		.then = disconnect_session,
	},
	{
		.id = "disconn/verbose",
		.says = "/v prints what the command does",
		.kind = MODEL_RULE_ADDS,
		.level = LEVEL_DOCUMENTED,
		.editions = IN_NT4 | IN_WS2022,
		.decision = "Output of the other commands",
		.clauses = {NT4("q186513/parameters/verbose"),
			WS2022("ws2022-tsdiscon/parameters/verbose")},
		.when = is_announced,
		.then = announce_disconnect,
	},
	{
		.id = "disconn/verbose-in-2003",
		.says = "/v prints what the command does",
		.kind = MODEL_RULE_ADDS,
		.level = LEVEL_DEFINED,
		.editions = IN_WS2003,
		.decision = "Output of the other commands",
		.when = is_announced,
		.then = print_announcement,
	},
	{
		.id = "disconn/quiet",
		.says = "Without /v a session is disconnected without a word",
		.kind = MODEL_RULE_ADDS,
		.level = LEVEL_DEFINED,
		.editions = IN_ALL,
		.decision = "Output of the other commands",
		.clauses = {NT4("q186513/parameters/verbose"),
			WS2022("ws2022-tsdiscon/parameters/verbose")},
		.when = is_quiet,
		.then = print_nothing,
	},
};

const struct model_table disconn_table = {"disconn", rules, ARRAY_SIZE(rules)};
