/* Subjects that misbehave: each fails its scenario, with the reason, and the run goes on. */
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/macros.h"
#include "base/text.h"
#include "conformance/tests/small_suite.h"

#define ENDED "        session-ended WF12/12\n"
#define PROGRAM "        program-ended WF12/12/winword.exe\n"
#define LOST "        work-lost WF12/12/letter.doc\n"

#define EXPECTED                                                                                   \
	"    changes, documented (line 9)\n      expected\n" ENDED PROGRAM LOST "      actual\n"
#define READABLE                                                                                   \
	"    changes, documented (line 9)\n      expected\n        a farm that can be read\n"      \
	"      actual\n        the farm's file "
#define ENDS                                                                                       \
	"    command, documented (line 1)\n      expected\n        it ends by itself\n"            \
	"      actual\n        "
#define NONE "        none\n"
#define Y_LINES                                                                                    \
	"        y\n        y\n        y\n        y\n        y\n        y\n        y\n        y\n"      \
	"        y\n        y\n        y\n        y\n        y\n        y\n        y\n        y\n"      \
	"        y\n        y\n        y\n        y\n        y\n        y\n        y\n        y\n"
#define EXIT_0 "    exit      0\n"

/* The whole report of a run in which d/ends alone failed, in that way. */
static char *expected_report(const char *findings)
{
	struct text text = {0};
	/* what does not end by itself holds nothing */
	int endless = strstr(findings, "    command, ") != NULL;
	int documented = strstr(findings, ", documented (") ? 2 : 3;
	int observed = endless || strstr(findings, ", observed (") ? 2 : 3;

	text_printf(&text,
		"failed  d/ends\n"
		"    title     A session ends by its id\n"
		"    clause    d/one  (about logoff in nt4: A document, Beginning)\n"
		"              One thing holds.\n"
		"    typed     in WF12/3: logoff 12\n"
		"%s"
		"    scenario  ./scenarios/ends.yaml:1\n"
		"    again     tsconform run --level observed d/ends -- ./subject\n"
		"\n",
		findings);
	text_printf(&text,
		"documented: did what was asked %d/1, left alone what it must 2/2; "
		"a program that does nothing gets 2/3\n"
		"observed: did what was asked 2/2, left alone what it must %d/1; "
		"a program that does nothing gets 1/3\n",
		documented - 2, observed - 2);
	text_printf(&text, "3 scenarios, 2 passed, 1 failed; documented %d/3, observed %d/3\n",
		documented, observed);
	return text.bytes;
}

/* What it does with 12; everything else is done as it should be, in the same place afterwards. */
static void judge_action(const char *deed, const char *findings)
{
	struct text script = {0};
	char *expected = expected_report(findings), *out, *err;

	text_printf(&script, "case $1 in 12) %s;; *) exec logoff \"$@\";; esac", deed);
	write_subject(text_string(&script));
	text_deinit(&script);
	same_number(deed,
		take_line("tsconform run -j 1 --level observed d/ends d/refused -- ./subject", &out,
			&err),
		1);
	sandbox_compare(deed, "stdout", expected, out);
	sandbox_compare(deed, "stderr", "", err);
	free(expected);
	free(out);
	free(err);
}

