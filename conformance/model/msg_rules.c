/* MSG: Q186480, and the page of later editions. */
#include <string.h>

#include "base/macros.h"
#include "base/name.h"
#include "base/utf8.h"
#include "conformance/model/condition.h"
#include "conformance/model/outcome.h"
#include "conformance/model/refusal.h"
#include "conformance/model/rights.h"
#include "conformance/model/rules.h"
#include "conformance/model/usage.h"

/* --- The message --- */

/* The text of the command line or of standard input; empty if there is none. */
static const char *message_of(const struct situation *situation)
{
	const struct model_request *request = &situation->request;
	const char *text = request->text_count ? request->text[0] : situation->typed->input;
	size_t length;

	for (size_t i = 1; text && i < request->text_count; i++)
		text = arena_printf(situation->arena, "%s %s", text, request->text[i]);
	if (!text)
		return "";
	length = strlen(text);
	while (!request->text_count && length > 0 &&
		(text[length - 1] == '\n' || text[length - 1] == '\r'))
		length--;
	text = arena_copy_bytes(situation->arena, text, length);
	return text ? text : "";
}

/* --- Receivers --- */

/* Whom the words mean: sessions, each once, and what is uncertain about them. */
struct receivers {
	const struct session **items;
	size_t count;
	size_t missing; /* words that mean nobody */
	size_t words;
	bool is_unclear; /* no document describes it */
};

static bool may_query(const struct situation *situation, const struct session *session)
{
	return situation_is_own(situation, situation->server, session) ||
	       (rights_over(
			situation->typed->farm, situation->account, situation->server, session) &
		       1u << RIGHT_QUERY_INFORMATION);
}

static bool is_pattern(const char *word)
{
	return strpbrk(word, "*?") != NULL;
}

static void add_receiver(const struct situation *situation, struct receivers *receivers,
	const struct session *session)
{
	const struct session **added;

	for (size_t i = 0; i < receivers->count; i++) {
		if (receivers->items[i] == session)
			return;
	}
	added = arena_append(situation->arena, &receivers->items, receivers->count, sizeof(*added));
	if (added) {
		*added = session;
		receivers->count++;
	}
}

/* Whether the session's user is meant, or the session by a pattern for its name. */
static bool user_is_meant(const struct session *session, const char *word)
{
	if (!session->user)
		return false;
	if (!is_pattern(word))
		return name_equal(session->user, word);
	return model_pattern_matches(word, session->user) ||
	       (session->name && model_pattern_matches(word, session->name));
}

/* The sessions of a user or a pattern. A session that may not be queried is not found this way. */
static void add_users(const struct situation *situation, const char *word, bool has_name,
	struct receivers *receivers)
{
	const struct server *server = situation->server;

	for (size_t i = 0; i < server->session_count; i++) {
		const struct session *session = &server->sessions[i];

		if (!user_is_meant(session, word))
			continue;
		receivers->is_unclear |= !may_query(situation, session) || has_name;
		/* whether those count as logged on, no document says */
		receivers->is_unclear |= is_pattern(word) && session->state != SESSION_ACTIVE;
		if (may_query(situation, session))
			add_receiver(situation, receivers, session);
	}
}

static void add_word(
	const struct situation *situation, const char *word, struct receivers *receivers)
{
	struct model_selector selector = model_selector_read(word);
	const struct session *session, *namesake = NULL;
	struct receivers alone = {0};

	receivers->words++;
	if (selector.is_id)
		session = selector.is_beyond ? NULL : model_session(situation->server, selector.id);
	else
		session = model_session_of_name(situation->server, word, &namesake);
	if (namesake && namesake->state == SESSION_SHADOW)
		receivers->is_unclear = true;
	if (session)
		add_receiver(situation, &alone, session);
	if (!selector.is_id)
		add_users(situation, word, session != NULL, &alone);
	receivers->missing += alone.count == 0;
	receivers->is_unclear |= alone.is_unclear;
	for (size_t i = 0; i < alone.count; i++)
		add_receiver(situation, receivers, alone.items[i]);
}

