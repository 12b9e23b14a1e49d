#include "conformance/explore/finding_result.h"

#include <errno.h>
#include <string.h>

#include "base/macros.h"
#include "conformance/explore/emit.h"
#include "conformance/suite/command_name.h"

static const char *describe_finding(
	const struct finding *finding, const struct trial *trial, struct arena *arena)
{
	const struct model_rule *rule = trial_last_step(trial)->answer.decided_by;

	if (finding->is_unsteady)
		return "The subject answers differently from run to run";
	switch (finding->signature.oracle) {
	case ORACLE_RELATION:
		return arena_printf(
			arena, "The effects stay the same when %s", finding->relation->name);
	case ORACLE_OTHER:
		return "Question: the two subjects differ; which one is right?";
	case ORACLE_INVARIANT:
		return arena_printf(arena, "%s has effects that no document allows",
			command_name_first(trial->plan.steps[0].words[0]));
	case ORACLE_MODEL:
	case ORACLE_COUNT:
		break;
	}
	return rule ? rule->says : "The effects are not those that documents require";
}

static int add_steps(const struct trial *trial, struct arena *arena, struct result_case *item)
{
	const struct trial_run *run = &trial->runs[trial->run_count ? trial->run_count - 1 : 0];

	for (size_t i = 0; i < run->step_count; i++) {
		const struct trial_step *step = &run->steps[i];
		struct result_step *kept =
			arena_append(arena, &item->steps, item->step_count, sizeof(*kept));
		cleanup(text_deinit) struct text changes = {0};

		if (!kept)
			return -ENOMEM;
		for (size_t j = 0; j < step->changes.count; j++) {
			change_print(&step->changes.items[j], &changes);
			text_add_char(&changes, '\n');
		}
		*kept = (struct result_step){
			.server = step->step.server,
			.session = step->step.session,
			.typed = step->step.typed,
			.input = step->step.input,
			.end = step->end,
			.code = step->code,
			.streams = {step->streams[0], step->streams[1]},
			.changes = arena_copy(arena, text_string(&changes)),
		};
		item->step_count++;
		if (!kept->changes)
			return -ENOMEM;
	}
	return 0;
}

static int add_clauses(const struct trial *trial, struct arena *arena, struct result_case *item)
{
	const struct model_rule *rule = emit_rule(trial);

	for (size_t i = 0; rule && rule->clauses[trial->plan.edition][i]; i++) {
		const char **clause =
			arena_append(arena, &item->clauses, item->clause_count, sizeof(*clause));

		if (!clause)
			return -ENOMEM;
		*clause = rule->clauses[trial->plan.edition][i];
		item->clause_count++;
	}
	return 0;
}

static const char *print_notes(
	const struct shrink *shrink, const struct trial *trial, struct arena *arena)
{
	cleanup(text_deinit) struct text notes = {0};
	size_t extras = plan_extras(&trial->plan);

	text_add(&notes, "the farm\n");
	plan_add_farm(&trial->plan, "    ", &notes);
	for (size_t i = 1; i < trial->plan.step_count; i++) {
		text_add(&notes, i == 1 ? "typed one after the other\n    " : "    ");
		plan_add_typed(&trial->plan.steps[i - 1], &notes);
		text_add_char(&notes, '\n');
	}
	for (size_t i = 0; i < shrink->neighbour_count; i++)
		text_printf(&notes, "it passes %s\n", shrink->neighbours[i]);
	text_printf(&notes,
		"met by %zu case%s; %zu run%s to make it small; %zu thing%s beyond the smallest "
		"farm\n",
		shrink->finding->met, shrink->finding->met == 1 ? "" : "s",
		shrink->finding->shrink_runs, shrink->finding->shrink_runs == 1 ? "" : "s", extras,
		extras == 1 ? "" : "s");
	return notes.failed ? NULL : arena_copy(arena, text_string(&notes));
}

int finding_result(const struct shrink *shrink, const struct trial *trial, const char *id,
	const char *again, struct arena *arena, struct result_case *ret_case)
{
	const struct finding *finding = shrink->finding;
	const struct findings *findings = &trial->findings;
	struct result_case item = {
		.number = finding->number,
		.round = 1,
		.scenario = id,
		.title = describe_finding(finding, trial, arena),
		.edition = trial->plan.edition,
		.command = command_name_first(trial->plan.steps[0].words[0]),
		.level = findings->count ? findings->items[0].level : LEVEL_DOCUMENTED,
		.reached = true,
		.verdict = VERDICT_FAILED,
		.duration = finding->after * 1000,
		.findings = findings->items,
		.finding_count = findings->count,
		.again = again,
		.notes = print_notes(shrink, trial, arena),
	};
	int r = add_steps(trial, arena, &item);

	if (r == 0)
		r = add_clauses(trial, arena, &item);
	if (r < 0 || !item.title || !item.notes)
		return -ENOMEM;
	for (size_t i = 0; i < findings->count; i++) {
		item.judged[findings->items[i].level] = true;
		item.asked[findings->items[i].level] = true;
	}
	*ret_case = item;
	return 0;
}
