#include "conformance/suite/tests/support.h"

#include "base/macros.h"
#include "conformance/suite/known.h"

static struct known_failures known;

static void read_text(const char *yaml)
{
	known = (struct known_failures){0};
	same_number(yaml, known_read(&known, "f", parse(yaml), arena, &problems), 0);
}

static void known_read__accepts(void **state)
{
	(void)state;
	read_text("- {id: a/b, reason: issue 12}\n- {reason: later, id: c}\n");
	same_problems("list", "");
	same_text("file", known.items[1].file, "f");
	same_number("entries", (long long)known.count, 2);
	same_text("id", known.items[0].id, "a/b");
	same_text("reason", known.items[0].reason, "issue 12");
	same_number("line", known.items[1].line, 2);
	read_text("[]");
	same_problems("empty", "");
	same_number("entries", (long long)known.count, 0);
}

static void known_read__refuses(void **state)
{
	static const struct {
		const char *yaml, *problems;
	} rows[] = {
		{"{id: a, reason: b}", "f:1:1: expected a list, found a map of keys\n"},
		{"[a/b]", "f:1:2: [1]: expected a map of keys, found a single value\n"},
		{"[{id: a}]", "f:1:2: [1]: the key 'reason' is missing\n"},
		{"[{reason: a}]", "f:1:2: [1]: the key 'id' is missing\n"},
		{"[{id: a, reason: b, because: []}]",
			"f:1:30: [1].because: a failure has a cause at least\n"},
		{"[{id: a, reason: b, level: sure, because: luck}]",
			"f:1:28: [1].level: unknown word 'sure'; accepted: documented, observed or "
			"defined\n"
			"f:1:43: [1].because: unknown word 'luck'; accepted: command, changes, "
			"exit, "
			"stdout, stderr or output\n"},
		{"[{id: a, reason: \"\"}]", "f:1:18: [1].reason: a known failure needs a reason\n"},
		{"[{id: a, reson: b}]", "f:1:10: [1]: unknown key 'reson'; did you mean 'reason'?; "
					"accepted: id, reason, "
					"link, level, edition or because\nf:1:2: [1]: the key "
					"'reason' is missing\n"},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		read_text(rows[i].yaml);
		same_problems(rows[i].yaml, rows[i].problems);
	}
}

static void known_find__covers_scenarios_and_their_cases(void **state)
{
	static const struct {
		const char *id, *reason;
	} rows[] = {
		{"a/b", "first"},
		{"a/b/row", "first"},
		{"a/bc", NULL},
		{"a", NULL},
		{"a/c/x", "second"},
		{"a/c", NULL},
		{"a/c/y", NULL},
		{"", NULL},
	};

	(void)state;
	read_text("- {id: a/b, reason: first}\n- {id: a/c/x, reason: second}\n");
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		const struct known_failure *failure =
			known_find(&known, rows[i].id, EDITION_NT4, LEVEL_DOCUMENTED);

		same_text(rows[i].id, failure ? failure->reason : NULL, rows[i].reason);
	}
}

static void known_find__asks_for_the_level(void **state)
{
	static const struct {
		const char *id;
		enum level level;
		bool found;
	} rows[] = {
		{"a", LEVEL_DOCUMENTED, true},
		{"a", LEVEL_DEFINED, true},
		{"b", LEVEL_DOCUMENTED, false},
		{"b", LEVEL_OBSERVED, true},
		{"b", LEVEL_DEFINED, true},
		{"c", LEVEL_OBSERVED, false},
		{"c", LEVEL_DEFINED, true},
	};

	(void)state;
	read_text("[{id: a, reason: r}, {id: b, reason: r, level: observed}, {id: c, reason: r, "
		  "level: "
		  "defined}]");
	same_problems("list", "");
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++)
		same_number(rows[i].id,
			known_find(&known, rows[i].id, EDITION_NT4, rows[i].level) != NULL,
			rows[i].found);
}

static void known_read__takes_links_and_causes(void **state)
{
	(void)state;
	read_text(
		"[{id: a, reason: r, link: l, because: exit}, {id: b, reason: r, because: [stderr, "
		"changes]}]");
	same_problems("list", "");
	same_text("link", known.items[0].link, "l");
	same_text("no link", known.items[1].link, NULL);
	same_number("one", known.items[0].because, 1u << CAUSE_EXIT);
	same_number("two", known.items[1].because, 1u << CAUSE_STDERR | 1u << CAUSE_CHANGES);
	for (enum cause cause = 0; cause < CAUSE_COUNT; cause++) {
		enum cause found;

		same_number(cause_to_string(cause),
			cause_from_string(cause_to_string(cause), &found) && found == cause, 1);
	}
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(known_read__accepts),
		cmocka_unit_test(known_read__refuses),
		cmocka_unit_test(known_read__takes_links_and_causes),
		cmocka_unit_test(known_find__covers_scenarios_and_their_cases),
		cmocka_unit_test(known_find__asks_for_the_level),
	};

	return cmocka_run_group_tests(tests, reading_setup, reading_teardown);
}
