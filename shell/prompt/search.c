#include "shell/prompt/search.h"

#include <errno.h>

#include "shell/prompt/lines.h"
#include "shell/prompt/messages.h"

int prompt_search_add(struct prompt_search *search, const char *text, unsigned flags)
{
	struct prompt_pattern *pattern = arena_append(
		search->command->arena, &search->patterns, search->pattern_count, sizeof(*pattern));

	if (!pattern)
		return -ENOMEM;
	*pattern = (struct prompt_pattern){text, flags};
	search->pattern_count++;
	return 0;
}

static bool has_pattern(const struct prompt_search *search, const char *line)
{
	for (size_t i = 0; i < search->pattern_count; i++)
		if (prompt_pattern_matches(&search->patterns[i], line))
			return true;
	return false;
}

static void show_line(const struct prompt_search *search, const char *file, size_t number,
	size_t offset, const char *line)
{
	int output = search->command->descriptors[1];

	if (search->shows_names && file)
		prompt_say(output, "%s:", file);
	if (search->shows_numbers)
		prompt_print(output, search->is_bracketed ? "[%zu]" : "%zu:", number);
	if (search->shows_offsets)
		prompt_print(output, "%zu:", offset);
	prompt_print(output, "%s\n", line);
}

int prompt_search_text(struct prompt_search *search, const char *file, const struct text *text)
{
	struct prompt_lines lines = prompt_lines_of(text);
	int output = search->command->descriptors[1];
	size_t number = 0, found = 0, length;
	const char *line;

	while (prompt_lines_next(&lines, &line, &length)) {
		cleanup(text_deinit) struct text copy = {0};

		text_add_bytes(&copy, line, length);
		if (copy.failed)
			return -ENOMEM;
		number++;
		if (has_pattern(search, text_string(&copy)) == search->is_inverted)
			continue;
		found++;
		if (!search->counts && !search->shows_names_only)
			show_line(search, file, number, (size_t)(line - text_string(text)),
				text_string(&copy));
	}
	if (search->shows_names_only && file && found)
		prompt_say(output, "%s\n", file);
	if (search->counts && file)
		prompt_say(output, MSG_FIND_COUNT, file, found);
	else if (search->counts)
		prompt_print(output, "%zu\n", found);
	search->found += found;
	return 0;
}
