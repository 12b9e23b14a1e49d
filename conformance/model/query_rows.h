/* The rows of QUERY: which sessions, users, processes and servers a command line shows. */
#ifndef TSFARM_CONFORMANCE_MODEL_QUERY_ROWS_H
#define TSFARM_CONFORMANCE_MODEL_QUERY_ROWS_H

#include "conformance/model/situation.h"

/* One row: a session, with one of its programs in a list of processes; or a server. */
struct query_row {
	const struct session *session;
	const struct program *program;
	const struct server *server;
	bool is_shown;
};

struct query_rows {
	struct query_row *items; /* all that the server has, in the order of the farm */
	size_t count, shown;
	bool by_name, by_user; /* the word is the name of a session, of a user */
	bool is_unclear;       /* no document describes what is shown */
};

/* Find the rows of the part that is queried. Empty if no server answers, or the arguments are wrong. */
struct query_rows query_rows_find(const struct situation *situation);

/* Whether the row is marked as the current one. */
bool query_row_is_marked(const struct situation *situation, const struct query_row *row);

/*
 * A regular expression for the row, without regard to the case of letters, and with the word of the
 * state or any word. The arena owns it; NULL on ENOMEM, and for names that are not ASCII.
 */
const char *query_row_regex(
	const struct situation *situation, const struct query_row *row, bool has_state);

/*
 * The row of a list of sessions as it is printed, without its line end: 95 rows of public captures fit
 * one format. The arena owns it; NULL on ENOMEM, and for names that are not ASCII.
 */
const char *query_row_line(const struct situation *situation, const struct query_row *row);

#endif
