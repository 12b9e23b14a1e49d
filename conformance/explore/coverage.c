#include "conformance/explore/coverage.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/macros.h"

int coverage_init(struct coverage *coverage)
{
	*coverage = (struct coverage){0};
	while (model_rule(coverage->rule_count))
		coverage->rule_count++;
	coverage->pairs =
		calloc(coverage->rule_count * coverage->rule_count + 1, sizeof(*coverage->pairs));
	return coverage->pairs ? 0 : -ENOMEM;
}

void coverage_deinit(struct coverage *coverage)
{
	free(coverage->pairs);
	coverage->pairs = NULL;
}

static size_t number_of(const struct coverage *coverage, const struct model_rule *rule)
{
	for (size_t i = 0; i < coverage->rule_count; i++) {
		if (model_rule(i) == rule)
			return i;
	}
	return 0;
}

static uint32_t *pair_of(const struct coverage *coverage, size_t a, size_t b)
{
	return &coverage->pairs[(a < b ? a : b) * coverage->rule_count + (a < b ? b : a)];
}

/* Rules that decided, and those that applied and were not asked. */
static size_t list_rules(const struct coverage *coverage, const struct model_answer *answer,
	size_t *numbers, size_t most)
{
	size_t count = 0;

	if (answer->decided_by && answer->silence)
		numbers[count++] = number_of(coverage, answer->decided_by);
	for (size_t i = 0; i < answer->rule_count && count < most; i++)
		numbers[count++] = number_of(coverage, answer->rules[i]);
	for (size_t i = 0; i < answer->passed_count && count < most; i++)
		numbers[count++] = number_of(coverage, answer->passed[i]);
	return count;
}

bool coverage_add(struct coverage *coverage, const struct model_answer *answer)
{
	size_t numbers[64];
	size_t count = list_rules(coverage, answer, numbers, ARRAY_SIZE(numbers));
	bool is_new = false;

	coverage->cases++;
	coverage->silent += answer->silence != NULL;
	for (size_t i = 0; i < count; i++) {
		for (size_t j = i; j < count; j++)
			is_new |= (*pair_of(coverage, numbers[i], numbers[j]))++ == 0;
	}
	return is_new;
}

/* --- Sums --- */

static bool is_counted(
	const struct model_rule *rule, const char *const *commands, unsigned editions)
{
	for (; *commands; commands++) {
		if (strcmp(model_rule_command(rule), *commands) == 0)
			return rule->editions & editions;
	}
	return false;
}

static bool has_text(const char **list, size_t count, const char *text)
{
	for (size_t i = 0; i < count; i++) {
		if (strcmp(list[i], text) == 0)
			return true;
	}
	return false;
}

/* Add the clauses of the rule in these editions, each once. */
static int add_clauses(struct arena *arena, const struct model_rule *rule, unsigned editions,
	const char ***list, size_t *count)
{
	for (enum edition edition = 0; edition < EDITION_COUNT; edition++) {
		for (size_t i = 0; editions & 1u << edition && rule->clauses[edition][i]; i++) {
			const char **added;

			if (has_text(*list, *count, rule->clauses[edition][i]))
				continue;
			added = arena_append(arena, list, *count, sizeof(*added));
			if (!added)
				return -ENOMEM;
			*added = rule->clauses[edition][i];
			++*count;
		}
	}
	return 0;
}

int coverage_sum(const struct coverage *coverage, const char *const *commands, unsigned editions,
	struct coverage_sums *ret_sums)
{
	cleanup(arena_freep) struct arena *arena = arena_new();
	const char **all = NULL, **met = NULL;
	struct coverage_sums sums = {0};
	int r = arena ? 0 : -ENOMEM;

	for (size_t i = 0; i < coverage->rule_count && r == 0; i++) {
		const struct model_rule *rule = model_rule(i);
		bool is_met = *pair_of(coverage, i, i) > 0;

		if (!is_counted(rule, commands, editions))
			continue;
		sums.rules++;
		sums.rules_met += is_met;
		r = add_clauses(arena, rule, editions, &all, &sums.clauses);
		if (r == 0 && is_met)
			r = add_clauses(arena, rule, editions, &met, &sums.clauses_met);
		for (size_t j = i + 1; j < coverage->rule_count; j++) {
			sums.pairs_met += *pair_of(coverage, i, j) > 0;
			sums.pairs_once += *pair_of(coverage, i, j) == 1;
		}
	}
	*ret_sums = sums;
	return r;
}

double coverage_chance(const struct coverage *coverage, const struct coverage_sums *sums)
{
	return sums->pairs_once < coverage->cases
		       ? (double)sums->pairs_once / (double)coverage->cases
		       : 1;
}
