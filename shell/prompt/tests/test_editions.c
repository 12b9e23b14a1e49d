/* The prompts of the editions of Windows: their folders, variables, words, and later language. */
#include "shell/prompt/tests/support.h"

#include <string.h>

#include "base/macros.h"
#include "shell/prompt/builtins.h"

/* A line, and all that it prints in each edition; NULL: as in the one before. */
struct row {
	const char *line;
	const char *printed[PROMPT_EDITION_COUNT];
};

static const enum prompt_edition editions[] = {PROMPT_NT4, PROMPT_WS2003, PROMPT_WS2022};

static void each_prints(const struct row *rows, size_t count)
{
	for (size_t i = 0; i < ARRAY_SIZE(editions); i++) {
		const enum prompt_edition edition = editions[i];

		prompt_sit(edition, "eva");
		for (size_t k = 0; k < count; k++) {
			size_t at = edition;

			while (!rows[k].printed[at])
				at--;
			prompt_prints(rows[k].line, rows[k].printed[at]);
		}
	}
}

static void prompt_begin__folders_and_variables(void **state)
{
	static const struct row rows[] = {
		{"cd", {"C:\\\n", "C:\\Documents and Settings\\eva\n", "C:\\Users\\eva\n"}},
		{"echo %windir% %ComSpec%",
			{"C:\\WINNT C:\\WINNT\\System32\\cmd.exe\n",
				"C:\\WINDOWS C:\\WINDOWS\\system32\\cmd.exe\n",
				"C:\\Windows C:\\Windows\\System32\\cmd.exe\n"}},
		{"set USERPROFILE", {"Environment variable USERPROFILE not defined\n",
					    "USERPROFILE=C:\\Documents and Settings\\eva\n",
					    "USERPROFILE=C:\\Users\\eva\n"}},
		{"set HOME", {"Environment variable HOME not defined\n",
				     "HOMEDRIVE=C:\nHOMEPATH=\\Documents and Settings\\eva\n",
				     "HOMEDRIVE=C:\nHOMEPATH=\\Users\\eva\n"}},
		{"echo text>a.txt& type a.txt", {"text\n"}},
		{"dir /b \\", {"a.txt\nWINNT\n", "Documents and Settings\nWINDOWS\n",
				      "Users\nWindows\n"}},
		{"echo no>\\no.txt", {"", "Access is denied.\n"}},
		{"del \\no.txt", {"", "Could Not Find C:\\no.txt\n"}},
		{"cd .. & cd & cd \\", {"C:\\\n", "C:\\Documents and Settings\n", "C:\\Users\n"}},
		{"if exist \\users\\EVA\\a.txt echo there", {"", "", "there\n"}},
		{"dir /b users", {"File Not Found\n", NULL, "eva\n"}},
		{"rd /s/q \\users\\eva",
			{"The system cannot find the file specified.\n", "Access is denied.\n"}},
	};

	(void)state;
	each_prints(rows, ARRAY_SIZE(rows));
}

static void prompt_begin__words(void **state)
{
	static const struct row rows[] = {
		{"ver", {"\nWindows NT Version 4.0  \n\n",
				"\nMicrosoft Windows [Version 5.2.3790]\n",
				"\nMicrosoft Windows [Version 10.0.20348.587]\n"}},
		{"none", {"The name specified is not recognized as an\n"
			  "internal or external command, operable program or batch file.\n",
				 "'none' is not recognized as an internal or external command,\n"
				 "operable program or batch file.\n"}},
	};

	(void)state;
	each_prints(rows, ARRAY_SIZE(rows));
}

static void language__clock(void **state)
{
	static const struct row rows[] = {
		{"date /t", {"Tue 06/16/1998\n"}},
		{"time /t", {"09:00p\n", "09:00 PM\n"}},
		{"echo %DATE% %time:~0,5%", {"%DATE% %time:~0,5%\n", "Tue 06/16/1998 21:00\n"}},
		{"echo %CD%", {"%CD%\n", "C:\\Documents and Settings\\eva\n", "C:\\Users\\eva\n"}},
		{"set CD=own& call echo %^CD%", {"own\n"}},
		{"set TIME", {"Environment variable TIME not defined\n"}},
	};

	(void)state;
	each_prints(rows, ARRAY_SIZE(rows));
}

