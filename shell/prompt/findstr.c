/* FINDSTR with the switches of its help, each in any combination with the others. */
#include <ctype.h>
#include <errno.h>
#include <string.h>
#include <strings.h>

#include "base/command_line.h"
#include "base/glob.h"
#include "shell/prompt/drive.h"
#include "shell/prompt/lines.h"
#include "shell/prompt/messages.h"
#include "shell/prompt/search.h"

struct request {
	struct prompt_search search;
	unsigned flags;            /* of every pattern */
	bool is_literal, is_regex; /* /l, /r */
	bool skips_binary;         /* /p */
	bool is_recursive;         /* /s */
	const char *files;         /* /f: a file that lists files */
	const char *folders;       /* /d: folders that semicolons separate */
	char **words;              /* after the patterns: the files */
	bool is_missing;           /* a file could not be opened */
};

/* --- Patterns --- */

/* Is there a character with a meaning, so that the text is taken for an expression? */
static bool has_meaning(const char *text)
{
	for (; *text; text++)
		if (strchr(".*^$[", *text) ||
			(*text == '\\' && text[1] && strchr(".*^$[]\\<>", text[1])))
			return true;
	return false;
}

static int add_pattern(struct request *request, const char *text, bool is_literal)
{
	if (request->is_literal || request->is_regex)
		is_literal = !request->is_regex;
	return prompt_search_add(&request->search, text,
		is_literal ? PROMPT_PATTERN_LITERAL | PROMPT_PATTERN_DOUBLED : 0u);
}

/* Each word is a pattern; the first decides whether all are expressions. */
static int add_words(struct request *request, char *texts)
{
	char *rest, *text = strtok_r(texts, " ", &rest);
	bool is_literal = text && !has_meaning(text);
	int r = 0;

	for (; r == 0 && text; text = strtok_r(NULL, " ", &rest))
		r = add_pattern(request, text, is_literal);
	return r;
}

/* "/" is the standard input. */
static int read_named(const struct prompt_command *command, const char *name, struct text *text)
{
	if (strcmp(name, "/") == 0)
		return prompt_read_all(command->descriptors[0], text);
	return prompt_read_file(command->prompt, name, text);
}

static int refuse_file(struct request *request, const char *name, int error)
{
	if (error == -ENOMEM)
		return error;
	prompt_say(request->search.command->descriptors[2], MSG_FINDSTR_NO_FILE, name);
	request->is_missing = true;
	return 0;
}

static int add_pattern_file(struct request *request, const char *name)
{
	const struct prompt_command *command = request->search.command;
	cleanup(text_deinit) struct text text = {0};
	struct prompt_lines lines;
	const char *line;
	size_t length;
	int r = read_named(command, name, &text);

	if (r != 0)
		return refuse_file(request, name, r);
	lines = prompt_lines_of(&text);
	while (r == 0 && prompt_lines_next(&lines, &line, &length)) {
		char *copy = arena_copy_bytes(command->arena, line, length);

		r = copy ? add_pattern(request, copy, !has_meaning(copy)) : -ENOMEM;
	}
	return r;
}

/* --- Switches --- */

static bool take_letter(struct request *request, char letter)
{
	switch (tolower((unsigned char)letter)) {
	case 'b':
		request->flags |= PROMPT_PATTERN_AT_BEGIN;
		return true;
	case 'e':
		request->flags |= PROMPT_PATTERN_AT_END;
		return true;
	case 'x':
		request->flags |= PROMPT_PATTERN_AT_BEGIN | PROMPT_PATTERN_AT_END;
		return true;
	case 'i':
		request->flags |= PROMPT_PATTERN_ANY_CASE;
		return true;
	case 'l':
		return request->is_literal = true;
	case 'r':
		return request->is_regex = true;
	case 's':
		return request->is_recursive = true;
	case 'v':
		return request->search.is_inverted = true;
	case 'n':
		return request->search.shows_numbers = true;
	case 'm':
		return request->search.shows_names_only = true;
	case 'o':
		return request->search.shows_offsets = true;
	case 'p':
		return request->skips_binary = true;
	default:
		return false;
	}
}

/* Switches with a value end their word. A pattern is added when all other switches are known. */
static bool take_value(struct request *request, char letter, char *value)
{
	switch (tolower((unsigned char)letter)) {
	case 'f':
		request->files = value;
		return true;
	case 'd':
		request->folders = value;
		return true;
	/* colours stay as they are */
	case 'a':
	case 'c':
	case 'g':
		return true;
	default:
		return false;
	}
}

static void take_switches(struct request *request, char *word)
{
	if (strcasecmp(word, "/off") == 0 || strcasecmp(word, "/offline") == 0)
		return;
	for (char *at = word + 1; *at; at++) {
		if (at[1] == ':' && take_value(request, *at, at + 2))
			return;
		if (!take_letter(request, *at))
			prompt_say(
				request->search.command->descriptors[2], MSG_FINDSTR_IGNORED, *at);
	}
}

/* The patterns of /c and /g, which stand at the end of their word. */
static int add_switch_patterns(struct request *request, char *word)
{
	char *colon = strchr(word, ':');

	if (!colon || colon - word < 2)
		return 0;
	switch (tolower((unsigned char)colon[-1])) {
	case 'c':
		return add_pattern(request, colon + 1, true);
	case 'g':
		return add_pattern_file(request, colon + 1);
	default:
		return 0;
	}
}