static const char *list_of(const struct situation *situation)
{
	const char *name = situation->request.selector.text + 1;

	for (size_t i = 0; i < situation->typed->file_count; i++) {
		if (strcmp(situation->typed->files[i].name, name) == 0)
			return situation->typed->files[i].text;
	}
	return NULL;
}

static bool names_list(const struct situation *situation)
{
	return situation->request.selector.text && *situation->request.selector.text == '@';
}

/* Each line is a name, without the blanks around it. */
static void add_lines(
	const struct situation *situation, const char *list, struct receivers *receivers)
{
	while (*list) {
		size_t length = strcspn(list, "\n"), from = strspn(list, " \t"), to = length;
		const char *word;

		while (to > from && strchr(" \t\r", list[to - 1]))
			to--;
		if (to > from) {
			word = arena_copy_bytes(situation->arena, list + from, to - from);
			if (word)
				add_word(situation, word, receivers);
		}
		list += length + (list[length] == '\n');
	}
}

static struct receivers find_receivers(const struct situation *situation)
{
	struct receivers receivers = {0};

	if (!situation->server || !situation->request.selector.text)
		return receivers;
	if (!names_list(situation))
		add_word(situation, situation->request.selector.text, &receivers);
	else if (list_of(situation))
		add_lines(situation, list_of(situation), &receivers);
	/* others get the message, which no document says */
	if (receivers.words > 1 && receivers.missing > 0)
		receivers.is_unclear = true;
	return receivers;
}

/* --- Refused receivers --- */

static bool may_send(const struct situation *situation, const struct session *session)
{
	return situation_is_own(situation, situation->server, session) ||
	       (rights_over(
			situation->typed->farm, situation->account, situation->server, session) &
		       1u << RIGHT_MESSAGE);
}

/* docs/decisions.md, "Responses to messages" */
static bool takes_messages(const struct situation *situation, const struct session *session)
{
	if (session_is_at(situation->server, session, WINSTATION_SERVICES))
		return false;
	return session->state == SESSION_ACTIVE || session->state == SESSION_CONNECTED ||
	       session->state == SESSION_CONNECTQUERY || session->state == SESSION_SHADOW ||
	       session->state == SESSION_DISCONNECTED;
}

static size_t count_refused(const struct situation *situation, const struct receivers *receivers)
{
	size_t count = 0;

	for (size_t i = 0; i < receivers->count; i++)
		count += !may_send(situation, receivers->items[i]) ||
			 !takes_messages(situation, receivers->items[i]);
	return count;
}

/* --- Conditions --- */

static bool lacks_receiver(const struct situation *situation)
{
	return !situation->request.selector.text && situation->request.word_count == 0 &&
	       situation->request.fault == MODEL_FAULT_OTHER;
}

static bool lacks_file(const struct situation *situation)
{
	return names_list(situation) && !list_of(situation);
}

static bool lacks_message(const struct situation *situation)
{
	return !has_fault(situation) && *message_of(situation) == '\0';
}

static bool has_empty_list(const struct situation *situation)
{
	return names_list(situation) && list_of(situation) && situation->server &&
	       find_receivers(situation).words == 0;
}

static bool finds_nobody(const struct situation *situation)
{
	struct receivers receivers = find_receivers(situation);

	return receivers.words == 1 && receivers.count == 0 && !receivers.is_unclear;
}

static bool is_unclear(const struct situation *situation)
{
	struct receivers receivers = find_receivers(situation);
	size_t refused = count_refused(situation, &receivers);

	if (receivers.is_unclear || (refused > 0 && receivers.words + receivers.count > 2))
		return true;
	if (!utf8_is_valid(message_of(situation)))
		return true;
	for (size_t i = 0; i < receivers.count; i++) {
		const struct session *session = receivers.items[i];

		/* nobody is logged on, or nobody sits there */
		if (may_send(situation, session) &&
			(!session->user || (session->state != SESSION_ACTIVE &&
						   session->state != SESSION_DISCONNECTED)))
			return true;
	}
	return false;
}

