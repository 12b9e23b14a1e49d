#include "training/judgement.h"

#include <stdlib.h>
#include <string.h>

#include "base/macros.h"
#include "conformance/suite/tests/support.h"
#include "training/mistake.h"
#include "training/points.h"

#define LESSON(expect)                                                                             \
	"lesson: l\nnumber: 1\nchapter: C\ntitle: T\nclauses: d/one\n"                             \
	"farm:\n  servers:\n    WF12:\n      sessions:\n"                                          \
	"        3: {user: ann}\n        8: {user: tom, programs: [{image: x.exe, unsaved: "       \
	"x.doc}]}\n"                                                                               \
	"        12: {user: eva}\n        14: {user: ida}\n"                                       \
	"  accounts: {ann: [Administrators]}\n"                                                    \
	"typed-in: WF12/3\ntask: Do it.\nexpect: " expect "\n"                                     \
	"hints: [H]\nexplanation: E\nsolution: [x]\nwrong: {type: y, because: No.}\n"

#define TWO "{changes: [{session-ended: WF12/12}, {session-ended: WF12/14}]}"
#define WARNED                                                                                     \
	"{changes: [{message-sent: WF12/12}, {session-ended: WF12/12}], in-order: "                \
	"[{message-sent: "                                                                         \
	"WF12/12}, {logoff-started: wf12/12, by: WF12/3}]}"
#define FOUR                                                                                       \
	"{changes: [{message-sent: WF12/12}, {session-ended: WF12/12}, {session-ended: WF12/14}]," \
	" in-order: [{message-sent: WF12/12}, {logoff-started: WF12/12}]}"
#define RESTARTED                                                                                  \
	"{changes: [{session-ended: WF12/12}, {session-ended: WF12/14}], in-order: "               \
	"[{session-started: WF12/12}]}"
#define PASSED                                                                                     \
	"{changes: [{session-ended: WF12/12}], passes-through: [{session-ended: WF12/8}, "         \
	"{program-ended: WF12/8/x.exe}, {work-lost: WF12/8/x.doc}]}"
#define POLITE "{changes: [{session-ended: WF12/12}], besides: [{message-sent: WF12/12}]}"
#define EITHER                                                                                     \
	"{either: [{changes: [{session-ended: WF12/12}]}, {changes: [{session-ended: WF12/14}, "   \
	"{message-sent: WF12/14}]}]}"
#define ASKED "{changes: none, answer: [eva, Zoë]}"
#define TYPED "{changes: none, typed: [{matches: ^query, exit: zero}, {contains: user}]}"

#define LATER                                                                                      \
	"{changes: none, besides: [{message-sent: WF12/12}], answer: eva, in-order: [{"            \
	"message-sent: WF12/12}]}"

static struct folder folder;
static struct lesson lesson;
static struct farm *farm;

static int setup(void **state)
{
	folder_make(&folder);
	return suite_setup(state);
}

static int teardown(void **state)
{
	farm = farm_free(farm);
	lesson_deinit(&lesson);
	folder_remove(&folder);
	return suite_teardown(state);
}

/* "3 ends 12", "3 warns 14": the sessions are those of WF12. */
static void act_as(const char *what)
{
	unsigned who, whom;
	char verb[16];
	struct caller caller;
	bool answered;
	int r;

	same_number(what, sscanf(what, "%u %15s %u", &who, verb, &whom), 3);
	same_number(what, caller_find(farm, "WF12", who, &caller), 0);
	if (strcmp(verb, "resets") == 0)
		r = session_reset(farm, &caller, caller.server_id, whom);
	else if (strcmp(verb, "ends") == 0)
		r = session_logoff(farm, &caller, caller.server_id, whom);
	else
		r = session_send_message(
			farm, &caller, caller.server_id, whom, "Hello", 0, &answered);
	same_number(what, r, 0);
}

static void begin_lesson(const char *yaml)
{
	const struct lesson_tree tree = {EDITION_NT4, parse(yaml), true};

	farm = farm_free(farm);
	lesson_deinit(&lesson);
	same_number(yaml, lesson_read(&lesson, &suite.documents, &suite.farms, &reader, &tree), 0);
	same_problems(yaml, "");
	same_number("make",
		farm_create(folder_file(&folder, "farm.db"), lesson.farm->snapshot, true), 0);
	same_number("open", farm_open(folder_file(&folder, "farm.db"), &farm), 0);
}

