#include "conformance/report/report.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

/* --- The slowest --- */

static void note_slowness(struct report_slowest *slowest, const struct result_case *item)
{
	size_t at = slowest->count;
	char *scenario;

	while (at > 0 && slowest->items[at - 1].duration < item->duration)
		at--;
	if (at == slowest->wanted)
		return;
	scenario = strdup(item->scenario);
	if (!scenario)
		return;
	if (slowest->count == slowest->wanted)
		free(slowest->items[--slowest->count].scenario);
	memmove(&slowest->items[at + 1], &slowest->items[at],
		(slowest->count - at) * sizeof(*slowest->items));
	slowest->items[at].scenario = scenario;
	slowest->items[at].duration = item->duration;
	slowest->count++;
}

/* --- What is flaky --- */

static void note_round(struct report_flaky *flaky, uint64_t rounds, const struct result_case *item)
{
	if (item->round == 1)
		*flaky = (struct report_flaky){
			.first = item->verdict, .count = flaky->count, .list = flaky->list};
	flaky->shown++;
	flaky->passed += item->verdict == VERDICT_PASSED;
	flaky->differs |= item->verdict != flaky->first;
	if (item->round < rounds || !flaky->differs)
		return;
	flaky->count++;
	text_printf(&flaky->list, "flaky   %s  passed %" PRIu64 " times of %" PRIu64 "\n",
		item->scenario, flaky->passed, flaky->shown);
}

/* --- Both --- */

void report_note_notable(struct report *report, const struct result_case *item)
{
	if (report->slowest.wanted)
		note_slowness(&report->slowest, item);
	if (report->run->rounds > 1)
		note_round(&report->flaky, report->run->rounds, item);
}

void report_print_notable(struct report *report, const char *prefix)
{
	for (size_t i = 0; i < report->slowest.count; i++)
		report_print_line(report->to, "%s%9.1f ms  %s", prefix,
			(double)report->slowest.items[i].duration / 1000,
			report->slowest.items[i].scenario);
	report_print_list(report->to, prefix, text_string(&report->flaky.list));
}
