#include "conformance/commands.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/macros.h"
#include "conformance/messages.h"
#include "conformance/run/process.h"
#include "conformance/suite/files.h"

/* After that many problems a person mends first. */
enum {
	PROBLEMS_SHOWN = 50
};

static void free_string(char **text)
{
	free(*text);
}

static int report_broken(struct output *out, int r)
{
	return fail(out, EXIT_BROKEN, MSG_CANNOT_RUN, farm_error_to_string(r));
}

int selection_refuse(const struct diagnostics *problems, struct output *out)
{
	if (!problems->count)
		return EXIT_DONE;
	diagnostics_print(problems, PROBLEMS_SHOWN, out->complaints);
	return fail(
		out, EXIT_MISUSED, MSG_PROBLEMS, problems->count, problems->count == 1 ? "" : "s");
}

int selection_refuse_data(const char *name, int answer, struct output *out)
{
	return answer == -ENOENT ? fail(out, EXIT_MISUSED, MSG_NO_DATA, name)
				 : report_broken(out, answer);
}

/* --- Loading --- */

static int load_documents(struct selection *selection, struct output *out)
{
	cleanup(free_string) char *folder = NULL;
	int r = files_find_data("documents", &folder);

	if (r != 0)
		return selection_refuse_data("documents", r, out);
	r = documents_load(&selection->suite.documents, folder, &selection->problems);
	return r < 0 ? report_broken(out, r) : EXIT_DONE;
}

static int load_usual_suite(struct selection *selection, struct output *out)
{
	cleanup(free_string) char *folder = NULL;
	int r = files_find_data("scenarios", &folder);

	if (r != 0)
		return selection_refuse_data("scenarios", r, out);
	r = suite_load(&selection->suite, folder, false, &selection->problems);
	return r < 0 ? report_broken(out, r) : EXIT_DONE;
}

static bool is_yaml(const char *operand)
{
	size_t length = strlen(operand);

	return length > 5 && strcmp(operand + length - 5, ".yaml") == 0;
}

/* An operand is a path if there is such a file, or if it can be nothing else. */
static bool is_path(const char *operand)
{
	return file_exists(operand) || *operand == '.' || *operand == '/' ||
	       operand[strcspn(operand, "\\:")] || is_yaml(operand);
}

/* A program that is typed without '--' is read as YAML, and refused as such. */
static bool is_program(const char *operand)
{
	return file_exists(operand) && !is_yaml(operand) && !file_is_folder(operand) &&
	       process_may_start(operand);
}

static int load_suite(
	struct selection *selection, const struct command_line *line, struct output *out)
{
	for (size_t i = 0; i < line->operand_count; i++) {
		int r;

		if (!is_path(line->operands[i]))
			continue;
		selection->by_path = true;
		r = suite_load(&selection->suite, line->operands[i], false, &selection->problems);
		if (r < 0)
			return report_broken(out, r);
	}
	return selection->by_path ? EXIT_DONE : load_usual_suite(selection, out);
}

/* --- Choosing --- */

static bool begins_with(const char *text, const char *beginning)
{
	return strncmp(text, beginning, strlen(beginning)) == 0;
}

static int refuse_beginning(const struct suite *suite, const char *beginning, struct output *out)
{
	const char *nearest = suite_nearest_id(suite, beginning);

	if (nearest)
		return fail(out, EXIT_MISUSED, MSG_NOTHING_MATCHES_NEAR, beginning, nearest);
	if (process_is_on_path(beginning))
		return fail(out, EXIT_MISUSED, MSG_PROGRAM_AS_ID, beginning);
	return fail(out, EXIT_MISUSED, MSG_NOTHING_MATCHES, beginning);
}

/* Mark what the operand chooses; refuse one that chooses nothing. */
static int choose_by(
	struct selection *selection, const char *beginning, bool *chosen, struct output *out)
{
	const struct suite *suite = &selection->suite;
	size_t found = 0;

	for (size_t i = 0; i < suite->count; i++) {
		if (!begins_with(suite->scenarios[i].id, beginning))
			continue;
		chosen[i] = true;
		found++;
	}
	return found ? EXIT_DONE : refuse_beginning(suite, beginning, out);
}

static int choose_scenarios(
	struct selection *selection, const struct command_line *line, struct output *out)
{
	const struct suite *suite = &selection->suite;
	bool *chosen = arena_alloc(suite->arena, suite->count + 1);
	bool any = false;

	selection->chosen =
		arena_alloc(suite->arena, (suite->count + 1) * sizeof(struct scenario *));
	if (!chosen || !selection->chosen)
		return fail(out, EXIT_BROKEN, MSG_OUT_OF_MEMORY);
	for (size_t i = 0; i < line->operand_count; i++) {
		int status;

		if (is_path(line->operands[i]))
			continue;
		any = true;
		selection->narrowed = true;
		status = choose_by(selection, line->operands[i], chosen, out);
		if (status != EXIT_DONE)
			return status;
	}
	for (size_t i = 0; i < suite->count; i++) {
		if (!any || chosen[i])
			selection->chosen[selection->count++] = &suite->scenarios[i];
	}
	return EXIT_DONE;
}

static int begin_selection(struct selection *selection, struct output *out)
{
	int r = diagnostics_init(&selection->problems);

	if (r == 0)
		r = suite_init(&selection->suite);
	return r == 0 ? load_documents(selection, out) : report_broken(out, r);
}

int selection_load_clauses(struct selection *selection, struct output *out)
{
	int status = begin_selection(selection, out);

	return status == EXIT_DONE ? selection_refuse(&selection->problems, out) : status;
}

int selection_load(struct selection *selection, const struct command_line *line, struct output *out)
{
	int status = begin_selection(selection, out);

	if (status == EXIT_DONE)
		status = load_suite(selection, line, out);
	if (status != EXIT_DONE)
		return status;
	suite_refuse_twins(&selection->suite, &selection->problems);
	status = selection_refuse(&selection->problems, out);
	if (status == EXIT_DONE)
		return choose_scenarios(selection, line, out);
	for (size_t i = 0; i < line->operand_count; i++) {
		if (is_program(line->operands[i]))
			fail(out, status, MSG_PROGRAM_AS_SCENARIO, line->operands[i]);
	}
	return status;
}

void selection_deinit(struct selection *selection)
{
	suite_deinit(&selection->suite);
	diagnostics_deinit(&selection->problems);
}
