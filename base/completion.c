#include "base/completion.h"

#include <stdlib.h>
#include <string.h>

#include "base/command.h"
#include "base/macros.h"
#include "base/name.h"
#include "base/text.h"

/* How one line is read: like base/program_run.c does, but what is missing or wrong is no error. */
struct reading {
	const struct command_program *program;
	const struct command *command;
	const struct option_row *pending; /* the option whose value comes next */
	struct command_line line;
	struct completion completion;
	void *settings;
	char **argv;
	int argc, at; /* without the word that is being typed */
	bool operands_only;
	int rest_at; /* the first word of somebody else's command; 0 for none */
};

/* Does the word begin as what is typed? */
static bool word_has_prefix(const struct completion *completion, const char *word)
{
	char typed[256], low_word[256];
	size_t length = strlen(completion->word);

	if (!completion->ignores_case || length >= sizeof(typed))
		return strncmp(word, completion->word, length) == 0;
	name_lower(completion->word, typed, sizeof(typed));
	name_lower(word, low_word, sizeof(low_word));
	return strncmp(low_word, typed, strlen(typed)) == 0;
}

static void take_whole(const struct completion *completion, const char *word, const char *help)
{
	cleanup(text_deinit) struct text whole = {0};

	text_printf(&whole, "%.*s%s", (int)completion->before_length, completion->before, word);
	completion->take(completion->context, text_string(&whole), help);
}

void completion_offer(struct completion *completion, const char *word, const char *help)
{
	if (!word_has_prefix(completion, word))
		return;
	if (completion->take) {
		take_whole(completion, word, help);
		return;
	}
	fprintf(completion->to, "%.*s%s%s%s\n", (int)completion->before_length, completion->before,
		word, help && *help ? "\t" : "", help ? help : "");
}

void completion_offer_id(struct completion *completion, const char *id, const char *help)
{
	size_t typed = strlen(completion->word);
	const char *slash;
	int length;

	if (strncmp(id, completion->word, typed) != 0)
		return;
	slash = strchr(id + typed, '/');
	length = slash ? (int)(slash - id) + 1 : 0;
	if (!slash || (size_t)length >= sizeof(completion->last)) {
		completion_offer(completion, id, help);
		return;
	}
	if (strncmp(completion->last, id, (size_t)length) == 0 && !completion->last[length])
		return;
	snprintf(completion->last, sizeof(completion->last), "%.*s", length, id);
	completion_offer(completion, completion->last, NULL);
}

/* --- Values --- */

/* What a value or an operand is called says what it is: files, folders, or what the program knows. */
static void offer_kind(struct reading *reading, const char *kind)
{
	struct completion *completion = &reading->completion;
	const char *suffix = strrchr(kind, '.');

	if (reading->program->complete &&
		reading->program->complete(completion, kind, &reading->line, reading->settings))
		return;
	if (suffix)
		fprintf(completion->to, ":files %s\n", suffix);
	else if (strcmp(kind, "FILE") == 0 || strcmp(kind, "PATH") == 0)
		fputs(":files\n", completion->to);
	else if (strcmp(kind, "FOLDER") == 0)
		fputs(":folders\n", completion->to);
}

/* "PATH or id prefix": both. */
static void offer_kinds(struct reading *reading, const char *kinds, size_t length)
{
	while (length) {
		char kind[64];
		const char * or = strstr(kinds, " or ");
		size_t own = or &&(size_t)(or -kinds) < length ? (size_t)(or -kinds) : length;

		snprintf(kind, sizeof(kind), "%.*s", (int)own, kinds);
		offer_kind(reading, kind);
		if (own == length)
			return;
		kinds += own + strlen(" or ");
		length -= own + strlen(" or ");
	}
}

static void offer_value(struct reading *reading, const struct option_row *row)
{
	for (size_t i = 0; row->words && i < row->max; i++)
		completion_offer(&reading->completion, row->words[i], NULL);
	if (!row->words)
		offer_kinds(reading, row->value, strlen(row->value));
}

/* --- Operands --- */

/* The next operand of help's line, "[PATH or id prefix...]", without what surrounds it. */
static size_t next_operand(const char **at, const char **ret_operand)
{
	size_t length;

	*at += strspn(*at, "[] ");
	*ret_operand = *at;
	length = strcspn(*at, "[]");
	/* a blank parts operands, but for those that can be the one or the other */
	if (!strstr(*at, " or ") || strstr(*at, " or ") > *at + length)
		length = strcspn(*at, "[] ");
	*at += length;
	return length;
}

static bool is_repeated(const char *operand, size_t length)
{
	return length > 3 && strncmp(operand + length - 3, "...", 3) == 0;
}

static void offer_operand(struct reading *reading)
{
	const char *at = reading->command->operands, *operand = at;
	size_t length = 0, own;

	if (reading->line.operand_count >= reading->command->operands_max)
		return;
	for (size_t i = 0; i <= reading->line.operand_count; i++) {
		const char *next;

		own = next_operand(&at, &next);
		/* behind the last one only repetitions of it */
		if ((!own || strncmp(next, "--", 2) == 0) && !is_repeated(operand, length))
			return;
		if (!own || strncmp(next, "--", 2) == 0)
			break;
		operand = next;
		length = own;
	}
	offer_kinds(reading, operand, length - (is_repeated(operand, length) ? 3 : 0));
}