/* "solved"; "wrong: ..."; or "open 1 of 2", and what is missing besides. */
static const char *judge_actions(const struct actions *actions)
{
	struct judgement judgement;
	struct text text = {0};
	const char *copy;

	same_number("judge", judgement_find(&lesson, farm, actions, arena, &judgement), 0);
	if (judgement_is_wrong(&judgement)) {
		text_add(&text, "wrong: ");
		mistake_add_short(&text, &judgement.extra);
		if (judgement.out_of_order)
			text_printf(&text, "%s late",
				event_kind_to_string(judgement.out_of_order->kind));
	} else if (judgement.solved) {
		text_add(&text, "solved");
	} else {
		text_printf(&text, "open %zu of %zu%s%s%s", judgement.reached,
			judgement.outcome->changes.count, judgement.untyped ? ", untyped" : "",
			judgement.unanswered ? ", unanswered" : "",
			judgement_has_passed(&judgement) ? ", passed"
			: judgement.unpassed             ? ", unpassed"
							 : "");
	}
	copy = arena_copy(arena, text_string(&text));
	text_deinit(&text);
	return copy;
}

/* A learner counts sessions, messages, lines and answers. */
static void points__are_those_of_the_task(void **state)
{
	static const struct {
		const char *yaml, *act, *line, *answer;
		size_t done, count;
	} rows[] = {
		{LESSON(TWO), NULL, NULL, NULL, 0, 2},
		{LESSON(TWO), "3 ends 12", NULL, NULL, 1, 2},
		{LESSON(WARNED), "3 warns 12", NULL, NULL, 1, 2},
		{LESSON("{changes: [{session-ended: WF12/8}, {program-ended: wf12/8/x.exe}, "
			"{work-lost: WF12/8/x.doc}], answer: 8}"),
			"3 ends 8", NULL, NULL, 1, 2},
		{LESSON("{changes: [{session-ended: WF12/8}, {program-ended: WF12/8/x.exe}, "
			"{work-lost: WF12/8/x.doc}, {message-sent: WF12/8}]}"),
			"3 ends 8", NULL, NULL, 1, 2},
		{LESSON(PASSED), NULL, NULL, NULL, 0, 2},
		{LESSON(TYPED), NULL, "query x", NULL, 1, 2},
		{LESSON(TYPED), NULL, "query user", NULL, 2, 2},
		{LESSON(ASKED), NULL, NULL, "EVA", 1, 1},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		struct action action = {rows[i].line, 0};
		const struct actions actions = {.typed = &action,
			.typed_count = rows[i].line != NULL,
			.answer = rows[i].answer};
		struct judgement judgement;
		struct points points;

		begin_lesson(rows[i].yaml);
		if (rows[i].act)
			act_as(rows[i].act);
		same_number("judge", judgement_find(&lesson, farm, &actions, arena, &judgement), 0);
		points = points_count(&judgement, &actions);
		if (points.done != rows[i].done || points.count != rows[i].count)
			fail_msg("%s: %zu of %zu", rows[i].yaml, points.done, points.count);
	}
}

static void judgement__of_what_happened(void **state)
{
	static const struct {
		const char *yaml, *acts[4], *expected;
	} rows[] = {
		{LESSON(TWO), {NULL}, "open 0 of 2"},
		{LESSON(TWO), {"3 ends 12"}, "open 1 of 2"},
		{LESSON(TWO), {"3 ends 12", "3 ends 14"}, "solved"},
		{LESSON(TWO), {"3 ends 14", "3 ends 8"},
			"wrong: session-ended WF12/8, program-ended WF12/8/x.exe, work-lost "
			"WF12/8/x.doc"},
		{LESSON(TWO), {"3 ends 12", "3 ends 14", "3 ends 3"},
			"wrong: session-ended WF12/3"},
		{LESSON(TWO), {"3 warns 12"}, "wrong: message-sent WF12/12: Hello"},
		{LESSON(WARNED), {"3 warns 12"}, "open 1 of 2"},
		{LESSON(WARNED), {"3 warns 12", "3 ends 12"}, "solved"},
		{LESSON(WARNED), {"3 ends 12"}, "wrong: message-sent late"},
		/* by her own hand, and not by ann's */
		{LESSON(WARNED), {"3 warns 12", "12 ends 12"}, "wrong: logoff-started late"},
		/* at once, and not when all the rest is done: it can no more come */
		{LESSON(FOUR), {"3 ends 12"}, "wrong: message-sent late"},
		{LESSON(FOUR), {"3 warns 12", "3 resets 12"}, "wrong: logoff-started late"},
		{LESSON(FOUR), {"3 ends 14"}, "open 1 of 3"},
		{LESSON(FOUR), {"3 ends 14", "3 warns 12", "3 ends 12"}, "solved"},
		/* which of the two it was is not asked */
		{LESSON(RESTARTED), {"3 ends 12"}, "open 1 of 2"},
		{LESSON(POLITE), {"3 ends 12"}, "solved"},
		{LESSON(POLITE), {"3 warns 12", "3 warns 12", "3 ends 12"}, "solved"},
		{LESSON(POLITE), {"3 warns 14", "3 ends 12"}, "wrong: message-sent WF12/14: Hello"},
		{LESSON(EITHER), {"3 ends 12"}, "solved"},
		/* whom nobody told before he went is not told any more */
		{LESSON(EITHER), {"3 ends 14"}, "wrong: message-sent late"},
		{LESSON(EITHER), {"3 warns 14", "3 ends 14"}, "solved"},
		/* what belongs to two outcomes, and to none together */
		{LESSON(EITHER), {"3 warns 14", "3 ends 12"}, "wrong: message-sent WF12/14: Hello"},
	};
	static const struct actions none;

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		begin_lesson(rows[i].yaml);
		for (size_t j = 0; j < ARRAY_SIZE(rows[i].acts) && rows[i].acts[j]; j++)
			act_as(rows[i].acts[j]);
		same_text(rows[i].yaml, judge_actions(&none), rows[i].expected);
	}
}

