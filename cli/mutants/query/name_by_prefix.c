/* The beginning of a name is enough. */
#include "cli/mutants/mutant_query.h"

#include <stdio.h>
#include <string.h>

static char wanted[64];

/* A name that begins so is that name. */
static int list_sessions(struct host *host, const struct host_server *server,
	int (*take)(void *context, const struct session_info *session), void *context)
{
	cleanup(snapshot_freep) struct snapshot *farm = NULL;
	int r = mutant_read(host, server->name, &farm);

	for (size_t i = 0; r == 0 && i < farm->servers[0].session_count; i++) {
		const char *name = farm->servers[0].sessions[i].name;

		if (name && strncmp(name, wanted, strlen(wanted)) == 0) {
			snprintf(wanted, sizeof(wanted), "%s", name);
			break;
		}
	}
	return r == 0 ? host_sim_calls.session_list(host, server, take, context) : r;
}

MUTANT(name_by_prefix)
{
	if (!mutant_queries(mutant, "session") || mutant->argc < 3 || *mutant->argv[2] == '/')
		return;
	snprintf(wanted, sizeof(wanted), "%s", mutant->argv[2]);
	mutant_rename(mutant, wanted);
	mutant->calls.session_list = list_sessions;
}
