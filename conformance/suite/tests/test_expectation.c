#include "conformance/suite/tests/support.h"

#include <string.h>

#include "base/macros.h"
#include "base/text.h"

static struct expectations expectations;

static int teardown(void **state)
{
	(void)state;
	expectations_deinit(&expectations);
	return 0;
}

static void read_text(const char *yaml, enum level level)
{
	expectations_deinit(&expectations);
	same_number(yaml, expectations_read(&reader, parse(yaml), level, NULL, &expectations), 0);
}

/* "changes documented line 1: none; exit observed line 2: zero; stdout defined line 3: ..." */
static void print_expectation(const struct expectation *expectation, struct text *to)
{
	static const char *const wants[] = {"any", "zero", "non-zero", "number"};

	text_printf(to, "changes %s %u: %s", level_to_string(expectation->changes_level),
		expectation->changes_line, changes_to_text(&expectation->changes));
	if (expectation->exit != EXIT_WANT_ANY)
		text_printf(to, "; exit %s %u: %s %d", level_to_string(expectation->exit_level),
			expectation->exit_line, wants[expectation->exit], expectation->exit_number);
	for (size_t i = 0; i < expectation->matcher_count; i++) {
		const struct matcher *matcher = &expectation->matchers[i];

		text_printf(to, "; %s %s %u: ", stream_to_string(matcher->stream),
			level_to_string(matcher->level), matcher->line);
		matcher_print(matcher, to);
	}
	text_add_char(to, '\n');
}

static const char *printed_text(void)
{
	struct text text = {0};
	const char *copy;

	for (size_t i = 0; i < expectations.count; i++)
		print_expectation(&expectations.items[i], &text);
	copy = arena_copy(arena, text_string(&text));
	text_deinit(&text);
	return copy;
}

static void expectations_read__accepts(void **state)
{
	static const struct {
		const char *yaml;
		enum level level;
		const char *printed;
	} rows[] = {
		{"{changes: none}", LEVEL_DOCUMENTED, "changes documented 1: none\n"},
		{"changes: none\nexit: zero", LEVEL_DOCUMENTED,
			"changes documented 1: none; exit observed 2: zero 0\n"},
		{"{changes: none, exit: non-zero}", LEVEL_OBSERVED,
			"changes observed 1: none; exit observed 1: non-zero 0\n"},
		{"{changes: none, exit: 5}", LEVEL_DEFINED,
			"changes defined 1: none; exit defined 1: number 5\n"},
		{"{changes: none, exit: 0}", LEVEL_DOCUMENTED,
			"changes documented 1: none; exit observed 1: number 0\n"},
		{"changes: none\n"
		 "stdout: {level: observed, empty: yes}\n"
		 "stderr:\n"
		 "  - {level: documented, contains: a}\n"
		 "  - {level: defined, equals: b, matches: ^c$}\n"
		 "output: {level: documented, empty: no}",
			LEVEL_DOCUMENTED,
			"changes documented 1: none; stdout observed 2: is empty; "
			"stderr documented 4: contains 'a'; stderr defined 5: equals 'b', matches "
			"'^c$'; output documented 6: is not empty\n"},
		/* alternatives, and what stands beside them */
		{"either:\n"
		 "  - {changes: none, exit: non-zero}\n"
		 "  - {changes: [session-ended: a/1]}",
			LEVEL_DOCUMENTED,
			"changes documented 2: none; exit observed 2: non-zero 0\n"
			"changes documented 3: session-ended a/1\n\n"},
		{"changes: none\nexit: zero\n"
		 "stdout: {level: defined, contains: x}\n"
		 "either:\n"
		 "  - {exit: 3}\n"
		 "  - {stdout: {level: defined, empty: yes}, changes: [session-ended: a/1]}",
			LEVEL_DOCUMENTED,
			"changes documented 1: none; exit observed 5: number 3; "
			"stdout defined 3: contains 'x'\n"
			"changes documented 6: session-ended a/1\n; exit observed 2: zero 0; "
			"stdout defined 6: is empty\n"},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		read_text(rows[i].yaml, rows[i].level);
		same_problems(rows[i].yaml, "");
		same_text(rows[i].yaml, printed_text(), rows[i].printed);
	}
}