/* What is wanted on the way is no mistake, keeps the lesson open, and must have been. */
static void judgement__of_what_is_wanted_on_the_way(void **state)
{
	static const struct {
		const char *acts[3];
		bool has_passed;
		const char *expected;
	} rows[] = {
		{{"3 ends 8"}, false, "open 0 of 1, passed"},
		{{"3 ends 8", "3 ends 12"}, false, "open 1 of 1, passed"},
		{{"3 ends 12"}, false, "open 1 of 1, unpassed"},
		{{"3 ends 12"}, true, "solved"},
		{{"3 ends 8", "3 ends 12"}, true, "open 1 of 1, passed"},
		{{"3 ends 8", "3 ends 14"}, true, "wrong: session-ended WF12/14"},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		const struct actions actions = {.has_passed = rows[i].has_passed};

		begin_lesson(LESSON(PASSED));
		for (size_t j = 0; j < ARRAY_SIZE(rows[i].acts) && rows[i].acts[j]; j++)
			act_as(rows[i].acts[j]);
		same_text(rows[i].expected, judge_actions(&actions), rows[i].expected);
	}
}

static int take_message(void *context, const struct message *message)
{
	(void)context;
	same_text("message", message->text, "Hello");
	return 0;
}

/* What was seen is no harm: whoever sits in a session takes its messages. */
static void judgement__messages_may_be_seen(void **state)
{
	static const struct actions none;
	struct caller eva;

	(void)state;
	begin_lesson(LESSON(WARNED));
	act_as("3 warns 12");
	same_text("sent", judge_actions(&none), "open 1 of 2");
	same_number("caller", caller_find(farm, "WF12", 12, &eva), 0);
	same_number("seen", session_take_messages(farm, &eva, take_message, NULL), 0);
	same_text("seen", judge_actions(&none), "open 1 of 2");
}

static void judgement__of_what_was_typed_and_said(void **state)
{
	static const struct {
		const char *yaml, *line;
		int status;
		const char *answer, *expected;
	} rows[] = {
		{LESSON(ASKED), "query user", 0, NULL, "open 0 of 0, unanswered"},
		{LESSON(ASKED), "query user", 0, "ida", "open 0 of 0, unanswered"},
		{LESSON(ASKED), "query user", 0, "EVA", "solved"},
		{LESSON(ASKED), "query user", 0, "ZOË", "solved"},
		/* what must have come may still come, where nothing is to change */
		{LESSON(LATER), "ver", 0, "eva", "open 0 of 0"},
		{LESSON(TYPED), "query session", 0, NULL, "open 0 of 0, untyped"},
		{LESSON(TYPED), "query user", 1, NULL, "open 0 of 0, untyped"},
		{LESSON(TYPED), "QUERY USER", 0, NULL, "solved"},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		struct action typed = {rows[i].line, rows[i].status};
		struct actions actions = {
			.typed = &typed, .typed_count = 1, .answer = rows[i].answer};

		begin_lesson(rows[i].yaml);
		same_text(rows[i].line, judge_actions(&actions), rows[i].expected);
	}
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, setup, teardown)

int main(void)
{
	static const struct CMUnitTest tests[] = {
		TEST(judgement__of_what_happened),
		TEST(judgement__of_what_is_wanted_on_the_way),
		TEST(judgement__messages_may_be_seen),
		TEST(judgement__of_what_was_typed_and_said),
		TEST(points__are_those_of_the_task),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