static bool lacks_message_right(const struct situation *situation)
{
	struct receivers receivers = find_receivers(situation);

	return !is_unclear(situation) && receivers.count > 0 &&
	       count_refused(situation, &receivers) > 0;
}

/* Whether all receivers are clear, and allowed. */
static bool reaches_receivers(const struct situation *situation)
{
	struct receivers receivers = find_receivers(situation);

	return receivers.count > 0 && !is_unclear(situation) &&
	       count_refused(situation, &receivers) == 0;
}

static bool names_all(const struct situation *situation)
{
	return reaches_receivers(situation) && strcmp(situation->request.selector.text, "*") == 0;
}

static bool reaches_list(const struct situation *situation)
{
	return reaches_receivers(situation) && names_list(situation);
}

static bool names_id(const struct situation *situation)
{
	return reaches_receivers(situation) && situation->request.selector.is_id;
}

static bool names_pattern(const struct situation *situation)
{
	return reaches_receivers(situation) && !names_all(situation) && !names_list(situation) &&
	       is_pattern(situation->request.selector.text);
}

static bool names_name(const struct situation *situation)
{
	return reaches_receivers(situation) && !names_id(situation) && !names_list(situation) &&
	       !is_pattern(situation->request.selector.text);
}

static bool sends_something(const struct situation *situation)
{
	return situation->answer->expectations.count > 0 &&
	       situation->answer->expectations.items[0].changes.count > 0;
}

static bool is_verbose(const struct situation *situation)
{
	return sends_something(situation) && situation->request.given[MODEL_SWITCH_VERBOSE];
}

static bool shows_time(const struct situation *situation)
{
	return is_verbose(situation) && find_receivers(situation).items[0]->name;
}

static bool is_quiet(const struct situation *situation)
{
	return sends_something(situation) && !situation->request.given[MODEL_SWITCH_VERBOSE] &&
	       !situation->request.given[MODEL_SWITCH_WAIT] &&
	       situation->answer->expectations.items[0].exit_number == 0;
}

/* --- Results --- */

static void show_help_of_page(struct situation *situation)
{
	static const char *const options[] = {
		"[Ss][Ee][Rr][Vv][Ee][Rr]:[^ ]*", "[Tt][Ii][Mm][Ee]:[^ ]*", "[Vv]", "[Ww]"};

	for (size_t i = 0; i < ARRAY_SIZE(options); i++)
		outcome_matches(
			situation, STREAM_OUTPUT, LEVEL_DOCUMENTED, "^ +/%s +[A-Za-z]", options[i]);
}

static void refuse_without_receiver(struct situation *situation)
{
	outcome_refuse(situation);
	outcome_empty(situation, STREAM_OUTPUT, LEVEL_DOCUMENTED, false);
	outcome_contains(situation, STREAM_STDERR, LEVEL_OBSERVED, "Invalid parameter(s)");
}

static void refuse_names(struct situation *situation)
{
	outcome_refuse(situation);
	outcome_contains(situation, STREAM_STDERR, LEVEL_OBSERVED, "getting session names");
	outcome_equals(
		situation, STREAM_OUTPUT, LEVEL_DEFINED, "Error 1722 getting session names\n");
}

static void refuse_receiver(struct situation *situation)
{
	outcome_refuse(situation);
	if (!names_list(situation))
		outcome_equals(situation, STREAM_OUTPUT, LEVEL_DEFINED,
			"No session exists for %s\n", situation->request.selector.text);
}

static void send_nothing(struct situation *situation)
{
	situation->outcome->exit = EXIT_WANT_ANY;
}

