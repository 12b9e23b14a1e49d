/* LOGOFF: Q186477, Q259436, and the pages of later editions. */
#include <string.h>

#include "base/macros.h"
#include "conformance/model/condition.h"
#include "conformance/model/effect.h"
#include "conformance/model/outcome.h"
#include "conformance/model/refusal.h"
#include "conformance/model/rights.h"
#include "conformance/model/rules.h"
#include "conformance/model/usage.h"

/* --- Conditions --- */

static bool lacks_logoff(const struct situation *situation)
{
	return situation->session && !is_own(situation) &&
	       !has_rights(situation, 1u << RIGHT_LOGOFF);
}

static bool has_logoff_but_not_all(const struct situation *situation)
{
	return situation->session && !is_own(situation) &&
	       !has_rights(situation, RIGHTS_FULL_CONTROL);
}

static bool is_announced_here(const struct situation *situation)
{
	return is_announced(situation) &&
	       (situation->edition != EDITION_WS2003 || !is_listener_without_yes(situation));
}

static bool is_quiet(const struct situation *situation)
{
	if (situation->edition == EDITION_WS2003 && is_listener(situation))
		return false; /* the question */
	return finds_session(situation) && !situation->request.given[MODEL_SWITCH_VERBOSE];
}

static bool is_other_or_nobodys(const struct situation *situation)
{
	return situation->session && !is_own_with_user(situation) &&
	       !is_other_user_by_name(situation);
}

static bool is_published_refusal(const struct situation *situation)
{
	return finds_session(situation) && is_console_with_user(situation) &&
	       situation->session->name && strcmp(situation->session->name, "Console") == 0;
}

/* --- Results --- */

static void show_help_of_article(struct situation *situation)
{
	outcome_matches(situation, STREAM_OUTPUT, LEVEL_DOCUMENTED,
		"[Ll][Oo][Gg][Oo][Ff][Ff].*[Ss][Ee][Ss][Ss][Ii][Oo][Nn].*/"
		"[Ss][Ee][Rr][Vv][Ee][Rr]:.*/[Vv]");
	outcome_matches(
		situation, STREAM_OUTPUT, LEVEL_DOCUMENTED, "^[^[]*/[Ss][Ee][Rr][Vv][Ee][Rr]");
	outcome_matches(situation, STREAM_OUTPUT, LEVEL_DOCUMENTED, "^[^[]*/[Vv]([^A-Za-z]|$)");
}

static void print_published_refusal(struct situation *situation)
{
	outcome_contains(situation, STREAM_OUTPUT, LEVEL_DOCUMENTED,
		"Could not logoff session ID %u from session Console, Error code 5\n",
		(unsigned)situation->session->id);
	outcome_contains(
		situation, STREAM_OUTPUT, LEVEL_DOCUMENTED, "Error [5]: Access is denied.\n");
	outcome_contains(
		situation, STREAM_STDERR, LEVEL_OBSERVED, "Error [5]: Access is denied.\n");
}

static void announce_session(struct situation *situation, enum stream stream)
{
	outcome_contains(situation, stream, LEVEL_DEFINED,
		"Logging off session ID %u from session %s on server %s\n",
		(unsigned)situation->session->id,
		situation->session->name ? situation->session->name : "(none)",
		situation->server->name);
}

static void announce_logoff(struct situation *situation)
{
	outcome_empty(situation, STREAM_OUTPUT, LEVEL_DOCUMENTED, false);
	announce_session(situation, STREAM_STDOUT);
}

static void print_nothing(struct situation *situation)
{
	outcome_empty(situation, STREAM_STDOUT, LEVEL_DEFINED, true);
	if (situation->outcome->exit != EXIT_WANT_NON_ZERO && situation->outcome->exit_number == 0)
		outcome_empty(situation, STREAM_STDERR, LEVEL_DEFINED, true);
}

/* --- The listener of Windows Server 2003 --- */

static bool is_listener_with_yes(const struct situation *situation)
{
	return is_listener(situation) && answers_yes(situation);
}

