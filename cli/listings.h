/*
 * What differs between the listings of QUERY in the editions of Windows, as data: columns, words, order
 * and marks. docs/editions.md names the sources.
 */
#ifndef TSFARM_CLI_LISTINGS_H
#define TSFARM_CLI_LISTINGS_H

#include <stdint.h>

#include "cli/columns.h"
#include "sim/tsfarm.h"

enum {
	LISTINGS_TIME_SIZE = 24 /* of a time as text, with its NUL */
};

struct listings {
	struct column_table sessions, users, processes;
	const char *const *states; /* by enum session_state */
	const char *const *types;  /* by enum winstation_kind of the session; NULL: none is shown */
	/* The user of a process that belongs to nobody. */
	const char *nobody;
	/* "No user exists for eva" */
	const char *user;

	/* Session 0 comes first, then the listeners, the console, and the others by ID; else all by ID. */
	bool is_by_winstation;
	/* Users and processes: '>' marks the rows of the current user; else of the current session. */
	bool marks_user;
	/* A session that is given by its name or ID must be active; else it may have any state. */
	bool finds_active_only;
	/* Processes of nobody are left out, unless /SYSTEM asks for them. */
	bool hides_system;

	/* The list of servers waits after each screen; /CONTINUE means the opposite of it. */
	bool pauses;

	/* Write the idle time, of which the farm may know nothing. */
	void (*write_idle)(uint32_t minutes, bool is_known, char ret_text[LISTINGS_TIME_SIZE]);
	/* Write a farm time as the locale does; nothing for an empty one. */
	void (*write_logon)(
		enum locale locale, const char *time, char ret_text[LISTINGS_TIME_SIZE]);
};

/* The listings of the edition, which is below EDITION_COUNT. They are static; never NULL. */
const struct listings *listings_of(enum edition edition);

/* The word of the state; "?" for one that Windows may add. */
const char *listings_state(const struct listings *listings, enum session_state state);

/* The order of rows, for qsort(). */
int listings_compare_by_winstation(const void *a, const void *b);

#endif
