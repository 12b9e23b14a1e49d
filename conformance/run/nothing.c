#include <string.h>

#include "conformance/run/judge.h"
#include "conformance/run/run_result.h"
#include "conformance/suite/command_name.h"

/*
 * Many scenarios require only that nothing happens, and a program that does nothing passes them. It is
 * judged as every subject is, so that the two cannot differ.
 */

static bool step_is_subject(const struct scenario *scenario, const struct step *step)
{
	return scenario_is_own(scenario) ||
	       strcmp(command_name_first(step->arguments[0]), scenario->command) == 0;
}

static int judge_nothing(const struct scenario *scenario, enum level most, struct arena *arena,
	struct result_case *nothing)
{
	const struct process process = {.end = PROCESS_EXITED};
	const struct observation observation = {
		.process = &process, .time_limit = scenario->time_limit};

	while (nothing->step_count < scenario->step_count && !nothing->finding_count) {
		const struct step *step = &scenario->steps[nothing->step_count++];
		struct findings findings = {0};
		int r;

		if (!step_is_subject(scenario, step))
			continue;
		r = judge_step(step, most, &observation, arena, &findings);
		if (r != 0)
			return r;
		nothing->findings = findings.items;
		nothing->finding_count = findings.count;
	}
	return 0;
}

int run_result_ask_levels(const struct scenario *scenario, enum level most, struct arena *arena,
	struct result_case *item)
{
	struct result_case nothing = {.verdict = VERDICT_PASSED};
	int r = judge_nothing(scenario, most, arena, &nothing);

	if (r != 0)
		return r;
	run_result_judge_levels(scenario, most, &nothing);
	for (enum level level = 0; level < LEVEL_COUNT; level++)
		item->asked[level] = nothing.judged[level] && !nothing.held[level];
	return 0;
}
