/* The programs that lines go through as a whole: sort and more. */
#include <ctype.h>
#include <errno.h>
#include <stdlib.h>
#include <strings.h>

#include "shell/prompt/builtins.h"
#include "shell/prompt/lines.h"

/* All of the files, or of the standard input where there are none. */
static int read_operands(const struct prompt_command *command, struct text *text,
	bool *ret_reversed, int *ret_status)
{
	size_t count = 0;
	char **words = prompt_words(command->arena, command->tail, &count);
	bool is_file = false;
	int r = words ? 0 : -ENOMEM;

	*ret_reversed = false;
	for (size_t i = 0; r == 0 && i < count; i++) {
		if (*words[i] == '/') {
			*ret_reversed |= tolower((unsigned char)words[i][1]) == 'r';
			continue;
		}
		is_file = true;
		r = prompt_read_file(command->prompt, prompt_unquote(words[i]), text);
		if (r == 0 || r == -ENOMEM)
			continue;
		prompt_complain(command->descriptors[2], r, words[i]);
		*ret_status = 1;
		r = 0;
	}
	if (r == 0 && !is_file)
		r = prompt_read_all(command->descriptors[0], text);
	return r == -EINTR ? PROMPT_E_INTERRUPTED : r;
}

static int compare_lines(const void *a, const void *b)
{
	const char *const *left = a, *const *right = b;

	return strcasecmp(*left, *right);
}

int prompt_sort(const struct prompt_command *command, int *ret_status)
{
	cleanup(text_deinit) struct text text = {0};
	struct prompt_lines lines;
	const char *line, **sorted = NULL;
	size_t length, count = 0;
	bool is_reversed;
	int r = read_operands(command, &text, &is_reversed, ret_status);

	if (r != 0)
		return r;
	for (lines = prompt_lines_of(&text); prompt_lines_next(&lines, &line, &length); count++) {
		const char **place = arena_append(command->arena, &sorted, count, sizeof(*sorted));

		if (!place || !(*place = arena_copy_bytes(command->arena, line, length)))
			return -ENOMEM;
	}
	if (count)
		qsort(sorted, count, sizeof(*sorted), compare_lines);
	for (size_t i = 0; i < count; i++)
		prompt_print(
			command->descriptors[1], "%s\n", sorted[is_reversed ? count - 1 - i : i]);
	return 0;
}

int prompt_more(const struct prompt_command *command, int *ret_status)
{
	cleanup(text_deinit) struct text text = {0};
	bool is_reversed;
	int r = read_operands(command, &text, &is_reversed, ret_status);

	if (r != 0)
		return r;
	return prompt_show_pages(command, &text);
}
