/* `tsfarm shell` from a pipe: what is typed, and what becomes of the farm. */
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/macros.h"
#include "base/tests/sandbox.h"

#define FARM                                                                                       \
	"servers:\n"                                                                               \
	"  WF12:\n"                                                                                \
	"    sessions:\n"                                                                          \
	"      0: {at: Console, user: Administrator}\n"                                            \
	"      3: {user: ann}\n"                                                                   \
	"      12: {user: eva, programs: [{image: winword.exe, unsaved: letter.doc}]}\n"           \
	"      14: {user: tom, state: disconnected}\n"                                             \
	"  WF13: {sessions: {3: {user: ann}, 6: {user: Administrator}}}\n"                         \
	"  WF14: {online: no}\n"

#define GONE                                                                                       \
	"tsfarm: cannot use farm 'farm.db': there is no such file; 'tsfarm create' makes a farm"
#define NO_LESSON "tsfarm: no lesson is active; 'tsfarm learn' begins one\n"
#define AS(seat) "shell", "farm.db", "--as", seat
#define HEADER "SESSION           USERNAME                 ID  STATE   TYPE        DEVICE\n"

static int setup(void **state)
{
	if (sandbox_setup(state) != 0)
		return -1;
	sandbox_run(&(struct sandbox_case){
		"create", {"create", "farm.db", "-"}, .input = FARM, .err = ""});
	return 0;
}

static char *export_farm(void)
{
	char *text = NULL;

	sandbox_start(&(struct sandbox_case){.arguments = {"export", "farm.db"}}, &text, NULL);
	return text;
}

/* --- Lines --- */

static void shell__runs_what_is_typed(void **state)
{
	static const struct sandbox_case cases[] = {
		{"nothing", {AS("WF12/0")}, .out = "", .err = ""},
		{"blank lines", {AS("WF12/0")}, .input = "\n  \r\n", .out = "", .err = ""},
		{"a program", {AS("WF12/0")}, .input = "LogOff.exe 12 /v\r\n", .err = "",
			.out = "Logging off session ID 12 from session RDP-Tcp#12 on server "
			       "WF12\n"},
		{"one of libexec", {AS("WF12/0")}, .input = "quser ann\n", .err = "",
			.out = " USERNAME              SESSION            ID  STATE   IDLE TIME  "
			       "LOGON TIME\n"
			       " ann                   rdp-tcp#3           3  active          .  "
			       "06/16/98 09:00\n"},
		{"the seat moves", {AS("WF12/0")}, .input = ".as wf13/6\nlogoff 3 /v\n", .err = "",
			.out = "You sit in session 6 of WF13 as Administrator.\n"
			       "Logging off session ID 3 from session RDP-Tcp#3 on server WF13\n"},
		{"quit", {AS("WF12/0")}, .input = ".QUIT\nlogoff 3\n", .out = "", .err = ""},
		{"exit and its number", {AS("WF12/0")}, .input = "exit 7\nlogoff 3\n", .status = 7,
			.out = "", .err = ""},
		{"a number that is too large", {AS("WF12/0")}, .input = "exit 256\n", .status = 255,
			.out = "", .err = ""},
		{"the last status", {AS("WF12/14")}, .input = "logoff 99\n", .status = 1, .out = "",
			.err = "Could not logoff session ID 99, Error code 7022\n"
			       "Error [7022]: The specified session cannot be found.\n"},
		{"a loop", {AS("WF12/0")}, .input = "for %i in (3 14) do @logoff %i /v\n",
			.err = "",
			.out = "Logging off session ID 3 from session RDP-Tcp#3 on server WF12\n"
			       "Logging off session ID 14 from session (none) on server WF12\n"},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
		sandbox_run(&(struct sandbox_case){
			"create", {"create", "--force", "farm.db", "-"}, .input = FARM, .err = ""});
		sandbox_run(&cases[i]);
	}
}

