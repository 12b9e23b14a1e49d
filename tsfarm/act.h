/* The acts of `tsfarm act`: one call of a server each. */
#ifndef TSFARM_TSFARM_ACT_H
#define TSFARM_TSFARM_ACT_H

#include <jansson.h>

#include "sim/tsfarm.h"

/* Who acts, and on which server. */
struct act_seat {
	struct farm *farm;
	struct caller caller;
	int64_t server_id;
};

struct act {
	const char *name;
	const char *operands; /* for a complaint */
	unsigned operands_min, operands_max;
	/*
	 * Act. `words` has one word more than were typed, NULL. Returns 0, or an answer of the library;
	 * -ERANGE: a word is no number. `*result` is an object, which may get members.
	 */
	int (*run)(const struct act_seat *seat, char *const *words, json_t *result);
};

/* NULL: there is no such act. */
const struct act *act_find(const char *name);

enum {
	ACT_COUNT = 10
};

/* The names of all acts. */
extern const char *const act_names[ACT_COUNT];

#endif
