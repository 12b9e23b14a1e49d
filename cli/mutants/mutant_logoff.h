/*
 * Wrong logoffs: a rule of the command line is a step of logoff_run(), a rule of the server is a call
 * of the host.
 */
#ifndef TSFARM_CLI_MUTANTS_MUTANT_LOGOFF_H
#define TSFARM_CLI_MUTANTS_MUTANT_LOGOFF_H

#include "cli/logoff.h"
#include "cli/mutants/mutant.h"

/* All that can be wrong; as long as nothing is changed, it is the right logoff. */
struct mutant {
	struct logoff_steps steps;
	struct host_calls calls; /* of a simulated farm */
	int status_done, status_failed;
};

/* Open the host with calls that may be spoilt. As host_open(). */
int mutant_open(const struct host_calls *calls, struct host **ret_host);

/* --- What is typed --- */

/* Is the session given by its name? */
bool mutant_is_by_name(const struct logoff_request *request);

/* A name that no session bears is that of the first one it suits in another way. */
void mutant_find_also(
	struct mutant *mutant, bool (*suits)(const struct session *session, const char *wanted));

/* --- A logoff on the server --- */

/* Its parts; those that are NULL are the farm's own. */
struct mutant_rules {
	int (*may)(struct database *store, const struct session_act *logoff);
	int (*end_programs)(struct database *store, const struct session_act *logoff);
	int (*remove)(struct database *store, const struct session_act *logoff);
};
void mutant_set_rules(struct mutant *mutant, const struct mutant_rules *rules);

/* The call of the host that follows them. */
int mutant_logoff(struct host *host, const struct host_server *server, uint32_t id);

/* Is it one's own session that ends? */
bool mutant_is_of_own(const struct session_act *logoff);

/* The farm's own answer to who may, except that `allowed` is the permission over others. */
int mutant_may(struct database *store, const struct session_act *logoff, bool allowed);

/* ... except that whoever lacks the permission may when `free` says so. */
int mutant_may_or(struct database *store, const struct session_act *logoff, bool free);

/* Do to the farm what no function of the store does; the SQL has two %lld, server and session. */
int mutant_spoil(struct database *store, const struct session_act *logoff, const char *sql);

#endif
