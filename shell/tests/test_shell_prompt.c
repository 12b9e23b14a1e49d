/* The prompt of `tsfarm shell`: its drive, its programs and its variables. */
#include <stdlib.h>
#include <string.h>

#include "base/disk.h"
#include "base/file.h"
#include "base/macros.h"
#include "base/tests/sandbox.h"

/* ann is an administrator. */
#define FARM                                                                                       \
	"servers:\n"                                                                               \
	"  WF12:\n"                                                                                \
	"    sessions:\n"                                                                          \
	"      0: {at: Console, user: Administrator}\n"                                            \
	"      3: {user: ann, client: PC09}\n"                                                     \
	"      8: {user: Anna Lopez, state: disconnected}\n"                                       \
	"      12: {user: tom, state: disconnected}\n"                                             \
	"      14: {user: eva}\n"                                                                  \
	"accounts:\n"                                                                              \
	"  ann: {groups: [Administrators]}\n"

#define AS(seat) "shell", "farm.db", "--drive", "desk", "--as", seat
#define USERS " USERNAME              SESSION            ID  STATE   IDLE TIME  LOGON TIME\n"
#define DISCONNECTED                                                                               \
	"*** Your session WF12/3 was disconnected; it keeps running until you log on again.\n"

static void make_farm(void)
{
	sandbox_run(&(struct sandbox_case){
		"create", {"create", "--force", "farm.db", "-"}, .input = FARM, .err = ""});
}

static int setup(void **state)
{
	if (sandbox_setup(state) != 0)
		return -1;
	make_farm();
	same_number("desk", file_make_folder("desk"), 0);
	return 0;
}

/* Write a batch file, run it in a new farm as ann, and compare. */
static void batch_prints(const char *batch, const char *out, const char *err)
{
	make_farm();
	sandbox_write_text("desk/p.cmd", batch);
	sandbox_run(&(struct sandbox_case){
		batch, {AS("WF12/3")}, .input = "p\nexit 0\n", .out = out, .err = err});
}

/* A typed line keeps the blanks at its end, as a line of a batch file does. */
static void shell__keeps_blanks_at_the_end(void **state)
{
	(void)state;
	make_farm();
	sandbox_run(&(struct sandbox_case){"typed", {AS("WF12/3")},
		.input = "  set X=abc \necho [%X%]\n \t\n.quit \n", .out = "[abc ]\n", .err = ""});
	batch_prints("@set X=abc \n@echo [%X%]\n", "[abc ]\n", "");
}

/* What happened: "session-ended 12, ...". The keys of an event are indented by six blanks. */
static void same_events(const char *label, const char *expected)
{
	cleanup(text_deinit) struct text events = {0};
	char *out, *rest = NULL;

	sandbox_start(
		&(struct sandbox_case){.arguments = {"events", "farm.db", "--json"}}, &out, NULL);
	for (char *line = strtok_r(out, "\n", &rest); line; line = strtok_r(NULL, "\n", &rest)) {
		char word[64];

		if (sscanf(line, "      \"kind\": \"%63[^\"]", word) == 1 && line[6] == '"')
			text_printf(&events, "%s%s", events.length ? ", " : "", word);
		if (sscanf(line, "      \"session\": %63[0-9]", word) == 1 && line[6] == '"')
			text_printf(&events, " %s", word);
	}
	free(out);
	same_text(label, text_string(&events), expected);
}

/* --- The drive --- */

/* Scripts write to %TEMP%\x, which was the machine's own root while TEMP was empty. */
static void shell__temp_is_its_own(void **state)
{
	(void)state;
	batch_prints("@echo off\n"
		     "echo TEMP=[%TEMP%] TMP=[%TMP%] windir=[%windir%] [%SystemRoot%] "
		     "[%SystemDrive%]\n"
		     "query user tom >%TEMP%\\session.txt\n"
		     "find /c \"tom\" c:\\temp\\session.txt\n"
		     "del /q %TEMP%\\*.txt\n"
		     "dir /b %TEMP%\n",
		"TEMP=[C:\\TEMP] TMP=[C:\\TEMP] windir=[C:\\WINNT] [C:\\WINNT] [C:]\n"
		"\n---------- C:\\TEMP\\SESSION.TXT: 1\n",
		"File Not Found\n");
	sandbox_run(&(struct sandbox_case){"gone with the shell", {AS("WF12/3")}, .status = 1,
		.input = "dir /b c:\\temp\n", .out = "", .err = "File Not Found\n"});
}

