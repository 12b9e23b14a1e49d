/* What wrong queries share: what is asked, who sees what, and the rows that were printed. */
#ifndef TSFARM_CLI_MUTANTS_MUTANT_QUERY_H
#define TSFARM_CLI_MUTANTS_MUTANT_QUERY_H

#include "cli/mutants/mutant_command.h"

/* Is that word behind query? */
bool mutant_queries(const struct mutant *mutant, const char *what);

/* Have something else be asked for than the word behind that. */
void mutant_rename(struct mutant *mutant, const char *asked);

/* --- Who sees what --- */

/* What decides whether a session is seen: masks of the caller's account and groups. */
struct mutant_sight {
	bool is_own;                        /* the session that the command was typed in */
	uint32_t allowed, denied;           /* at the session's winstation */
	uint32_t allowed_here, denied_here; /* at the caller's */
	const struct session_info *session;
	const char *own_user;
};

/* The farm's own answer. */
bool mutant_sees(const struct mutant_sight *sight);

/* Hand over those that `sees` lets through, as the calls of the seam do. */
int mutant_list_sessions(struct host *host, const struct host_server *server,
	bool (*sees)(const struct mutant_sight *sight),
	int (*take)(void *context, const struct session_info *session), void *context);
int mutant_list_programs(struct host *host, const struct host_server *server,
	bool (*sees)(const struct program_info *program, const struct session_row *own),
	int (*take)(void *context, const struct program_info *program), void *context);

/* --- What was printed --- */

/* Nothing: neither results nor complaints. */
void mutant_silence(struct text *results, struct text *complaints);

/* The first lines of it. */
void mutant_keep_lines(struct text *text, size_t count);

/*
 * Of what that word behind query asks for, have blanks in those columns, both included, of all lines
 * but the first.
 */
void mutant_hide(struct mutant *mutant, const char *what, size_t first, size_t last);

#endif
