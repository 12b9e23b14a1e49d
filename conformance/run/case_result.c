#include "conformance/run/run_result.h"

#include <assert.h>
#include <errno.h>
#include <string.h>

#include "conformance/run/judge.h"
#include "sim/farm_file/farm_file.h"

/* Bytes that are kept of a stream: far more than any logoff prints. */
enum {
	STREAM_KEPT = 64 * 1024
};

static const char *print_changes(const struct changes *changes, struct arena *arena)
{
	cleanup(text_deinit) struct text text = {0};

	for (size_t i = 0; i < changes->count; i++) {
		change_print(&changes->items[i], &text);
		text_add_char(&text, '\n');
	}
	return text.failed ? NULL : arena_copy(arena, text_string(&text));
}

static const char *keep_stream(const struct text *output, struct arena *arena)
{
	cleanup(text_deinit) struct text text = {0};

	if (!output->length)
		return "";
	judge_add_output(&text, output);
	if (text.length > STREAM_KEPT)
		return arena_printf(arena, "%.*s\n... and %zu bytes more\n", STREAM_KEPT,
			text.bytes, text.length - STREAM_KEPT);
	return text.failed ? NULL : arena_copy_bytes(arena, text.bytes, text.length);
}

int run_result_add_step(struct result_case *item, const struct step *step,
	const struct observation *observation, uint64_t duration, struct arena *arena)
{
	const struct process *process = observation->process;
	struct result_step *kept =
		arena_append(arena, &item->steps, item->step_count, sizeof(*kept));

	if (!kept)
		return -ENOMEM;
	*kept = (struct result_step){
		.server = step->server,
		.session = step->session,
		.typed = step->typed,
		.input = step->input,
		.line = step->line,
		.end = process->end,
		.code = process->code,
		.streams = {keep_stream(&process->output[0], arena),
			keep_stream(&process->output[1], arena)},
		.changes = print_changes(&observation->changes, arena),
		.duration = duration,
	};
	if (!kept->streams[0] || !kept->streams[1] || !kept->changes)
		return -ENOMEM;
	item->step_count++;
	return 0;
}

int run_result_farm(const struct snapshot *farm, struct arena *arena, const char **ret_text)
{
	cleanup(text_deinit) struct text text = {0};
	int r = snapshot_add_text(farm, &text);
	const char *copy = r == 0 ? arena_copy(arena, text_string(&text)) : NULL;

	if (copy)
		*ret_text = copy;
	return copy ? 0 : -ENOMEM;
}

/* --- Levels --- */

/* Whether the step has an expectation of exactly this level. */
static bool step_asks_level(const struct step *step, enum level level)
{
	for (size_t i = 0; i < step->expectations.count; i++) {
		const struct expectation *expectation = &step->expectations.items[i];

		if (expectation->changes_level == level ||
			(expectation->exit != EXIT_WANT_ANY && expectation->exit_level == level))
			return true;
		for (size_t j = 0; j < expectation->matcher_count; j++) {
			if (expectation->matchers[j].level == level)
				return true;
		}
	}
	return false;
}

/* Nothing holds of a command that did not end by itself, or of a step that was not judged. */
static bool level_holds(
	const struct scenario *scenario, const struct result_case *item, enum level level)
{
	if (item->verdict == VERDICT_ERROR)
		return false;
	for (size_t i = 0; i < item->finding_count; i++) {
		const struct result_finding *finding = &item->findings[i];

		if (finding->level == level || strcmp(finding->what, "command") == 0)
			return false;
	}
	for (size_t i = item->step_count; i < scenario->step_count; i++) {
		if (step_asks_level(&scenario->steps[i], level))
			return false;
	}
	return true;
}

void run_result_judge_levels(
	const struct scenario *scenario, enum level most, struct result_case *item)
{
	assert(most < LEVEL_OWN);
	for (enum level level = 0; level < LEVEL_COUNT; level++) {
		if (!level_is_judged(level, most))
			continue;
		for (size_t i = 0; i < scenario->step_count; i++)
			item->judged[level] |= step_asks_level(&scenario->steps[i], level);
		item->held[level] = item->judged[level] && level_holds(scenario, item, level);
	}
}

/* --- The case --- */

int run_result_case(const struct turn *turn, struct arena *arena, struct result_case *ret_case)
{
	const struct scenario *scenario = turn->scenario;

	*ret_case = (struct result_case){
		.number = turn->number,
		.round = turn->round,
		.scenario = scenario->id,
		.title = scenario->title,
		.command = scenario->command,
		.edition = scenario->edition,
		.file = scenario->file,
		.line = scenario->line,
		.level = scenario->level,
		.verdict = VERDICT_COUNT,
	};
	if (!arena)
		return -ENOMEM;
	ret_case->clauses =
		arena_alloc(arena, (scenario->clause_count + 1) * sizeof(*ret_case->clauses));
	ret_case->files = arena_alloc(arena, (scenario->file_count + 1) * sizeof(*ret_case->files));
	if (!ret_case->clauses || !ret_case->files)
		return -ENOMEM;
	for (; ret_case->clause_count < scenario->clause_count; ret_case->clause_count++)
		ret_case->clauses[ret_case->clause_count] =
			scenario->clauses[ret_case->clause_count]->id;
	for (; ret_case->file_count < scenario->file_count; ret_case->file_count++)
		ret_case->files[ret_case->file_count] =
			(struct result_file){scenario->files[ret_case->file_count].name,
				scenario->files[ret_case->file_count].text};
	return 0;
}
