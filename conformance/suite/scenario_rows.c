#include "conformance/suite/scenario.h"

#include <ctype.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/macros.h"
#include "base/text.h"
#include "conformance/suite/scenario_editions.h"
#include "conformance/suite/substitute.h"

/* A file holds one scenario, and each of its rows is one to run, with an id of its own. */

/* A value as part of an id: small letters and digits, and one '-' for whatever is between them. */
static void add_slug(struct text *slug, const char *value)
{
	bool pending = slug->length > 0;

	for (; *value; value++) {
		if (!isalnum((unsigned char)*value)) {
			pending = slug->length > 0;
			continue;
		}
		if (pending)
			text_add_char(slug, '-');
		pending = false;
		text_add_char(slug, (char)tolower((unsigned char)*value));
	}
}

static void name_row(const struct yaml_node *row, size_t values, struct text *slug)
{
	const struct yaml_node *name = yaml_get(row, "case");

	text_clear(slug);
	if (name && name->kind == YAML_SCALAR) {
		add_slug(slug, name->text);
		return;
	}
	for (size_t i = 0; i < row->count && i < values; i++) {
		if (row->values[i]->kind == YAML_SCALAR)
			add_slug(slug, row->values[i]->text);
	}
}

static int compare_texts(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* Name each row by that many of its values; `*ret_differ`: does that tell all of them apart? */
static int name_rows(struct arena *arena, const struct yaml_node *cases, size_t values,
	const char **names, bool *ret_differ)
{
	cleanup(text_deinit) struct text slug = {0};
	const char **sorted = arena_alloc(arena, cases->count * sizeof(*sorted));

	if (!sorted)
		return -ENOMEM;
	for (size_t i = 0; i < cases->count; i++) {
		name_row(cases->values[i], values, &slug);
		names[i] = sorted[i] = arena_copy(arena, text_string(&slug));
		if (slug.failed || !names[i])
			return -ENOMEM;
	}
	qsort(sorted, cases->count, sizeof(*sorted), compare_texts);
	*ret_differ = *sorted[0];
	for (size_t i = 1; i < cases->count; i++)
		*ret_differ &= strcmp(sorted[i - 1], sorted[i]) != 0;
	return 0;
}

/* By the first value, or all; and where these are alike too, with the row's number behind them. */
static int find_row_names(
	struct arena *arena, const struct yaml_node *cases, const char ***ret_names)
{
	const char **names = arena_alloc(arena, cases->count * sizeof(*names));
	bool differ = false;
	int r = names ? name_rows(arena, cases, 1, names, &differ) : -ENOMEM;

	if (r == 0 && !differ)
		r = name_rows(arena, cases, SIZE_MAX, names, &differ);
	for (size_t i = 0; i < cases->count && r == 0 && !differ; i++) {
		names[i] = arena_printf(arena, "%s%s%zu", names[i], *names[i] ? "-" : "", i + 1);
		r = names[i] ? 0 : -ENOMEM;
	}
	*ret_names = names;
	return r;
}

static int read_row(struct suite *suite, struct reader *reader, const struct yaml_node *root,
	const enum edition *edition, const struct yaml_node *row, const char *name)
{
	struct yaml_node *tree;
	int r = substitute(reader, root, row, &tree);

	return r == 0 ? scenario_read_row(suite, reader, tree, edition, name) : r;
}

static int read_rows(struct suite *suite, struct reader *reader, const struct yaml_node *root,
	const enum edition *edition, const struct yaml_node *cases)
{
	size_t before = reader->problems->count;
	const char **names;
	int r;

	if (cases->count == 0)
		reader_refuse(reader, cases, NULL, "'cases' is empty");
	for (size_t i = 0; i < cases->count; i++)
		reader_is(reader, cases->values[i], YAML_MAP);
	if (reader->problems->count != before)
		return 0;
	r = find_row_names(suite->arena, cases, &names);
	for (size_t i = 0; i < cases->count && r == 0; i++) {
		size_t told = reader->problems->count;

		r = read_row(suite, reader, root, edition, cases->values[i], names[i]);
		/* most of what is wrong with a row is wrong with all */
		diagnostics_forget_twins(reader->problems, told);
	}
	return r;
}

/* In one edition: all rows, or the scenario itself. */
static int read_in_edition(struct suite *suite, struct reader *reader,
	const struct yaml_node *root, const enum edition *edition)
{
	const struct yaml_node *cases = yaml_get(root, "cases");

	if (!cases)
		return scenario_read_row(suite, reader, root, edition, NULL);
	return reader_is(reader, cases, YAML_LIST) ? read_rows(suite, reader, root, edition, cases)
						   : 0;
}

int scenario_read(struct suite *suite, const char *file, const struct yaml_node *root,
	struct diagnostics *problems)
{
	struct reader reader = {arena_copy(suite->arena, file), suite->arena, problems};
	struct scenario_editions editions;
	int r = reader.file ? scenario_editions_read(&reader, root, &editions) : -ENOMEM;

	if (r < 0)
		return r;
	if (!editions.named)
		return read_in_edition(suite, &reader, root, NULL);
	for (size_t i = 0; i < editions.count; i++) {
		size_t told = problems->count;

		r = read_in_edition(suite, &reader, editions.items[i].tree, &editions.items[i].edition);
		if (r < 0)
			return r;
		/* most of what is wrong in one edition is wrong in all */
		diagnostics_forget_twins(problems, told);
	}
	return 0;
}
