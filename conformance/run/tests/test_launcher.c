/* The lines of a launcher: removed, and the reason where nothing else was printed. */
#include "base/tests/support.h"

#include "base/macros.h"
#include "conformance/run/launcher.h"

static void launcher_take_lines__tells_a_program_that_never_ran(void **state)
{
	static const char *const patterns[] = {"wine: c*", "????:err:*", NULL};
	static const struct {
		const char *label, *out, *error;
		int code;
		const char *left, *trouble;
	} rows[] = {
		{"nothing", "", "", 1, "", NULL},
		{"only the program", "", "Error [5]\n", 1, "Error [5]\n", NULL},
		{"only the launcher", "", "wine: chdir\n0024:err:x\n", 1, "", "wine: chdir"},
		{"the line ends of Windows", "", "0024:err:x\r\n", 1, "", "0024:err:x"},
		{"a last line without an end", "", "wine: could", 53, "", "wine: could"},
		{"the program on one stream", "x", "0024:err:x\n", 1, "", NULL},
		{"the program among them", "", "wine: c\nError\n0024:err:x\n5", 1, "Error\n5",
			NULL},
		{"a program that is done", "", "0024:err:x\n", 0, "", NULL},
		{"a crash of the program", "", "wine: Unhandled\n", 5, "wine: Unhandled\n", NULL},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		struct process process = {.end = PROCESS_EXITED, .code = rows[i].code};
		struct arena *arena = arena_new();
		const char *trouble = "unset";

		text_add(&process.output[0], rows[i].out);
		text_add(&process.output[1], rows[i].error);
		same_number(
			rows[i].label, launcher_take_lines(patterns, &process, arena, &trouble), 0);
		same_text(rows[i].label, text_string(&process.output[1]), rows[i].left);
		same_text(rows[i].label, trouble, rows[i].trouble);
		text_deinit(&process.output[0]);
		text_deinit(&process.output[1]);
		arena_free(arena);
	}
}

static void launcher_take_lines__needs_patterns(void **state)
{
	struct process process = {.end = PROCESS_EXITED, .code = 1};
	const char *trouble = "unset";

	(void)state;
	text_add(&process.output[1], "wine: c\n");
	same_number("none", launcher_take_lines(NULL, &process, NULL, &trouble), 0);
	same_text("left", text_string(&process.output[1]), "wine: c\n");
	assert_null(trouble);
	text_deinit(&process.output[1]);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(launcher_take_lines__tells_a_program_that_never_ran),
		cmocka_unit_test(launcher_take_lines__needs_patterns),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
