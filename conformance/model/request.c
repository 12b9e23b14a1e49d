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
	const struct syntax_switch *switches;
	size_t switch_count;
	size_t words_least, words_most;
};

static const struct syntax_switch logoff_switches[] = {
	{"/?", MODEL_SWITCH_HELP, VALUE_NONE, IN_ALL},
	{"/server", MODEL_SWITCH_SERVER, VALUE_NEEDED, IN_ALL},
	{"/v", MODEL_SWITCH_VERBOSE, VALUE_NONE, IN_ALL},
	{"/vm", MODEL_SWITCH_VM, VALUE_NONE, IN(EDITION_WS2022)},
};

#define SWITCHES(rows) rows, ARRAY_SIZE(rows)

static const struct syntax syntaxes[MODEL_COMMAND_COUNT] = {
	[MODEL_LOGOFF] = {SWITCHES(logoff_switches), 0, 1},
};

static const struct {
	const char *program;
	enum model_command command;
} programs[] = {
	{"logoff", MODEL_LOGOFF},
};

bool model_command_from_program(const char *program, enum model_command *ret_command)
{
	for (size_t i = 0; i < ARRAY_SIZE(programs); i++) {
		if (name_equal(program, programs[i].program)) {
			*ret_command = programs[i].command;
			return true;
		}
	}
	return false;
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

/* An id is needed beside /vm: docs/decisions.md, "The switch /vm". */
static void check_request(struct model_request *request, const struct syntax *syntax)
{
	if (request->word_count < syntax->words_least)
		set_fault(request, MODEL_FAULT_OTHER);
	if (request->given[MODEL_SWITCH_VM] && !request->selector.is_id)
		set_fault(request, MODEL_FAULT_OTHER);
}

bool model_request_read(const char *const *arguments, size_t count, enum edition edition,
	struct model_request *ret_request)
{
	struct model_request request = {0};
	const struct syntax *syntax;

	if (count == 0 || !model_command_from_program(arguments[0], &request.command))
		return false;
	syntax = &syntaxes[request.command];
	for (size_t i = 1; i < count; i++) {
		if (*arguments[i] == '/' || *arguments[i] == '-')
			read_switch(&request, syntax, edition, arguments[i]);
		else
			read_word(&request, syntax, arguments[i]);
	}
	if (request.word_count > 0)
		request.selector = model_selector_read(request.words[0]);
	check_request(&request, syntax);
	*ret_request = request;
	return true;
}