static void send_to_receivers(struct situation *situation)
{
	struct receivers receivers = find_receivers(situation);
	const char *text = message_of(situation);
	bool is_text = utf8_is_valid(text);

	if (is_text && receivers.missing == 0 && count_refused(situation, &receivers) == 0)
		outcome_succeed(situation);
	else
		outcome_refuse(situation);
	for (size_t i = 0; is_text && i < receivers.count; i++) {
		const struct session *session = receivers.items[i];

		if (may_send(situation, session) && takes_messages(situation, session))
			outcome_change(situation, CHANGE_MESSAGE_SENT, text, "%s/%u",
				situation->server->name, (unsigned)session->id);
	}
}

static void print_something(struct situation *situation)
{
	outcome_empty(situation, STREAM_OUTPUT, LEVEL_DOCUMENTED, false);
}

static void print_time(struct situation *situation)
{
	const char *seconds = situation->request.values[MODEL_SWITCH_TIME];

	outcome_contains(situation, STREAM_STDOUT, LEVEL_DEFINED,
		"Sending message to session %s, display time ",
		find_receivers(situation).items[0]->name);
	outcome_contains(situation, STREAM_STDOUT, LEVEL_OBSERVED, ", display time %u\n",
		seconds ? (unsigned)model_selector_read(seconds).id : 60);
}

static void print_nothing(struct situation *situation)
{
	outcome_empty(situation, STREAM_OUTPUT, LEVEL_DEFINED, true);
}