static void subject__spoils_its_scenario_alone(void **state)
{
	static const struct {
		const char *deed, *findings;
	} rows[] = {
		/* it does something else */
		{":", EXPECTED NONE EXIT_0},
		{"logoff 14", EXPECTED "        session-ended WF12/14\n" EXIT_0},
		{"logoff 12; logoff 14",
			EXPECTED ENDED PROGRAM "        session-ended WF12/14\n" LOST EXIT_0},
		{"logoff; exit 0", EXPECTED "        session-ended WF12/3\n"
					    "        program-ended WF12/3/cmd.exe\n" EXIT_0},
		{"logoff 12; exit 5", "    exit, observed (line 12)\n      expected\n        zero\n"
				      "      actual\n        5\n"},
		/* it does not end well */
		{"kill -SEGV $$", ENDS "it crashed: signal 11, Segmentation fault\n" EXPECTED NONE},
		{"logoff 12; kill -KILL $$", ENDS "it crashed: signal 9, Killed\n"},
		{"yes", ENDS "it printed more than 1024 KiB, and was ended\n" EXPECTED NONE
			     "    stdout, observed (line 13)\n      expected\n        is empty\n"
			     "      actual\n"
			     Y_LINES "        ... and 1048528 bytes more\n"},
		{"logoff 12; yes >&2", ENDS "it printed more than 1024 KiB, and was ended\n"
					    "    stderr\n" Y_LINES "        ... and 65515 bytes more\n"},
		/* it prints garbage */
		{"logoff 12; printf '\\033[31m\\000\\377\\r\\n\\302\\233x\\n'",
			"    stdout, observed (line 13)\n      expected\n        is empty\n"
			"      actual\n"
			"        \\x1B[31m\xEF\xBF\xBD\\xFF\n"
			"        \\xC2\\x9Bx\n" EXIT_0},
		/* it spoils the farm's file */
		{"rm \"$TSFARM_DB\"", READABLE "cannot be read: No such file or directory\n" EXIT_0},
		{"echo garbage >\"$TSFARM_DB\"", READABLE "is not a tsfarm farm\n" EXIT_0},
		{": >\"$TSFARM_DB\"", READABLE "is not a tsfarm farm\n" EXIT_0},
		{"logoff 12; rm \"$TSFARM_DB\"; mkdir \"$TSFARM_DB\"",
			READABLE "cannot be read: Is a directory\n" EXIT_0},
		{"rm \"$TSFARM_DB\"; mkfifo \"$TSFARM_DB\"", READABLE "is not a tsfarm farm\n" EXIT_0},
		{"rm -r \"$(dirname \"$TSFARM_DB\")\"",
			READABLE "cannot be read: No such file or directory\n" EXIT_0},
		{"logoff 12; truncate -s 8192 \"$TSFARM_DB\"",
			READABLE "is damaged; 'tsfarm check' tells more\n" EXIT_0},
		/* it is gone in the middle: what was not committed did not happen */
		{"\"$VANDAL\" --hot \"DELETE FROM programs; DELETE FROM sessions\"", EXPECTED NONE EXIT_0},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++)
		judge_action(rows[i].deed, rows[i].findings);
}

