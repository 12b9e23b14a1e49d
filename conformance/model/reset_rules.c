/* RESET SESSION, rwinsta: Q186598, Q190158, and the pages of later editions. */
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

static bool lacks_selector(const struct situation *situation)
{
	return situation->request.part == MODEL_PART_SESSION && !situation->request.selector.text &&
	       situation->request.fault == MODEL_FAULT_OTHER;
}

/* Whether a session is found that is reset without a question, or after a yes. */
static bool is_announced_here(const struct situation *situation)
{
	return is_announced(situation) && !is_listener_without_yes(situation);
}

static bool is_starting(const struct situation *situation)
{
	return situation->session && situation->session->state == SESSION_INIT;
}

static bool is_idle(const struct situation *situation)
{
	return situation->session && situation->session->state == SESSION_IDLE;
}

/* A session whose user logged on with the caller's name. */
static bool has_same_name(const struct situation *situation)
{
	return situation->session && !is_own(situation) && situation->session->user &&
	       situation->own->user && name_equal(situation->session->user, situation->own->user);
}

/* The article speaks of one server, and neither of denials. */
static bool has_same_name_elsewhere_or_denied(const struct situation *situation)
{
	return has_same_name(situation) && !has_rights(situation, 1u << RIGHT_RESET) &&
	       (situation->server != situation->here ||
		       rights_are_denied(situation, 1u << RIGHT_RESET));
}

static bool lacks_reset(const struct situation *situation)
{
	return situation->session && !is_own(situation) && !has_same_name(situation) &&
	       !has_rights(situation, 1u << RIGHT_RESET);
}

static bool lacks_full_control(const struct situation *situation)
{
	return situation->session && !is_own(situation) &&
	       !has_rights(situation, RIGHTS_FULL_CONTROL);
}

static bool is_other_account(const struct situation *situation)
{
	return situation->session && !is_own(situation) && !has_same_name(situation);
}

static bool is_quiet(const struct situation *situation)
{
	return finds_session(situation) && !is_listener(situation) &&
	       !situation->request.given[MODEL_SWITCH_VERBOSE];
}

/* --- Results --- */

static void show_beginning(struct situation *situation)
{
	outcome_contains(situation, STREAM_OUTPUT, LEVEL_OBSERVED, "subsytem");
	outcome_contains(situation, STREAM_OUTPUT, LEVEL_OBSERVED, "RESET SESSION");
}

static void show_help_of_page(struct situation *situation)
{
	if (situation->edition == EDITION_NT4)
		outcome_matches(situation, STREAM_OUTPUT, LEVEL_DOCUMENTED,
			"[Rr][Ee][Ss][Ee][Tt] "
			"[Ss][Ee][Ss][Ss][Ii][Oo][Nn].*[Ss][Ee][Ss][Ss][Ii][Oo][Nn]"
			".*/[Ss][Ee][Rr][Vv][Ee][Rr]:.*/[Vv]");
	outcome_matches(
		situation, STREAM_OUTPUT, LEVEL_DOCUMENTED, "^[^[]*/[Ss][Ee][Rr][Vv][Ee][Rr]");
	outcome_matches(situation, STREAM_OUTPUT, LEVEL_DOCUMENTED, "^[^[]*/[Vv]([^A-Za-z]|$)");
}

static void leave_waiting(struct situation *situation)
{
	outcome_succeed(situation);
	effect_end_programs(situation, situation->server, situation->session);
}

static void print_announcement(struct situation *situation)
{
	const struct session *session = situation->session;

	outcome_contains(situation, STREAM_STDOUT, LEVEL_DEFINED,
		"Resetting sessionID %u from sessionname %s\n", (unsigned)session->id,
		session->name ? session->name : "(none)");
}

static void announce_reset(struct situation *situation)
{
	outcome_empty(situation, STREAM_OUTPUT, LEVEL_DOCUMENTED, false);
	print_announcement(situation);
}

static void print_nothing(struct situation *situation)
{
	outcome_empty(situation, STREAM_STDOUT, LEVEL_DEFINED, true);
}

