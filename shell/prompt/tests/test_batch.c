#include "shell/prompt/tests/support.h"

#include <string.h>

#include "base/macros.h"

static void batch__is_found_by_its_name(void **state)
{
	(void)state;
	prompt_write_file("One.bat", "@x %0 %1\r\n");
	prompt_write_file("two.cmd", "@y\r\n");
	prompt_calls_programs("one a", "x [one][a]\n");
	prompt_calls_programs("ONE.BAT a", "x [ONE.BAT][a]\n");
	prompt_calls_programs(".\\one a", "x [.\\one][a]\n");
	prompt_calls_programs("two & z", "y \nz \n");
	prompt_calls_programs("two.bat", "two.bat \n");
}

static void batch__arguments(void **state)
{
	static const struct {
		const char *batch, *line, *called;
	} rows[] = {
		{"x %1 %2 %3", "b 1 2", "x [1][2]\n"},
		{"x %*", "b  1,2 \"a b\"", "x [1,2][a b]\n"},
		{"x %1%2", "b 1,2", "x [12]\n"},
		{"x [%1] [%~1]", "b \"a b\"", "x [[a b]][[a][b]]\n"},
		{"x %~n1 %~x1", "b c:\\d\\e.txt", "x [e][.txt]\n"},
		{"x %~d1 %~p1 %~f1 %~dpnx1", "b \"d:\\a b\\c\"",
			"x [d:][\\a][b\\][d:\\a][b\\c][d:\\a][b\\c]\n"},
		{"x %~f1 %~p1", "b \\a", "x [C:\\a][\\]\n"},
		{"x %10 100%% %%1 %", "b 1", "x [10][100%][%1]\n"},
		{"x %missing%.", "b", "x [.]\n"},
		{"shift\nx %0 %1 %2", "b 1 2", "x [1][2]\n"},
		{":more\nif \"%1\"==\"\" goto done\nx %1\nshift\ngoto more\n:done", "b 1 2",
			"x [1]\nx [2]\n"},
		{"if %1==a x\n", "b a", "x \n"},
		{"for %%i in (1 2) do x %%i", "b", "x [1]\nx [2]\n"},
		{"set a=1\nx %a%", "b", "x [1]\n"},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		prompt_write_file("b.bat", rows[i].batch);
		prompt_type_line(rows[i].line);
		same_text(rows[i].batch, text_string(&prompt_fixture.noted), rows[i].called);
	}
}

/* The batch of article Q259436, letter for letter. */
static void batch__of_article_q259436(void **state)
{
	(void)state;
	prompt_write_file("out.bat",
		"query session >session.txt\r\n"
		"for /f \"skip=1 tokens=3,\" %%i in (session.txt) DO logoff %%i\r\n"
		"del session.txt\r\n");
	prompt_calls_programs("out",
		"query [session]\nlogoff [0]\nlogoff [Listen]\nlogoff [12]\nlogoff [Disc]\n");
	same_text("echoed", text_string(&prompt_fixture.out),
		"\nC:\\>query session  1>session.txt\n"
		"\nC:\\>for /f \"skip=1 tokens=3,\" %i in (session.txt) do logoff %i\n"
		"\nC:\\>logoff 0\n[0]\n"
		"\nC:\\>logoff Listen\n[Listen]\n"
		"\nC:\\>logoff 12\n[12]\n"
		"\nC:\\>logoff Disc\n[Disc]\n"
		"\nC:\\>del session.txt\n");
	assert_null(prompt_read_text("session.txt"));
}

static void batch__echo(void **state)
{
	(void)state;
	prompt_write_file(
		"b.bat", "@echo off\necho quiet\n\n:label\nrem no\necho on & echo loud\n");
	prompt_prints("b", "quiet\nloud\n");
	prompt_prints("echo", "ECHO is on.\n");
	prompt_write_file("b.bat", "echo 1\n@echo 2\nrem shown\n\n:hidden\n");
	prompt_prints("b", "\nC:\\>echo 1\n1\n2\n\nC:\\>rem shown\n");
	prompt_write_file("b.bat", "if a==b (\n echo 1\n) else (\n echo 2\n)\n");
	prompt_prints("b", "\nC:\\>if a==b (echo 1) else (echo 2)\n2\n");
	prompt_write_file("b.bat", "echo off\n");
	prompt_prints("b & echo", "\nC:\\>echo off\nECHO is on.\n");
}

