/* schemas/ against the loaders' own tables: the same keys, the same needed ones, the same words. */
#include <jansson.h>
#include <string.h>

#include "base/macros.h"
#include "base/text.h"
#include "conformance/suite/change.h"
#include "conformance/suite/course_file.h"
#include "conformance/suite/scenario.h"
#include "conformance/suite/scenario_editions.h"
#include "conformance/suite/subject_file.h"
#include "conformance/suite/tests/support.h"
#include "conformance/suite/vocabulary.h"
#include "sim/farm_file/farm_file.h"
#include "sim/words.h"

static const struct {
	const char *schema;
	const struct reader_table *tables;
	size_t count;
} tables[] = {
	{"farm", farm_tables, ARRAY_SIZE(farm_tables)},
	{"farm", farm_account_tables, ARRAY_SIZE(farm_account_tables)},
	{"farm", farm_message_tables, ARRAY_SIZE(farm_message_tables)},
	{"farm", farm_program_tables, ARRAY_SIZE(farm_program_tables)},
	{"farm", farm_server_tables, ARRAY_SIZE(farm_server_tables)},
	{"farm", farm_winstation_tables, ARRAY_SIZE(farm_winstation_tables)},
	{"farm", farm_session_tables, ARRAY_SIZE(farm_session_tables)},
	{"scenario", farm_given_tables, ARRAY_SIZE(farm_given_tables)},
	{"scenario", scenario_tables, ARRAY_SIZE(scenario_tables)},
	{"scenario", scenario_edition_tables, ARRAY_SIZE(scenario_edition_tables)},
	{"scenario", expectation_tables, ARRAY_SIZE(expectation_tables)},
	{"document", document_tables, ARRAY_SIZE(document_tables)},
	{"subject", subject_tables, ARRAY_SIZE(subject_tables)},
	{"lesson", lesson_tables, ARRAY_SIZE(lesson_tables)},
	{"course", course_file_tables, ARRAY_SIZE(course_file_tables)},
	{"lesson", lesson_outcome_tables, ARRAY_SIZE(lesson_outcome_tables)},
	{"known-failures", known_tables, ARRAY_SIZE(known_tables)},
};

static json_t *load_schema(const char *schema)
{
	char path[512];
	json_error_t error;
	json_t *root;

	snprintf(path, sizeof(path), TEST_SOURCE "/schemas/%s.schema.json", schema);
	root = json_load_file(path, JSON_REJECT_DUPLICATES, &error);
	if (!root)
		fail_msg("%s:%d: %s", path, error.line, error.text);
	return root;
}

/* The definition of that name; the root is that of the schema's own. */
static const json_t *find_definition(const json_t *root, const char *schema, const char *name)
{
	const json_t *found = strcmp(schema, name) == 0
				      ? root
				      : json_object_get(json_object_get(root, "definitions"), name);

	if (!found)
		fail_msg("%s: there is no definition '%s'", schema, name);
	return found;
}

static bool has_text(const json_t *list, const char *text)
{
	for (size_t i = 0; i < json_array_size(list); i++) {
		if (strcmp(json_string_value(json_array_get(list, i)), text) == 0)
			return true;
	}
	return false;
}

static void same_keys(const json_t *object, const char *schema, const struct reader_table *table)
{
	const json_t *properties = json_object_get(object, "properties");
	const json_t *required = json_object_get(object, "required");

	same_number(table->name, (long long)json_object_size(properties), (long long)table->count);
	same_number(table->name, json_is_false(json_object_get(object, "additionalProperties")), 1);
	for (size_t i = 0; i < table->count; i++) {
		const struct reader_key *key = &table->keys[i];

		if (!json_object_get(properties, key->key))
			fail_msg("%s: %s lacks '%s'", schema, table->name, key->key);
		if (has_text(required, key->key) != key->required)
			fail_msg("%s: '%s' of %s is %sneeded", schema, key->key, table->name,
				key->required ? "" : "not ");
	}
}

static void schema__keys_are_those_of_the_tables(void **state)
{
	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(tables); i++) {
		json_t *root = load_schema(tables[i].schema);

		for (size_t j = 0; j < tables[i].count; j++) {
			const struct reader_table *table = &tables[i].tables[j];

			same_keys(find_definition(root, tables[i].schema, table->name),
				tables[i].schema, table);
		}
		json_decref(root);
	}
}

/* How many maps with keys of their own a schema describes. */
static size_t count_objects(const json_t *value)
{
	size_t count = json_object_get(value, "properties") &&
		       json_object_get(value, "additionalProperties");
	const char *key;
	json_t *below;
	size_t i;

	json_object_foreach((json_t *)value, key, below) count += count_objects(below);
	json_array_foreach((json_t *)value, i, below) count += count_objects(below);
	return count;
}

