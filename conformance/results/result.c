#include "conformance/results/result.h"

#include "base/quote.h"
#include "base/word.h"

static const char *const end_words[PROCESS_END_COUNT] = {
	[PROCESS_RUNNING] = "running",
	[PROCESS_EXITED] = "exited",
	[PROCESS_CRASHED] = "crashed",
	[PROCESS_TIMED_OUT] = "timed out",
	[PROCESS_PRINTED_TOO_MUCH] = "printed too much",
	[PROCESS_NOT_STARTED] = "not started",
};

const char *result_end_to_string(enum process_end end)
{
	return end_words[end];
}

bool result_end_from_string(const char *text, enum process_end *ret_end)
{
	int at = word_find(text, end_words, PROCESS_END_COUNT);

	if (at < 0)
		return false;
	*ret_end = (enum process_end)at;
	return true;
}

unsigned result_case_line(const struct result_case *item)
{
	return item->step_count ? item->steps[item->step_count - 1].line : item->line;
}

void result_print_again(
	const struct result_run *run, const struct result_case *item, struct text *to)
{
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
	counts->verdicts[item->verdict]++;
	for (enum level level = 0; level < LEVEL_COUNT; level++) {
		counts->levels[level].judged += item->judged[level];
		counts->levels[level].held += item->held[level];
	}
}
