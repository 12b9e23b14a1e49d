#include "conformance/run/run_result.h"

#include <errno.h>
#include <string.h>

#include "sim/farm_file/farm_file.h"

/* What is kept of a stream: far more than any logoff has to say. */
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
	judge_add_said(&text, output);
	if (text.length > STREAM_KEPT)
		return arena_printf(arena, "%.*s\n... and %zu bytes more\n", STREAM_KEPT,
			text.bytes, text.length - STREAM_KEPT);
	return text.failed ? NULL : arena_copy_bytes(arena, text.bytes, text.length);
}

int run_result_add_step(struct outcome *outcome, const struct observation *observation, uint64_t duration)
{
	const struct process *process = observation->process;
	const struct step *step = outcome->step;
	struct result_step *kept =
		arena_append(outcome->arena, &outcome->steps, outcome->step_count, sizeof(*kept));

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
		.streams = {keep_stream(&process->output[0], outcome->arena),
			keep_stream(&process->output[1], outcome->arena)},
		.changes = print_changes(&observation->changes, outcome->arena),
		.duration = duration,
	};
	if (!kept->streams[0] || !kept->streams[1] || !kept->changes)
		return -ENOMEM;
	outcome->step_count++;
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

/* Is something asked of the step that is of just this level? */
static bool asks(const struct step *step, enum level level)
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

/* What did not end by itself holds nothing, and neither does what was not judged any more. */
static bool holds(const struct outcome *outcome, enum level level)
{
	const struct scenario *scenario = outcome->scenario;

	if (outcome->verdict == VERDICT_ERROR)
		return false;
	for (size_t i = 0; i < outcome->findings.count; i++) {
		const struct finding *finding = &outcome->findings.items[i];

		if (finding->level == level || strcmp(finding->what, "command") == 0)
			return false;
	}
	for (size_t i = outcome->step_count; i < scenario->step_count; i++) {
		if (asks(&scenario->steps[i], level))
			return false;
	}
	return true;
}

static void judge_levels(const struct outcome *outcome, enum level most, struct result_case *item)
{
	const struct scenario *scenario = outcome->scenario;

	for (enum level level = 0; level <= most; level++) {
		for (size_t i = 0; i < scenario->step_count; i++)
			item->judged[level] |= asks(&scenario->steps[i], level);
		item->held[level] = item->judged[level] && holds(outcome, level);
	}
}

/* --- The whole --- */

static void add_clauses(const struct outcome *outcome, struct result_case *item)
{
	const struct scenario *scenario = outcome->scenario;

	item->clauses =
		arena_alloc(outcome->arena, (scenario->clause_count + 1) * sizeof(*item->clauses));
	for (size_t i = 0; item->clauses && i < scenario->clause_count; i++)
		item->clauses[item->clause_count++] = scenario->clauses[i]->id;
}

static void add_findings(const struct outcome *outcome, struct result_case *item)
{
	const struct findings *findings = &outcome->findings;

	item->findings =
		arena_alloc(outcome->arena, (findings->count + 1) * sizeof(*item->findings));
	for (size_t i = 0; item->findings && i < findings->count; i++) {
		const struct finding *own = &findings->items[i];

		item->findings[item->finding_count++] = (struct result_finding){
			own->what, own->level, own->expected, own->actual, own->line};
	}
}

static void add_files(const struct outcome *outcome, struct result_case *item)
{
	const struct scenario *scenario = outcome->scenario;

	item->files =
		arena_alloc(outcome->arena, (scenario->file_count + 1) * sizeof(*item->files));
	for (size_t i = 0; item->files && i < scenario->file_count; i++)
		item->files[item->file_count++] =
			(struct result_file){scenario->files[i].name, scenario->files[i].text};
}

void run_result_case(const struct outcome *outcome, enum level level, struct result_case *ret_case)
{
	const struct scenario *scenario = outcome->scenario;

	*ret_case = (struct result_case){
		.number = outcome->number,
		.round = outcome->round,
		.scenario = scenario->id,
		.title = scenario->title,
		.command = scenario->command,
		.edition = scenario->edition,
		.file = scenario->file,
		.line = scenario->line,
		.level = scenario->level,
		.reached = true,
		.verdict = outcome->verdict,
		.reason = outcome->reason,
		.started = outcome->started,
		.duration = outcome->duration,
		.steps = outcome->steps,
		.step_count = outcome->step_count,
		.farm_before = outcome->farm_before,
		.farm_after = outcome->farm_after,
	};
	if (outcome->verdict != VERDICT_SKIPPED)
		judge_levels(outcome, level, ret_case);
	if (!outcome->arena)
		return;
	add_clauses(outcome, ret_case);
	add_findings(outcome, ret_case);
	add_files(outcome, ret_case);
}
