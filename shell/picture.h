/* The picture of `.farm`: a box for each server, a line for each session. */
#ifndef TSFARM_SHELL_PICTURE_H
#define TSFARM_SHELL_PICTURE_H

#include "base/text.h"
#include "shell/seat.h"

struct picture {
	const struct snapshot *farm;
	const struct snapshot *before; /* an earlier state, for the marks; NULL: no marks */
	const struct seat *seat;       /* marked with '>' */
	size_t columns;                /* of the terminal; boxes are side by side if they fit */
	bool utf8, colourful;
};

/* Add the picture. Marks of a session are '+' (new), '*' (changed) and '-' (gone). */
void picture_add(struct text *to, const struct picture *picture);

#endif
