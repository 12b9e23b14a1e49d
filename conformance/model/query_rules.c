/* QUERY SESSION, USER, PROCESS and TERMSERVER: Q186592, and the pages and captures of later editions. */
#include <string.h>

#include "base/macros.h"
#include "base/name.h"
#include "conformance/model/condition.h"
#include "conformance/model/outcome.h"
#include "conformance/model/query_rows.h"
#include "conformance/model/refusal.h"
#include "conformance/model/rules.h"
#include "conformance/model/usage.h"

/* --- Conditions --- */

static bool is_part(const struct situation *situation, enum model_part part)
{
	return situation->request.part == part;
}

static bool asks_about(const struct situation *situation, enum model_part part)
{
	return is_part(situation, part) && asks_for_help(situation);
}

static bool helps_with_session(const struct situation *situation)
{
	return asks_about(situation, MODEL_PART_SESSION);
}

static bool helps_with_user(const struct situation *situation)
{
	return asks_about(situation, MODEL_PART_USER);
}

static bool helps_with_process(const struct situation *situation)
{
	return asks_about(situation, MODEL_PART_PROCESS);
}

static bool helps_with_servers(const struct situation *situation)
{
	return asks_about(situation, MODEL_PART_SERVERS);
}

static bool helps_with_object(const struct situation *situation)
{
	return asks_about(situation, MODEL_PART_OBJECT);
}

static bool is_about_objects(const struct situation *situation)
{
	return is_part(situation, MODEL_PART_OBJECT);
}

static bool has_unknown_word(const struct situation *situation)
{
	const struct model_case *typed = situation->typed;

	return lacks_part(situation) && typed->argument_count > 1 && *typed->arguments[1] &&
	       *typed->arguments[1] != '/' && *typed->arguments[1] != '-';
}

static bool lacks_server_of_sessions(const struct situation *situation)
{
	return is_part(situation, MODEL_PART_SESSION) && lacks_server(situation);
}

static bool lacks_server_of_users(const struct situation *situation)
{
	return is_part(situation, MODEL_PART_USER) && lacks_server(situation);
}

static bool lacks_server_of_processes(const struct situation *situation)
{
	return is_part(situation, MODEL_PART_PROCESS) && lacks_server(situation);
}

static bool is_unclear(const struct situation *situation)
{
	return query_rows_find(situation).is_unclear;
}

/* Whether the part shows nothing, and it is clear that it does. */
static bool shows_nothing(const struct situation *situation, enum model_part part)
{
	struct query_rows rows = query_rows_find(situation);

	if (!is_part(situation, part) || has_fault(situation) || asks_for_help(situation))
		return false;
	return (situation->server || part == MODEL_PART_SERVERS) && rows.shown == 0 &&
	       !rows.is_unclear;
}

static bool shows_no_session(const struct situation *situation)
{
	return shows_nothing(situation, MODEL_PART_SESSION);
}

static bool shows_no_user(const struct situation *situation)
{
	return shows_nothing(situation, MODEL_PART_USER);
}

static bool shows_no_process(const struct situation *situation)
{
	return shows_nothing(situation, MODEL_PART_PROCESS);
}

static bool shows_no_server(const struct situation *situation)
{
	return shows_nothing(situation, MODEL_PART_SERVERS);
}

enum word_kind {
	WORD_NONE,
	WORD_ID,
	WORD_NAME,
	WORD_USER
};

/* Whether rows of the part are shown for such a word. */
static bool shows_for(const struct situation *situation, enum model_part part, enum word_kind kind)
{
	const struct model_selector *selector = &situation->request.selector;
	struct query_rows rows = query_rows_find(situation);

	if (!is_part(situation, part) || rows.shown == 0 || rows.is_unclear)
		return false;
	if (!selector->text)
		return kind == WORD_NONE;
	if (selector->is_id)
		return kind == WORD_ID;
	return kind == (rows.by_user && !rows.by_name ? WORD_USER : WORD_NAME);
}

#define SHOWS(name, part, kind)                                                                    \
	static bool name(const struct situation *situation)                                        \
	{                                                                                          \
		return shows_for(situation, part, kind);                                           \
	}
SHOWS(shows_sessions, MODEL_PART_SESSION, WORD_NONE)
SHOWS(shows_session_of_id, MODEL_PART_SESSION, WORD_ID)
SHOWS(shows_session_of_name, MODEL_PART_SESSION, WORD_NAME)
SHOWS(shows_sessions_of_user, MODEL_PART_SESSION, WORD_USER)
SHOWS(shows_users, MODEL_PART_USER, WORD_NONE)
SHOWS(shows_user_of_id, MODEL_PART_USER, WORD_ID)
SHOWS(shows_user_of_name, MODEL_PART_USER, WORD_NAME)
SHOWS(shows_user_of_user, MODEL_PART_USER, WORD_USER)
SHOWS(shows_process_of_id, MODEL_PART_PROCESS, WORD_ID)

static bool shows_all_processes(const struct situation *situation)
{
	const char *word = situation->request.selector.text;

	return word && strcmp(word, "*") == 0 &&
	       (shows_for(situation, MODEL_PART_PROCESS, WORD_NAME) ||
		       shows_for(situation, MODEL_PART_PROCESS, WORD_USER));
}

static bool shows_processes_of_word(const struct situation *situation)
{
	return !shows_all_processes(situation) &&
	       (shows_for(situation, MODEL_PART_PROCESS, WORD_NAME) ||
		       shows_for(situation, MODEL_PART_PROCESS, WORD_USER));
}

static bool shows_processes_of_session(const struct situation *situation)
{
	return situation->request.given[MODEL_SWITCH_ID] &&
	       shows_for(situation, MODEL_PART_PROCESS, WORD_NONE);
}

static bool shows_own_processes(const struct situation *situation)
{
	return !situation->request.given[MODEL_SWITCH_ID] &&
	       shows_for(situation, MODEL_PART_PROCESS, WORD_NONE);
}

static bool shows_servers(const struct situation *situation)
{
	return is_part(situation, MODEL_PART_SERVERS) && query_rows_find(situation).shown > 0;
}

