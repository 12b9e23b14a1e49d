#include "conformance/suite/tests/support.h"

#include <string.h>

#include "base/macros.h"

static void change_kind__words_round_trip(void **state)
{
	(void)state;
	for (enum change_kind kind = 0; kind < CHANGE_KIND_COUNT; kind++) {
		enum change_kind back = CHANGE_KIND_COUNT;

		assert_non_null(change_kind_to_string(kind));
		assert_true(change_kind_from_string(change_kind_to_string(kind), &back));
		same_text("kind", change_kind_to_string(back), change_kind_to_string(kind));
	}
}

static void changes_read__accepts(void **state)
{
	static const struct {
		const char *yaml, *changes;
	} rows[] = {
		{"none", "none"},
		{"[]", "none"},
		{"- session-ended: WF12/12", "session-ended WF12/12\n"},
		{"- {state-changed: WF12/0, to: connected}\n- work-lost: WF12/12/a b.doc",
			"state-changed WF12/0 to connected\nwork-lost WF12/12/a b.doc\n"},
		{"- {to: none, user-changed: WF12/0}", "user-changed WF12/0 to none\n"},
		{"- {text: \"a\\nb\", message-sent: WF12/3}\n- message-sent: WF12/3\n"
		 "- {message-sent: WF12/3, text: \"\"}",
			"message-sent WF12/3: \"a\\nb\"\nmessage-sent WF12/3\nmessage-sent WF12/3: "
			"\"\"\n"},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		struct changes changes = read_changes(rows[i].yaml);

		same_text(rows[i].yaml, changes_to_text(&changes), rows[i].changes);
	}
}

static void changes_read__refuses(void **state)
{
	static const struct {
		const char *yaml, *problems;
	} rows[] = {
		{"nothing", "f:1:1: 'nothing' is not a list of changes; accepted: none, or a list "
			    "of changes\n"},
		{"{session-ended: WF12/1}", "f:1:1: expected a list of changes, found a map of "
					    "keys; accepted: none, or a list of changes\n"},
		{"[WF12/1]", "f:1:2: [1]: expected a map of keys, found a single value\n"},
		{"[{to: idle}]", "f:1:2: [1]: the entry names no change\n"},
		{"[{}]", "f:1:2: [1]: the entry names no change\n"},
		{"[{session-ended: a/1, program-ended: b}]",
			"f:1:2: [1]: one entry holds one change\n"},
		{"[{session-ended: [a/1]}]",
			"f:1:18: [1].session-ended: expected a single value, found a list\n"},
		{"[{session-ended: a/1, text: b}]",
			"f:1:29: [1].text: only 'message-sent' has a text\n"},
		{"[{message-sent: a/1, to: b}]", "f:1:26: [1].to: 'message-sent' has no new value; "
						 "use 'text' for the message\n"},
		{"[{session-ended: a/1, to: [b]}]",
			"f:1:27: [1].to: expected a single value, found a list\n"},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		struct changes changes = {0};

		same_number(rows[i].yaml,
			changes_read(&reader, parse(rows[i].yaml), NULL, &changes), 0);
		same_problems(rows[i].yaml, rows[i].problems);
	}
}

static void changes_read__suggests_a_kind(void **state)
{
	struct changes changes = {0};

	(void)state;
	same_number(
		"read", changes_read(&reader, parse("- sesion-ended: WF12/1"), NULL, &changes), 0);
	same_problems("near", "f:1:3: [1].sesion-ended: unknown kind of change 'sesion-ended'; "
			      "did you mean 'session-ended'?\n");
	same_number("read", changes_read(&reader, parse("- x: WF12/1"), NULL, &changes), 0);
	same_number("problems", (long long)problems.count, 1);
	assert_non_null(strstr(problems.items[0].accepted, "session-started"));
	diagnostics_deinit(&problems);
	same_number("diagnostics_init", diagnostics_init(&problems), 0);
}