static void language__clock_in_a_locale(void **state)
{
	static const struct {
		enum prompt_locale locale;
		const char *printed;
	} rows[] = {
		{PROMPT_EN_US, "Tue 06/16/1998\n09:00 PM\nTue 06/16/1998 21:00:00.00\n"},
		{PROMPT_EN_GB, "16/06/1998\n21:00\n16/06/1998 21:00:00.00\n"},
		{PROMPT_DE_DE, "16.06.1998\n21:00\n16.06.1998 21:00:00,00\n"},
		{PROMPT_FR_FR, "16/06/1998\n21:00\n16/06/1998 21:00:00,00\n"},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		const struct prompt_system system = {
			.edition = PROMPT_WS2022, .locale = rows[i].locale, .user = "eva"};
		const char *banner;

		same_number("begin", prompt_begin(prompt_fixture.prompt, &system, &banner), 0);
		prompt_prints("date /t & time /t & echo %DATE% %TIME%", rows[i].printed);
	}
}

#define NOTE_SET_P "-- NT 4.0 has no 'set /p': nothing was asked, and the variable '/p id' is set\n"

static void language__set_p(void **state)
{
	static const struct row rows[] = {
		{"echo 12| set /p id=", {NOTE_SET_P, ""}},
		{"p", {"[]\n" NOTE_SET_P, "Which? [12]\n"}},
		{"echo 14| (set /p \"id=Which one? \"& call echo %^id%)",
			{"%id%\n-- NT 4.0 has no 'set /p': nothing was asked, and the variable '/p "
			 "\"id' is set\n",
				"Which one? 14\n"}},
		{"set id=7& echo.| set /p id=& call echo %^id%", {"7\n" NOTE_SET_P, "7\n"}},
		{"set /p id=<nul|| echo none", {NOTE_SET_P, "none\n"}},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(editions); i++) {
		prompt_sit(editions[i], "eva");
		prompt_write_file("answer.txt", "12\n");
		prompt_write_file(
			"p.cmd", "@set id=\n@set /p id=Which? <answer.txt\n@echo [%id%]\n");
	}
	each_prints(rows, ARRAY_SIZE(rows));
	prompt_prints("set /p", "The syntax of the command is incorrect.\n");
}

static void language__delayed_expansion(void **state)
{
	static const struct row rows[] = {
		{"on", {"[!n!]\n[!n!]\n1!\n", "[2]\n[3]\n1\n"}},
		{"parts", {"[!s:~0,3!] [!s:a=x!] [!none!]\n", "[ban] [bxnxnx] []\n"}},
		{"caret", {"^!n^! ^!\n", "!n! !\n"}},
		{"local", {"!n!\n!n!\n", "1\n!n!\n"}},
		{"set n=5& cmd /v:on /c \"echo !n! & set n=6 & echo [!n!]\"",
			{"!n! \n[!n!]\n", "5 \n[6 ]\n"}},
		{"cmd /v /c echo !n!", {"!n!\n", "5\n"}},
		{"cmd /v:off /c echo !n!", {"!n!\n"}},
		{"cmd /c echo !n!", {"!n!\n"}},
		{"if5", {"", "five\n"}},
		{"file", {"", "to a file\n"}},
	};
	static const struct {
		const char *name, *text;
	} files[] = {
		{"on.cmd", "@echo off\nsetlocal enableextensions enabledelayedexpansion\nset n=1\n"
			   "for %%i in (2 3) do (\nset n=%%i\necho [!n!]\n)\necho 1!\n"},
		{"parts.cmd", "@setlocal enabledelayedexpansion\n@set s=banana\n"
			      "@echo [!s:~0,3!] [!s:a=x!] [!none!]\n"},
		{"caret.cmd", "@setlocal enabledelayedexpansion\n@set n=1\n@echo ^^!n^^! ^^!\n"},
		{"local.cmd", "@set n=1\n@setlocal enabledelayedexpansion\n@echo !n!\n@endlocal\n"
			      "@echo !n!\n"},
		{"if5.cmd", "@setlocal enabledelayedexpansion\n@set n=5\n"
			    "@if \"!n!\"==\"5\" echo five\n"},
		{"file.cmd", "@setlocal enabledelayedexpansion\n@set f=out.txt\n"
			     "@echo to a file>!f!\n@if exist out.txt type out.txt\n"},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(files); i++)
		prompt_write_file(files[i].name, files[i].text);
	/* the notes of NT 4.0 are tested where they belong */
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++)
		for (size_t k = 1; k < ARRAY_SIZE(editions); k++) {
			prompt_sit(editions[k], "eva");
			prompt_type_line("del /q out.txt 2>nul & set n=5");
			prompt_prints(rows[i].line,
				rows[i].printed[1] ? rows[i].printed[1] : rows[i].printed[0]);
			prompt_sit(PROMPT_NT4, "eva");
			prompt_type_line("del /q out.txt 2>nul & set n=5");
			prompt_type_line(rows[i].line);
			same_text(
				rows[i].line, text_string(&prompt_fixture.out), rows[i].printed[0]);
		}
}

