#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "shell/prompt/for.h"

/* --- Options --- */

static bool take_word(const char **at, const char *word)
{
	size_t length = strlen(word);

	if (strncasecmp(*at, word, length) != 0)
		return false;
	*at += length;
	return true;
}

/* 3  1,3  2-4  1,2*  and a comma at the end, which Q259436 has. */
static int take_tokens(const char **at, struct prompt_line_options *options)
{
	memset(options->is_asked, 0, sizeof(options->is_asked));
	options->takes_rest = false;
	while (**at && **at != ' ') {
		unsigned long from, to;
		char *end;

		if (**at == ',' || **at == '*') {
			options->takes_rest |= **at == '*';
			++*at;
			continue;
		}
		if (!isdigit((unsigned char)**at))
			return PROMPT_E_SYNTAX;
		from = to = strtoul(*at, &end, 10);
		if (*end == '-')
			to = strtoul(end + 1, &end, 10);
		if (from == 0)
			return PROMPT_E_SYNTAX;
		for (unsigned long i = from; i <= to && i <= PROMPT_TOKEN_MAX; i++)
			options->is_asked[i] = true;
		*at = end;
	}
	return 0;
}

/* They end at a blank, unless nothing but blanks is behind: then the blanks are delimiters too. */
static int take_delimiters(const char **at, struct prompt_line_options *options)
{
	size_t length = strcspn(*at, " ");

	if (!(*at)[length + strspn(*at + length, " ")])
		length = strlen(*at);
	if (length >= sizeof(options->delimiters))
		return PROMPT_E_SYNTAX;
	memcpy(options->delimiters, *at, length);
	options->delimiters[length] = '\0';
	*at += length;
	return 0;
}

static int take_skip(const char **at, struct prompt_line_options *options)
{
	char *end;

	options->skip = strtoul(*at, &end, 0);
	if (end == *at || options->skip == 0)
		return PROMPT_E_SYNTAX;
	*at = end;
	return 0;
}

static int take_eol(const char **at, struct prompt_line_options *options)
{
	options->eol = **at;
	*at += **at != '\0';
	return 0;
}

static int take_backquotes(const char **at, struct prompt_line_options *options)
{
	(void)at;
	options->uses_backquotes = true;
	return 0;
}

static const struct {
	const char *word;
	int (*take)(const char **at, struct prompt_line_options *options);
} option_rows[] = {
	{"tokens=", take_tokens},
	{"delims=", take_delimiters},
	{"skip=", take_skip},
	{"eol=", take_eol},
	{"usebackq", take_backquotes},
};

static int take_option(const char **at, struct prompt_line_options *options)
{
	for (size_t i = 0; i < ARRAY_SIZE(option_rows); i++)
		if (take_word(at, option_rows[i].word))
			return option_rows[i].take(at, options);
	return PROMPT_E_SYNTAX;
}

int prompt_line_options_parse(const char *options, struct prompt_line_options *ret_options)
{
	struct prompt_line_options parsed = {.eol = ';', .delimiters = " \t"};
	int r = 0;

	parsed.is_asked[1] = true;
	for (options += strspn(options, " "); r == 0 && *options; options += strspn(options, " "))
		r = take_option(&options, &parsed);
	if (r == 0)
		*ret_options = parsed;
	return r;
}

/* --- A line --- */

static bool is_skipped(const struct prompt_line_options *options, const char *line)
{
	return !*line || (options->eol && *line == options->eol &&
				 !strchr(options->delimiters, options->eol));
}

size_t prompt_line_take(const struct prompt_line_options *options, char *line,
	const char *tokens[PROMPT_TOKEN_MAX + 1])
{
	size_t count = 0, last = 0;
	bool is_any = false;

	if (is_skipped(options, line))
		return 0;
	for (size_t i = 1; i <= PROMPT_TOKEN_MAX; i++)
		last = options->is_asked[i] ? i : last;
	line += strspn(line, options->delimiters);
	for (size_t i = 1; i <= last; i++) {
		char *token = line;

		line += strcspn(line, options->delimiters);
		if (*line)
			*line++ = '\0';
		line += strspn(line, options->delimiters);
		if (!options->is_asked[i])
			continue;
		tokens[count++] = token;
		is_any |= *token != '\0';
	}
	if (options->takes_rest) {
		tokens[count++] = line;
		is_any |= *line != '\0';
	}
	return is_any ? count : 0;
}
