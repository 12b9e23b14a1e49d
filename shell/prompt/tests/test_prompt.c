#include "shell/prompt/tests/support.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/macros.h"

#define NOT_RECOGNIZED                                                                             \
	"The name specified is not recognized as an\n"                                             \
	"internal or external command, operable program or batch file.\n"

struct row {
	const char *line, *printed;
};

static void each_prints(const struct row *rows, size_t count)
{
	for (size_t i = 0; i < count; i++)
		prompt_prints(rows[i].line, rows[i].printed);
}

static void prompt_execute__commands_and_their_tails(void **state)
{
	static const struct row rows[] = {
		{"", ""},
		{"   ", ""},
		{"args", "\n"},
		{"args 12 /server:WF13", "[12][/server:WF13]\n"},
		{"  args  a\tb ", "[a][b]\n"},
		{"\"args\" \"a b\"", "[a b]\n"},
		{"args/?", "[/?]\n"},
		{"args a^&b ^^ ^\"", "[a&b][^][]\n"},
		{"args \"a&b|c>d\"", "[a&b|c>d]\n"},
		{"args a)b", "[a)b]\n"},
		{"args * Meeting in 5 minutes", "[*][Meeting][in][5][minutes]\n"},
		{"@args quiet", "[quiet]\n"},
		{"none", NOT_RECOGNIZED},
		{"C:", ""},
		{":label args", ""},
		{") args", ""},
		{"rem args & args > x", ""},
	};

	(void)state;
	each_prints(rows, ARRAY_SIZE(rows));
}

static void prompt_execute__operators(void **state)
{
	static const struct row rows[] = {
		{"args 1 & args 2", "[1]\n[2]\n"},
		{"args 1&args 2&", "[1]\n[2]\n"},
		{"args 1 && args 2", "[1]\n[2]\n"},
		{"status 1 && args 2", ""},
		{"status 1 || args 2", "[2]\n"},
		{"args 1 || args 2", "[1]\n"},
		{"status 1 && args 2 || args 3", "[3]\n"},
		{"args 1 || args 2 && args 3", "[1]\n"},
		{"status 1 && args 2 & args 3", "[3]\n"},
		{"(args 1 & status 1) || args 2", "[1]\n[2]\n"},
		{"(args 1) & args 2", "[1]\n[2]\n"},
		{"(args 1\nargs 2\n)", "[1]\n[2]\n"},
		{"args a^\nb", "[ab]\n"},
		{"echo Y| cat", "Y\n"},
		{"echo Y | cat | cat", "Y \n"},
		{"status 1 | cat || args 1", ""},
		{"cat | status 1 || args 1", "[1]\n"},
		{"exit | args 1", "[1]\n"},
	};

	(void)state;
	each_prints(rows, ARRAY_SIZE(rows));
}

static void prompt_execute__redirections(void **state)
{
	static const struct row rows[] = {
		{"args 1 >a.txt", ""},
		{"cat <a.txt", "[1]\n"},
		{">>a.txt args 2", ""},
		{"cat <A.TXT", "[1]\n[2]\n"},
		{"args 1>b.txt 2", ""},
		{"type b.txt", "[2]\n"},
		{"args x1>b.txt", ""},
		{"type b.txt", "[x1]\n"},
		{"fail 2>c.txt", "out\n"},
		{"type c.txt", "wrong\n"},
		{"fail >c.txt 2>&1", ""},
		{"type c.txt", "out\nwrong\n"},
		{"fail 2>nul", "out\n"},
		{"fail >NUL", "wrong\n"},
		{"(args 1 & args 2) >d.txt", ""},
		{"type d.txt", "[1]\n[2]\n"},
		{"args >\"with blank.txt\" 1", ""},
		{"type \"with blank.txt\"", "[1]\n"},
		{"cat <missing.txt", "The system cannot find the file specified.\n"},
		{"args >no\\folder.txt", "The system cannot find the path specified.\n"},
		{"cat <missing.txt || args 1", "[1]\nThe system cannot find the file specified.\n"},
		{"(args 1 & args 2 >con) >d.txt", "[2]\n"},
		{"type d.txt", "[1]\n"},
		{">empty.txt", ""},
		{"if exist empty.txt args is there", "[is][there]\n"},
	};

	(void)state;
	each_prints(rows, ARRAY_SIZE(rows));
}