static const struct model_rule rules[] = {
	{
		.id = "msg/help",
		.says = "/? shows the usage and does nothing else",
		.kind = MODEL_RULE_DECIDES,
		.level = LEVEL_DOCUMENTED,
		.editions = IN_NT4 | IN_WS2022,
		.decision = "Help beside other arguments",
		.clauses = {NT4("q186480/parameters/help/syntax",
				    "q186480/parameters/help/options"),
			WS2022("ws2022-msg/parameters/help", "ws2022-msg/usage/help")},
		.when = asks_for_help,
		.then = show_help,
	},
	{
		.id = "msg/help-in-2003",
		.says = "/? shows the usage and does nothing else",
		.kind = MODEL_RULE_DECIDES,
		.level = LEVEL_DEFINED,
		.editions = IN_WS2003,
		.decision = "Help beside other arguments",
		.when = asks_for_help,
		.then = show_help,
	},
	{
		.id = "msg/help-of-article",
		.says = "/? shows the syntax and explains each option",
		.kind = MODEL_RULE_ADDS,
		.level = LEVEL_DOCUMENTED,
		.editions = IN_NT4 | IN_WS2022,
		.clauses = {NT4("q186480/parameters/help/syntax",
				    "q186480/parameters/help/options"),
			WS2022("ws2022-msg/parameters/help")},
		.when = asks_for_help,
		.then = show_help_of_page,
	},
	{
		.id = "msg/switch-that-was-seen",
		.says = "An unknown switch is refused, as the programs of Windows were seen to do",
		.kind = MODEL_RULE_DECIDES,
		.level = LEVEL_OBSERVED,
		.editions = IN_WS2022,
		.decision = "Invalid arguments",
		.clauses = {WS2022("ws2022-msg/usage/invalid")},
		.when = has_seen_fault,
		.then = refuse_arguments,
	},
	{
		.id = "msg/no-target",
		.says = "Without a user and a session an error message appears",
		.kind = MODEL_RULE_DECIDES,
		.level = LEVEL_DOCUMENTED,
		.editions = IN_NT4 | IN_WS2022,
		.clauses = {NT4("q186480/notes/no-target"),
			WS2022("ws2022-msg/parameters/username/needed")},
		.when = lacks_receiver,
		.then = refuse_without_receiver,
	},
	{
		.id = "msg/invalid-arguments",
		.says = "Invalid arguments are refused, and nothing is sent",
		.kind = MODEL_RULE_DECIDES,
		.level = LEVEL_DEFINED,
		.editions = IN_ALL,
		.decision = "Invalid arguments",
		.clauses = {NT4("q186480/syntax/session-id"), WS2022("ws2022-msg/syntax/forms")},
		.when = has_fault,
		.then = refuse_arguments,
	},
	{
		.id = "msg/no-message",
		.says = "An empty message is refused",
		.kind = MODEL_RULE_DECIDES,
		.level = LEVEL_DEFINED,
		.editions = IN_ALL,
		.decision = "The message of `msg`",
		.clauses = {NT4("q186480/parameters/standard-input"),
			WS2022("ws2022-msg/parameters/message")},
		.when = lacks_message,
		.then = refuse_silently,
	},
	{
		.id = "msg/server-that-does-not-answer",
		.says = "No message is sent when the named server does not answer or does not "
			"exist",
		.kind = MODEL_RULE_DECIDES,
		.level = LEVEL_DOCUMENTED,
		.editions = IN_NT4 | IN_WS2022,
		.decision = "Output of the other commands",
		.clauses = {NT4("q186480/parameters/server/named"),
			WS2022("ws2022-msg/parameters/server/named")},
		.when = lacks_server,
		.then = refuse_names,
	},
	{
		.id = "msg/server-that-does-not-answer-in-2003",
		.says = "No message is sent when the named server does not answer or does not "
			"exist",
		.kind = MODEL_RULE_DECIDES,
		.level = LEVEL_DEFINED,
		.editions = IN_WS2003,
		.decision = "Output of the other commands",
		.when = lacks_server,
		.then = refuse_names,
	},
	{
		.id = "msg/no-file",
		.says = "A list that does not exist sends nothing",
		.kind = MODEL_RULE_DECIDES,
		.level = LEVEL_DOCUMENTED,
		.editions = IN_NT4 | IN_WS2022,
		.clauses = {NT4("q186480/parameters/filename"),
			WS2022("ws2022-msg/parameters/filename")},
		.when = lacks_file,
		.then = refuse_silently,
	},
	{
		.id = "msg/no-file-in-2003",
		.says = "A list that does not exist sends nothing",
		.kind = MODEL_RULE_DECIDES,
		.level = LEVEL_DEFINED,
		.editions = IN_WS2003,
		.decision = "Receivers of `msg`",
		.when = lacks_file,
		.then = refuse_silently,
	},
	{
		.id = "msg/empty-list",
		.says = "An empty list sends nothing",
		.kind = MODEL_RULE_DECIDES,
		.level = LEVEL_DOCUMENTED,
		.editions = IN_NT4 | IN_WS2022,
		.clauses = {NT4("q186480/parameters/filename"),
			WS2022("ws2022-msg/parameters/filename")},
		.when = has_empty_list,
		.then = send_nothing,
	},
	{
		.id = "msg/empty-list-in-2003",
		.says = "An empty list sends nothing",
		.kind = MODEL_RULE_DECIDES,
		.level = LEVEL_DEFINED,
		.editions = IN_WS2003,
		.decision = "Receivers of `msg`",
		.when = has_empty_list,
		.then = send_nothing,
	},
	{
		.id = "msg/nobody",
		.says = "Nothing is sent to a user or session that does not exist",
		.kind = MODEL_RULE_DECIDES,
		.level = LEVEL_DOCUMENTED,
		.editions = IN_NT4 | IN_WS2022,
		.clauses = {NT4("q186480/parameters/username", "q186480/parameters/session-id",
				    "q186480/parameters/sessionname",
				    "q186480/notes/active-session",
				    "q186480/parameters/server/default"),
			WS2022("ws2022-msg/parameters/username", "ws2022-msg/parameters/session-id",
				"ws2022-msg/parameters/sessionname",
				"ws2022-msg/parameters/sessionname/active",
				"ws2022-msg/parameters/server/default")},
		.when = finds_nobody,
		.then = refuse_receiver,
	},
	{
		.id = "msg/nobody-in-2003",
		.says = "Nothing is sent to a user or session that does not exist",
		.kind = MODEL_RULE_DECIDES,
		.level = LEVEL_DEFINED,
		.editions = IN_WS2003,
		.decision = "Receivers of `msg`",
		.when = finds_nobody,
		.then = refuse_receiver,
	},
	{
		.id = "msg/unclear-receivers",
		.says = "Receivers that no document describes",
		.kind = MODEL_RULE_DECIDES,
		.level = LEVEL_DEFINED,
		.editions = IN_ALL,
		.decision = "Receivers of `msg`",
		.when = is_unclear,
		.then = send_to_receivers,
	},
	{
		.id = "msg/without-the-right",
		.says = "Without Message permission nothing is sent to another session",
		.kind = MODEL_RULE_DECIDES,
		.level = LEVEL_DOCUMENTED,
		.editions = IN_NT4 | IN_WS2022,
		.decision = "Responses to messages",
		.clauses = {NT4("q186480/security/message-permission"),
			WS2022("ws2022-msg/description/message-permission")},
		.when = lacks_message_right,
		.then = send_to_receivers,
	},
	{
		.id = "msg/without-the-right-in-2003",
		.says = "Without Message permission nothing is sent to another session",
		.kind = MODEL_RULE_DECIDES,
		.level = LEVEL_DEFINED,
		.editions = IN_WS2003,
		.decision = "Responses to messages",
		.when = lacks_message_right,
		.then = send_to_receivers,
	},
	{
		.id = "msg/to-all",
		.says = "The wildcard * alone means all users",
		.kind = MODEL_RULE_DECIDES,
		.level = LEVEL_DOCUMENTED,
		.editions = IN_NT4 | IN_WS2022,
		.clauses = {NT4("q186480/notes/single-wildcard", "q186480/syntax/all",
				    "q186480/examples/all-users",
				    "q186480/examples/all-users-in-time",
				    "q186480/parameters/time"),
			WS2022("ws2022-msg/parameters/all", "ws2022-msg/examples/all",
				"ws2022-msg/examples/all-in-time", "ws2022-msg/parameters/time")},
		.when = names_all,
		.then = send_to_receivers,
	},
	{
		.id = "msg/to-all-in-2003",
		.says = "The wildcard * alone means all users",
		.kind = MODEL_RULE_DECIDES,
		.level = LEVEL_DEFINED,
		.editions = IN_WS2003,
		.decision = "Receivers of `msg`",
		.when = names_all,
		.then = send_to_receivers,
	},
	{
		.id = "msg/to-list",
		.says = "A message goes to all that a list names",
		.kind = MODEL_RULE_DECIDES,
		.level = LEVEL_DOCUMENTED,
		.editions = IN_NT4 | IN_WS2022,
		.clauses = {NT4("q186480/parameters/filename", "q186480/syntax/filename",
				    "q186480/examples/userlist"),
			WS2022("ws2022-msg/parameters/filename", "ws2022-msg/examples/userlist")},
		.when = reaches_list,
		.then = send_to_receivers,
	},
	{
		.id = "msg/to-list-in-2003",
		.says = "A message goes to all that a list names",
		.kind = MODEL_RULE_DECIDES,
		.level = LEVEL_DEFINED,
		.editions = IN_WS2003,
		.decision = "Receivers of `msg`",
		.when = reaches_list,
		.then = send_to_receivers,
	},
	{
		.id = "msg/to-id",
		.says = "A message goes to the session of an ID",
		.kind = MODEL_RULE_DECIDES,
		.level = LEVEL_DOCUMENTED,
		.editions = IN_NT4 | IN_WS2022,
		.clauses = {NT4("q186480/parameters/session-id", "q186480/syntax/session-id",
				    "q186480/examples/session-12", "q186480/summary/sends"),
			WS2022("ws2022-msg/parameters/session-id", "ws2022-msg/syntax/forms",
				"ws2022-msg/description/sends")},
		.when = names_id,
		.then = send_to_receivers,
	},
	{
		.id = "msg/to-id-in-2003",
		.says = "A message goes to the session of an ID",
		.kind = MODEL_RULE_DECIDES,
		.level = LEVEL_DEFINED,
		.editions = IN_WS2003,
		.decision = "Receivers of `msg`",
		.when = names_id,
		.then = send_to_receivers,
	},
	{
		.id = "msg/to-pattern",
		.says = "The receiver may contain wildcards",
		.kind = MODEL_RULE_DECIDES,
		.level = LEVEL_DOCUMENTED,
		.editions = IN_NT4,
		.clauses = {NT4("q186480/notes/wildcards")},
		.when = names_pattern,
		.then = send_to_receivers,
	},
	{
		.id = "msg/to-pattern-later",
		.says = "The receiver may contain wildcards",
		.kind = MODEL_RULE_DECIDES,
		.level = LEVEL_DEFINED,
		.editions = IN_LATER,
		.decision = "Receivers of `msg`",
		.when = names_pattern,
		.then = send_to_receivers,
	},
	{
		.id = "msg/to-name",
		.says = "A message goes to all sessions of a user, or to the session of a name",
		.kind = MODEL_RULE_DECIDES,
		.level = LEVEL_DOCUMENTED,
		.editions = IN_NT4 | IN_WS2022,
		.decision = "Receivers of `msg`",
		.clauses = {NT4("q186480/parameters/message", "q186480/parameters/username",
				    "q186480/parameters/sessionname",
				    "q186480/parameters/configured-name", "q186480/syntax/username",
				    "q186480/syntax/sessionname",
				    "q186480/examples/all-sessions-of-user",
				    "q186480/examples/session-by-name",
				    "q186480/examples/standard-input",
				    "q186480/parameters/standard-input"),
			WS2022("ws2022-msg/parameters/message", "ws2022-msg/parameters/username",
				"ws2022-msg/parameters/sessionname", "ws2022-msg/examples/user1",
				"ws2022-msg/examples/modem02", "ws2022-msg/parameters/message/file",
				"ws2022-msg/parameters/message/prompt")},
		.when = names_name,
		.then = send_to_receivers,
	},
	{
		.id = "msg/to-name-in-2003",
		.says = "A message goes to all sessions of a user, or to the session of a name",
		.kind = MODEL_RULE_DECIDES,
		.level = LEVEL_DEFINED,
		.editions = IN_WS2003,
		.decision = "Receivers of `msg`",
		.when = names_name,
		.then = send_to_receivers,
	},
	{
		.id = "msg/verbose",
		.says = "/v prints what the command does",
		.kind = MODEL_RULE_ADDS,
		.level = LEVEL_DOCUMENTED,
		.editions = IN_NT4 | IN_WS2022,
		.clauses = {NT4("q186480/parameters/verbose"),
			WS2022("ws2022-msg/parameters/verbose")},
		.when = is_verbose,
		.then = print_something,
	},
	{
		.id = "msg/display-time",
		.says = "/v shows the time, which is 60 seconds unless it is given",
		.kind = MODEL_RULE_ADDS,
		.level = LEVEL_OBSERVED,
		.editions = IN_NT4 | IN_WS2022,
		.decision = "Output of the other commands",
		.clauses = {NT4("q186480/parameters/time", "q186480/parameters/verbose"),
			WS2022("ws2022-msg/parameters/time", "ws2022-msg/parameters/verbose")},
		.when = shows_time,
		.then = print_time,
	},
	{
		.id = "msg/quiet",
		.says = "Without /v and /w a message is sent without a word",
		.kind = MODEL_RULE_ADDS,
		.level = LEVEL_DEFINED,
		.editions = IN_ALL,
		.decision = "Output of the other commands",
		.clauses = {NT4("q186480/parameters/verbose", "q186480/parameters/wait"),
			WS2022("ws2022-msg/parameters/verbose", "ws2022-msg/parameters/wait",
				"ws2022-msg/parameters/wait/time")},
		.when = is_quiet,
		.then = print_nothing,
	},
};

const struct model_table msg_table = {"msg", rules, ARRAY_SIZE(rules)};
