#include "base/program_run.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/completion.h"
#include "base/macros.h"
#include "base/text.h"
#include "base/utf8.h"
#include "base/word.h"
#include "base/wrap.h"

/* More commands or options than any program here has. */
enum {
	WORDS_MAX = 48,
	HELP_WIDTH = 80
};

#define MSG_UNKNOWN "unknown %s '%s'%s%s%s; '%s --help' lists what there is"
#define MSG_NO_COMMAND "no command given; '%s --help' lists them"
#define MSG_NEEDS_VALUE "option '%s' needs a value: --%s %s"
#define MSG_TAKES_NO_VALUE "option '--%s' takes no value"
#define MSG_BAD_VALUE "option '--%s' does not take '%s'; accepted: %s"
#define MSG_OPERANDS "%s; usage: %s %s%s%s"

/* How one parse goes: where it stands, and for whom. */
struct parse {
	const struct command_program *program;
	const struct command *command;
	struct output *out;
	char **argv;
	int argc, at;
	struct command_line *line;
	void *settings;
	bool wants_help;
};

static int refuse_unknown(struct parse *parse, const char *noun, const char *text,
	const char *const *words, size_t count)
{
	const char *nearest = word_nearest(text, words, count);
	cleanup(text_deinit) struct text help = {0};

	text_add(&help, parse->program->name);
	if (parse->command)
		text_printf(&help, " %s", parse->command->name);
	return fail(parse->out, EXIT_MISUSED, MSG_UNKNOWN, noun, text,
		nearest ? "; did you mean '" : "", nearest ? nearest : "", nearest ? "'?" : "",
		text_string(&help));
}

static int refuse_option(struct parse *parse, const char *typed)
{
	const struct command *command = parse->command;
	const char *words[WORDS_MAX];
	char dashed[WORDS_MAX][32];

	for (size_t i = 0; i < command->option_count; i++) {
		snprintf(dashed[i], sizeof(dashed[i]), "--%s", command->options[i].name);
		words[i] = dashed[i];
	}
	return refuse_unknown(parse, "option", typed, words, command->option_count);
}

static int parse_option(struct parse *parse)
{
	const char *typed = parse->argv[parse->at++];
	const char *value = NULL;
	const struct option_row *row = option_find(parse->command, typed, &value);
	cleanup(text_deinit) struct text accepted = {0};

	if (strcmp(typed, "--help") == 0 || strcmp(typed, "-h") == 0) {
		parse->wants_help = true;
		return EXIT_DONE;
	}
	if (!row)
		return refuse_option(parse, typed);
	if (!row->value && value)
		return fail(parse->out, EXIT_MISUSED, MSG_TAKES_NO_VALUE, row->name);
	if (row->value && !value) {
		if (parse->at == parse->argc)
			return fail(parse->out, EXIT_MISUSED, MSG_NEEDS_VALUE, typed, row->name,
				row->value);
		value = parse->argv[parse->at++];
	}
	if (option_store(row, parse->settings, value))
		return EXIT_DONE;
	option_add_accepted(row, &accepted);
	return fail(parse->out, EXIT_MISUSED, MSG_BAD_VALUE, row->name, value ? value : "",
		text_string(&accepted));
}

static int refuse_operands(struct parse *parse, const char *sentence)
{
	const char *operands = parse->command->operands;

	return fail(parse->out, EXIT_MISUSED, MSG_OPERANDS, sentence, parse->program->name,
		parse->command->name, *operands ? " " : "", operands);
}

static int parse_operand(struct parse *parse)
{
	struct command_line *line = parse->line;

	if (line->operand_count == parse->command->operands_max) {
		if (!parse->command->rest_after_operands)
			return refuse_operands(parse, "too many arguments");
		line->rest = parse->argv + parse->at;
		parse->at = parse->argc;
		return EXIT_DONE;
	}
	line->operands[line->operand_count++] = parse->argv[parse->at++];
	return EXIT_DONE;
}

/* Behind `--` nothing is an option. */
static int parse_operands(struct parse *parse)
{
	int status = EXIT_DONE;

	while (parse->at < parse->argc && status == EXIT_DONE)
		status = parse_operand(parse);
	return status;
}

static int parse_arguments(struct parse *parse)
{
	while (parse->at < parse->argc && !parse->wants_help) {
		const char *typed = parse->argv[parse->at];
		int status;

		if (strcmp(typed, "--") == 0) {
			parse->at++;
			if (!parse->command->takes_rest)
				return parse_operands(parse);
			parse->line->rest = parse->argv + parse->at;
			return EXIT_DONE;
		}
		status = typed[0] == '-' && typed[1] ? parse_option(parse) : parse_operand(parse);
		if (status != EXIT_DONE)
			return status;
	}
	return EXIT_DONE;
}

static int parse_line(struct parse *parse)
{
	int status = parse_arguments(parse);

	if (status != EXIT_DONE || parse->wants_help)
		return status;
	if (parse->line->operand_count < parse->command->operands_min)
		return refuse_operands(parse, "an argument is missing");
	return EXIT_DONE;
}