static const struct model_rule rules[] = {
	{
		.id = "reset/part-help",
		.says = "RESET /? shows the words that may follow",
		.kind = MODEL_RULE_DECIDES,
		.level = LEVEL_DEFINED,
		.editions = IN_ALL,
		.decision = "Commands without a word",
		.when = asks_for_words,
		.then = show_help,
	},
	{
		.id = "reset/help",
		.says = "/? shows the usage and does nothing else",
		.kind = MODEL_RULE_DECIDES,
		.level = LEVEL_DOCUMENTED,
		.editions = IN_NT4 | IN_WS2022,
		.decision = "Help beside other arguments",
		.clauses = {NT4("q186598/parameters/help/syntax",
				    "q186598/parameters/help/options"),
			WS2022("ws2022-reset-session/parameters/help",
				"ws2022-reset-session/usage/help")},
		.when = asks_for_help,
		.then = show_help,
	},
	{
		.id = "reset/help-in-2003",
		.says = "/? shows the usage and does nothing else",
		.kind = MODEL_RULE_DECIDES,
		.level = LEVEL_OBSERVED,
		.editions = IN_WS2003,
		.decision = "The usages of Server 2003",
		.clauses = {WS2003("ws2003-reset-session/usage/beginning")},
		.when = asks_for_help,
		.then = show_help,
	},
	{
		.id = "reset/help-of-2003",
		.says = "The usage begins with the words of rwinsta of Windows Server 2003",
		.kind = MODEL_RULE_ADDS,
		.level = LEVEL_OBSERVED,
		.editions = IN_WS2003,
		.clauses = {WS2003("ws2003-reset-session/usage/beginning")},
		.when = asks_about_part,
		.then = show_beginning,
	},
	{
		.id = "reset/help-of-article",
		.says = "/? shows the syntax and explains each option",
		.kind = MODEL_RULE_ADDS,
		.level = LEVEL_DOCUMENTED,
		.editions = IN_NT4 | IN_WS2022,
		.clauses = {NT4("q186598/parameters/help/syntax",
				    "q186598/parameters/help/options"),
			WS2022("ws2022-reset-session/parameters/help")},
		.when = asks_about_part,
		.then = show_help_of_page,
	},
	{
		.id = "reset/switch-that-was-seen",
		.says = "An unknown switch is refused, as the programs of Windows were seen to do",
		.kind = MODEL_RULE_DECIDES,
		.level = LEVEL_OBSERVED,
		.editions = IN_WS2022,
		.decision = "Invalid arguments",
		.clauses = {WS2022("ws2022-reset-session/usage/invalid")},
		.when = has_seen_fault,
		.then = refuse_arguments,
	},
	{
		.id = "reset/no-session",
		.says = "Without a session nothing is reset",
		.kind = MODEL_RULE_DECIDES,
		.level = LEVEL_DOCUMENTED,
		.editions = IN_ALL,
		.decision = "Invalid arguments",
		.clauses = {NT4("q186598/syntax/session-name", "q186598/syntax/session-id"),
			WS2003("ws2003-reset-session/syntax/one-selector"),
			WS2022("ws2022-reset-session/syntax/one-selector")},
		.when = lacks_selector,
		.then = refuse_arguments,
	},
	{
		.id = "reset/invalid-arguments",
		.says = "Invalid arguments are refused, and nothing happens",
		.kind = MODEL_RULE_DECIDES,
		.level = LEVEL_DEFINED,
		.editions = IN_ALL,
		.decision = "Invalid arguments",
		.clauses = {NT4("q186598/syntax/session-name", "q186598/syntax/session-id"),
			WS2003("ws2003-reset-session/syntax/one-selector"),
			WS2022("ws2022-reset-session/syntax/one-selector")},
		.when = has_fault,
		.then = refuse_arguments,
	},
	{
		.id = "reset/server-that-does-not-answer",
		.says = "No session is reset when the named server does not answer or does not "
			"exist",
		.kind = MODEL_RULE_DECIDES,
		.level = LEVEL_DOCUMENTED,
		.editions = IN_ALL,
		.decision = "Refusals of a server",
		.clauses = {NT4("q186598/parameters/server/named"),
			WS2003("ws2003-reset-session/remarks/server"),
			WS2022("ws2022-reset-session/parameters/server/named",
				"ws2022-reset-session/remarks/server")},
		.when = lacks_server,
		.then = refuse_server,
	},
	{
		.id = "reset/long-name",
		.says = "A name that no session can have resets nothing",
		.kind = MODEL_RULE_DECIDES,
		.level = LEVEL_DEFINED,
		.editions = IN_ALL,
		.decision = "Length of names",
		.clauses = {NT4("q186598/parameters/session-name"),
			WS2022("ws2022-reset-session/parameters/session-name")},
		.when = has_long_name,
		.then = refuse_long_name,
	},
	{
		.id = "reset/no-such-id",
		.says = "An ID that no session has resets nothing",
		.kind = MODEL_RULE_DECIDES,
		.level = LEVEL_DOCUMENTED,
		.editions = IN_ALL,
		.decision = "Numbers beyond all IDs",
		.clauses = {NT4("q186598/parameters/session-id",
				    "q186598/parameters/server/default"),
			WS2003("ws2003-reset-session/examples/session-3"),
			WS2022("ws2022-reset-session/parameters/session-id",
				"ws2022-reset-session/parameters/server/default")},
		.when = lacks_id,
		.then = refuse_unknown,
	},
	{
		.id = "reset/no-such-name",
		.says = "A name that no session has resets nothing",
		.kind = MODEL_RULE_DECIDES,
		.level = LEVEL_DOCUMENTED,
		.editions = IN_ALL,
		.decision = "Sessions that `disconn`, `connect` and `reset` accept",
		.clauses = {NT4("q186598/parameters/session-name",
				    "q186598/parameters/configured-name",
				    "q186598/parameters/query-session"),
			WS2003("ws2003-reset-session/examples/rdp-tcp-6"),
			WS2022("ws2022-reset-session/parameters/session-name",
				"ws2022-reset-session/parameters/session-name/query-session")},
		.when = lacks_name,
		.then = refuse_unknown,
	},
	{
		.id = "reset/listener-without-yes",
		.says = "Before a listener is reset the command asks",
		.kind = MODEL_RULE_DECIDES,
		.level = LEVEL_DEFINED,
		.editions = IN_ALL,
		.decision = "The question of `reset`",
		.clauses = {NT4("q186598/notes/reopens")},
		.when = is_listener_without_yes,
		.then = ask_about_listener,
	},
	{
		.id = "reset/services",
		.says = "The session of the services is not reset",
		.kind = MODEL_RULE_DECIDES,
		.level = LEVEL_DEFINED,
		.editions = IN_WS2022,
		.decision = "A name and an ID of one session",
		.clauses = {WS2022("ws2022-reset-session/description/deletes")},
		.when = is_services,
		.then = refuse_access,
	},
	{
		.id = "reset/console-of-others",
		.says = "Another user's console session is not reset",
		.kind = MODEL_RULE_DECIDES,
		.level = LEVEL_DEFINED,
		.editions = IN_ALL,
		.decision = "Resetting a session",
		.clauses = {NT4("q186598/security/reset-permission")},
		.when = is_console_of_others,
		.then = refuse_access,
	},
	{
		.id = "reset/without-the-right",
		.says = "Without the permission another user's session stays",
		.kind = MODEL_RULE_DECIDES,
		.level = LEVEL_DOCUMENTED,
		.editions = IN_ALL,
		.clauses = {NT4("q186598/security/reset-permission",
				    "q186598/security/unique-names"),
			WS2003("ws2003-reset-session/remarks/full-control"),
			WS2022("ws2022-reset-session/remarks/full-control")},
		.when = lacks_reset,
		.then = refuse_access,
	},
	{
		.id = "reset/being-reset",
		.says = "A session that is being reset is not reset again",
		.kind = MODEL_RULE_DECIDES,
		.level = LEVEL_DEFINED,
		.editions = IN_ALL,
		.decision = "Resetting a session",
		.clauses = {NT4("q186598/notes/down"),
			WS2003("ws2003-reset-session/remarks/malfunctions"),
			WS2022("ws2022-reset-session/remarks/malfunctions")},
		.when = is_reset,
		.then = refuse_pending,
	},
	{
		.id = "reset/starting",
		.says = "A session that is starting is not reset",
		.kind = MODEL_RULE_DECIDES,
		.level = LEVEL_DEFINED,
		.editions = IN_ALL,
		.decision = "Resetting a session",
		.clauses = {NT4("q186598/notes/down"),
			WS2003("ws2003-reset-session/remarks/malfunctions"),
			WS2022("ws2022-reset-session/remarks/malfunctions")},
		.when = is_starting,
		.then = refuse_busy,
	},
	{
		.id = "reset/listener-with-yes",
		.says = "After a yes all sessions of a listener are reset",
		.kind = MODEL_RULE_DECIDES,
		.level = LEVEL_DEFINED,
		.editions = IN_ALL,
		.decision = "Resetting a session",
		.clauses = {NT4("q186598/notes/reopens")},
		.when = is_listener,
		.then = end_sessions_of_listener,
	},
	{
		.id = "reset/idle",
		.says = "An idle session continues to wait",
		.kind = MODEL_RULE_DECIDES,
		.level = LEVEL_DOCUMENTED,
		.editions = IN_NT4,
		.decision = "Resetting a session",
		.clauses = {NT4("q186598/notes/reopens", "q186598/summary/initial-values")},
		.when = is_idle,
		.then = leave_waiting,
	},
	{
		.id = "reset/own-console-ends",
		.says = "The user's own console session ends",
		.kind = MODEL_RULE_ALTERNATIVE,
		.level = LEVEL_DOCUMENTED,
		.most = LEVEL_OBSERVED,
		.editions = IN_ALL,
		.decision = "Resetting a session",
		.clauses = {NT4("q186598/security/own-session"),
			WS2003("ws2003-reset-session/remarks/own-sessions"),
			WS2022("ws2022-reset-session/remarks/own-sessions")},
		.when = is_own_console,
		.then = end_own_session,
	},
	{
		.id = "reset/own-console-stays",
		.says = "The user's own console session loses its user",
		.kind = MODEL_RULE_DECIDES,
		.level = LEVEL_DOCUMENTED,
		.editions = IN_ALL,
		.decision = "Resetting a session",
		.clauses = {NT4("q186598/security/own-session", "q186598/notes/reopens"),
			WS2003("ws2003-reset-session/remarks/own-sessions"),
			WS2022("ws2022-reset-session/remarks/own-sessions")},
		.when = is_own_console,
		.then = empty_console,
	},
	{
		.id = "reset/own-session",
		.says = "The user's own session is reset, whatever the permissions are",
		.kind = MODEL_RULE_DECIDES,
		.level = LEVEL_DOCUMENTED,
		.editions = IN_ALL,
		.clauses = {NT4("q186598/security/own-session", "q186598/summary/initial-values",
				    "q186598/notes/data"),
			WS2003("ws2003-reset-session/remarks/own-sessions",
				"ws2003-reset-session/remarks/data-loss"),
			WS2022("ws2022-reset-session/remarks/own-sessions",
				"ws2022-reset-session/remarks/data-loss",
				"ws2022-reset-session/description/deletes")},
		.when = is_own_with_user,
		.then = end_session,
	},
	{
		.id = "reset/same-name-with-denial",
		.says = "Another session of the same account may be refused",
		.kind = MODEL_RULE_ALTERNATIVE,
		.level = LEVEL_DOCUMENTED,
		.most = LEVEL_OBSERVED,
		.editions = IN_ALL,
		.decision = "Resetting a session",
		.clauses = {NT4("q186598/security/reset-permission"),
			WS2003("ws2003-reset-session/remarks/full-control"),
			WS2022("ws2022-reset-session/remarks/full-control")},
		.when = has_same_name_elsewhere_or_denied,
		.then = refuse_access,
	},
	{
		.id = "reset/same-name",
		.says = "Another session of the same account is reset",
		.kind = MODEL_RULE_DECIDES,
		.level = LEVEL_DOCUMENTED,
		.editions = IN_ALL,
		.decision = "Resetting a session",
		.clauses = {NT4("q186598/security/same-name"),
			WS2003("ws2003-reset-session/remarks/own-sessions"),
			WS2022("ws2022-reset-session/remarks/own-sessions")},
		.when = has_same_name,
		.then = end_session,
	},
	{
		.id = "reset/full-control-needed",
		.says = "Without Full Control another session may stay",
		.kind = MODEL_RULE_ALTERNATIVE,
		.level = LEVEL_DOCUMENTED,
		.most = LEVEL_OBSERVED,
		.editions = IN_LATER,
		.clauses = {WS2003("ws2003-reset-session/remarks/full-control"),
			WS2022("ws2022-reset-session/remarks/full-control")},
		.when = lacks_full_control,
		.then = refuse_access,
	},
	{
		.id = "reset/other-session",
		.says = "With the permission another session is reset, and unsaved work is lost",
		.kind = MODEL_RULE_DECIDES,
		.level = LEVEL_DOCUMENTED,
		.editions = IN_ALL,
		.clauses = {NT4("q186598/security/reset-permission",
				    "q186598/summary/initial-values", "q186598/notes/malfunctions",
				    "q186598/notes/down", "q186598/notes/data"),
			WS2003("ws2003-reset-session/remarks/full-control",
				"ws2003-reset-session/remarks/malfunctions",
				"ws2003-reset-session/remarks/data-loss",
				"ws2003-reset-session/examples/rdp-tcp-6",
				"ws2003-reset-session/examples/session-3"),
			WS2022("ws2022-reset-session/remarks/full-control",
				"ws2022-reset-session/remarks/malfunctions",
				"ws2022-reset-session/remarks/data-loss",
				"ws2022-reset-session/description/deletes",
				"ws2022-reset-session/examples/rdp-tcp-6",
				"ws2022-reset-session/examples/session-3")},
		.when = is_other_account,
		.then = end_session,
	},
	{
		.id = "reset/own-without-user",
		.says = "The user's own session is reset, even if nobody is logged on there",
		.kind = MODEL_RULE_DECIDES,
		.level = LEVEL_DEFINED,
		.editions = IN_ALL,
		.decision = "Resetting a session",
		.clauses = {NT4("q186598/security/own-session")},
		.when = is_own,
		.then = end_session,
	},
	{
		.id = "reset/verbose",
		.says = "/v prints what the command does",
		.kind = MODEL_RULE_ADDS,
		.level = LEVEL_DOCUMENTED,
		.editions = IN_NT4 | IN_WS2022,
		.decision = "Output of the other commands",
		.clauses = {NT4("q186598/parameters/verbose"),
			WS2022("ws2022-reset-session/parameters/verbose")},
		.when = is_announced_here,
		.then = announce_reset,
	},
	{
		.id = "reset/verbose-in-2003",
		.says = "/v prints what the command does",
		.kind = MODEL_RULE_ADDS,
		.level = LEVEL_DEFINED,
		.editions = IN_WS2003,
		.decision = "Output of the other commands",
		.when = is_announced_here,
		.then = print_announcement,
	},
	{
		.id = "reset/quiet",
		.says = "Without /v a session is reset without a word",
		.kind = MODEL_RULE_ADDS,
		.level = LEVEL_DEFINED,
		.editions = IN_ALL,
		.decision = "Output of the other commands",
		.clauses = {NT4("q186598/parameters/verbose"),
			WS2022("ws2022-reset-session/parameters/verbose")},
		.when = is_quiet,
		.then = print_nothing,
	},
};

const struct model_table reset_table = {"reset", rules, ARRAY_SIZE(rules)};
