#include "conformance/suite/tests/support.h"

#include <stdlib.h>
#include <string.h>

struct arena *arena;
struct diagnostics problems;
struct reader reader;
struct suite suite;

const char document_yaml[] = "document: d\n"
			     "title: A document\n"
			     "edition: nt4\n"
			     "clauses:\n"
			     "  - {id: one, section: Beginning, says: One thing holds.}\n"
			     "  - {id: two, section: End, says: Another thing holds., disputed: e denies it.}\n"
			     "  - {id: untestable, section: End, says: It is., untestable: So it is.}\n";
const char other_document_yaml[] = "document: e\n"
				   "title: Another document\n"
				   "edition: nt4\n"
				   "command: disconn\n"
				   "clauses:\n"
				   "  - {id: one, section: Whole, says: A session is disconnected.}\n";

int reading_setup(void **state)
{
	int r = diagnostics_init(&problems);

	(void)state;
	arena = arena_new();
	reader = (struct reader){"f", arena, &problems};
	return r == 0 && arena ? 0 : -1;
}

int reading_teardown(void **state)
{
	(void)state;
	arena = arena_free(arena);
	diagnostics_deinit(&problems);
	return 0;
}

const struct yaml_node *parse(const char *yaml)
{
	struct yaml_node *root = NULL;

	same_number(yaml, yaml_parse("f", yaml, strlen(yaml), arena, &problems, &root), 0);
	if (!root)
		same_problems(yaml, "");
	assert_non_null(root);
	return root;
}

void same_problems(const char *label, const char *expected)
{
	struct text lines = {0};
	const char *copy;

	diagnostics_describe(&problems, &lines);
	copy = arena_copy(arena, text_string(&lines));
	text_deinit(&lines);
	diagnostics_deinit(&problems);
	same_number("diagnostics_init", diagnostics_init(&problems), 0);
	same_text(label, copy, expected);
}

struct changes read_changes(const char *yaml)
{
	struct changes changes = {0};

	same_number(yaml, changes_read(&reader, parse(yaml), NULL, &changes), 0);
	same_problems(yaml, "");
	return changes;
}

const char *changes_to_text(const struct changes *changes)
{
	struct text text = {0};
	const char *copy;

	for (size_t i = 0; i < changes->count; i++) {
		change_print(&changes->items[i], &text);
		text_add_char(&text, '\n');
	}
	copy = arena_copy(arena, changes->count ? text_string(&text) : "none");
	text_deinit(&text);
	return copy;
}

int suite_setup(void **state)
{
	int r = reading_setup(state);

	if (r == 0)
		r = suite_init(&suite);
	return r == 0 ? document_read(&suite.documents, "d.yaml", parse(document_yaml), &problems)
		      : r;
}

int suite_teardown(void **state)
{
	suite_deinit(&suite);
	return reading_teardown(state);
}

void read_scenario(const char *file, const char *yaml)
{
	same_number(yaml, scenario_read(&suite, file, parse(yaml), &problems), 0);
}
