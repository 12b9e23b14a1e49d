#include <errno.h>
#include <string.h>

#include "base/file_path.h"
#include "base/macros.h"
#include "conformance/explore/emit.h"
#include "conformance/explore_tell.h"
#include "conformance/messages.h"
#include "conformance/run/run.h"

enum {
	CANDIDATES_MAX = 40 /* scenarios of one clause that are tried */
};

/* --- Running scenarios --- */

/* The id of the first one that failed. */
struct first_failure {
	const char *id;
	struct arena *arena;
};

static void begin_nothing(void *context)
{
	(void)context;
}

static bool note_failure(void *context, const struct result_case *item)
{
	struct first_failure *first = context;

	if (item->verdict != VERDICT_FAILED)
		return true;
	first->id = arena_copy(first->arena, item->scenario);
	return false;
}

/* Run scenarios against a subject, which is made anew. `ret_failed` is the first that fails, or NULL. */
static int run_candidates(struct exploration *exploration, const struct subject_choice *choice,
	struct turn *turns, size_t count, const char **ret_failed)
{
	cleanup(subject_deinit) struct subject subject = {0};
	struct first_failure first = {.arena = exploration->selection.suite.arena};
	struct run run = {
		.suite = &exploration->selection.suite,
		.turns = turns,
		.count = count,
		.level = exploration->settings->level,
		.jobs = exploration->bench.jobs < count ? exploration->bench.jobs : count,
		.subject = &subject,
		.listener = {begin_nothing, note_failure, begin_nothing, begin_nothing, &first},
	};
	int interrupt, r;
	int status = subject_choose(&exploration->selection, choice, &subject, exploration->out);

	*ret_failed = NULL;
	if (status != EXIT_DONE || !count)
		return status;
	r = run_scenarios(&run, &interrupt);
	*ret_failed = first.id;
	return r == 0 ? EXIT_DONE
		      : fail(exploration->out, EXIT_BROKEN, MSG_CANNOT_RUN,
				farm_error_to_string(r));
}

static struct subject_choice own_choice(const struct exploration *exploration)
{
	const struct explore_settings *settings = exploration->settings;

	return (struct subject_choice){
		settings->subject, settings->command, exploration->line->rest, settings->editions};
}

/* --- Scenarios that are there --- */

static bool shows_rule(
	const struct scenario *scenario, const struct model_rule *rule, enum edition edition)
{
	for (size_t i = 0; i < scenario->clause_count; i++) {
		for (size_t j = 0; rule->clauses[edition][j]; j++) {
			if (strcmp(scenario->clauses[i]->id, rule->clauses[edition][j]) == 0)
				return scenario->edition == edition && !scenario->skip;
		}
	}
	return false;
}

int explore_find_scenario(struct exploration *exploration, struct told *told)
{
	const struct selection *selection = &exploration->selection;
	const struct subject_choice choice = own_choice(exploration);
	const struct model_rule *rule = emit_rule(told->trial);
	struct turn turns[CANDIDATES_MAX];
	size_t count = 0;

	if (!rule || told->shrink.finding->is_unsteady)
		return EXIT_DONE;
	for (size_t i = 0; i < selection->count && count < CANDIDATES_MAX; i++) {
		struct scenario *scenario = (struct scenario *)(uintptr_t)selection->chosen[i];

		if (!shows_rule(scenario, rule, told->trial->plan.edition))
			continue;
		/* the run releases the farm once */
		scenario->farm->uses++;
		turns[count] = (struct turn){scenario, count + 1, 1};
		count++;
	}
	return run_candidates(exploration, &choice, turns, count, &told->shown_by);
}

/* --- Scenarios that are made --- */

/* Read what was written as any scenario is read. NULL, with a complaint, if it has problems. */
static const struct scenario *read_scenario(
	struct exploration *exploration, const char *path, const struct text *yaml)
{
	struct suite *suite = &exploration->selection.suite;
	struct diagnostics *problems = &exploration->selection.problems;
	size_t before = suite->count;
	struct yaml_node *root = NULL;
	int r = yaml_parse(path, text_string(yaml), yaml->length, suite->arena, problems, &root);

	if (r == 0 && root)
		r = scenario_read(suite, path, root, problems);
	if (r < 0 || selection_refuse(problems, exploration->out) != EXIT_DONE ||
		suite->count == before)
		return NULL;
	return &suite->scenarios[before];
}

/* Whether the scenario fails on the subject, and passes on the commands of tsfarm. */
static int check_scenario(struct exploration *exploration, const struct scenario *scenario,
	bool *ret_fails, bool *ret_passes)
{
	const struct subject_choice choices[] = {own_choice(exploration),
		{.command = scenario->command, .editions = exploration->settings->editions}};
	bool *const found[] = {ret_fails, ret_passes};

	for (size_t i = 0; i < ARRAY_SIZE(choices); i++) {
		struct turn turn = {scenario, 1, 1};
		const char *failed;
		int status;

		scenario->farm->uses++;
		status = run_candidates(exploration, &choices[i], &turn, 1, &failed);
		if (status != EXIT_DONE)
			return status;
		*found[i] = i == 0 ? failed != NULL : failed == NULL;
	}
	return EXIT_DONE;
}

static int write_scenario(struct exploration *exploration, struct told *told, const char *path,
	const struct text *yaml)
{
	int r = file_path_make_folders(path);

	if (r == 0)
		r = file_path_write(path, yaml, false);
	if (r == -EEXIST)
		return fail(exploration->out, EXIT_DONE, MSG_EMITTED_BEFORE, path);
	if (r < 0)
		return fail(exploration->out, EXIT_MISUSED, MSG_CANNOT_WRITE, path, strerror(-r));
	told->file = path;
	return EXIT_DONE;
}

int explore_emit(struct exploration *exploration, struct told *told)
{
	struct arena *arena = exploration->selection.suite.arena;
	cleanup(text_deinit) struct text yaml = {0};
	bool fails = false, passes = false;
	const struct scenario *scenario;
	const char *path;
	int status;

	if (told->shown_by || told->shrink.finding->is_unsteady || !emit_rule(told->trial))
		return EXIT_DONE;
	path = arena_printf(
		arena, "%s/%s.yaml", exploration->settings->emit, told->id + strlen("explored/"));
	if (!path || emit_scenario(told->trial, told->shrink.finding, exploration->explore.seed,
			     told->id, &yaml) < 0)
		return fail(exploration->out, EXIT_BROKEN, MSG_OUT_OF_MEMORY);
	scenario = read_scenario(exploration, path, &yaml);
	if (!scenario)
		return EXIT_BROKEN;
	status = check_scenario(exploration, scenario, &fails, &passes);
	if (status != EXIT_DONE)
		return status;
	if (!fails || !passes)
		text_printf(&yaml, "# question: this scenario %s\n",
			fails ? "fails on the commands of tsfarm, too"
			      : "passes on the subject when it runs alone");
	return write_scenario(exploration, told, path, &yaml);
}
