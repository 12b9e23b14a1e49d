#include "conformance/suite/tests/support.h"

#include <stdlib.h>
#include <string.h>

#include "base/machine.h"
#include "base/macros.h"
#include "conformance/report/report.h"

static FILE *memory;

static int setup(void **state)
{
	if (reading_setup(state) != 0)
		return -1;
	memory = capture_begin();
	return 0;
}

static int teardown(void **state)
{
	free(capture_end(memory));
	return reading_teardown(state);
}

/* What was printed since the last call; the arena's. */
static const char *printed_text(void)
{
	char *bytes = capture_end(memory);
	const char *copy = arena_copy(arena, bytes);

	free(bytes);
	memory = capture_begin();
	return copy;
}

static void report_print_lines__table(void **state)
{
	static const struct {
		const char *text, *lines;
	} rows[] = {
		{"", "> \n"},
		{"a", "> a\n"},
		{"a\n", "> a\n"},
		{"a\n\nb", "> a\n> \n> b\n"},
		{"\ta", "> \ta\n"},
		{"\033[31m\a\x7F", "> \\x1B[31m\\x07\\x7F\n"},
		{"Bücherei Ταμείο \xF0\x9F\x98\x80", "> Bücherei Ταμείο \xF0\x9F\x98\x80\n"},
		/* no UTF-8, and what is no character */
		{"\xFF\xC3", "> \\xFF\\xC3\n"},
		{"\xC0\xAF", "> \\xC0\\xAF\n"},
		{"\xE2\x82x", "> \\xE2\\x82x\n"},
		{"\xF5\x80\x80\x80", "> \\xF5\\x80\\x80\\x80\n"},
		/* the other control characters: CSI in one */
		{"\xC2\x9B", "> \\xC2\\x9B\n"},
		{"\xC2\xA0", "> \xC2\xA0\n"},
		/* ends of lines and turns of direction */
		{"\xE2\x80\xA8\xE2\x80\xAE", "> \\xE2\\x80\\xA8\\xE2\\x80\\xAE\n"},
		/* what a CI service obeys */
		{"::error::x", "> \\x3A:error::x\n"},
		{"a\n \t::x\n:::x", "> a\n>  \t\\x3A:x\n> \\x3A::x\n"},
		{"\xC2\xA0::x\n\xE2\x80\x83::x", "> \xC2\xA0\\x3A:x\n> \xE2\x80\x83\\x3A:x\n"},
		{"a::b ::c\n:x", "> a::b ::c\n> :x\n"},
		{"##[error]x", "> #\\x23[error]x\n"},
		{"a ###[x ##vso[task]y ##teamcity[z",
			"> a ##\\x23[x #\\x23vso[task]y #\\x23teamcity[z\n"},
		{"## x[ # #[", "> ## x[ # #[\n"},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		report_print_lines(memory, "> ", rows[i].text);
		same_text(rows[i].text, printed_text(), rows[i].lines);
	}
}

static void report_print_lines__cuts(void **state)
{
	char text[6000];
	const char *lines;

	(void)state;
	memset(text, 'x', sizeof(text));
	text[sizeof(text) - 1] = '\0';
	report_print_lines(memory, "> ", text);
	lines = printed_text();
	same_text("long line", lines + 4000, "xx\n> ... and 1999 bytes more\n");
	for (size_t i = 1; i < sizeof(text) - 1; i += 2)
		text[i] = '\n';
	report_print_lines(memory, "> ", text);
	lines = printed_text();
	same_text("many lines", lines + 23 * 4, "> x\n> ... and 5951 bytes more\n");
}

static void report_print_text__stays_on_one_line(void **state)
{
	(void)state;
	report_print_text(memory, "a\nb\r\tc");
	same_text("text", printed_text(), "a\\x0Ab\\x0D\tc");
}

/* As the shell of the system has it. */
#ifdef _WIN32
#define QUOTED "\"a subject\""
#else
#define QUOTED "'a subject'"
#endif

static void report_print_again__table(void **state)
{
	static const struct {
		struct result_run run;
		const char *line;
	} rows[] = {
		{{.level = LEVEL_DOCUMENTED}, "tsconform run a/b\n"},
		{{.level = LEVEL_OBSERVED, .by_path = true},
			"tsconform run --level observed file.yaml a/b\n"},
		{{.level = LEVEL_DEFINED, .command = "./x -v"},
			"tsconform run --level defined a/b -- ./x -v\n"},
		{{.subject_typed = "a subject"}, "tsconform run --subject " QUOTED " a/b\n"},
	};
	const struct result_case item = {.scenario = "a/b", .file = "file.yaml"};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		const struct report report = {.to = memory, .run = &rows[i].run};

		report_print_again(&report, &item);
		same_text(rows[i].line, printed_text(), rows[i].line);
	}
}

