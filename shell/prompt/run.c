#include <ctype.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/command_line.h"
#include "shell/prompt/builtins.h"
#include "shell/prompt/messages.h"
#include "shell/prompt/redirect.h"
#include "shell/prompt/system.h"

/* the ERRORLEVEL after an unknown command */
enum {
	STATUS_NOT_RECOGNIZED = 9009
};

/* --- A command --- */

static int run_program(struct prompt *prompt, struct arena *arena, const char *name,
	const char *tail, const int descriptors[3], int *ret_status)
{
	char *line = arena_printf(arena, "%s %s", name, tail);
	char **words;
	size_t count;
	int r;

	words = line ? command_line_split(arena, line, &count) : NULL;
	if (!words)
		return -ENOMEM;
	r = count ? prompt->calls->run(prompt->context, words, descriptors, ret_status) : 0;
	if (r == -ENOMEM)
		return r;
	if (r == -ENOENT) {
		prompt_print(descriptors[2], "%s", MSG_NOT_RECOGNIZED);
		*ret_status = STATUS_NOT_RECOGNIZED;
	} else if (r < 0) {
		prompt_complain(descriptors[2], r, words[0]);
		*ret_status = 1;
	}
	prompt->errorlevel = *ret_status;
	return 0;
}

/* A switch need not be parted from its command: logoff/? */
static int run_file(struct prompt *prompt, struct arena *arena, const char *name, const char *tail,
	const int descriptors[3], int *ret_status)
{
	cleanup(text_deinit) struct text path = {0};
	size_t length = strcspn(name, "/\"");
	const char *bare;

	if (length && name[length] == '/') {
		tail = arena_printf(arena, "%s%s", name + length, tail);
		name = arena_copy_bytes(arena, name, length);
	}
	bare = name ? arena_copy(arena, name) : NULL;
	if (!bare || !tail)
		return -ENOMEM;
	if (prompt_batch_find(prompt_unquote((char *)bare), &path))
		return prompt_batch_run(
			prompt, path.bytes, name, tail, descriptors, false, ret_status);
	return run_program(prompt, arena, name, tail, descriptors, ret_status);
}

/* Was all written that the command printed? The exit status. Nobody is told whose reader has gone. */
static int end_output(const struct prompt_command *command)
{
	int error = prompt_take_write_error();

	if (error < 0 && error != -EPIPE)
		prompt_complain(command->descriptors[2], error, command->name);
	return error < 0;
}

static int run_builtin(
	const struct prompt_builtin_row *row, const struct prompt_command *command, int *ret_status)
{
	struct prompt *prompt = command->prompt;
	int r;

	if (strncmp(prompt_skip_blanks(command->tail), "/?", 2) == 0) {
		prompt_print(command->descriptors[1], "%s\n", row->help);
		return 0;
	}
	prompt_take_write_error();
	r = row->run(command, ret_status);
	if (r == 0 && *ret_status == 0)
		*ret_status = end_output(command);
	if (row->is_program || *ret_status)
		prompt->errorlevel = *ret_status;
	return r;
}

/* How much of a word names a command of the prompt: echo. and cd\ are one word. */
static size_t builtin_length(const char *name)
{
	size_t length = strcspn(name, ".\\/:+[](");

	return length ? length : strlen(name);
}

int prompt_run_command(struct prompt *prompt, const char *name, const char *tail,
	const int descriptors[3], int *ret_status)
{
	cleanup(arena_freep) struct arena *arena = arena_new();
	size_t length = builtin_length(name);
	const struct prompt_builtin_row *row = prompt_builtin_find(name, length);
	struct prompt_command command = {prompt, arena, name, tail, descriptors};

	if (!arena)
		return -ENOMEM;
	if (prompt->calls->is_interrupted(prompt->context))
		return PROMPT_E_INTERRUPTED;
	*ret_status = 0;
	/* a drive: there is but one */
	if (!*name || (isalpha((unsigned char)name[0]) && strcmp(name + 1, ":") == 0))
		return 0;
	if (!row)
		return run_file(prompt, arena, name, tail, descriptors, ret_status);
	command.tail = arena_printf(arena, "%s%s", name + length, tail);
	return command.tail ? run_builtin(row, &command, ret_status) : -ENOMEM;
}

static int run_command_node(struct prompt *prompt, const struct prompt_node *node,
	const int descriptors[3], int *ret_status)
{
	cleanup(arena_freep) struct arena *arena = arena_new();
	char *name = arena ? prompt_expand_loops(prompt, arena, node->name) : NULL;
	char *tail = name ? prompt_expand_loops(prompt, arena, node->tail) : NULL;

	if (!tail)
		return -ENOMEM;
	return prompt_run_command(prompt, name, tail, descriptors, ret_status);
}

