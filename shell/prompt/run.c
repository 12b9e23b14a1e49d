/* Trees: nodes with their redirections, and the operators between them. */
#include <assert.h>
#include <errno.h>
#include <string.h>

#include "shell/prompt/messages.h"
#include "shell/prompt/redirect.h"
#include "shell/prompt/system.h"

static int run_command_node(struct prompt *prompt, const struct prompt_node *node,
	const int descriptors[3], int *ret_status)
{
	cleanup(arena_freep) struct arena *arena = arena_new();
	char *name = arena ? prompt_expand_late(prompt, arena, node->name) : NULL;
	char *tail = name ? prompt_expand_late(prompt, arena, node->tail) : NULL;

	if (!tail)
		return -ENOMEM;
	if (strcmp(name, "rem") != 0)
		prompt_note_exclamation(prompt, tail);
	return prompt_run_command(prompt, name, tail, descriptors, ret_status);
}

/* A redirection that fails keeps the command from running, and ERRORLEVEL as it was. */
static int run_node(struct prompt *prompt, const struct prompt_node *node, const int descriptors[3],
	int *ret_status)
{
	cleanup(prompt_streams_deinit) struct prompt_streams streams;
	int r;

	prompt_streams_init(&streams, descriptors);
	r = prompt_streams_redirect(&streams, prompt, node->redirects);
	if (r != 0) {
		*ret_status = 1;
		return r == PROMPT_E_NOT_OPENED ? 0 : r;
	}
	switch (node->kind) {
	case PROMPT_COMMAND:
		return run_command_node(prompt, node, streams.of, ret_status);
	case PROMPT_FOR:
		return prompt_run_for(prompt, node, streams.of, ret_status);
	case PROMPT_IF:
		return prompt_run_if(prompt, node, streams.of, ret_status);
	case PROMPT_GROUP:
		return prompt_run(prompt, node->left, streams.of, ret_status);
	case PROMPT_THEN:
	case PROMPT_OR:
	case PROMPT_AND:
	case PROMPT_PIPE:
		break;
	}
	assert(false && "an operator has no redirections");
	return 0;
}

/*
 * The stages of a pipe, one after the other: the output of one is complete before the next begins, in
 * a file without a name. `exit` ends its stage, because each has a prompt of its own in Windows.
 */
static int run_pipe(struct prompt *prompt, const struct prompt_node *node, const int descriptors[3],
	int *ret_status)
{
	int input = descriptors[0], r = 0;

	for (; r == 0 && node->kind == PROMPT_PIPE; node = node->right) {
		int output = prompt_open_temporary();

		r = output < 0 ? output
			       : prompt_run(prompt, node->left,
					 (const int[]){input, output, descriptors[2]}, ret_status);
		if (output < 0)
			break;
		if (input != descriptors[0])
			prompt_close(input);
		input = output;
		if (r == 0 || r == PROMPT_E_EXIT)
			r = prompt_rewind(output);
	}
	if (r == 0)
		r = prompt_run(prompt, node, (const int[]){input, descriptors[1], descriptors[2]},
			ret_status);
	if (input != descriptors[0])
		prompt_close(input);
	return r == PROMPT_E_EXIT ? 0 : r;
}

static int run_chain(struct prompt *prompt, const struct prompt_node *node,
	const int descriptors[3], int *ret_status)
{
	for (; node; node = node->right) {
		int r;

		if (node->kind == PROMPT_PIPE)
			return run_pipe(prompt, node, descriptors, ret_status);
		if (prompt_is_operator(node))
			r = prompt_run(prompt, node->left, descriptors, ret_status);
		else
			r = run_node(prompt, node, descriptors, ret_status);
		if (r == 0)
			r = prompt->calls->check(prompt->context);
		if (r != 0 || !prompt_is_operator(node))
			return r;
		if ((node->kind == PROMPT_AND && *ret_status != 0) ||
			(node->kind == PROMPT_OR && *ret_status == 0))
			return 0;
	}
	return 0;
}

/* A batch file may call itself without end, but the stack has one. */
int prompt_run(struct prompt *prompt, const struct prompt_node *node, const int descriptors[3],
	int *ret_status)
{
	int r;

	if (prompt->depth >= PROMPT_DEPTH_MAX) {
		prompt_say(descriptors[2], MSG_RUNS_TOO_DEEP, PROMPT_DEPTH_MAX);
		prompt->errorlevel = *ret_status = 1;
		return prompt_batch_abort(prompt);
	}
	prompt->depth++;
	r = run_chain(prompt, node, descriptors, ret_status);
	prompt->depth--;
	return r;
}
