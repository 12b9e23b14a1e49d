/* nftw() */
#define _XOPEN_SOURCE 700

#include "conformance/tests/small_suite.h"

#include <errno.h>
#include <ftw.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/macros.h"
#include "base/text.h"
#include "conformance/suite/tests/support.h"

static const struct {
	const char *name, *text;
} files[] = {
	{"scenarios/ends.yaml", "id: d/ends\n"
				"clauses: d/one\n"
				"title: A session ends by its id\n"
				"farm: farm.yaml\n"
				"typed-in: WF12/3\n"
				"run: logoff 12\n"
				"expect:\n"
				"  changes:\n"
				"    - session-ended: WF12/12\n"
				"    - program-ended: WF12/12/winword.exe\n"
				"    - work-lost: WF12/12/letter.doc\n"
				"  exit: zero\n"
				"  stdout: {level: observed, empty: yes}\n"},
	{"scenarios/farm.yaml",
		"servers:\n"
		"  WF12:\n"
		"    sessions:\n"
		"      3: {user: Administrator, programs: [cmd.exe]}\n"
		"      12: {user: tom, programs: [{image: winword.exe, unsaved: letter.doc}]}\n"
		"      14: {user: eva, state: disconnected, at: RDP-Tcp#7}\n"},
	{"scenarios/refused.yaml", "id: d/refused\n"
				   "clauses: [d/one, d/two]\n"
				   "title: There is no session {session}\n"
				   "farm: farm.yaml\n"
				   "cases:\n"
				   "  - {session: 99}\n"
				   "  - {session: TERM99}\n"
				   "typed-in: WF12/3\n"
				   "run: logoff {session}\n"
				   "expect:\n"
				   "  changes: none\n"
				   "  exit: non-zero\n"
				   "  stderr: {level: defined, contains: \"7022\"}\n"},
	{"scenarios/twice.yaml",
		"id: d/twice\n"
		"clauses: d/two\n"
		"title: What has ended cannot end again\n"
		"farm: farm.yaml\n"
		"typed-in: WF12/3\n"
		"steps:\n"
		"  - run: logoff 14\n"
		"    expect: {changes: [session-ended: WF12/14]}\n"
		"  - run: logoff 14\n"
		"    expect: {changes: none, exit: 1}\n"},
	{"scenarios/usage.yaml", "id: d/usage\n"
				 "level: defined\n"
				 "clauses: d/two\n"
				 "title: The usage goes to standard error\n"
				 "farm: farm.yaml\n"
				 "typed-in: WF12/3\n"
				 "run: logoff /?\n"
				 "expect: {changes: none, exit: 0, stderr: {level: defined, empty: no}}\n"},
};

int small_suite_setup(void **state)
{
	if (sandbox_setup(state) != 0)
		return -1;
	setenv("TSFARM_DATA", ".", 1);
	setenv("TSCONFORM", sandbox_program(), 1);
	setenv("XDG_STATE_HOME", "state", 1);
	if (mkdir("documents", 0700) != 0 || mkdir("scenarios", 0700) != 0)
		return -1;
	sandbox_write_text("documents/d.yaml", document_yaml);
	for (size_t i = 0; i < ARRAY_SIZE(files); i++)
		sandbox_write_text(files[i].name, files[i].text);
	return 0;
}

static int remove_entry(const char *path, const struct stat *status, int kind, struct FTW *at)
{
	(void)status;
	(void)kind;
	return at->level ? remove(path) : 0;
}

int small_suite_teardown(void **state)
{
	nftw(".", remove_entry, 16, FTW_DEPTH | FTW_PHYS);
	return sandbox_teardown(state);
}

void write_subject(const char *lines)
{
	const char *vandal = getenv("VANDAL");
	struct text script = {0};

	/* a subject gets no environment of ours */
	text_printf(&script, "#!/bin/sh\nVANDAL='%s'\n%s\n", vandal ? vandal : "", lines);
	sandbox_write_text("subject", text_string(&script));
	text_deinit(&script);
	assert_int_equal(chmod("subject", 0700), 0);
}

/* --- Lines of the shell --- */

int take_line(const char *line, char **ret_out, char **ret_err)
{
	struct text whole = {0};
	int status;

	text_printf(&whole, "tsconform() { \"$TSCONFORM\" \"$@\"; }\n{ %s\n} >out.txt 2>err.txt", line);
	fflush(NULL);
	status = system(text_string(&whole));
	text_deinit(&whole);
	*ret_out = read_text("out.txt");
	*ret_err = read_text("err.txt");
	return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
}

void run_line(const char *line, int status, const char *out, const char *err)
{
	char *texts[2];
	int ended = take_line(line, &texts[0], &texts[1]);

	if (ended != status)
		print_error("%s: stdout was:\n%s\nstderr was:\n%s\n", line, texts[0], texts[1]);
	same_number(line, ended, status);
	if (out)
		sandbox_compare(line, "stdout", out, texts[0]);
	if (err)
		sandbox_compare(line, "stderr", err, texts[1]);
	free(texts[0]);
	free(texts[1]);
}

/* --- Files and processes --- */

char *read_text(const char *name)
{
	size_t length;

	return read_file(name, &length);
}

static void pause_shortly(void)
{
	const struct timespec pause = {0, 10 * 1000 * 1000};

	nanosleep(&pause, NULL);
}

long wait_for_number(const char *name)
{
	for (int i = 0; i < 3000; i++) {
		FILE *file = fopen(name, "r");
		long number = 0;
		char end = 0;
		int read = file ? fscanf(file, "%ld%c", &number, &end) : 0;

		if (file)
			fclose(file);
		if (read == 2 && end == '\n')
			return number;
		pause_shortly();
	}
	fail_msg("'%s' was never written", name);
	return 0;
}

void wait_until_gone(const char *label, long pid)
{
	for (int i = 0; i < 1000; i++) {
		if (kill((pid_t)pid, 0) < 0 && errno == ESRCH)
			return;
		pause_shortly();
	}
	kill((pid_t)pid, SIGKILL);
	fail_msg("%s: process %ld is still there", label, pid);
}
