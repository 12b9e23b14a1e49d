#include "shell/prompt/scan.h"

#include <ctype.h>
#include <errno.h>
#include <string.h>
#include <strings.h>

bool prompt_is_delimiter(char c)
{
	return c && strchr(" \t,;=", c);
}

void prompt_skip_delimiters(struct prompt_scan *scan)
{
	while (prompt_is_delimiter(*scan->at))
		scan->at++;
}

bool prompt_at_end(const struct prompt_scan *scan)
{
	return strchr("&|\n", *scan->at) || (*scan->at == ')' && scan->open);
}

/*
 * A caret makes the next character one without meaning; at the end of a line, the first one of the
 * next line.
 */
static void take_caret(struct prompt_scan *scan, struct text *text)
{
	scan->at++;
	if (*scan->at == '\n')
		scan->at++;
	if (*scan->at)
		text_add_char(text, *scan->at++);
	else
		scan->is_unfinished = true;
}

void prompt_scan_until(struct prompt_scan *scan, bool (*stops)(char c), struct text *text)
{
	bool quoted = false;

	while (*scan->at && *scan->at != '\n') {
		if (!quoted && (prompt_at_end(scan) || strchr("<>", *scan->at) || stops(*scan->at)))
			return;
		if (!quoted && *scan->at == '^') {
			take_caret(scan, text);
			continue;
		}
		if (*scan->at == '"')
			quoted = !quoted;
		text_add_char(text, *scan->at++);
	}
}

char *prompt_scan_word(struct prompt_scan *scan)
{
	cleanup(text_deinit) struct text word = {0};

	prompt_skip_delimiters(scan);
	prompt_scan_until(scan, prompt_is_delimiter, &word);
	return word.failed ? NULL : arena_copy(scan->arena, text_string(&word));
}

bool prompt_take_keyword(struct prompt_scan *scan, const char *keyword)
{
	size_t length = strlen(keyword);
	const char *behind;

	prompt_skip_delimiters(scan);
	if (strncasecmp(scan->at, keyword, length) != 0)
		return false;
	behind = scan->at + length;
	if (!prompt_is_delimiter(*behind) && !strchr("&|<>()\n", *behind))
		return false;
	scan->at = behind;
	return true;
}

int prompt_refuse(struct prompt_scan *scan)
{
	size_t length;
	char *word;

	prompt_skip_delimiters(scan);
	if (!*scan->at || *scan->at == '\n')
		return PROMPT_E_SYNTAX;
	length = strspn(scan->at, "&|<>");
	if (length > 2)
		length = 2;
	if (length == 0 && strchr("()", *scan->at))
		length = 1;
	word = length ? arena_copy_bytes(scan->arena, scan->at, length) : prompt_scan_word(scan);
	if (!word)
		return -ENOMEM;
	scan->unexpected = word;
	return PROMPT_E_UNEXPECTED;
}

int prompt_refuse_absent(struct prompt_scan *scan, const char *statement)
{
	scan->unexpected = statement;
	return PROMPT_E_ABSENT;
}

/* --- Redirections --- */

static enum prompt_redirect_kind take_arrow(struct prompt_scan *scan)
{
	if (*scan->at++ == '<')
		return PROMPT_READ;
	if (*scan->at != '>')
		return PROMPT_WRITE;
	scan->at++;
	return PROMPT_APPEND;
}

static int take_target(struct prompt_scan *scan, struct prompt_redirect *redirect)
{
	if (*scan->at == '&' && isdigit((unsigned char)scan->at[1])) {
		redirect->kind = PROMPT_COPY;
		redirect->target = arena_copy_bytes(scan->arena, scan->at + 1, 1);
		scan->at += 2;
		return redirect->target ? 0 : -ENOMEM;
	}
	redirect->target = prompt_scan_word(scan);
	if (!redirect->target)
		return -ENOMEM;
	return *redirect->target ? 0 : prompt_refuse(scan);
}

int prompt_take_redirect(struct prompt_scan *scan, int stream, struct prompt_redirect **redirects)
{
	struct prompt_redirect *redirect = arena_alloc(scan->arena, sizeof(*redirect));

	if (!redirect)
		return -ENOMEM;
	while (*redirects)
		redirects = &(*redirects)->next;
	*redirects = redirect;
	redirect->kind = take_arrow(scan);
	redirect->stream = stream >= 0 ? stream : redirect->kind != PROMPT_READ;
	return take_target(scan, redirect);
}

int prompt_take_redirects(struct prompt_scan *scan, struct prompt_redirect **redirects)
{
	for (;;) {
		int stream = -1, r;

		prompt_skip_delimiters(scan);
		if (isdigit((unsigned char)*scan->at) && scan->at[1] && strchr("<>", scan->at[1]))
			stream = *scan->at++ - '0';
		if (*scan->at != '<' && *scan->at != '>')
			return 0;
		r = prompt_take_redirect(scan, stream, redirects);
		if (r != 0)
			return r;
	}
}
