/* The programs that look for lines: find and findstr. */
#include <ctype.h>
#include <errno.h>
#include <string.h>
#include <strings.h>

#include "shell/prompt/builtins.h"
#include "shell/prompt/lines.h"
#include "shell/prompt/messages.h"
#include "shell/prompt/pattern.h"

/* --- What find and findstr have in common --- */

struct search {
	const struct prompt_command *command;
	struct prompt_pattern *patterns;
	size_t pattern_count;
	bool is_inverted, ignores_case, counts, numbers;
	bool is_findstr;
	bool names_files; /* findstr, with several */
	size_t found;
};

static bool is_match(const struct search *search, const char *line)
{
	for (size_t i = 0; i < search->pattern_count; i++)
		if (prompt_pattern_matches(&search->patterns[i], line))
			return true;
	return false;
}

static void show_line(
	const struct search *search, const char *file, size_t number, const char *line)
{
	int output = search->command->descriptors[1];

	if (search->names_files)
		prompt_print(output, "%s:", file);
	if (search->numbers)
		prompt_print(output, search->is_findstr ? "%zu:" : "[%zu]", number);
	prompt_print(output, "%s\n", line);
}

/* `file` is NULL for the standard input. */
static int search_text(struct search *search, const char *file, const struct text *text)
{
	struct prompt_lines lines = prompt_lines_of(text);
	size_t number = 0, found = 0, length;
	const char *line;

	while (prompt_lines_next(&lines, &line, &length)) {
		cleanup(text_deinit) struct text copy = {0};

		text_add_bytes(&copy, line, length);
		if (copy.failed)
			return -ENOMEM;
		number++;
		if (is_match(search, text_string(&copy)) == search->is_inverted)
			continue;
		found++;
		if (!search->counts)
			show_line(search, file, number, text_string(&copy));
	}
	if (search->counts && file)
		prompt_print(search->command->descriptors[1], MSG_FIND_COUNT, file, found);
	else if (search->counts)
		prompt_print(search->command->descriptors[1], "%zu\n", found);
	search->found += found;
	return 0;
}

static char *upper(struct arena *arena, const char *text)
{
	char *copy = arena_copy(arena, text);

	for (char *c = copy; c && *c; c++)
		*c = (char)toupper((unsigned char)*c);
	return copy;
}

static int search_file(struct search *search, const char *file, int *ret_status)
{
	cleanup(text_deinit) struct text text = {0};
	const struct prompt_command *command = search->command;
	int r = prompt_read_file(command->prompt, file, &text);

	if (!search->is_findstr && !(file = upper(command->arena, file)))
		return -ENOMEM;
	if (r == -ENOMEM)
		return r;
	if (r != 0) {
		prompt_print(command->descriptors[2],
			search->is_findstr ? MSG_FINDSTR_NO_FILE : MSG_FIND_NO_FILE, file);
		*ret_status = 2;
		return 0;
	}
	if (!search->is_findstr && !search->counts)
		prompt_print(command->descriptors[1], MSG_FIND_FILE, file);
	return search_text(search, file, &text);
}

static int search_all(struct search *search, char **files, int *ret_status)
{
	cleanup(text_deinit) struct text text = {0};
	int r = 0;

	if (!*files) {
		r = prompt_read_all(search->command->descriptors[0], &text);
		if (r == 0)
			r = search_text(search, NULL, &text);
	}
	search->names_files = search->is_findstr && *files && files[1];
	for (; r == 0 && *files; files++)
		r = search_file(search, prompt_unquote(*files), ret_status);
	if (r == 0 && *ret_status == 0)
		*ret_status = search->found == 0;
	return r == -EINTR ? PROMPT_E_INTERRUPTED : r;
}

static int refuse(const struct prompt_command *command, const char *sentence, int *ret_status)
{
	prompt_print(command->descriptors[2], "%s", sentence);
	*ret_status = 2;
	return 0;
}

static int add_pattern(struct search *search, const char *text, unsigned flags)
{
	struct prompt_pattern *pattern = arena_append(
		search->command->arena, &search->patterns, search->pattern_count, sizeof(*pattern));

	if (!pattern)
		return -ENOMEM;
	*pattern = (struct prompt_pattern){text, flags};
	search->pattern_count++;
	return 0;
}

/* --- find --- */