static void language__choice(void **state)
{
	static const struct row rows[] = {
		{"echo y| choice", {"", "[Y,N]?Y\n"}},
		{"echo xn| choice /m \"Log off?\"", {"", "Log off? [Y,N]?N\n"}},
		{"echo b| choice /c abc /n", {"", "B\n"}},
		{"echo bB| choice /c:aB /cs", {"", "[a,B]?B\n"}},
		{"choice /t 10 /d n", {"", "[Y,N]?N\n"}},
		{"choice <nul",
			{"", "[Y,N]?ERROR: The file is either empty or does not contain the "
			     "valid choices.\n"}},
		{"choice /d n", {"", "ERROR: Invalid syntax.\nType \"CHOICE /?\" for usage.\n"}},
		{"choice /c", {"", "ERROR: Invalid syntax.\nType \"CHOICE /?\" for usage.\n"}},
		{"choice /t 5 /d x",
			{"", "ERROR: Invalid syntax.\nType \"CHOICE /?\" for usage.\n"}},
	};
	static const int statuses[] = {1, 2, 2, 2, 2, 255, 255, 255, 255};

	(void)state;
	/* the faked programs know every name but one */
	for (size_t k = 1; k < ARRAY_SIZE(editions); k++) {
		prompt_sit(editions[k], "eva");
		for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
			prompt_prints(rows[i].line, rows[i].printed[1]);
			same_number(rows[i].line, prompt_fixture.status, statuses[i]);
		}
		prompt_calls_programs("choice /t 10 /d y >nul", "waited 10\n");
		prompt_calls_programs("timeout /t 5 /nobreak >nul", "waited 5\n");
		prompt_prints(
			"timeout 5", "\nWaiting for 5 seconds, press a key to continue ...\n");
		prompt_prints("timeout 5 /nobreak",
			"\nWaiting for 5 seconds, press CTRL+C to quit ...\n");
		prompt_prints("timeout /NOBREAK /t 5",
			"\nWaiting for 5 seconds, press CTRL+C to quit ...\n");
	}
	prompt_sit(PROMPT_NT4, "eva");
	prompt_calls_programs("choice /t 10 /d y", "choice [/t][10][/d][y]\n");
	prompt_calls_programs("timeout /t 5", "timeout [/t][5]\n");
	prompt_calls_programs("where find", "where [find]\n");
}