static void shell__nothing_else_is_reached(void **state)
{
	static const char *const lines[] = {"type \\etc\\hostname", "type ..\\precious.tmp",
		"type ..\\..\\..\\..\\precious.tmp", "type link\\precious.tmp",
		"echo x>\\precious.tmp\\x", "echo x>..\\..\\desk\\..\\precious.tmp\\x",
		"type \\\\?\\C:\\precious.tmp", "type D:\\precious.tmp", ".save ..\\no\\x.yaml",
		"msg @..\\precious.tmp hello", "msg @/etc/hostname hello",
		"msg @\\etc\\hostname hello"};
	cleanup(text_deinit) struct text path = {0}, line = {0};
	char *out, *err, *precious;
	size_t length;

	(void)state;
	sandbox_write_text("precious.tmp", "precious\n");
	same_number("whole", file_whole_path("precious.tmp", &path), 0);
	disk_spell(path.bytes);
	for (size_t i = 0; i < ARRAY_SIZE(lines); i++)
		text_printf(&line, "%s\n", lines[i]);
	text_printf(&line, "type %s & del /q %s & echo x>%s & echo x>..\\precious.tmp\n",
		path.bytes, path.bytes, path.bytes);
	sandbox_start(&(struct sandbox_case){.arguments = {AS("WF12/3")}, .input = line.bytes},
		&out, &err);
	/* C:\ has nothing above it, so that .. stays there */
	same_text("out", out, "");
	assert_null(strstr(err, "precious\n"));
	free(out);
	free(err);
	precious = read_file("precious.tmp", &length);
	same_text("precious", precious, "precious\n");
	free(precious);
	assert_true(file_exists("desk/precious.tmp"));
}

static void shell__drive_is_a_folder(void **state)
{
	static const struct sandbox_case cases[] = {
		{"made", {AS("WF12/3")}, .input = "echo a>a.txt\ncd\ndir /b\n",
			.out = "C:\\\na.txt\nTEMP\nWINNT\n", .err = ""},
		{"kept", {AS("WF12/3")}, .input = "type C:\\A.TXT\n", .out = "a\n", .err = ""},
		{"the current folder", {"shell", "farm.db", "--as", "WF12/3"},
			.input = "dir /b *.db\ntype desk\\a.txt\n", .out = "farm.db\na\n",
			.err = ""},
		{"no folder", {"shell", "farm.db", "--drive", "none"}, .status = 1, .out = "",
			.err = "tsfarm: cannot use folder 'none' as drive C: No such file or "
			       "directory\n"},
	};

	(void)state;
	sandbox_run_all(cases, ARRAY_SIZE(cases));
}

/* msg is a program, which knows no drive: it gets a copy. */
static void shell__msg_finds_its_receivers(void **state)
{
	static const struct sandbox_case cases[] = {
		{"none", {AS("WF12/3")}, .status = 1, .input = "msg /v @none.txt hello\n",
			.out = "",
			.err = "msg: cannot read 'none.txt': No such file or directory\n"},
		{"no UTF-8", {AS("WF12/3")}, .status = 1,
			.input = "echo \xff>list.txt\nmsg @list.txt hello\n", .out = "",
			.err = "msg: 'list.txt' is not UTF-8\n"},
	};

	(void)state;
	same_number("folder", file_make_folder("desk/x"), 0);
	sandbox_run_all(cases, ARRAY_SIZE(cases));
	sandbox_run(&(struct sandbox_case){"sent", {AS("WF12/3")}, .out = "", .err = "",
		.input = "cd x & echo tom>list.txt\nmsg @list.txt hello\n"
			 "msg @C:\\X\\LIST.TXT hello again\n"});
	same_events("sent", "message-sent 12, message-sent 12");
}

/* --- Later editions --- */