/* What a logoff may not touch, each in one place, beside what it should do. */
static void subject__changes_another_table(void **state)
{
	static const struct {
		const char *sql, *line;
	} rows[] = {
		{"UPDATE servers SET logons = 'disabled'", "server-changed WF12 to disabled"},
		{"UPDATE servers SET online = 0", "server-changed WF12"},
		{"UPDATE servers SET name = 'wf12'", "server-changed WF12"},
		{"UPDATE trustees SET name = 'Eva' WHERE name = 'eva'", "account-changed eva"},
		{"DELETE FROM memberships WHERE member_id = (SELECT trustee_id FROM trustees"
		 " WHERE name = 'eva')",
			"account-changed eva"},
		{"UPDATE winstations SET kind = 'direct' WHERE kind = 'listener'",
			"winstation-changed WF12/RDP-Tcp"},
		{"UPDATE permissions SET denied = 1 WHERE trustee_id = (SELECT trustee_id FROM"
		 " trustees WHERE name = 'Guests') AND winstation_id = (SELECT winstation_id FROM"
		 " winstations WHERE name = 'RDP-Tcp')",
			"permission-changed WF12/RDP-Tcp/Guests"},
		{"DELETE FROM permissions WHERE trustee_id = (SELECT trustee_id FROM trustees WHERE"
		 " name = 'SYSTEM') AND winstation_id = (SELECT winstation_id FROM winstations "
		 "WHERE"
		 " name = 'Console')",
			"permission-changed WF12/Console/SYSTEM"},
		{"UPDATE sessions SET name = 'RDP-Tcp#4', name_key = 'RDP-TCP#4' WHERE session_id "
		 "= 3",
			"name-changed WF12/3 to RDP-Tcp#4"},
		{"UPDATE sessions SET former_name = 'RDP-Tcp#8' WHERE session_id = 14",
			"name-changed WF12/14 to none"},
		{"UPDATE sessions SET winstation_id = (SELECT winstation_id FROM winstations WHERE"
		 " name = 'Console') WHERE session_id = 3",
			"name-changed WF12/3 to RDP-Tcp#3"},
		{"UPDATE sessions SET state = 'shadow' WHERE session_id = 3",
			"state-changed WF12/3 to shadow"},
		{"UPDATE sessions SET logon_time = '1998-06-16 08:00:00' WHERE session_id = 3",
			"user-changed WF12/3 to Administrator"},
		{"UPDATE sessions SET client_address = '10.0.0.1' WHERE session_id = 3",
			"client-changed WF12/3 to none"},
		{"UPDATE programs SET unsaved = 'x' WHERE session_id = 3",
			"program-changed WF12/3/cmd.exe to x"},
		{"INSERT INTO programs SELECT server_id, 4000, 3, 'virus.exe', NULL, 'hangs' FROM "
		 "servers",
			"program-started WF12/3/virus.exe"},
		{"UPDATE farm SET clock = '1998-06-16 08:59:00'",
			"clock-changed 1998-06-16 08:59:00"},
		{"INSERT INTO events (happened_at, kind, server, session_id, detail, by_server,"
		 " by_session_id) VALUES ('1998-06-16 09:00:00', 'message-sent', 'WF12', 14, 'x',"
		 " 'WF12', 3)",
			"message-sent WF12/14: x"},
		{"INSERT INTO messages (server_id, session_id, sent_at, text, by_server, "
		 "by_session_id)"
		 " SELECT server_id, 14, '1998-06-16 09:00:00', 'x', 'WF12', 3 FROM servers"
		 " WHERE name = 'WF12'",
			"inbox-changed WF12/14"},
		{"INSERT INTO events (happened_at, kind, server, session_id, detail, by_server,"
		 " by_session_id) VALUES ('1998-06-16 09:00:00', 'work-lost', 'WF12', 14, 'x',"
		 " 'WF12', 3)",
			"work-lost WF12/14/x"},
	};

	(void)state;
	write_subject("logoff \"$@\" && \"$VANDAL\" \"$(cat sql)\"");
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		char *out, *err;
		char line[128];

		sandbox_write_text("sql", rows[i].sql);
		same_number(
			rows[i].sql, take_line("tsconform run d/ends -- ./subject", &out, &err), 1);
		same_text(rows[i].sql, err, "");
		snprintf(line, sizeof(line), "        %s\n", rows[i].line);
		if (!strstr(out, line))
			fail_msg("%s: the report has no '%s':\n%s", rows[i].sql, rows[i].line, out);
		free(out);
		free(err);
	}
}

/* Between two steps it clears the journal of what the first one did. */
static void subject__clears_the_journal(void **state)
{
	(void)state;
	write_subject("logoff \"$@\" && exit\n"
		      "\"$VANDAL\" \"DROP TRIGGER events_are_never_deleted;"
		      " DELETE FROM events; CREATE TRIGGER events_are_never_deleted BEFORE DELETE"
		      " ON events BEGIN SELECT raise(ABORT, 'the journal is append-only');"
		      " END\"\n"
		      "exit 1");
	run_line("tsconform run d/twice -- ./subject", 1,
		"failed  d/twice\n"
		"    title     What has ended cannot end again\n"
		"    clause    d/two  (about logoff in nt4: A document, End)\n"
		"              Another thing holds.\n"
		"    typed     in WF12/3: logoff 14\n"
		"    changes, documented (line 10)\n"
		"      expected\n"
		"        none\n"
		"      actual\n"
		"        journal-changed 1\n"
		"    exit      1\n"
		"    stderr\n"
		"        Could not logoff session ID 14, Error code 7022\n"
		"        Error [7022]: The specified session cannot be found.\n"
		"    scenario  ./scenarios/twice.yaml:9\n"
		"    again     tsconform run d/twice -- ./subject\n"
		"\n"
		"documented: did what was asked 0/1, left alone what it must 0/0; "
		"a program that does nothing gets 0/1\n"
		"1 scenario, 0 passed, 1 failed\n",
		"");
}