/* What does not parse does nothing at all, and prints what cmd prints. */
static void prompt_execute__what_is_no_command(void **state)
{
	static const struct row rows[] = {
		{"& args", "& was unexpected at this time.\n"},
		{"args & & args", "& was unexpected at this time.\n"},
		{"args ||| args", "| was unexpected at this time.\n"},
		{"args |", "The syntax of the command is incorrect.\n"},
		{"args 1 &&", "The syntax of the command is incorrect.\n"},
		{"args 1 >", "The syntax of the command is incorrect.\n"},
		{"args 1 > & args", "& was unexpected at this time.\n"},
		{"(args 1) args 2", "args was unexpected at this time.\n"},
		{"(args 1) else args 2", "else was unexpected at this time.\n"},
		{"()", ") was unexpected at this time.\n"},
		{"(args) )", ") was unexpected at this time.\n"},
		{"(args", "The syntax of the command is incorrect.\n"},
		{"if", "The syntax of the command is incorrect.\n"},
		{"if a b args", "b was unexpected at this time.\n"},
		{"if ==a (args)", "( was unexpected at this time.\n"},
		{"if  gtr 5 args", "5 was unexpected at this time.\n"},
		{"if 5 gtr", "The syntax of the command is incorrect.\n"},
		{"if 5 gt 4 args", "gt was unexpected at this time.\n"},
		{"if errorlevel", "The syntax of the command is incorrect.\n"},
		{"if a==a", "The syntax of the command is incorrect.\n"},
		{"for", "The syntax of the command is incorrect.\n"},
		{"for i in (1) do args", "i was unexpected at this time.\n"},
		{"for %i of (1) do args", "of was unexpected at this time.\n"},
		{"for %i in 1 do args", "1 was unexpected at this time.\n"},
		{"for %i in (1) args", "args was unexpected at this time.\n"},
		{"for %i in (1) do", "The syntax of the command is incorrect.\n"},
		{"for /f %i in ('a | b') do args", "| was unexpected at this time.\n"},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		prompt_prints(rows[i].line, rows[i].printed);
		same_number(rows[i].line, prompt_fixture.status, 1);
	}
}

static void prompt_execute__errorlevel(void **state)
{
	static const struct {
		const char *line;
		int status;
	} rows[] = {
		{"status 5", 5},
		{"echo kept", 5},
		{"set kept=1", 5},
		{"cat <missing", 5},
		{"args", 0},
		{"none", 9009},
		{"cd nowhere", 1},
		{"ver | find \"NT\"", 0},
		{"ver | find \"DOS\"", 1},
		{"type missing", 1},
		{"status -1", -1},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		same_number(rows[i].line, prompt_type_line(rows[i].line), 0);
		same_number(rows[i].line, prompt_fixture.status, rows[i].status);
	}
	prompt_prints("echo %ERRORLEVEL%", "-1\n");
}