/* One farm with servers of two editions: the prompt is that of the server where one sits. */
static void shell__prompt_of_its_edition(void **state)
{
	(void)state;
	sandbox_run(&(struct sandbox_case){"create", {"create", "--force", "farm.db", "-"},
		.input = "servers:\n"
			 "  WF12: {sessions: {3: {user: ann}}}\n"
			 "  RD22: {edition: ws2022, sessions: {2: {user: eva}, 3: {user: tom}}}\n",
		.err = ""});
	sandbox_write_text("desk/p.cmd", "echo %USERPROFILE% %LOGONSERVER% %SESSIONNAME%\n");
	sandbox_run(&(struct sandbox_case){"editions", {AS("RD22/2")},
		.input = "p\n"
			 "shadow 3\n"
			 "disconn\n"
			 "set kept=yes\n"
			 ".as RD22/3\n"
			 "cd\n"
			 ".as WF12/3\n"
			 "p\n"
			 "set kept\n"
			 "exit 0\n",
		.out = "\nC:\\Users\\eva>echo C:\\Users\\eva \\\\RD22 RDP-Tcp#0\n"
		       "C:\\Users\\eva \\\\RD22 RDP-Tcp#0\n"
		       "You sit in session 3 of RD22 as tom.\n"
		       "C:\\Users\\tom\n"
		       "You sit in session 3 of WF12 as ann.\n"
		       "\nWF12/3 ann>echo   RDP-Tcp#3\n"
		       "  RDP-Tcp#3\n",
		.err = "'shadow' is not recognized as an internal or external command,\n"
		       "operable program or batch file.\n"
		       "'disconn' is not recognized as an internal or external command,\n"
		       "operable program or batch file.\n"
		       "Environment variable kept not defined\n"});
}

/* Taking the session away from where it was shown does not end the seat that is taken so. */
static void shell__logs_on_to_the_session_of_its_user(void **state)
{
	(void)state;
	sandbox_run(&(struct sandbox_case){"create", {"create", "--force", "farm.db", "-"},
		.input = "edition: ws2022\n"
			 "servers: {RD22: {sessions: {2: {user: eva, client: PC09}}}}\n",
		.err = ""});
	sandbox_run(&(struct sandbox_case){"logon", {"shell", "farm.db", "--drive", "desk"},
		.input = "eva\necho %SESSIONNAME%\nexit 0\n",
		.out = "Logged on to RD22 as eva: session 2, RDP-Tcp#1.\n"
		       "RDP-Tcp#1\n",
		.err = ""});
}

/* --- Programs and variables --- */

static void shell__programs_have_paths(void **state)
{
	static const char row[] =
		" tom                                      12  disc            .  06/16/98 09:00\n";
	cleanup(text_deinit) struct text out = {0};

	(void)state;
	text_printf(&out, "%s%s%s%s%s%s", USERS, row, USERS, row, USERS, row);
	batch_prints("@%windir%\\System32\\quser.exe tom\n"
		     "@%SystemRoot%\\System32\\logoff.exe 99 /v\n"
		     "@C:\\WINNT\\system32\\quser tom\n"
		     "@quser.exe tom\n"
		     "@if not exist %windir%\\system32\\tscon.exe echo none\n",
		out.bytes,
		"Could not logoff session ID 99, Error code 7022\n"
		"Error [7022]: The specified session cannot be found.\n");
	batch_prints("@\"%SystemRoot%\\System32\\find.exe\" /c \"x\" p.cmd\n"
		     "@C:\\WINNT\\none.exe\n",
		"\n---------- P.CMD: 2\n",
		"The name specified is not recognized as an\n"
		"internal or external command, operable program or batch file.\n");
}

static void shell__client_has_a_name(void **state)
{
	static const struct sandbox_case cases[] = {
		{"client", {AS("WF12/3")}, .input = "echo %CLIENTNAME%\n", .out = "PC09\n",
			.err = ""},
		{"console", {AS("WF12/0")}, .input = "echo %clientname%\n", .out = "Console\n",
			.err = ""},
		{"unknown", {AS("WF12/14")}, .input = "echo %clientname%\n", .out = "UNKNOWN\n",
			.err = ""},
	};

	(void)state;
	sandbox_run_all(cases, ARRAY_SIZE(cases));
}

