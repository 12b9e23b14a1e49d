/*
 * Programs that are started once and forked for each run. Starting a process is nearly all that a run
 * costs, and most of that is loading its libraries. It is right for programs that do nothing of their
 * own before main(). For others, and on other systems than Linux, every function says so, and the
 * program is started as usual.
 */
#ifndef TSFARM_CONFORMANCE_RUN_FORK_SERVER_H
#define TSFARM_CONFORMANCE_RUN_FORK_SERVER_H

#include "conformance/run/process.h"

enum {
	FORK_SERVERS_MAX = 24
};

struct fork_server {
	char *program; /* as it is typed */
	pid_t pid;
	int socket; /* -1: the program is started as usual */
};

/* One for each program that was started. */
struct fork_servers {
	const char *library; /* the preloaded one; NULL for that beside tsconform */
	struct fork_server items[FORK_SERVERS_MAX];
	size_t count;
	uint64_t forked, spawned; /* processes of both kinds */
	bool is_off;              /* start everything as usual for now */
};

/*
 * Start the process of the plan as a fork of its server, which is started if there is none yet. 0 with
 * the process; positive if the program has to be started as usual.
 */
int fork_servers_start(struct fork_servers *servers, const struct process_plan *plan, int out,
	int err, pid_t *ret_pid);

/* From now on start this program as usual. */
void fork_servers_refuse(struct fork_servers *servers, const char *program);

void fork_servers_deinit(struct fork_servers *servers);

#endif