static void report_print_summary__counts(void **state)
{
	static const struct {
		struct result_run run;
		struct result_counts counts;
		const char *line;
	} rows[] = {
		{{.rounds = 1}, {.cases = 1, .verdicts = {1}}, "1 scenario, 1 passed\n"},
		{{.rounds = 1}, {.cases = 2, .verdicts = {2}}, "2 scenarios, 2 passed\n"},
		{{.rounds = 1}, {.cases = 2, .verdicts = {0, 2}},
			"2 scenarios, 0 passed, 2 failed\n"},
		{{.rounds = 1}, {.cases = 41, .verdicts = {39, 1, 1}},
			"41 scenarios, 39 passed, 1 expected failure, 1 failed\n"},
		{{.rounds = 1}, {.cases = 28, .verdicts = {1, 2, 3, 4, 5, 6}, .not_reached = 7},
			"28 scenarios, 1 passed, 3 expected failures, 4 unexpected passes, 5 "
			"skipped, 6 "
			"errors, 7 not run, 2 failed\n"},
		{{.rounds = 1}, {.cases = 4, .verdicts = {0, 0, 0, 1, 1, 1}, .not_reached = 1},
			"4 scenarios, 0 passed, 1 unexpected pass, 1 skipped, 1 error, 1 not "
			"run\n"},
		{{.rounds = 3}, {.cases = 6, .verdicts = {6}}, "6 runs of 2 scenarios, 6 passed\n"},
		{{.rounds = 1, .level = LEVEL_OBSERVED},
			{.cases = 3,
				.verdicts = {2, 1},
				.levels = {{.judged = 3, .held = 3}, {.judged = 2, .held = 1},
					{.judged = 9, .held = 9}}},
			"3 scenarios, 2 passed, 1 failed; documented 3/3, observed 1/2\n"},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		report_print_summary(&rows[i].run, &rows[i].counts, memory);
		same_text(rows[i].line, printed_text(), rows[i].line);
	}
}

/* The slowest first; and what has one verdict in one round and another in another. */
static void report_print_notable__names(void **state)
{
	const struct result_run run = {.rounds = 2};
	const struct result_case items[] = {
		{.scenario = "a", .round = 1, .duration = 1000},
		{.scenario = "a", .round = 2, .duration = 4000},
		{.scenario = "b", .round = 1, .duration = 3000},
		{.scenario = "b", .round = 2, .duration = 2000, .verdict = VERDICT_FAILED},
		{.scenario = "c", .round = 1, .duration = 500, .verdict = VERDICT_FAILED},
		{.scenario = "c", .round = 2, .duration = 2500, .verdict = VERDICT_FAILED},
	};
	struct report report = {.to = memory, .run = &run, .slowest.wanted = 3};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(items); i++)
		report_note_notable(&report, &items[i]);
	report_print_notable(&report, "# ");
	report_deinit(&report);
	same_text("lines", printed_text(),
		"#       4.0 ms  a\n"
		"#       3.0 ms  b\n"
		"#       2.5 ms  c\n"
		"# flaky   b  passed 1 times of 2\n");
}

/* What was drawn, and on to the next. */
static const char *drawn_text(struct report *report)
{
	const char *copy = printed_text();

	report->progress = memory;
	return copy;
}

/* Drawn on a terminal alone, after a second, and not more often than a person can read it. */
static void report_draw_progress__draws_and_erases(void **state)
{
	struct report report = {.progress = memory, .total = 10, .shown = 4, .bad = 1};

	(void)state;
	report.started = machine_clock_ms();
	report_draw_progress(&report);
	same_text("at once", drawn_text(&report), "");
	report.started = machine_clock_ms() - 20000;
	report_draw_progress(&report);
	same_text("later", drawn_text(&report), "\r4 of 10, 1 bad, 30 s left");
	report_draw_progress(&report);
	same_text("again", drawn_text(&report), "");
	report.drawn = machine_clock_ms() - 1000;
	report.shown = 9;
	report_draw_progress(&report);
	same_text("shorter", drawn_text(&report), "\r9 of 10, 1 bad, 3 s left ");
	report_erase_progress(&report);
	same_text("erased", drawn_text(&report), "\r                        \r");
	report_erase_progress(&report);
	same_text("nothing to erase", drawn_text(&report), "");
	report.shown = 0;
	report_draw_progress(&report);
	same_text("nothing known", drawn_text(&report), "\r0 of 10, 1 bad");
	report_erase_progress(&report);
	drawn_text(&report);
	report.progress = NULL;
	report_draw_progress(&report);
	same_text("no terminal", printed_text(), "");
}

static void report_format_find__by_name(void **state)
{
	(void)state;
	assert_ptr_equal(report_format_find("pretty"), &report_pretty);
	assert_ptr_equal(report_format_find("tap"), &report_tap);
	for (size_t i = 0; i < REPORT_FORMAT_COUNT; i++)
		assert_non_null(report_format_find(report_format_words[i]));
	assert_null(report_format_find("xml"));
	assert_null(report_format_find(""));
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, setup, teardown)

int main(void)
{
	static const struct CMUnitTest tests[] = {
		TEST(report_print_lines__table),
		TEST(report_print_lines__cuts),
		TEST(report_print_text__stays_on_one_line),
		TEST(report_print_again__table),
		TEST(report_print_summary__counts),
		TEST(report_print_notable__names),
		TEST(report_draw_progress__draws_and_erases),
		TEST(report_format_find__by_name),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
