#include "conformance/suite/tests/support.h"

#include <string.h>

#include "base/macros.h"

static struct documents documents;

static int setup(void **state)
{
	return reading_setup(state) ? -1 : documents_init(&documents);
}

static int teardown(void **state)
{
	documents_deinit(&documents);
	return reading_teardown(state);
}

static void read_text(const char *yaml)
{
	same_number(yaml, document_read(&documents, "f", parse(yaml), &problems), 0);
}

static void document_read__keeps_everything(void **state)
{
	const struct clause *clause;
	size_t count = 0;
	const char **ids;

	(void)state;
	read_text(document_yaml);
	read_text("{document: e, title: E, edition: nt4, command: msg, clauses: [{id: one, "
		  "section: S, says: T, level: "
		  "observed}]}");
	same_problems("read", "");
	same_number("documents", (long long)documents.count, 2);
	clause = documents_find(&documents, "d/untestable");
	assert_non_null(clause);
	same_text("section", clause->section, "End");
	same_text("says", clause->says, "It is.");
	same_text("untestable", clause->untestable, "So it is.");
	same_text("level", level_to_string(clause->level), "documented");
	same_text("document", clause->document_id, "d");
	same_text("title", clause->document_title, "A document");
	same_text("command", clause->command, "logoff");
	same_text("disputed", clause->disputed, NULL);
	same_text("disputed", documents_find(&documents, "d/two")->disputed, "e denies it.");
	clause = documents_find(&documents, "e/one");
	assert_non_null(clause);
	same_text("level", level_to_string(clause->level), "observed");
	same_text("untestable", clause->untestable, NULL);
	same_text("command", clause->command, "msg");
	ids = documents_commands(&documents, arena, &count);
	assert_non_null(ids);
	same_number("commands", (long long)count, 2);
	same_text("last command", ids[1], "msg");
	assert_null(documents_find(&documents, "d"));
	assert_null(documents_find(&documents, "d/on"));
	assert_null(documents_find(&documents, "one"));
	ids = documents_clause_ids(&documents, arena, &count);
	assert_non_null(ids);
	same_number("ids", (long long)count, 4);
	same_text("last id", ids[3], "e/one");
}

static void document_read__refuses(void **state)
{
	static const struct {
		const char *yaml, *problems;
	} rows[] = {
		{"[a]", "f:1:1: expected a map of keys, found a list\n"},
		{"{document: d}", "f:1:1: the key 'title' is missing\n"
				  "f:1:1: the key 'edition' is missing\n"
				  "f:1:1: the key 'clauses' is missing\n"},
		{"{document: d, title: t, edition: nt5, clauses: []}",
			"f:1:34: edition: unknown word 'nt5'; did you mean 'nt4'?; accepted: nt4, "
			"ws2003 or ws2022\n"},
		{"{document: d, title: t, edition: nt4, clause: []}",
			"f:1:39: unknown key 'clause'; did you mean 'clauses'?; accepted: "
			"document, "
			"title, edition, command or clauses\nf:1:1: the key 'clauses' is "
			"missing\n"},
		{"{document: d, title: t, edition: nt4, clauses: [{id: a}]}",
			"f:1:49: clauses[1]: the key 'section' is missing\n"
			"f:1:49: clauses[1]: the key 'says' is missing\n"},
		{"{document: d, title: t, edition: nt4,\n"
		 " clauses: [{id: a, section: s, says: t}, {id: a, section: s, says: t}]}",
			"f:2:47: clauses[2].id: the clause 'a' is there already\n"},
		{"{document: d, title: t, edition: nt4, clauses: [{id: a, section: s, says: t, "
		 "level: sure}]}",
			"f:1:85: clauses[1].level: unknown word 'sure'; accepted: documented, "
			"observed or defined\n"},
		{"{document: d, title: t, edition: nt4, clauses: [{id: [a], section: s, says: t}]}",
			"f:1:54: clauses[1].id: expected a single value, found a list\n"},
		{"{document: d, title: t, edition: nt4, command: Log off, clauses: []}",
			"f:1:48: command: 'Log off' is no command's name; accepted: small letters, "
			"digits and '-'\n"},
		{"{document: d, title: t, edition: nt4, command: \"\", clauses: []}",
			"f:1:48: command: '' is no command's name; accepted: small letters, digits "
			"and '-'\n"},
		{"{document: d, title: t, edition: nt4, command: [msg], clauses: []}",
			"f:1:48: command: expected a single value, found a list\n"},
		{"{document: [], title: t, edition: nt4, clauses: []}",
			"f:1:12: document: expected a single value, found a list\n"},
	};

	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		read_text(rows[i].yaml);
		same_problems(rows[i].yaml, rows[i].problems);
		teardown(state);
		same_number("setup", setup(state), 0);
	}
}

static void document_read__twice_is_refused(void **state)
{
	(void)state;
	read_text(document_yaml);
	read_text(document_yaml);
	same_problems("twice", "f:1:11: document: the document 'd' is there already\n");
}

static void documents_load__takes_a_folder(void **state)
{
	struct folder folder;

	(void)state;
	folder_make(&folder);
	write_file(folder_file(&folder, "b.yaml"), document_yaml, strlen(document_yaml));
	write_file(folder_file(&folder, "a.txt"), "no yaml: [", 10);
	same_number("load", documents_load(&documents, folder.path, &problems), 0);
	folder_remove(&folder);
	same_problems("load", "");
	assert_non_null(documents_find(&documents, "d/one"));
	same_number("load", documents_load(&documents, "/nowhere/at-all.yaml", &problems), 0);
	same_problems(
		"missing", "/nowhere/at-all.yaml: cannot be read: No such file or directory\n");
}

/* One sentence says that a catalogue cannot be read: not one more for each clause that may be in it. */
static void documents_read_clause__is_silent_about_incomplete_documents(void **state)
{
	const struct yaml_node node = {
		.kind = YAML_SCALAR, .text = "d/none", .line = 1, .column = 1};
	struct reader own = {"f", documents.arena, &problems};
	const struct clause *clause = NULL;

	(void)state;
	read_text(document_yaml);
	same_number("known", documents_read_clause(&documents, &own, &node, &clause), 0);
	same_problems("complete", "f:1:1: unknown clause 'd/none'; did you mean 'd/one'?\n");
	teardown(state);
	same_number("setup", setup(state), 0);
	own.arena = documents.arena;
	read_text(document_yaml);
	same_number("load", documents_load(&documents, "/nowhere", &problems), 0);
	same_number("clause", documents_read_clause(&documents, &own, &node, &clause), 0);
	assert_null(clause);
	same_problems("incomplete", "/nowhere: cannot be read: No such file or directory\n");
}

static void level__words_round_trip(void **state)
{
	(void)state;
	for (enum level level = 0; level < LEVEL_COUNT; level++) {
		enum level back = LEVEL_COUNT;

		assert_true(level_from_string(level_to_string(level), &back));
		same_text("level", level_to_string(back), level_to_string(level));
	}
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, setup, teardown)

int main(void)
{
	static const struct CMUnitTest tests[] = {
		TEST(document_read__keeps_everything),
		TEST(document_read__refuses),
		TEST(document_read__twice_is_refused),
		TEST(documents_load__takes_a_folder),
		TEST(documents_read_clause__is_silent_about_incomplete_documents),
		TEST(level__words_round_trip),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