/* The order is that of docs/decisions.md, "Order of refusals". */
static const struct model_rule rules[] = {
	{
		.id = "logoff/help",
		.says = "/? shows the usage and does nothing else",
		.kind = MODEL_RULE_DECIDES,
		.level = LEVEL_DOCUMENTED,
		.editions = IN_ALL,
		.decision = "Help beside other arguments",
		.clauses = {NT4("q186477/parameters/help/syntax",
				    "q186477/parameters/help/options"),
			WS2003("ws2003-logoff/parameters/help"),
			WS2022("ws2022-logoff/parameters/help")},
		.when = asks_for_help,
		.then = show_help,
	},
	{
		.id = "logoff/help-of-article",
		.says = "/? shows the syntax and explains each option",
		.kind = MODEL_RULE_ADDS,
		.level = LEVEL_DOCUMENTED,
		.editions = IN_NT4,
		.clauses = {NT4(
			"q186477/parameters/help/syntax", "q186477/parameters/help/options")},
		.when = asks_for_help,
		.then = show_help_of_article,
	},
	{
		.id = "logoff/switch-that-was-seen",
		.says = "An unknown switch is refused, as the programs of Windows were seen to do",
		.kind = MODEL_RULE_DECIDES,
		.level = LEVEL_OBSERVED,
		.editions = IN_ALL,
		.decision = "Invalid arguments",
		.clauses = {NT4("q186477/syntax/session-id", "q186477/syntax/session-name"),
			WS2003("ws2003-logoff/syntax/one-selector"),
			WS2022("ws2022-logoff/syntax/one-selector")},
		.when = has_seen_fault,
		.then = refuse_arguments,
	},
	{
		.id = "logoff/invalid-arguments",
		.says = "Invalid arguments are refused, and nothing ends",
		.kind = MODEL_RULE_DECIDES,
		.level = LEVEL_DEFINED,
		.editions = IN_ALL,
		.decision = "Invalid arguments",
		.clauses = {NT4("q186477/syntax/session-id", "q186477/syntax/session-name"),
			WS2003("ws2003-logoff/syntax/one-selector"),
			WS2022("ws2022-logoff/syntax/one-selector")},
		.when = has_fault,
		.then = refuse_arguments,
	},
	{
		.id = "logoff/server-that-does-not-answer",
		.says = "No session ends when the named server does not answer or does not exist",
		.kind = MODEL_RULE_DECIDES,
		.level = LEVEL_DOCUMENTED,
		.editions = IN_ALL,
		.decision = "Refusals of a server",
		.clauses = {NT4("q186477/parameters/server/named"),
			WS2003("ws2003-logoff/parameters/server/named"),
			WS2022("ws2022-logoff/parameters/server/named")},
		.when = lacks_server,
		.then = refuse_server,
	},
	{
		.id = "logoff/long-name",
		.says = "A name that no session can have ends nothing",
		.kind = MODEL_RULE_DECIDES,
		.level = LEVEL_DOCUMENTED,
		.editions = IN_ALL,
		.decision = "Length of names",
		.clauses = {NT4("q186477/parameters/session-name"),
			WS2003("ws2003-logoff/parameters/session-name"),
			WS2022("ws2022-logoff/parameters/session-name")},
		.when = has_long_name,
		.then = refuse_long_name,
	},
	{
		.id = "logoff/other-server-ends-current",
		.says = "With another server and no session, the current session may end",
		.kind = MODEL_RULE_ALTERNATIVE,
		.level = LEVEL_DOCUMENTED,
		.most = LEVEL_OBSERVED,
		.editions = IN_ALL,
		.decision = "Another server without a session",
		.clauses = {NT4("q186477/notes/default-session"),
			WS2003("ws2003-logoff/remarks/default-session"),
			WS2022("ws2022-logoff/remarks/default-session")},
		.when = names_other_server_only,
		.then = end_own_session,
	},
	{
		.id = "logoff/other-server-only",
		.says = "With another server and no session, no other session ends",
		.kind = MODEL_RULE_DECIDES,
		.level = LEVEL_DOCUMENTED,
		.editions = IN_ALL,
		.decision = "Another server without a session",
		.clauses = {NT4("q186477/parameters/server/named"),
			WS2003("ws2003-logoff/parameters/server/named"),
			WS2022("ws2022-logoff/parameters/server/named")},
		.when = names_other_server_only,
		.then = refuse_unknown,
	},
	{
		.id = "logoff/name-that-shadows",
		.says = "The name of a session that shadows another ends nothing",
		.kind = MODEL_RULE_DECIDES,
		.level = LEVEL_DEFINED,
		.editions = IN_ALL,
		.decision = "The state \"active\"",
		.clauses = {NT4("q186477/notes/active-session"),
			WS2003("ws2003-logoff/parameters/session-name/active"),
			WS2022("ws2022-logoff/parameters/session-name/active")},
		.when = names_shadow,
		.then = refuse_unknown,
	},
	{
		.id = "logoff/no-such-id",
		.says = "An ID that no session has ends nothing",
		.kind = MODEL_RULE_DECIDES,
		.level = LEVEL_DOCUMENTED,
		.editions = IN_ALL,
		.decision = "Numbers beyond all IDs",
		.clauses = {NT4("q186477/parameters/session-id",
				    "q186477/parameters/server/default"),
			WS2003("ws2003-logoff/parameters/session-id",
				"ws2003-logoff/parameters/server/default"),
			WS2022("ws2022-logoff/parameters/session-id",
				"ws2022-logoff/parameters/server/default")},
		.when = lacks_id,
		.then = refuse_unknown,
	},
	{
		.id = "logoff/no-such-name",
		.says = "A name that no active session has ends nothing",
		.kind = MODEL_RULE_DECIDES,
		.level = LEVEL_DOCUMENTED,
		.editions = IN_ALL,
		.decision = "The state \"active\"",
		.clauses = {NT4("q186477/notes/active-session",
				    "q186477/parameters/configured-name"),
			WS2003("ws2003-logoff/parameters/session-name/active",
				"ws2003-logoff/parameters/session-name"),
			WS2022("ws2022-logoff/parameters/session-name/active",
				"ws2022-logoff/parameters/session-name")},
		.when = lacks_name,
		.then = refuse_unknown,
	},
	{
		.id = "logoff/services",
		.says = "The session of the services has no user who could be logged off",
		.kind = MODEL_RULE_DECIDES,
		.level = LEVEL_DEFINED,
		.editions = IN_WS2022,
		.decision = "Logging off the session of the services",
		.clauses = {WS2022("ws2022-logoff/description/logs-off")},
		.when = is_services,
		.then = refuse_access,
	},
	{
		.id = "logoff/console-with-user",
		.says = "The console session of a user cannot be logged off from elsewhere",
		.kind = MODEL_RULE_DECIDES,
		.level = LEVEL_DOCUMENTED,
		.editions = IN_ALL,
		.decision = "Logging off the console",
		.clauses = {NT4("q259436/console/limitation"),
			WS2003("ws2003-logoff/remarks/console"),
			WS2022("ws2022-logoff/remarks/console")},
		.when = is_console_with_user,
		.then = refuse_access,
	},
	{
		.id = "logoff/console-as-published",
		.says = "The refusal of the console has the published lines",
		.kind = MODEL_RULE_ADDS,
		.level = LEVEL_DOCUMENTED,
		.editions = IN_NT4,
		.clauses = {NT4("q259436/console/error")},
		.when = is_published_refusal,
		.then = print_published_refusal,
	},
	{
		.id = "logoff/empty-console",
		.says = "A console without a user cannot be logged off either",
		.kind = MODEL_RULE_DECIDES,
		.level = LEVEL_DEFINED,
		.editions = IN_ALL,
		.decision = "Logging off the console",
		.clauses = {NT4("q259436/console/limitation"),
			WS2003("ws2003-logoff/remarks/console"),
			WS2022("ws2022-logoff/remarks/console")},
		.when = is_console_of_others,
		.then = refuse_access,
	},
	{
		.id = "logoff/listener-without-yes",
		.says = "A listener is asked about before its sessions end",
		.kind = MODEL_RULE_DECIDES,
		.level = LEVEL_DEFINED,
		.editions = IN_WS2003,
		.decision = "The question of `reset`",
		.clauses = {WS2003("ws2003-logoff/description/logs-off")},
		.when = is_listener_without_yes,
		.then = ask_about_listener,
	},
	{
		.id = "logoff/without-the-right",
		.says = "Without Logoff permission another session stays",
		.kind = MODEL_RULE_DECIDES,
		.level = LEVEL_DOCUMENTED,
		.editions = IN_ALL,
		.decision = "The right to end another session",
		.clauses = {NT4("q186477/security/logoff-permission"),
			WS2003("ws2003-logoff/remarks/full-control"),
			WS2022("ws2022-logoff/remarks/full-control")},
		.when = lacks_logoff,
		.then = refuse_access,
	},
	{
		.id = "logoff/listener-with-yes",
		.says = "After a yes all sessions of a listener end",
		.kind = MODEL_RULE_DECIDES,
		.level = LEVEL_DEFINED,
		.editions = IN_WS2003,
		.decision = "The question of `reset`",
		.clauses = {WS2003("ws2003-logoff/description/logs-off")},
		.when = is_listener_with_yes,
		.then = end_sessions_of_listener,
	},
	{
		.id = "logoff/idle-or-listening",
		.says = "An idle or listening session does not end",
		.kind = MODEL_RULE_DECIDES,
		.level = LEVEL_DEFINED,
		.editions = IN_NT4 | IN_WS2022,
		.decision = "States that an ID can end",
		.clauses = {NT4("q186477/parameters/session-id"),
			WS2022("ws2022-logoff/parameters/session-id")},
		.when = is_idle_or_listens,
		.then = refuse_unknown,
	},
	{
		.id = "logoff/being-reset",
		.says = "A session that is being reset does not end by a logoff",
		.kind = MODEL_RULE_DECIDES,
		.level = LEVEL_DEFINED,
		.editions = IN_ALL,
		.decision = "States that an ID can end",
		.clauses = {NT4("q186477/parameters/session-id"),
			WS2003("ws2003-logoff/parameters/session-id"),
			WS2022("ws2022-logoff/parameters/session-id")},
		.when = is_reset,
		.then = refuse_pending,
	},
	{
		.id = "logoff/down-or-starting",
		.says = "A session that is down or starting does not end",
		.kind = MODEL_RULE_DECIDES,
		.level = LEVEL_DEFINED,
		.editions = IN_ALL,
		.decision = "States that an ID can end",
		.clauses = {NT4("q186477/parameters/session-id"),
			WS2003("ws2003-logoff/parameters/session-id"),
			WS2022("ws2022-logoff/parameters/session-id")},
		.when = is_down_or_starts,
		.then = refuse_busy,
	},
	{
		.id = "logoff/own-console-refused",
		.says = "The pages say that nobody can be logged off from the console",
		.kind = MODEL_RULE_ALTERNATIVE,
		.level = LEVEL_DOCUMENTED,
		.most = LEVEL_OBSERVED,
		.editions = IN_LATER,
		.decision = "Logging off the console",
		.clauses = {WS2003("ws2003-logoff/remarks/console"),
			WS2022("ws2022-logoff/remarks/console")},
		.when = is_own_console,
		.then = refuse_access,
	},
	{
		.id = "logoff/own-console-ends",
		.says = "The user's own console session ends",
		.kind = MODEL_RULE_ALTERNATIVE,
		.level = LEVEL_DOCUMENTED,
		.most = LEVEL_OBSERVED,
		.editions = IN_ALL,
		.decision = "Logging off the console",
		.clauses = {NT4("q186477/security/own-session"),
			WS2003("ws2003-logoff/remarks/own-session"),
			WS2022("ws2022-logoff/remarks/own-session")},
		.when = is_own_console,
		.then = end_own_session,
	},
	{
		.id = "logoff/own-console-stays",
		.says = "A user at the console logs himself off, and the console stays without a "
			"user",
		.kind = MODEL_RULE_DECIDES,
		.level = LEVEL_DOCUMENTED,
		.editions = IN_ALL,
		.decision = "Logging off the console",
		.clauses = {NT4("q186477/security/own-session", "q186477/notes/default-session"),
			WS2003("ws2003-logoff/remarks/own-session",
				"ws2003-logoff/remarks/default-session"),
			WS2022("ws2022-logoff/remarks/own-session",
				"ws2022-logoff/remarks/default-session")},
		.when = is_own_console,
		.then = empty_console,
	},
	{
		.id = "logoff/own-session",
		.says = "The user's own session ends, whatever the permissions are",
		.kind = MODEL_RULE_DECIDES,
		.level = LEVEL_DOCUMENTED,
		.editions = IN_ALL,
		.decision = "Denials in the user's own session",
		.clauses =
			{NT4("q186477/security/own-session", "q186477/notes/default-session",
				 "q186477/examples/current-session", "q186477/notes/nothing-lost",
				 "q186477/notes/end-programs-first"),
				WS2003("ws2003-logoff/remarks/own-session",
					"ws2003-logoff/remarks/default-session",
					"ws2003-logoff/examples/current-session",
					"ws2003-logoff/remarks/data-loss",
					"ws2003-logoff/remarks/processes-end"),
				WS2022("ws2022-logoff/remarks/own-session",
					"ws2022-logoff/remarks/default-session",
					"ws2022-logoff/examples/current-session",
					"ws2022-logoff/remarks/data-loss",
					"ws2022-logoff/remarks/processes-end")},
		.when = is_own_with_user,
		.then = end_session,
	},
	{
		.id = "logoff/full-control-needed",
		.says = "Without Full Control another session may stay",
		.kind = MODEL_RULE_ALTERNATIVE,
		.level = LEVEL_DOCUMENTED,
		.most = LEVEL_OBSERVED,
		.editions = IN_LATER,
		.decision = "The right to end another session",
		.clauses = {WS2003("ws2003-logoff/remarks/full-control"),
			WS2022("ws2022-logoff/remarks/full-control")},
		.when = has_logoff_but_not_all,
		.then = refuse_access,
	},
	{
		.id = "logoff/other-session-by-id",
		.says = "With Logoff permission another session ends by its ID, with everything in "
			"it",
		.kind = MODEL_RULE_DECIDES,
		.level = LEVEL_DOCUMENTED,
		.editions = IN_ALL,
		.decision = "The right to end another session",
		.clauses = {NT4("q186477/security/logoff-permission", "q186477/summary/terminates",
				    "q186477/examples/session-12", "q186477/parameters/session-id",
				    "q186477/notes/end-programs-first", "q259436/summary/any-user",
				    "q259436/warning/unsaved-data", "q259436/recipe/each-session",
				    "q259436/recipe/console-skipped"),
			WS2003("ws2003-logoff/remarks/full-control",
				"ws2003-logoff/description/logs-off",
				"ws2003-logoff/description/deletes-session",
				"ws2003-logoff/examples/session-12",
				"ws2003-logoff/remarks/data-loss",
				"ws2003-logoff/remarks/processes-end"),
			WS2022("ws2022-logoff/remarks/full-control",
				"ws2022-logoff/description/logs-off",
				"ws2022-logoff/description/deletes-session",
				"ws2022-logoff/examples/session-12",
				"ws2022-logoff/remarks/data-loss",
				"ws2022-logoff/remarks/processes-end")},
		.when = is_other_user_by_id,
		.then = end_session,
	},
	{
		.id = "logoff/other-session-by-name",
		.says = "With Logoff permission another session ends by its name, with everything "
			"in it",
		.kind = MODEL_RULE_DECIDES,
		.level = LEVEL_DOCUMENTED,
		.editions = IN_ALL,
		.decision = "The right to end another session",
		.clauses = {NT4("q186477/security/logoff-permission", "q186477/summary/terminates",
				    "q186477/parameters/configured-name",
				    "q186477/examples/term04-on-wf12"),
			WS2003("ws2003-logoff/remarks/full-control",
				"ws2003-logoff/description/deletes-session",
				"ws2003-logoff/parameters/session-name",
				"ws2003-logoff/examples/term04-on-wf12"),
			WS2022("ws2022-logoff/remarks/full-control",
				"ws2022-logoff/description/deletes-session",
				"ws2022-logoff/parameters/session-name",
				"ws2022-logoff/examples/term04-on-server1")},
		.when = is_other_user_by_name,
		.then = end_session,
	},
	{
		.id = "logoff/other-states",
		.says = "A session with a client or a user ends by its ID",
		.kind = MODEL_RULE_DECIDES,
		.level = LEVEL_DEFINED,
		.editions = IN_ALL,
		.decision = "States that an ID can end",
		.clauses = {NT4("q186477/parameters/session-id"),
			WS2003("ws2003-logoff/parameters/session-id"),
			WS2022("ws2022-logoff/parameters/session-id")},
		.when = is_other_or_nobodys,
		.then = end_session,
	},
	{
		.id = "logoff/verbose",
		.says = "/v prints what the command does",
		.kind = MODEL_RULE_ADDS,
		.level = LEVEL_DOCUMENTED,
		.editions = IN_ALL,
		.decision = "Verbose output",
		.clauses = {NT4("q186477/parameters/verbose"),
			WS2003("ws2003-logoff/parameters/verbose"),
			WS2022("ws2022-logoff/parameters/verbose")},
		.when = is_announced_here,
		.then = announce_logoff,
	},
	{
		.id = "logoff/quiet",
		.says = "Without /v a successful logoff prints nothing",
		.kind = MODEL_RULE_ADDS,
		.level = LEVEL_DEFINED,
		.editions = IN_ALL,
		.decision = "Verbose output",
		.clauses = {NT4("q186477/parameters/verbose"),
			WS2003("ws2003-logoff/parameters/verbose"),
			WS2022("ws2022-logoff/parameters/verbose")},
		.when = is_quiet,
		.then = print_nothing,
	},
};

const struct model_table logoff_table = {"logoff", rules, ARRAY_SIZE(rules)};
