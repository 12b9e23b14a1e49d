/* The two ways to show a farm. Both add text, and return 0 or -ENOMEM. */
#ifndef TSFARM_CLI_FARM_SHOW_H
#define TSFARM_CLI_FARM_SHOW_H

#include <stdbool.h>
#include <stdio.h>

#include "sim/tsfarm.h"

/* For people: aligned, and coloured a little when asked for. */
int show_as_text(const struct snapshot *snapshot, bool colourful, FILE *to);

/* For programs: one document, sorted, null for what is absent. */
int show_as_json(const struct snapshot *snapshot, FILE *to);

#endif