/* Whatever a schema knows is in a table; changes and events are vocabularies, see below. */
static void schema__describes_no_other_maps(void **state)
{
	static const char *const schemas[] = {
		"scenario", "farm", "document", "subject", "known-failures", "lesson", "course"};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(schemas); i++) {
		json_t *root = load_schema(schemas[i]);
		size_t known =
			strcmp(schemas[i], "scenario") == 0 || strcmp(schemas[i], "lesson") == 0;

		for (size_t j = 0; j < ARRAY_SIZE(tables); j++)
			known += strcmp(tables[j].schema, schemas[i]) == 0 ? tables[j].count : 0;
		same_number(schemas[i], (long long)count_objects(root), (long long)known);
		json_decref(root);
	}
}

static void same_words(const char *schema, const char *name, const char *const *words, size_t count)
{
	json_t *root = load_schema(schema);
	const json_t *found = find_definition(root, schema, name);
	const json_t *first = json_array_get(json_object_get(found, "anyOf"), 0);
	const json_t *list = json_object_get(first ? first : found, "enum");

	same_number(name, (long long)json_array_size(list), (long long)count);
	for (size_t i = 0; i < count; i++)
		same_text(name, json_string_value(json_array_get(list, i)), words[i]);
	json_decref(root);
}

static void schema__words_are_those_of_the_enums(void **state)
{
	static const struct {
		const char *schema, *name;
		const char *const *words;
		size_t count;
	} rows[] = {
		{"farm", "edition", edition_words, EDITION_COUNT},
		{"farm", "locale", locale_words, LOCALE_COUNT},
		{"farm", "logon-mode", logon_mode_words, LOGON_MODE_COUNT},
		{"farm", "winstation-kind", winstation_kind_words, WINSTATION_KIND_COUNT},
		{"farm", "session-state", session_state_words, SESSION_STATE_COUNT},
		{"farm", "program-end", program_end_words, PROGRAM_END_COUNT},
		{"scenario", "level", level_words, LEVEL_OWN},
		{"document", "level", level_words, LEVEL_OWN},
		{"document", "edition", edition_words, EDITION_COUNT},
		{"known-failures", "level", level_words, LEVEL_OWN},
		{"known-failures", "cause", cause_words, CAUSE_COUNT},
	};
	const char *const paths[] = {
		farm_path_to_string(FARM_PATH_NATIVE), farm_path_to_string(FARM_PATH_WINDOWS)};
	const char *rights[ARRAY_SIZE(right_words) + ARRAY_SIZE(permission_preset_words)];

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++)
		same_words(rows[i].schema, rows[i].name, rows[i].words, rows[i].count);
	same_words("subject", "farm-path", paths, ARRAY_SIZE(paths));
	memcpy(rights, right_words, sizeof(right_words));
	memcpy(rights + ARRAY_SIZE(right_words), permission_preset_words,
		sizeof(permission_preset_words));
	same_words("farm", "right", rights, ARRAY_SIZE(rights));
}

static void schema__changes_are_the_kinds(void **state)
{
	struct reader_key keys[CHANGE_KIND_COUNT + 2 + VOCABULARY_COUNT] = {0};
	const struct reader_table table = {"change-keys", keys, ARRAY_SIZE(keys)};
	json_t *root = load_schema("scenario");

	(void)state;
	for (enum change_kind kind = 0; kind < CHANGE_KIND_COUNT; kind++)
		keys[kind].key = change_kind_to_string(kind);
	keys[CHANGE_KIND_COUNT].key = "to";
	keys[CHANGE_KIND_COUNT + 1].key = "text";
	for (size_t i = 0; i < VOCABULARY_COUNT; i++)
		keys[CHANGE_KIND_COUNT + 2 + i].key = event_kind_to_string(vocabulary[i].event);
	same_keys(find_definition(root, "scenario", "change-keys"), "scenario", &table);
	json_decref(root);
}

static void schema__events_are_the_kinds(void **state)
{
	static const char *const others[] = {"by", "to", "text", "state-changed", "user-changed"};
	struct reader_key keys[EVENT_KIND_COUNT + ARRAY_SIZE(others)] = {0};
	const struct reader_table table = {"event", keys, ARRAY_SIZE(keys)};
	json_t *root = load_schema("lesson");

	(void)state;
	for (enum event_kind kind = 0; kind < EVENT_KIND_COUNT; kind++)
		keys[kind].key = event_kind_to_string(kind);
	for (size_t i = 0; i < ARRAY_SIZE(others); i++)
		keys[EVENT_KIND_COUNT + i].key = others[i];
	same_keys(find_definition(root, "lesson", "event"), "lesson", &table);
	json_decref(root);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(schema__keys_are_those_of_the_tables),
		cmocka_unit_test(schema__describes_no_other_maps),
		cmocka_unit_test(schema__words_are_those_of_the_enums),
		cmocka_unit_test(schema__changes_are_the_kinds),
		cmocka_unit_test(schema__events_are_the_kinds),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
