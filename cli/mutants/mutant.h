/*
 * Mutants: wrong commands, which prove that the suite detects errors. Each is the right command with
 * one rule broken. All mutants of a command are one program, whose first argument names the mutant.
 * This header has what they share: the list, and a view of the farm without the command's limits.
 */
#ifndef TSFARM_CLI_MUTANTS_MUTANT_H
#define TSFARM_CLI_MUTANTS_MUTANT_H

#include "base/macros.h"
#include "cli/host_sim.h"
#include "sim/farm.h"
#include "sim/session.h"

/* What can be spoilt; each kind of command has its own. */
struct mutant;

/*
 * MUTANT(does_nothing) { ... } breaks one rule: its block changes `mutant`, which is the right
 * command. The file has the name of the mutant, and a table in meson.build lists it.
 */
#define MUTANT(name)                                                                               \
	void mutate_##name(struct mutant *mutant);                                                 \
	void mutate_##name(struct mutant *mutant)

struct mutant_row {
	const char *name;
	void (*mutate)(struct mutant *mutant);
};

/* The command, and its mutants up to a NULL name. Meson writes both: mutants.c.in. */
extern const char mutant_of[];
extern const struct mutant_row mutant_rows[];

enum {
	/* The exit status of a program without that mutant; no command has it. */
	MUTANT_UNKNOWN = 127
};

/* The row that the first argument names. NULL, after a complaint, if there is none. */
const struct mutant_row *mutant_choose(int argc, char **argv);

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
