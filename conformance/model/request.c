#include "conformance/model/request.h"

#include <assert.h>
#include <string.h>

#include "base/macros.h"
#include "base/name.h"
#include "base/utf8.h"

enum value_need {
	VALUE_NONE,
	VALUE_NEEDED
};

#define IN(edition) (1u << (edition))
#define IN_ALL (IN(EDITION_NT4) | IN(EDITION_WS2003) | IN(EDITION_WS2022))

struct syntax_switch {
	const char *text;
	enum model_switch meaning;
	enum value_need value;
	unsigned editions;
};

struct syntax {
	enum model_command command;
	enum model_part part;
	unsigned editions;
	const struct syntax_switch *switches;
	size_t switch_count;
	size_t words_least, words_most;
};

#define HELP                                                                                       \
	{                                                                                          \
		"/?", MODEL_SWITCH_HELP, VALUE_NONE, IN_ALL                                        \
	}
#define SERVER                                                                                     \
	{                                                                                          \
		"/server", MODEL_SWITCH_SERVER, VALUE_NEEDED, IN_ALL                               \
	}
#define VERBOSE                                                                                    \
	{                                                                                          \
		"/v", MODEL_SWITCH_VERBOSE, VALUE_NONE, IN_ALL                                     \
	}
#define VM                                                                                         \
	{                                                                                          \
		"/vm", MODEL_SWITCH_VM, VALUE_NONE, IN(EDITION_WS2022)                             \
	}

static const struct syntax_switch help_alone[] = {HELP};
static const struct syntax_switch logoff_switches[] = {HELP, SERVER, VERBOSE, VM};
static const struct syntax_switch reset_switches[] = {HELP, SERVER, VERBOSE};

static const struct syntax_switch connect_switches[] = {
	HELP,
	{"/server", MODEL_SWITCH_SERVER, VALUE_NEEDED, IN(EDITION_NT4)},
	{"/password", MODEL_SWITCH_PASSWORD, VALUE_NEEDED, IN_ALL},
	{"/dest", MODEL_SWITCH_DEST, VALUE_NEEDED, IN_ALL},
	VERBOSE,
};

static const struct syntax_switch change_switches[] = {
	HELP,
	{"/query", MODEL_SWITCH_QUERY, VALUE_NONE, IN_ALL},
	{"/enable", MODEL_SWITCH_ENABLE, VALUE_NONE, IN_ALL},
	{"/disable", MODEL_SWITCH_DISABLE, VALUE_NONE, IN_ALL},
	{"/drain", MODEL_SWITCH_DRAIN, VALUE_NONE, IN(EDITION_WS2022)},
	{"/drainuntilrestart", MODEL_SWITCH_DRAIN_UNTIL_RESTART, VALUE_NONE, IN(EDITION_WS2022)},
};

static const struct syntax_switch kill_switches[] = {
	HELP,
	SERVER,
	{"/id", MODEL_SWITCH_ID, VALUE_NEEDED, IN_ALL},
	{"/a", MODEL_SWITCH_ALL, VALUE_NONE, IN_ALL},
	VERBOSE,
};

static const struct syntax_switch msg_switches[] = {
	HELP,
	SERVER,
	{"/time", MODEL_SWITCH_TIME, VALUE_NEEDED, IN_ALL},
	{"/w", MODEL_SWITCH_WAIT, VALUE_NONE, IN_ALL},
	VERBOSE,
};

static const struct syntax_switch session_switches[] = {
	HELP,
	SERVER,
	{"/mode", MODEL_SWITCH_MODE, VALUE_NONE, IN_ALL},
	{"/flow", MODEL_SWITCH_FLOW, VALUE_NONE, IN_ALL},
	{"/connect", MODEL_SWITCH_CONNECT, VALUE_NONE, IN_ALL},
	{"/counter", MODEL_SWITCH_COUNTER, VALUE_NONE, IN(EDITION_WS2003) | IN(EDITION_WS2022)},
	VM,
};

static const struct syntax_switch user_switches[] = {HELP, SERVER};

static const struct syntax_switch process_switches[] = {
	HELP,
	SERVER,
	{"/id", MODEL_SWITCH_ID, VALUE_NEEDED, IN_ALL},
	{"/system", MODEL_SWITCH_SYSTEM, VALUE_NONE, IN(EDITION_NT4)},
};

static const struct syntax_switch servers_switches[] = {
	HELP,
	{"/domain", MODEL_SWITCH_DOMAIN, VALUE_NEEDED, IN_ALL},
	{"/address", MODEL_SWITCH_ADDRESS, VALUE_NONE, IN_ALL},
	{"/continue", MODEL_SWITCH_CONTINUE, VALUE_NONE, IN_ALL},
};

