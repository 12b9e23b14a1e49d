/*
 * Tables of sessions, users and processes: a row has its texts in columns, which are data. Columns
 * are counted from 0, as a terminal counts them.
 */
#ifndef TSFARM_CLI_COLUMNS_H
#define TSFARM_CLI_COLUMNS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

/* What a column shows. */
enum column_field {
	COLUMN_SESSION,
	COLUMN_USER,
	COLUMN_ID,
	COLUMN_STATE,
	COLUMN_TYPE,
	COLUMN_DEVICE,
	COLUMN_IDLE,
	COLUMN_LOGON,
	COLUMN_PID,
	COLUMN_IMAGE,
	COLUMN_FIELD_COUNT
};

struct column {
	enum column_field field;
	unsigned char begin, width; /* width 0: the last one, which ends with its text */
	bool is_right;              /* the text ends where the column does */
	bool is_lower;              /* the text is shown in small letters */
};

struct column_table {
	const char *header; /* a line */
	const struct column *columns;
	size_t count;
	/*
	 * Every column is filled up with blanks, and a text longer than its column moves all that
	 * follow. Otherwise a row ends with its last text, and a text stands later than its column only
	 * while that is occupied: one blank after the text before it.
	 */
	bool is_filled;
	/* The name of a session that is longer than its column ends in "...". */
	bool cuts_sessions;
};

/* The texts of a row by field; NULL or empty: there is none. */
struct column_row {
	bool is_marked; /* '>' in column 0 */
	const char *texts[COLUMN_FIELD_COUNT];
};

/* Print a row. Characters that a terminal obeys are shown as '?', because the farm's author is not trusted. */
void columns_print(const struct column_table *table, const struct column_row *row, FILE *to);

#endif
