/*
 * Wrong logoffs, which prove that the suite bites: each is the right one with one rule broken. A
 * rule of the command line is a step of logoff_run(), a rule of the server is a call of the host.
 */
#ifndef TSFARM_CLI_MUTANTS_MUTANT_H
#define TSFARM_CLI_MUTANTS_MUTANT_H

#include "base/macros.h"
#include "cli/host_sim.h"
#include "cli/logoff.h"
#include "sim/farm.h"
#include "sim/session.h"

/* All that can be wrong; as long as nothing is changed, it is the right logoff. */
struct mutant {
	struct logoff_steps steps;
	struct host_calls calls; /* of a simulated farm */
	int status_done, status_failed;
};

/* What each of them defines: put one wrong thing in the place of a right one. */
void mutate(struct mutant *mutant);

/* Open the host with calls that may be spoilt. As host_open(). */
int mutant_open(const struct host_calls *calls, struct host **ret_host);

/* --- What was typed, and by whom --- */

/* Is the session given by its name? */
bool mutant_is_by_name(const struct logoff_request *request);

struct farm *mutant_farm(struct host *host);
const struct caller *mutant_caller(struct host *host);

/* Is it the session that the command was typed in? */
bool mutant_is_own(struct host *host, const struct host_server *server, uint32_t id);

/* --- Around the seam --- */

/* The whole farm, or with `server` that server of it. The caller frees it. */
int mutant_read(struct host *host, const char *server, struct snapshot **ret_farm);

/* The first session of the server, in the order of their ids, that suits. 7022 when none does. */
int mutant_find(struct host *host, const struct host_server *server, const char *wanted,
	bool (*suits)(const struct session *session, const char *wanted),
	struct session_summary *ret_session);

/* The parts of a logoff on the server; those that are NULL are the farm's own. */
struct mutant_rules {
	int (*may)(struct store *store, const struct session_act *logoff);
	int (*end_programs)(struct store *store, const struct session_act *logoff);
	int (*remove)(struct store *store, const struct session_act *logoff);
};
int mutant_logoff(const struct mutant_rules *rules, struct host *host,
	const struct host_server *server, uint32_t id);

/* Is it one's own session that ends? */
bool mutant_is_of_own(const struct session_act *logoff);

/* The farm's own answer to who may, except that `allowed` is the permission over others. */
int mutant_may(struct store *store, const struct session_act *logoff, bool allowed);

/* Do to the farm what no function of the store does; the SQL has two %lld, server and session. */
int mutant_spoil(struct store *store, const struct session_act *logoff, const char *sql);

#endif
