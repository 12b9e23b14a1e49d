#include "cli/mutants/mutant.h"

#include <stdio.h>
#include <string.h>

const struct mutant_row *mutant_choose(int argc, char **argv)
{
	const char *name = argc > 1 ? argv[1] : "";

	for (const struct mutant_row *row = mutant_rows; row->name; row++) {
		if (strcmp(row->name, name) == 0)
			return row;
	}
	fprintf(stderr, "no mutant of %s is called '%s'\n", mutant_of, name);
	return NULL;
}

struct farm *mutant_farm(struct host *host)
{
	return ((struct host_sim *)host)->farm;
}

const struct caller *mutant_caller(struct host *host)
{
	return &((struct host_sim *)host)->caller;
}

bool mutant_is_own(struct host *host, const struct host_server *server, uint32_t id)
{
	const struct caller *caller = mutant_caller(host);

	return caller->server_id == server->handle && caller->session_id == id;
}

int mutant_read(struct host *host, const char *server, struct snapshot **ret_farm)
{
	farm_end_look(mutant_farm(host));
	return farm_read(mutant_farm(host), server, ret_farm);
}

int mutant_find(struct host *host, const struct host_server *server, const char *wanted,
	bool (*suits)(const struct session *session, const char *wanted),
	struct session_summary *ret_session)
{
	cleanup(snapshot_freep) struct snapshot *farm = NULL;
	const struct server *found;
	int r = mutant_read(host, server->name, &farm);

	if (r != 0)
		return r;
	found = &farm->servers[0];
	for (size_t i = 0; i < found->session_count; i++) {
		const struct session *session = &found->sessions[i];

		if (suits(session, wanted))
			return session_get(
				mutant_farm(host), server->handle, session->id, ret_session);
	}
	return WIN32_ERROR_WINSTATION_NOT_FOUND;
}