static bool lists_part(const struct situation *situation, enum model_part part)
{
	return is_part(situation, part) && query_rows_find(situation).shown > 0;
}

static bool lists_sessions(const struct situation *situation)
{
	return lists_part(situation, MODEL_PART_SESSION);
}

static bool lists_users(const struct situation *situation)
{
	return lists_part(situation, MODEL_PART_USER);
}

static bool lists_processes(const struct situation *situation)
{
	return lists_part(situation, MODEL_PART_PROCESS);
}

static bool dispatches_rows(const struct situation *situation)
{
	return situation->request.is_dispatched &&
	       (lists_sessions(situation) || lists_users(situation)) &&
	       situation->level < LEVEL_DEFINED;
}

/* --- Results --- */

static void refuse_quietly(struct situation *situation)
{
	outcome_refuse(situation);
	outcome_empty(situation, STREAM_STDOUT, LEVEL_DEFINED, true);
}

static void refuse_server_of_sessions(struct situation *situation)
{
	const char *line = refusal_error_line(situation, 1722);
	const char *typed = situation->request.values[MODEL_SWITCH_SERVER];

	refuse_quietly(situation);
	if (typed)
		outcome_contains(situation, STREAM_STDERR, LEVEL_OBSERVED,
			"Error opening Terminal server %s\n", typed);
	if (line)
		outcome_contains(situation, STREAM_STDERR, LEVEL_OBSERVED, "%s", line);
}

static void refuse_server_of_users(struct situation *situation)
{
	const char *line = refusal_error_line(situation, 1722);

	refuse_quietly(situation);
	if (line)
		outcome_contains(situation, STREAM_STDERR, LEVEL_OBSERVED,
			"Error 0x000006BA enumerating sessionnames\n%s", line);
}

static void show_none(struct situation *situation, const char *what, enum level level)
{
	const char *word = situation->request.selector.text;
	const char *id = situation->request.values[MODEL_SWITCH_ID];

	outcome_refuse(situation);
	outcome_lacks(situation, STREAM_OUTPUT, LEVEL_DOCUMENTED,
		"[0-9] +([Aa]ctive|[Cc]onn|[Dd]isc|[Ii]dle|[Ll]isten)");
	outcome_empty(situation, STREAM_STDOUT, LEVEL_DEFINED, true);
	if (!id && (word || situation->request.part != MODEL_PART_PROCESS))
		outcome_equals(situation, STREAM_STDERR, level, "No %s exists for %s\n", what,
			word ? word : "*");
}

static void show_no_session(struct situation *situation)
{
	show_none(situation, "session",
		situation->edition == EDITION_WS2022 ? LEVEL_OBSERVED : LEVEL_DEFINED);
}

static void show_no_user(struct situation *situation)
{
	bool is_nt4 = situation->edition == EDITION_NT4;

	show_none(situation, is_nt4 ? "user" : "User",
		situation->edition == EDITION_WS2022 ? LEVEL_OBSERVED : LEVEL_DEFINED);
}

static void show_no_process(struct situation *situation)
{
	show_none(situation, "process", LEVEL_DEFINED);
}

static void show_no_server(struct situation *situation)
{
	show_none(situation, "server", LEVEL_DEFINED);
}

/* The authority of rows: no page of Windows Server 2003 on QUERY could be read. */
static enum level rows_level(const struct situation *situation)
{
	if (situation->edition != EDITION_WS2003)
		return LEVEL_DOCUMENTED;
	return is_part(situation, MODEL_PART_SESSION) ? LEVEL_OBSERVED : LEVEL_DEFINED;
}

/* Whether the hidden row reads like one that is shown. */
static bool row_is_alike(
	const struct situation *situation, const struct query_rows *rows, const char *regex)
{
	for (size_t i = 0; i < rows->count; i++) {
		const char *other = rows->items[i].is_shown
					    ? query_row_regex(situation, &rows->items[i], false)
					    : NULL;

		if (other && strcmp(other, regex) == 0)
			return true;
	}
	return false;
}

static void show_rows(struct situation *situation)
{
	struct query_rows rows = query_rows_find(situation);
	enum level level = rows_level(situation);

	outcome_succeed(situation);
	if (rows.shown == 0)
		outcome_refuse(situation);
	for (size_t i = 0; i < rows.count; i++) {
		const char *regex = query_row_regex(situation, &rows.items[i], false);

		if (regex && rows.items[i].is_shown)
			outcome_matches(situation, STREAM_OUTPUT, level, "%s", regex);
		else if (regex && !row_is_alike(situation, &rows, regex))
			outcome_lacks(situation, STREAM_OUTPUT, level, "%s", regex);
	}
}

static void print_states(struct situation *situation)
{
	struct query_rows rows = query_rows_find(situation);
	enum level level = situation->edition == EDITION_NT4 ? LEVEL_DOCUMENTED : LEVEL_OBSERVED;

	for (size_t i = 0; i < rows.count; i++) {
		const char *regex = rows.items[i].is_shown
					    ? query_row_regex(situation, &rows.items[i], true)
					    : NULL;

		if (regex)
			outcome_matches(situation, STREAM_OUTPUT, level, "%s", regex);
	}
}

static void print_columns(struct situation *situation)
{
	struct query_rows rows = query_rows_find(situation);

	for (size_t i = 0; i < rows.count; i++) {
		const char *line =
			rows.items[i].is_shown ? query_row_line(situation, &rows.items[i]) : NULL;

		if (line)
			outcome_contains(situation, STREAM_STDOUT,
				situation->edition == EDITION_WS2022 ? LEVEL_OBSERVED
								     : LEVEL_DEFINED,
				"%s\n", line);
	}
}

static void print_session_heading(struct situation *situation)
{
	if (situation->edition == EDITION_NT4)
		outcome_matches(situation, STREAM_OUTPUT, LEVEL_DOCUMENTED,
			"^ *SESSION +USERNAME +ID +STATE +TYPE +DEVICE");
	else
		outcome_contains(situation, STREAM_STDOUT, LEVEL_OBSERVED,
			" SESSIONNAME       USERNAME                 ID  STATE   TYPE        "
			"DEVICE ");
}