static void shell__what_is_wrong_is_said(void **state)
{
	static const struct sandbox_case cases[] = {
		{"no farm", {"shell", "none.db"}, .status = 1, .out = "",
			.err = "tsfarm: cannot read farm 'none.db': there is no such file; 'tsfarm "
			       "create' "
			       "makes a farm\n"},
		{"no session", {AS("WF12/99")}, .status = 1, .out = "",
			.err = "tsfarm: server 'WF12' has no session 99; 'tsfarm show --server "
			       "WF12' lists "
			       "them\n"},
		{"offline", {AS("WF14/0")}, .status = 1, .out = "",
			.err = "tsfarm: server 'WF14' is offline, so nobody types there; name a "
			       "session of "
			       "another server\n"},
		{"no word", {AS("WF12/0")}, .input = ".und\n", .status = 1, .out = "",
			.err = "tsfarm: unknown command '.und'; did you mean '.undo'?\n"},
		{"nothing behind", {AS("WF12/0")}, .input = ".farm WF12\n", .status = 1, .out = "",
			.err = "tsfarm: '.farm' takes no argument\n"},
		{"no seat", {AS("WF12/0")}, .input = ".as WF12\n", .status = 1, .out = "",
			.err = "tsfarm: invalid session 'WF12'; use SERVER/ID, for example "
			       "WF12/3\n"},
		{"no such seat", {AS("WF12/0")}, .input = ".as WF12/99\n", .status = 1, .out = "",
			.err = "tsfarm: server 'WF12' has no session 99; '.farm' shows them\n"},
		{"no such server", {AS("WF12/0")}, .input = ".as WF14/0\n", .status = 1, .out = "",
			.err = "tsfarm: no server 'WF14' is online; '.farm' shows them\n"},
		{"no time", {AS("WF12/0")}, .input = ".clock -5m\n", .status = 1, .out = "",
			.err = "tsfarm: invalid time '-5m'; use for example +10m, +2h or +1h30m\n"},
		{"no lesson", {AS("WF12/0")}, .input = ".hint\n.ANSWER 3 of them\n.skip\n",
			.status = 1, .out = "", .err = NO_LESSON NO_LESSON NO_LESSON},
		{"no count", {AS("WF12/0")}, .input = ".events many\n", .status = 1, .out = "",
			.err = "tsfarm: invalid number of events 'many'\n"},
		{"not one step", {AS("WF12/0")}, .input = "logoff 3\n.undo 2\n.undo\n.redo any\n",
			.status = 1, .out = "Undone: logoff 3\n",
			.err = "tsfarm: '.undo' takes no argument except 'anyway'\n"
			       "tsfarm: '.redo' takes no argument except 'anyway'\n"},
	};

	(void)state;
	sandbox_run_all(cases, ARRAY_SIZE(cases));
}

/* Where a file that is open keeps its path, nobody can delete it. */
static void shell__goes_on_without_its_farm(void **state)
{
	static const struct sandbox_case cases[] = {
		{"gone with the line", {AS("WF12/0")}, .input = "logoff 3 & del farm.db\n",
			.status = 1, .out = "",
			.err = GONE "; the line was executed and cannot be undone\n"},
		{"no farm any more", {"create", "farm.db", "-"}, .input = FARM, .err = ""},
		{"gone for several lines", {AS("WF12/0")}, .input = "del farm.db\nquery user\n",
			.status = 1, .out = "",
			.err = GONE "; the line was executed and cannot be undone\n" GONE
				    "; the line was not executed\n"},
		{"create again", {"create", "farm.db", "-"}, .input = FARM, .err = ""},
		{"and left", {AS("WF12/0")}, .input = "del farm.db\n.quit\nquery user\n",
			.status = 1, .out = "",
			.err = GONE "; the line was executed and cannot be undone\n"},
	};

	(void)state;
	if (file_moves_while_open)
		sandbox_run_all(cases, ARRAY_SIZE(cases));
}

/* Each word that `.help` describes is named by `help` too. */
static void shell__help_names_the_words(void **state)
{
	char *words = NULL, *help = NULL, *line;
	size_t count = 0;

	(void)state;
	sandbox_start(&(struct sandbox_case){.arguments = {AS("WF12/0")}, .input = ".help\n"},
		&words, NULL);
	sandbox_start(&(struct sandbox_case){.arguments = {AS("WF12/0")}, .input = "help\n"}, &help,
		NULL);
	for (line = strstr(words, "  ."); line; line = strstr(line, "\n  .")) {
		line = strchr(line, '.');
		line[strcspn(line, " ")] = '\0';
		if (!strstr(help, line))
			fail_msg("'%s' is not in: %s", line, help);
		line += strlen(line) + 1;
		count++;
	}
	assert_true(count > 5);
	free(words);
	free(help);
}

/* --- Sitting --- */