static int take_arguments(struct request *request)
{
	const struct prompt_command *command = request->search.command;
	size_t count, at = 0;
	char **words = command_line_split(command->arena, command->tail, &count);
	int r = words ? 0 : -ENOMEM;

	for (; r == 0 && words[at] && strchr("/-", *words[at]) && words[at][1]; at++)
		take_switches(request, words[at]);
	for (size_t i = 0; r == 0 && i < at; i++)
		r = add_switch_patterns(request, words[i]);
	if (r == 0 && !request->search.pattern_count && !request->is_missing && words[at])
		r = add_words(request, words[at++]);
	if (r != 0)
		return r;
	for (size_t i = 0; i < request->search.pattern_count; i++)
		request->search.patterns[i].flags |= request->flags;
	request->words = words + at;
	return 0;
}

/* --- Files --- */

static bool is_binary(const struct text *text)
{
	for (size_t i = 0; i < text->length; i++)
		if ((unsigned char)text->bytes[i] < ' ' && !strchr("\t\r\n\f", text->bytes[i]))
			return true;
	return false;
}

static int search_file(struct request *request, const char *name)
{
	cleanup(text_deinit) struct text text = {0};
	int r = prompt_read_file(request->search.command->prompt, name, &text);

	if (r != 0)
		return refuse_file(request, name, r);
	if (request->skips_binary && is_binary(&text))
		return 0;
	return prompt_search_text(&request->search, name, &text);
}

/* Files of one folder that match, and with /s those of the folders in it. */
static int search_folder(struct request *request, const char *folder, const char *pattern)
{
	const struct prompt_command *command = request->search.command;
	struct beneath_entry *entries = NULL;
	const char *before;
	size_t count = 0;
	char *all = arena_printf(command->arena, "%s*", folder);
	int r = all ? drive_list(command->prompt->drive, command->arena, all, &entries, &count,
			      &before)
		    : -ENOMEM;

	if (r != 0)
		return r == -ENOMEM ? r : 0;
	for (size_t i = 0; r == 0 && i < count; i++) {
		char *path = arena_printf(command->arena, "%s%s", folder, entries[i].name);
		char *inner = arena_printf(command->arena, "%s\\", path ? path : "");

		if (!path || !inner)
			return -ENOMEM;
		if (entries[i].is_folder)
			r = request->is_recursive && !entries[i].is_link
				    ? search_folder(request, inner, pattern)
				    : 0;
		else if (strcmp(pattern, "*.*") == 0 || glob_matches(pattern, entries[i].name))
			r = search_file(request, path);
	}
	return r;
}

static int search_operand(struct request *request, const char *folder, const char *typed)
{
	struct arena *arena = request->search.command->arena;
	size_t length = strlen(typed);
	char *path = arena_printf(arena, "%s%s", folder, typed);

	if (!path)
		return -ENOMEM;
	if (!glob_has_wildcard(typed) && !request->is_recursive)
		return search_file(request, path);
	while (length && !strchr("\\/:", typed[length - 1]))
		length--;
	folder = arena_printf(arena, "%s%.*s", folder, (int)length, typed);
	return folder ? search_folder(request, folder, typed + length) : -ENOMEM;
}

static int search_operands(struct request *request, const char *folder)
{
	int r = 0;

	for (char **word = request->words; r == 0 && *word; word++)
		r = search_operand(request, folder, *word);
	return r;
}

/* /d: each folder is headed by its name. */
static int search_folders(struct request *request)
{
	const struct prompt_command *command = request->search.command;
	char *folders = arena_copy(command->arena, request->folders), *rest = NULL;
	int r = folders ? 0 : -ENOMEM;

	for (char *one = r == 0 ? strtok_r(folders, ";", &rest) : NULL; r == 0 && one;
		one = strtok_r(NULL, ";", &rest)) {
		char *folder = arena_printf(command->arena, "%s\\", one);

		prompt_print(command->descriptors[1], "  %s:\n", one);
		r = folder ? search_operands(request, folder) : -ENOMEM;
	}
	return r;
}

static int search_listed(struct request *request)
{
	const struct prompt_command *command = request->search.command;
	cleanup(text_deinit) struct text text = {0};
	struct prompt_lines lines;
	const char *line;
	size_t length;
	int r = read_named(command, request->files, &text);

	if (r != 0)
		return refuse_file(request, request->files, r);
	lines = prompt_lines_of(&text);
	while (r == 0 && prompt_lines_next(&lines, &line, &length)) {
		char *name = arena_copy_bytes(command->arena, line, length);

		r = name ? search_file(request, name) : -ENOMEM;
	}
	return r;
}

static int search_input(struct request *request)
{
	cleanup(text_deinit) struct text text = {0};
	int r = prompt_read_all(request->search.command->descriptors[0], &text);

	return r == 0 ? prompt_search_text(&request->search, NULL, &text) : r;
}

static bool names_several(const struct request *request)
{
	bool is_pattern = false;

	for (char **word = request->words; *word; word++)
		is_pattern |= glob_has_wildcard(*word);
	return request->files || is_pattern || request->is_recursive ||
	       (request->words[0] && request->words[1]);
}

int prompt_findstr(const struct prompt_command *command, int *ret_status)
{
	struct request request = {.search.command = command};
	int r = take_arguments(&request);

	if (r != 0)
		return r == -EINTR ? PROMPT_E_INTERRUPTED : r;
	if (!request.search.pattern_count) {
		prompt_print(command->descriptors[2], "%s", MSG_FINDSTR_FORMAT);
		*ret_status = 2;
		return 0;
	}
	request.search.shows_names = names_several(&request);
	if (request.files)
		r = search_listed(&request);
	else if (!*request.words)
		r = search_input(&request);
	else if (request.folders)
		r = search_folders(&request);
	else
		r = search_operands(&request, "");
	*ret_status = request.search.found == 0;
	return r == -EINTR ? PROMPT_E_INTERRUPTED : r;
}