static void changes_match__table(void **state)
{
	static const struct {
		const char *expected, *actual, *missing, *extra;
	} rows[] = {
		{"none", "none", "none", "none"},
		{"none", "[session-ended: a/1]", "none", "session-ended a/1\n"},
		{"[session-ended: a/1]", "none", "session-ended a/1\n", "none"},
		{"[session-ended: a/1]", "[session-ended: a/1]", "none", "none"},
		{"[session-ended: a/1]", "[session-ended: a/2]", "session-ended a/1\n",
			"session-ended a/2\n"},
		{"[session-ended: a/1]", "[session-started: a/1]", "session-ended a/1\n",
			"session-started a/1\n"},
		/* in any order, as often as it is listed */
		{"[session-ended: a/1, work-lost: a/1/x]", "[work-lost: a/1/x, session-ended: a/1]",
			"none", "none"},
		{"[program-ended: a/1/x, program-ended: a/1/x]",
			"[program-ended: a/1/x, program-ended: a/1/x]", "none", "none"},
		{"[program-ended: a/1/x]", "[program-ended: a/1/x, program-ended: a/1/x]", "none",
			"program-ended a/1/x\n"},
		{"[program-ended: a/1/x, program-ended: a/1/x]", "[program-ended: a/1/x]",
			"program-ended a/1/x\n", "none"},
		/* names ignore case, in any alphabet, but are whole */
		{"[session-ended: wf12/1]", "[session-ended: WF12/1]", "none", "none"},
		{"[program-ended: a/1/ταμείο.exe]", "[program-ended: A/1/ΤΑΜΕΊΟ.EXE]", "none",
			"none"},
		{"[session-ended: a/1]", "[session-ended: a/12]", "session-ended a/1\n",
			"session-ended a/12\n"},
		{"[session-ended: a/12]", "[session-ended: a/1]", "session-ended a/12\n",
			"session-ended a/1\n"},
		/* `to` */
		{"[{state-changed: a/0, to: connected}]", "[{state-changed: a/0, to: connected}]",
			"none", "none"},
		{"[{state-changed: a/0, to: idle}]", "[{state-changed: a/0, to: connected}]",
			"state-changed a/0 to idle\n", "state-changed a/0 to connected\n"},
		{"[{name-changed: a/0, to: rdp-tcp#4}]", "[{name-changed: a/0, to: RDP-Tcp#4}]",
			"none", "none"},
		{"[{user-changed: a/0, to: none}]", "[{user-changed: a/0}]",
			"user-changed a/0 to none\n", "user-changed a/0\n"},
		{"[state-changed: a/0]", "[{state-changed: a/0, to: connected}]", "none", "none"},
		/* texts are compared to the letter */
		{"[{message-sent: a/1, text: Tea}]", "[{message-sent: a/1, text: Tea}]", "none",
			"none"},
		{"[{message-sent: a/1, text: Tea}]", "[{message-sent: a/1, text: tea}]",
			"message-sent a/1: Tea\n", "message-sent a/1: tea\n"},
		{"[message-sent: a/1]", "[{message-sent: a/1, text: tea}]", "none", "none"},
		/* who says no `to` must not take what another needs */
		{"[program-changed: a/1/x, {program-changed: a/1/x, to: b}]",
			"[{program-changed: a/1/x, to: b}, {program-changed: a/1/x, to: c}]",
			"none", "none"},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		struct changes expected = read_changes(rows[i].expected);
		struct changes actual = read_changes(rows[i].actual);
		struct changes missing = {0}, extra = {0};
		bool matches = changes_match(&expected, &actual, arena, &missing, &extra);

		same_text(rows[i].expected, changes_to_text(&missing), rows[i].missing);
		same_text(rows[i].expected, changes_to_text(&extra), rows[i].extra);
		same_number(rows[i].expected, matches, !missing.count && !extra.count);
		same_number(rows[i].expected, changes_match(&expected, &actual, arena, NULL, NULL),
			matches);
	}
}

static void changes_have__one_that_fits(void **state)
{
	static const struct {
		const char *changes, *actual;
		bool have;
	} rows[] = {
		{"none", "[message-sent: a/1]", false},
		{"[message-sent: a/1, message-sent: a/2]", "[message-sent: A/2]", true},
		{"[message-sent: a/1]", "[session-ended: a/1]", false},
		{"[message-sent: a/1]", "[message-sent: a/12]", false},
		{"[{state-changed: a/0, to: idle}]", "[{state-changed: a/0, to: down}]", false},
		{"[state-changed: a/0]", "[{state-changed: a/0, to: down}]", true},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		struct changes changes = read_changes(rows[i].changes);
		struct changes actual = read_changes(rows[i].actual);

		same_number(rows[i].changes, changes_have(&changes, actual.items), rows[i].have);
	}
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(change_kind__words_round_trip),
		cmocka_unit_test(changes_read__accepts),
		cmocka_unit_test(changes_read__refuses),
		cmocka_unit_test(changes_read__suggests_a_kind),
		cmocka_unit_test(changes_match__table),
		cmocka_unit_test(changes_have__one_that_fits),
	};

	return cmocka_run_group_tests(tests, reading_setup, reading_teardown);
}