/* The session is gone, and its program is not. */
static void subject__forgets_the_programs(void **state)
{
	char *out, *err;

	(void)state;
	write_subject("exec \"$VANDAL\" 'DELETE FROM sessions WHERE session_id = 12'");
	same_number("status", take_line("tsconform run d/ends -- ./subject", &out, &err), 1);
	if (!strstr(out, "      actual\n        session-ended WF12/12\n" EXIT_0 "    scenario"))
		fail_msg("another report: %s", out);
	free(out);
	free(err);
}

/* It is looked for once, and not in every scenario. */
static void subject__is_missing(void **state)
{
	(void)state;
	run_line("tsconform run d/ends -- ./missing", 2, "",
		"tsconform: program './missing' not found; name a program after '--' by its "
		"path\n");
	run_line("tsconform run d/ends -- missing", 2, "",
		"tsconform: program 'missing' not found on PATH; name it by its path\n");
	run_line("tsconform known d/ends -- missing", 2, "",
		"tsconform: program 'missing' not found on PATH; name it by its path\n");
}

/* No verdict on the subject: the harness could not do its work. */
static void subject__cannot_be_started(void **state)
{
	(void)state;
	sandbox_write_text("data", "not a program\n");
	run_line("tsconform run d/ends -- ./data", 2, "",
		"tsconform: cannot start program './data': the file is not executable\n");
	run_line("tsconform known d/ends -- ./data", 2, "",
		"tsconform: cannot start program './data': the file is not executable\n");
	run_line("chmod +x data; tsconform run d/ends -- ./data | grep '^error'", 0,
		"error  d/ends  -- cannot start './data': Exec format error\n", "");
	run_line("tsconform run ./data", 2, "",
		"./data:1:1: expected a map of keys, found a single value\n"
		"tsconform: 1 problem; nothing was run\n"
		"tsconform: './data' was read as a scenario; name a program to be judged after "
		"'--'\n");
	run_line("tsconform run sh", 2, "",
		"tsconform: no scenario id begins with 'sh'; name a program to be judged after "
		"'--'\n");
	run_line("printf '#!/no/such/shell\\n' >data; tsconform run d/ends -- ./data | grep "
		 "'^error'",
		0, "error  d/ends  -- cannot start './data': the interpreter in its first line was "
		"not found\n", "");
	run_line("tsconform known d/ends -- ./data", 3, "",
		"tsconform: cannot continue the run: No such file or directory\n");
	/* nor is it the subject's fault when a scenario types another program */
	run_line("sed -i 's/run: logoff 12/run: missing 12/' scenarios/ends.yaml; "
		 "tsconform run d/ends | grep '^error'",
		0, "error  d/ends  -- cannot start 'missing': No such file or directory\n", "");
}

static void subject__hangs(void **state)
{
	(void)state;
	write_subject("[ \"$1\" = 12 ] || exec logoff \"$@\"; trap '' TERM; sleep 600 & wait");
	run_line("sed -i '$ a time-limit: 1' scenarios/ends.yaml; "
		 "tsconform run d/ends d/refused -- ./subject | grep -Ev '^    "
		 "(title|clause|typed|scenario|again)'",
		0,
		"failed  d/ends\n"
		"              One thing holds.\n"
		"    command, documented (line 1)\n"
		"      expected\n"
		"        it ends by itself\n"
		"      actual\n"
		"        it did not end within 1 s, and was ended\n" EXPECTED NONE "\n"
		"documented: did what was asked 0/1, left alone what it must 2/2; "
		"a program that does nothing gets 2/3\n"
		"3 scenarios, 2 passed, 1 failed\n",
		"");
}

