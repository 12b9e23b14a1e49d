/* Windows cannot fork. */
#include "conformance/run/fork_server.h"

int fork_servers_start(struct fork_servers *servers, const struct process_plan *plan, int out,
	int err, pid_t *ret_pid)
{
	(void)servers, (void)plan, (void)out, (void)err, (void)ret_pid;
	return 1;
}

void fork_servers_refuse(struct fork_servers *servers, const char *program)
{
	(void)servers, (void)program;
}

void fork_servers_deinit(struct fork_servers *servers)
{
	(void)servers;
}
