/* The picture that `.farm` draws: a box for each server, a line for each session. */
#ifndef TSFARM_SHELL_PICTURE_H
#define TSFARM_SHELL_PICTURE_H

#include "base/text.h"
#include "shell/seat.h"

struct picture {
	const struct snapshot *farm;
	const struct snapshot *before; /* what it is compared with; NULL: nothing is marked */
	const struct seat *seat;       /* marked with '>' */
	size_t columns; /* of the terminal; boxes stand side by side as far as they fit */
	bool utf8, colourful;
};

/*
 * Add the picture. A session is marked with '+' when it is new, '*' when it is another than it was,
 * and '-' when it has gone since.
 */
void picture_add(struct text *to, const struct picture *picture);

#endif
