#include "shell/prompt/prompt.h"

#include <assert.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "shell/prompt/drive.h"
#include "shell/prompt/messages.h"
#include "shell/prompt/state.h"

enum {
	CODE_PAGE_OEM = 437 /* of the United States */
};

int prompt_new(const struct prompt_settings *settings, struct prompt **ret_prompt)
{
	struct prompt *prompt = calloc(1, sizeof(*prompt));

	assert(settings->calls->run && settings->calls->check && settings->drive);
	if (!prompt)
		return -ENOMEM;
	prompt->calls = settings->calls;
	prompt->context = settings->context;
	memcpy(prompt->descriptors, settings->descriptors, sizeof(prompt->descriptors));
	prompt->drive = settings->drive;
	prompt->is_echoing = true;
	prompt->code_page = CODE_PAGE_OEM;
	*ret_prompt = prompt;
	return 0;
}

struct prompt *prompt_free(struct prompt *prompt)
{
	if (!prompt)
		return NULL;
	prompt_variables_deinit(&prompt->variables);
	text_deinit(&prompt->home);
	for (size_t i = 0; i < prompt->folder_count; i++)
		free(prompt->folders[i]);
	free(prompt->folders);
	free(prompt);
	return NULL;
}

void prompt_freep(struct prompt **prompt)
{
	*prompt = prompt_free(*prompt);
}

/* --- Echoing --- */

static const struct prompt_node *first_node(const struct prompt_node *node)
{
	while (prompt_is_operator(node))
		node = node->left;
	return node;
}

static void add_prompt(struct prompt *prompt, struct text *text)
{
	if (prompt->calls->add_prompt) {
		prompt->calls->add_prompt(prompt->context, text);
		return;
	}
	drive_add_folder(prompt->drive, text);
	text_add_char(text, '>');
}

void prompt_echo(struct prompt *prompt, const struct prompt_node *node, const int descriptors[3])
{
	cleanup(text_deinit) struct text shown = {0};
	cleanup(text_deinit) struct text text = {0};
	cleanup(arena_freep) struct arena *arena = arena_new();
	const char *expanded;

	if (!prompt->is_echoing || !node || first_node(node)->is_quiet || !arena)
		return;
	prompt_show(node, &shown);
	expanded = prompt_expand_loops(prompt, arena, text_string(&shown));
	text_add_char(&text, '\n');
	add_prompt(prompt, &text);
	text_add(&text, expanded ? expanded : "");
	text_add_char(&text, '\n');
	prompt_write(descriptors[1], text_string(&text), text.length);
}

/* --- Texts --- */

/* A text that cannot be parsed ends its batch; nothing of it was run. */
static int refuse_text(struct prompt *prompt, int answer, const char *unexpected, int descriptor)
{
	if (answer == PROMPT_E_UNEXPECTED)
		prompt_say(descriptor, MSG_UNEXPECTED, unexpected);
	else if (answer == PROMPT_E_ABSENT)
		prompt_say(descriptor, MSG_NOT_HERE, (int)strlen(unexpected), unexpected);
	else if (answer == PROMPT_E_DEEP)
		prompt_say(descriptor, MSG_TOO_DEEP, PROMPT_NESTING_MAX);
	else
		prompt_print(descriptor, "%s", MSG_SYNTAX);
	prompt->errorlevel = 1;
	return prompt_batch_abort(prompt);
}

int prompt_run_text(struct prompt *prompt, const char *text, const int descriptors[3],
	bool is_echoed, int *ret_status)
{
	cleanup(arena_freep) struct arena *arena = arena_new();
	struct prompt_node *node = NULL;
	const char *unexpected = NULL;
	int r;

	if (!arena)
		return -ENOMEM;
	*ret_status = 0;
	r = prompt_parse(arena, text, &node, &unexpected);
	if (r > 0) {
		*ret_status = 1;
		return refuse_text(prompt, r, unexpected, descriptors[2]);
	}
	if (r < 0 || !node)
		return r;
	if (is_echoed)
		prompt_echo(prompt, node, descriptors);
	return prompt_run(prompt, node, descriptors, ret_status);
}

/* Each line of what was typed is expanded for itself. Returns false when one is too long. */
static bool expand_lines(const struct prompt *prompt, const char *line, struct text *text)
{
	for (;;) {
		size_t length = strcspn(line, "\n"), before = text->length;

		if (length > PROMPT_LINE_MAX)
			return false;
		prompt_expand(prompt, line, length, text);
		if (text->length - before > PROMPT_LINE_MAX)
			return false;
		if (!line[length])
			return true;
		text_add_char(text, '\n');
		line += length + 1;
	}
}

int prompt_execute(struct prompt *prompt, const char *line, int *ret_status)
{
	cleanup(text_deinit) struct text text = {0};
	int status, r = 0;

	prompt->notes = 0;
	if (!expand_lines(prompt, line, &text)) {
		prompt_print(prompt->descriptors[2], "%s", MSG_LINE_TOO_LONG);
		prompt->errorlevel = 1;
	} else {
		r = text.failed ? -ENOMEM
				: prompt_run_text(prompt, text_string(&text), prompt->descriptors,
					  false, &status);
	}
	*ret_status = prompt->errorlevel;
	return r;
}
