/* `tsfarm learn --record`: a lesson from what is typed. */
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/macros.h"
#include "base/tests/sandbox.h"

#define RECORD "learn", "--record", "new.yaml"
#define DONE "new.yaml\nThe texts are to be written. 'tsfarm learn --verify' tries the lesson.\n"

static void has_lines(const char *path, const char *lines)
{
	size_t size;
	char *text = read_file(path, &size);

	if (!strstr(text, lines))
		sandbox_compare(path, "text", lines, text);
	free(text);
}

/* What failed or was taken back is no part of it, and the lesson verifies as it is. */
static void record__of_what_was_typed(void **state)
{
	char *out = NULL;

	(void)state;
	same_number("record",
		sandbox_start(&(struct sandbox_case){.arguments = {RECORD},
				      .input = "lgoff 8\nquery user >NUL\nlogoff 8\n"
					       ".wrong Tom: he is at work.\nlogoff 8\n.undo\n"
					       "ver\n.restart\nmsg 12 Go home\nlogoff 12\nexit\n"},
			&out, NULL),
		0);
	assert_non_null(strstr(out, DONE));
	free(out);
	has_lines("new.yaml",
		"\ntyped-in: WF12/3\n\ntask: |\n  To be written.\n\nexpect:\n  changes:\n"
		"    - {session-ended: WF12/12}\n    - {program-ended: WF12/12/calc.exe}\n"
		"    - {message-sent: WF12/12}\n\nhints:\n");
	has_lines("new.yaml", "\nsolution: [msg 12 Go home, logoff 12]\n\nwrong:\n"
			      "  - type: [\"query user >NUL\", logoff 8]\n    because: \"Tom: he "
			      "is at work.\"\n");
	sandbox_run(&(struct sandbox_case){
		"verify", {"learn", "--verify", "new.yaml"}, .out = "ok      new\n", .err = ""});
}

/* A line that changes nothing is what a lesson can ask for. */
static void record__of_a_look(void **state)
{
	(void)state;
	sandbox_run(&(struct sandbox_case){
		"look", {RECORD}, .input = "ver\nquery user /server:WF12 >NUL\n"});
	has_lines("new.yaml",
		"\n  changes: none\n  typed: {contains: \"query user /server:WF12 >NUL\"}\n");
	sandbox_run(&(struct sandbox_case){
		"verify", {"learn", "--verify", "new.yaml"}, .out = "ok      new\n", .err = ""});
}

static void record__in_a_farm_of_one_s_own(void **state)
{
	(void)state;
	same_number("folder", file_make_folder("lessons"), 0);
	sandbox_write_text("my farm.yaml",
		"edition: ws2022\nservers: {TS1: {sessions: {2: {user: Administrator, at: "
		"RDP-Tcp#5}, 3: {user: eva, state: disconnected}}}}\n");
	sandbox_run(&(struct sandbox_case){"record",
		{"learn", "--record", "lessons/01-last.yaml", "--farm", "my farm.yaml",
			"--typed-in", "TS1/2"},
		.input = "query user >NUL\nlogof 3\nlogoff 3\n"});
	has_lines("lessons/01-last.yaml", "\nsolution: [\"query user >NUL\", logoff 3]\n");
	has_lines("lessons/01-last.yaml",
		"lesson: last\ntitle: To be written\n\nfarm: ../my farm.yaml\ntyped-in: TS1/2\n");
	sandbox_run(&(struct sandbox_case){"verify", {"learn", "--verify", "lessons/01-last.yaml"},
		.out = "ok      last\n", .err = ""});
}

static void record__refuses(void **state)
{
	static const struct sandbox_case cases[] = {
		{"nothing", {RECORD}, .input = "exit\n", .status = 1,
			.err = "tsfarm: nothing was typed that a lesson could ask for; 'new.yaml' "
			       "was not written\n"},
		{"no wrong lines", {RECORD}, .input = ".wrong x\n", .status = 1,
			.err = "tsfarm: type the wrong lines first, and then '.wrong BECAUSE'\n"
			       "tsfarm: nothing was typed that a lesson could ask for; 'new.yaml' "
			       "was not written\n"},
		{"a farm alone", {RECORD, "--farm", "x.yaml"}, .status = 2, .out = "",
			.err = "tsfarm: --farm and --typed-in belong together: a farm, and where "
			       "you sit in it\n"},
		{"no farm", {RECORD, "--farm", "x.yaml", "--typed-in", "A/1"}, .status = 2,
			.out = "", .err = "tsfarm: farm file 'x.yaml' not found\n"},
		{"no seat", {RECORD, "--farm", "farm.yaml", "--typed-in", "A/1"}, .status = 2,
			.out = "",
			.err = "new.yaml:5:11: typed-in: 'A' has no session 1\n"
			       "tsfarm: 1 problem; no lesson was begun\n"},
		{"a farm of none", {"learn", "--farm", "x"}, .status = 2, .out = "",
			.err = "tsfarm: --farm and --typed-in belong to --record FILE\n"},
		{"a file", {"learn", "--record", "farm.yaml"}, .status = 1, .out = "",
			.err = "tsfarm: cannot write 'farm.yaml': the file exists; use another "
			       "name\n"},
	};

	(void)state;
	sandbox_write_text("farm.yaml", "servers: {A: {}}\n");
	sandbox_run_all(cases, ARRAY_SIZE(cases));
	same_number("written", file_exists("new.yaml"), false);
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, sandbox_setup, sandbox_teardown)

int main(int argc, char **argv)
{
	static const struct CMUnitTest tests[] = {
		TEST(record__of_what_was_typed),
		TEST(record__of_a_look),
		TEST(record__in_a_farm_of_one_s_own),
		TEST(record__refuses),
	};

	sandbox_use(argc > 1 ? argv[1] : NULL);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
