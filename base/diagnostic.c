#include "base/diagnostic.h"

#include <errno.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/utf8.h"

int diagnostics_init(struct diagnostics *problems)
{
	*problems = (struct diagnostics){.arena = arena_new()};
	return problems->arena ? 0 : -ENOMEM;
}

void diagnostics_deinit(struct diagnostics *problems)
{
	arena_free(problems->arena);
	*problems = (struct diagnostics){0};
}

static const char *or_out_of_memory(const char *text)
{
	return text ? text : "a problem that cannot be described: out of memory";
}

void diagnostics_vadd(struct diagnostics *problems, struct position at, const char *accepted,
	const char *format, va_list values)
{
	static struct diagnostic out_of_memory;
	struct diagnostic *problem =
		arena_append(problems->arena, &problems->items, problems->count, sizeof(*problem));

	if (!problem) {
		/* the list cannot grow, but it must not look empty */
		out_of_memory.sentence = or_out_of_memory(NULL);
		problems->items = problems->count ? problems->items : &out_of_memory;
		problems->count = problems->count ? problems->count : 1;
		return;
	}
	problem->at = at;
	problem->at.file = arena_copy(problems->arena, at.file);
	problem->at.path = arena_copy(problems->arena, at.path);
	problem->accepted = arena_copy(problems->arena, accepted);
	problem->sentence = or_out_of_memory(arena_vprintf(problems->arena, format, values));
	problems->count++;
}

void diagnostics_add(struct diagnostics *problems, struct position at, const char *accepted,
	const char *format, ...)
{
	va_list values;

	va_start(values, format);
	diagnostics_vadd(problems, at, accepted, format, values);
	va_end(values);
}

/* --- Order --- */

static int compare_texts(const char *a, const char *b)
{
	return strcmp(a ? a : "", b ? b : "");
}

static int compare_positions(const struct diagnostic *a, const struct diagnostic *b)
{
	int order = compare_texts(a->at.file, b->at.file);

	if (!order)
		order = (a->at.line > b->at.line) - (a->at.line < b->at.line);
	return order ? order : (a->at.column > b->at.column) - (a->at.column < b->at.column);
}

static int compare_diagnostics(const void *a, const void *b)
{
	const struct diagnostic *x = a, *y = b;
	int order = compare_positions(x, y);

	if (!order)
		order = compare_texts(x->at.path, y->at.path);
	return order ? order : compare_texts(x->sentence, y->sentence);
}

void diagnostics_sort(struct diagnostics *problems)
{
	size_t kept = 0;

	if (problems->count > 1)
		qsort(problems->items, problems->count, sizeof(*problems->items),
			compare_diagnostics);
	for (size_t i = 0; i < problems->count; i++) {
		if (kept &&
			compare_diagnostics(&problems->items[kept - 1], &problems->items[i]) == 0)
			continue;
		problems->items[kept++] = problems->items[i];
	}
	problems->count = kept;
}

static bool is_known(const struct diagnostics *problems, const struct diagnostic *problem)
{
	for (size_t i = 0; i < problems->count; i++) {
		if (compare_diagnostics(&problems->items[i], problem) == 0)
			return true;
	}
	return false;
}

void diagnostics_forget_twins(struct diagnostics *problems, size_t first)
{
	size_t count = problems->count;

	problems->count = first;
	for (size_t i = first; i < count; i++) {
		if (!is_known(problems, &problems->items[i]))
			problems->items[problems->count++] = problems->items[i];
	}
}

static void add_diagnostic(const struct diagnostic *problem, struct text *to)
{
	if (problem->at.file) {
		utf8_add_escaped(to, problem->at.file);
		text_add_char(to, ':');
	}
	if (problem->at.line)
		text_printf(to, "%u:%u:", problem->at.line, problem->at.column);
	if (problem->at.file || problem->at.line)
		text_add_char(to, ' ');
	if (problem->at.path && *problem->at.path) {
		utf8_add_escaped(to, problem->at.path);
		text_add(to, ": ");
	}
	utf8_add_escaped(to, problem->sentence);
	if (problem->accepted) {
		text_add(to, "; accepted: ");
		utf8_add_escaped(to, problem->accepted);
	}
	text_add_char(to, '\n');
}

void diagnostics_describe(const struct diagnostics *problems, struct text *to)
{
	for (size_t i = 0; i < problems->count; i++)
		add_diagnostic(&problems->items[i], to);
}

static void print_diagnostic(const struct diagnostic *problem, FILE *to)
{
	cleanup(text_deinit) struct text line = {0};

	add_diagnostic(problem, &line);
	if (line.failed)
		fprintf(to, "%s\n", or_out_of_memory(NULL));
	else
		fputs(text_string(&line), to);
}

void diagnostics_print(const struct diagnostics *problems, size_t most, FILE *to)
{
	for (size_t i = 0; i < problems->count; i++) {
		if (most && i == most) {
			fprintf(to, "and %zu more\n", problems->count - i);
			return;
		}
		print_diagnostic(&problems->items[i], to);
	}
}
