#include <ctype.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "shell/prompt/drive.h"
#include "shell/prompt/lines.h"
#include "shell/prompt/messages.h"

enum {
	STATEMENT_MAX = 64 * 1024 /* bytes of lines that parentheses hold together */
};

static void batch_deinit(struct prompt_batch *batch)
{
	arena_free(batch->arena);
	free(batch->text);
	for (size_t i = 0; i < batch->kept_count; i++)
		prompt_variables_deinit(&batch->kept[i]);
	free(batch->kept);
	*batch = (struct prompt_batch){0};
}

/* Takes the text over. */
static int batch_init(
	struct prompt_batch *batch, struct text *text, const char *name, const char *tail)
{
	char **words = NULL;
	size_t count = 0;

	batch->arena = arena_new();
	if (!batch->arena)
		return -ENOMEM;
	tail = prompt_skip_blanks(tail);
	batch->tail = arena_copy(batch->arena, tail);
	batch->arguments =
		arena_alloc(batch->arena, (PROMPT_ARGUMENTS_MAX + 1) * sizeof(*batch->arguments));
	if (!batch->tail || !batch->arguments)
		return -ENOMEM;
	batch->arguments[0] = arena_copy(batch->arena, name);
	words = prompt_words(batch->arena, tail, &count);
	if (!batch->arguments[0] || !words || text->failed)
		return -ENOMEM;
	for (size_t i = 0; i < count && i + 1 < PROMPT_ARGUMENTS_MAX; i++)
		batch->arguments[i + 1] = words[i];
	/* a text is NULL while nothing was added */
	text_add(text, "");
	batch->text = steal(&text->bytes);
	text_init(text);
	return batch->text ? 0 : -ENOMEM;
}

static int set_path(struct prompt_batch *batch, const struct prompt *prompt, const char *path)
{
	cleanup(text_deinit) struct text whole = {0};
	int r = drive_add_whole(prompt->drive, path, &whole);

	if (r == 0)
		batch->path = arena_copy(batch->arena, whole.bytes);
	return r == 0 && !batch->path ? -ENOMEM : r;
}

/* --- Lines --- */

static bool add_line(struct prompt *prompt, struct text *statement)
{
	struct prompt_batch *batch = prompt->batch;
	const char *line = batch->text + batch->at;
	size_t length = strcspn(line, "\n"), before = statement->length;

	batch->at += length + (line[length] == '\n');
	if (length && line[length - 1] == '\r')
		length--;
	if (length > PROMPT_LINE_MAX)
		return false;
	prompt_expand(prompt, line, length, statement);
	return statement->length - before <= PROMPT_LINE_MAX && statement->length <= STATEMENT_MAX;
}

static bool is_over(const struct prompt_batch *batch)
{
	return !batch->text[batch->at];
}

/*
 * A line, and as many more as it leaves open. Labels are passed over unread. Returns as check() of
 * struct prompt_calls, or -E2BIG if a line is too long.
 */
static int add_statement(struct prompt *prompt, struct text *statement)
{
	struct prompt_batch *batch = prompt->batch;
	const char *line = batch->text + batch->at;

	if (line[strspn(line, " \t")] == ':') {
		batch->at += strcspn(line, "\n");
		batch->at += !is_over(batch);
		return 0;
	}
	for (;;) {
		int r;

		if (!add_line(prompt, statement))
			return -E2BIG;
		r = prompt->calls->check(prompt->context);
		if (r != 0 || is_over(batch) || !prompt_needs_more(text_string(statement)))
			return r;
		text_add_char(statement, '\n');
	}
}

static int run_statement(struct prompt *prompt, const int descriptors[3], int *ret_status)
{
	cleanup(text_deinit) struct text statement = {0};
	int r = add_statement(prompt, &statement);

	if (r == -E2BIG) {
		prompt_print(descriptors[2], "%s", MSG_LINE_TOO_LONG);
		prompt->errorlevel = 1;
		return prompt_batch_abort(prompt);
	}
	if (r != 0 || statement.failed)
		return r != 0 ? r : -ENOMEM;
	r = prompt_run_text(prompt, text_string(&statement), descriptors, true, ret_status);
	/* where the batch goes on, it says itself */
	return r == PROMPT_E_JUMP ? 0 : r;
}

static int run_each(struct prompt *prompt, struct prompt_batch *batch, const int descriptors[3],
	int *ret_status)
{
	bool was_echoing = prompt->is_echoing;
	int r = 0;

	batch->caller = prompt->batch;
	memcpy(batch->descriptors, descriptors, sizeof(batch->descriptors));
	prompt->batch = batch;
	while (r == 0 && !is_over(batch))
		r = run_statement(prompt, descriptors, ret_status);
	while (batch->kept_count)
		prompt_batch_restore_variables(prompt);
	prompt->batch = batch->caller;
	if (!prompt->batch)
		prompt->is_echoing = was_echoing;
	*ret_status = prompt->errorlevel;
	return r;
}

/*
 * A batch file does not see the variables of the loop that runs it. The batch may become another
 * one meanwhile, so that nothing is left in its arena.
 */
