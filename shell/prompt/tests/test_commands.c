/* The commands of NT 4.0 around files, folders and other prompts. */
#include "shell/prompt/tests/support.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/macros.h"
#include "shell/prompt/builtins.h"

struct row {
	const char *line, *printed;
};

static void each_prints(const struct row *rows, size_t count)
{
	for (size_t i = 0; i < count; i++)
		prompt_prints(rows[i].line, rows[i].printed);
}

static void same_status(const char *line, int status)
{
	prompt_type_line(line);
	same_number(line, prompt_fixture.status, status);
}

static void folders__md_and_rd(void **state)
{
	static const struct row rows[] = {
		{"md a\\b\\c \"d e\"", ""},
		{"mkdir A", "A subdirectory or file A already exists.\n"},
		{"dir /b /ad", "a\nd e\n"},
		{"rd a", "The directory is not empty.\n"},
		{"rd nosuch", "The system cannot find the file specified.\n"},
		{"echo N| rd /s a", "a, Are you sure (Y/N)? "},
		{"if exist a\\b\\c\\nul echo there", "there\n"},
		{"echo Y| rmdir /s a", "a, Are you sure (Y/N)? "},
		{"rd /s/q \"d e\"", ""},
		{"dir /b", "File Not Found\n"},
		{"md", "The syntax of the command is incorrect.\n"},
		{"rd /x a", "Invalid switch - \"x\".\n"},
		{"md \\\\server\\share\\x", "The network path was not found.\n"},
	};

	(void)state;
	each_prints(rows, ARRAY_SIZE(rows));
}

static void folders__pushd_and_popd(void **state)
{
	static const struct row rows[] = {
		{"md a\\b & pushd a & cd", "C:\\a\n"},
		{"pushd b & cd & pushd", "C:\\a\\b\nC:\\a\nC:\\\n"},
		{"popd & cd", "C:\\a\n"},
		{"popd & cd", "C:\\\n"},
		{"popd || echo none", "none\n"},
		{"pushd nosuch", "The system cannot find the path specified.\n"},
		{"cd", "C:\\\n"},
	};

	(void)state;
	each_prints(rows, ARRAY_SIZE(rows));
}

#define COPIED(count) "        " count " file(s) copied.\n"
#define MOVED(count) "        " count " file(s) moved.\n"

static void files__copy(void **state)
{
	static const struct row rows[] = {
		{"copy a.txt c.txt", COPIED("1")},
		{"type c.txt", "a\n"},
		{"copy /y b.txt c.txt", COPIED("1")},
		{"type c.txt", "b\n"},
		{"copy a.txt+b.txt d.txt", COPIED("1")},
		{"copy a.txt + b.txt d.txt & type d.txt", COPIED("1") "a\nb\n"},
		{"copy a.txt a.txt", COPIED("0") "The file cannot be copied onto itself.\n"},
		{"copy none.txt c.txt", "The system cannot find the file specified.\n"},
		{"md sub & copy ?.txt sub", "a.txt\nb.txt\nc.txt\nd.txt\n" COPIED("4")},
		{"dir /b sub", "a.txt\nb.txt\nc.txt\nd.txt\n"},
		{"cd sub & copy ..\\x.lst & dir /b *.lst & cd ..", COPIED("1") "x.lst\n"},
		{"copy a.txt *.bak", COPIED("1")},
		{"type a.bak", "a\n"},
		{"copy nul empty.txt & dir /b e*", COPIED("1") "empty.txt\n"},
		{"echo typed| copy con typed.txt & type typed.txt", COPIED("1") "typed\n"},
		{"copy a.txt con", "a\n" COPIED("1")},
		{"copy", "The syntax of the command is incorrect.\n"},
		{"copy a.txt ..\\..\\..\\e.txt & dir /b e.txt", COPIED("1") "e.txt\n"},
		{"copy a.txt D:\\x", COPIED("0") "The system cannot find the drive specified.\n"},
	};

	(void)state;
	prompt_write_file("a.txt", "a\n");
	prompt_write_file("b.txt", "b\n");
	prompt_write_file("x.lst", "x\n");
	each_prints(rows, ARRAY_SIZE(rows));
}