#define SWITCHES(rows) rows, ARRAY_SIZE(rows)
#define LATER (IN(EDITION_WS2003) | IN(EDITION_WS2022))

static const struct syntax syntaxes[] = {
	{MODEL_LOGOFF, MODEL_PART_NONE, IN_ALL, SWITCHES(logoff_switches), 0, 1},
	{MODEL_DISCONN, MODEL_PART_NONE, IN_ALL, SWITCHES(logoff_switches), 0, 1},
	{MODEL_CONNECT, MODEL_PART_NONE, IN(EDITION_NT4), SWITCHES(connect_switches), 0, 1},
	{MODEL_CONNECT, MODEL_PART_NONE, LATER, SWITCHES(connect_switches), 1, 1},
	{MODEL_RESET, MODEL_PART_NONE, IN_ALL, SWITCHES(help_alone), 1, 0},
	{MODEL_RESET, MODEL_PART_SESSION, IN_ALL, SWITCHES(reset_switches), 1, 1},
	{MODEL_CHANGE, MODEL_PART_NONE, IN_ALL, SWITCHES(help_alone), 1, 0},
	{MODEL_CHANGE, MODEL_PART_LOGON, IN_ALL, SWITCHES(change_switches), 0, 0},
	{MODEL_CHANGE, MODEL_PART_DEVICES, IN_ALL, SWITCHES(help_alone), 0, 0},
	{MODEL_KILL, MODEL_PART_NONE, IN_ALL, SWITCHES(kill_switches), 1, 1},
	{MODEL_MSG, MODEL_PART_NONE, IN_ALL, SWITCHES(msg_switches), 1, 1},
	{MODEL_QUERY, MODEL_PART_NONE, IN_ALL, SWITCHES(help_alone), 1, 0},
	{MODEL_QUERY, MODEL_PART_SESSION, IN_ALL, SWITCHES(session_switches), 0, 1},
	{MODEL_QUERY, MODEL_PART_USER, IN_ALL, SWITCHES(user_switches), 0, 1},
	{MODEL_QUERY, MODEL_PART_PROCESS, IN_ALL, SWITCHES(process_switches), 0, 1},
	{MODEL_QUERY, MODEL_PART_SERVERS, IN_ALL, SWITCHES(servers_switches), 0, 1},
	{MODEL_QUERY, MODEL_PART_OBJECT, IN_ALL, SWITCHES(help_alone), 0, 0},
};

static const struct {
	const char *program;
	enum model_command command;
	enum model_part part;
} programs[] = {
	{"logoff", MODEL_LOGOFF, MODEL_PART_NONE},
	{"disconn", MODEL_DISCONN, MODEL_PART_NONE},
	{"tsdiscon", MODEL_DISCONN, MODEL_PART_NONE},
	{"connect", MODEL_CONNECT, MODEL_PART_NONE},
	{"tscon", MODEL_CONNECT, MODEL_PART_NONE},
	{"reset", MODEL_RESET, MODEL_PART_NONE},
	{"rwinsta", MODEL_RESET, MODEL_PART_SESSION},
	{"change", MODEL_CHANGE, MODEL_PART_NONE},
	{"chglogon", MODEL_CHANGE, MODEL_PART_LOGON},
	{"kill", MODEL_KILL, MODEL_PART_NONE},
	{"tskill", MODEL_KILL, MODEL_PART_NONE},
	{"msg", MODEL_MSG, MODEL_PART_NONE},
	{"query", MODEL_QUERY, MODEL_PART_NONE},
	{"qwinsta", MODEL_QUERY, MODEL_PART_SESSION},
	{"quser", MODEL_QUERY, MODEL_PART_USER},
	{"qprocess", MODEL_QUERY, MODEL_PART_PROCESS},
	{"qappsrv", MODEL_QUERY, MODEL_PART_SERVERS},
};

/* The words after QUERY, RESET and CHANGE. */
static const struct {
	enum model_command command;
	const char *word;
	enum model_part part;
	unsigned editions;
} parts[] = {
	{MODEL_RESET, "session", MODEL_PART_SESSION, IN_ALL},
	{MODEL_RESET, "winsta", MODEL_PART_SESSION, IN(EDITION_NT4)},
	{MODEL_CHANGE, "logon", MODEL_PART_LOGON, IN_ALL},
	{MODEL_CHANGE, "port", MODEL_PART_DEVICES, IN_ALL},
	{MODEL_CHANGE, "user", MODEL_PART_DEVICES, IN_ALL},
	{MODEL_QUERY, "session", MODEL_PART_SESSION, IN_ALL},
	{MODEL_QUERY, "user", MODEL_PART_USER, IN_ALL},
	{MODEL_QUERY, "process", MODEL_PART_PROCESS, IN_ALL},
	{MODEL_QUERY, "appservers", MODEL_PART_SERVERS, IN(EDITION_NT4)},
	{MODEL_QUERY, "termserver", MODEL_PART_SERVERS, LATER},
	{MODEL_QUERY, "object", MODEL_PART_OBJECT, IN(EDITION_NT4)},
};

