#define _POSIX_C_SOURCE 200809L

#include "conformance/run/strays.h"

#include <dirent.h>
#include <errno.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>

#include "base/file.h"
#include "base/machine.h"
#include "base/macros.h"
#include "base/text.h"

static void pause_shortly(void)
{
	nanosleep(&(const struct timespec){0, 200 * 1000}, NULL);
}

int strays_wait_for_child(pid_t pid, uint64_t until)
{
	int status = 0;

	while (waitpid(pid, &status, WNOHANG) == 0 && machine_clock_ms() < until)
		pause_shortly();
	return status;
}

void strays_end_group(pid_t group, uint64_t until)
{
	kill(-group, SIGKILL);
	/* the child of a process that ends becomes ours before we can wait for its parent */
	for (pid_t ended; (ended = waitpid(-group, NULL, WNOHANG)) >= 0;) {
		if (machine_clock_ms() >= until)
			return;
		if (ended == 0)
			pause_shortly();
	}
}

/* --- The mark --- */

static bool has_ended(pid_t pid)
{
	siginfo_t ended = {0};

	return waitid(P_PID, (id_t)pid, &ended, WEXITED | WNOHANG | WNOWAIT) != 0 || ended.si_pid;
}

/* Has the thread memory, with an environment in it that is complete? */
static bool has_memory(const char *thread)
{
	enum {
		/* the position of env_end in /proc/PID/stat, counted after the name of the program */
		ENVIRONMENT_END = 49
	};
	cleanup(text_deinit) struct text path = {0}, fields = {0};
	const char *at;

	text_printf(&path, "%s/stat", thread);
	if (file_read(text_string(&path), &fields) < 0)
		return false;
	at = strrchr(text_string(&fields), ')');
	for (int i = 0; at && i < ENVIRONMENT_END; i++)
		at = strchr(at + 1, ' ');
	return at && strtoull(at, NULL, 10) > 0;
}

/* Read it if the thread has one, and say whether it has: it may be empty. */
static bool read_environment_of_thread(const char *thread, struct text *environment)
{
	cleanup(text_deinit) struct text path = {0};
	int r;

	text_printf(&path, "%s/environ", thread);
	r = file_read(text_string(&path), environment);
	return environment->length > 0 || r == -EACCES || has_memory(thread);
}

/* The threads share an environment. Those that have ended have none, and the first may be among them. */
static bool read_environment_once(pid_t pid, struct text *environment)
{
	cleanup(text_deinit) struct text thread = {0};
	const struct dirent *entry;
	bool known = false;
	char path[48];
	DIR *threads;

	snprintf(path, sizeof(path), "/proc/%ld/task", (long)pid);
	threads = opendir(path);
	while (!known && threads && (entry = readdir(threads))) {
		if (entry->d_name[0] == '.')
			continue;
		text_clear(&thread);
		text_printf(&thread, "%s/%s", path, entry->d_name);
		known = read_environment_of_thread(text_string(&thread), environment);
	}
	if (threads)
		closedir(threads);
	return known;
}

/*
 * Was the child started with the mark? A process that becomes another program, or that ends, has no
 * environment for a while. An ended one has no mark: its children are ours then, and are looked at.
 */
static bool has_mark(pid_t pid, const char *mark, uint64_t until)
{
	cleanup(text_deinit) struct text environment = {0};
	const char *end;

	while (!has_ended(pid) && !read_environment_once(pid, &environment)) {
		if (machine_clock_ms() >= until)
			return false;
		pause_shortly();
	}
	end = text_string(&environment) + environment.length;
	for (const char *at = text_string(&environment); at < end; at += strlen(at) + 1) {
		if (strcmp(at, mark) == 0)
			return true;
	}
	return false;
}

/* --- Ending --- */

static void end_listed(const char *children, const char *mark, uint64_t until)
{
	char *after;

	for (long pid; (pid = strtol(children, &after, 10)) > 0; children = after) {
		if (mark && !has_mark((pid_t)pid, mark, until))
			continue;
		kill((pid_t)pid, SIGKILL);
		kill((pid_t)-pid, SIGKILL);
		strays_wait_for_child((pid_t)pid, until);
	}
}

/*
 * What left the group became our child when its parent ended, and what an ended child leaves behind
 * is our child next: nobody is left when the same children are listed again. Some have children
 * faster than they can be ended, and some belong to others.
 */
void strays_end(const char *mark, uint64_t until)
{
	cleanup(text_deinit) struct text children = {0}, before = {0};

	for (;;) {
		text_clear(&children);
		file_read("/proc/thread-self/children", &children);
		if (text_equal(text_string(&children), text_string(&before)) ||
			machine_clock_ms() >= until)
			return;
		end_listed(text_string(&children), mark, until);
		text_clear(&before);
		text_add(&before, text_string(&children));
	}
}