static void expectations_read__refuses(void **state)
{
	static const struct {
		const char *yaml, *problems;
	} rows[] = {
		{"x", "f:1:1: expected a map of keys, found a single value\n"},
		{"{}", "f:1:1: the key 'changes' is missing; 'changes: none' says that nothing "
		       "happens\n"},
		{"{changes: none, exti: 0}",
			"f:1:17: unknown key 'exti'; did you mean 'exit'?; "
			"accepted: changes, exit, stdout, stderr, output or either\n"},
		{"{changes: none, exit: -1}", "f:1:23: exit: '-1' is no exit status; accepted: "
					      "zero, non-zero or a number\n"},
		{"{changes: none, exit: [0]}",
			"f:1:23: exit: expected a single value, found a list\n"},
		{"{changes: none, exit: 99999999999}",
			"f:1:23: exit: '99999999999' is no exit status; "
			"accepted: zero, non-zero or a number\n"},
		{"{changes: none, stdout: x}",
			"f:1:25: stdout: expected a map of keys, found a single value\n"},
		{"{changes: none, stdout: {empty: yes}}",
			"f:1:25: stdout: the key 'level' is missing\n"},
		{"{changes: none, stdout: {level: observed}}",
			"f:1:25: stdout: the matcher has no condition; accepted: equals, "
			"contains, matches, lacks or empty\n"},
		{"{changes: none, stderr: [{level: observd, empty: yes}]}",
			"f:1:34: stderr[1].level: unknown word 'observd'; did you mean "
			"'observed'?; "
			"accepted: documented, observed or defined\n"},
		{"{changes: none, stderr: {level: observed, contain: x}}",
			"f:1:43: stderr: unknown key 'contain'; did you mean 'contains'?; "
			"accepted: "
			"level, equals, contains, matches, lacks or empty\n"
			"f:1:25: stderr: the matcher has no condition; accepted: equals, "
			"contains, matches, lacks or empty\n"},
		{"{either: []}", "f:1:10: either: 'either' is empty\n"},
		{"{either: {changes: none}}",
			"f:1:10: either: expected a list, found a map of keys\n"},
		{"{either: [{exit: 0}]}",
			"f:1:11: either[1]: the key 'changes' is missing; 'changes: "
			"none' says that nothing happens\n"},
		{"{either: [{changes: none, either: []}]}",
			"f:1:35: either[1].either: 'either' cannot stand in itself\n"},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		read_text(rows[i].yaml, LEVEL_DOCUMENTED);
		same_problems(rows[i].yaml, rows[i].problems);
	}
}

/* What is wrong with a pattern is said in the words of the system. */
static void expectations_read__refuses_wrong_patterns(void **state)
{
	static const char *const patterns[] = {"a(b", "[[:nothing:]]", "[a"};
	static const char *const keys[] = {"matches", "lacks"};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(patterns); i++) {
		char yaml[128], words[128], problem[256];
		regex_t regex;
		int r = regcomp(&regex, patterns[i], REG_EXTENDED);

		assert_true(r != 0);
		regerror(r, &regex, words, sizeof(words));
		snprintf(yaml, sizeof(yaml),
			"{changes: none, stdout: {level: observed, %s: \"%s\"}}", keys[i % 2],
			patterns[i]);
		snprintf(problem, sizeof(problem),
			"f:1:%d: stdout.%s: not an extended regular expression: %s\n",
			i % 2 ? 50 : 52, keys[i % 2], words);
		read_text(yaml, LEVEL_DOCUMENTED);
		same_problems(yaml, problem);
	}
}

