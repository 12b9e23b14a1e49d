/* Judging: what a step did, against what it should have done, at a level. */
#include "conformance/suite/tests/support.h"

#include <errno.h>
#include <signal.h>
#include <string.h>

#include "base/macros.h"
#include "base/text.h"
#include "conformance/run/judge.h"

static struct step step;

static int teardown(void **state)
{
	(void)state;
	expectations_deinit(&step.expectations);
	return 0;
}

/* What a command did. */
struct deed {
	const char *changes; /* none when NULL */
	const char *out, *err;
	enum process_end end; /* PROCESS_EXITED unless said */
	int code;
	const char *unreadable;
};

static const char *findings_to_text(const struct findings *findings)
{
	struct text text = {0};
	const char *copy;

	for (size_t i = 0; i < findings->count; i++) {
		const struct result_finding *finding = &findings->items[i];

		text_printf(&text, "%s %s %u: %s / %s\n", finding->what,
			level_to_string(finding->level), finding->line, finding->expected,
			finding->actual);
	}
	copy = arena_copy(arena, text_string(&text));
	text_deinit(&text);
	return copy;
}

static const char *judge_action(
	const char *expect, enum level of_changes, enum level level, const struct deed *deed)
{
	struct process process = {.end = deed->end == PROCESS_RUNNING ? PROCESS_EXITED : deed->end,
		.code = deed->code};
	struct observation observation = {
		.process = &process, .unreadable = deed->unreadable, .time_limit = 7};
	struct findings findings = {0};

	step = (struct step){.line = 99};
	same_number(expect,
		expectations_read(&reader, parse(expect), of_changes, NULL, &step.expectations), 0);
	same_problems(expect, "");
	observation.changes = read_changes(deed->changes ? deed->changes : "none");
	text_add(&process.output[0], deed->out ? deed->out : "");
	text_add(&process.output[1], deed->err ? deed->err : "");
	same_number(expect, judge_step(&step, level, &observation, arena, &findings), 0);
	process_deinit(&process);
	expectations_deinit(&step.expectations);
	return findings_to_text(&findings);
}

#define D LEVEL_DOCUMENTED
#define O LEVEL_OBSERVED
#define F LEVEL_DEFINED

static void judge_step__table(void **state)
{
	static const struct {
		const char *expect;
		enum level of_changes, level;
		struct deed deed;
		const char *findings;
	} rows[] = {
		/* changes */
		{"{changes: none}", D, D, {0}, ""},
		{"{changes: none}", D, D, {.changes = "[session-ended: a/1]"},
			"changes documented 1: none / session-ended a/1\n"},
		{"{changes: [session-ended: a/1, work-lost: a/1/x]}", D, D, {0},
			"changes documented 1: session-ended a/1\nwork-lost a/1/x / none\n"},
		{"{changes: [session-ended: a/1]}", D, D, {.changes = "[session-ended: a/1]"}, ""},
		{"{changes: none}", O, D, {.changes = "[session-ended: a/1]"}, ""},
		{"{changes: none}", O, O, {.changes = "[session-ended: a/1]"},
			"changes observed 1: none / session-ended a/1\n"},
		{"{changes: none}", F, O, {.changes = "[session-ended: a/1]"}, ""},
		{"{changes: none}", D, D, {.unreadable = "the farm's file is gone"},
			"changes documented 1: a farm that can be read / the farm's file is "
			"gone\n"},
		/* the exit status: from observed on as zero or not, at defined as a number */
		{"{changes: none, exit: zero}", D, D, {.code = 1}, ""},
		{"{changes: none, exit: zero}", D, O, {.code = 1}, "exit observed 1: zero / 1\n"},
		{"{changes: none, exit: zero}", D, O, {.code = 0}, ""},
		{"{changes: none, exit: non-zero}", D, O, {.code = 0},
			"exit observed 1: non-zero / 0\n"},
		{"{changes: none, exit: non-zero}", D, F, {.code = 77}, ""},
		{"{changes: none, exit: 1}", D, O, {.code = 2}, ""},
		{"{changes: none, exit: 1}", D, O, {.code = 0}, "exit observed 1: non-zero / 0\n"},
		{"{changes: none, exit: 0}", D, O, {.code = 2}, "exit observed 1: zero / 2\n"},
		{"{changes: none, exit: 1}", D, F, {.code = 2}, "exit observed 1: 1 / 2\n"},
		{"{changes: none, exit: 1}", F, O, {.code = 0}, ""},
		{"{changes: none, exit: 1}", F, F, {.code = 0}, "exit defined 1: 1 / 0\n"},
		/* streams, each at its level */
		{"{changes: none, stdout: {level: observed, contains: x}}", D, D, {.out = "y"}, ""},
		{"{changes: none, stdout: {level: observed, contains: x}}", D, O, {.out = "y\n"},
			"stdout observed 1: contains 'x' / y\n\n"},
		{"{changes: none, stdout: {level: observed, empty: no}}", D, O, {.err = "y"},
			"stdout observed 1: is not empty / (nothing)\n"},
		{"{changes: none, stderr: {level: documented, equals: \"a\\nb\\n\"}}", D, D,
			{.err = "a\r\nb\r\n"}, ""},
		{"{changes: none, stderr: {level: documented, equals: \"a\\r\\n\"}}", D, D,
			{.err = "a\n"}, ""},
		{"{changes: none, stderr: {level: documented, equals: \"a\\rb\"}}", D, D,
			{.err = "a\rb"}, ""},
		{"{changes: none, stderr: {level: documented, matches: \"^b$\"}}", D, D,
			{.err = "a\r\nb\r\nc\r\n"}, ""},
		{"{changes: none, output: {level: documented, equals: xy}}", D, D,
			{.out = "x", .err = "y"}, ""},
		{"{changes: none, output: {level: documented, empty: yes}}", D, D, {.err = "y"},
			"output documented 1: is empty / y\n"},
		/* everything that does not hold is told */
		{"{changes: none, exit: zero, stdout: {level: observed, empty: yes}}", D, F,
			{.changes = "[session-ended: a/1]", .code = 1, .out = "x"},
			"changes documented 1: none / session-ended a/1\nexit observed 1: zero / "
			"1\n"
			"stdout observed 1: is empty / x\n"},
		/* a command that does not end by itself fails at every level */
		{"{changes: none}", D, D, {.end = PROCESS_TIMED_OUT},
			"command documented 99: it ends by itself / it did not end within 7 s, and "
			"was "
			"ended\n"},
		{"{changes: none}", D, D, {.end = PROCESS_PRINTED_TOO_MUCH},
			"command documented 99: it ends by itself / it printed more than 1024 KiB, "
			"and "
			"was ended\n"},
		/* alternatives: one must hold, and the nearest is told */
		{"{either: [{changes: none}, {changes: [session-ended: a/1]}]}", D, D,
			{.changes = "[session-ended: a/1]"}, ""},
		{"{either: [{changes: none}, {changes: [session-ended: a/1]}]}", D, D, {0}, ""},
		{"{either: [{changes: none, exit: zero}, {changes: [session-ended: a/1], exit: "
		 "zero}]}",
			D, O, {.changes = "[session-ended: a/1]", .code = 1},
			"exit observed 1: zero / 1\n"},
		{"{either: [{changes: none}, {changes: [session-ended: a/1]}]}", D, D,
			{.changes = "[session-ended: a/2]"},
			"changes documented 1: none / session-ended a/2\n"},
		/* parts of two alternatives are not one that holds */
		{"{either: [{changes: none, exit: non-zero}, {changes: [session-ended: a/1], exit: "
		 "zero}]}",
			D, O, {.code = 0}, "exit observed 1: non-zero / 0\n"},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++)
		same_text(rows[i].expect,
			judge_action(
				rows[i].expect, rows[i].of_changes, rows[i].level, &rows[i].deed),
			rows[i].findings);
}

