#include "cli/command_words.h"

#include <assert.h>
#include <strings.h>

enum {
	WORDS_MAX = 8
};

static bool take_nothing(void *request, char *const *word, size_t number)
{
	(void)request;
	(void)word;
	(void)number;
	return false;
}

/* Only a request for help is valid without one of the words. */
static int explain(const struct command_words *words, const struct command_call *call)
{
	static const struct argument_switch switches[] = {HELP_SWITCH};
	struct argument_operand operands[WORDS_MAX];
	const struct argument_table tables[EDITION_COUNT] = {{
		.summary = words->summary,
		.syntax = words->syntax,
		.operands = operands,
		.operand_count = words->count,
		.switches = switches,
		.switch_count = ARRAY_SIZE(switches),
		.take = take_nothing,
	}};
	int status;

	assert(words->count <= WORDS_MAX);
	for (size_t i = 0; i < words->count; i++)
		operands[i] = (struct argument_operand){words->rows[i].word, words->rows[i].help};
	return command_parse(call, tables, NULL, &status) ? command_refuse(call, tables) : status;
}

static int run_word(
	const struct command_words *words, const char *word, const struct command_call *call)
{
	for (size_t i = 0; i < words->count; i++) {
		struct command_call named = *call;

		named.name = words->rows[i].name;
		if (strcasecmp(word, words->rows[i].word) == 0)
			return words->rows[i].run(&named);
	}
	return explain(words, call);
}

int command_words_start(const struct command_words *words, int (*open)(struct host **ret_host),
	int argc, char **argv)
{
	cleanup(command_deinit) struct command_call call =
		command_begin(words->name, open, argc, argv, argc > 1 ? 2 : 1);

	if (argc > 1 && *argv[1] == '/')
		call.first = 1;
	return run_word(words, argc > 1 ? argv[1] : "", &call);
}

int command_words_start_as(const struct command_words *words, const char *word,
	int (*open)(struct host **ret_host), int argc, char **argv)
{
	cleanup(command_deinit) struct command_call call = command_begin(word, open, argc, argv, 1);

	return run_word(words, word, &call);
}
