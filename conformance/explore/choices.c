#include "conformance/explore/choices.h"

#include <assert.h>

/* SplitMix64 (Steele, Lea, Flood 2014): any two states give streams that do not resemble each other. */
static uint64_t next_number(uint64_t *state)
{
	uint64_t z = *state += 0x9e3779b97f4a7c15u;

	z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9u;
	z = (z ^ z >> 27) * 0x94d049bb133111ebu;
	return z ^ z >> 31;
}

void choices_init(struct choices *choices, uint64_t seed, uint64_t number)
{
	uint64_t mixed = number;

	*choices = (struct choices){.state = seed ^ next_number(&mixed)};
}

unsigned choices_draw(struct choices *choices, unsigned bound)
{
	size_t at = choices->position++;
	uint64_t number = next_number(&choices->state);

	assert(bound > 0);
	if (at >= CHOICES_MAX)
		return 0;
	if (choices->given && at < choices->given->count)
		number = choices->given->items[at];
	choices->drawn.items[at] = (unsigned)(number % bound);
	choices->drawn.count = at + 1;
	return choices->drawn.items[at];
}

bool choices_hit(struct choices *choices, unsigned n)
{
	return choices_draw(choices, n) == n - 1;
}

void choice_list_mutate(struct choice_list *list, struct choices *by)
{
	unsigned count = 1 + choices_draw(by, 3);

	for (unsigned i = 0; i < count && list->count; i++)
		list->items[choices_draw(by, (unsigned)list->count)] = choices_draw(by, 1u << 16);
}