/* As the public measurements of cmd.exe have it, and the help of SETLOCAL and VERIFY. */
static void prompt_execute__errorlevel_of_its_own_commands(void **state)
{
	static const struct {
		const char *command;
		int at_keyboard, in_bat, in_cmd; /* after 5 */
	} rows[] = {
		{"ver", 0, 0, 0},
		{"cd .", 0, 0, 0},
		{"dir /b b.bat", 0, 0, 0},
		{"type b.bat", 0, 0, 0},
		{"date /t", 0, 0, 0},
		{"time /t", 0, 0, 0},
		{"color 07", 0, 0, 0},
		{"verify", 0, 0, 0},
		{"verify on", 0, 0, 0},
		{"verify other", 1, 1, 1},
		{"del nosuch", 0, 0, 0},
		{"del", 1, 1, 1},
		{"setlocal", 0, 0, 0},
		{"setlocal enableextensions", 0, 0, 0},
		{"setlocal DisableExtensions", 0, 0, 0},
		{"setlocal nosuch", 1, 1, 1},
		{"setlocal enabledelayedexpansion", 1, 1, 1},
		{"call echo ok", 0, 0, 0},
		{"echo kept", 5, 5, 5},
		{"endlocal", 5, 5, 5},
		{"rem kept", 5, 5, 5},
		{"title kept", 5, 5, 5},
		{"cls", 5, 5, 5},
		{"for %i in (1) do rem", 5, 5, 5},
		{"if a==b rem", 5, 5, 5},
		{"set x=1", 5, 5, 0},
		{"cd nowhere", 1, 1, 1},
		{"type nosuch", 1, 1, 1},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		cleanup(text_deinit) struct text batch = {0};

		prompt_write_file("b.bat", "x");
		prompt_type_line("status 5");
		prompt_type_line(rows[i].command);
		same_number(rows[i].command, prompt_fixture.status, rows[i].at_keyboard);
		text_printf(&batch, "@status 5\n@");
		for (const char *at = rows[i].command; *at; at++)
			text_printf(&batch, "%s%c", *at == '%' ? "%" : "", *at);
		prompt_write_file("b.bat", batch.bytes);
		prompt_write_file("c.cmd", batch.bytes);
		prompt_type_line("b");
		same_number(rows[i].command, prompt_fixture.status, rows[i].in_bat);
		prompt_type_line("c");
		same_number(rows[i].command, prompt_fixture.status, rows[i].in_cmd);
	}
}

static void prompt_execute__verify(void **state)
{
	static const struct row rows[] = {
		{"verify", "VERIFY is off.\n"},
		{"verify on & verify", "VERIFY is on.\n"},
		{"verify off & verify", "VERIFY is off.\n"},
		{"verify other", "An incorrect parameter was\nentered for the command.\n"},
	};

	(void)state;
	each_prints(rows, ARRAY_SIZE(rows));
}

/* NT 4.0 does something else than the line means, and says nothing: so we do, once a line. */
static void prompt_execute__notes(void **state)
{
	static const struct row rows[] = {
		{"set /p id=Which: ",
			"-- NT 4.0 has no 'set /p': nothing was asked, and the variable '/p id' is "
			"set\n"},
		{"echo [%id%][%/p id%]", "[%id%][Which: ]\n"},
		{"set x=1", ""},
		{"args !x! & args !X!",
			"[!x!]\n[!X!]\n-- NT 4.0 does not expand '!x!'; use %x%, or call a label "
			"with it\n"},
		{"for %i in (1) do @(set y=%i& args !y!)",
			"[!y!]\n-- NT 4.0 does not expand '!y!'; use %y%, or call a label with "
			"it\n"},
		{"echo Stop! Now! !nosuch! !", "Stop! Now! !nosuch! !\n"},
		{"setlocal enabledelayedexpansion",
			"-- NT 4.0 has no delayed expansion: a word in '!' stays as it is\n"},
	};

	(void)state;
	each_prints(rows, ARRAY_SIZE(rows));
	/* it is no part of what the command prints */
	prompt_prints("set /p z=a >nul 2>&1",
		"-- NT 4.0 has no 'set /p': nothing was asked, and the variable '/p z' is set\n");
}

static void prompt_execute__variables(void **state)
{
	static const struct row rows[] = {
		{"echo %user% is here", "eva is here\n"},
		{"echo %USER%%User%", "evaeva\n"},
		{"echo %missing% 100% %", "%missing% 100% %\n"},
		{"echo %%user%%", "%eva%\n"},
		{"echo %user:v=rik%", "erika\n"},
		{"echo %user:V=rik%", "erika\n"},
		{"echo %user:~1% %user:~0,1% %user:~-1%", "va e a\n"},
		{"set l=Zoé Müller", ""},
		{"echo %l:~2,1%,%l:~4%,%l:~-5,1%,%l:~0,-6%,[%l:~10%]", "é,Müller,ü,Zoé ,[]\n"},
		{"set l=", ""},
		{"set other=%user% & args", "\n"},
		{"echo [%other%]", "[eva ]\n"},
		{"set oth", "other=eva \n"},
		{"set \"other=a b\" ignored", ""},
		{"echo [%other%]", "[a b]\n"},
		{"set other=", ""},
		{"set other", "Environment variable other not defined\n"},
		{"set", "user=eva\n"},
		{"set command=args 1 ^& args 2", ""},
		{"%command%", "[1]\n[2]\n"},
	};

	(void)state;
	prompt_set(prompt_fixture.prompt, "user", "eva");
	each_prints(rows, ARRAY_SIZE(rows));
}

