#include "conformance/author/stand.h"

#include <errno.h>

#include "base/environment.h"
#include "base/file.h"
#include "base/macros.h"
#include "conformance/run/stand.h"
#include "conformance/run/subject_commands.h"
#include "conformance/run/variable.h"

/* The subject's programs stand first also where a scenario names the command alone. */
static const char *path_with_subject(const struct subject *subject, struct arena *arena)
{
	static const char name[] = "PATH=";

	if (!subject->programs)
		return arena_copy(arena, subject->path);
	return arena_printf(arena, "%s%s%c%s", name, subject->programs, file_list_separator,
		subject->path + sizeof(name) - 1);
}

/* What a run gives, and the terminal of the person. */
static int plan_environment(
	const struct subject *subject, struct arena *arena, struct process_plan *plan)
{
	const char *terminal = environment_get("TERM");
	const char *const first[] = {path_with_subject(subject, arena),
		arena_printf(arena, "TERM=%s", terminal ? terminal : "dumb")};
	const char **environment;
	size_t given = 0, count;

	while (plan->environment[given])
		given++;
	environment = arena_alloc(arena, (ARRAY_SIZE(first) + given + 1) * sizeof(*environment));
	if (!environment || !first[0] || !first[1])
		return -ENOMEM;
	count = variables_add(environment, 0, first, ARRAY_SIZE(first));
	variables_add(environment, count, (const char *const *)plan->environment, given);
	plan->environment = (char *const *)(uintptr_t)environment;
	return 0;
}

static int prepare_scenario(struct attempts *attempts, const struct scenario *scenario)
{
	const struct image *image;
	int r = farms_image(&attempts->suite->farms, scenario->farm, &image);

	if (r == 0)
		r = work_slot_prepare(&attempts->slot, image);
	if (r == 0 && scenario->files)
		r = work_slot_put_files(&attempts->slot, scenario->files, scenario->file_count);
	return r;
}

int stand_in_scenario(struct attempts *attempts, const struct scenario *scenario,
	char *const *command, struct arena *arena, int *ret_status)
{
	struct subject_commands commands = {0};
	struct process_plan plan = {0};
	int r = prepare_scenario(attempts, scenario);

	if (r == 0)
		r = subject_commands_init(&commands, attempts->subject);
	if (r == 0)
		r = subject_plan(attempts->subject, scenario, &scenario->steps[0], &attempts->slot,
			arena, &plan);
	if (r == 0)
		r = plan_environment(attempts->subject, arena, &plan);
	plan.arguments = command;
	if (r == 0)
		r = stand_run(&plan, ret_status);
	/* what the person left running goes with the folder */
	process_end_strays();
	subject_commands_deinit(&commands);
	return r;
}
