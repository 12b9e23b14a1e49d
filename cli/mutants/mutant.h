/*
 * Wrong commands, which prove that the suite bites: each is the right one with one rule broken. Here
 * is what they share: looking around in the farm behind the seam, whatever the command may see of it.
 */
#ifndef TSFARM_CLI_MUTANTS_MUTANT_H
#define TSFARM_CLI_MUTANTS_MUTANT_H

#include "base/macros.h"
#include "cli/host_sim.h"
#include "sim/farm.h"
#include "sim/session.h"

struct farm *mutant_farm(struct host *host);
const struct caller *mutant_caller(struct host *host);

/* Is it the session that the command was typed in? */
bool mutant_is_own(struct host *host, const struct host_server *server, uint32_t id);

/* The whole farm, or with `server` that server of it. The caller frees it. */
int mutant_read(struct host *host, const char *server, struct snapshot **ret_farm);

/* The first session of the server, in the order of their ids, that suits. 7022 when none does. */
int mutant_find(struct host *host, const struct host_server *server, const char *wanted,
	bool (*suits)(const struct session *session, const char *wanted),
	struct session_summary *ret_session);

#endif
