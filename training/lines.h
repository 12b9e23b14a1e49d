/* Lines that somebody has typed, some of which he takes back. */
#ifndef TSFARM_TRAINING_LINES_H
#define TSFARM_TRAINING_LINES_H

#include "base/text.h"

struct lines {
	struct line {
		char *text;
		bool has_changed; /* the farm, so that `.undo` takes it back */
	} * items;
	size_t count;
	bool failed; /* on ENOMEM; it stays */
};

/* Append a copy of the line. */
void lines_append(struct lines *lines, const char *text, bool has_changed);

/* Remove the last line that has changed the farm. */
void lines_undo(struct lines *lines);
void lines_clear(struct lines *lines);
void lines_deinit(struct lines *lines);

/* The last line; "" for none. */
const char *lines_last(const struct lines *lines);

/* Add the lines as a YAML list: "[logoff 12, query user]". */
void lines_add_list(const struct lines *lines, struct text *to);

#endif