/* --- Batch files that people have published --- */

static void shell__errorlevel_of_built_in_commands(void **state)
{
	(void)state;
	batch_prints(
		"@echo off\n"
		"for %%c in (\"ver\" \"cd .\" \"dir /b p.cmd\" \"type p.cmd\" \"date /t\" "
		"\"time /t\" \"del nosuch\" \"color 07\" \"setlocal\" \"verify\") do call :try "
		"%%c\n"
		"goto :eof\n"
		":try\n"
		"query user nobody >nul 2>&1\n"
		"%~1 >nul 2>&1\n"
		"echo %~1: %errorlevel%\n",
		"ver: 0\ncd .: 0\ndir /b p.cmd: 0\ntype p.cmd: 0\ndate /t: 0\ntime /t: 0\n"
		"del nosuch: 0\ncolor 07: 0\nsetlocal: 0\nverify: 0\n",
		"");
}

static void shell__sorts_by_columns(void **state)
{
	(void)state;
	batch_prints("@echo off\n(\necho b one\necho a two\necho c six\n) > s.txt\n"
		     "sort /+3 s.txt\nsort /nosuch s.txt\necho %errorlevel%\n",
		"b one\nc six\na two\n1\n", "Invalid switch.\n");
}

static void shell__notes_what_nt4_does_not_have(void **state)
{
	(void)state;
	batch_prints("@echo off\n"
		     "setlocal nosuch\n"
		     "echo %errorlevel%\n"
		     "setlocal enabledelayedexpansion\n"
		     "echo %errorlevel%\n"
		     "for /f \"tokens=2\" %%j in ('quser tom ^| find \"disc\"') do (\n"
		     "  set id=%%j\n"
		     "  logoff !id!\n"
		     ")\n",
		"1\n1\n",
		"-- NT 4.0 has no delayed expansion: a word in '!' stays as it is\n"
		"-- NT 4.0 does not expand '!id!'; use %id%, or call a label with it\n"
		"Could not logoff session !id!, Error code 7022\n"
		"Error [7022]: The specified session cannot be found.\n");
	batch_prints("@set id=\n@set /p id=Which session: \n@set /p id\n",
		"/p id=Which session: \n",
		"-- NT 4.0 has no 'set /p': nothing was asked, and the variable '/p id' is set\n");
}

/* The commands that scripts around logoff use are all there: `net session` tells administrators. */
static void shell__commands_of_nt4_are_there(void **state)
{
	(void)state;
	batch_prints(
		"@echo off\n"
		"for %%c in (\"cmd /c ver\" \"start ver\" \"net session\" \"net send ann hi\" "
		"\"net use\" "
		"\"ping -n 1 localhost\" \"md d\" \"rd d\" \"copy p.cmd q.cmd\" \"move q.cmd "
		"r.cmd\" "
		"\"ren r.cmd s.cmd\" \"pushd .\" \"popd\" \"chcp 850\" \"path\" \"prompt $p$g\" "
		"\"verify\" \"xcopy a b\" \"at\" \"kill 100\" \"shadow 14\" \"shutdown 60\" "
		"\"change logon /query\") do call :try %%c\n"
		"net session >nul 2>&1\n"
		"if %errorlevel% neq 0 (\n"
		"  echo administrators only\n"
		"  exit /b 1\n"
		")\n"
		"echo administrator\n"
		"goto :eof\n"
		":try\n"
		"%~1 >nul 2>&1\n"
		"if errorlevel 9009 echo missing: %~1\n",
		"administrator\n"
		"+-----------------------------------------------+\n"
		"| Message from ann, WF12/3, 1998-06-16 09:00:00 |\n"
		"+-----------------------------------------------+\n"
		"| hi                                            |\n"
		"+-----------------------------------------------+\n",
		"");
}

static void shell__net_session_refuses_users(void **state)
{
	(void)state;
	sandbox_run(&(struct sandbox_case){"user", {AS("WF12/14")}, .status = 2,
		.input = "net session >nul 2>&1\n", .out = "", .err = ""});
}

