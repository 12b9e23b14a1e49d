#include "conformance/report/report.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/macros.h"

/* "q186477/security/other-needs-logoff: changes, exit"; own scenarios are grouped by their files. */
static void add_label(struct text *to, const struct result_case *item)
{
	text_add(to, item->clause_count ? item->clauses[0] : item->file);
	for (size_t i = 0; i < item->finding_count; i++)
		text_printf(to, "%s%s", i ? ", " : ": ", item->findings[i].what);
}

static struct report_group *find_group(struct report_groups *groups, const char *label)
{
	struct report_group *items;

	for (size_t i = 0; i < groups->count; i++) {
		if (strcmp(groups->items[i].label, label) == 0)
			return &groups->items[i];
	}
	items = realloc(groups->items, (groups->count + 1) * sizeof(*items));
	if (!items)
		return NULL;
	groups->items = items;
	items[groups->count] = (struct report_group){.label = strdup(label)};
	return items[groups->count].label ? &items[groups->count++] : NULL;
}

bool report_is_shown_in_full(struct report *report, const struct result_case *item)
{
	cleanup(text_deinit) struct text label = {0};
	struct report_group *group;

	if (item->verdict != VERDICT_FAILED || report->verbose)
		return true;
	add_label(&label, item);
	group = label.failed ? NULL : find_group(&report->groups, text_string(&label));
	return !group || ++group->size <= REPORT_GROUP_SHOWN;
}

void report_print_groups(const struct report *report)
{
	for (size_t i = 0; i < report->groups.count; i++) {
		const struct report_group *group = &report->groups.items[i];

		if (group->size > REPORT_GROUP_SHOWN)
			report_print_line(report->to,
				"  %-15" PRIu64 "  failures of %s; --verbose shows all in full",
				group->size, group->label);
	}
}

void report_groups_deinit(struct report_groups *groups)
{
	for (size_t i = 0; i < groups->count; i++)
		free(groups->items[i].label);
	free(groups->items);
	*groups = (struct report_groups){0};
}
