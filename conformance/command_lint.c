#include "conformance/commands.h"

#include <errno.h>
#include <stdlib.h>

#include "base/macros.h"
#include "conformance/messages.h"
#include "conformance/suite/files.h"

static int load_documents(struct selection *selection)
{
	char *folder;
	int r = files_find_data("documents", &folder);

	if (r != 0)
		return r == -ENOENT ? 0 : r;
	r = documents_load(&selection->suite.documents, folder, &selection->problems);
	free(folder);
	return r;
}

/* Everything that is wrong with the files, and not only the first. */
static int lint_files(
	struct selection *selection, const struct command_line *line, struct diagnostics *warnings)
{
	int r = diagnostics_init(&selection->problems);

	if (r == 0)
		r = diagnostics_init(warnings);

	if (r == 0)
		r = suite_init(&selection->suite);
	selection->suite.warnings = warnings;
	if (r == 0)
		r = load_documents(selection);
	for (size_t i = 0; i < line->operand_count && r == 0; i++)
		r = suite_load(&selection->suite, line->operands[i], true, &selection->problems);
	if (r == 0)
		suite_refuse_twins(&selection->suite, &selection->problems);
	return r;
}

static int run_command(const struct command_line *line, const void *settings, struct output *out)
{
	cleanup(selection_deinit) struct selection selection = {0};
	cleanup(diagnostics_deinit) struct diagnostics warnings = {0};
	int r = lint_files(&selection, line, &warnings);
	size_t count;

	(void)settings;
	if (r != 0)
		return fail(out, EXIT_BROKEN, MSG_CANNOT_RUN, farm_error_to_string(r));
	diagnostics_sort(&selection.problems);
	diagnostics_sort(&warnings);
	diagnostics_print(&selection.problems, 0, out->complaints);
	diagnostics_print(&warnings, 0, out->complaints);
	if (warnings.count)
		fail(out, EXIT_DONE, MSG_LINT_WARNINGS, warnings.count,
			warnings.count == 1 ? "" : "s");
	count = selection.problems.count;
	return count ? fail(out, EXIT_MISUSED, MSG_LINT_PROBLEMS, count, count == 1 ? "" : "s")
		     : EXIT_DONE;
}

const struct command command_lint = {
	.name = "lint",
	.operands = "PATH...",
	.summary = "Check scenarios, lessons, courses, farms and others without running",
	.operands_min = 1,
	.operands_max = SIZE_MAX,
	.run = run_command,
};