static bool program_from_name(
	const char *program, enum model_command *ret_command, enum model_part *ret_part)
{
	for (size_t i = 0; i < ARRAY_SIZE(programs); i++) {
		if (name_equal(program, programs[i].program)) {
			*ret_command = programs[i].command;
			*ret_part = programs[i].part;
			return true;
		}
	}
	return false;
}

bool model_command_from_program(const char *program, enum model_command *ret_command)
{
	enum model_part part;

	return program_from_name(program, ret_command, &part);
}

static bool has_parts(enum model_command command)
{
	return command == MODEL_RESET || command == MODEL_CHANGE || command == MODEL_QUERY;
}

static enum model_part part_from_word(
	enum model_command command, const char *word, enum edition edition)
{
	for (size_t i = 0; i < ARRAY_SIZE(parts); i++) {
		if (parts[i].command == command && (parts[i].editions & IN(edition)) &&
			name_equal(parts[i].word, word))
			return parts[i].part;
	}
	return MODEL_PART_NONE;
}

static const struct syntax *syntax_of(
	enum model_command command, enum model_part part, enum edition edition)
{
	for (size_t i = 0; i < ARRAY_SIZE(syntaxes); i++) {
		if (syntaxes[i].command == command && syntaxes[i].part == part &&
			(syntaxes[i].editions & IN(edition)))
			return &syntaxes[i];
	}
	assert(false && "a command without a syntax");
	return NULL;
}

struct model_selector model_selector_read(const char *word)
{
	struct model_selector selector = {.text = word, .is_id = *word != '\0'};
	uint64_t number = 0;

	for (const char *c = word; *c; c++) {
		if (*c < '0' || *c > '9') {
			selector.is_id = false;
			return selector;
		}
		if (number <= LISTENER_ID_MAX)
			number = number * 10 + (uint64_t)(*c - '0');
	}
	selector.is_beyond = number > LISTENER_ID_MAX;
	selector.id = selector.is_beyond ? 0 : (uint32_t)number;
	return selector;
}

/* --- Arguments --- */

static char ascii_lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

/* Whether `text` begins with the switch; `*ret_rest` is the text after it. */
static bool begins_with_switch(const char *text, const char *typed, const char **ret_rest)
{
	while (*text) {
		if (ascii_lower(*typed) != *text)
			return false;
		text++;
		typed++;
	}
	*ret_rest = typed;
	return true;
}

static void set_fault(struct model_request *request, enum model_fault fault)
{
	if (request->fault == MODEL_FAULT_NONE)
		request->fault = fault;
}

/* Take a switch with the value after its colon. */
static void take_switch(
	struct model_request *request, const struct syntax_switch *taken, const char *rest)
{
	const char *former = request->values[taken->meaning];

	request->given[taken->meaning] = true;
	if (taken->value == VALUE_NONE)
		return;
	if (*rest != ':' || !rest[1] || !utf8_is_valid(rest + 1)) {
		set_fault(request, MODEL_FAULT_OTHER);
		return;
	}
	if (former && !name_equal(former, rest + 1))
		set_fault(request, MODEL_FAULT_OTHER);
	request->values[taken->meaning] = rest + 1;
}

static void read_switch(struct model_request *request, const struct syntax *syntax,
	enum edition edition, const char *argument)
{
	for (size_t i = 0; i < syntax->switch_count; i++) {
		const struct syntax_switch *row = &syntax->switches[i];
		const char *rest;

		if (!(row->editions & IN(edition)) ||
			!begins_with_switch(row->text, argument, &rest))
			continue;
		if (*rest == '\0' || (*rest == ':' && row->value != VALUE_NONE)) {
			take_switch(request, row, rest);
			return;
		}
	}
	if (strcmp(argument, "/h") == 0 || strcmp(argument, "-help") == 0)
		set_fault(request, MODEL_FAULT_SEEN);
	else
		set_fault(request, MODEL_FAULT_SWITCH);
}

