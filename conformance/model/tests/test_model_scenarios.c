/*
 * The model and every scenario: both are written from the documents, so that they must agree. Where
 * they do not, one of them is wrong. Each step is also run by our own commands, which the model judges.
 */
#include <stdlib.h>
#include <string.h>

#include "base/macros.h"
#include "base/tests/support.h"
#include "base/text.h"
#include "conformance/model/tests/trial.h"
#include "conformance/suite/scenario.h"
#include "sim/snapshot.h"

static const char *bin;
static struct suite suite;
static struct diagnostics problems;

/* Steps that were compared with the model at a level, and those to which it was silent. */
static size_t compared[LEVEL_OWN], silent[LEVEL_OWN];

static void stop_on(int r)
{
	cleanup(text_deinit) struct text text = {0};

	diagnostics_describe(&problems, &text);
	if (r != 0 || problems.count)
		fail_msg("the suite cannot be read: %d\n%s", r, text_string(&text));
}

static int setup(void **state)
{
	(void)state;
	stop_on(diagnostics_init(&problems));
	stop_on(suite_init(&suite));
	stop_on(documents_load(&suite.documents, TEST_SOURCE "/conformance/documents", &problems));
	stop_on(suite_load(&suite, TEST_SOURCE "/scenarios", false, &problems));
	return 0;
}

static int teardown(void **state)
{
	(void)state;
	suite_deinit(&suite);
	diagnostics_deinit(&problems);
	return 0;
}

/* --- Expectations of a scenario beside those of the model --- */

static bool exits_agree(const struct expectation *one, const struct expectation *other)
{
	if (one->exit == EXIT_WANT_ANY || other->exit == EXIT_WANT_ANY)
		return true;
	return (one->exit == EXIT_WANT_ZERO ||
		       (one->exit == EXIT_WANT_NUMBER && !one->exit_number)) ==
	       (other->exit == EXIT_WANT_ZERO ||
		       (other->exit == EXIT_WANT_NUMBER && !other->exit_number));
}

/* The text that the expectation demands on a stream; NULL if it leaves it open. */
static const char *demanded_text(
	const struct expectation *expectation, enum stream stream, enum level level)
{
	for (size_t i = 0; i < expectation->matcher_count; i++) {
		const struct matcher *matcher = &expectation->matchers[i];

		if (matcher->stream != stream || !level_is_judged(matcher->level, level))
			continue;
		if (matcher->equals)
			return matcher->equals;
		if (matcher->empty == EMPTY_YES)
			return "";
	}
	return NULL;
}

/* Whether the requirements of `other` hold for the texts that `one` demands. */
static bool texts_agree(
	const struct expectation *one, const struct expectation *other, enum level level)
{
	for (size_t i = 0; i < other->matcher_count; i++) {
		const struct matcher *matcher = &other->matchers[i];
		const char *text = demanded_text(one, matcher->stream, level);

		if (text && level_is_judged(matcher->level, level) &&
			!matcher_holds(matcher, text, strlen(text)))
			return false;
	}
	return true;
}

static bool outcomes_agree(const struct expectation *one, const struct expectation *other,
	enum level level, struct arena *arena)
{
	/* either may leave new values open */
	return (changes_match(&one->changes, &other->changes, arena, NULL, NULL) ||
		       changes_match(&other->changes, &one->changes, arena, NULL, NULL)) &&
	       exits_agree(one, other) && texts_agree(one, other, level) &&
	       texts_agree(other, one, level);
}

/*
 * Whether each outcome of `some` is one of `others`. With `own_level`, only those of just that level
 * count: a scenario accepts what our decisions, which are judged later, exclude.
 */
static bool outcomes_are_among(const struct expectations *some, const struct expectations *others,
	enum level level, bool own_level, struct arena *arena)
{
	for (size_t i = 0; i < some->count; i++) {
		bool found = false;

		if (own_level ? some->items[i].changes_level != level
			      : !level_is_judged(some->items[i].changes_level, level))
			continue;
		for (size_t j = 0; j < others->count && !found; j++)
			found = outcomes_agree(&some->items[i], &others->items[j], level, arena);
		if (!found)
			return false;
	}
	return true;
}

/* --- One step --- */

static const char *exit_words(const struct expectation *outcome)
{
	static const char *const words[] = {"any", "zero", "non-zero", "a number"};

	return words[outcome->exit];
}