static void offer_options(struct reading *reading)
{
	for (size_t i = 0; i < reading->command->option_count; i++) {
		const struct option_row *row = &reading->command->options[i];
		char dashed[64];

		snprintf(dashed, sizeof(dashed), "--%s", row->name);
		completion_offer(&reading->completion, dashed, row->help);
	}
	completion_offer(&reading->completion, "--help", "print how this is used");
}

/* --- The words before --- */

static void take_option(struct reading *reading, const char *typed)
{
	const char *value = NULL;
	const struct option_row *row = option_find(reading->command, typed, &value);

	if (!row)
		return;
	if (row->value && !value)
		reading->pending = row;
	else
		option_store(row, reading->settings, value);
}

static void take_operand(struct reading *reading, const char *typed)
{
	struct command_line *line = &reading->line;

	if (line->operand_count >= reading->command->operands_max &&
		reading->command->rest_after_operands) {
		reading->rest_at = reading->at;
		return;
	}
	line->operands[line->operand_count++] = typed;
}

static void take_word(struct reading *reading)
{
	const char *typed = reading->argv[reading->at];

	if (reading->pending) {
		option_store(reading->pending, reading->settings, typed);
		reading->pending = NULL;
	} else if (reading->operands_only || typed[0] != '-' || !typed[1]) {
		take_operand(reading, typed);
	} else if (strcmp(typed, "--") != 0) {
		take_option(reading, typed);
	} else if (reading->command->takes_rest) {
		reading->rest_at = reading->at + 1;
	} else {
		reading->operands_only = true;
	}
}

/* Does the word that is being typed begin somebody else's command without `--`? */
static bool begins_rest(const struct reading *reading)
{
	return reading->command->rest_after_operands && !reading->pending &&
	       *reading->completion.word != '-' &&
	       reading->line.operand_count == reading->command->operands_max;
}

static void offer_rest(struct reading *reading)
{
	int at = reading->rest_at ? reading->rest_at : reading->at;

	reading->line.rest = reading->argv + at;
	if (reading->program->complete && reading->program->complete(&reading->completion,
						  "COMMAND", &reading->line, reading->settings))
		return;
	/* the program's name is a word of the line, too */
	fprintf(reading->completion.to, ":command %d\n", at + 1);
}

/* --- The word itself --- */

static void offer_word(struct reading *reading)
{
	struct completion *completion = &reading->completion;
	const char *value = NULL;
	const struct option_row *row;

	if (reading->pending) {
		offer_value(reading, reading->pending);
	} else if (*completion->word != '-' || reading->operands_only) {
		offer_operand(reading);
	} else if (strncmp(completion->word, "--", 2) != 0 || !strchr(completion->word, '=')) {
		offer_options(reading);
	} else {
		row = option_find(reading->command, completion->word, &value);
		if (!row || !row->value || !value)
			return;
		completion->before = completion->word;
		completion->before_length = (size_t)(value - completion->word);
		completion->word = value;
		offer_value(reading, row);
	}
}

static void read_words(struct reading *reading)
{
	for (reading->at = 1; reading->at < reading->argc && !reading->rest_at; reading->at++)
		take_word(reading);
	if (reading->rest_at || begins_rest(reading))
		offer_rest(reading);
	else
		offer_word(reading);
}

static void offer_commands(struct reading *reading)
{
	const struct command_program *program = reading->program;

	for (size_t i = 0; i < program->command_count; i++)
		completion_offer(&reading->completion, program->commands[i]->name,
			program->commands[i]->summary);
	if (reading->argc > 0)
		return;
	completion_offer(&reading->completion, "help", "Say how a command is used");
	if (*reading->completion.word == '-') {
		completion_offer(&reading->completion, "--help", "list the commands");
		completion_offer(&reading->completion, "--version", "say which version this is");
	}
}

int program_complete(const struct command_program *program, int argc, char **argv)
{
	_Alignas(max_align_t) unsigned char settings[COMMAND_SETTINGS_MAX];
	struct reading reading = {.program = program,
		.argv = argv,
		.argc = argc - 1,
		.settings = settings,
		.completion = {.to = stdout, .word = argc > 0 ? argv[argc - 1] : "", .before = ""}};

	if (argc < 1)
		return EXIT_MISUSED;
	reading.command = argc > 1 ? command_find(program, argv[0]) : NULL;
	if (argc == 1 || (argc == 2 && strcmp(argv[0], "help") == 0)) {
		offer_commands(&reading);
		return EXIT_DONE;
	}
	if (!reading.command)
		return EXIT_DONE;
	command_init_settings(reading.command, settings);
	reading.line.operands = calloc((size_t)argc + 1, sizeof(*reading.line.operands));
	if (!reading.line.operands)
		return EXIT_BROKEN;
	read_words(&reading);
	free(reading.line.operands);
	return EXIT_DONE;
}
