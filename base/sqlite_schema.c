#include "base/sqlite_schema.h"

#include <assert.h>
#include <sqlite3.h>
#include <stdio.h>
#include <string.h>

#include "base/macros.h"
#include "base/sqlite.h"

/* --- Statements, word by word --- */

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '\r';
}

static bool is_word(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
	       c == '_' || c == '$' || (unsigned char)c >= 0x80;
}

/* Blanks and comments, as SQLite's tokenizer skips them. */
static const char *skip_blanks(const char *at)
{
	for (;;) {
		if (is_blank(*at)) {
			at++;
		} else if (at[0] == '-' && at[1] == '-') {
			at += strcspn(at, "\n");
		} else if (at[0] == '/' && at[1] == '*' && at[2]) {
			const char *end = strstr(at + 2, "*/");

			at = end ? end + 2 : at + strlen(at);
		} else {
			return at;
		}
	}
}

/* A word, a text in quotes or a character; nothing at the end. */
static size_t token_length(const char *at)
{
	size_t length = 0;

	if (*at == '\'' || *at == '"' || *at == '`') {
		const char *end = strchr(at + 1, *at);

		return end ? (size_t)(end - at) + 1 : strlen(at);
	}
	while (is_word(at[length]))
		length++;
	return length || !*at ? length : 1;
}

bool schema_is_same_sql(const char *a, const char *b)
{
	if (!a || !b)
		return a == b;
	for (;;) {
		size_t length;

		a = skip_blanks(a);
		b = skip_blanks(b);
		length = token_length(a);
		if (length != token_length(b) || memcmp(a, b, length) != 0)
			return false;
		if (!length)
			return true;
		a += length;
		b += length;
	}
}

/* --- Objects --- */

/* More than any schema of ours has, in all versions. */
enum {
	OBJECTS_MAX = 256
};

struct inspection {
	const struct database_kind *kind;
	int version;
	size_t next; /* the object that comes next in a new file */
	bool seen[OBJECTS_MAX];
	void (*say)(void *context, const char *sentence);
	void *context;
	size_t differences;
};

static void add_difference(
	struct inspection *inspection, const char *type, const char *name, const char *what)
{
	char sentence[512];

	inspection->differences++;
	if (!inspection->say)
		return;
	snprintf(sentence, sizeof(sentence), "the %s '%s' %s", *type ? type : "object", name, what);
	inspection->say(inspection->context, sentence);
}

static bool is_exactly(const struct database_object *object, const struct database_object *row)
{
	return strcmp(object->name, row->name) == 0 && strcmp(object->type, row->type) == 0 &&
	       strcmp(object->table, row->table) == 0 &&
	       (object->sql && row->sql ? strcmp(object->sql, row->sql) == 0
					: object->sql == row->sql);
}

static bool is_named_so(const struct database_object *object, const struct database_object *row)
{
	return object->version == row->version && strcmp(object->name, row->name) == 0 &&
	       strcmp(object->type, row->type) == 0;
}

/* The object that the row is of, in one of its versions' words; the count of objects when it is none. */
static size_t find_object(const struct inspection *inspection, const struct database_object *row)
{
	const struct database_object *objects = inspection->kind->objects;
	size_t i = 0;

	while (i < inspection->kind->object_count &&
		(inspection->seen[i] || !is_named_so(&objects[i], row) ||
			strcmp(objects[i].table, row->table) != 0 ||
			!schema_is_same_sql(objects[i].sql, row->sql)))
		i++;
	return i;
}

/* What is there in other words is not missing too. */
static bool mark_as_seen(struct inspection *inspection, const struct database_object *row)
{
	bool is_known = false;

	for (size_t i = 0; i < inspection->kind->object_count; i++) {
		if (!is_named_so(&inspection->kind->objects[i], row))
			continue;
		inspection->seen[i] = true;
		is_known = true;
	}
	return is_known;
}

/* Nearly always it is the next one, word for word. */
static void inspect_row(struct inspection *inspection, const struct database_object *row)
{
	const struct database_object *objects = inspection->kind->objects;
	size_t at = inspection->next;

	if (at >= inspection->kind->object_count || objects[at].version != row->version ||
		!is_exactly(&objects[at], row))
		at = find_object(inspection, row);
	if (at < inspection->kind->object_count) {
		inspection->seen[at] = true;
		inspection->next = at + 1;
		return;
	}
	add_difference(inspection, row->type, row->name,
		mark_as_seen(inspection, row) ? "is not as tsfarm makes it"
					      : "is not one of tsfarm's");
}

/* An object may be there in other words, as a migration leaves it. */
static bool is_missing(const struct inspection *inspection, size_t at)
{
	const struct database_object *objects = inspection->kind->objects;

	for (size_t i = 0; i < inspection->kind->object_count; i++) {
		if (inspection->seen[i] && is_named_so(&objects[i], &objects[at]))
			return false;
	}
	return true;
}

static void inspect_absences(struct inspection *inspection)
{
	const struct database_object *objects = inspection->kind->objects;

	for (size_t i = 0; i < inspection->kind->object_count; i++) {
		if (objects[i].version != inspection->version || inspection->seen[i] ||
			!is_missing(inspection, i))
			continue;
		inspection->seen[i] = true;
		add_difference(inspection, objects[i].type, objects[i].name, "is missing");
	}
}

static int inspect_schema(struct database *database, struct inspection *inspection)
{
	cleanup(query_end) struct query query =
		query_begin_sql(database, "SELECT type, name, tbl_name, sql FROM sqlite_schema");
	int r;

	assert(inspection->kind->object_count <= OBJECTS_MAX);
	while ((r = query_step(&query)) == 1) {
		const struct database_object row = {inspection->version, query_word(&query, 0),
			query_word(&query, 1), query_word(&query, 2), query_text(&query, 3)};

		inspect_row(inspection, &row);
	}
	if (r == 0)
		inspect_absences(inspection);
	return r;
}

int schema_check(struct database *database, int version)
{
	struct inspection inspection = {.kind = database->kind, .version = version};
	int r = inspect_schema(database, &inspection);

	return r == 0 && inspection.differences ? database->kind->foreign : r;
}

int schema_list_differences(struct database *database, int version,
	void (*say)(void *context, const char *sentence), void *context, size_t *ret_count)
{
	struct inspection inspection = {
		.kind = database->kind, .version = version, .say = say, .context = context};
	char sentence[512];
	int r = inspect_schema(database, &inspection);

	if (r == database->kind->corrupt) {
		/* it names the object that cannot be read */
		snprintf(sentence, sizeof(sentence), "SQLite: %s",
			sqlite3_errmsg(database->connection));
		say(context, sentence);
		inspection.differences++;
		r = 0;
	}
	if (r == 0)
		*ret_count = inspection.differences;
	return r;
}