#define BAD_NUMBER                                                                                 \
	"Invalid number.  Numeric constants are either decimal (17),\n"                            \
	"hexadecimal (0x11), or octal (021).\n"
#define LARGE_NUMBER "Invalid number.  Numbers are limited to 32-bits of precision.\n"

static void prompt_execute__sums(void **state)
{
	static const struct row rows[] = {
		{"set /a 1+2*3", "7"},
		{"set /a (1+2)*3", "9"},
		{"set /a 7/2, 7 %% 4", "Missing operand.\n"},
		{"set /a 7 % 4", "3"},
		{"set /a 10-3-2", "5"},
		{"set /a -3 - -4", "1"},
		{"set /a 0x10+010", "24"},
		{"set /a \"1<<4|1\"", "17"},
		{"set /a \"6&3^8\"", "10"},
		{"set /a -8/3", "-2"},
		{"set /a 2147483647+1", "-2147483648"},
		{"set /a -2147483647-1", "-2147483648"},
		{"set /a (0-2147483647-1)/-1", "-2147483648"},
		{"set /a n=4", "4"},
		{"set /a n+=3, m=n*2", "14"},
		{"echo %n% %m%", "7 14\n"},
		{"set /a nothing", "0"},
		{"set /a 1/0", "Divide by zero error.\n"},
		{"set /a 1+", "Missing operand.\n"},
		{"set /a (1", "Unbalanced parenthesis.\n"},
		{"set /a 1)", "Unbalanced parenthesis.\n"},
		{"set /a 1 2", "Missing operator.\n"},
		{"set /a", "The syntax of the command is incorrect.\n"},
		{"set /a 5x", BAD_NUMBER},
		{"set /a 08", BAD_NUMBER},
		{"set /a 0x", BAD_NUMBER},
		{"set /a 2147483648", LARGE_NUMBER},
		{"set /a 99999999999999999999", LARGE_NUMBER},
		{"set /a 0xffffffff", "-1"},
		{"set /a 0x1ffffffff", LARGE_NUMBER},
		{"set large=99999999999& set /a large", "2147483647"},
		{"set word=12abc& set /a word+1", "13"},
	};

	(void)state;
	each_prints(rows, ARRAY_SIZE(rows));
}

static void prompt_execute__builtins(void **state)
{
	static const struct row rows[] = {
		{"echo", "ECHO is on.\n"},
		{"echo off & echo", "ECHO is off.\n"},
		{"echo on", ""},
		{"echo.", "\n"},
		{"echo.text", "text\n"},
		{"echo  two", " two\n"},
		{"echo(", "\n"},
		{"ECHO \"quotes\" stay", "\"quotes\" stay\n"},
		{"ver", "\nWindows NT Version 4.0  \n\n"},
		{"date /t", "Tue 06/16/1998\n"},
		{"time /t", "09:00p\n"},
		{"date", "'date' shows the date and the time, and sets neither: type date /t\n"},
		{"title a window", ""},
		{"color 0A", ""},
		{"cls", ""},
		{"setlocal & endlocal", ""},
		{"shift", "'shift' has a meaning in a batch file only\n"},
		{"call :x", "'call' has a meaning in a batch file only\n"},
		{"goto x", "'goto' has a meaning in a batch file only\n"},
		{"echo key| pause", "Press any key to continue . . . \n"},
		{"help help", "Lists the commands, or says what one does.\n"},
		{"help args", "[/?]\n"},
		{"cd /?", "Shows the current folder, or changes it.\n"},
		{"if /?", "Runs a command under a condition: IF [NOT] ERRORLEVEL n | a==b | EXIST "
			  "file "
			  "command [ELSE command].\n"},
		{"call if a==a args", "The syntax of the command is incorrect.\n"},
		{"type", "The syntax of the command is incorrect.\n"},
		{"type missing", "The system cannot find the file specified.\n"},
	};

	(void)state;
	each_prints(rows, ARRAY_SIZE(rows));
}