/* With the whole run's folder gone the harness has nowhere to work, and says so. */
static void subject__removes_everybodys_place(void **state)
{
	(void)state;
	write_subject("[ \"$1\" = 99 ] || exec logoff \"$@\"; rm -r \"${TSFARM_DB%/*/*}\"; exit 1");
	run_line("tsconform run -j 1 -- ./subject | grep -v '^    [a-z]'", 0, NULL, "");
	run_line("tsconform run -j 1 d/refused d/twice -- ./subject | grep -v '^    '", 0,
		"failed  d/refused/99\n\n"
		"error  d/refused/term99  -- cannot prepare: No such file or directory\n\n"
		"error  d/twice  -- cannot prepare: No such file or directory\n\n"
		"again, in short:\n"
		"  failed           d/refused/99\n"
		"  error            d/refused/term99\n"
		"  error            d/twice\n\n"
		"documented: did what was asked 0/1, left alone what it must 0/2; "
		"a program that does nothing gets 2/3\n"
		"3 scenarios, 0 passed, 2 errors, 1 failed\n",
		"");
	run_line("tsconform run -j 1 d/refused d/twice -- ./subject", 3, NULL, "");
}

/* In its group or out of it: nothing goes on when the run has ended. */
static void subject__leaves_children(void **state)
{
	(void)state;
	write_subject("sleep 600 & echo $! >one\n"
		      "setsid sh -c 'sleep 600 & echo $! >two; echo $$ >three; wait' &\n"
		      "until [ -s three ]; do :; done\n"
		      "exec logoff \"$@\"");
	run_line("tsconform run d/ends -- ./subject", 0, "1 scenario, 1 passed\n", "");
	wait_until_gone("in its group", wait_for_number("one"));
	wait_until_gone("out of it", wait_for_number("two"));
	wait_until_gone("the leader out of it", wait_for_number("three"));
}

/* When the next command begins, what the one before left out of its group is gone already. */
static void subject__leaves_nothing_to_the_next(void **state)
{
	(void)state;
	write_subject("[ -s stray ] && kill -0 $(cat stray) && echo still there >>seen\n"
		      "setsid sh -c 'echo $$ >stray; exec sleep 600' &\n"
		      "until [ -s stray ] && kill -0 $(cat stray); do :; done 2>/dev/null\n"
		      "exec logoff \"$@\"");
	run_line("touch seen; tsconform run -j 1 d/ends d/refused d/twice -- ./subject && cat seen",
		0, "4 scenarios, 4 passed\n", "");
}

