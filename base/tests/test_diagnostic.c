#include "base/tests/support.h"

#include <stdlib.h>

#include "base/diagnostic.h"

static struct diagnostics problems;

static int setup(void **state)
{
	(void)state;
	return diagnostics_init(&problems);
}

static int teardown(void **state)
{
	(void)state;
	diagnostics_deinit(&problems);
	return 0;
}

static void prints_text(const char *label, size_t most, const char *expected)
{
	FILE *memory = capture_begin();
	char *text;

	diagnostics_print(&problems, most, memory);
	text = capture_end(memory);
	same_text(label, text, expected);
	free(text);
}

static void diagnostics_print__leaves_out_what_is_not_known(void **state)
{
	static const struct {
		struct position at;
		const char *accepted, *expected;
	} rows[] = {
		{{"f.yaml", 3, 7, "servers.WF12"}, "a or b",
			"f.yaml:3:7: servers.WF12: wrong; accepted: a or b\n"},
		{{"f.yaml", 3, 7, NULL}, NULL, "f.yaml:3:7: wrong\n"},
		{{"f.yaml", 3, 7, ""}, NULL, "f.yaml:3:7: wrong\n"},
		{{"f.yaml", 0, 0, NULL}, NULL, "f.yaml: wrong\n"},
		{{NULL, 3, 7, NULL}, NULL, "3:7: wrong\n"},
		{{NULL, 0, 0, NULL}, NULL, "wrong\n"},
	};

	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		diagnostics_add(&problems, rows[i].at, rows[i].accepted, "%s", "wrong");
		prints_text("printed", 0, rows[i].expected);
		teardown(state);
		setup(state);
	}
}

static void diagnostics_print__shows_control_characters(void **state)
{
	(void)state;
	diagnostics_add(&problems, (struct position){"f", 1, 2, "a\tb"}, "x\x7F", "'\x1B[31m\n'");
	prints_text("printed", 0, "f:1:2: a\\x09b: '\\x1B[31m\\x0A'; accepted: x\\x7F\n");
}

static void diagnostics_add__copies_everything(void **state)
{
	char file[] = "f.yaml", path[] = "servers", accepted[] = "yes or no", word[] = "maybe";
	struct position at = {file, 1, 2, path};

	(void)state;
	diagnostics_add(&problems, at, accepted, "'%s'", word);
	file[0] = path[0] = accepted[0] = word[0] = '!';
	prints_text("copied", 0, "f.yaml:1:2: servers: 'maybe'; accepted: yes or no\n");
}

static void diagnostics_print__counts_what_is_over_the_most(void **state)
{
	(void)state;
	for (unsigned i = 1; i <= 4; i++)
		diagnostics_add(&problems, (struct position){0}, NULL, "problem %u", i);
	prints_text("all", 0, "problem 1\nproblem 2\nproblem 3\nproblem 4\n");
	prints_text("two", 2, "problem 1\nproblem 2\nand 2 more\n");
	prints_text("just enough", 4, "problem 1\nproblem 2\nproblem 3\nproblem 4\n");
}

static void diagnostics_deinit__leaves_an_empty_list(void **state)
{
	(void)state;
	diagnostics_add(&problems, (struct position){0}, NULL, "a problem");
	diagnostics_deinit(&problems);
	prints_text("nothing", 0, "");
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
	const struct CMUnitTest tests[] = {
		TEST(diagnostics_print__leaves_out_what_is_not_known),
		TEST(diagnostics_print__shows_control_characters),
		TEST(diagnostics_add__copies_everything),
		TEST(diagnostics_print__counts_what_is_over_the_most),
		TEST(diagnostics_deinit__leaves_an_empty_list),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
