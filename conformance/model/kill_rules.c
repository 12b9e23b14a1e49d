/* KILL, tskill: Q186526, and the page of later editions. */
#include <string.h>

#include "base/macros.h"
#include "base/name.h"
#include "conformance/model/condition.h"
#include "conformance/model/effect.h"
#include "conformance/model/outcome.h"
#include "conformance/model/process.h"
#include "conformance/model/refusal.h"
#include "conformance/model/rules.h"
#include "conformance/model/usage.h"

/* --- Conditions --- */

static bool lacks_process(const struct situation *situation)
{
	return !situation->request.selector.text && situation->request.fault == MODEL_FAULT_OTHER;
}

static bool has_id_and_all(const struct situation *situation)
{
	return situation->request.given[MODEL_SWITCH_ID] &&
	       situation->request.given[MODEL_SWITCH_ALL];
}

static bool lacks_id_or_all(const struct situation *situation)
{
	const struct model_request *request = &situation->request;

	return request->selector.text && !request->selector.is_id &&
	       request->given[MODEL_SWITCH_SERVER] && !request->given[MODEL_SWITCH_ID] &&
	       !request->given[MODEL_SWITCH_ALL] && request->fault == MODEL_FAULT_OTHER;
}

/* Whether the command is about programs of the session. */
static bool concerns_session(const struct situation *situation, const struct session *session)
{
	const struct model_request *request = &situation->request;
	struct model_selector id;

	if (request->selector.is_id || request->given[MODEL_SWITCH_ALL])
		return true;
	if (!request->values[MODEL_SWITCH_ID])
		return situation_is_own(situation, situation->server, session);
	id = model_selector_read(request->values[MODEL_SWITCH_ID]);
	return !id.is_beyond && id.id == session->id;
}

static bool is_meant(const struct situation *situation, const struct session *session,
	const struct program *program)
{
	const struct model_selector *selector = &situation->request.selector;

	if (!selector->text || !concerns_session(situation, session))
		return false;
	if (selector->is_id)
		return !selector->is_beyond && program->pid == selector->id;
	return process_is_called(program, selector->text);
}

/* Count the programs that are meant, of all sessions or of one; only those that the user may end. */
static size_t count_meant(
	const struct situation *situation, const struct session *only, bool visible)
{
	const struct server *server = situation->server;
	size_t count = 0;

	for (size_t i = 0; server && i < server->session_count; i++) {
		const struct session *session = &server->sessions[i];

		if (only && session != only)
			continue;
		for (size_t p = 0; p < session->program_count; p++)
			count += is_meant(situation, session, &session->programs[p]) &&
				 (!visible || process_is_visible(situation, server, session));
	}
	return count;
}

static bool lacks_match(const struct situation *situation)
{
	return count_meant(situation, NULL, false) == 0;
}

static bool matches_others_only(const struct situation *situation)
{
	return count_meant(situation, NULL, true) == 0 && !lacks_match(situation);
}

/* All programs of a session with a user. */
static bool session_ends(const struct situation *situation, const struct session *session)
{
	return session->user && session->program_count > 0 &&
	       count_meant(situation, session, true) == session->program_count;
}

static bool ends_a_session(const struct situation *situation)
{
	for (size_t i = 0; situation->server && i < situation->server->session_count; i++) {
		if (session_ends(situation, &situation->server->sessions[i]))
			return true;
	}
	return false;
}

static bool names_id(const struct situation *situation)
{
	return situation->server && situation->request.selector.is_id && !ends_a_session(situation);
}

static bool names_programs(const struct situation *situation)
{
	return situation->server && !situation->request.selector.is_id &&
	       !ends_a_session(situation);
}

static bool is_verbose(const struct situation *situation)
{
	return situation->request.given[MODEL_SWITCH_VERBOSE] && situation->outcome &&
	       !asks_for_help(situation) && situation->outcome->changes.count > 0;
}

/* --- Results --- */

static void end_programs(struct situation *situation, const struct session *session)
{
	const struct server *server = situation->server;

	for (size_t i = 0; i < session->program_count; i++) {
		if (is_meant(situation, session, &session->programs[i]))
			effect_end_program(situation, server, session, &session->programs[i]);
	}
}

static void end_processes(struct situation *situation)
{
	const struct server *server = situation->server;

	outcome_succeed(situation);
	for (size_t i = 0; i < server->session_count; i++) {
		const struct session *session = &server->sessions[i];

		if (!process_is_visible(situation, server, session))
			continue;
		if (!session_ends(situation, session))
			end_programs(situation, session);
		else if (session_is_at(server, session, WINSTATION_CONSOLE))
			effect_empty_session(situation, server, session);
		else
			effect_end_session(situation, server, session);
	}
}

