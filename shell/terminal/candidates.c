#include "shell/terminal/candidates.h"

#include <assert.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/completion.h"
#include "base/macros.h"
#include "base/utf8.h"
#include "shell/terminal/candidates_files.h"

/* --- The word --- */

/* Return the byte where the last word of the line begins. */
static size_t find_word(const char *line, bool *ret_quoted)
{
	bool open = false;
	size_t begin = 0;

	*ret_quoted = false;
	for (size_t i = 0; line[i]; i++) {
		if (line[i] == '"') {
			open = !open;
			*ret_quoted = true;
		} else if (!open && strchr(" \t&|<>()", line[i])) {
			begin = i + 1;
			*ret_quoted = false;
		}
	}
	return begin;
}

static void add_without_quotes(const char *word, struct text *to)
{
	for (; *word; word++) {
		if (*word != '"')
			text_add_char(to, *word);
	}
}

/* --- The offers --- */

static void free_offered(char **offered)
{
	free(*offered);
}

/* Add the offers as lines. */
static int gather_offers(
	void (*complete)(void *context, const char *line, struct completion *completion),
	void *context, const char *line, const char *word, struct text *to)
{
	cleanup(free_offered) char *offered = NULL;
	size_t length;
	struct completion completion = {
		.to = open_memstream(&offered, &length), .word = word, .before = ""};

	if (!completion.to)
		return -ENOMEM;
	complete(context, line, &completion);
	if (fclose(completion.to) != 0)
		return -ENOMEM;
	text_add_bytes(to, offered, length);
	return 0;
}

/* A line that begins with a colon asks for files. */
static void add_matching_files(const char *what, const char *word, struct text *to)
{
	if (strcmp(what, ":folders") == 0)
		candidates_add_files(word, NULL, true, to);
	else if (strcmp(what, ":files") == 0)
		candidates_add_files(word, NULL, false, to);
	else if (strncmp(what, ":files ", strlen(":files ")) == 0)
		candidates_add_files(word, what + strlen(":files "), false, to);
}

static char *take_line(char **at)
{
	char *line = *at, *end = strchr(line, '\n');

	if (!end)
		return NULL;
	*end = '\0';
	*at = end + 1;
	return line;
}

static void expand_file_offers(const char *word, struct text *offers, struct text *to)
{
	char *at = offers->bytes, *line;

	while (at && (line = take_line(&at))) {
		if (*line == ':')
			add_matching_files(line, word, to);
		else
			text_printf(to, "%s\n", line);
	}
}

static bool is_known(const struct candidates *candidates, const char *word)
{
	for (size_t i = 0; i < candidates->count; i++) {
		if (strcmp(candidates->items[i].word, word) == 0)
			return true;
	}
	return false;
}

static int add_candidates(struct candidates *candidates, char *lines)
{
	char *line;

	while ((line = take_line(&lines))) {
		char *tab = strchr(line, '\t');
		struct candidate *items = realloc(
			candidates->items, (candidates->count + 1) * sizeof(*candidates->items));

		if (!items)
			return -ENOMEM;
		candidates->items = items;
		if (tab)
			*tab = '\0';
		if (!is_known(candidates, line))
			items[candidates->count++] = (struct candidate){line, tab ? tab + 1 : NULL};
	}
	return 0;
}

int candidates_find(struct candidates *candidates,
	void (*complete)(void *context, const char *line, struct completion *completion),
	void *context, const char *line)
{
	cleanup(text_deinit) struct text word = {0}, offers = {0}, lines = {0};
	int r;

	*candidates = (struct candidates){0};
	candidates->word_at = find_word(line, &candidates->quoted);
	add_without_quotes(line + candidates->word_at, &word);
	r = gather_offers(complete, context, line, text_string(&word), &offers);
	if (r < 0)
		return r;
	expand_file_offers(text_string(&word), &offers, &lines);
	if (word.failed || offers.failed || lines.failed)
		return -ENOMEM;
	candidates->offered = steal(&lines.bytes);
	return candidates->offered ? add_candidates(candidates, candidates->offered) : 0;
}

void candidates_deinit(struct candidates *candidates)
{
	free(candidates->items);
	free(candidates->offered);
	*candidates = (struct candidates){0};
}

/* --- Insertion --- */

static size_t common_length(const struct candidates *candidates)
{
	const char *first = candidates->items[0].word;
	size_t length = strlen(first);

	for (size_t i = 1; i < candidates->count; i++) {
		const char *other = candidates->items[i].word;
		size_t same = 0;

		while (same < length && first[same] == other[same])
			same++;
		length = same;
	}
	return utf8_cut(first, length);
}

void candidates_insert(const struct candidates *candidates, const char *line, struct text *to)
{
	cleanup(text_deinit) struct text typed = {0}, common = {0};
	bool quoted, whole = candidates->count == 1;

	if (!candidates->count)
		return;
	add_without_quotes(line + candidates->word_at, &typed);
	text_add_bytes(&common, candidates->items[0].word, common_length(candidates));
	if (common.length < typed.length || (common.length == typed.length && !whole))
		return;
	quoted = candidates->quoted || strpbrk(text_string(&common), " &|<>()");
	text_printf(to, "%s%s", quoted ? "\"" : "", text_string(&common));
	if (whole && common.length && !strchr(":/\\=", common.bytes[common.length - 1]))
		text_add(to, quoted ? "\" " : " ");
}

/* --- Listing --- */

static size_t widest_word(const struct candidates *candidates)
{
	size_t width = 0;

	for (size_t i = 0; i < candidates->count; i++) {
		size_t own = utf8_width(candidates->items[i].word);

		width = own > width ? own : width;
	}
	return width;
}

/* Does each candidate fit into a row with its help, and has one of them a help? */
static bool help_fits(const struct candidates *candidates, size_t columns, size_t rows)
{
	size_t width = widest_word(candidates);
	bool any = false;

	for (size_t i = 0; i < candidates->count; i++) {
		const char *help = candidates->items[i].help;

		any |= help != NULL;
		if (help && width + 2 + utf8_width(help) >= columns)
			return false;
	}
	return any && candidates->count < rows;
}

static void add_padded(const char *word, size_t width, struct text *to)
{
	text_printf(to, "%s%*s", word, (int)(width - utf8_width(word)), "");
}

static void list_with_help(const struct candidates *candidates, struct text *to)
{
	size_t width = widest_word(candidates);

	for (size_t i = 0; i < candidates->count; i++) {
		const struct candidate *candidate = &candidates->items[i];

		if (candidate->help) {
			add_padded(candidate->word, width + 2, to);
			text_printf(to, "%s\n", candidate->help);
		} else {
			text_printf(to, "%s\n", candidate->word);
		}
	}
}

static void list_in_columns(const struct candidates *candidates, size_t columns, struct text *to)
{
	size_t width = widest_word(candidates) + 2;
	size_t across = columns / width ? columns / width : 1;
	size_t down = (candidates->count + across - 1) / across;

	for (size_t row = 0; row < down; row++) {
		for (size_t i = row; i < candidates->count; i += down) {
			bool last = i + down >= candidates->count;

			add_padded(candidates->items[i].word,
				last ? utf8_width(candidates->items[i].word) : width, to);
		}
		text_add_char(to, '\n');
	}
}

void candidates_list(
	const struct candidates *candidates, size_t columns, size_t rows, struct text *to)
{
	assert(columns > 0);
	if (help_fits(candidates, columns, rows))
		list_with_help(candidates, to);
	else
		list_in_columns(candidates, columns, to);
}
