/* Servers that do not answer are displayed, too. */
#include "cli/mutants/mutant_command.h"

static int list_sessions(struct host *host,
	int (*take)(void *context, const char *name, bool is_current), void *context)
{
	cleanup(snapshot_freep) struct snapshot *farm = NULL;
	int r = mutant_read(host, NULL, &farm);

	for (size_t i = 0; r == 0 && i < farm->server_count; i++)
		r = take(context, farm->servers[i].name, false);
	return r;
}

MUTANT(shows_servers_that_are_off)
{
	mutant->calls.server_list = list_sessions;
}
