#include "shell/prompt/for.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "shell/prompt/drive.h"

int prompt_loop_once(struct prompt_loop_run *run)
{
	int r = run->prompt->calls->check(run->prompt->context);

	if (r != 0)
		return r;
	prompt_echo(run->prompt, run->node->left, run->descriptors);
	return prompt_run(run->prompt, run->node->left, run->descriptors, run->ret_status);
}

static int loop_with(struct prompt_loop_run *run, const char *value)
{
	run->prompt->loop_values[(unsigned char)run->node->loop->variable] = value;
	return prompt_loop_once(run);
}

/* --- Items and files --- */

static int loop_over_files(struct prompt_loop_run *run, char *pattern)
{
	struct beneath_entry *entries;
	const char *folder;
	size_t count = 0;
	int r = drive_list(
		run->prompt->drive, run->arena, prompt_unquote(pattern), &entries, &count, &folder);

	if (r < 0)
		return r == -ENOMEM ? r : 0;
	for (size_t i = 0; r == 0 && i < count; i++) {
		char *value;

		if (entries[i].is_folder != (run->node->loop->kind == PROMPT_LOOP_FOLDERS))
			continue;
		value = arena_printf(run->arena, "%s%s", folder, entries[i].name);
		r = value ? loop_with(run, value) : -ENOMEM;
	}
	return r;
}

static int loop_over_items(struct prompt_loop_run *run)
{
	size_t count = 0;
	char **words = prompt_words(run->arena, run->set, &count);
	int r = words ? 0 : -ENOMEM;

	for (size_t i = 0; r == 0 && i < count; i++)
		r = strpbrk(words[i], "*?") ? loop_over_files(run, words[i])
					    : loop_with(run, words[i]);
	return r;
}

/* --- Numbers --- */

/* Start, step and end; what is missing is 0, as it is for cmd. */
static int loop_over_numbers(struct prompt_loop_run *run)
{
	size_t count = 0;
	char **words = prompt_words(run->arena, run->set, &count), number[24];
	long long bounds[3] = {0};
	int r = words ? 0 : -ENOMEM;

	for (size_t i = 0; words && i < count && i < ARRAY_SIZE(bounds); i++)
		bounds[i] = strtol(words[i], NULL, 0);
	for (long long i = bounds[0]; r == 0 && (bounds[1] < 0 ? i >= bounds[2] : i <= bounds[2]);
		i += bounds[1]) {
		snprintf(number, sizeof(number), "%lld", i);
		r = loop_with(run, number);
	}
	return r;
}

int prompt_run_for(struct prompt *prompt, const struct prompt_node *node, const int descriptors[3],
	int *ret_status)
{
	static int (*const loops[])(struct prompt_loop_run * run) = {
		[PROMPT_LOOP_ITEMS] = loop_over_items,
		[PROMPT_LOOP_FOLDERS] = loop_over_items,
		[PROMPT_LOOP_NUMBERS] = loop_over_numbers,
		[PROMPT_LOOP_LINES] = prompt_loop_over_lines,
	};
	cleanup(arena_freep) struct arena *arena = arena_new();
	struct prompt_loop_run run = {prompt, node, descriptors, arena, NULL, ret_status};
	const char **before;
	int r;

	run.set = arena ? prompt_expand_late(prompt, arena, node->loop->set) : NULL;
	before = run.set ? arena_alloc(arena, sizeof(prompt->loop_values)) : NULL;
	if (!before)
		return -ENOMEM;
	*ret_status = 0;
	memcpy(before, prompt->loop_values, sizeof(prompt->loop_values));
	r = loops[node->loop->kind](&run);
	memcpy(prompt->loop_values, before, sizeof(prompt->loop_values));
	return r;
}