/* Print a sentence in lines that end at HELP_WIDTH; all but the first begin at `column`. */
static void print_folded(FILE *to, const char *words, size_t column)
{
	int indent = 0;

	assert(column < HELP_WIDTH);
	do {
		const char *line = words;
		size_t length = wrap_line(&words, HELP_WIDTH - column);

		fprintf(to, "%*s%.*s\n", indent, "", (int)length, line);
		indent = (int)column;
	} while (*words);
}

/* Help: two columns, the second at the width of the widest first. */
static void print_rows(FILE *to, const char *const *first, const char *const *second, size_t count)
{
	size_t width = 0;

	for (size_t i = 0; i < count; i++)
		width = utf8_width(first[i]) > width ? utf8_width(first[i]) : width;
	for (size_t i = 0; i < count; i++) {
		fprintf(to, "  %-*s  ", (int)width, first[i]);
		print_folded(to, second[i], width + 4);
	}
}

static void print_program_help(const struct command_program *program, FILE *to)
{
	const char *names[WORDS_MAX], *summaries[WORDS_MAX];

	for (size_t i = 0; i < program->command_count; i++) {
		names[i] = program->commands[i]->name;
		summaries[i] = program->commands[i]->summary;
	}
	fprintf(to, "%s\n\nUsage: %s COMMAND [ARGUMENT...]\n\n", program->summary, program->name);
	print_rows(to, names, summaries, program->command_count);
	fprintf(to, "\n'%s COMMAND --help' describes one, '%s --version' this program.\n",
		program->name, program->name);
}

enum {
	OPTIONS_SPACED = 20
};

static void print_command_help(
	const struct command_program *program, const struct command *command, FILE *to)
{
	char rows[WORDS_MAX][64];
	const char *names[WORDS_MAX], *helps[WORDS_MAX];

	print_folded(to, command->summary, 0);
	fprintf(to, "\nUsage: %s %s%s%s%s\n", program->name, command->name,
		command->option_count ? " [OPTION...]" : "", *command->operands ? " " : "",
		command->operands);
	for (size_t i = 0; i < command->option_count; i++) {
		const struct option_row *row = &command->options[i];
		char letter[] = {'-', row->letter, ',', ' ', '\0'};

		snprintf(rows[i], sizeof(rows[i]), "%s--%s%s%s", row->letter ? letter : "",
			row->name, row->value ? " " : "", row->value ? row->value : "");
		names[i] = rows[i];
		helps[i] = row->help;
	}
	/* the longest list fits a terminal of 24 lines without the blank one */
	if (command->option_count && command->option_count < OPTIONS_SPACED)
		fputc('\n', to);
	print_rows(to, names, helps, command->option_count);
}

static int run_command(struct parse *parse)
{
	_Alignas(max_align_t) unsigned char settings[COMMAND_SETTINGS_MAX];
	struct command_line line = {0};
	const char **operands = calloc((size_t)parse->argc + 1, sizeof(*operands));
	int status;

	if (!operands)
		return fail(parse->out, EXIT_BROKEN, "out of memory");
	line.operands = operands;
	parse->line = &line;
	parse->settings = settings;
	command_init_settings(parse->command, settings);
	status = parse_line(parse);
	if (parse->wants_help)
		print_command_help(parse->program, parse->command, parse->out->results);
	else if (status == EXIT_DONE)
		status = parse->command->run(&line, settings, parse->out);
	free(operands);
	return status;
}

static int refuse_command(struct parse *parse, const char *typed)
{
	const char *names[WORDS_MAX];

	for (size_t i = 0; i < parse->program->command_count; i++)
		names[i] = parse->program->commands[i]->name;
	return refuse_unknown(parse, "command", typed, names, parse->program->command_count);
}

/* `help` lists the commands, and `help COMMAND` describes one. */
static int print_help(struct parse *parse)
{
	const struct command_program *program = parse->program;
	const char *typed = parse->argc > 2 ? parse->argv[2] : NULL;
	const struct command *command = typed ? command_find(program, typed) : NULL;

	if (typed && !command)
		return refuse_command(parse, typed);
	if (command)
		print_command_help(program, command, parse->out->results);
	else
		print_program_help(program, parse->out->results);
	return EXIT_DONE;
}

static int choose_command(struct parse *parse)
{
	const struct command_program *program = parse->program;
	const char *typed = parse->argc > 1 ? parse->argv[1] : NULL;

	if (!typed)
		return fail(parse->out, EXIT_MISUSED, MSG_NO_COMMAND, program->name);
	if (strcmp(typed, "--help") == 0 || strcmp(typed, "-h") == 0 || strcmp(typed, "help") == 0)
		return print_help(parse);
	if (strcmp(typed, "--version") == 0) {
		fprintf(parse->out->results, "%s %s\n", program->name, program->version);
		return EXIT_DONE;
	}
	if (strcmp(typed, "--complete") == 0)
		return program_complete(program, parse->argc - 2, parse->argv + 2);
	parse->command = command_find(program, typed);
	if (!parse->command)
		return refuse_command(parse, typed);
	parse->at = 2;
	return run_command(parse);
}

int program_run(const struct command_program *program, int argc, char **argv)
{
	struct output out;
	struct parse parse = {.program = program, .out = &out, .argv = argv, .argc = argc};

	output_init(&out, program->name);
	return output_finish(&out, choose_command(&parse), EXIT_BROKEN);
}
