#include "conformance/report/report.h"

#include "base/macros.h"

/* If all holds and something was asked, the counts say no more than the summary. */
static bool kinds_are_news(const struct report *report)
{
	bool is_asked = false;

	for (enum level level = 0; level < LEVEL_COUNT; level++) {
		const struct result_level_count *count = &report->counts.levels[level];

		if (count->held < count->judged)
			return true;
		is_asked |= count->asked > 0;
	}
	return report->verbose || !is_asked;
}

void report_print_kinds(const struct report *report, const char *prefix)
{
	for (enum level level = 0; level < LEVEL_COUNT && kinds_are_news(report); level++) {
		const struct result_level_count *count = &report->counts.levels[level];
		cleanup(text_deinit) struct text line = {0};

		if (!result_has_kinds(&report->counts, level))
			continue;
		result_add_kinds(&line, count);
		text_add(&line, "; ");
		result_add_nothing(&line, count);
		fprintf(report->to, "%s%s: %s\n", prefix, level_to_string(level),
			text_string(&line));
	}
}