/* ping waits on the farm's clock, and can be undone as any change. */
static void shell__ping_is_a_pause(void **state)
{
	(void)state;
	sandbox_run(&(struct sandbox_case){"ping", {AS("WF12/3")}, .err = "",
		.input = "ping -n 61 localhost >nul\n.clock\n.undo\n.clock\n"
			 "ping -n 1 wf12 >nul && echo there\n",
		.out = "1998-06-16 09:01:00\n"
		       "Undone: ping -n 61 localhost >nul\n"
		       "1998-06-16 09:00:00\n"
		       "there\n"});
}

/* --- The end of the session --- */

/* A disconnected session runs on with all its programs (Q186513), and the prompt is one of them. */
static void shell__batch_runs_on_when_disconnected(void **state)
{
	char *log;
	size_t length;

	(void)state;
	batch_prints("@echo off\ntsdiscon 3\nlogoff 12\necho done>log.txt\n", DISCONNECTED, "");
	same_events("disconnected",
		"session-disconnected 3, logoff-started 12, user-logged-off 12, "
		"session-ended 12");
	log = read_file("desk/log.txt", &length);
	same_text("log.txt", log, "done\n");
	free(log);
	/* `tsfarm exec` and a shell of these systems agree */
	if (!file_moves_while_open)
		return;
	make_farm();
	sandbox_run(&(struct sandbox_case){"exec",
		{"exec", "farm.db", "--as", "WF12/3", "sh", "-c", "tsdiscon 3; logoff 12"},
		.out = "", .err = ""});
	same_events("exec", "session-disconnected 3, logoff-started 12, user-logged-off 12, "
			    "session-ended 12");
}

static void shell__batch_ends_with_its_session(void **state)
{
	static const char *const ends[] = {"logoff", "reset session 3", "logoff 3",
		"tsdiscon 3\nlogoff 3", "for %%i in (14 3 12) do logoff %%i"};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(ends); i++) {
		cleanup(text_deinit) struct text batch = {0};
		char *out;

		text_printf(&batch, "@echo off\n%s\necho after\nlogoff 12\n", ends[i]);
		make_farm();
		sandbox_write_text("desk/p.cmd", batch.bytes);
		sandbox_start(&(struct sandbox_case){.arguments = {AS("WF12/3")}, .input = "p\n"},
			&out, NULL);
		same_text(ends[i], out, "*** Your session WF12/3 was logged off.\n");
		free(out);
		sandbox_start(&(struct sandbox_case){.arguments = {"show", "farm.db"}}, &out, NULL);
		if (!strstr(out, "tom"))
			fail_msg("%s: the batch went on", ends[i]);
		free(out);
	}
}

/* No event tells of it, and it can be undone all the same. */
static void shell__undoes_change_logon(void **state)
{
	(void)state;
	sandbox_run(&(struct sandbox_case){"undo", {AS("WF12/3")},
		.input = "change logon /query\nchange logon /disable\n.undo\nchange logon "
			 "/query\n",
		.out = "Session logins are currently ENABLED\n"
		       "Session logins are now DISABLED\n"
		       "Undone: change logon /disable\n"
		       "Session logins are currently ENABLED\n",
		.err = ""});
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, setup, sandbox_teardown)

int main(int argc, char **argv)
{
	static const struct CMUnitTest tests[] = {
		TEST(shell__keeps_blanks_at_the_end),
		TEST(shell__temp_is_its_own),
		TEST(shell__nothing_else_is_reached),
		TEST(shell__prompt_of_its_edition),
		TEST(shell__logs_on_to_the_session_of_its_user),
		TEST(shell__drive_is_a_folder),
		TEST(shell__msg_finds_its_receivers),
		TEST(shell__programs_have_paths),
		TEST(shell__client_has_a_name),
		TEST(shell__errorlevel_of_built_in_commands),
		TEST(shell__sorts_by_columns),
		TEST(shell__notes_what_nt4_does_not_have),
		TEST(shell__commands_of_nt4_are_there),
		TEST(shell__net_session_refuses_users),
		TEST(shell__ping_is_a_pause),
		TEST(shell__batch_runs_on_when_disconnected),
		TEST(shell__batch_ends_with_its_session),
		TEST(shell__undoes_change_logon),
	};

	sandbox_use(argc > 1 ? argv[1] : NULL);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