static void prompt_execute__what_the_screen_is_asked_for(void **state)
{
	static const struct row rows[] = {
		{"cls", "cleared\n"},
		{"ver | more", "pages\n"},
		{"ver | more | cat", "cat \n"},
		{"ver | more >file", ""},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++)
		prompt_calls_programs(rows[i].line, rows[i].printed);
}

static void prompt_execute__if(void **state)
{
	static const struct row rows[] = {
		{"if a==a args 1", "[1]\n"},
		{"if a==A args 1", ""},
		{"if /i a==A args 1", "[1]\n"},
		{"if /i not a==B args 2", "[2]\n"},
		{"if not /i a==A args 3", ""},
		{"if not a==b args 1", "[1]\n"},
		{"if \"a b\" == \"a b\" args 1", "[1]\n"},
		{"if \"\"==\"\" args 1", "[1]\n"},
		{"if a==b (args 1) else args 2", "[2]\n"},
		{"if a==a (args 1) else args 2", "[1]\n"},
		{"if a==a args 1 else args 2", "[1][else][args][2]\n"},
		{"if a==b (\nargs 1\n) else (\nargs 2\n)", "[2]\n"},
		{"if a==b if c==d (args 1) else args 2", ""},
		{"if a==b args 1 & args 2", ""},
		{"if 10 gtr 9 args 1", "[1]\n"},
		{"if 9 geq 10 args 1", ""},
		{"if b gtr a args 1", "[1]\n"},
		{"if 1 neq 1 args 1", ""},
		{"if 0x10 equ 16 args 1", "[1]\n"},
		{"if 010 equ 8 args 1", "[1]\n"},
		{"if 08 equ 8 args 1", ""},
		{"if 4294967297 equ 1 args 1", ""},
		{"if 5x gtr 40 args 1", "[1]\n"},
		{"if -1 lss 0 args 1", "[1]\n"},
		{"if exist *.txt args 1", ""},
		{"if not exist there.txt >there.txt args 1", ""},
		{"if exist THERE.* args 1", "[1]\n"},
		{"if defined nothing args 1", ""},
		{"status 2", ""},
		{"if errorlevel 2 args 1", "[1]\n"},
		{"if errorlevel 1 args 1", "[1]\n"},
		{"if errorlevel 1 if not errorlevel 1 args 1", ""},
		{"if not errorlevel 3 args 1", "[1]\n"},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		/* what was run leaves 0 */
		if (strstr(rows[i].line, "errorlevel"))
			prompt_type_line("status 2");
		prompt_prints(rows[i].line, rows[i].printed);
	}
}

static void prompt_execute__filters(void **state)
{
	static const struct row rows[] = {
		{"query session | find \"Disc\"",
			"                   tom                     14 Disc    rdpwd\n"},
		{"query session | find /c \"rdpwd\"", "3\n"},
		{"query session | find /i /c \"DISC\"", "1\n"},
		{"query session | find /v /c \"\"", "6\n"},
		{"query session | findstr /c:\"eva  \"",
			" RDP-Tcp#3         eva                     12 Active  rdpwd\n"},
		{"query session | findstr /i \"disc idle\"",
			"                                            2 Idle\n"
			"                   tom                     14 Disc    rdpwd\n"},
		{"find \"two\" lines.txt", "\n---------- LINES.TXT\ntwo\n"},
		{"find /n \"t\" lines.txt", "\n---------- LINES.TXT\n[2]two\n[3]three\n"},
		{"find /c \"t\" lines.txt", "\n---------- LINES.TXT: 2\n"},
		{"find two lines.txt", "FIND: Parameter format not correct\n"},
		{"find \"x\" missing.txt", "File not found - MISSING.TXT\n"},
		{"findstr /r \"^t.*e$\" lines.txt", "three\n"},
		{"findstr /n \"o\" lines.txt", "1:one\n2:two\n"},
		{"findstr /b \"t\" lines.txt", "two\nthree\n"},
		{"findstr /x \"two\" lines.txt", "two\n"},
		{"findstr /v \"[a-o]\" lines.txt", ""},
		{"findstr \"tw\" lines.txt LINES.TXT", "lines.txt:two\nLINES.TXT:two\n"},
		{"sort lines.txt", "one\nthree\ntwo\n"},
		{"sort /r <lines.txt", "two\nthree\none\n"},
		{"type lines.txt | more", "one\ntwo\nthree\n"},
		{"type lines.txt | sort | find \"t\"", "three\ntwo\n"},
	};

	(void)state;
	prompt_write_file("lines.txt", "one\r\ntwo\r\nthree\r\n");
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++)
		if (!strstr(rows[i].line, "type"))
			prompt_prints(rows[i].line, rows[i].printed);
	prompt_write_file("lines.txt", "one\ntwo\nthree\n");
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++)
		if (strstr(rows[i].line, "type"))
			prompt_prints(rows[i].line, rows[i].printed);
}