static void print_something(struct situation *situation)
{
	outcome_empty(situation, STREAM_OUTPUT, LEVEL_DOCUMENTED, false);
}

static const struct model_rule rules[] = {
	{
		.id = "kill/help",
		.says = "/? shows the usage and does nothing else",
		.kind = MODEL_RULE_DECIDES,
		.level = LEVEL_DOCUMENTED,
		.editions = IN_WS2022,
		.decision = "Help beside other arguments",
		.clauses = {WS2022("ws2022-tskill/parameters/help", "ws2022-tskill/usage/help")},
		.when = asks_for_help,
		.then = show_help,
	},
	{
		.id = "kill/help-before",
		.says = "/? shows the usage and does nothing else",
		.kind = MODEL_RULE_DECIDES,
		.level = LEVEL_DEFINED,
		.editions = IN_NT4 | IN_WS2003,
		.decision = "Help beside other arguments",
		.when = asks_for_help,
		.then = show_help,
	},
	{
		.id = "kill/switch-that-was-seen",
		.says = "An unknown switch is refused, as the programs of Windows were seen to do",
		.kind = MODEL_RULE_DECIDES,
		.level = LEVEL_OBSERVED,
		.editions = IN_WS2022,
		.decision = "Invalid arguments",
		.clauses = {WS2022("ws2022-tskill/usage/invalid")},
		.when = has_seen_fault,
		.then = refuse_arguments,
	},
	{
		.id = "kill/no-process-named",
		.says = "A command line without a process ends nothing",
		.kind = MODEL_RULE_DECIDES,
		.level = LEVEL_DOCUMENTED,
		.editions = IN_WS2022,
		.clauses = {WS2022("ws2022-tskill/syntax/forms")},
		.when = lacks_process,
		.then = refuse_arguments,
	},
	{
		.id = "kill/id-and-a",
		.says = "/id: and /a exclude each other",
		.kind = MODEL_RULE_DECIDES,
		.level = LEVEL_DOCUMENTED,
		.editions = IN_WS2022,
		.decision = "Processes that `kill` ends",
		.clauses = {WS2022("ws2022-tskill/syntax/forms")},
		.when = has_id_and_all,
		.then = refuse_arguments,
	},
	{
		.id = "kill/server-needs-id-or-a",
		.says = "A name beside /server: needs /id: or /a",
		.kind = MODEL_RULE_DECIDES,
		.level = LEVEL_DOCUMENTED,
		.editions = IN_WS2022,
		.clauses = {WS2022("ws2022-tskill/remarks/id-or-a")},
		.when = lacks_id_or_all,
		.then = refuse_arguments,
	},
	{
		.id = "kill/invalid-arguments",
		.says = "Invalid arguments are refused, and nothing ends",
		.kind = MODEL_RULE_DECIDES,
		.level = LEVEL_DEFINED,
		.editions = IN_ALL,
		.decision = "Invalid arguments",
		.when = has_fault,
		.then = refuse_arguments,
	},
	{
		.id = "kill/server-that-does-not-answer",
		.says = "No process ends when the named server does not answer or does not exist",
		.kind = MODEL_RULE_DECIDES,
		.level = LEVEL_DOCUMENTED,
		.editions = IN_WS2022,
		.decision = "Refusals of a server",
		.clauses = {WS2022("ws2022-tskill/parameters/server/named")},
		.when = lacks_server,
		.then = refuse_server,
	},
	{
		.id = "kill/server-that-does-not-answer-before",
		.says = "No process ends when the named server does not answer or does not exist",
		.kind = MODEL_RULE_DECIDES,
		.level = LEVEL_DEFINED,
		.editions = IN_NT4 | IN_WS2003,
		.decision = "Refusals of a server",
		.when = lacks_server,
		.then = refuse_server,
	},
	{
		.id = "kill/no-such-process",
		.says = "A process that does not exist ends nothing",
		.kind = MODEL_RULE_DECIDES,
		.level = LEVEL_DOCUMENTED,
		.editions = IN_WS2022,
		.decision = "Processes that `kill` ends",
		.clauses = {WS2022("ws2022-tskill/parameters/process-id",
			"ws2022-tskill/parameters/process-name",
			"ws2022-tskill/parameters/server/default")},
		.when = lacks_match,
		.then = refuse_silently,
	},
	{
		.id = "kill/no-such-process-before",
		.says = "A process that does not exist ends nothing",
		.kind = MODEL_RULE_DECIDES,
		.level = LEVEL_DEFINED,
		.editions = IN_NT4 | IN_WS2003,
		.decision = "Processes that `kill` ends",
		.when = lacks_match,
		.then = refuse_silently,
	},
	{
		.id = "kill/processes-of-others",
		.says = "Who is no administrator ends only processes of his own",
		.kind = MODEL_RULE_DECIDES,
		.level = LEVEL_DOCUMENTED,
		.editions = IN_WS2022,
		.decision = "Visible sessions and programs",
		.clauses = {WS2022("ws2022-tskill/description/own")},
		.when = matches_others_only,
		.then = refuse_silently,
	},
	{
		.id = "kill/processes-of-others-before",
		.says = "Who is no administrator ends only processes of his own",
		.kind = MODEL_RULE_DECIDES,
		.level = LEVEL_DEFINED,
		.editions = IN_NT4 | IN_WS2003,
		.decision = "Visible sessions and programs",
		.when = matches_others_only,
		.then = refuse_silently,
	},
	{
		.id = "kill/last-process",
		.says = "The session ends with its last process",
		.kind = MODEL_RULE_DECIDES,
		.level = LEVEL_DOCUMENTED,
		.editions = IN_WS2022,
		.decision = "The last program of a session",
		.clauses = {WS2022("ws2022-tskill/remarks/session-ends",
			"ws2022-tskill/description/ends", "ws2022-tskill/parameters/process-name",
			"ws2022-tskill/parameters/a")},
		.when = ends_a_session,
		.then = end_processes,
	},
	{
		.id = "kill/last-process-before",
		.says = "The session ends with its last process",
		.kind = MODEL_RULE_DECIDES,
		.level = LEVEL_DEFINED,
		.editions = IN_NT4 | IN_WS2003,
		.decision = "The last program of a session",
		.when = ends_a_session,
		.then = end_processes,
	},
	{
		.id = "kill/by-id",
		.says = "A process ends by its ID, and no other one",
		.kind = MODEL_RULE_DECIDES,
		.level = LEVEL_DOCUMENTED,
		.editions = IN_WS2022,
		.decision = "Processes that `kill` ends",
		.clauses = {WS2022("ws2022-tskill/parameters/process-id",
			"ws2022-tskill/description/ends",
			"ws2022-tskill/description/administrators",
			"ws2022-tskill/examples/process-6543")},
		.when = names_id,
		.then = end_processes,
	},
	{
		.id = "kill/by-id-before",
		.says = "A process ends by its ID, and no other one",
		.kind = MODEL_RULE_DECIDES,
		.level = LEVEL_DEFINED,
		.editions = IN_NT4 | IN_WS2003,
		.decision = "Processes that `kill` ends",
		.when = names_id,
		.then = end_processes,
	},
	{
		.id = "kill/by-name",
		.says = "Processes end by their name, with or without .exe, in the sessions that "
			"are meant",
		.kind = MODEL_RULE_DECIDES,
		.level = LEVEL_DOCUMENTED,
		.editions = IN_WS2022,
		.decision = "Processes that `kill` ends",
		.clauses = {WS2022("ws2022-tskill/parameters/process-name",
			"ws2022-tskill/parameters/process-name/wildcards",
			"ws2022-tskill/parameters/id", "ws2022-tskill/parameters/a",
			"ws2022-tskill/description/own", "ws2022-tskill/description/administrators",
			"ws2022-tskill/examples/explorer-on-5")},
		.when = names_programs,
		.then = end_processes,
	},
	{
		.id = "kill/by-name-before",
		.says = "Processes end by their name, with or without .exe, in the sessions that "
			"are meant",
		.kind = MODEL_RULE_DECIDES,
		.level = LEVEL_DEFINED,
		.editions = IN_NT4 | IN_WS2003,
		.decision = "Processes that `kill` ends",
		.when = names_programs,
		.then = end_processes,
	},
	{
		.id = "kill/verbose",
		.says = "/v prints what the command does",
		.kind = MODEL_RULE_ADDS,
		.level = LEVEL_DOCUMENTED,
		.editions = IN_WS2022,
		.clauses = {WS2022("ws2022-tskill/parameters/verbose")},
		.when = is_verbose,
		.then = print_something,
	},
};

const struct model_table kill_table = {"kill", rules, ARRAY_SIZE(rules)};
