#include "conformance/suite/observed_catalogue.h"

#include <string.h>

#include "base/macros.h"
#include "conformance/suite/tests/support.h"

static struct observed_catalogue catalogue;
static struct observed_file file;

static int teardown(void **state)
{
	observed_catalogue_deinit(&catalogue);
	return reading_teardown(state);
}

static void read_file_text(const char *text)
{
	same_number(
		text, observed_file_read(&file, "o.txt", text, strlen(text), arena, &problems), 0);
}

static void observed_file_read__takes_runs_and_streams(void **state)
{
	(void)state;
	read_file_text(
		"tsfarm-observed 1\r\nsystem DOS 3\r\nrun \"logoff /?\"\r\nexit -1\r\n1:a\r\n2:\r\n"
		"2:1:b\r\n\r\nrun query\r\nexit 0\r\n");
	same_problems("file", "");
	same_text("system", file.system, "DOS 3");
	same_number("runs", (long long)file.count, 2);
	same_text("line", file.runs[0].line, "logoff /?");
	same_number("exit", file.runs[0].exit, -1);
	same_text("stdout", file.runs[0].streams[0], "a\n");
	same_text("stderr", file.runs[0].streams[1], "\n1:b\n");
	same_text("second", file.runs[1].streams[0], "");
}

static void observed_file_read__says_what_is_wrong(void **state)
{
	(void)state;
	read_file_text("tsfarm-observed 2\nexit 0\nrun x\nexit y\n3:z\n");
	same_problems("file", "o.txt:1:1: the file is not from observe.cmd: its first line is not "
			      "'tsfarm-observed 1'\n");
	read_file_text("tsfarm-observed 1\nexit 0\nrun x\nexit y\n3:z\n");
	same_problems("lines",
		"o.txt:2:1: an exit status is a number after 'run'\n"
		"o.txt:4:1: an exit status is a number after 'run'\n"
		"o.txt:5:1: unknown line; a line begins with 'system', 'run', 'exit', '1:' or "
		"'2:'\n");
}

static void observed_catalogue_read__takes_all_keys(void **state)
{
	const struct observed_line *line;

	(void)state;
	same_number("read",
		observed_catalogue_read(&catalogue, &reader,
			parse("edition: ws2022\nsystem: V\nlines:\n"
			      "  - run: quser\n"
			      "    exit: {is: non-zero, level: observed}\n"
			      "    stdout: {level: defined, heading: H, row: '^[a-z]+$'}\n"
			      "    stderr: {level: documented, equals: ''}\n")),
		0);
	same_problems("catalogue", "");
	line = observed_catalogue_find(&catalogue, "QUSER");
	assert_non_null(line);
	same_number("exit", line->exits_zero, false);
	same_number("level", line->exit_level, LEVEL_OBSERVED);
	same_text("heading", line->streams[0].heading, "H");
	same_number("row", regexec(&line->streams[0].regex, "abc", 0, NULL, 0), 0);
	same_text("nothing", line->streams[1].equals, "");
	assert_null(observed_catalogue_find(&catalogue, "quser /?"));
}

static void observed_catalogue_read__says_what_is_wrong(void **state)
{
	(void)state;
	observed_catalogue_read(&catalogue, &reader,
		parse("edition: ws2022\nsystem: V\nlines:\n"
		      "  - run: quser\n"
		      "    exit: {is: zero, level: defined}\n"
		      "    stdout: {level: defined}\n"
		      "    stderr: {level: defined, row: '('}\n"));
	same_problems("catalogue",
		"f:6:13: lines[1].stdout: a stream has either 'equals', or 'row' and perhaps "
		"'heading'\n"
		"f:7:35: lines[1].stderr.row: not an extended regular expression\n");
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, reading_setup, teardown)

int main(void)
{
	static const struct CMUnitTest tests[] = {
		TEST(observed_file_read__takes_runs_and_streams),
		TEST(observed_file_read__says_what_is_wrong),
		TEST(observed_catalogue_read__takes_all_keys),
		TEST(observed_catalogue_read__says_what_is_wrong),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