/* A NUL is not the end of a text. */
static void judge_step__sees_behind_a_nul(void **state)
{
	struct process process = {.end = PROCESS_EXITED};
	struct observation observation = {.process = &process};
	struct findings findings = {0};

	(void)state;
	step = (struct step){.line = 1};
	same_number("expect",
		expectations_read(&reader,
			parse("{changes: none, stdout: {level: documented, equals: a}}"), D, NULL,
			&step.expectations),
		0);
	text_add_bytes(&process.output[0], "a\0b", 3);
	same_number("judge", judge_step(&step, D, &observation, arena, &findings), 0);
	process_deinit(&process);
	same_text("nul", findings_to_text(&findings),
		"stdout documented 1: equals 'a' / a\xEF\xBF\xBD"
		"b\n");
}

/* A command that crashed does not end by itself, and the system's words say why. */
static void judge_step__tells_a_crash(void **state)
{
	struct process process = {.end = PROCESS_CRASHED, .code = SIGSEGV};
	struct observation observation = {.process = &process};
	struct findings findings = {0};
	struct text crash = {0};

	(void)state;
	step = (struct step){.line = 99};
	same_number("expect",
		expectations_read(&reader, parse("{changes: none}"), F, NULL, &step.expectations), 0);
	same_number("judge", judge_step(&step, D, &observation, arena, &findings), 0);
	text_add(&crash, "command documented 99: it ends by itself / it crashed: ");
	process_print_crash(SIGSEGV, &crash);
	text_add(&crash, "\n");
	same_text("crash", findings_to_text(&findings), arena_copy(arena, text_string(&crash)));
	text_deinit(&crash);
}

static void verdict__words_differ(void **state)
{
	(void)state;
	for (enum verdict verdict = 0; verdict < VERDICT_COUNT; verdict++) {
		assert_non_null(verdict_to_string(verdict));
		for (enum verdict other = 0; other < verdict; other++)
			assert_string_not_equal(
				verdict_to_string(verdict), verdict_to_string(other));
	}
	assert_false(verdict_is_bad(VERDICT_PASSED));
	assert_true(verdict_is_bad(VERDICT_FAILED));
	assert_false(verdict_is_bad(VERDICT_EXPECTED_FAILURE));
	assert_true(verdict_is_bad(VERDICT_UNEXPECTED_PASS));
	assert_false(verdict_is_bad(VERDICT_SKIPPED));
	assert_true(verdict_is_bad(VERDICT_ERROR));
}

#define TEST(function) cmocka_unit_test_teardown(function, teardown)

int main(void)
{
	static const struct CMUnitTest tests[] = {
		TEST(judge_step__table),
		TEST(judge_step__sees_behind_a_nul),
		TEST(judge_step__tells_a_crash),
		TEST(verdict__words_differ),
	};

	return cmocka_run_group_tests(tests, reading_setup, reading_teardown);
}
