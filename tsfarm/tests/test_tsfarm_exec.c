/* `tsfarm exec`: where a command is typed, what it is told, and how it ends. */
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/macros.h"
#include "base/tests/sandbox.h"
#include "base/text.h"

#define FARM TEST_DATA "test_tsfarm_farm.yaml"
#define AS "exec", "farm.db", "--as", "WF12/12"

static int setup(void **state)
{
	if (sandbox_setup(state) != 0)
		return -1;
	sandbox_run(&(struct sandbox_case){"create", {"create", "farm.db", FARM}, .err = ""});
	sandbox_write_text("text", "no program\n");
	sandbox_write_text("script", "echo a script without a first line\n");
	sandbox_write_text("orphan", "#!/no/such/shell\n");
	if (chmod("orphan", 0755) != 0)
		return -1;
	return chmod("script", 0755);
}

static void exec__the_command_ends_as_it_ends(void **state)
{
	static const struct sandbox_case cases[] = {
		{"done", {AS, "true"}, .status = 0, .out = "", .err = ""},
		{"failed", {AS, "--", "sh", "-c", "exit 42"}, .status = 42, .out = "", .err = ""},
		{"killed", {AS, "sh", "-c", "kill -9 $$"}, .status = 137, .out = "", .err = ""},
		/* 25 is SIGXFSZ, which tsfarm itself survives */
		{"too large a file", {AS, "sh", "-c", "kill -25 $$"}, .status = 153, .out = "",
			.err = ""},
		{"streams", {AS, "sh", "-c", "cat; echo no >&2"}, .input = "yes\n", .out = "yes\n",
			.err = "no\n"},
		{"a script without a first line", {AS, "./script"}, .err = "",
			.out = "a script without a first line\n"},
		{"not found", {AS, "no-such-command"}, .status = 127, .out = "",
			.err = "tsfarm: command 'no-such-command' not found\n"},
		{"a slip", {AS, "lgoff", "3"}, .status = 127, .out = "",
			.err = "tsfarm: command 'lgoff' not found; did you mean 'logoff'?\n"},
		{"no interpreter", {AS, "./orphan"}, .status = 126, .out = "",
			.err = "tsfarm: cannot run './orphan': the interpreter in its first line was "
			       "not found\n"},
		{"not found by path", {AS, "./none/command"}, .status = 127, .out = "",
			.err = "tsfarm: command './none/command' not found\n"},
		{"below a file", {AS, "./text/command"}, .status = 127, .out = "",
			.err = "tsfarm: command './text/command' not found\n"},
		{"nothing", {AS, "--", ""}, .status = 127, .out = "",
			.err = "tsfarm: command '' not found\n"},
		{"not executable", {AS, "./text"}, .status = 126, .out = "",
			.err = "tsfarm: cannot run './text': Permission denied\n"},
		{"a folder", {AS, "/"}, .status = 126, .out = "",
			.err = "tsfarm: cannot run '/': Permission denied\n"},
	};

	(void)state;
	sandbox_run_all(cases, ARRAY_SIZE(cases));
}

static void exec__options_behind_the_command_are_the_commands(void **state)
{
	static const struct sandbox_case cases[] = {
		{"unknown ones", {AS, "echo", "--as", "x", "--json", "--help", "/?"},
			.out = "--as x --json --help /?\n", .err = ""},
		{"two dashes of its own", {AS, "echo", "--", "x"}, .out = "-- x\n", .err = ""},
		{"two dashes twice", {AS, "--", "echo", "--", "x"}, .out = "-- x\n", .err = ""},
		{"--as in front", {"exec", "--as", "WF12/12", "farm.db", "echo", "x"}, .out = "x\n",
			.err = ""},
		{"--as with an equals sign", {"exec", "--as=WF12/12", "farm.db", "echo", "x"},
			.out = "x\n", .err = ""},
	};

	(void)state;
	sandbox_run_all(cases, ARRAY_SIZE(cases));
}

/* The farm by its whole path, the server as the farm spells it, the session without zeros in front.
 */
static void exec__the_command_is_told_where_it_is_typed(void **state)
{
	static const char *const print =
		"printf '%s %s %s %s\\n' \"$TSFARM_DB\" \"$TSFARM_SERVER\" \"$TSFARM_SESSION\" "
		"\"$TSFARM_EDITION\"";
	struct text expected = {0};
	char folder[1024];

	(void)state;
	assert_non_null(getcwd(folder, sizeof(folder)));
	text_printf(&expected, "%s/farm.db WF12 65535 nt4\n", folder);
	sandbox_run(&(struct sandbox_case){"environment",
		{"exec", "../work/farm.db", "--as", "wf12/065535", "sh", "-c", print},
		.out = text_string(&expected), .err = ""});
	text_deinit(&expected);
}

/* As Terminal Server does for the programs of a session; others' programs ask nothing else. */
static void exec__the_command_is_told_who_it_is(void **state)
{
	static const char *const print =
		"echo \"$COMPUTERNAME|$USERNAME|$USERDOMAIN|$SESSIONNAME|$CLIENTNAME\"";
	const struct sandbox_case cases[] = {
		{"a client", {"exec", "farm.db", "--as", "wf12/3", "sh", "-c", print},
			.out = "WF12|eva|WF12|RDP-Tcp#12|PC07\n", .err = ""},
		{"the console", {"exec", "farm.db", "--as", "WF12/0", "sh", "-c", print},
			.out = "WF12|Administrator|WF12|Console|Console\n", .err = ""},
		{"disconnected", {"exec", "farm.db", "--as", "WF12/14", "sh", "-c", print},
			.out = "WF12|tom|WF12|RDP-Tcp#7|UNKNOWN\n", .err = ""},
		{"nobody",
			{"exec", "farm.db", "--as", "WF12/2", "sh", "-c",
				"env | grep -E '^USER(NAME|DOMAIN)'"},
			.status = 1, .out = "", .err = ""},
	};

	(void)state;
	setenv("USERNAME", "root", true);
	setenv("USERDOMAIN", "HERE", true);
	sandbox_run_all(cases, ARRAY_SIZE(cases));
	unsetenv("USERNAME");
	unsetenv("USERDOMAIN");
}

