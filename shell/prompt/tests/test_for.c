#include "shell/prompt/tests/support.h"

#include <string.h>

#include "base/macros.h"
#include "shell/prompt/for.h"

struct row {
	const char *line, *called;
};

static void each_calls(const struct row *rows, size_t count)
{
	for (size_t i = 0; i < count; i++)
		prompt_calls_programs(rows[i].line, rows[i].called);
}

static void for__items_and_numbers(void **state)
{
	static const struct row rows[] = {
		{"for %i in (3 7 12) do logoff %i /server:WF13", "logoff [3][/server:WF13]\n"
								 "logoff [7][/server:WF13]\n"
								 "logoff [12][/server:WF13]\n"},
		{"FOR %i IN (a,b;c=d) DO x %i", "x [a]\nx [b]\nx [c]\nx [d]\n"},
		{"for %i in (\"a b\" c) do x %i", "x [a b]\nx [c]\n"},
		{"for %i in (1\n2) do x %i", "x [1]\nx [2]\n"},
		{"for %i in (1 2) do (x %i & y %i)", "x [1]\ny [1]\nx [2]\ny [2]\n"},
		{"for %i in (1 2) do x %i & y %i", "x [1]\ny [1]\nx [2]\ny [2]\n"},
		{"for %i in (1 2) do for %j in (a b) do x %i%j",
			"x [1a]\nx [1b]\nx [2a]\nx [2b]\n"},
		{"for %i in (1) do x %I %i %j %", "x [%I][1][%j][%]\n"},
		{"for %i in (logoff) do %i 3", "logoff [3]\n"},
		{"for %i in (1 2) do if %i==2 x %i", "x [2]\n"},
		{"for %i in (\"a b\\c.txt\") do x %~i %~ni %~xi %~nxi",
			"x [a][b\\c.txt][c][.txt][c.txt]\n"},
		{"for %i in () do x %i", ""},
		{"for /l %i in (1,1,5) do x %i", "x [1]\nx [2]\nx [3]\nx [4]\nx [5]\n"},
		{"for /L %i in (5,-2,1) do x %i", "x [5]\nx [3]\nx [1]\n"},
		{"for /l %i in (2 1 1) do x %i", ""},
		{"for %i in (1 2) do @x %i >%i.txt", "x [1]\nx [2]\n"},
		{"for %i in (*.TXT) do x %i", "x [1.txt]\nx [2.txt]\n"},
		{"for %i in (*.exe) do x %i", ""},
	};

	(void)state;
	each_calls(rows, ARRAY_SIZE(rows));
}

/* Outside of its loop a variable is a percent sign and a letter. */
static void for__variables_end_with_the_loop(void **state)
{
	(void)state;
	prompt_calls_programs("for %i in (1) do x %i", "x [1]\n");
	prompt_calls_programs("x %i", "x [%i]\n");
	prompt_calls_programs("for %i in (1) do (for %i in (2) do x %i) & x %i", "x [2]\nx [1]\n");
}

/* At the keyboard each command of a loop is shown, unless an @ stands before it. */
static void for__echoes_its_commands(void **state)
{
	(void)state;
	prompt_prints("for %i in (1 2) do echo %i", "\nC:\\>echo 1\n1\n\nC:\\>echo 2\n2\n");
	prompt_prints("for %i in (1) do (echo %i & echo b >nul) && rem",
		"\nC:\\>(echo 1  & echo b  1>nul) && rem\n1 \n");
	prompt_prints("for %i in (1 2) do @echo %i", "1\n2\n");
	prompt_prints("echo off & for %i in (1 2) do echo %i", "1\n2\n");
}

/* The batch of article Q259436, typed. Listeners and who is disconnected shift their columns. */
static void for_f__of_article_q259436(void **state)
{
	static const char called[] = "query [session]\nlogoff [0]\nlogoff [Listen]\n"
				     "logoff [12]\nlogoff [Disc]\n";

	(void)state;
	prompt_calls_programs("query session >session.txt", "query [session]\n");
	prompt_calls_programs("for /f \"skip=1 tokens=3,\" %i in (session.txt) DO logoff %i",
		called + strlen("query [session]\n"));
	prompt_calls_programs("del session.txt", "");
	assert_null(prompt_read_text("session.txt"));
	prompt_calls_programs(
		"for /f \"skip=1 tokens=3\" %i in ('query session') do @logoff %i", called);
	prompt_calls_programs("for /f \"skip=2 tokens=3,\" %i in ('query session') do @logoff %i",
		"query [session]\nlogoff [Listen]\nlogoff [12]\nlogoff [Disc]\n");
}

