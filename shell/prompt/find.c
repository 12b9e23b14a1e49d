#include <ctype.h>
#include <errno.h>
#include <string.h>

#include "shell/prompt/lines.h"
#include "shell/prompt/messages.h"
#include "shell/prompt/search.h"

static char *upper_name(struct arena *arena, const char *text)
{
	char *copy = arena_copy(arena, text);

	for (char *c = copy; c && *c; c++)
		*c = (char)toupper((unsigned char)*c);
	return copy;
}

static int search_file(struct prompt_search *search, const char *file, int *ret_status)
{
	const struct prompt_command *command = search->command;
	cleanup(text_deinit) struct text text = {0};
	const char *shown = upper_name(command->arena, file);
	int r = shown ? prompt_read_file(command->prompt, file, &text) : -ENOMEM;

	if (r == -ENOMEM)
		return r;
	if (r != 0) {
		prompt_say(command->descriptors[2], MSG_FIND_NO_FILE, shown);
		*ret_status = 2;
		return 0;
	}
	if (!search->counts)
		prompt_say(command->descriptors[1], MSG_FIND_FILE, shown);
	return prompt_search_text(search, shown, &text);
}

static int search_files(struct prompt_search *search, char **files, int *ret_status)
{
	cleanup(text_deinit) struct text text = {0};
	int r = 0;

	if (!*files) {
		r = prompt_read_all(search->command->descriptors[0], &text);
		if (r == 0)
			r = prompt_search_text(search, NULL, &text);
	}
	for (; r == 0 && *files; files++)
		r = search_file(search, prompt_unquote(*files), ret_status);
	if (r == 0 && *ret_status == 0)
		*ret_status = search->found == 0;
	return r == -EINTR ? PROMPT_E_INTERRUPTED : r;
}

static bool take_switch(struct prompt_search *search, const char *word, unsigned *flags)
{
	switch (word[1] && !word[2] ? tolower((unsigned char)word[1]) : 0) {
	case 'v':
		return search->is_inverted = true;
	case 'c':
		return search->counts = true;
	case 'n':
		return search->shows_numbers = true;
	case 'i':
		*flags |= PROMPT_PATTERN_ANY_CASE;
		return true;
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

static int refuse_format(const struct prompt_command *command, int *ret_status)
{
	prompt_print(command->descriptors[2], "%s", MSG_FIND_FORMAT);
	*ret_status = 2;
	return 0;
}

int prompt_find(const struct prompt_command *command, int *ret_status)
{
	struct prompt_search search = {.command = command, .is_bracketed = true};
	unsigned flags = PROMPT_PATTERN_LITERAL;
	size_t count = 0, at = 0;
	char **words = prompt_words(command->arena, command->tail, &count), *text;
	int r;

	if (!words)
		return -ENOMEM;
	while (words[at] && *words[at] == '/')
		if (!take_switch(&search, words[at++], &flags))
			return refuse_format(command, ret_status);
	text = words[at] ? take_quoted(words[at]) : NULL;
	if (!text)
		return refuse_format(command, ret_status);
	r = prompt_search_add(&search, text, flags);
	return r == 0 ? search_files(&search, words + at + 1, ret_status) : r;
}
