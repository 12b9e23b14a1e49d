#include "conformance/filter.h"

#include "base/macros.h"
#include "base/utf8.h"

struct settings {
	struct filters filters;
	const char *command;
	bool ids;
};

static bool set_filter(void *object, const char *value)
{
	return filters_add(&((struct settings *)object)->filters, value);
}

static const struct option_row options[] = {
	PARSED_OPTION('m', "filter", "KEY=TEXT",
		"list what is so: id, title, clause, document or level", FILTERS_ACCEPTED,
		set_filter),
	TEXT_OPTION('C', "command", "NAME", "list what is about that command", struct settings,
		command),
	FLAG_OPTION('i', "ids", "print the ids alone, one a line", struct settings, ids),
};

static void print_scenarios(const struct selection *selection, bool ids, FILE *to)
{
	size_t width = 0;

	for (size_t i = 0; i < selection->count; i++) {
		size_t own = utf8_width(selection->chosen[i]->id);

		width = own > width ? own : width;
	}
	for (size_t i = 0; i < selection->count; i++) {
		const struct scenario *scenario = selection->chosen[i];

		if (ids)
			fprintf(to, "%s\n", scenario->id);
		else
			output_say(to, "%-*s  %-10s  %s\n", (int)width, scenario->id,
				level_to_string(scenario->level), scenario->title);
	}
}

static int run_command(const struct command_line *line, const void *object, struct output *out)
{
	cleanup(selection_deinit) struct selection selection = {0};
	const struct settings *settings = object;
	int status = selection_load(&selection, line, out);

	if (status == EXIT_DONE)
		status = filters_keep(&selection, &settings->filters, out);
	if (status == EXIT_DONE)
		status = selection_keep_command(&selection, settings->command, out);
	if (status == EXIT_DONE && settings->command)
		selection_drop_own(&selection);
	if (status == EXIT_DONE)
		print_scenarios(&selection, settings->ids, out->results);
	return status;
}

const struct command command_list = {
	.name = "list",
	.operands = "[PATH or id prefix...]",
	.summary = "List scenarios with their levels and titles",
	COMMAND_OPTIONS(options),
	.operands_max = SIZE_MAX,
	.settings_size = sizeof(struct settings),
	.run = run_command,
};