static void for_f__where_lines_come_from(void **state)
{
	static const struct row rows[] = {
		{"for /f %i in (lines.txt) do x %i", "x [a]\nx [d]\n"},
		{"for /f %i in (lines.txt lines.txt) do x %i", "x [a]\nx [d]\nx [a]\nx [d]\n"},
		{"for /f %i in (\"a b\") do x %i", "x [a]\n"},
		{"for /f %i in ('echo a b') do x %i", "x [a]\n"},
		{"for /f %i in ('echo b^&echo a^|sort') do x %i", "x [b]\nx [a]\n"},
		{"for /f %i in ('type lines.txt ^| find \"d\"') do x %i", "x [d]\n"},
		{"for /f \"usebackq\" %i in (\"lines.txt\") do x %i", "x [a]\nx [d]\n"},
		{"for /f \"usebackq\" %i in (`echo a b`) do x %i", "x [a]\n"},
		{"for /f \"usebackq tokens=2\" %i in ('a b') do x %i", "x [b]\n"},
		{"for /f %i in (missing.txt) do x %i", ""},
		{"for /f %i in ('exit') do x %i", ""},
		{"for %f in (lines.txt) do for /f %i in (%f) do x %i", "x [a]\nx [d]\n"},
	};

	(void)state;
	prompt_write_file("lines.txt", "a b c\r\n\r\n;e\r\nd");
	each_calls(rows, ARRAY_SIZE(rows));
	prompt_prints("for /f %i in (missing.txt) do x %i",
		"The system cannot find the file missing.txt.\n");
	same_number("missing", prompt_fixture.status, 1);
	same_number("exit", prompt_type_line("for /f %i in ('exit') do x %i"), 0);
	prompt_type_line("status 0");
	prompt_type_line("for /f %i in ('status 3') do x");
	same_number("a prompt of its own", prompt_fixture.status, 0);
}

static void for_f__options(void **state)
{
	static const struct {
		const char *options, *line, *tokens; /* - is a line that is passed over */
	} rows[] = {
		{"", "a b", "[a]"},
		{"", "  \ta b", "[a]"},
		{"", "", "-"},
		{"", "   ", "-"},
		{"", ";a", "-"},
		{"", " ;a", "[;a]"},
		{"eol=#", "#a", "-"},
		{"eol=#", ";a", "[;a]"},
		{"eol=; delims=;", ";a", "[a]"},
		{"tokens=2", "a b c", "[b]"},
		{"tokens=2", "a", "-"},
		{"tokens=3,", "a b", "-"},
		{"tokens=3,", "a b c", "[c]"},
		{"tokens=1,3", "a b c", "[a][c]"},
		{"tokens=1,3", "a b", "[a][]"},
		{"tokens=2,3", "a b", "[b][]"},
		{"tokens=3,1", "a b c", "[a][c]"},
		{"tokens=2-4", "a b c", "[b][c][]"},
		{"tokens=1,2*", "a b c  d", "[a][b][c  d]"},
		{"tokens=1*", "a", "[a][]"},
		{"tokens=*", "  a b ", "[a b ]"},
		{"tokens=*", "  ", "-"},
		{"tokens=4-2", "a b", "-"},
		{"delims=,", "a b,c", "[a b]"},
		{"tokens=2 delims=, ", "a,,  b", "[b]"},
		{"delims=, tokens=2", "a b,c", "[c]"},
		{"delims=", "  a b", "[  a b]"},
		{"TOKENS=2 DELIMS=:", "a:b", "[b]"},
		{"tokens=0", "a", "!"},
		{"tokens=x", "a", "!"},
		{"skip=0", "a", "!"},
		{"nonsense", "a", "!"},
		{"skip=", "a", "!"},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		cleanup(text_deinit) struct text got = {0};
		const char *tokens[PROMPT_TOKEN_MAX + 1];
		struct prompt_line_options options;
		char line[64];
		size_t count;

		snprintf(line, sizeof(line), "%s", rows[i].line);
		if (prompt_line_options_parse(rows[i].options, &options) != 0) {
			same_text(rows[i].options, "!", rows[i].tokens);
			continue;
		}
		count = prompt_line_take(&options, line, tokens);
		for (size_t t = 0; t < count; t++)
			text_printf(&got, "[%s]", tokens[t]);
		same_text(rows[i].options, count ? text_string(&got) : "-", rows[i].tokens);
	}
	prompt_prints("for /f \"nonsense\" %i in (x) do x",
		"\"nonsense\" was unexpected at this time.\n");
	prompt_prints("for /r %i in (x) do x", "'for /r' is not part of this prompt\n");
	prompt_prints("for /R . %i in (x) do x", "'for /r' is not part of this prompt\n");
	prompt_prints("if cmdextversion 2 x", "'if cmdextversion' is not part of this prompt\n");
	prompt_prints("if not CmdExtVersion 1 x",
		"'if cmdextversion' is not part of this prompt\n");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, prompt_setup, prompt_teardown)

int main(void)
{
	static const struct CMUnitTest tests[] = {
		TEST(for__items_and_numbers),
		TEST(for__variables_end_with_the_loop),
		TEST(for__echoes_its_commands),
		TEST(for_f__of_article_q259436),
		TEST(for_f__where_lines_come_from),
		TEST(for_f__options),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