static void files__move_and_ren(void **state)
{
	static const struct row rows[] = {
		{"move a.txt m.txt", MOVED("1")},
		{"ren m.txt n.txt", ""},
		{"ren n.txt p.txt & dir /b p*", "p.txt\n"},
		{"ren p.txt b.txt",
			"A duplicate file name exists, or the file\ncannot be found.\n"},
		{"ren p.txt sub\\x.txt", "The syntax of the command is incorrect.\n"},
		{"rename *.txt *.old & dir /b *.old", "b.old\np.old\n"},
		{"md sub & move *.old sub", MOVED("2")},
		{"dir /b sub", "b.old\np.old\n"},
		{"move sub other & dir /b /ad", MOVED("1") "other\n"},
		{"move none.txt x", "The system cannot find the file specified.\n"},
		{"ren none.txt x", "The system cannot find the file specified.\n"},
		{"move other", "The syntax of the command is incorrect.\n"},
	};

	(void)state;
	prompt_write_file("a.txt", "a\n");
	prompt_write_file("b.txt", "b\n");
	each_prints(rows, ARRAY_SIZE(rows));
}

/* Windows does it itself; Wine does not, when only the case differs. */
static void files__ren_changes_case(void **state)
{
	static const struct row rows[] = {{"ren n.txt N.TXT & dir /b n*", "N.TXT\n"}};

	(void)state;
	if (file_list_separator != ':')
		return;
	prompt_write_file("n.txt", "n\n");
	each_prints(rows, ARRAY_SIZE(rows));
}

static void variables__path_and_prompt(void **state)
{
	static const struct row rows[] = {
		{"path", "No Path\n"},
		{"path C:\\tools;C:\\bin", ""},
		{"path & echo %PATH%", "PATH=C:\\tools;C:\\bin\nC:\\tools;C:\\bin\n"},
		{"path ; & path", "No Path\n"},
		{"prompt $p$g & echo %prompt%", "%prompt%\n"},
		{"echo %PROMPT%", "$p$g \n"},
		{"prompt", ""},
		{"set prompt", "Environment variable prompt not defined\n"},
		{"chcp", "Active code page: 437\n"},
		{"chcp 850", "Active code page: 850\n"},
		{"chcp", "Active code page: 850\n"},
		{"chcp 12", "Invalid code page\n"},
	};

	(void)state;
	each_prints(rows, ARRAY_SIZE(rows));
}

/* A batch file is found in the folders of PATH, and the current folder comes first. */
static void batch__is_found_by_path(void **state)
{
	(void)state;
	prompt_type_line("md tools & path C:\\tools");
	prompt_write_file("tools/one.bat", "@x tools %~f0\n");
	prompt_calls_programs("one", "x [tools][C:\\tools\\one.bat]\n");
	prompt_write_file("one.bat", "@x here %~nx0 %~dp0\n");
	prompt_calls_programs("one", "x [here][one.bat][C:\\]\n");
	prompt_calls_programs("tools\\one.bat", "x [tools][C:\\tools\\one.bat]\n");
}

/* --- Other prompts --- */

static void nested__cmd(void **state)
{
	static const struct row rows[] = {
		{"cmd /c args 1 2", "[1][2]\n"},
		{"cmd /c \"args 1 & args 2\"", "[1]\n[2]\n"},
		{"cmd.exe /q/x /C args 1", "[1]\n"},
		{"set a=1& cmd /c \"set a=2& call args %^a%\"& call args %^a%", "[2]\n[1]\n"},
		{"md sub & cmd /c \"cd sub & cd\" & cd", "C:\\sub\nC:\\\n"},
		{"cmd /c exit 3 || args failed", "[failed]\n"},
		{"for %i in (1) do @cmd /c args %i", "[1]\n"},
		{"cmd /c echo %none%", "%none%\n"},
		{"cmd", "'cmd' without /c is not part of this prompt\n"},
		{"cmd /k args", "'cmd' without /c is not part of this prompt\n"},
	};

	(void)state;
	each_prints(rows, ARRAY_SIZE(rows));
	same_status("cmd /c exit 7", 7);
	same_status("cmd /c status 4", 4);
	same_status("cmd /c ver", 0);
	prompt_write_file("b.bat", "@cmd /c exit 5\n@x %errorlevel%\n@cmd /c goto a\n@x on\n");
	prompt_calls_programs("b", "x [5]\nx [on]\n");
}

static void nested__start(void **state)
{
	static const struct row rows[] = {
		{"start args 1", "[1]\n"},
		{"start \"a title\" /min args 1", "[1]\n"},
		{"start /wait /b args 1", "[1]\n"},
		{"start", ""},
	};

	(void)state;
	each_prints(rows, ARRAY_SIZE(rows));
	prompt_type_line("status 5");
	same_status("start status 3", 5);
	same_status("start /wait status 3", 3);
	same_status("start none", 9009);
}

