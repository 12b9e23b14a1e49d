/*
 * Wrong msg, query, ...: the right command with one thing in its surroundings spoilt. A rule of the
 * server is a call of the host; a rule of the command line is how its arguments are read, which are
 * rewritten, or what it says and answers in the end.
 */
#ifndef TSFARM_CLI_MUTANTS_MUTANT_COMMAND_H
#define TSFARM_CLI_MUTANTS_MUTANT_COMMAND_H

#include "base/text.h"
#include "cli/mutants/mutant.h"

enum {
	MUTANT_ARGUMENTS_MAX = 64
};

/* All that can be wrong; as long as nothing is changed, it is the right command. */
struct mutant {
	struct host_calls calls; /* of a simulated farm */
	int argc;
	char *argv[MUTANT_ARGUMENTS_MAX + 1]; /* ends with NULL */

	/* Change what was printed, before anybody sees it. NULL: it is printed as it comes. */
	void (*retell)(struct text *results, struct text *complaints);
	int status_done, status_failed;
	bool keeps_status; /* query ends as what it started, in every edition */
};

/* --- Arguments --- */

/* Is it that switch, with or without a value? "/time" is "/TIME:10". */
bool mutant_is_switch(const char *argument, const char *name);

/* Take out all switches of that name; the first one that is a switch, or NULL. */
void mutant_drop_switch(struct mutant *mutant, const char *name);
const char *mutant_find_switch(const struct mutant *mutant, const char *name);

/* Put an argument there, which may be one behind the last. */
void mutant_insert(struct mutant *mutant, int at, const char *argument);
void mutant_remove(struct mutant *mutant, int at);

/* --- What was printed --- */

/* Put other words in the place of these, wherever they are. */
void mutant_replace(struct text *text, const char *words, const char *others);

/* Take out the lines that hold the words. */
void mutant_drop_lines(struct text *text, const char *words);

/* Put all of one stream behind what is in the other. */
void mutant_move(struct text *from, struct text *to);

/* --- Lists --- */

/*
 * The host's own list of sessions, each as `change` makes it, which leaves one out by returning false.
 */
int mutant_change_sessions(struct host *host, const struct host_server *server,
	int (*take)(void *context, const struct session_info *session), void *context,
	bool (*change)(struct host *host, struct session_info *session));

/* Have every list of sessions be changed so. */
void mutant_change_lists(struct mutant *mutant,
	bool (*change)(struct host *host, struct session_info *session));

/* --- Who may --- */

/* What decides whether something may be done to a session: masks of the caller's account and groups. */
struct mutant_rights {
	bool is_own;                        /* the session that the command was typed in */
	uint32_t allowed, denied;           /* at the session's winstation */
	uint32_t allowed_here, denied_here; /* at the caller's */
	const struct session_summary *target, *by;
};

/* The farm's own answer, from the two masks of the session's winstation. */
bool mutant_has_right(const struct mutant_rights *rights, enum right right);

/*
 * Until it is given back, whatever is done to the session is done by its own user, who may: that is
 * how a wrong command lets somebody. Begin with zeros. 0; 5 when `may` says no; or as the host.
 */
struct mutant_loan {
	struct host_sim *host;
	struct caller own;
};
int mutant_loan_take(struct mutant_loan *loan, struct host *host, const struct host_server *server,
	uint32_t id, bool (*may)(const struct mutant_rights *rights));
void mutant_loan_return(struct mutant_loan *loan);

#endif