/* The switches of FINDSTR in combinations, and its expressions. */
static void prompt_execute__findstr(void **state)
{
	static const struct row rows[] = {
		{"findstr /r /c:\"^o.e two$\" f.txt", "one two\n"},
		{"findstr /c:\"^o.e\" f.txt", ""},
		{"findstr /l \"o.e\" f.txt", ""},
		{"findstr \"o.e\" f.txt", "one two\none\n"},
		{"findstr /x one f.txt", "one\n"},
		{"findstr /vx one f.txt", "one two\nTWO\nthree_two a.b\n"},
		{"findstr /i /n two f.txt", "1:one two\n3:TWO\n4:three_two a.b\n"},
		{"findstr /INC:two f.txt", "1:one two\n3:TWO\n4:three_two a.b\n"},
		{"findstr -i -n TWO f.txt", "1:one two\n3:TWO\n4:three_two a.b\n"},
		{"findstr /be one f.txt", "one\n"},
		{"findstr /e two f.txt", "one two\n"},
		{"findstr /c:one /c:TWO f.txt", "one two\none\nTWO\n"},
		{"findstr /o \"TWO one\" f.txt", "0:one two\n8:one\n12:TWO\n"},
		{"findstr /n /o TWO f.txt", "3:12:TWO\n"},
		{"findstr \"\\<two\" f.txt", "one two\n"},
		{"findstr \"two\\>\" f.txt", "one two\nthree_two a.b\n"},
		{"findstr \"\\<one\\>$\" f.txt", "one\n"},
		{"findstr \"a\\.b\" f.txt", "three_two a.b\n"},
		{"findstr /r /c:\"[^a-z ]\" f.txt", "TWO\nthree_two a.b\n"},
		{"findstr /m two *.txt", "f.txt\ng.txt\n"},
		{"findstr two *.txt", "f.txt:one two\nf.txt:three_two a.b\ng.txt:two\n"},
		{"findstr two g*.txt", "g.txt:two\n"},
		{"findstr /g:words.lst f.txt", "one\nTWO\n"},
		{"findstr /f:files.lst two", "g.txt:two\n"},
		{"type words.lst | findstr /xg:/ f.txt", "one\nTWO\n"},
		{"findstr /s deep *.txt", "sub\\d.txt:deep\n"},
		{"findstr /p one f.txt bin.txt", "f.txt:one two\nf.txt:one\n"},
		{"findstr /a:07 /offline /x one f.txt", "one\n"},
		{"findstr /q one f.txt", "one two\none\nFINDSTR: /q ignored\n"},
		{"findstr one none.txt", "FINDSTR: Cannot open none.txt\n"},
		{"findstr /i", "FINDSTR: Bad command line\n"},
		{"echo say \"hi\"| findstr /c:\"\\\"hi\\\"\"", "say \"hi\"\n"},
		{"echo a\\b| findstr /c:a\\\\b", "a\\b\n"},
		{"echo a=b| findstr a=b", "a=b\n"},
	};

	(void)state;
	prompt_write_file("f.txt", "one two\none\nTWO\nthree_two a.b\n");
	prompt_write_file("g.txt", "two\n");
	prompt_write_file("bin.txt", "one\x01\n");
	prompt_write_file("words.lst", "^one$\nTWO\n");
	prompt_write_file("files.lst", "g.txt\n");
	same_number("sub", file_make_folder("sub"), 0);
	prompt_write_file("sub/d.txt", "deep\n");
	each_prints(rows, ARRAY_SIZE(rows));
	prompt_type_line("findstr nothing f.txt");
	same_number("not found", prompt_fixture.status, 1);
	prompt_type_line("findstr one f.txt");
	same_number("found", prompt_fixture.status, 0);
	prompt_type_line("findstr /i");
	same_number("wrong", prompt_fixture.status, 2);
}

