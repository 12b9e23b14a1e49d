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

static const char *usage_of(const struct command_words *words, enum edition edition)
{
	while (edition > 0 && !words->usage[edition])
		edition--;
	return words->usage[edition];
}

static bool is_in(const struct command_word *row, enum edition edition)
{
	return row->first <= edition && edition <= row->last;
}

/* Only a request for help is valid without one of the words. */
static int explain_word(const struct command_words *words, const struct command_call *call)
{
	static const struct argument_switch switches[] = {HELP_SWITCH};
	struct argument_operand operands[WORDS_MAX];
	struct argument_table tables[EDITION_COUNT] = {{
		.summary = words->summary,
		.syntax = words->syntax,
		.usage = usage_of(words, call->edition),
		.operands = operands,
		.switches = switches,
		.switch_count = ARRAY_SIZE(switches),
		.take = take_nothing,
	}};
	int status;

	assert(words->count <= WORDS_MAX);
	for (size_t i = 0; i < words->count; i++) {
		const struct command_word *row = &words->rows[i];

		if (is_in(row, call->edition))
			operands[tables[0].operand_count++] =
				(struct argument_operand){row->word, row->help};
	}
	return command_parse(call, tables, NULL, &status) ? command_refuse(call, tables) : status;
}

static int run_row(const struct command_word *row, const struct command_call *call)
{
	struct command_call named = *call;

	named.name = row->name;
	return row->run(&named);
}

int command_words_start(const struct command_words *words, int (*open)(struct host **ret_host),
	int argc, char **argv)
{
	cleanup(command_deinit) struct command_call call =
		command_begin(words->name, open, argc, argv, argc > 1 ? 2 : 1);
	const char *word = argc > 1 ? argv[1] : "";

	if (*word == '/')
		call.first = 1;
	for (size_t i = 0; i < words->count; i++) {
		const struct command_word *row = &words->rows[i];
		int status;

		if (!is_in(row, call.edition) || strcasecmp(word, row->word) != 0)
			continue;
		status = run_row(row, &call);
		return status == COMMAND_DONE && words->is_dispatcher ? call.texts->dispatched
								      : status;
	}
	return explain_word(words, &call);
}

int command_words_start_as(const struct command_words *words, const char *word,
	int (*open)(struct host **ret_host), int argc, char **argv)
{
	cleanup(command_deinit) struct command_call call = command_begin(word, open, argc, argv, 1);

	for (size_t i = 0; i < words->count; i++) {
		if (strcasecmp(word, words->rows[i].word) == 0)
			return run_row(&words->rows[i], &call);
	}
	return explain_word(words, &call);
}
