/* Subjects as processes: started, waited for, and ended with everything they started. */
#ifndef TSFARM_CONFORMANCE_RUN_PROCESS_H
#define TSFARM_CONFORMANCE_RUN_PROCESS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

#include "base/text.h"
#include "conformance/suite/process_end.h"

/* What a stream may print before its process is ended: more than any logoff has to say. */
enum {
	PROCESS_OUTPUT_MAX = 1 << 20
};

/* What else a system knows a process by. */
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
 * What to start. The program is looked up on PATH when it has no slash; with a folder to start in, a
 * path is one from the root down.
 */
struct process_plan {
	char *const *arguments;
	char *const *environment; /* NULL for that of this program */
	unsigned time_limit;      /* seconds */
	const char *input;        /* the file on standard input; NULL for nothing */
	const char *folder;       /* where it starts; NULL for where this program is */
	/*
	 * One "NAME=value" of the environment, which no other running process is given: by it what the
	 * process leaves behind outside its group is known. NULL for none. It outlives the process.
	 */
	const char *mark;
};

/* Once, before the first process: be told when one ends. 0 or negative errno. */
int process_watch(void);

/*
 * Start the process in a group of its own. A process that cannot be started has ended at once, as
 * PROCESS_NOT_STARTED. Returns 0, or -errno when the machine has no pipes, processes or memory left.
 */
int process_start(struct process *process, const struct process_plan *plan);

/*
 * Wait until something happens to one of the processes, `most` milliseconds at the longest, and
 * note it: what they print, and how they end. An ended process's whole group is ended with it, and
 * what bears its mark. 0, or negative errno when the machine could not wait, read or keep what is printed.
 */
int process_wait(struct process *const *processes, size_t count, uint64_t most);

/* End the process, its group and what bears its mark at once, if it runs, and free what it printed. */
void process_deinit(struct process *process);

/* End whatever subjects left behind outside their groups, and all its children. */
void process_end_strays(void);

/* What the code of a crash means, for people. */
void process_print_crash(int code, struct text *to);

/* Is there a program of that name, without a slash in it, on PATH? */
bool process_is_on_path(const char *name);

/* How many processes this machine runs at once, and how many can be waited for side by side. */
size_t process_processors(void);
size_t process_most(void);

#endif