static void prompt_execute__sort(void **state)
{
	static const struct row rows[] = {
		{"sort s.txt", "a two\nb one\nc six\n"},
		{"sort /+3 s.txt", "b one\nc six\na two\n"},
		{"sort /r /+3 <s.txt", "a two\nc six\nb one\n"},
		{"sort /R/+3 s.txt", "a two\nc six\nb one\n"},
		{"sort /+9 s.txt", "b one\na two\nc six\n"},
		{"sort /nosuch s.txt", "Invalid switch.\n"},
		{"sort /+0 s.txt", "Invalid switch.\n"},
		{"sort /+x s.txt", "Invalid switch.\n"},
		{"sort /o x.txt s.txt", "Invalid switch.\n"},
		{"sort s.txt s.txt", "The syntax of the command is incorrect.\n"},
		{"sort none.txt", "The system cannot find the file specified.\n"},
	};

	(void)state;
	prompt_write_file("s.txt", "b one\na two\nc six\n");
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		prompt_prints(rows[i].line, rows[i].printed);
		same_number(rows[i].line, prompt_fixture.status, i >= 5);
	}
}

static void prompt_execute__exit(void **state)
{
	(void)state;
	same_number("exit 3", prompt_type_line("exit 3"), PROMPT_E_EXIT);
	same_number("exit 3", prompt_fixture.status, 3);
	prompt_type_line("status 4");
	same_number("exit", prompt_type_line("exit & args"), PROMPT_E_EXIT);
	same_number("exit", prompt_fixture.status, 4);
	same_text("exit", text_string(&prompt_fixture.out), "");
}

static void prompt_execute__ctrl_c_ends_the_line(void **state)
{
	(void)state;
	same_number("break", prompt_type_line("ctrlc"), PROMPT_E_INTERRUPTED);
	prompt_fixture.is_interrupted = false;
	same_number("break", prompt_type_line("ctrlc & args 1"), PROMPT_E_INTERRUPTED);
	same_text("break", text_string(&prompt_fixture.noted), "ctrlc \n");
	prompt_fixture.is_interrupted = false;
	same_number("pipe", prompt_type_line("ctrlc | args 1"), PROMPT_E_INTERRUPTED);
	prompt_fixture.is_interrupted = false;
	prompt_fixture.interrupt_after = 100;
	same_number(
		"loop", prompt_type_line("for /l %i in (1,0,2) do args %i"), PROMPT_E_INTERRUPTED);
}

/* The session in which a line runs cannot be read. */
static void prompt_execute__a_failing_check_ends_the_line(void **state)
{
	static const char *const rows[] = {"args 1", "args 1 & args 2", "args 1 | args 2",
		"for %i in (1 2) do args %i", "if a==a args 1", "b.bat"};

	(void)state;
	prompt_write_file("b.bat", "args 1\nargs 2\n");
	prompt_fixture.check_answer = -EIO;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++)
		same_number(rows[i], prompt_type_line(rows[i]), -EIO);
	same_text("programs", text_string(&prompt_fixture.noted), "");
}

