/* A choice sequence: every decision of the generator is a number below a bound, and 0 is the simplest. */
#ifndef TSFARM_CONFORMANCE_EXPLORE_CHOICES_H
#define TSFARM_CONFORMANCE_EXPLORE_CHOICES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
	CHOICES_MAX = 128
};

/* Choices that were kept, to be taken again. */
struct choice_list {
	unsigned items[CHOICES_MAX];
	size_t count;
};

struct choices {
	uint64_t state;                  /* of SplitMix64 */
	const struct choice_list *given; /* taken first, as far as they go; NULL for none */
	struct choice_list drawn;
	size_t position;
};

/* The stream of a case depends on the seed and its number alone. */
void choices_init(struct choices *choices, uint64_t seed, uint64_t number);

/* A number below the bound, which is at least 1. After CHOICES_MAX choices it is always 0. */
unsigned choices_draw(struct choices *choices, unsigned bound);

/* True once in `n` cases; false is the simpler choice. */
bool choices_hit(struct choices *choices, unsigned n);

/* Change one to three of the choices. */
void choice_list_mutate(struct choice_list *list, struct choices *by);

#endif