/* --- Statements --- */

static int run_kind(struct prompt *prompt, const struct prompt_node *node, const int descriptors[3],
	int *ret_status)
{
	switch (node->kind) {
	case PROMPT_COMMAND:
		return run_command_node(prompt, node, descriptors, ret_status);
	case PROMPT_FOR:
		return prompt_run_for(prompt, node, descriptors, ret_status);
	case PROMPT_IF:
		return prompt_run_if(prompt, node, descriptors, ret_status);
	case PROMPT_GROUP:
		return prompt_run(prompt, node->left, descriptors, ret_status);
	case PROMPT_THEN:
	case PROMPT_OR:
	case PROMPT_AND:
	case PROMPT_PIPE:
		break;
	}
	return prompt_run(prompt, node, descriptors, ret_status);
}

/* A redirection that fails keeps the command from running, and ERRORLEVEL as it was. */
static int run_redirected(struct prompt *prompt, const struct prompt_node *node,
	const int descriptors[3], int *ret_status)
{
	cleanup(prompt_streams_deinit) struct prompt_streams streams;
	int r;

	prompt_streams_init(&streams, descriptors);
	r = prompt_streams_redirect(&streams, prompt, node->redirects);
	if (r != 0) {
		*ret_status = 1;
		return r == PROMPT_E_NOT_OPENED ? 0 : r;
	}
	return run_kind(prompt, node, streams.of, ret_status);
}

/* --- Operators --- */

/* What a stage prints is all there before the next begins, in a file without a name. */
static int run_stage(struct prompt *prompt, const struct prompt_node *node,
	const int descriptors[3], int *input, int *ret_status)
{
	int output = prompt_open_temporary();
	int r;

	if (output < 0)
		return output;
	r = prompt_run(prompt, node, (const int[]){*input, output, descriptors[2]}, ret_status);
	if (*input != descriptors[0])
		prompt_close(*input);
	*input = output;
	/* `exit` ends its stage: each has a prompt of its own in Windows */
	if (r == PROMPT_E_EXIT)
		r = 0;
	return r == 0 ? prompt_rewind(output) : r;
}

static int run_pipe(struct prompt *prompt, const struct prompt_node *node, const int descriptors[3],
	int *ret_status)
{
	int input = descriptors[0], r = 0;

	for (; r == 0 && node->kind == PROMPT_PIPE; node = node->right)
		r = run_stage(prompt, node->left, descriptors, &input, ret_status);
	if (r == 0)
		r = prompt_run(prompt, node, (const int[]){input, descriptors[1], descriptors[2]},
			ret_status);
	if (input != descriptors[0])
		prompt_close(input);
	return r == PROMPT_E_EXIT ? 0 : r;
}

static int run_left(struct prompt *prompt, const struct prompt_node *node, const int descriptors[3],
	int *ret_status)
{
	if (prompt_is_operator(node))
		return prompt_run(prompt, node->left, descriptors, ret_status);
	if (node->redirects)
		return run_redirected(prompt, node, descriptors, ret_status);
	return run_kind(prompt, node, descriptors, ret_status);
}

static int run_tree(struct prompt *prompt, const struct prompt_node *node, const int descriptors[3],
	int *ret_status)
{
	for (; node; node = node->right) {
		int r;

		if (node->kind == PROMPT_PIPE)
			return run_pipe(prompt, node, descriptors, ret_status);
		r = run_left(prompt, node, descriptors, ret_status);
		if (r == 0 && prompt->calls->is_interrupted(prompt->context))
			r = PROMPT_E_INTERRUPTED;
		if (r != 0 || !prompt_is_operator(node))
			return r;
		if ((node->kind == PROMPT_AND && *ret_status != 0) ||
			(node->kind == PROMPT_OR && *ret_status == 0))
			return 0;
	}
	return 0;
}

/* A batch file may call itself without end; the stack has one. */
int prompt_run(struct prompt *prompt, const struct prompt_node *node, const int descriptors[3],
	int *ret_status)
{
	int r;

	if (prompt->depth >= PROMPT_DEPTH_MAX) {
		prompt_print(descriptors[2], MSG_RUNS_TOO_DEEP, PROMPT_DEPTH_MAX);
		prompt->errorlevel = *ret_status = 1;
		return prompt_batch_abort(prompt);
	}
	prompt->depth++;
	r = run_tree(prompt, node, descriptors, ret_status);
	prompt->depth--;
	return r;
}