static void prompt_execute__limits(void **state)
{
	char line[PROMPT_LINE_MAX + 2];

	(void)state;
	memset(line, 'x', sizeof(line));
	memcpy(line, "args ", 5);
	line[sizeof(line) - 1] = '\0';
	prompt_prints(line, "The input line is too long.\n");
	line[PROMPT_LINE_MAX] = '\0';
	prompt_calls_programs("args", "args \n");
	prompt_type_line(line);
	same_number("length", (long long)prompt_fixture.out.length, PROMPT_LINE_MAX - 5 + 3);
	memset(line, '(', PROMPT_NESTING_MAX + 1);
	line[PROMPT_NESTING_MAX + 1] = '\0';
	prompt_prints(line, "the line nests deeper than 64 levels: put the inner part into a batch "
			    "file\n");
}

static void prompt_needs_more__of_what_is_open(void **state)
{
	static const struct {
		const char *text;
		bool needs_more;
	} rows[] = {
		{"", false},
		{"args", false},
		{"args (", false},
		{"(", true},
		{"(args", true},
		{"(args\n)", false},
		{"args ^", true},
		{"args ^\nb", false},
		{"args ^^", false},
		{"args \"^", false},
		{"if a==b (", true},
		{"if a==b (args) else (", true},
		{"for %i in (1", true},
		{"for %i in (1) do (args %i", true},
		{"for %i in (1) do", false},
		{"rem (", false},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++)
		same_number(rows[i].text, prompt_needs_more(rows[i].text), rows[i].needs_more);
}

static void prompt_commands__are_sorted_and_described(void **state)
{
	const char *before = "";

	(void)state;
	for (const struct prompt_help *row = prompt_commands(PROMPT_NT4); row->name; row++) {
		if (strcmp(before, row->name) >= 0)
			fail_msg("'%s' stands behind '%s'", row->name, before);
		assert_true(strlen(row->help) > 0);
		before = row->name;
	}
	prompt_sit(PROMPT_NT4, "eva");
	prompt_type_line("help");
	assert_non_null(strstr(text_string(&prompt_fixture.out), "\nFOR      Runs"));
	assert_non_null(strstr(text_string(&prompt_fixture.out), "\nLOGOFF   Ends a session.\n"));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, prompt_setup, prompt_teardown)

/* A device that is always full, which only some systems have, in the place of the output. */
static void prompt_execute__what_cannot_be_written(void **state)
{
	int output = prompt_fixture.streams[1], kept, full, status;

	(void)state;
	if (!file_exists("/dev/full"))
		return;
	kept = dup(output);
	full = open("/dev/full", O_WRONLY);
	assert_true(dup2(full, output) >= 0);
	close(full);
	same_number("full", prompt_execute(prompt_fixture.prompt, "echo hello", &status), 0);
	same_number("status", status, 1);
	prompt_execute(prompt_fixture.prompt, "help || echo failed >failed.txt", &status);
	assert_true(dup2(kept, output) >= 0);
	close(kept);
	same_text("failed", prompt_read_text("failed.txt"), "failed \n");
	prompt_prints("echo hello", "hello\n"
				    "There is not enough space on the disk.\n"
				    "There is not enough space on the disk.\n");
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		TEST(prompt_execute__commands_and_their_tails),
		TEST(prompt_execute__operators),
		TEST(prompt_execute__redirections),
		TEST(prompt_execute__what_is_no_command),
		TEST(prompt_execute__errorlevel),
		TEST(prompt_execute__errorlevel_of_its_own_commands),
		TEST(prompt_execute__verify),
		TEST(prompt_execute__notes),
		TEST(prompt_execute__variables),
		TEST(prompt_execute__sums),
		TEST(prompt_execute__builtins),
		TEST(prompt_execute__what_the_screen_is_asked_for),
		TEST(prompt_execute__if),
		TEST(prompt_execute__filters),
		TEST(prompt_execute__findstr),
		TEST(prompt_execute__sort),
		TEST(prompt_execute__exit),
		TEST(prompt_execute__ctrl_c_ends_the_line),
		TEST(prompt_execute__a_failing_check_ends_the_line),
		TEST(prompt_execute__limits),
		TEST(prompt_execute__what_cannot_be_written),
		TEST(prompt_needs_more__of_what_is_open),
		TEST(prompt_commands__are_sorted_and_described),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