static void print_outcomes(const char *whose, const struct expectations *outcomes, enum level level)
{
	cleanup(text_deinit) struct text text = {0};

	for (size_t i = 0; i < outcomes->count; i++) {
		const struct expectation *outcome = &outcomes->items[i];

		text_printf(&text, "  %s, %s: exit %s\n", whose,
			level_to_string(outcome->changes_level), exit_words(outcome));
		for (size_t c = 0; c < outcome->changes.count; c++) {
			text_add(&text, "    ");
			change_print(&outcome->changes.items[c], &text);
			text_add(&text, "\n");
		}
		for (size_t m = 0; m < outcome->matcher_count; m++) {
			if (!level_is_judged(outcome->matchers[m].level, level))
				continue;
			text_printf(
				&text, "    %s ", stream_to_string(outcome->matchers[m].stream));
			matcher_print(&outcome->matchers[m], &text);
			text_add(&text, "\n");
		}
	}
	print_error("%s", text_string(&text));
}

static bool compare_step(const struct scenario *scenario, const struct step *step,
	const struct model_case *typed, enum level level, struct arena *arena)
{
	struct model_answer answer;
	bool agrees;

	if (!expectations_judge_at(&step->expectations, level))
		return true;
	assert_int_equal(model_answer(typed, level, arena, &answer), 0);
	compared[level]++;
	if (answer.silence) {
		silent[level]++;
		if (getenv("MODEL_SILENT"))
			print_message("silent at %s: %s: %s (%s)\n", level_to_string(level),
				scenario->id, step->typed,
				answer.decided_by ? answer.decided_by->id : answer.silence);
		return true;
	}
	agrees =
		outcomes_are_among(&step->expectations, &answer.expectations, level, true, arena) &&
		outcomes_are_among(&answer.expectations, &step->expectations, level, false, arena);
	if (!agrees) {
		print_error("%s: '%s' in %s/%u, level %s, rule %s\n", scenario->id, step->typed,
			step->server, (unsigned)step->session, level_to_string(level),
			answer.decided_by->id);
		print_outcomes("scenario", &step->expectations, level);
		print_outcomes("model", &answer.expectations, level);
	}
	model_answer_deinit(&answer);
	return agrees;
}

/* Have the model judge the step of our own command. */
static bool judge_trial(
	struct trial *trial, const struct model_case *typed, enum level level, struct arena *arena)
{
	struct model_answer answer;
	struct findings findings = {0};

	assert_int_equal(model_answer(typed, level, arena, &answer), 0);
	if (!answer.silence)
		trial_judge(trial, &answer, level, arena, &findings);
	if (findings.count)
		trial_print(typed, &answer, level, &findings);
	model_answer_deinit(&answer);
	return findings.count == 0;
}

static bool check_step(struct trial *trial, const struct scenario *scenario,
	const struct step *step, struct arena *arena)
{
	const struct model_case typed = {
		.farm = trial_farm(trial),
		.server = step->server,
		.session = step->session,
		.arguments = (const char *const *)step->arguments,
		.argument_count = step->argument_count,
		.input = step->input,
		.files = scenario->files,
		.file_count = scenario->file_count,
	};
	bool is_modelled = model_command(step->arguments[0]) != NULL, agrees = true;
	cleanup(snapshot_freep) struct snapshot *before = snapshot_copy(typed.farm);
	struct model_case kept = typed;

	assert_non_null(before);
	kept.farm = before;
	for (enum level level = 0; is_modelled && level < LEVEL_OWN; level++)
		agrees = compare_step(scenario, step, &typed, level, arena) && agrees;
	trial_run(trial, &typed, scenario->environment, scenario->environment_count, arena);
	for (enum level level = 0; is_modelled && level < LEVEL_OWN; level++)
		agrees = judge_trial(trial, &kept, level, arena) && agrees;
	if (!agrees)
		print_error("of %s\n\n", scenario->id);
	return agrees;
}

static bool check_scenario(struct trial *trial, const struct scenario *scenario)
{
	cleanup(arena_freep) struct arena *arena = arena_new();
	bool agrees = true;

	assert_non_null(arena);
	trial_begin(trial, scenario->farm->snapshot);
	for (size_t i = 0; i < scenario->step_count; i++)
		agrees = check_step(trial, scenario, &scenario->steps[i], arena) && agrees;
	return agrees;
}

static void scenarios__agree_with_the_model(void **state)
{
	struct trial trial;
	size_t failures = 0;

	(void)state;
	trial_init(&trial, bin);
	for (size_t i = 0; i < suite.count; i++) {
		if (model_command(suite.scenarios[i].command))
			failures += !check_scenario(&trial, &suite.scenarios[i]);
	}
	trial_deinit(&trial);
	for (enum level level = 0; level < LEVEL_OWN; level++)
		print_message("# %s: %zu steps compared, %zu not judged\n", level_to_string(level),
			compared[level], silent[level]);
	same_number("scenarios that disagree with the model", (long long)failures, 0);
}

int main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(scenarios__agree_with_the_model),
	};

	if (argc != 2)
		return 2;
	bin = argv[1];
	return cmocka_run_group_tests(tests, setup, teardown);
}
