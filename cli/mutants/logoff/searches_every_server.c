/* A session that the current server does not have is looked for on the others. */
#include "cli/mutants/mutant_logoff.h"

static int find_session(
	struct host *host, const struct logoff_request *request, struct logoff_target *target)
{
	cleanup(snapshot_freep) struct snapshot *farm = NULL;
	int r = logoff_find(host, request, target);

	if (r == 0 || !request->session || request->server)
		return r;
	if (mutant_read(host, NULL, &farm) != 0)
		return r;
	for (size_t i = 0; r != 0 && i < farm->server_count; i++) {
		if (host_sim_calls.server_open(host, farm->servers[i].name, &target->server) == 0)
			r = logoff_find(host, request, target);
	}
	return r;
}

MUTANT(searches_every_server)
{
	mutant->steps.find = find_session;
}