static void batch__goto_and_call(void **state)
{
	static const struct {
		const char *batch, *called;
	} rows[] = {
		{"goto end\nx 1\n:end\nx 2", "x [2]\n"},
		{"goto :End\nx 1\n  :end of it\nx 2", "x [2]\n"},
		{"goto :eof\nx 1", ""},
		{"goto eof\nx 1\n:eof\nx 2", "x [2]\n"},
		{"(\nx 1\ngoto end\nx 2\n)\n:end\nx 3", "x [1]\nx [3]\n"},
		{"for %%i in (1 2 3) do if %%i==2 (goto end) else x %%i\n:end\nx end",
			"x [1]\nx [end]\n"},
		{"call :sub a b\nx 2\ngoto :eof\n:sub\nx %0 %1 %2\n", "x [:sub][a][b]\nx [2]\n"},
		{"call other 1\nx 2", "o [other][1]\nx [2]\n"},
		{"other 1\nx 2", "o [other][1]\n"},
		{"other 1 >log.txt\nx 2", "o [other][1]\n"},
		{"for %%i in (1 2) do other %%i", "o [other][1]\n"},
		{"for %%i in (1 2) do call other %%i", "o [other][1]\no [other][2]\n"},
		{"for %%i in (1) do call inner\n", "x [%i]\n"},
		{"for %%i in (1) do (call inner & x %%i)\n", "x [%i]\nx [1]\n"},
		{"call x %%1", "x \n"},
		{"call title 1\nx", "x \n"},
		{"exit /b 3\nx 1", ""},
		{"goto missing\nx 1", ""},
		{"x 1\nif\nx 2", "x [1]\n"},
		{"x 1\n(\nx 2", "x [1]\n"},
		{"none\nx 1", "x [1]\n"},
		{"x 1\n\n\nx 2 ^\n3\n", "x [1]\nx [2][3]\n"},
	};

	(void)state;
	prompt_write_file("other.bat", "@o %0 %1\n");
	prompt_write_file("inner.bat", "@x %%i\n");
	/* it is in vain: commands of the prompt come first */
	prompt_write_file("title.bat", "@x title\n");
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		prompt_write_file("b.bat", rows[i].batch);
		prompt_type_line("b");
		same_text(rows[i].batch, text_string(&prompt_fixture.noted), rows[i].called);
	}
	prompt_write_file("b.bat", "@goto missing\n");
	prompt_prints("b", "The system cannot find the batch label specified - missing\n");
	same_number("missing", prompt_fixture.status, 1);
	prompt_write_file("b.bat", "@exit /b 3\n");
	prompt_prints("b || echo failed", "failed\n");
	same_number("exit /b", prompt_fixture.status, 3);
	prompt_write_file("b.bat", "@exit 4\n");
	same_number("exit", prompt_type_line("b"), PROMPT_E_EXIT);
	same_number("exit", prompt_fixture.status, 4);
}

static void batch__setlocal(void **state)
{
	static const struct {
		const char *batch, *called;
	} rows[] = {
		{"setlocal\nset a=2\nx %a%", "x [2]\nx [1]\n"},
		{"setlocal\nset a=2\nendlocal\nx %a%", "x [1]\nx [1]\n"},
		{"set a=2\nsetlocal\nset a=3\nsetlocal\nset a=4\nendlocal\nx %a%",
			"x [3]\nx [2]\n"},
		{"endlocal\nset a=2", "x [2]\n"},
		{"setlocal\nset a=2\nc.bat", "x [3]\nx [1]\n"},
		{"set /a a+=1\nx %a%", "x [2]\nx [2]\n"},
	};

	(void)state;
	prompt_write_file("c.bat", "set a=3\nx %a%\n");
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		prompt_type_line("set a=1");
		prompt_write_file("b.bat", rows[i].batch);
		prompt_type_line("b & call x %^a%");
		same_text(rows[i].batch, text_string(&prompt_fixture.noted), rows[i].called);
	}
}

static void batch__without_end(void **state)
{
	static const char *const rows[] = {":a\ngoto a\n", "b.bat\n",
		":a\nfor %%i in (1) do goto a\n", "for /l %%i in (1,0,1) do rem\n"};

	(void)state;
	prompt_type_line("echo off");
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		prompt_write_file("b.bat", rows[i]);
		prompt_fixture.interrupt_after = 3000;
		prompt_fixture.is_interrupted = false;
		same_number(rows[i], prompt_type_line("b"), PROMPT_E_INTERRUPTED);
	}
}

static void batch__that_calls_itself(void **state)
{
	static const char *const rows[] = {"call b.bat\n", "for /f %%i in ('b.bat') do rem\n",
		"b.bat | sort\n", "for %%i in (1) do if a==a (call b.bat) else x\n",
		"(call :a)\n:a\ncall :a\n"};

	(void)state;
	prompt_type_line("echo off");
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		prompt_write_file("b.bat", rows[i]);
		same_number(rows[i], prompt_type_line("b"), 0);
		same_text(rows[i], text_string(&prompt_fixture.err),
			"commands and batch files run each other deeper than 256 levels: they have "
			"ended\n");
	}
	prompt_calls_programs("x", "x \n");
	/* each file is a level, and so is the line */
	prompt_write_file("b.bat", "x\ncall b.bat\n");
	prompt_type_line("b");
	same_number("levels", (long long)(prompt_fixture.noted.length / strlen("x \n")), 255);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, prompt_setup, prompt_teardown)

int main(void)
{
	static const struct CMUnitTest tests[] = {
		TEST(batch__is_found_by_its_name),
		TEST(batch__arguments),
		TEST(batch__of_article_q259436),
		TEST(batch__echo),
		TEST(batch__goto_and_call),
		TEST(batch__setlocal),
		TEST(batch__without_end),
		TEST(batch__that_calls_itself),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
