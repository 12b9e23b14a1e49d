/* Commands that run in a prompt of their own: cmd /c and start. */
#include <ctype.h>
#include <errno.h>
#include <string.h>
#include <strings.h>

#include "shell/prompt/builtins.h"
#include "shell/prompt/drive.h"
#include "shell/prompt/messages.h"

enum {
	STATUS_NOT_RECOGNIZED = 9009
};

/* --- A prompt of its own --- */

/* The state of a prompt that another one leaves alone. */
struct kept {
	struct prompt_variables variables;
	struct text folder;
	struct prompt_batch *batch;
	bool is_echoing, is_verifying;
	const char *loop_values[PROMPT_LOOP_VARIABLES];
	int errorlevel;
};

static void kept_deinit(struct kept *kept)
{
	prompt_variables_deinit(&kept->variables);
	text_deinit(&kept->folder);
}

static int begin_nested(struct prompt *prompt, struct kept *kept)
{
	int r = drive_add_folder(prompt->drive, &kept->folder);

	if (r == 0)
		r = prompt_variables_copy(&prompt->variables, &kept->variables);
	if (r != 0)
		return r;
	kept->batch = prompt->batch;
	kept->is_echoing = prompt->is_echoing;
	kept->is_verifying = prompt->is_verifying;
	kept->errorlevel = prompt->errorlevel;
	memcpy(kept->loop_values, prompt->loop_values, sizeof(kept->loop_values));
	memset(prompt->loop_values, 0, sizeof(prompt->loop_values));
	prompt->batch = NULL;
	prompt->is_echoing = true;
	prompt->errorlevel = 0;
	return 0;
}

static void end_nested(struct prompt *prompt, struct kept *kept)
{
	prompt->batch = kept->batch;
	prompt->is_echoing = kept->is_echoing;
	prompt->is_verifying = kept->is_verifying;
	prompt->errorlevel = kept->errorlevel;
	memcpy(prompt->loop_values, kept->loop_values, sizeof(prompt->loop_values));
	prompt_variables_deinit(&prompt->variables);
	prompt->variables = kept->variables;
	kept->variables = (struct prompt_variables){0};
	/* it may be gone */
	drive_change_folder(prompt->drive, text_string(&kept->folder));
}

int prompt_run_nested(struct prompt *prompt, const char *line, bool is_delayed,
	const int descriptors[3], int *ret_status)
{
	cleanup(arena_freep) struct arena *arena = arena_new();
	cleanup(text_deinit) struct text text = {0};
	/* the stack has an end, and prompts may be many */
	struct kept *kept = arena ? arena_alloc(arena, sizeof(*kept)) : NULL;
	int r = kept ? begin_nested(prompt, kept) : -ENOMEM;

	if (r == 0) {
		prompt->variables.is_delayed = is_delayed;
		prompt_expand(prompt, line, strlen(line), &text);
		r = text.failed ? -ENOMEM
				: prompt_run_text(prompt, text_string(&text), descriptors, false,
					  ret_status);
		*ret_status = prompt->errorlevel;
		end_nested(prompt, kept);
	}
	if (kept)
		kept_deinit(kept);
	return r == PROMPT_E_EXIT ? 0 : r;
}

/* --- cmd --- */

/* Is it /v or /v:on, which earlier editions pass over? */
static bool begins_delayed(const struct prompt *prompt, const char *text)
{
	size_t length = strcspn(text, " \t/");

	return prompt->edition != PROMPT_NT4 &&
	       (length == 0 || (length == 3 && strncasecmp(text, ":on", 3) == 0));
}

/* Behind /c, with other switches before it; NULL without one. */
static const char *find_command(const struct prompt *prompt, const char *tail, bool *ret_delayed)
{
	*ret_delayed = false;
	for (tail = prompt_skip_blanks(tail); *tail == '/'; tail = prompt_skip_blanks(tail)) {
		char letter = (char)tolower((unsigned char)tail[1]);

		if (letter == 'c')
			return prompt_skip_blanks(tail + 2);
		if (!letter || letter == 'k')
			return NULL;
		if (letter == 'v')
			*ret_delayed = begins_delayed(prompt, tail + 2);
		tail += 2 + strcspn(tail + 2, " \t/");
	}
	return NULL;
}

/* A line in quotes loses the first one and the last, unless that is the quoted name of a command. */
static char *unwrap_line(char *line)
{
	char *last = strrchr(line, '"');

	if (*line != '"' || last == line)
		return line;
	if (strchr(line + 1, '"') == last && last[1 + strspn(last + 1, " \t")] == '\0' &&
		!strpbrk(line, "&<>()@^|") && !strchr(line, ' '))
		return line;
	memmove(last, last + 1, strlen(last));
	return line + 1;
}

int prompt_cmd(const struct prompt_command *command, int *ret_status)
{
	bool is_delayed;
	const char *found = find_command(command->prompt, command->tail, &is_delayed);
	char *line = found ? arena_copy(command->arena, found) : NULL;

	if (!found) {
		prompt_print(command->descriptors[2], "%s", MSG_CMD_NOT_HERE);
		*ret_status = 1;
		return 0;
	}
	if (!line)
		return -ENOMEM;
	return prompt_run_nested(
		command->prompt, unwrap_line(line), is_delayed, command->descriptors, ret_status);
}

/* --- start --- */

/* The command, after a title in quotes and switches; `*ret_waits` for /wait. */
static const char *skip_start_options(const char *tail, bool *ret_waits)
{
	*ret_waits = false;
	tail = prompt_skip_blanks(tail);
	if (*tail == '"') {
		tail += 1 + strcspn(tail + 1, "\"");
		tail = prompt_skip_blanks(tail + (*tail == '"'));
	}
	while (*tail == '/') {
		size_t length = strcspn(tail, " \t");

		*ret_waits |= length >= 5 && strncasecmp(tail, "/wait", 5) == 0;
		tail = prompt_skip_blanks(tail + length);
	}
	return tail;
}

/* There are no other windows: it runs here, and its ERRORLEVEL is that of another prompt. */
int prompt_start(const struct prompt_command *command, int *ret_status)
{
	bool waits;
	const char *line = skip_start_options(command->tail, &waits);
	int status, r;

	if (!*line)
		return 0;
	r = prompt_run_nested(command->prompt, line, false, command->descriptors, &status);
	if (waits)
		command->prompt->errorlevel = status;
	if (waits || status == STATUS_NOT_RECOGNIZED)
		*ret_status = status;
	return r;
}
