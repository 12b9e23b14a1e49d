/* `tsfarm exec` on Windows: which program is run, with which arguments, and how it ends. */
#include <string.h>

#include "base/macros.h"
#include "base/tests/sandbox.h"

#define FARM TEST_DATA "test_tsfarm_farm.yaml"
#define AS "exec", "farm.db", "--as", "WF12/12"

static int setup(void **state)
{
	if (sandbox_setup(state) != 0)
		return -1;
	sandbox_run(&(struct sandbox_case){"create", {"create", "farm.db", FARM}, .err = ""});
	return 0;
}

static void exec__finds_the_logoff_beside_it(void **state)
{
	static const struct sandbox_case cases[] = {
		{"no session", {AS, "logoff", "999"}, .status = 1, .out = "",
			.err = "Could not logoff session ID 999, Error code 7022\n"
			       "Error [7022]: The specified session cannot be found.\n"},
		{"with its ending", {AS, "logoff.exe", "12"}, .out = "", .err = ""},
	};

	(void)state;
	sandbox_run_all(cases, ARRAY_SIZE(cases));
}

/* A tsfarm that is run by tsfarm says which argument it does not understand. */
static void exec__hands_arguments_on_as_they_are(void **state)
{
	static const char *const arguments[] = {"", "a b", "\"", "a\\", "a b\\", "\\\"",
		"\\\\\" \\", "J\xC3\xBCrgen", "*", "%PATH%", "a\tb"};
	const size_t last = ARRAY_SIZE(arguments) - 1;

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(arguments); i++) {
		char err[256];
		struct sandbox_case given = {arguments[i], {AS, sandbox_program(), arguments[i]},
			.status = 2, .out = ""};

		snprintf(err, sizeof(err),
			"tsfarm: unknown command '%s'; 'tsfarm --help' lists what there is\n",
			i == last ? "a\\x09b" : arguments[i]);
		given.err = err;
		sandbox_run(&given);
	}
}

static void exec__says_what_cannot_be_run(void **state)
{
	static const struct sandbox_case cases[] = {
		{"missing", {AS, "no-such-command"}, .status = 127, .out = "",
			.err = "tsfarm: command 'no-such-command' not found\n"},
		{"no program", {AS, ".\\notes.exe"}, .status = 126, .out = ""},
	};

	(void)state;
	sandbox_write_text("notes.exe", "no program");
	sandbox_run_all(cases, ARRAY_SIZE(cases));
}

int main(int argc, char **argv)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, sandbox_teardown)
	const struct CMUnitTest tests[] = {
		TEST(exec__finds_the_logoff_beside_it),
		TEST(exec__hands_arguments_on_as_they_are),
		TEST(exec__says_what_cannot_be_run),
	};

	sandbox_use(argc > 1 ? argv[1] : NULL);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