static void shell__the_end_of_the_session_is_the_logon_prompt(void **state)
{
	static const struct sandbox_case cases[] = {
		{"one's own doing", {AS("WF12/12")}, .status = 1,
			.input = "logoff\nquery session\n",
			.out = "*** Your session WF12/12 was logged off.\n",
			.err = "tsfarm: cannot log on 'query session' to 'WF12': Error [1326]: "
			       "Logon failure: unknown user name or bad password. Type a user "
			       "name, or SERVER\\USER. '.as SERVER/ID' takes the seat of a "
			       "session, '.farm' shows them\n"},
		{"again", {AS("WF12/3")}, .err = "",
			.input = "logoff\neva\nlogoff /v\nWF13\\tom\nlogoff /v\n",
			.out = "*** Your session WF12/3 was logged off.\n"
			       "Logged on to WF12 as eva: session 1, RDP-Tcp#1.\n"
			       "Logging off session ID 1 from session RDP-Tcp#1 on server WF12\n"
			       "*** Your session WF12/1 was logged off.\n"
			       "Logged on to WF13 as tom: session 1, RDP-Tcp#1.\n"
			       "Logging off session ID 1 from session RDP-Tcp#1 on server WF13\n"
			       "*** Your session WF13/1 was logged off.\n"},
		{"leaving without one", {"shell", "farm.db"}, .input = "exit 3\ntom\n", .status = 3,
			.out = "", .err = ""},
		{"a name that is not well written", {"shell", "farm.db"},
			.input = " wf13 \\ tom \nlogoff\n\\eva\n", .err = "",
			.out = "Logged on to WF13 as tom: session 1, RDP-Tcp#1.\n"
			       "*** Your session WF13/1 was logged off.\n"
			       "Logged on to WF13 as eva: session 1, RDP-Tcp#1.\n"},
		{"without a seat", {"shell", "farm.db"}, .input = "tom\nexit\n", .err = "",
			.out = "Logged on to WF12 as tom: session 14, RDP-Tcp#14.\n"},
		{"disconnected", {AS("WF12/14")}, .input = "disconn\n", .err = "",
			.out = "*** Your session WF12/14 was disconnected; it keeps running until "
			       "you log on again.\n"},
		{"a disconnected session runs on", {AS("WF12/0")}, .err = "",
			.input = ".as WF13/3\ndisconn & echo still here\n",
			.out = "You sit in session 3 of WF13 as ann.\n"
			       "still here\n"
			       "*** Your session WF13/3 was disconnected; it keeps running until "
			       "you log on again.\n"},
		{"the rest of a line dies with it", {AS("WF13/6")}, .err = "",
			.input = "for %i in (6 3) do @logoff %i /v\n",
			.out = "Logging off session ID 6 from session RDP-Tcp#6 on server WF13\n"
			       "*** Your session WF13/6 was logged off.\n"},
	};

	(void)state;
	sandbox_run_all(cases, ARRAY_SIZE(cases));
}

static void shell__messages_are_shown_to_whoever_sits_there(void **state)
{
	static const struct sandbox_case cases[] = {
		{"sent", {AS("WF12/0")}, .input = "msg eva Save your letter\n", .out = "",
			.err = ""},
		{"seen, once", {AS("WF12/12")}, .input = "\n\n", .err = "",
			.out = "+---------------------------------------------------------+\n"
			       "| Message from Administrator, WF12/0, 1998-06-16 09:00:00 |\n"
			       "+---------------------------------------------------------+\n"
			       "| Save your letter                                        |\n"
			       "+---------------------------------------------------------+\n"},
		{"gone", {AS("WF12/12")}, .input = "\n", .out = "", .err = ""},
	};

	(void)state;
	sandbox_run_all(cases, ARRAY_SIZE(cases));
}

/* --- Undo --- */

static void undo__brings_back_the_farm_to_the_byte(void **state)
{
	char *before = export_farm(), *after;

	(void)state;
	sandbox_run(&(struct sandbox_case){"undo", {AS("WF12/0")}, .err = "",
		.input = "for %i in (3 12 14) do @logoff %i\nlogoff 3 /server:WF13\n.clock +1h\n"
			 ".undo\n.undo\n.undo\n.events\n.clock\n",
		.out = "1998-06-16 10:00:00\n"
		       "Undone: .clock +1h\n"
		       "Undone: logoff 3 /server:WF13\n"
		       "Undone: for %i in (3 12 14) do @logoff %i\n"
		       "1998-06-16 09:00:00\n"});
	after = export_farm();
	sandbox_compare("farm", "export", before, after);
	free(before);
	free(after);
}