/* --- Waiting --- */

#define REPLY "Reply from 127.0.0.1: bytes=32 time<10ms TTL=128\n"

static void ping__is_a_pause(void **state)
{
	static const struct row rows[] = {
		{"ping -n 3 localhost",
			"Pinging localhost [127.0.0.1] with 32 bytes of data:\n\n" REPLY REPLY
				REPLY},
		{"ping 127.0.0.1 -n 1", "Pinging 127.0.0.1 with 32 bytes of data:\n\n" REPLY},
		{"ping -n 1 -w 3000 1.1.1.1",
			"Pinging 1.1.1.1 with 32 bytes of data:\n\nRequest timed out.\n"},
		{"ping nowhere", "Bad IP address nowhere.\n"},
		{"ping -t localhost", "'ping -t' is not part of this prompt\n"},
		{"ping -n x localhost", "Bad value for option -n.\n"},
		{"ping -n 1 wf13", "Pinging wf13 with 32 bytes of data:\n\n"
				   "Reply from wf13: bytes=32 time<10ms TTL=128\n"},
	};

	(void)state;
	each_prints(rows, ARRAY_SIZE(rows));
	prompt_calls_programs("ping -n 6 localhost >nul", "waited 5\n");
	prompt_calls_programs("ping -n 1 localhost", "");
	prompt_calls_programs("ping -n 2 -w 1500 10.0.0.1", "waited 3\n");
	same_status("ping localhost", 0);
	same_status("ping 10.0.0.1", 1);
	same_status("ping nowhere", 1);
}

/* --- What there is not --- */

static void commands__of_other_editions(void **state)
{
	static const char *const names[] = {"choice", "timeout", "where"};

	(void)state;
	prompt_prints("timeout /t 5", "[/t][5]\n");
	for (size_t i = 0; i < ARRAY_SIZE(names); i++) {
		bool old = false, new = false;

		for (const struct prompt_help *row = prompt_commands(PROMPT_NT4); row->name; row++)
			old |= strcmp(row->name, names[i]) == 0;
		for (const struct prompt_help *row = prompt_commands(PROMPT_WS2022); row->name;
			row++)
			new |= strcmp(row->name, names[i]) == 0;
		same_number(names[i], old, false);
		same_number(names[i], new, true);
	}
}

static void commands__that_stay_out(void **state)
{
	static const char *const names[] = {
		"xcopy", "at", "shutdown", "attrib", "subst", "FORMAT", "fc", "vol", "ipconfig"};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(names); i++) {
		cleanup(text_deinit) struct text line = {0}, said = {0};

		text_printf(&line, "%s a b", names[i]);
		text_printf(&said, "'%s' is not part of this prompt\n", names[i]);
		prompt_prints(line.bytes, said.bytes);
		same_number(names[i], prompt_fixture.status, 1);
	}
	prompt_prints("C:\\x\\xcopy.exe a", "'xcopy' is not part of this prompt\n");
	prompt_write_file("at.bat", "@args own\n");
	prompt_prints("at", "[own]\n");
}

/* Is the name in backquotes? */
static void is_on_page(const char *page, const char *name)
{
	cleanup(text_deinit) struct text quoted = {0};

	text_printf(&quoted, "`%s`", name);
	if (!strstr(page, quoted.bytes))
		fail_msg("docs/prompt.md does not name %s", quoted.bytes);
}

static void commands__are_on_the_page(void **state)
{
	size_t length;
	char *page = read_file(PROMPT_PAGE, &length);

	(void)state;
	for (const struct prompt_help *row = prompt_commands(PROMPT_WS2022); row->name; row++)
		is_on_page(page, row->name);
	for (const char *const *name = prompt_absent_names; *name; name++)
		is_on_page(page, *name);
	for (const char *const *name = prompt_absent_later_names; *name; name++)
		is_on_page(page, *name);
	free(page);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, prompt_setup, prompt_teardown)

int main(void)
{
	static const struct CMUnitTest tests[] = {
		TEST(folders__md_and_rd),
		TEST(folders__pushd_and_popd),
		TEST(files__copy),
		TEST(files__move_and_ren),
		TEST(files__ren_changes_case),
		TEST(variables__path_and_prompt),
		TEST(batch__is_found_by_path),
		TEST(nested__cmd),
		TEST(nested__start),
		TEST(ping__is_a_pause),
		TEST(commands__of_other_editions),
		TEST(commands__that_stay_out),
		TEST(commands__are_on_the_page),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
