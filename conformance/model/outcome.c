#include "conformance/model/outcome.h"

#include <assert.h>

void outcome_change(
	struct situation *situation, enum change_kind kind, const char *to, const char *thing, ...)
{
	struct changes *changes = &situation->outcome->changes;
	struct change *change;
	va_list values;

	change = arena_append(situation->arena, &changes->items, changes->count, sizeof(*change));
	va_start(values, thing);
	if (change)
		*change = (struct change){
			kind, arena_vprintf(situation->arena, thing, values), to, 0};
	va_end(values);
	if (!change || !change->thing) {
		situation->failed = true;
		return;
	}
	changes->count++;
}

void outcome_set_exit(struct situation *situation, int number)
{
	struct expectation *outcome = situation->outcome;

	outcome->exit_number = number;
	if (situation->level >= LEVEL_DEFINED) {
		outcome->exit = EXIT_WANT_NUMBER;
		outcome->exit_level = LEVEL_DEFINED;
		return;
	}
	outcome->exit = number ? EXIT_WANT_NON_ZERO : EXIT_WANT_ZERO;
	outcome->exit_level = LEVEL_OBSERVED;
}

void outcome_succeed(struct situation *situation)
{
	/* docs/decisions.md, "The status of a dispatcher" */
	bool is_odd = situation->edition == EDITION_WS2022 && situation->request.is_dispatched;

	outcome_set_exit(situation, is_odd);
	if (is_odd && situation->level < LEVEL_DEFINED)
		situation->outcome->exit = EXIT_WANT_ANY;
}

void outcome_refuse(struct situation *situation)
{
	outcome_set_exit(situation, 1);
}

/* --- Streams --- */

static struct matcher *add_matcher(
	struct situation *situation, enum stream stream, enum level level)
{
	struct expectation *outcome = situation->outcome;
	struct matcher *matcher = arena_append(
		situation->arena, &outcome->matchers, outcome->matcher_count, sizeof(*matcher));

	if (!matcher) {
		situation->failed = true;
		return NULL;
	}
	matcher->stream = stream;
	matcher->level = level;
	outcome->matcher_count++;
	return matcher;
}

void outcome_contains(
	struct situation *situation, enum stream stream, enum level level, const char *format, ...)
{
	struct matcher *matcher = add_matcher(situation, stream, level);
	va_list values;

	va_start(values, format);
	if (matcher)
		matcher->contains = arena_vprintf(situation->arena, format, values);
	va_end(values);
	situation->failed |= !matcher || !matcher->contains;
}

void outcome_equals(
	struct situation *situation, enum stream stream, enum level level, const char *format, ...)
{
	struct matcher *matcher = add_matcher(situation, stream, level);
	va_list values;

	va_start(values, format);
	if (matcher)
		matcher->equals = arena_vprintf(situation->arena, format, values);
	va_end(values);
	situation->failed |= !matcher || !matcher->equals;
}

/* Compile the text of a requirement; it is without effect if that fails. */
static const char *compile_regex(struct situation *situation, const char *text, regex_t *ret_regex)
{
	if (!text || regcomp(ret_regex, text, REG_EXTENDED | REG_NOSUB | REG_NEWLINE) != 0) {
		situation->failed = true;
		return NULL;
	}
	return text;
}

void outcome_matches(
	struct situation *situation, enum stream stream, enum level level, const char *format, ...)
{
	struct matcher *matcher = add_matcher(situation, stream, level);
	va_list values;

	va_start(values, format);
	if (matcher)
		matcher->matches = compile_regex(situation,
			arena_vprintf(situation->arena, format, values), &matcher->matches_regex);
	va_end(values);
}

void outcome_lacks(
	struct situation *situation, enum stream stream, enum level level, const char *format, ...)
{
	struct matcher *matcher = add_matcher(situation, stream, level);
	va_list values;

	va_start(values, format);
	if (matcher)
		matcher->lacks = compile_regex(situation,
			arena_vprintf(situation->arena, format, values), &matcher->lacks_regex);
	va_end(values);
}

void outcome_empty(struct situation *situation, enum stream stream, enum level level, bool empty)
{
	struct matcher *matcher = add_matcher(situation, stream, level);

	if (matcher)
		matcher->empty = empty ? EMPTY_YES : EMPTY_NO;
}