static int run_lines(struct prompt *prompt, struct prompt_batch *batch, const int descriptors[3],
	int *ret_status)
{
	cleanup(arena_freep) struct arena *arena = arena_new();
	void *kept = arena ? arena_alloc(arena, sizeof(prompt->loop_values)) : NULL;
	int r;

	if (!kept)
		return -ENOMEM;
	memcpy(kept, prompt->loop_values, sizeof(prompt->loop_values));
	memset(prompt->loop_values, 0, sizeof(prompt->loop_values));
	r = run_each(prompt, batch, descriptors, ret_status);
	memcpy(prompt->loop_values, kept, sizeof(prompt->loop_values));
	return r;
}

/* --- Files --- */

/* A batch file that another runs without `call` takes its place, so that there may be any number. */
static int replace_batch(struct prompt_batch *running, struct prompt_batch *batch)
{
	batch->caller = running->caller;
	memcpy(batch->descriptors, running->descriptors, sizeof(batch->descriptors));
	/* what the one kept ends with the other */
	batch->kept = steal(&running->kept);
	batch->kept_count = running->kept_count;
	running->kept_count = 0;
	batch_deinit(running);
	*running = *batch;
	*batch = (struct prompt_batch){0};
	return PROMPT_E_JUMP;
}

int prompt_batch_run(struct prompt *prompt, const char *path, const char *name, const char *tail,
	const int descriptors[3], bool is_called, int *ret_status)
{
	cleanup(text_deinit) struct text text = {0};
	cleanup(batch_deinit) struct prompt_batch batch = {0};
	struct prompt_batch *running = prompt->batch;
	int r = prompt_read_file(prompt, path, &text);

	if (r < 0 && r != -ENOMEM) {
		prompt_complain(descriptors[2], r, name);
		prompt->errorlevel = *ret_status = 1;
		return 0;
	}
	if (r == 0)
		r = batch_init(&batch, &text, name, tail);
	if (r == 0)
		r = set_path(&batch, prompt, path);
	if (r != 0)
		return r;
	if (is_called || !running)
		return run_lines(prompt, &batch, descriptors, ret_status);
	if (memcmp(running->descriptors, descriptors, sizeof(running->descriptors)) == 0)
		return replace_batch(running, &batch);
	/* redirected: it is run here, and then nothing more */
	r = run_lines(prompt, &batch, descriptors, ret_status);
	return r == 0 ? prompt_batch_leave(prompt) : r;
}

int prompt_batch_leave(struct prompt *prompt)
{
	prompt->batch->at = strlen(prompt->batch->text);
	return PROMPT_E_JUMP;
}

int prompt_batch_abort(struct prompt *prompt)
{
	if (!prompt->batch)
		return 0;
	for (struct prompt_batch *batch = prompt->batch; batch; batch = batch->caller)
		batch->at = strlen(batch->text);
	return PROMPT_E_JUMP;
}

/* --- Labels --- */

int prompt_batch_goto(struct prompt *prompt, const char *label)
{
	const char *bare = prompt_skip_blanks(label);
	int r;

	if (strncasecmp(bare, ":eof", 4) == 0 && prompt_label_length(bare + 1) == 3)
		return prompt_batch_leave(prompt);
	r = prompt_label_find(prompt->batch, label, &prompt->batch->at);
	return r == 0 ? PROMPT_E_JUMP : r;
}

int prompt_batch_call_label(struct prompt *prompt, const char *label, const char *tail,
	const int descriptors[3], int *ret_status)
{
	cleanup(batch_deinit) struct prompt_batch batch = {0};
	cleanup(text_deinit) struct text text = {0};
	size_t at;
	int r = prompt_label_find(prompt->batch, label, &at);

	if (r != 0)
		return r;
	text_add(&text, prompt->batch->text);
	r = batch_init(&batch, &text, label, tail);
	if (r != 0)
		return r;
	batch.at = at;
	batch.path = prompt->batch->path;
	return run_lines(prompt, &batch, descriptors, ret_status);
}

void prompt_batch_shift(struct prompt_batch *batch)
{
	batch->is_shifted = true;
	memmove(batch->arguments, batch->arguments + 1,
		PROMPT_ARGUMENTS_MAX * sizeof(*batch->arguments));
}

/* --- Variables --- */

int prompt_batch_keep_variables(struct prompt *prompt)
{
	struct prompt_batch *batch = prompt->batch;
	struct prompt_variables *kept =
		realloc(batch->kept, (batch->kept_count + 1) * sizeof(*kept));
	int r;

	if (!kept)
		return -ENOMEM;
	batch->kept = kept;
	r = prompt_variables_copy(&prompt->variables, &kept[batch->kept_count]);
	if (r == 0)
		batch->kept_count++;
	return r;
}

void prompt_batch_restore_variables(struct prompt *prompt)
{
	struct prompt_batch *batch = prompt->batch;

	if (!batch->kept_count)
		return;
	prompt_variables_deinit(&prompt->variables);
	prompt->variables = batch->kept[--batch->kept_count];
}