static void exec__the_built_programs_come_first(void **state)
{
	struct text expected = {0};
	char *out;

	(void)state;
	text_add_bytes(&expected, sandbox_program(),
		(size_t)(strrchr(sandbox_program(), '/') - sandbox_program()));
	text_add_char(&expected, ':');
	sandbox_start(
		&(struct sandbox_case){.arguments = {AS, "sh", "-c", "echo $PATH"}}, &out, NULL);
	assert_memory_equal(out, expected.bytes, expected.length);
	assert_non_null(strstr(out, ":/usr/bin:/bin\n"));
	free(out);
	text_deinit(&expected);
	/* so `tsfarm` there is this one, also where there was no PATH at all */
	unsetenv("PATH");
	sandbox_run(&(struct sandbox_case){"itself",
		{AS, "sh", "-c", "tsfarm check \"$TSFARM_DB\" | sed 's/.*: //'"},
		.out = "no problems\n", .err = ""});
}

static void exec__nobody_sits_there(void **state)
{
	static const struct sandbox_case cases[] = {
		{"no such session", {"exec", "farm.db", "--as", "wf12/99", "echo"}, .status = 1,
			.out = "",
			.err = "tsfarm: server 'wf12' has no session 99; 'tsfarm show --server "
			       "wf12' "
			       "lists them\n"},
		{"no such server", {"exec", "farm.db", "--as", "WF21/12", "echo"}, .status = 1,
			.out = "",
			.err = "tsfarm: farm 'farm.db' has no server 'WF21'; did you mean "
			       "'WF12'?\n"},
		{"nothing like it", {"exec", "farm.db", "--as", "QUITEOTHER/12", "echo"},
			.status = 1, .out = "",
			.err = "tsfarm: farm 'farm.db' has no server 'QUITEOTHER'; 'tsfarm show' "
			       "lists "
			       "them\n"},
		{"a server that is off", {"exec", "farm.db", "--as", "köln/0", "echo"}, .status = 1,
			.out = "",
			.err = "tsfarm: server 'köln' is offline, so nobody types there; name a "
			       "session "
			       "of another server\n"},
	};

	(void)state;
	sandbox_run_all(cases, ARRAY_SIZE(cases));
}

#define BAD_AS(text)                                                                               \
	{                                                                                          \
		text, {"exec", "farm.db", "--as", text, "echo"},                                   \
			.status = 2, .out = "",                                                    \
			.err = "tsfarm: option '--as' does not take '" text                        \
			       "'; accepted: SERVER/ID, as "                                       \
			       "in WF12/3\n"                                                       \
	}

static void exec__arguments_that_say_nothing_are_refused(void **state)
{
	static const struct sandbox_case cases[] = {
		BAD_AS("WF12"),
		BAD_AS("WF12/"),
		BAD_AS("/12"),
		BAD_AS(""),
		BAD_AS("WF12/-1"),
		BAD_AS("WF12/+1"),
		BAD_AS("WF12/65536"),
		BAD_AS("WF12/18446744073709551628"),
		BAD_AS("WF12/12 "),
		BAD_AS("WF12/RDP-Tcp#3"),
		{"no --as", {"exec", "farm.db", "echo"}, .status = 2, .out = "",
			.err = "tsfarm: option '--as SERVER/ID' is missing; it names the session "
			       "in "
			       "which the command is typed\n"},
		{"no command", {AS}, .status = 2, .out = "",
			.err = "tsfarm: the command to run is missing; usage: tsfarm exec FARM.db "
			       "--as "
			       "SERVER/ID [--] COMMAND...\n"},
		{"no command behind --", {AS, "--"}, .status = 2, .out = "",
			.err = "tsfarm: the command to run is missing; usage: tsfarm exec FARM.db "
			       "--as "
			       "SERVER/ID [--] COMMAND...\n"},
		{"no farm", {"exec", "--as", "WF12/12", "--", "echo"}, .status = 2, .out = "",
			.err = "tsfarm: an argument is missing; usage: tsfarm exec FARM.db [--] "
			       "COMMAND...\n"},
	};

	(void)state;
	sandbox_run_all(cases, ARRAY_SIZE(cases));
}

/* A name longer than any server's finds nothing, whatever its length. */
static void exec__a_very_long_server_name_is_refused(void **state)
{
	char name[512];

	(void)state;
	for (size_t length = 100; length < sizeof(name) - 4; length += 10) {
		memset(name, 'W', length);
		strcpy(name + length, "/12");
		same_number("status",
			sandbox_start(&(struct sandbox_case){.arguments = {"exec", "farm.db",
								     "--as", name, "true"}},
				NULL, NULL) != 0,
			1);
	}
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, setup, sandbox_teardown)

int main(int argc, char **argv)
{
	static const struct CMUnitTest tests[] = {
		TEST(exec__the_command_ends_as_it_ends),
		TEST(exec__options_behind_the_command_are_the_commands),
		TEST(exec__the_command_is_told_where_it_is_typed),
		TEST(exec__the_command_is_told_who_it_is),
		TEST(exec__the_built_programs_come_first),
		TEST(exec__nobody_sits_there),
		TEST(exec__arguments_that_say_nothing_are_refused),
		TEST(exec__a_very_long_server_name_is_refused),
	};

	sandbox_use(argc > 1 ? argv[1] : NULL);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
