#include "conformance/results/result.h"

#include <assert.h>
#include <inttypes.h>
#include <string.h>

#include "base/quote.h"

const struct result_step *result_case_last_step(const struct result_case *item)
{
	return item->step_count ? &item->steps[item->step_count - 1] : NULL;
}

bool result_case_has_finding(const struct result_case *item, const char *what)
{
	for (size_t i = 0; i < item->finding_count; i++) {
		if (strcmp(item->findings[i].what, what) == 0)
			return true;
	}
	return false;
}

unsigned result_case_line(const struct result_case *item)
{
	const struct result_step *step = result_case_last_step(item);

	return step ? step->line : item->line;
}

void result_print_again(
	const struct result_run *run, const struct result_case *item, struct text *to)
{
	if (item->again) {
		text_add(to, item->again);
		return;
	}
	text_add(to, "tsconform run");
	if (run->level != LEVEL_DOCUMENTED)
		text_printf(to, " --level %s", level_to_string(run->level));
	if (run->subject_typed) {
		text_add(to, " --subject");
		quote_add(to, run->subject_typed);
	}
	if (run->by_path)
		quote_add(to, item->file);
	quote_add(to, item->scenario);
	if (run->command)
		text_printf(to, " -- %s", run->command);
}

void result_count(struct result_counts *counts, const struct result_case *item)
{
	counts->cases++;
	if (!item->reached) {
		counts->not_reached++;
		return;
	}
	assert(item->verdict < VERDICT_COUNT);
	counts->verdicts[item->verdict]++;
	counts->unknown += item->asked_unknown;
	for (enum level level = 0; level < LEVEL_COUNT; level++) {
		counts->levels[level].judged += item->judged[level];
		counts->levels[level].held += item->held[level];
		counts->levels[level].asked += item->asked[level];
		counts->levels[level].asked_held += item->asked[level] && item->held[level];
	}
}

/* --- Kinds of cases --- */

bool result_has_kinds(const struct result_counts *counts, enum level level)
{
	return !counts->unknown && counts->levels[level].judged;
}

void result_add_kinds(struct text *to, const struct result_level_count *count)
{
	text_printf(to,
		"did what was asked %" PRIu64 "/%" PRIu64 ", left alone what it must %" PRIu64
		"/%" PRIu64,
		count->asked_held, count->asked, count->held - count->asked_held,
		count->judged - count->asked);
}

void result_add_nothing(struct text *to, const struct result_level_count *count)
{
	text_printf(to, "a program that does nothing gets %" PRIu64 "/%" PRIu64,
		count->judged - count->asked, count->judged);
}
