#include "conformance/run/judge.h"

#include <assert.h>
#include <errno.h>
#include <string.h>

#include "base/macros.h"
#include "base/text.h"

/* The output of each stream, ready to be matched. */
struct judged_output {
	struct text streams[STREAM_COUNT];
};

/* The judging of one way in which the outcome would be right. */
struct judging {
	struct arena *arena;
	enum level level;
	const struct observation *observation;
	const struct judged_output *output;
	struct findings *findings;
	bool failed;
};

static void add_finding(struct judging *judging, const char *what, enum level level, unsigned line,
	const char *expected, const char *actual)
{
	struct findings *findings = judging->findings;
	struct result_finding *finding =
		arena_append(judging->arena, &findings->items, findings->count, sizeof(*finding));

	if (!finding || !expected || !actual) {
		judging->failed = true;
		return;
	}
	*finding = (struct result_finding){what, level, expected, actual, line};
	findings->count++;
}

/* --- Output --- */

void judge_add_output(struct text *to, const struct text *output)
{
	for (size_t i = 0; i < output->length; i++) {
		char c = output->bytes[i];

		if (c == '\r' && i + 1 < output->length && output->bytes[i + 1] == '\n')
			continue;
		if (c)
			text_add_char(to, c);
		else
			text_add(to, "\xEF\xBF\xBD");
	}
}

static void output_deinit(struct judged_output *output)
{
	for (enum stream stream = 0; stream < STREAM_COUNT; stream++)
		text_deinit(&output->streams[stream]);
}

static int output_init(struct judged_output *output, const struct process *process)
{
	*output = (struct judged_output){0};
	judge_add_output(&output->streams[STREAM_STDOUT], &process->output[0]);
	judge_add_output(&output->streams[STREAM_STDERR], &process->output[1]);
	judge_add_output(&output->streams[STREAM_OUTPUT], &process->output[0]);
	judge_add_output(&output->streams[STREAM_OUTPUT], &process->output[1]);
	return output->streams[STREAM_STDERR].failed || output->streams[STREAM_OUTPUT].failed
		       ? -ENOMEM
		       : 0;
}

/* --- How the process ended --- */

static const char *describe_crash(struct judging *judging, int code)
{
	cleanup(text_deinit) struct text text = {0};

	text_add(&text, "it crashed: ");
	process_print_crash(code, &text);
	return text.failed ? NULL : arena_copy(judging->arena, text_string(&text));
}

static const char *describe_end(struct judging *judging)
{
	const struct process *process = judging->observation->process;
	struct arena *arena = judging->arena;

	switch (process->end) {
	case PROCESS_EXITED:
		return arena_printf(arena, "%d", process->code);
	case PROCESS_CRASHED:
		return describe_crash(judging, process->code);
	case PROCESS_TIMED_OUT:
		return arena_printf(arena, "it did not end within %u s, and was ended",
			judging->observation->time_limit);
	case PROCESS_PRINTED_TOO_MUCH:
		return arena_printf(arena, "it printed more than %d KiB, and was ended",
			PROCESS_OUTPUT_MAX / 1024);
	case PROCESS_NOT_STARTED:
	case PROCESS_RUNNING:
	case PROCESS_END_COUNT:
		break;
	}
	return "it is still running";
}

static void judge_end(struct judging *judging, enum level level, unsigned line)
{
	if (judging->observation->process->end != PROCESS_EXITED)
		add_finding(judging, "command", level, line, "it ends by itself",
			describe_end(judging));
}

/* --- Changes, exit, streams --- */

static const char *print_changes(struct judging *judging, const struct changes *changes)
{
	cleanup(text_deinit) struct text text = {0};

	for (size_t i = 0; i < changes->count; i++) {
		if (i)
			text_add_char(&text, '\n');
		change_print(&changes->items[i], &text);
	}
	return arena_copy(judging->arena, changes->count ? text_string(&text) : "none");
}

static void judge_changes(struct judging *judging, const struct expectation *expectation)
{
	const struct observation *observation = judging->observation;

	if (!level_is_judged(expectation->changes_level, judging->level))
		return;
	if (observation->unreadable) {
		add_finding(judging, "changes", expectation->changes_level,
			expectation->changes_line, "a farm that can be read",
			observation->unreadable);
		return;
	}
	if (changes_match(&expectation->changes, &observation->changes, judging->arena, NULL, NULL))
		return;
	add_finding(judging, "changes", expectation->changes_level, expectation->changes_line,
		print_changes(judging, &expectation->changes),
		print_changes(judging, &observation->changes));
}