static void undo__goes_back_and_forth(void **state)
{
	static const struct sandbox_case cases[] = {
		{"nothing", {AS("WF12/0")}, .input = "query session\n.undo\n", .status = 1,
			.err = "tsfarm: nothing to undo\n"},
		{"nothing undone", {AS("WF12/0")}, .input = ".redo\n", .status = 1, .out = "",
			.err = "tsfarm: nothing to redo\n"},
		{"a refused command is no line to undo", {AS("WF12/3")}, .status = 1,
			.input = "logoff 12\n.undo\n", .out = "",
			.err = "Could not logoff session ID 12 from session RDP-Tcp#12, Error code "
			       "5\n"
			       "Error [5]: Access is denied.\n"
			       "tsfarm: nothing to undo\n"},
		{"redo", {AS("WF12/0")},
			.input = "logoff 12\n.undo\n.redo\n.undo\nquery session eva\n.redo\nlogoff "
				 "12\n",
			.status = 1,
			.out = "Undone: logoff 12\n"
			       "Redone: logoff 12\n"
			       "Undone: logoff 12\n"
			       " " HEADER " rdp-tcp#12        eva                      12  active\n"
			       "Redone: logoff 12\n",
			.err = "Could not logoff session ID 12, Error code 7022\n"
			       "Error [7022]: The specified session cannot be found.\n"},
		{"another line forgets what was undone", {AS("WF13/6")}, .status = 1,
			.input = "logoff 3\n.undo\nmsg 3 Hello\n.redo\n",
			.out = "Undone: logoff 3\n", .err = "tsfarm: nothing to redo\n"},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
		sandbox_run(&(struct sandbox_case){
			"create", {"create", "--force", "farm.db", "-"}, .input = FARM, .err = ""});
		sandbox_run(&cases[i]);
	}
}

static void undo__gives_back_the_seat(void **state)
{
	(void)state;
	sandbox_run(&(struct sandbox_case){"seat", {AS("WF12/12")}, .err = "",
		.input = "logoff\n.undo\nlogoff /v\n",
		.out = "*** Your session WF12/12 was logged off.\n"
		       "Undone: logoff\n"
		       "Logging off session ID 12 from session RDP-Tcp#12 on server WF12\n"
		       "*** Your session WF12/12 was logged off.\n"});
}

/* --- The farm as a file --- */

static void save__writes_a_farm_file(void **state)
{
	char *expected = export_farm(), *saved;
	size_t length;

	(void)state;
	sandbox_run(&(struct sandbox_case){"save", {AS("WF12/0")}, .input = ".save new.yaml\n",
		.out = "Farm saved to 'new.yaml'.\n", .err = ""});
	saved = read_file("new.yaml", &length);
	sandbox_compare("save", "new.yaml", expected, saved);
	free(expected);
	free(saved);
	sandbox_run(&(struct sandbox_case){"again", {AS("WF12/0")}, .input = ".save new.yaml\n",
		.status = 1, .out = "",
		.err = "tsfarm: cannot save the farm to 'new.yaml': the file exists; use another "
		       "name\n"});
	sandbox_run(&(struct sandbox_case){"quotes", {AS("WF12/0")},
		.input = ".save \"a new.yaml\"\ntype \"a new.yaml\" | find /c \"letter.doc\"\n",
		.out = "Farm saved to 'a new.yaml'.\n"
		       "1\n",
		.err = ""});
	sandbox_run(&(struct sandbox_case){"nowhere", {AS("WF12/0")},
		.input = ".save\n.save \"\"\n", .status = 1, .out = "",
		.err = "tsfarm: file name missing; use '.save FILE'\n"
		       "tsfarm: file name missing; use '.save FILE'\n"});
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, setup, sandbox_teardown)

int main(int argc, char **argv)
{
	static const struct CMUnitTest tests[] = {
		TEST(shell__runs_what_is_typed),
		TEST(shell__what_is_wrong_is_said),
		TEST(shell__goes_on_without_its_farm),
		TEST(shell__help_names_the_words),
		TEST(shell__the_end_of_the_session_is_the_logon_prompt),
		TEST(shell__messages_are_shown_to_whoever_sits_there),
		TEST(undo__brings_back_the_farm_to_the_byte),
		TEST(undo__goes_back_and_forth),
		TEST(undo__gives_back_the_seat),
		TEST(save__writes_a_farm_file),
	};

	sandbox_use(argc > 1 ? argv[1] : NULL);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