static void language__where(void **state)
{
	static const struct row rows[] = {
		{"where find", {"", "C:\\WINDOWS\\system32\\find.exe\n",
				       "C:\\Windows\\System32\\find.exe\n"}},
		{"where FIND.EXE", {"", "C:\\WINDOWS\\system32\\find.exe\n",
					   "C:\\Windows\\System32\\find.exe\n"}},
		{"where p", {"", "C:\\Documents and Settings\\eva\\p.cmd\n",
				    "C:\\Users\\eva\\p.cmd\n"}},
		{"where *.txt", {"", "C:\\Documents and Settings\\eva\\a.txt\n",
					"C:\\Users\\eva\\a.txt\n"}},
		{"where none", {"", "INFO: Could not find files for the given pattern(s).\n"}},
		{"where /q none || echo none", {"", "none\n"}},
		{"where", {"", "ERROR: Invalid syntax.\nType \"WHERE /?\" for usage.\n"}},
		{"where /r", {"", "'where /r' is not part of this prompt\n"}},
	};

	(void)state;
	prompt_write_file("p.cmd", "");
	prompt_write_file("a.txt", "");
	for (size_t k = 1; k < ARRAY_SIZE(editions); k++) {
		prompt_sit(editions[k], "eva");
		for (size_t i = 0; i < ARRAY_SIZE(rows); i++)
			prompt_prints(rows[i].line,
				rows[i].printed[rows[i].printed[2] ? editions[k] : 1]);
	}
}

static void language__absent_commands(void **state)
{
	static const struct row rows[] = {
		{"whoami", {"\n", "'whoami' is not part of this prompt\n"}},
		{"PowerShell.exe x", {"[x]\n", "'PowerShell' is not part of this prompt\n"}},
		{"xcopy", {"'xcopy' is not part of this prompt\n"}},
	};

	(void)state;
	each_prints(rows, ARRAY_SIZE(rows));
}

/* A new user's prompt is a new one, and the same one's is not. */
static void prompt_begin__again(void **state)
{
	const struct prompt_system eva = {.edition = PROMPT_WS2022, .user = "eva"},
				   tom = {.edition = PROMPT_WS2022, .user = "tom"};
	const char *banner;

	(void)state;
	prompt_sit(PROMPT_WS2022, "eva");
	prompt_prints("set kept=yes& cd \\windows& cd", "C:\\Windows\n");
	same_number("again", prompt_begin(prompt_fixture.prompt, &eva, &banner), 0);
	assert_null(banner);
	prompt_prints("echo %kept%& cd", "yes\nC:\\Windows\n");
	same_number("tom", prompt_begin(prompt_fixture.prompt, &tom, &banner), 0);
	same_text("banner", banner,
		"Microsoft Windows [Version 10.0.20348.587]\n"
		"(c) Microsoft Corporation. All rights reserved.\n\n");
	prompt_prints("echo [%kept%]& cd", "[%kept%]\nC:\\Users\\tom\n");
}

/* Names that no folder can have, and a session without a user. */
static void prompt_begin__home_of_any_user(void **state)
{
	static const struct {
		const char *user, *folder;
	} rows[] = {
		{"Anna Lopez", "C:\\Users\\Anna Lopez\n"},
		{"", "C:\\Windows\\System32\\config\\systemprofile\n"},
		{"..", "C:\\Users\\.._\n"},
		{"a\\..\\..\\b", "C:\\Users\\a_.._.._b\n"},
		{"con", "C:\\Users\\con_\n"},
		{"x.", "C:\\Users\\x._\n"},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		prompt_sit(PROMPT_WS2022, rows[i].user);
		prompt_prints("cd", rows[i].folder);
		prompt_prints("echo %USERPROFILE%", rows[i].folder);
	}
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, prompt_setup, prompt_teardown)

int main(void)
{
	static const struct CMUnitTest tests[] = {
		TEST(prompt_begin__folders_and_variables),
		TEST(prompt_begin__words),
		TEST(language__clock),
		TEST(language__clock_in_a_locale),
		TEST(language__set_p),
		TEST(language__delayed_expansion),
		TEST(language__choice),
		TEST(language__where),
		TEST(language__absent_commands),
		TEST(prompt_begin__again),
		TEST(prompt_begin__home_of_any_user),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
