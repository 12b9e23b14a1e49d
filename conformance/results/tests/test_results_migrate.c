/* Files of results of older versions: read as they are, and made newer by whoever writes to them. */
#include "conformance/suite/tests/support.h"

#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>

#include "base/macros.h"
#include "conformance/results/merge.h"
#include "conformance/results/store/statements.h"
#include "conformance/results/store/store.h"

#define DATA TEST_SOURCE "/conformance/results/tests/data/"

static struct folder folder;
static struct arena *kept;
static char *old, path[600];
static size_t old_length;
static int old_version;

/* A file of the version that the state names, as it was released. */
static int setup(void **state)
{
	kept = arena_new();
	folder_make(&folder);
	snprintf(path, sizeof(path), "%s", folder_file(&folder, "results.db"));
	old = read_file(*state, &old_length);
	old_version = atoi(strrchr(*state, 'v') + 1);
	write_file(path, old, old_length);
	return kept ? 0 : -1;
}

static int teardown(void **state)
{
	(void)state;
	free(old);
	old = NULL;
	kept = arena_free(kept);
	folder_remove(&folder);
	return 0;
}

static bool is_untouched(void)
{
	size_t length;
	char *now = read_file(path, &length);
	bool same = length == old_length && memcmp(now, old, length) == 0;

	free(now);
	return same;
}

/* --- What is in it --- */

static int print_clause(void *context, const struct result_clause *clause)
{
	struct text *to = context;

	text_printf(to, "%s: %s, about %s; %s; %s\n", clause->id, clause->document_title,
		clause->command, clause->says, level_to_string(clause->level));
	return 0;
}

static int print_case(void *context, const struct result_case *item)
{
	struct text *to = context;

	text_printf(to, "%s (%s): %s\n", item->scenario, item->command,
		item->reached ? verdict_to_string(item->verdict) : "not reached");
	for (size_t i = 0; i < item->step_count; i++)
		text_printf(to, "  %s < %s\n", item->steps[i].typed,
			item->steps[i].input ? item->steps[i].input : "nothing");
	for (size_t i = 0; i < item->file_count; i++)
		text_printf(to, "  %s: %s\n", item->files[i].name, item->files[i].text);
	for (size_t i = 0; i < item->finding_count; i++)
		text_printf(to, "  %s\n", item->findings[i].what);
	return 0;
}

static const char contents[] = "d/one: A document, about logoff; One is one.; documented\n"
			       "d/two: A document, about logoff; Two are two.; observed\n"
			       "q186592/one: Terminal Server Commands: QUERY, about query; Three.; "
			       "defined\n"
			       "d/ends (logoff): passed\n"
			       "d/refused (logoff): failed\n"
			       "  logoff 12 < nothing\n"
			       "  changes\n"
			       "  exit\n"
			       "d/never (logoff): not reached\n"
			       "mine/asks (query): passed\n";

static void same_contents(const char *label, struct results *results)
{
	cleanup(text_deinit) struct text text = {0};
	struct result_run run;

	same_number(label, results_find_run(results, 0, kept, &run), 0);
	same_text(label, run.subject, "rewrite");
	same_number(label, run.counts.cases, 4);
	/* no older version says what was asked */
	same_number(label, run.counts.unknown, 3);
	same_number(label, result_has_kinds(&run.counts, LEVEL_DOCUMENTED), false);
	same_number(label, results_read_clauses(results, &run, print_clause, &text), 0);
	same_number(label, results_read_cases(results, &run, print_case, &text), 0);
	same_text(label, text_string(&text), contents);
}

static void results_open__reads_an_old_one_and_leaves_it(void **state)
{
	cleanup(results_freep) struct results *results = NULL;

	(void)state;
	same_number("version", results_file_version(path), old_version);
	same_number("open", results_open(path, &results), 0);
	same_contents("read", results);
	results = results_free(results);
	assert_true(is_untouched());
}

static void results_open_to_write__makes_an_old_one_new(void **state)
{
	cleanup(results_freep) struct results *results = NULL;

	(void)state;
	same_number("open", results_open_to_write(path, &results), 0);
	same_number("version", results_file_version(path), RESULTS_VERSION);
	same_contents("written", results);
	results = results_free(results);
	same_number("again", results_open(path, &results), 0);
	same_contents("read", results);
}

