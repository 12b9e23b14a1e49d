/* The programs that read all lines before they show any: sort and more. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/command_line.h"
#include "base/word.h"
#include "shell/prompt/lines.h"
#include "shell/prompt/messages.h"
#include "shell/prompt/operands.h"

struct request {
	const char *file; /* NULL: the standard input */
	size_t column;    /* from 0 */
	bool is_reversed;
};

/* --- Arguments --- */

/* /R and /+n, each by itself or one after the other in a word. */
static bool take_switches(struct request *request, const char *word)
{
	while (*word == '/') {
		size_t length = strcspn(word + 1, "/");
		cleanup(text_deinit) struct text one = {0};
		unsigned long long column;

		text_add_bytes(&one, word + 1, length);
		if (strcasecmp(text_string(&one), "r") == 0)
			request->is_reversed = true;
		else if (*text_string(&one) == '+' &&
			 word_to_number(one.bytes + 1, PROMPT_LINE_MAX, &column) && column)
			request->column = (size_t)column - 1;
		else
			return false;
		word += length + 1;
	}
	return true;
}

static int take_arguments(
	const struct prompt_command *command, struct request *request, int *ret_status)
{
	size_t count;
	char **words = command_line_split(command->arena, command->tail, &count);

	if (!words)
		return -ENOMEM;
	for (; *words; words++) {
		if (**words != '/' && request->file)
			return prompt_refuse_syntax(command, ret_status);
		if (**words != '/') {
			request->file = *words;
		} else if (!take_switches(request, *words)) {
			prompt_print(command->descriptors[2], "%s", MSG_SORT_SWITCH);
			*ret_status = 1;
			return 0;
		}
	}
	return 0;
}

static int read_input(
	const struct prompt_command *command, const char *file, struct text *text, int *ret_status)
{
	int r = file ? prompt_read_file(command->prompt, file, text)
		     : prompt_read_all(command->descriptors[0], text);

	if (r == -EINTR)
		return PROMPT_E_INTERRUPTED;
	return r == 0 ? 0 : prompt_refuse_file(command, r, file ? file : "", ret_status);
}

/* --- sort --- */

struct sorted_line {
	const char *text, *key;
	size_t number; /* equal lines stay in their order */
};

static int compare_lines(const void *a, const void *b)
{
	const struct sorted_line *left = a, *right = b;
	int order = strcasecmp(left->key, right->key);

	return order ? order : left->number < right->number ? -1 : left->number > right->number;
}

static int add_line(struct arena *arena, const char *line, size_t length, size_t column,
	struct sorted_line **sorted, size_t count)
{
	struct sorted_line *added = arena_append(arena, sorted, count, sizeof(*added));

	if (!added)
		return -ENOMEM;
	added->text = arena_copy_bytes(arena, line, length);
	if (!added->text)
		return -ENOMEM;
	/* a line that is too short comes first */
	added->key = added->text + (column < length ? column : length);
	added->number = count;
	return 0;
}

int prompt_sort(const struct prompt_command *command, int *ret_status)
{
	cleanup(text_deinit) struct text text = {0};
	struct sorted_line *sorted = NULL;
	struct request request = {0};
	struct prompt_lines lines;
	size_t length, count = 0;
	const char *line;
	int r = take_arguments(command, &request, ret_status);

	if (r == 0 && *ret_status == 0)
		r = read_input(command, request.file, &text, ret_status);
	if (r != 0 || *ret_status)
		return r;
	for (lines = prompt_lines_of(&text); prompt_lines_next(&lines, &line, &length); count++) {
		r = add_line(command->arena, line, length, request.column, &sorted, count);
		if (r != 0)
			return r;
	}
	if (count)
		qsort(sorted, count, sizeof(*sorted), compare_lines);
	for (size_t i = 0; i < count; i++)
		prompt_print(command->descriptors[1], "%s\n",
			sorted[request.is_reversed ? count - 1 - i : i].text);
	return 0;
}

/* --- more --- */

int prompt_more(const struct prompt_command *command, int *ret_status)
{
	cleanup(prompt_operands_deinit) struct prompt_operands operands;
	cleanup(text_deinit) struct text text = {0};
	int r = prompt_operands_take(command, "ceps", "t", &operands);

	if (r == PROMPT_E_REFUSED) {
		*ret_status = 1;
		return 0;
	}
	if (r == 0 && !operands.count)
		r = read_input(command, NULL, &text, ret_status);
	for (size_t i = 0; r == 0 && i < operands.count; i++)
		r = read_input(command, operands.words[i], &text, ret_status);
	return r == 0 ? prompt_show_pages(command, &text) : r;
}