/* Nothing of ours but PATH reaches it. */
static void subject__gets_a_clean_environment(void **state)
{
	(void)state;
	setenv("SECRET", "x", 1);
	setenv("LD_BIND_NOW", "1", 1);
	setenv("LC_ALL", "C", 1);
	write_subject("exec env >>seen");
	run_line("tsconform run d/ends -- ./subject >/dev/null;"
		 "sed 's/tsconform-run-[0-9a-f]*/RUN/; s,=.*/RUN,=RUN,; s/^PATH=.*/PATH/' "
		 "seen |"
		 "grep -v '^PWD=' | LC_ALL=C sort",
		0,
		"CLIENTNAME=UNKNOWN\n"
		"COMPUTERNAME=WF12\n"
		"HOME=RUN/0/home\n"
		"LANG=C.UTF-8\n"
		"PATH\n"
		"SESSIONNAME=RDP-Tcp#3\n"
		"TEMP=RUN/0/home\n"
		"TMP=RUN/0/home\n"
		"TMPDIR=RUN/0/home\n"
		"TSCONFORM_PLACE=RUN/0\n"
		"TSFARM_DB=RUN/0/farm.db\n"
		"TSFARM_EDITION=nt4\n"
		"TSFARM_SERVER=WF12\n"
		"TSFARM_SESSION=3\n"
		"USERDOMAIN=WF12\n"
		"USERNAME=Administrator\n",
		"");
	/* what the scenario says stands in place of what we would */
	run_line("rm seen; sed -i '$ a environment: {LANG: de_DE, OWN: \"a b\", TSFARM_SERVER: "
		 "WF99}' "
		 "scenarios/ends.yaml; tsconform run d/ends -- ./subject >/dev/null;"
		 "grep -E '^(LANG|OWN|TSFARM_SERVER|SECRET)' seen | LC_ALL=C sort",
		0, "LANG=de_DE\nOWN=a b\nTSFARM_SERVER=WF99\n", "");
	/* and nothing is there twice, for programs that take the first */
	run_line("sed -i 's/run: .*/run: logoff/' scenarios/ends.yaml; "
		 "tsconform run --level observed d/ends -- env | grep LANG=",
		0, "        LANG=de_DE\n", "");
	unsetenv("SECRET");
	unsetenv("LD_BIND_NOW");
	unsetenv("LC_ALL");
}

/* Each command finds an empty home, whatever the one before left in it. */
static void subject__gets_an_empty_home(void **state)
{
	(void)state;
	write_subject("ls -A \"$HOME\" | wc -l >>seen; mkdir -p \"$HOME/.a/b\"; echo x "
		      ">\"$HOME/.a/b/c\"; "
		      "[ -t 0 ] || wc -c >>seen; exec logoff \"$@\"");
	run_line("tsconform run -j 1 d/ends d/refused -- ./subject && cat seen", 0,
		"3 scenarios, 3 passed\n0\n0\n0\n0\n0\n0\n", "");
}

/* The command may have arguments of its own, and other programs of ours are on PATH. */
static void subject__is_a_command_line(void **state)
{
	(void)state;
	write_subject("shift 2; exec logoff \"$@\"");
	run_line("tsconform run -- ./subject -x \"it's\"", 0, "4 scenarios, 4 passed\n", "");
	write_subject("[ $# = 3 ] && exit 1; exec logoff \"$@\"");
	run_line("tsconform run d/ends -- ./subject \"it's\" \"a\nb\" | grep again", 0,
		"    again     tsconform run d/ends -- ./subject 'it'\\''s' 'a'$'\\n''b'\n", "");
	run_line("sed -i 's/run: logoff 12/run: tsfarm exec --as WF12\\/3 farm.db/' "
		 "scenarios/ends.yaml; "
		 "tsconform run d/ends -- false | grep -c 'cannot start'",
		1, "0\n", "");
}

#define TEST(function)                                                                             \
	cmocka_unit_test_setup_teardown(function, small_suite_setup, small_suite_teardown)

int main(int argc, char **argv)
{
	static const struct CMUnitTest tests[] = {
		TEST(subject__spoils_its_scenario_alone),
		TEST(subject__changes_another_table),
		TEST(subject__clears_the_journal),
		TEST(subject__forgets_the_programs),
		TEST(subject__is_missing),
		TEST(subject__cannot_be_started),
		TEST(subject__hangs),
		TEST(subject__removes_everybodys_place),
		TEST(subject__leaves_children),
		TEST(subject__leaves_nothing_to_the_next),
		TEST(subject__gets_a_clean_environment),
		TEST(subject__gets_an_empty_home),
		TEST(subject__is_a_command_line),
	};
	char vandal[PATH_MAX];

	sandbox_use(argc > 2 ? argv[1] : NULL);
	if (!realpath(argv[2], vandal))
		return 1;
	setenv("VANDAL", vandal, 1);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
