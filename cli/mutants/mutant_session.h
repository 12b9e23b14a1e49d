/*
 * Wrong commands that do one thing to one session: disconn, reset and connect. Most are wrong in the
 * same way for each of the three.
 */
#ifndef TSFARM_CLI_MUTANTS_MUTANT_SESSION_H
#define TSFARM_CLI_MUTANTS_MUTANT_SESSION_H

#include "cli/mutants/mutant_command.h"

/* The right that the command needs over others' sessions. */
enum right mutant_right(void);

/* --- What is typed --- */

/* Where the session is given; 0: it is not. */
int mutant_operand(const struct mutant *mutant);

/* Have the arguments be refused, unless they ask for help. */
void mutant_make_invalid(struct mutant *mutant);

/* --- Whom to ask --- */

/* A session with what the rules ask about it; and the one that the command was typed in. */
int mutant_get(struct host *host, const struct host_server *server, uint32_t id,
	struct session_row *ret_session);
int mutant_get_own(struct host *host, struct session_row *ret_session);

/* 0 when the caller has the right over the session, else 5. */
int mutant_demand(
	struct host *host, const struct host_server *server, uint32_t id, enum right right);

/* --- What is done --- */

/* Answer that it was done. */
void mutant_do_nothing(struct mutant *mutant);

/* Ask before anything is done to the session; what is not 0 is the answer. */
typedef int mutant_question(struct host *host, const struct host_server *server, uint32_t id);
void mutant_ask_first(struct mutant *mutant, mutant_question *ask);

/* ... and if it is 0, do it to others' sessions whatever the farm says of the permission. */
void mutant_decide(struct mutant *mutant, mutant_question *may);

/* Do to the farm what no function of it does; the SQL has two %lld, server and session. */
int mutant_spoil_session(
	struct host *host, const struct host_server *server, uint32_t id, const char *sql);

/* Bring the session to the place of another, which is disconnected, whatever the farm's rules are. */
int mutant_bring(struct host *host, const struct host_server *server, uint32_t id, uint32_t into);

#endif
