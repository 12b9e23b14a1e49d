#include <errno.h>
#include <string.h>

#include "shell/prompt/for.h"
#include "shell/prompt/lines.h"
#include "shell/prompt/messages.h"
#include "shell/prompt/system.h"

static int loop_over_line(struct prompt_loop_run *run, const struct prompt_line_options *options,
	const char *line, size_t length)
{
	cleanup(arena_freep) struct arena *arena = arena_new();
	char *copy = arena ? arena_copy_bytes(arena, line, length) : NULL;
	const char *tokens[PROMPT_TOKEN_MAX + 1];
	size_t first = (unsigned char)run->node->loop->variable, count;

	if (!copy)
		return -ENOMEM;
	count = prompt_line_take(options, copy, tokens);
	for (size_t i = 0; i < count && first + i < PROMPT_LOOP_VARIABLES; i++)
		run->prompt->loop_values[first + i] = tokens[i];
	return count ? prompt_loop_once(run) : 0;
}

static int loop_over_text(struct prompt_loop_run *run, const struct prompt_line_options *options,
	const struct text *text)
{
	struct prompt_lines lines = prompt_lines_of(text);
	unsigned long number = 0;
	const char *line;
	size_t length;
	int r = 0;

	while (r == 0 && prompt_lines_next(&lines, &line, &length))
		if (number++ >= options->skip)
			r = loop_over_line(run, options, line, length);
	return r;
}

/*
 * A command has a prompt of its own in Windows: it leaves no batch, and ERRORLEVEL, as it was. Delayed
 * expansion is off there.
 */
static int run_for_output(struct prompt_loop_run *run, const char *command, int output)
{
	struct prompt *prompt = run->prompt;
	struct prompt_batch *batch = prompt->batch;
	const bool is_delayed = prompt->variables.is_delayed;
	int errorlevel = prompt->errorlevel, status;
	int r;

	prompt->batch = NULL;
	prompt->variables.is_delayed = false;
	r = prompt_run_text(prompt, command,
		(const int[]){run->descriptors[0], output, run->descriptors[2]}, false, &status);
	prompt->batch = batch;
	prompt->variables.is_delayed = is_delayed;
	prompt->errorlevel = errorlevel;
	return r == PROMPT_E_EXIT ? 0 : r;
}

static int read_command(struct prompt_loop_run *run, const char *command, struct text *text)
{
	int output = prompt_open_temporary();
	int r;

	if (output < 0)
		return output;
	r = run_for_output(run, command, output);
	if (r == 0)
		r = prompt_rewind(output);
	if (r == 0)
		r = prompt_read_all(output, text);
	prompt_close(output);
	return r;
}

static int loop_over_command(
	struct prompt_loop_run *run, const struct prompt_line_options *options, const char *command)
{
	cleanup(text_deinit) struct text text = {0};
	int r = read_command(run, command, &text);

	return r == 0 ? loop_over_text(run, options, &text) : r;
}

static int loop_over_string(
	struct prompt_loop_run *run, const struct prompt_line_options *options, const char *string)
{
	cleanup(text_deinit) struct text text = {0};

	text_add(&text, string);
	return text.failed ? -ENOMEM : loop_over_text(run, options, &text);
}

static int loop_over_file(
	struct prompt_loop_run *run, const struct prompt_line_options *options, const char *name)
{
	cleanup(text_deinit) struct text text = {0};
	int r = prompt_read_file(run->prompt, name, &text);

	if (r == 0)
		return loop_over_text(run, options, &text);
	if (r == -ENOMEM)
		return r;
	*run->ret_status = 1;
	run->prompt->errorlevel = 1;
	if (r == -ENOENT)
		prompt_say(run->descriptors[2], MSG_NO_FILE_NAMED, name);
	else
		prompt_complain(run->descriptors[2], r, name);
	return 0;
}

static int loop_over_listed(struct prompt_loop_run *run, const struct prompt_line_options *options)
{
	size_t count = 0;
	char **words = prompt_words(run->arena, run->set, &count);
	int r = words ? 0 : -ENOMEM;

	for (size_t i = 0; r == 0 && i < count; i++)
		r = loop_over_file(run, options, prompt_unquote(words[i]));
	return r;
}

/* What stands between a quote and the last one of its kind; NULL when it is not quoted so. */
static char *take_quoted_set(char *set, char quote)
{
	char *end;

	set += strspn(set, " \t");
	end = strrchr(set, quote);
	if (*set != quote || end == set || end[1 + strspn(end + 1, " \t")])
		return NULL;
	*end = '\0';
	return set + 1;
}

int prompt_loop_over_lines(struct prompt_loop_run *run)
{
	char *options_text = prompt_expand_loops(run->prompt, run->arena, run->node->loop->options);
	struct prompt_line_options options;
	char *quoted;

	if (!options_text)
		return -ENOMEM;
	if (prompt_line_options_parse(prompt_unquote(options_text), &options) != 0) {
		prompt_say(run->descriptors[2], MSG_UNEXPECTED, run->node->loop->options);
		*run->ret_status = 1;
		run->prompt->errorlevel = 1;
		return prompt_batch_abort(run->prompt);
	}
	quoted = take_quoted_set(run->set, options.uses_backquotes ? '`' : '\'');
	if (quoted)
		return loop_over_command(run, &options, quoted);
	quoted = take_quoted_set(run->set, options.uses_backquotes ? '\'' : '"');
	if (quoted)
		return loop_over_string(run, &options, quoted);
	return loop_over_listed(run, &options);
}