/* No document gives a number: below `defined` it only means not zero. An own scenario means it. */
static bool is_number_judged(const struct expectation *expectation, enum level level)
{
	return level == LEVEL_DEFINED || expectation->exit_level == LEVEL_OWN;
}

static bool exit_holds(const struct expectation *expectation, enum level level, int code)
{
	switch (expectation->exit) {
	case EXIT_WANT_ANY:
		return true;
	case EXIT_WANT_ZERO:
		return code == 0;
	case EXIT_WANT_NON_ZERO:
		return code != 0;
	case EXIT_WANT_NUMBER:
		return is_number_judged(expectation, level)
			       ? code == expectation->exit_number
			       : !code == !expectation->exit_number;
	}
	return true;
}

static const char *describe_exit(struct judging *judging, const struct expectation *expectation)
{
	if (expectation->exit == EXIT_WANT_NUMBER && is_number_judged(expectation, judging->level))
		return arena_printf(judging->arena, "%d", expectation->exit_number);
	return expectation->exit == EXIT_WANT_ZERO ||
			       (expectation->exit == EXIT_WANT_NUMBER && !expectation->exit_number)
		       ? "zero"
		       : "non-zero";
}

static void judge_exit(struct judging *judging, const struct expectation *expectation)
{
	const struct process *process = judging->observation->process;

	if (process->end != PROCESS_EXITED ||
		!level_is_judged(expectation->exit_level, judging->level) ||
		exit_holds(expectation, judging->level, process->code))
		return;
	add_finding(judging, "exit", expectation->exit_level, expectation->exit_line,
		describe_exit(judging, expectation), describe_end(judging));
}

/* People look for the mistake in an expression behind what still matches. */
static void add_near_miss(const struct matcher *matcher, const char *text, struct text *to)
{
	size_t length = matcher_longest_prefix(matcher, text);

	if (length && matcher->matches[length])
		text_printf(to, "\nno match after '%.*s'", (int)length, matcher->matches);
}

static void judge_stream(struct judging *judging, const struct matcher *matcher)
{
	const struct text *text = &judging->output->streams[matcher->stream];
	cleanup(text_deinit) struct text expected = {0};

	if (!level_is_judged(matcher->level, judging->level) ||
		matcher_holds(matcher, text_string(text), text->length))
		return;
	matcher_print(matcher, &expected);
	add_near_miss(matcher, text_string(text), &expected);
	add_finding(judging, stream_to_string(matcher->stream), matcher->level, matcher->line,
		arena_copy(judging->arena, text_string(&expected)),
		text->length ? arena_copy(judging->arena, text_string(text)) : "(nothing)");
}

static void judge_expectation(struct judging *judging, const struct expectation *expectation)
{
	judge_changes(judging, expectation);
	judge_exit(judging, expectation);
	for (size_t i = 0; i < expectation->matcher_count; i++)
		judge_stream(judging, &expectation->matchers[i]);
}

/* --- The step --- */

/* The alternative that is nearest to what happened is the one that a person wants explained. */
static void judge_alternatives(
	struct judging *judging, const struct step *step, struct findings *nearest)
{
	for (size_t i = 0; i < step->expectations.count; i++) {
		struct findings findings = {0};

		judging->findings = &findings;
		judge_end(judging,
			step->expectations.items[i].changes_level == LEVEL_OWN ? LEVEL_OWN
									       : LEVEL_DOCUMENTED,
			step->line);
		judge_expectation(judging, &step->expectations.items[i]);
		if (i == 0 || findings.count < nearest->count)
			*nearest = findings;
	}
}

int judge_step(const struct step *step, enum level level, const struct observation *observation,
	struct arena *arena, struct findings *ret_findings)
{
	cleanup(output_deinit) struct judged_output output;
	struct judging judging = {
		.arena = arena, .level = level, .observation = observation, .output = &output};
	int r;

	/* a program that cannot be started is no fault of the subject */
	assert(observation->process->end != PROCESS_NOT_STARTED);
	r = output_init(&output, observation->process);
	if (r < 0)
		return r;
	judge_alternatives(&judging, step, ret_findings);
	return judging.failed ? -ENOMEM : 0;
}