static bool take_find_switch(struct search *search, const char *word)
{
	switch (word[1] && !word[2] ? tolower((unsigned char)word[1]) : 0) {
	case 'v':
		return search->is_inverted = true;
	case 'c':
		return search->counts = true;
	case 'n':
		return search->numbers = true;
	case 'i':
		return search->ignores_case = true;
	default:
		return false;
	}
}

/* The text has to be quoted; two quotes within are one. */
static char *take_quoted(char *word)
{
	size_t length = strlen(word);
	char *to = word;

	if (length < 2 || *word != '"' || word[length - 1] != '"')
		return NULL;
	word[length - 1] = '\0';
	for (char *from = word + 1; *from; from++) {
		*to++ = *from;
		from += from[0] == '"' && from[1] == '"';
	}
	*to = '\0';
	return word;
}

int prompt_find(const struct prompt_command *command, int *ret_status)
{
	struct search search = {.command = command};
	size_t count = 0, at = 0;
	char **words = prompt_words(command->arena, command->tail, &count), *text;
	int r;

	if (!words)
		return -ENOMEM;
	while (words[at] && *words[at] == '/')
		if (!take_find_switch(&search, words[at++]))
			return refuse(command, MSG_FIND_FORMAT, ret_status);
	text = words[at] ? take_quoted(words[at]) : NULL;
	if (!text)
		return refuse(command, MSG_FIND_FORMAT, ret_status);
	r = add_pattern(&search, text,
		PROMPT_PATTERN_LITERAL | (search.ignores_case ? PROMPT_PATTERN_ANY_CASE : 0u));
	return r == 0 ? search_all(&search, words + at + 1, ret_status) : r;
}

/* --- findstr --- */

static const struct {
	char letter;
	unsigned flags;
} findstr_flags[] = {
	{'b', PROMPT_PATTERN_AT_BEGIN},
	{'e', PROMPT_PATTERN_AT_END},
	{'x', PROMPT_PATTERN_AT_BEGIN | PROMPT_PATTERN_AT_END},
	{'l', PROMPT_PATTERN_LITERAL},
	{'i', PROMPT_PATTERN_ANY_CASE},
	{'r', 0},
};

/* One letter, or several behind one slash. */
static bool take_findstr_switch(struct search *search, const char *word, unsigned *flags)
{
	for (word++; *word; word++) {
		char letter = (char)tolower((unsigned char)*word);
		size_t i = 0;

		while (i < ARRAY_SIZE(findstr_flags) && findstr_flags[i].letter != letter)
			i++;
		if (letter == 'v')
			search->is_inverted = true;
		else if (letter == 'n')
			search->numbers = true;
		else if (i < ARRAY_SIZE(findstr_flags))
			*flags |= findstr_flags[i].flags;
		else
			return false;
	}
	return true;
}

/* Each word of the texts is one of its own. */
static int add_texts(struct search *search, char *texts)
{
	char *rest;
	int r = 0;

	for (char *text = strtok_r(texts, " ", &rest); r == 0 && text;
		text = strtok_r(NULL, " ", &rest))
		r = add_pattern(search, text, 0);
	return r;
}

int prompt_findstr(const struct prompt_command *command, int *ret_status)
{
	struct search search = {.command = command, .is_findstr = true};
	size_t count = 0, at = 0;
	char **words = prompt_words(command->arena, command->tail, &count);
	unsigned flags = 0;
	int r = words ? 0 : -ENOMEM;

	for (; r == 0 && words[at] && *words[at] == '/'; at++) {
		if (strncasecmp(words[at], "/c:", 3) == 0)
			r = add_pattern(
				&search, prompt_unquote(words[at] + 3), PROMPT_PATTERN_LITERAL);
		else if (!take_findstr_switch(&search, words[at], &flags))
			return refuse(command, MSG_FINDSTR_FORMAT, ret_status);
	}
	if (r == 0 && !search.pattern_count && words[at])
		r = add_texts(&search, prompt_unquote(words[at++]));
	if (r != 0)
		return r;
	if (!search.pattern_count)
		return refuse(command, MSG_FINDSTR_FORMAT, ret_status);
	for (size_t i = 0; i < search.pattern_count; i++)
		search.patterns[i].flags |= flags;
	return search_all(&search, words + at, ret_status);
}
