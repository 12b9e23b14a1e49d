#include "conformance/tests/support.h"

#include "base/macros.h"
#include "conformance/known.h"

static struct known_failures known;

static void read(const char *yaml)
{
	known = (struct known_failures){0};
	same_number(yaml, known_read(&known, "f", parse(yaml), arena, &problems), 0);
}

static void known_read__accepts(void **state)
{
	(void)state;
	read("- {id: a/b, reason: issue 12}\n- {reason: later, id: c}\n");
	same_problems("list", "");
	same_text("file", known.items[1].file, "f");
	same_number("entries", (long long)known.count, 2);
	same_text("id", known.items[0].id, "a/b");
	same_text("reason", known.items[0].reason, "issue 12");
	same_number("line", known.items[1].line, 2);
	read("[]");
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
		{"[{id: a, reason: \"\"}]", "f:1:18: [1].reason: a known failure needs a reason\n"},
		{"[{id: a, reson: b}]",
			"f:1:10: [1]: unknown key 'reson'; did you mean 'reason'?; accepted: id or "
			"reason\nf:1:2: [1]: the key 'reason' is missing\n"},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		read(rows[i].yaml);
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
	read("- {id: a/b, reason: first}\n- {id: a/c/x, reason: second}\n");
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		const struct known_failure *failure = known_find(&known, rows[i].id);

		same_text(rows[i].id, failure ? failure->reason : NULL, rows[i].reason);
	}
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(known_read__accepts),
		cmocka_unit_test(known_read__refuses),
		cmocka_unit_test(known_find__covers_scenarios_and_their_cases),
	};

	return cmocka_run_group_tests(tests, reading_setup, reading_teardown);
}