/* --- Its tables are those of a new file --- */

static void add_schema(const char *name, struct text *to)
{
	static const char columns[] =
		"SELECT t.type, t.name, c.name, c.type, c.\"notnull\", c.dflt_value, c.pk"
		" FROM sqlite_schema AS t LEFT JOIN pragma_table_info(t.name) AS c ORDER BY 2, "
		"c.cid";
	cleanup(results_freep) struct results *results = NULL;
	sqlite3_stmt *statement = NULL;

	same_number(name, results_open_to_write(folder_file(&folder, name), &results), 0);
	same_number(name,
		sqlite3_prepare_v2(results->database->connection, columns, -1, &statement, NULL),
		SQLITE_OK);
	while (sqlite3_step(statement) == SQLITE_ROW) {
		for (int i = 0; i < sqlite3_column_count(statement); i++) {
			const char *text = (const char *)sqlite3_column_text(statement, i);

			text_printf(to, "%s ", text ? text : "-");
		}
		text_add_char(to, '\n');
	}
	sqlite3_finalize(statement);
}

static void results_migrate__gives_the_schema_of_a_new_file(void **state)
{
	cleanup(text_deinit) struct text made = {0}, new = {0};

	(void)state;
	add_schema("results.db", &made);
	add_schema("new.db", &new);
	same_text("schema", text_string(&made), text_string(&new));
}

/* What is half done is not done. */
static void results_migrate__leaves_what_is_not_ours(void **state)
{
	cleanup(results_freep) struct results *results = NULL;
	sqlite3 *database = NULL;

	(void)state;
	same_number("open", sqlite3_open(path, &database), SQLITE_OK);
	same_number("in the way",
		sqlite3_exec(database, "ALTER TABLE cases ADD COLUMN asked TEXT", NULL, NULL, NULL),
		SQLITE_OK);
	sqlite3_close(database);
	same_number("to write", results_open_to_write(path, &results), RESULTS_E_FOREIGN);
	same_number("to read", results_open(path, &results), RESULTS_E_FOREIGN);
	same_number("version", results_file_version(path), old_version);
	same_number("open", sqlite3_open(path, &database), SQLITE_OK);
	same_number("columns",
		sqlite3_exec(database, "SELECT asked FROM clauses", NULL, NULL, NULL),
		SQLITE_ERROR);
	sqlite3_close(database);
}

static void results_merge_copy__takes_an_old_one(void **state)
{
	cleanup(results_merge_freep) struct results_merge *merge = NULL;
	cleanup(results_freep) struct results *from = NULL, *into = NULL;
	struct results_merge_lack lack = {1, 1};

	(void)state;
	same_number("open", results_open(path, &from), 0);
	same_number("new", results_merge_new(folder_file(&folder, "all.db"), &merge), 0);
	same_number("note", results_merge_note(merge, from), 0);
	same_number("choose", results_merge_choose(merge), 0);
	same_number("copy", results_merge_copy(merge, from), 0);
	same_number("end", results_merge_end(merge, &lack), 0);
	same_number("missing", (long long)lack.missing, 0);
	same_number("merged", results_open(folder_file(&folder, "all.db"), &into), 0);
	same_contents("merged", into);
	assert_true(is_untouched());
}

#define TEST(function)                                                                             \
	{#function ": 1", function, setup, teardown, (void *)DATA "results_v1.db"},                \
		{#function ": 3", function, setup, teardown, (void *)DATA "results_v3.db"},        \
	{                                                                                          \
#function ": 2", function, setup, teardown, (void *)DATA "results_v2.db"           \
	}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		TEST(results_open__reads_an_old_one_and_leaves_it),
		TEST(results_open_to_write__makes_an_old_one_new),
		TEST(results_migrate__gives_the_schema_of_a_new_file),
		TEST(results_migrate__leaves_what_is_not_ours),
		TEST(results_merge_copy__takes_an_old_one),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
