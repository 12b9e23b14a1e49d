#include "conformance/explore/generator.h"

#include <string.h>

#include "base/macros.h"

/* --- Small cases --- */

void generator_init(
	struct generator *generator, const struct grammar *grammar, enum edition edition)
{
	*generator = (struct generator){.grammar = grammar, .edition = edition, .parts = 1};
	features_count(grammar, generator->sizes);
}

/*
 * The order of small cases. Most errors show in the first values of one or two features, and all
 * values of three would be hundreds of thousands of cases.
 */
static const struct {
	size_t things; /* that differ */
	bool is_core;  /* the first values alone */
	bool is_rest;  /* without the cases of an earlier phase */
} phases[] = {
	{0, false, false}, {1, false, false}, {2, true, false}, {2, false, true}, {3, true, false}};

/* The first values of each feature. */
static const size_t core_sizes[FEATURE_COUNT] = {
	[FEATURE_STATE] = 10,
	[FEATURE_RELATION] = 3,
	[FEATURE_RIGHT] = 8,
	[FEATURE_SEAT] = 3,
	[FEATURE_PROGRAM] = 2,
	[FEATURE_BYSTANDER] = 6,
	[FEATURE_SERVER] = 6,
	[FEATURE_LOGONS] = 1,
	[FEATURE_HEAD] = 2,
	[FEATURE_TARGET] = 6,
	[FEATURE_TAIL] = 4,
	[FEATURE_ORDER] = 2,
	[FEATURE_INPUT] = 2,
};

static size_t value_count(const struct generator *generator, size_t feature)
{
	size_t size = generator->sizes[feature];

	return !phases[generator->phase].is_core || size < core_sizes[feature]
		       ? size
		       : core_sizes[feature];
}

/* Whether the case has first values alone. */
static bool is_core_case(const struct generator *generator)
{
	for (size_t i = 0; i < FEATURE_COUNT; i++) {
		if (generator->values[i] >= core_sizes[i])
			return false;
	}
	return true;
}

/* Choose the first `things` features with more than one value from `from` on. */
static bool choose_from(struct generator *generator, size_t from, size_t things)
{
	for (size_t i = from; i < FEATURE_COUNT; i++) {
		generator->differs[i] = things && value_count(generator, i) > 1;
		generator->values[i] = generator->differs[i];
		things -= generator->differs[i];
	}
	return things == 0;
}

/* The next combination of as many features: the last one that can moves on, those after it follow. */
static bool choose_next(struct generator *generator)
{
	size_t after = 0;

	for (size_t i = FEATURE_COUNT; i-- > 0;) {
		if (!generator->differs[i])
			continue;
		generator->differs[i] = false;
		generator->values[i] = 0;
		after++;
		if (choose_from(generator, i + 1, after))
			return true;
	}
	return false;
}

/* The next values of the same features, the last feature fastest. */
static bool advance_values(struct generator *generator)
{
	for (size_t i = FEATURE_COUNT; i-- > 0;) {
		if (!generator->differs[i])
			continue;
		if (++generator->values[i] < value_count(generator, i))
			return true;
		generator->values[i] = 1;
	}
	return false;
}

/* The next pass over the combinations, or the next phase. */
static void begin_pass(struct generator *generator)
{
	bool has_passes = phases[generator->phase].things > 1;

	generator->combinations = 0;
	if (has_passes && ++generator->pass < generator->parts) {
		choose_from(generator, 0, phases[generator->phase].things);
		return;
	}
	generator->pass = 0;
	generator->phase++;
	generator->has_ended = generator->phase == ARRAY_SIZE(phases) ||
			       !choose_from(generator, 0, phases[generator->phase].things);
}

static void advance_generator(struct generator *generator)
{
	generator->combinations++;
	if (!advance_values(generator) && !choose_next(generator))
		begin_pass(generator);
}

/* Whether the combination belongs to this pass, and not to an earlier phase. */
static bool is_due(const struct generator *generator)
{
	size_t own = (generator->part + generator->pass) % generator->parts;

	if (phases[generator->phase].is_rest && is_core_case(generator))
		return false;
	return phases[generator->phase].things < 2 ||
	       generator->combinations % generator->parts == own;
}

bool generator_next(struct generator *generator, struct plan *plan)
{
	while (!generator->has_ended) {
		bool is_good =
			is_due(generator) && features_make(generator->grammar, generator->edition,
						     generator->values, plan);

		advance_generator(generator);
		if (is_good)
			return true;
	}
	return false;
}

/* --- Random cases --- */

/* Swarm: the case leaves out half of the features, and differs in the others as often as not. */
static void draw_values(const struct generator *generator, struct choices *choices,
	unsigned allowed, unsigned values[FEATURE_COUNT])
{
	for (size_t i = 0; i < FEATURE_COUNT; i++) {
		bool is_drawn = allowed & 1u << i && choices_hit(choices, 2);

		values[i] = is_drawn ? choices_draw(choices, (unsigned)generator->sizes[i]) : 0;
	}
}

static const enum feature word_features[] = {
	FEATURE_HEAD, FEATURE_TARGET, FEATURE_TAIL, FEATURE_ORDER, FEATURE_SERVER, FEATURE_INPUT};

/* A session in which something can be typed; `usual` if the drawn one is none. */
static unsigned draw_seat(struct choices *choices, const struct plan *plan, unsigned usual)
{
	unsigned at = choices_draw(choices, PLAN_SESSIONS);

	return plan->sessions[at].is_there && plan->sessions[at].state == SESSION_ACTIVE &&
			       plan->sessions[at].server == 0
		       ? at
		       : usual;
}

/* Another command line of the same command, about any of the sessions. */
static void draw_step(const struct generator *generator, struct choices *choices, struct plan *plan)
{
	unsigned values[FEATURE_COUNT] = {0};
	unsigned seat = draw_seat(choices, plan, 0);
	unsigned target = choices_draw(choices, PLAN_SESSIONS);

	for (size_t i = 0; i < ARRAY_SIZE(word_features); i++) {
		if (choices_hit(choices, 3))
			values[word_features[i]] =
				choices_draw(choices, (unsigned)generator->sizes[word_features[i]]);
	}
	if (plan->sessions[target].is_there)
		features_add_step(generator->grammar, values, seat, target, plan);
}

bool generator_draw(const struct generator *generator, struct choices *choices, struct plan *plan)
{
	unsigned allowed = choices_draw(choices, 1u << FEATURE_COUNT);
	unsigned values[FEATURE_COUNT], bystanders = choices_draw(choices, 3);
	unsigned more = choices_draw(choices, 5);

	draw_values(generator, choices, allowed, values);
	if (!features_make(generator->grammar, generator->edition, values, plan))
		return false;
	for (unsigned i = 0; i < bystanders; i++)
		features_add_bystander(
			plan, choices_draw(choices, (unsigned)features_bystanders()));
	/* one step in three cases of five, two steps in one, three in one */
	for (unsigned i = 2; i < more; i++)
		draw_step(generator, choices, plan);
	return plan_is_whole(plan);
}