static void read_word(
	struct model_request *request, const struct syntax *syntax, const char *argument)
{
	if (!*argument || !utf8_is_valid(argument) || request->word_count == syntax->words_most) {
		set_fault(request, MODEL_FAULT_OTHER);
		return;
	}
	assert(request->word_count < MODEL_WORDS_MAX);
	request->words[request->word_count++] = argument;
}

/* --- Arguments that exclude each other --- */

static size_t count_given(
	const struct model_request *request, enum model_switch first, enum model_switch last)
{
	size_t count = 0;

	for (enum model_switch i = first; i <= last; i++)
		count += request->given[i];
	return count;
}

/* Whether the value is given, and is an ID. */
static bool is_number(const char *text)
{
	return text && model_selector_read(text).is_id;
}

/* docs/decisions.md, "Processes that `kill` ends" and the page of tskill. */
static bool kill_is_faulty(const struct model_request *request, enum edition edition)
{
	bool has_id = request->given[MODEL_SWITCH_ID], has_all = request->given[MODEL_SWITCH_ALL];

	if (has_id && (has_all || !is_number(request->values[MODEL_SWITCH_ID])))
		return true;
	if (request->selector.is_id)
		return has_id || has_all;
	return edition != EDITION_NT4 && request->given[MODEL_SWITCH_SERVER] && !has_id && !has_all;
}

/* Seconds for which a message is displayed. */
static bool is_time(const char *text)
{
	return is_number(text) && strlen(text) < 7;
}

/* What the table of switches cannot say. */
static bool request_is_faulty(const struct model_request *request, enum edition edition)
{
	/* docs/decisions.md, "The switch /vm" */
	if (request->given[MODEL_SWITCH_VM] && !request->selector.is_id &&
		request->command != MODEL_QUERY)
		return true;
	if (request->command == MODEL_KILL)
		return kill_is_faulty(request, edition);
	if (request->command == MODEL_MSG && request->given[MODEL_SWITCH_TIME])
		return !is_time(request->values[MODEL_SWITCH_TIME]);
	if (request->command == MODEL_CHANGE && request->part == MODEL_PART_LOGON)
		return count_given(request, MODEL_SWITCH_ENABLE, MODEL_SWITCH_QUERY) != 1;
	if (request->command == MODEL_QUERY && request->part == MODEL_PART_PROCESS &&
		request->given[MODEL_SWITCH_ID])
		return request->selector.text || !is_number(request->values[MODEL_SWITCH_ID]);
	return false;
}

static void read_arguments(struct model_request *request, const struct syntax *syntax,
	enum edition edition, const char *const *arguments, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		bool is_switch = *arguments[i] == '/' || *arguments[i] == '-';

		/* docs/decisions.md, "The message of `msg`" */
		if (request->command == MODEL_MSG && !is_switch && *arguments[i] &&
			request->word_count > 0) {
			request->text = arguments + i;
			request->text_count = count - i;
			return;
		}
		if (is_switch)
			read_switch(request, syntax, edition, arguments[i]);
		else
			read_word(request, syntax, arguments[i]);
	}
}

bool model_request_read(const char *const *arguments, size_t count, enum edition edition,
	struct model_request *ret_request)
{
	struct model_request request = {0};
	const struct syntax *syntax;
	size_t first = 1;

	if (count == 0 || !program_from_name(arguments[0], &request.command, &request.part))
		return false;
	if (request.part == MODEL_PART_NONE && has_parts(request.command)) {
		request.is_dispatched = true;
		if (count > 1)
			request.part = part_from_word(request.command, arguments[1], edition);
		first += request.part != MODEL_PART_NONE;
	}
	syntax = syntax_of(request.command, request.part, edition);
	read_arguments(&request, syntax, edition, arguments + first, count - first);
	if (request.word_count > 0)
		request.selector = model_selector_read(request.words[0]);
	if (request.word_count < syntax->words_least || request_is_faulty(&request, edition))
		set_fault(&request, MODEL_FAULT_OTHER);
	*ret_request = request;
	return true;
}

/* --- Patterns --- */

bool model_pattern_matches(const char *pattern, const char *name)
{
	int32_t expected, actual;

	if (*pattern == '\0')
		return *name == '\0';
	if (*pattern == '*') {
		do {
			if (model_pattern_matches(pattern + 1, name))
				return true;
		} while (*name && (utf8_next(&name), true));
		return false;
	}
	if (*name == '\0')
		return false;
	expected = utf8_next(&pattern);
	actual = utf8_next(&name);
	if (expected != '?' && name_fold_character(expected) != name_fold_character(actual))
		return false;
	return model_pattern_matches(pattern, name);
}
