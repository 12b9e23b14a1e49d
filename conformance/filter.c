#include "conformance/filter.h"

#include <string.h>

#include "base/macros.h"
#include "conformance/messages.h"
#include "conformance/suite/id.h"

static bool suits_id(const struct scenario *scenario, const char *text)
{
	return strstr(scenario->id, text);
}

static bool suits_title(const struct scenario *scenario, const char *text)
{
	return strstr(scenario->title, text);
}

/* As everywhere, the beginning of an id is enough. */
static bool suits_clause(const struct scenario *scenario, const char *text)
{
	for (size_t i = 0; i < scenario->clause_count; i++) {
		if (strncmp(scenario->clauses[i]->id, text, strlen(text)) == 0)
			return true;
	}
	return false;
}

static bool suits_document(const struct scenario *scenario, const char *text)
{
	for (size_t i = 0; i < scenario->clause_count; i++) {
		if (strcmp(scenario->clauses[i]->document_id, text) == 0)
			return true;
	}
	return false;
}

static bool suits_level(const struct scenario *scenario, const char *text)
{
	enum level level;

	return level_from_string(text, &level) && scenario->level == level;
}

static bool suits_edition(const struct scenario *scenario, const char *text)
{
	return strcmp(edition_to_string(scenario->edition), text) == 0;
}

static const struct {
	const char *key;
	bool (*suits)(const struct scenario *scenario, const char *text);
} keys[] = {
	{"id=", suits_id},
	{"title=", suits_title},
	{"clause=", suits_clause},
	{"document=", suits_document},
	{"level=", suits_level},
	{"edition=", suits_edition},
};

/* The row of the key that the filter begins with, and the text behind it; false when there is none. */
static bool find_key(const char *typed, size_t *ret_row, const char **ret_text)
{
	for (size_t i = 0; i < ARRAY_SIZE(keys); i++) {
		size_t length = strlen(keys[i].key);

		if (strncmp(typed, keys[i].key, length) != 0 || !typed[length])
			continue;
		*ret_row = i;
		*ret_text = typed + length;
		return true;
	}
	return false;
}

bool filters_add(struct filters *filters, const char *typed)
{
	const char *text;
	enum level level;
	size_t row;

	if (filters->count == FILTERS_MAX || !find_key(typed, &row, &text))
		return false;
	if (keys[row].suits == suits_level && !level_from_string(text, &level))
		return false;
	filters->typed[filters->count++] = typed;
	return true;
}

static bool matches_text(const struct scenario *scenario, const char *typed)
{
	const char *text;
	size_t row;

	return find_key(typed, &row, &text) && keys[row].suits(scenario, text);
}

/* What the text may have meant, for keys whose texts are ids. */
static const char *find_nearest(const struct suite *suite, const char *typed)
{
	const char **ids = NULL, *text;
	size_t row, count = 0;

	if (!find_key(typed, &row, &text))
		return NULL;
	if (keys[row].suits == suits_id)
		return suite_nearest_id(suite, text);
	if (keys[row].suits == suits_clause || keys[row].suits == suits_document)
		ids = documents_clause_ids(&suite->documents, suite->arena, &count);
	return ids ? id_nearest(text, ids, count, suite->arena) : NULL;
}

static int refuse_filter(const struct selection *selection, const char *typed, struct output *out)
{
	const char *nearest = find_nearest(&selection->suite, typed);

	if (nearest)
		return fail(out, EXIT_MISUSED, MSG_NOTHING_SUITS_NEAR, typed, nearest);
	return fail(out, EXIT_MISUSED, MSG_NOTHING_SUITS, typed);
}

int filters_keep(struct selection *selection, const struct filters *filters, struct output *out)
{
	for (size_t i = 0; i < filters->count; i++) {
		size_t kept = 0;

		for (size_t j = 0; j < selection->count; j++) {
			if (matches_text(selection->chosen[j], filters->typed[i]))
				selection->chosen[kept++] = selection->chosen[j];
		}
		selection->count = kept;
		selection->narrowed = true;
		if (!kept)
			return refuse_filter(selection, filters->typed[i], out);
	}
	return EXIT_DONE;
}
