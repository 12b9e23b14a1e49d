#include "conformance/commands.h"

#include "base/macros.h"
#include "base/utf8.h"
#include "conformance/messages.h"

static void print_subjects(const struct subject_list *list, FILE *to)
{
	size_t width = 0;

	for (size_t i = 0; i < list->count; i++) {
		size_t own = utf8_width(list->files[i]->id);

		width = own > width ? own : width;
	}
	for (size_t i = 0; i < list->count; i++)
		fprintf(to, "%-*s  %s\n", (int)width, list->files[i]->id, list->files[i]->title);
}

static int run_command(const struct command_line *line, const void *settings, struct output *out)
{
	cleanup(arena_freep) struct arena *arena = arena_new();
	cleanup(diagnostics_deinit) struct diagnostics problems = {0};
	struct subject_list list = {.arena = arena, .problems = &problems};
	int status;

	(void)line;
	(void)settings;
	if (!arena || diagnostics_init(&problems) < 0)
		return fail(out, EXIT_BROKEN, MSG_OUT_OF_MEMORY);
	status = subjects_load(&list, out);
	if (status == EXIT_DONE)
		status = selection_refuse(&problems, out);
	if (status == EXIT_DONE)
		print_subjects(&list, out->results);
	return status;
}

const struct command command_subjects = {
	.name = "subjects",
	.operands = "",
	.summary = "List the subjects that 'run --subject' knows",
	.run = run_command,
};