/* At which levels anything is judged: the first of them. */
static void expectations_judge_at__levels(void **state)
{
	static const struct {
		const char *yaml;
		enum level level, judged_from;
	} rows[] = {
		{"{changes: none}", LEVEL_DOCUMENTED, LEVEL_DOCUMENTED},
		{"{changes: none}", LEVEL_OBSERVED, LEVEL_OBSERVED},
		{"{changes: none, exit: zero}", LEVEL_DEFINED, LEVEL_DEFINED},
		{"{changes: none, stdout: {level: observed, empty: yes}}", LEVEL_DEFINED,
			LEVEL_OBSERVED},
		{"{changes: none, output: {level: documented, empty: no}}", LEVEL_DEFINED,
			LEVEL_DOCUMENTED},
		{"{either: [{changes: none}, {changes: none, stdout: {level: observed, empty: "
		 "yes}}]}",
			LEVEL_DEFINED, LEVEL_OBSERVED},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		read_text(rows[i].yaml, rows[i].level);
		same_problems(rows[i].yaml, "");
		for (enum level level = 0; level < LEVEL_OWN; level++)
			same_number(rows[i].yaml, expectations_judge_at(&expectations, level),
				level >= rows[i].judged_from);
	}
}

static void matcher_holds__table(void **state)
{
	static const struct {
		const char *matcher, *text;
		bool holds;
	} rows[] = {
		{"equals: \"\"", "", true},
		{"equals: \"\"", "\n", false},
		{"equals: \"a\\n\"", "a\n", true},
		{"equals: a", "a\n", false},
		{"equals: a", "A", false},
		{"equals: \"a\\r\\nb\\r\\n\"", "a\nb\n", true},
		{"equals: \"a\\rb\"", "a\rb", true},
		{"contains: b", "abc", true},
		{"contains: abcd", "abc", false},
		{"contains: \"a\\r\\nb\"", "xa\nby", true},
		{"contains: \"Error [5]\"", "Error [5]: Access is denied.\n", true},
		{"matches: \"^b$\"", "a\nb\nc\n", true},
		{"matches: \"^b\"", "ab\n", false},
		{"matches: \"b$\"", "ab\n", true},
		{"matches: \"a.b\"", "a\nb", false},
		{"matches: \"session ID (12|13)\"", "x session ID 13", true},
		{"matches: \"[0-9]{3}\"", "12", false},
		{"lacks: \"^ *eva\"", " ida 12\n tom 14\n", true},
		{"lacks: \"^ *eva\"", " ida 12\n eva 14\n", false},
		{"lacks: ida|eva", "eva", false},
		{"lacks: a", "", true},
		{"empty: yes", "", true},
		{"empty: yes", "\n", false},
		{"empty: no", "", false},
		{"empty: no", "\n", true},
		/* all of them together */
		{"contains: a, matches: c$, empty: no", "abc", true},
		{"contains: x, matches: c$", "abc", false},
		{"contains: a, matches: x", "abc", false},
		{"contains: a, equals: ab", "abc", false},
		{"matches: a, lacks: d", "abc", true},
		{"matches: a, lacks: c", "abc", false},
		{"matches: x, lacks: d", "abc", false},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		const char *yaml = arena_printf(
			arena, "{changes: none, stdout: {level: observed, %s}}", rows[i].matcher);

		read_text(yaml, LEVEL_DOCUMENTED);
		same_problems(yaml, "");
		same_number(rows[i].matcher,
			matcher_holds(&expectations.items[0].matchers[0], rows[i].text,
				strlen(rows[i].text)),
			rows[i].holds);
	}
}

#define TEST(function) cmocka_unit_test_teardown(function, teardown)

int main(void)
{
	static const struct CMUnitTest tests[] = {
		TEST(expectations_read__accepts),
		TEST(expectations_read__refuses),
		TEST(expectations_read__refuses_wrong_patterns),
		TEST(expectations_judge_at__levels),
		TEST(matcher_holds__table),
	};

	return cmocka_run_group_tests(tests, reading_setup, reading_teardown);
}