static void print_user_heading(struct situation *situation)
{
	if (situation->edition == EDITION_NT4)
		outcome_matches(situation, STREAM_OUTPUT, LEVEL_DOCUMENTED,
			"^ *USERNAME +SESSION +ID +STATE +IDLE TIME +LOGON TIME");
	else
		outcome_contains(situation, STREAM_STDOUT, LEVEL_OBSERVED,
			" USERNAME              SESSIONNAME        ID  STATE   IDLE TIME  LOGON "
			"TIME\n");
}

static void print_process_heading(struct situation *situation)
{
	if (situation->edition == EDITION_NT4)
		outcome_matches(situation, STREAM_OUTPUT, LEVEL_DOCUMENTED,
			"^ *USERNAME +SESSION +ID +STATE +PID");
	else
		outcome_contains(situation, STREAM_STDOUT, LEVEL_OBSERVED,
			" USERNAME              SESSIONNAME         ID    PID  IMAGE");
}

static void fail_after_rows(struct situation *situation)
{
	situation->outcome->exit = EXIT_WANT_NON_ZERO;
	situation->outcome->exit_level = LEVEL_OBSERVED;
}

static const struct model_rule rules[] = {
	{
		.id = "query/words",
		.says = "QUERY /? shows the words that may follow",
		.kind = MODEL_RULE_DECIDES,
		.level = LEVEL_DOCUMENTED,
		.editions = IN_NT4,
		.decision = "Commands without a word",
		.clauses = {NT4("q186592/summary/help", "q186592/summary/utilities")},
		.when = asks_for_words,
		.then = show_help,
	},
	{
		.id = "query/words-later",
		.says = "QUERY /? shows the words that may follow",
		.kind = MODEL_RULE_DECIDES,
		.level = LEVEL_OBSERVED,
		.editions = IN_WS2022,
		.decision = "The status of a dispatcher",
		.clauses = {WS2022("ws2022-listings/query/usage", "ws2022-listings/query/words")},
		.when = asks_for_words,
		.then = show_help,
	},
	{
		.id = "query/words-in-2003",
		.says = "QUERY /? shows the words that may follow",
		.kind = MODEL_RULE_DECIDES,
		.level = LEVEL_DEFINED,
		.editions = IN_WS2003,
		.decision = "Commands without a word",
		.when = asks_for_words,
		.then = show_help,
	},
	{
		.id = "query/session-help",
		.says = "/? shows the usage of query session",
		.kind = MODEL_RULE_DECIDES,
		.level = LEVEL_DOCUMENTED,
		.editions = IN_NT4 | IN_WS2022,
		.decision = "Help beside other arguments",
		.clauses = {NT4("q186592/session/parameters/help/syntax",
				    "q186592/session/parameters/help/options"),
			WS2022("ws2022-query-session/parameters/help",
				"ws2022-listings/sessions/usage")},
		.when = helps_with_session,
		.then = show_help,
	},
	{
		.id = "query/session-help-in-2003",
		.says = "/? shows the usage of query session",
		.kind = MODEL_RULE_DECIDES,
		.level = LEVEL_OBSERVED,
		.editions = IN_WS2003,
		.decision = "The usages of Server 2003",
		.clauses = {WS2003("ws2003-listings/sessions/usage")},
		.when = helps_with_session,
		.then = show_help,
	},
	{
		.id = "query/user-help",
		.says = "/? shows the usage of query user",
		.kind = MODEL_RULE_DECIDES,
		.level = LEVEL_DOCUMENTED,
		.editions = IN_NT4 | IN_WS2022,
		.decision = "Help beside other arguments",
		.clauses = {NT4("q186592/user/parameters/help/syntax",
				    "q186592/user/parameters/help/options"),
			WS2022("ws2022-query-user/parameters/help", "ws2022-listings/users/usage")},
		.when = helps_with_user,
		.then = show_help,
	},
	{
		.id = "query/user-help-in-2003",
		.says = "/? shows the usage of query user",
		.kind = MODEL_RULE_DECIDES,
		.level = LEVEL_DEFINED,
		.editions = IN_WS2003,
		.decision = "The usages of Server 2003",
		.when = helps_with_user,
		.then = show_help,
	},
	{
		.id = "query/process-help",
		.says = "/? shows the usage of query process",
		.kind = MODEL_RULE_DECIDES,
		.level = LEVEL_DOCUMENTED,
		.editions = IN_NT4 | IN_WS2022,
		.decision = "Help beside other arguments",
		.clauses = {NT4("q186592/process/parameters/help/syntax",
				    "q186592/process/parameters/help/options"),
			WS2022("ws2022-query-process/parameters/help",
				"ws2022-listings/processes/usage")},
		.when = helps_with_process,
		.then = show_help,
	},
	{
		.id = "query/process-help-in-2003",
		.says = "/? shows the usage of query process",
		.kind = MODEL_RULE_DECIDES,
		.level = LEVEL_DEFINED,
		.editions = IN_WS2003,
		.decision = "The usages of Server 2003",
		.when = helps_with_process,
		.then = show_help,
	},
	{
		.id = "query/servers-help",
		.says = "/? shows the usage of query servers",
		.kind = MODEL_RULE_DECIDES,
		.level = LEVEL_DOCUMENTED,
		.editions = IN_NT4 | IN_WS2022,
		.decision = "Help beside other arguments",
		.clauses = {NT4("q186592/appservers/parameters/help/syntax",
				    "q186592/appservers/parameters/help/options"),
			WS2022("ws2022-query-termserver/parameters/help",
				"ws2022-listings/servers/usage")},
		.when = helps_with_servers,
		.then = show_help,
	},
	{
		.id = "query/servers-help-in-2003",
		.says = "/? shows the usage of query servers",
		.kind = MODEL_RULE_DECIDES,
		.level = LEVEL_DEFINED,
		.editions = IN_WS2003,
		.decision = "The usages of Server 2003",
		.when = helps_with_servers,
		.then = show_help,
	},
	{
		.id = "query/object-help",
		.says = "/? shows the usage of query object",
		.kind = MODEL_RULE_DECIDES,
		.level = LEVEL_DOCUMENTED,
		.editions = IN_NT4,
		.decision = "Help beside other arguments",
		.clauses = {NT4("q186592/object/parameters/help/syntax",
			"q186592/object/parameters/help/options")},
		.when = helps_with_object,
		.then = show_help,
	},
	{
		.id = "query/object",
		.says = "Objects are not simulated",
		.kind = MODEL_RULE_DECIDES,
		.level = LEVEL_DEFINED,
		.editions = IN_NT4,
		.decision = "Objects, domains, addresses and lines",
		.clauses = {NT4("q186592/object/syntax", "q186592/object/examples/driver",
			"q186592/object/examples/device")},
		.when = is_about_objects,
		.then = refuse_silently,
	},
	{
		.id = "query/switch-that-was-seen",
		.says = "An unknown switch is refused, as the programs of Windows were seen to do",
		.kind = MODEL_RULE_DECIDES,
		.level = LEVEL_OBSERVED,
		.editions = IN_WS2022,
		.decision = "Invalid arguments",
		.clauses = {WS2022("ws2022-listings/query/invalid")},
		.when = has_seen_fault,
		.then = refuse_arguments,
	},
	{
		.id = "query/unknown-word",
		.says = "A word of another edition is invalid",
		.kind = MODEL_RULE_DECIDES,
		.level = LEVEL_OBSERVED,
		.editions = IN_WS2022,
		.decision = "Commands without a word",
		.clauses = {WS2022("ws2022-listings/query/words", "ws2022-listings/query/invalid")},
		.when = has_unknown_word,
		.then = refuse_arguments,
	},
	{
		.id = "query/invalid-arguments",
		.says = "Invalid arguments are refused",
		.kind = MODEL_RULE_DECIDES,
		.level = LEVEL_DEFINED,
		.editions = IN_ALL,
		.decision = "Invalid arguments",
		.when = has_fault,
		.then = refuse_arguments,
	},
	{
		.id = "query/session-server",
		.says = "A server that does not answer has no sessions to show",
		.kind = MODEL_RULE_DECIDES,
		.level = LEVEL_DOCUMENTED,
		.editions = IN_NT4 | IN_WS2022,
		.decision = "Empty results",
		.clauses = {NT4("q186592/session/parameters/server/named"),
			WS2022("ws2022-query-session/parameters/server/named")},
		.when = lacks_server_of_sessions,
		.then = refuse_server_of_sessions,
	},
	{
		.id = "query/session-server-in-2003",
		.says = "A server that does not answer has no sessions to show",
		.kind = MODEL_RULE_DECIDES,
		.level = LEVEL_DEFINED,
		.editions = IN_WS2003,
		.decision = "Empty results",
		.when = lacks_server_of_sessions,
		.then = refuse_server_of_sessions,
	},
	{
		.id = "query/user-server",
		.says = "A server that does not answer has no users to show",
		.kind = MODEL_RULE_DECIDES,
		.level = LEVEL_DOCUMENTED,
		.editions = IN_NT4 | IN_WS2022,
		.decision = "Empty results",
		.clauses = {NT4("q186592/user/parameters/server/named"),
			WS2022("ws2022-query-user/parameters/server/named",
				"ws2022-listings/users/server")},
		.when = lacks_server_of_users,
		.then = refuse_server_of_users,
	},
	{
		.id = "query/user-server-in-2003",
		.says = "A server that does not answer has no users to show",
		.kind = MODEL_RULE_DECIDES,
		.level = LEVEL_DEFINED,
		.editions = IN_WS2003,
		.decision = "Empty results",
		.when = lacks_server_of_users,
		.then = refuse_server_of_users,
	},
	{
		.id = "query/process-server",
		.says = "A server that does not answer has no processes to show",
		.kind = MODEL_RULE_DECIDES,
		.level = LEVEL_DOCUMENTED,
		.editions = IN_NT4 | IN_WS2022,
		.decision = "Empty results",
		.clauses = {NT4("q186592/process/parameters/server/named"),
			WS2022("ws2022-query-process/parameters/server/named")},
		.when = lacks_server_of_processes,
		.then = refuse_quietly,
	},
	{
		.id = "query/process-server-in-2003",
		.says = "A server that does not answer has no processes to show",
		.kind = MODEL_RULE_DECIDES,
		.level = LEVEL_DEFINED,
		.editions = IN_WS2003,
		.decision = "Empty results",
		.when = lacks_server_of_processes,
		.then = refuse_quietly,
	},
	{
		.id = "query/unclear",
		.says = "Rows that no document describes",
		.kind = MODEL_RULE_DECIDES,
		.level = LEVEL_DEFINED,
		.editions = IN_ALL,
		.decision = "Sessions that `query` shows",
		.when = is_unclear,
		.then = show_rows,
	},
	{
		.id = "query/no-session",
		.says = "A session that does not exist, or may not be queried, is not shown",
		.kind = MODEL_RULE_DECIDES,
		.level = LEVEL_DOCUMENTED,
		.editions = IN_NT4 | IN_WS2022,
		.decision = "Empty results",
		.clauses = {NT4("q186592/session/notes/active-session",
				    "q186592/session/security/query-information",
				    "q186592/session/parameters/configured-name"),
			WS2022("ws2022-query-session/parameters/session-name",
				"ws2022-query-session/parameters/session-id",
				"ws2022-query-session/remarks/permission",
				"ws2022-listings/sessions/none")},
		.when = shows_no_session,
		.then = show_no_session,
	},
	{
		.id = "query/no-session-in-2003",
		.says = "A session that does not exist, or may not be queried, is not shown",
		.kind = MODEL_RULE_DECIDES,
		.level = LEVEL_DEFINED,
		.editions = IN_WS2003,
		.decision = "Empty results",
		.when = shows_no_session,
		.then = show_no_session,
	},
	{
		.id = "query/session-by-id",
		.says = "The session of the ID is shown",
		.kind = MODEL_RULE_DECIDES,
		.level = LEVEL_DOCUMENTED,
		.editions = IN_NT4 | IN_WS2022,
		.clauses = {NT4("q186592/session/syntax/session-id",
				    "q186592/session/parameters/session-id",
				    "q186592/session/notes/active-session"),
			WS2022("ws2022-query-session/parameters/session-id",
				"ws2022-query-session/syntax/forms",
				"ws2022-query-session/remarks/session-name",
				"ws2022-query-session/remarks/user-name",
				"ws2022-query-session/remarks/state",
				"ws2022-query-session/remarks/current-session")},
		.when = shows_session_of_id,
		.then = show_rows,
	},
	{
		.id = "query/session-by-id-in-2003",
		.says = "The session of the ID is shown",
		.kind = MODEL_RULE_DECIDES,
		.level = LEVEL_DEFINED,
		.editions = IN_WS2003,
		.decision = "Sessions that may be given",
		.when = shows_session_of_id,
		.then = show_rows,
	},
	{
		.id = "query/session-by-user",
		.says = "All sessions of the user are shown",
		.kind = MODEL_RULE_DECIDES,
		.level = LEVEL_DOCUMENTED,
		.editions = IN_NT4 | IN_WS2022,
		.clauses = {NT4("q186592/session/syntax/user-name",
				    "q186592/session/parameters/user-name"),
			WS2022("ws2022-query-session/parameters/user-name",
				"ws2022-query-session/syntax/forms")},
		.when = shows_sessions_of_user,
		.then = show_rows,
	},
	{
		.id = "query/session-by-user-in-2003",
		.says = "All sessions of the user are shown",
		.kind = MODEL_RULE_DECIDES,
		.level = LEVEL_DEFINED,
		.editions = IN_WS2003,
		.decision = "Sessions that may be given",
		.when = shows_sessions_of_user,
		.then = show_rows,
	},
	{
		.id = "query/session-by-name",
		.says = "The session of the name is shown",
		.kind = MODEL_RULE_DECIDES,
		.level = LEVEL_DOCUMENTED,
		.editions = IN_NT4 | IN_WS2022,
		.clauses = {NT4("q186592/session/syntax/session-name",
				    "q186592/session/parameters/session-name",
				    "q186592/session/notes/active-session",
				    "q186592/session/examples/modem02"),
			WS2022("ws2022-query-session/parameters/session-name",
				"ws2022-query-session/syntax/forms",
				"ws2022-query-session/examples/modem02")},
		.when = shows_session_of_name,
		.then = show_rows,
	},
	{
		.id = "query/session-by-name-in-2003",
		.says = "The session of the name is shown",
		.kind = MODEL_RULE_DECIDES,
		.level = LEVEL_DEFINED,
		.editions = IN_WS2003,
		.decision = "Sessions that may be given",
		.when = shows_session_of_name,
		.then = show_rows,
	},
	{
		.id = "query/sessions",
		.says = "All sessions that the user may query are shown",
		.kind = MODEL_RULE_DECIDES,
		.level = LEVEL_DOCUMENTED,
		.editions = IN_NT4 | IN_WS2022,
		.decision = "Sessions that `query` shows",
		.clauses =
			{NT4("q186592/session/notes/default", "q186592/session/summary",
				 "q186592/summary/current", "q186592/session/security/own-session",
				 "q186592/session/security/query-information",
				 "q186592/session/examples/acctg",
				 "q186592/session/parameters/server/default"),
				WS2022("ws2022-query-session/remarks/default",
					"ws2022-query-session/description/displays",
					"ws2022-query-session/description/other-sessions",
					"ws2022-query-session/remarks/own-session",
					"ws2022-query-session/remarks/permission",
					"ws2022-query-session/examples/server2",
					"ws2022-query-session/parameters/server/default")},
		.when = shows_sessions,
		.then = show_rows,
	},
	{
		.id = "query/sessions-in-2003",
		.says = "All sessions that the user may query are shown",
		.kind = MODEL_RULE_DECIDES,
		.level = LEVEL_OBSERVED,
		.editions = IN_WS2003,
		.decision = "Sessions that `query` shows",
		.clauses = {WS2003("ws2003-listings/sessions/order",
			"ws2003-listings/sessions/listener", "ws2003-listings/sessions/nobody")},
		.when = shows_sessions,
		.then = show_rows,
	},
	{
		.id = "query/no-user",
		.says = "A user who is not logged on, or may not be queried, is not shown",
		.kind = MODEL_RULE_DECIDES,
		.level = LEVEL_DOCUMENTED,
		.editions = IN_NT4 | IN_WS2022,
		.decision = "Empty results",
		.clauses = {NT4("q186592/user/notes/logged-on-only",
				    "q186592/user/notes/active-session",
				    "q186592/user/security/query-information",
				    "q186592/user/parameters/configured-name"),
			WS2022("ws2022-query-user/parameters/user-name",
				"ws2022-query-user/remarks/permission",
				"ws2022-listings/users/none", "ws2022-listings/users/users-only")},
		.when = shows_no_user,
		.then = show_no_user,
	},
	{
		.id = "query/no-user-in-2003",
		.says = "A user who is not logged on, or may not be queried, is not shown",
		.kind = MODEL_RULE_DECIDES,
		.level = LEVEL_DEFINED,
		.editions = IN_WS2003,
		.decision = "Empty results",
		.when = shows_no_user,
		.then = show_no_user,
	},
	{
		.id = "query/user-by-id",
		.says = "The user of the session is shown",
		.kind = MODEL_RULE_DECIDES,
		.level = LEVEL_DOCUMENTED,
		.editions = IN_NT4 | IN_WS2022,
		.clauses =
			{NT4("q186592/user/syntax/session-id",
				 "q186592/user/parameters/session-id"),
				WS2022("ws2022-query-user/parameters/session-id")},
		.when = shows_user_of_id,
		.then = show_rows,
	},
	{
		.id = "query/user-by-id-in-2003",
		.says = "The user of the session is shown",
		.kind = MODEL_RULE_DECIDES,
		.level = LEVEL_DEFINED,
		.editions = IN_WS2003,
		.decision = "Sessions that may be given",
		.when = shows_user_of_id,
		.then = show_rows,
	},
	{
		.id = "query/user-by-user",
		.says = "The user is shown, in all of his sessions",
		.kind = MODEL_RULE_DECIDES,
		.level = LEVEL_DOCUMENTED,
		.editions = IN_NT4 | IN_WS2022,
		.clauses =
			{NT4("q186592/user/syntax/user-name", "q186592/user/parameters/user-name",
				 "q186592/user/examples/edj-on-wf06"),
				WS2022("ws2022-query-user/parameters/user-name",
					"ws2022-query-user/examples/user1-on-server1",
					"ws2022-query-user/syntax/forms")},
		.when = shows_user_of_user,
		.then = show_rows,
	},
	{
		.id = "query/user-by-user-in-2003",
		.says = "The user is shown, in all of his sessions",
		.kind = MODEL_RULE_DECIDES,
		.level = LEVEL_DEFINED,
		.editions = IN_WS2003,
		.decision = "Sessions that may be given",
		.when = shows_user_of_user,
		.then = show_rows,
	},
	{
		.id = "query/user-by-name",
		.says = "The user of the session with that name is shown",
		.kind = MODEL_RULE_DECIDES,
		.level = LEVEL_DOCUMENTED,
		.editions = IN_NT4 | IN_WS2022,
		.clauses = {NT4("q186592/user/syntax/session-name",
				    "q186592/user/parameters/session-name",
				    "q186592/user/examples/rdp-tcp-001"),
			WS2022("ws2022-query-user/parameters/session-name")},
		.when = shows_user_of_name,
		.then = show_rows,
	},
	{
		.id = "query/user-by-name-in-2003",
		.says = "The user of the session with that name is shown",
		.kind = MODEL_RULE_DECIDES,
		.level = LEVEL_DEFINED,
		.editions = IN_WS2003,
		.decision = "Sessions that may be given",
		.when = shows_user_of_name,
		.then = show_rows,
	},
	{
		.id = "query/users",
		.says = "All users who are logged on are shown",
		.kind = MODEL_RULE_DECIDES,
		.level = LEVEL_DOCUMENTED,
		.editions = IN_NT4 | IN_WS2022,
		.decision = "Sessions that `query` shows",
		.clauses = {NT4("q186592/user/notes/default", "q186592/user/summary",
				    "q186592/user/examples/all",
				    "q186592/user/parameters/server/default",
				    "q186592/user/notes/logged-on-only"),
			WS2022("ws2022-query-user/remarks/default",
				"ws2022-query-user/examples/all",
				"ws2022-query-user/parameters/server/default",
				"ws2022-listings/users/users-only",
				"ws2022-query-user/description/user",
				"ws2022-query-user/description/session",
				"ws2022-query-user/description/id",
				"ws2022-query-user/description/state",
				"ws2022-query-user/remarks/current-session")},
		.when = shows_users,
		.then = show_rows,
	},
	{
		.id = "query/users-in-2003",
		.says = "All users who are logged on are shown",
		.kind = MODEL_RULE_DECIDES,
		.level = LEVEL_DEFINED,
		.editions = IN_WS2003,
		.decision = "Sessions that `query` shows",
		.when = shows_users,
		.then = show_rows,
	},
	{
		.id = "query/no-process",
		.says = "A process that does not exist, or that is not the user's, is not shown",
		.kind = MODEL_RULE_DECIDES,
		.level = LEVEL_DOCUMENTED,
		.editions = IN_NT4 | IN_WS2022,
		.decision = "Empty results",
		.clauses = {NT4("q186592/process/security/own-processes",
				    "q186592/process/notes/active-session",
				    "q186592/process/parameters/exe-required",
				    "q186592/process/parameters/configured-name"),
			WS2022("ws2022-query-process/parameters/program-name/exe")},
		.when = shows_no_process,
		.then = show_no_process,
	},
	{
		.id = "query/no-process-in-2003",
		.says = "A process that does not exist, or that is not the user's, is not shown",
		.kind = MODEL_RULE_DECIDES,
		.level = LEVEL_DEFINED,
		.editions = IN_WS2003,
		.decision = "Empty results",
		.when = shows_no_process,
		.then = show_no_process,
	},
	{
		.id = "query/process-by-id",
		.says = "The process of the ID is shown",
		.kind = MODEL_RULE_DECIDES,
		.level = LEVEL_DOCUMENTED,
		.editions = IN_NT4 | IN_WS2022,
		.clauses = {NT4("q186592/process/syntax/process-id",
				    "q186592/process/parameters/process-id",
				    "q186592/process/examples/process-8"),
			WS2022("ws2022-query-process/parameters/process-id")},
		.when = shows_process_of_id,
		.then = show_rows,
	},
	{
		.id = "query/process-by-id-in-2003",
		.says = "The process of the ID is shown",
		.kind = MODEL_RULE_DECIDES,
		.level = LEVEL_DEFINED,
		.editions = IN_WS2003,
		.decision = "Sessions that may be given",
		.when = shows_process_of_id,
		.then = show_rows,
	},
	{
		.id = "query/process-of-session",
		.says = "The processes of the session with the ID are shown",
		.kind = MODEL_RULE_DECIDES,
		.level = LEVEL_DOCUMENTED,
		.editions = IN_NT4 | IN_WS2022,
		.clauses = {NT4("q186592/process/syntax/id", "q186592/process/parameters/id",
				    "q186592/process/examples/session-4"),
			WS2022("ws2022-query-process/parameters/id",
				"ws2022-query-process/examples/id-2")},
		.when = shows_processes_of_session,
		.then = show_rows,
	},
	{
		.id = "query/process-of-session-in-2003",
		.says = "The processes of the session with the ID are shown",
		.kind = MODEL_RULE_DECIDES,
		.level = LEVEL_DEFINED,
		.editions = IN_WS2003,
		.decision = "Sessions that may be given",
		.when = shows_processes_of_session,
		.then = show_rows,
	},
	{
		.id = "query/all-processes",
		.says = "* shows the processes of all sessions that the user may see",
		.kind = MODEL_RULE_DECIDES,
		.level = LEVEL_DOCUMENTED,
		.editions = IN_NT4 | IN_WS2022,
		.decision = "Visible processes",
		.clauses = {NT4("q186592/process/syntax/all", "q186592/process/notes/all",
				    "q186592/process/examples/all",
				    "q186592/process/security/administrators",
				    "q186592/process/security/own-processes",
				    "q186592/process/parameters/system",
				    "q186592/process/examples/all-system"),
			WS2022("ws2022-query-process/parameters/all",
				"ws2022-query-process/examples/all",
				"ws2022-query-process/remarks/administrators",
				"ws2022-query-process/description/user",
				"ws2022-query-process/description/session",
				"ws2022-query-process/description/session-id",
				"ws2022-query-process/description/name",
				"ws2022-query-process/description/process-id",
				"ws2022-query-process/remarks/current-session")},
		.when = shows_all_processes,
		.then = show_rows,
	},
	{
		.id = "query/all-processes-in-2003",
		.says = "* shows the processes of all sessions that the user may see",
		.kind = MODEL_RULE_DECIDES,
		.level = LEVEL_DEFINED,
		.editions = IN_WS2003,
		.decision = "Visible processes",
		.when = shows_all_processes,
		.then = show_rows,
	},
	{
		.id = "query/processes-by-word",
		.says = "The processes of a user, a session or a program are shown",
		.kind = MODEL_RULE_DECIDES,
		.level = LEVEL_DOCUMENTED,
		.editions = IN_NT4 | IN_WS2022,
		.decision = "Visible processes",
		.clauses = {NT4("q186592/process/syntax/user-name",
				    "q186592/process/syntax/session-name",
				    "q186592/process/syntax/program-name",
				    "q186592/process/parameters/user-name",
				    "q186592/process/parameters/session-name",
				    "q186592/process/parameters/program-name",
				    "q186592/process/notes/wildcards",
				    "q186592/process/examples/eddiej",
				    "q186592/process/examples/rdp-tcp-002"),
			WS2022("ws2022-query-process/parameters/user-name",
				"ws2022-query-process/parameters/session-name",
				"ws2022-query-process/parameters/program-name",
				"ws2022-query-process/syntax/forms")},
		.when = shows_processes_of_word,
		.then = show_rows,
	},
	{
		.id = "query/processes-by-word-in-2003",
		.says = "The processes of a user, a session or a program are shown",
		.kind = MODEL_RULE_DECIDES,
		.level = LEVEL_DEFINED,
		.editions = IN_WS2003,
		.decision = "Visible processes",
		.when = shows_processes_of_word,
		.then = show_rows,
	},
	{
		.id = "query/own-processes",
		.says = "Without arguments the processes of the current user are shown",
		.kind = MODEL_RULE_DECIDES,
		.level = LEVEL_DOCUMENTED,
		.editions = IN_NT4 | IN_WS2022,
		.decision = "The current user on another server",
		.clauses = {NT4("q186592/process/notes/default", "q186592/process/summary",
				    "q186592/process/parameters/server/default",
				    "q186592/process/security/own-processes",
				    "q186592/process/examples/netclient"),
			WS2022("ws2022-query-process/remarks/default",
				"ws2022-query-process/parameters/server/default")},
		.when = shows_own_processes,
		.then = show_rows,
	},
	{
		.id = "query/own-processes-in-2003",
		.says = "Without arguments the processes of the current user are shown",
		.kind = MODEL_RULE_DECIDES,
		.level = LEVEL_DEFINED,
		.editions = IN_WS2003,
		.decision = "The current user on another server",
		.when = shows_own_processes,
		.then = show_rows,
	},
	{
		.id = "query/no-server",
		.says = "A server that does not exist or answer, and another domain, show nothing",
		.kind = MODEL_RULE_DECIDES,
		.level = LEVEL_DOCUMENTED,
		.editions = IN_NT4 | IN_WS2022,
		.decision = "Objects, domains, addresses and lines",
		.clauses = {NT4("q186592/appservers/parameters/server-name",
				    "q186592/appservers/summary",
				    "q186592/appservers/parameters/domain/named",
				    "q186592/appservers/examples/domain-system"),
			WS2022("ws2022-query-termserver/parameters/server-name",
				"ws2022-query-termserver/parameters/domain/named",
				"ws2022-query-termserver/examples/contoso")},
		.when = shows_no_server,
		.then = show_no_server,
	},
	{
		.id = "query/no-server-in-2003",
		.says = "A server that does not exist or answer, and another domain, show nothing",
		.kind = MODEL_RULE_DECIDES,
		.level = LEVEL_DEFINED,
		.editions = IN_WS2003,
		.decision = "Objects, domains, addresses and lines",
		.when = shows_no_server,
		.then = show_no_server,
	},
	{
		.id = "query/servers",
		.says = "The servers that answer are shown",
		.kind = MODEL_RULE_DECIDES,
		.level = LEVEL_DOCUMENTED,
		.editions = IN_NT4 | IN_WS2022,
		.decision = "Servers",
		.clauses = {NT4("q186592/appservers/syntax", "q186592/appservers/notes/all-servers",
				    "q186592/appservers/notes/sample",
				    "q186592/appservers/notes/current-server",
				    "q186592/appservers/parameters/continue",
				    "q186592/appservers/parameters/domain/default",
				    "q186592/appservers/examples/all",
				    "q186592/appservers/examples/fasteddie",
				    "q186592/appservers/examples/nabby-address"),
			WS2022("ws2022-query-termserver/description/lists",
				"ws2022-query-termserver/description/name",
				"ws2022-query-termserver/syntax/forms",
				"ws2022-query-termserver/parameters/domain/default",
				"ws2022-query-termserver/parameters/continue",
				"ws2022-query-termserver/examples/all",
				"ws2022-query-termserver/examples/server3",
				"ws2022-query-termserver/examples/server3-address")},
		.when = shows_servers,
		.then = show_rows,
	},
	{
		.id = "query/servers-in-2003",
		.says = "The servers that answer are shown",
		.kind = MODEL_RULE_DECIDES,
		.level = LEVEL_DEFINED,
		.editions = IN_WS2003,
		.decision = "Servers",
		.when = shows_servers,
		.then = show_rows,
	},
	{
		.id = "query/session-heading",
		.says = "A list of sessions has its heading",
		.kind = MODEL_RULE_ADDS,
		.level = LEVEL_DOCUMENTED,
		.editions = IN_NT4,
		.clauses = {NT4("q186592/session/notes/sample",
			"q186592/session/notes/returns/name", "q186592/session/notes/returns/user",
			"q186592/session/notes/returns/id", "q186592/session/notes/returns/state",
			"q186592/session/notes/current-session")},
		.when = lists_sessions,
		.then = print_session_heading,
	},
	{
		.id = "query/session-heading-later",
		.says = "A list of sessions has its heading",
		.kind = MODEL_RULE_ADDS,
		.level = LEVEL_OBSERVED,
		.editions = IN_LATER,
		.clauses = {WS2003("ws2003-listings/sessions/header"),
			WS2022("ws2022-listings/sessions/header",
				"ws2022-listings/sessions/user-case",
				"ws2022-listings/sessions/name-case",
				"ws2022-listings/sessions/order",
				"ws2022-listings/sessions/services",
				"ws2022-listings/sessions/console")},
		.when = lists_sessions,
		.then = print_session_heading,
	},
	{
		.id = "query/user-heading",
		.says = "A list of users has its heading",
		.kind = MODEL_RULE_ADDS,
		.level = LEVEL_DOCUMENTED,
		.editions = IN_NT4,
		.clauses = {NT4("q186592/user/notes/sample", "q186592/user/notes/returns/user",
			"q186592/user/notes/returns/session", "q186592/user/notes/returns/id",
			"q186592/user/notes/returns/state", "q186592/user/notes/current-user")},
		.when = lists_users,
		.then = print_user_heading,
	},
	{
		.id = "query/user-heading-later",
		.says = "A list of users has its heading",
		.kind = MODEL_RULE_ADDS,
		.level = LEVEL_OBSERVED,
		.editions = IN_WS2022,
		.clauses = {WS2022(
			"ws2022-listings/users/header", "ws2022-listings/users/positions")},
		.when = lists_users,
		.then = print_user_heading,
	},
	{
		.id = "query/process-heading",
		.says = "A list of processes has its heading",
		.kind = MODEL_RULE_ADDS,
		.level = LEVEL_DOCUMENTED,
		.editions = IN_NT4,
		.clauses = {NT4("q186592/process/notes/sample",
			"q186592/process/notes/returns/user",
			"q186592/process/notes/returns/session",
			"q186592/process/notes/returns/session-id",
			"q186592/process/notes/returns/name", "q186592/process/notes/returns/state",
			"q186592/process/notes/returns/process-id",
			"q186592/process/notes/current-user")},
		.when = lists_processes,
		.then = print_process_heading,
	},
	{
		.id = "query/process-heading-later",
		.says = "A list of processes has its heading",
		.kind = MODEL_RULE_ADDS,
		.level = LEVEL_OBSERVED,
		.editions = IN_WS2022,
		.clauses = {WS2022("ws2022-listings/processes/header",
			"ws2022-listings/processes/positions",
			"ws2022-listings/processes/image-case",
			"ws2022-listings/processes/unknown")},
		.when = lists_processes,
		.then = print_process_heading,
	},
	{
		.id = "query/session-states",
		.says = "Each state of a session has its word",
		.kind = MODEL_RULE_ADDS,
		.level = LEVEL_DOCUMENTED,
		.editions = IN_NT4,
		.clauses = {NT4("q186592/session/notes/states/active",
			"q186592/session/notes/states/conn", "q186592/session/notes/states/connq",
			"q186592/session/notes/states/shadow",
			"q186592/session/notes/states/listen", "q186592/session/notes/states/disc",
			"q186592/session/notes/states/idle", "q186592/session/notes/states/down",
			"q186592/session/notes/states/init")},
		.when = lists_sessions,
		.then = print_states,
	},
	{
		.id = "query/session-states-later",
		.says = "Each state of a session has its word",
		.kind = MODEL_RULE_ADDS,
		.level = LEVEL_OBSERVED,
		.editions = IN_LATER,
		.decision = "Words of states",
		.clauses = {WS2003("ws2003-listings/sessions/nobody"),
			WS2022("ws2022-listings/sessions/console",
				"ws2022-listings/sessions/disconnected",
				"ws2022-listings/sessions/nobody",
				"ws2022-listings/sessions/listener")},
		.when = lists_sessions,
		.then = print_states,
	},
	{
		.id = "query/user-states",
		.says = "The state of a user's session is active or disconnected",
		.kind = MODEL_RULE_ADDS,
		.level = LEVEL_OBSERVED,
		.editions = IN_WS2022,
		.clauses = {WS2022(
			"ws2022-listings/users/positions", "ws2022-query-user/description/state")},
		.when = lists_users,
		.then = print_states,
	},
	{
		.id = "query/session-columns",
		.says = "Each row of a list of sessions has its columns, and is filled with blanks",
		.kind = MODEL_RULE_ADDS,
		.level = LEVEL_OBSERVED,
		.editions = IN_LATER,
		.decision = "Long texts in a row",
		.clauses = {WS2003("ws2003-listings/sessions/type"),
			WS2022("ws2022-listings/sessions/positions",
				"ws2022-listings/sessions/filled",
				"ws2022-listings/sessions/long-name",
				"ws2022-listings/sessions/type",
				"ws2022-listings/sessions/name-case",
				"ws2022-listings/sessions/user-case",
				"ws2022-query-session/remarks/device")},
		.when = lists_sessions,
		.then = print_columns,
	},
	{
		.id = "query/session-columns-in-nt4",
		.says = "Each row of a list of sessions has its columns, without a device",
		.kind = MODEL_RULE_ADDS,
		.level = LEVEL_DEFINED,
		.editions = IN_NT4,
		.decision = "Columns and case",
		.clauses = {NT4("q186592/session/notes/device")},
		.when = lists_sessions,
		.then = print_columns,
	},
	{
		.id = "query/status",
		.says = "A dispatcher that has shown rows ends with another status than zero",
		.kind = MODEL_RULE_ADDS,
		.level = LEVEL_OBSERVED,
		.editions = IN_WS2022,
		.decision = "The status of a dispatcher",
		.clauses = {WS2022("ws2022-listings/query/status")},
		.when = dispatches_rows,
		.then = fail_after_rows,
	},
};

const struct model_table query_table = {"query", rules, ARRAY_SIZE(rules)};
