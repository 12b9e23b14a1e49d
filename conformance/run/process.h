/* The processes of subjects: starting, waiting for, and ending them with all their children. */
#ifndef TSFARM_CONFORMANCE_RUN_PROCESS_H
#define TSFARM_CONFORMANCE_RUN_PROCESS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

#include "base/text.h"
#include "conformance/suite/process_end.h"

/* Bytes that a process may print on a stream before it is ended. */
enum {
	PROCESS_OUTPUT_MAX = 1 << 20
};

struct fork_servers;

/* Handles of a process on Windows. */
struct process_handles;

struct process {
	pid_t pid;                       /* 0 when there is none; also its process group */
	const char *mark;                /* of its plan */
	int streams[2];                  /* what it writes to stdout and stderr; -1 once closed */
	struct process_handles *handles; /* on Windows, streams among them; NULL elsewhere */
	struct text output[2];
	int trouble;       /* negative errno: some of what it printed could not be read or kept */
	uint64_t deadline; /* of machine_clock_ms() */
	enum process_end end;
	int code;
};

/*
 * How to start a process. A program without a slash is looked up on PATH. If `folder` is set, the path
 * of the program must be absolute.
 */
struct process_plan {
	char *const *arguments;
	char *const *environment; /* NULL for that of this program */
	unsigned time_limit;      /* seconds */
	const char *input;        /* the file on standard input; NULL for nothing */
	const char *folder;       /* to start in; NULL for the current folder */
	/*
	 * One "NAME=value" of the environment that no other running process has. It identifies
	 * children that leave the process group. NULL for none. It must outlive the process.
	 */
	const char *mark;
	struct fork_servers *servers; /* to fork it from (fork_server.h); NULL to start it */
};

/* Call this once, before the first process, to learn when one ends. 0 or negative errno. */
int process_watch(void);

/*
 * Start the process in a group of its own. If the program cannot be started, the process has ended
 * with PROCESS_NOT_STARTED. 0, or -errno if pipes, processes or memory are exhausted. Deinit in any
 * case.
 */
int process_start(struct process *process, const struct process_plan *plan);

/*
 * Wait at most `most` milliseconds until a process prints or ends, and store its output and its end.
 * With a process, its whole group and all processes with its mark are ended. 0, or negative errno if
 * waiting, reading or storing output fails.
 */
int process_wait(struct process *const *processes, size_t count, uint64_t most);

/* If the process runs, end it with its group and all processes with its mark. Free its output. */
void process_deinit(struct process *process);

/* End processes that subjects left outside their groups, with their children. */
void process_end_strays(void);

/* Add a text for the code of a crash. */
void process_print_crash(int code, struct text *to);

/* Whether PATH has a program of that name, which has no slash. */
bool process_is_on_path(const char *name);

/* Whether the file's permissions allow to start it. On Windows every file may be tried. */
bool process_may_start(const char *path);

/* The number of processors, and the number of processes that process_wait() can take at once. */
size_t process_processors(void);
size_t process_most(void);

#endif
