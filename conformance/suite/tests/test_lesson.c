#include "conformance/suite/lesson.h"

#include <regex.h>
#include <string.h>

#include "base/macros.h"
#include "base/text.h"
#include "conformance/suite/tests/support.h"

#define HEAD "lesson: l\nnumber: 1\nchapter: C\ntitle: T\nclauses: d/one\n"
#define FARM "farm: {servers: {WF12: {sessions: {3: {user: ann}, 12: {user: eva}}}}}\n"
#define SEAT "typed-in: WF12/3\ntask: Do it.\n"
#define EXPECT "expect: {changes: [{session-ended: WF12/12}]}\n"
#define TAIL                                                                                       \
	"hints: [H]\nexplanation: E\nsolution: [logoff 12]\nwrong: {type: logoff, because: No.}\n"

static struct lesson lesson;

static int teardown(void **state)
{
	lesson_deinit(&lesson);
	return suite_teardown(state);
}

static void read_lesson(const char *yaml)
{
	const struct lesson_tree tree = {EDITION_NT4, parse(yaml), true};

	lesson_deinit(&lesson);
	same_number(yaml, lesson_read(&lesson, &suite.documents, &suite.farms, &reader, &tree), 0);
}

/* What an edition does not replace is the lesson's own. */
static void lesson_trees_read__each_edition(void **state)
{
	struct lesson_tree trees[EDITION_COUNT];
	size_t count;

	(void)state;
	same_number("read",
		lesson_trees_read(&reader,
			parse(HEAD FARM SEAT EXPECT TAIL "editions:\n"
							 "  ws2022:\n"
							 "    farm: {edition: ws2022, servers: "
							 "{WF12: {sessions: {3: {user: ann}, "
							 "12: {user: eva}}}}}\n"
							 "    task: Do it there.\n"),
			trees, &count),
		0);
	same_problems("editions", "");
	same_number("count", (long long)count, 2);
	same_number("nt4", trees[0].edition, EDITION_NT4);
	same_number("ws2022", trees[1].edition, EDITION_WS2022);
	same_number("lesson",
		lesson_read(&lesson, &suite.documents, &suite.farms, &reader, &trees[1]), 0);
	same_problems("lesson", "");
	same_text("id", lesson.id, "ws2022.l");
	same_text("name", lesson.name, "l");
	same_text("task", lesson.task, "Do it there.");
	same_text("explanation", lesson.explanation, "E");
	same_text("farm", edition_to_string(lesson.farm->snapshot->servers[0].edition), "ws2022");
}

/* The id of a lesson is that of its own edition, and others stand before the name. */
static void lesson_trees_read__of_a_lesson_in_an_edition(void **state)
{
	static const char *const ids[] = {"l", "nt4.l"};
	static const enum edition editions[] = {EDITION_WS2022, EDITION_NT4};
	struct lesson_tree trees[EDITION_COUNT];
	size_t count;

	(void)state;
	same_number("read",
		lesson_trees_read(&reader,
			parse("lesson: l\ntitle: T\n" FARM SEAT EXPECT TAIL
			      "edition: ws2022\neditions: {nt4: {task: There.}}\n"),
			trees, &count),
		0);
	same_number("count", (long long)count, 2);
	for (size_t i = 0; i < 2; i++) {
		lesson_deinit(&lesson);
		same_number(ids[i],
			lesson_read(&lesson, &suite.documents, &suite.farms, &reader, &trees[i]),
			0);
		same_problems(ids[i], "");
		same_text("id", lesson.id, ids[i]);
		same_text("name", lesson.name, "l");
		same_number("base", lesson.is_base, i == 0);
		same_text("farm", edition_to_string(lesson.farm->snapshot->servers[0].edition),
			edition_to_string(editions[i]));
		/* a course may have them, and a lesson of one's own needs none */
		same_number("number", lesson.number, 0);
		same_text("chapter", lesson.chapter, "");
		same_number("clauses", (long long)lesson.clause_count, 0);
	}
}

static void lesson_trees_read__says_what_is_wrong(void **state)
{
	static const struct {
		const char *editions, *problem;
		size_t count; /* of trees to read: the lesson's own, and those without a problem */
	} rows[] = {
		{"editions: {nt4: {}}\n",
			"f:14:12: editions.nt4: the lesson itself is that of 'nt4'\n", 1},
		{"editions: {ws2008: {}}\n",
			"f:14:12: editions.ws2008: unknown edition 'ws2008'; "
			"did you mean 'ws2003'?; "
			"accepted: nt4, ws2003 or ws2022\n",
			1},
		{"editions: {ws2022: {number: 2}}\n",
			"f:14:21: editions.ws2022: unknown key 'number'; accepted: title, clauses, "
			"farm, given, typed-in, files, task, expect, hints, explanation, solution, "
			"wrong or advice\n",
			1},
		{"editions: {ws2022: {}, WS2022: {}}\n",
			"f:14:24: editions.WS2022: 'WS2022' is given twice; the first stands in "
			"line "
			"14\n",
			1},
		{"editions: [ws2022]\n",
			"f:14:11: editions: expected a map of keys, found a list\n", 1},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		cleanup(text_deinit) struct text yaml = {0};
		struct lesson_tree trees[EDITION_COUNT];
		size_t count;

		text_printf(&yaml, "%s%s", HEAD FARM SEAT EXPECT TAIL, rows[i].editions);
		same_number(
			"read", lesson_trees_read(&reader, parse(yaml.bytes), trees, &count), 0);
		same_number(rows[i].editions, (long long)count, (long long)rows[i].count);
		same_problems(rows[i].editions, rows[i].problem);
	}
}

static void lesson_read__takes_all_keys(void **state)
{
	(void)state;
	read_lesson(HEAD FARM
		"given: [{session: WF12/14, user: tom}]\n" SEAT
		"files: {users.bat: 'logoff 12', notes.txt: ''}\n"
		"expect:\n"
		"  besides: [{message-sent: WF12/12}]\n"
		"  typed: [{matches: ^LOGOFF, exit: zero}, {contains: 12}]\n"
		"  either:\n"
		"    - changes: [{session-ended: WF12/12}]\n"
		"      in-order: [{message-sent: WF12/12, by: WF12/3}, {session-ended: WF12/12}]\n"
		"    - changes: none\n"
		"      besides: [{message-sent: WF12/12}, {message-sent: WF12/3}]\n"
		"      passes-through: [{session-ended: WF12/14}]\n"
		"      answer: [eva, 12]\n"
		"hints: [One, Two, Three]\nexplanation: E\nsolution: [a, b]\n"
		"wrong: [{type: [x, y], because: X}, {type: z, because: Z}]\n"
		"advice: [{when: [{session-ended: WF12/14}], says: Oh.}, {happened: "
		"{session-reset: "
		"WF12/14, by: WF12/3}, says: No.}]\n");
	same_problems("all", "");
	same_text("server", lesson.server, "WF12");
	same_number("session", lesson.session, 3);
	same_number("files", (long long)lesson.file_count, 2);
	same_text("file", lesson.files[0].text, "logoff 12");
	same_number("outcomes", (long long)lesson.outcome_count, 2);
	same_number("inherited besides", (long long)lesson.outcomes[0].besides.count, 1);
	same_number("besides", (long long)lesson.outcomes[1].besides.count, 2);
	same_number("inherited", (long long)lesson.outcomes[1].typed_count, 2);
	same_number("in order", (long long)lesson.outcomes[0].in_order.count, 2);
	same_text("by", lesson.outcomes[0].in_order.items[0].by, "WF12/3");
	same_text("answer", lesson.outcomes[1].answers[1], "12");
	same_number("hints", (long long)lesson.hints.count, 3);
	same_text("hint", lesson.hints.items[2], "Three");
	same_text("no more", lesson.hints.items[3], NULL);
	same_text("wrong", lesson.wrong[0].lines.items[1], "y");
	same_text("because", lesson.wrong[1].because, "Z");
	same_text("advice", lesson.advice[0].says, "Oh.");
	same_text("happened", lesson.advice[1].happened.items[0].thing, "WF12/14");
	same_number("on the way", (long long)lesson.outcomes[1].passes_through.count, 1);
}

/* In place of the key that the row begins with, or besides. */
static void lesson_read__says_what_is_wrong(void **state)
{
	static const struct {
		const char *yaml, *problems;
	} rows[] = {
		{HEAD FARM SEAT EXPECT TAIL "hintz: x\n",
			"f:14:1: unknown key 'hintz'; did you mean 'hints'?\n"},
		{HEAD FARM SEAT TAIL, "f:1:1: the key 'expect' is missing\n"},
		{"lesson: 12\nnumber: 0\nchapter: ''\ntitle: \"T\\n\"\nclauses: d/ome\n" FARM SEAT EXPECT
				TAIL,
			"f:1:9: lesson: '12' is no id of a lesson; accepted: small letters, digits "
			"and '-'\n"
			"f:2:9: number: lessons are numbered from 1\n"
			"f:3:10: chapter: there is nothing to read here\n"
			"f:4:8: title: a title is one line without control characters\n"
			"f:5:10: clauses: unknown clause 'd/ome'; did you mean 'd/one'?\n"},
		{HEAD FARM "typed-in: WF12/9\ntask: x\n" EXPECT TAIL,
			"f:7:11: typed-in: 'WF12' has no session 9\n"},
		{HEAD FARM "typed-in: WF12\ntask: x\n" EXPECT TAIL,
			"f:7:11: typed-in: 'WF12' is not of the form SERVER/SESSION\n"},
		{HEAD FARM SEAT "files: {../x: y, A: y, a: y}\n" EXPECT TAIL,
			"f:9:24: files.a: 'a' is given twice; the first stands in line 9\n"
			"f:9:9: files.../x: not the name of a file: at most 64 bytes, no slashes, "
			"no '.' in front\n"},
		{HEAD FARM SEAT "expect: {changes: none}\n" TAIL,
			"f:9:9: expect: the lesson is solved before anything is typed; accepted: "
			"'passes-through', "
			"'typed' or 'answer' beside 'changes: none'\n"},
		{HEAD FARM SEAT "expect: {answer: x}\n" TAIL,
			"f:9:9: expect: the key 'changes' is missing; 'changes: none' says that "
			"nothing is to "
			"happen\n"},
		{HEAD FARM SEAT "expect: {changes: none, typed: [{exit: zero}]}\n" TAIL,
			"f:9:33: expect.typed[1]: the entry has no condition on the typed line; "
			"accepted: contains or "
			"matches\n"},
		{HEAD FARM SEAT "expect: {changes: none, answer: '', in-order: [{mesage-sent: "
				"WF12/3}, {by: WF12/3},"
				" {work-lost: letter.doc, by: WF12/8}, {work-lost: WF12/3, "
				"message-sent: WF12/3}]}\n" TAIL,
			"f:9:49: expect.in-order[1].mesage-sent: unknown kind of event "
			"'mesage-sent'; did you mean "
			"'message-sent'?\n"
			"f:9:71: expect.in-order[2]: the entry names no event\n"
			"f:9:97: expect.in-order[3].work-lost: 'letter.doc' names no session; "
			"accepted: "
			"SERVER/SESSION or SERVER/SESSION/DETAIL\n"
			"f:9:113: expect.in-order[3].by: 'WF12' has no session 8\n"
			"f:9:122: expect.in-order[4]: one entry is one event\n"
			"f:9:33: expect.answer: an answer is a text\n"},
		{HEAD FARM SEAT EXPECT "hints: [H]\nexplanation: E\nsolution: [x]\n"
				       "wrong: [{answer: x, because: y}, {because: z}]\n",
			"f:13:18: wrong[1].answer: the lesson asks nothing: 'expect' has no "
			"'answer'\n"
			"f:13:34: wrong[2]: a wrong answer is either typed or an answer to the "
			"question; accepted: type or answer\n"},
		{HEAD FARM SEAT "expect: {either: []}\n" TAIL,
			"f:9:18: expect.either: 'either' is empty\n"},
		{HEAD FARM SEAT EXPECT
			"hints: []\nexplanation: ' '\nsolution: \"a\\nb\"\n"
			"wrong: [{type: [], because: x}, {type: ''}]\n"
			"advice: [{when: none, says: x}, {says: x}, {happened: [], says: x}]\n",
			"f:11:14: explanation: there is nothing to read here\n"
			"f:10:8: hints: a lesson has a hint at least\n"
			"f:12:11: solution: these are several lines; accepted: a list, an entry "
			"for each line\n"
			"f:13:16: wrong[1].type: a lesson has a line to type at least\n"
			"f:13:33: wrong[2]: the key 'because' is missing\n"
			"f:13:40: wrong[2].type: there is nothing to read here\n"
			"f:14:17: advice[1].when: 'when' has no change; accepted: a list of "
			"changes\n"
			"f:14:33: advice[2]: the advice has neither 'when' nor 'happened'\n"
			"f:14:55: advice[3].happened: 'happened' is empty; accepted: a list "
			"of events\n"},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		read_lesson(rows[i].yaml);
		same_problems(rows[i].yaml, rows[i].problems);
	}
}

/* Changes and events take each other's words where they mean the same. */
static void lesson_read__takes_one_vocabulary(void **state)
{
	static const struct {
		const char *event;
		enum event_kind kind;
		const char *thing;
	} rows[] = {
		{"{session-disconnected: WF12/3}", EVENT_SESSION_DISCONNECTED, "WF12/3"},
		{"{state-changed: WF12/3, to: disconnected}", EVENT_SESSION_DISCONNECTED, "WF12/3"},
		{"{to: Active, state-changed: WF12/3}", EVENT_SESSION_CONNECTED, "WF12/3"},
		{"{user-changed: WF12/3, to: none, by: WF12/12}", EVENT_USER_LOGGED_OFF, "WF12/3"},
		{"{message-sent: WF12/3, text: Go home}", EVENT_MESSAGE_SENT, "WF12/3/Go home"},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		const struct lesson_event *event;
		char yaml[1024];

		snprintf(yaml, sizeof(yaml),
			HEAD FARM SEAT "expect: {changes: [{session-disconnected: WF12/3}, "
				       "{user-logged-off: WF12/12}], in-order: %s}\n" TAIL,
			rows[i].event);
		read_lesson(yaml);
		same_problems(yaml, "");
		event = &lesson.outcomes[0].in_order.items[0];
		same_number(rows[i].event, event->kind, rows[i].kind);
		same_text(rows[i].event, event->thing, rows[i].thing);
		same_text("changes", changes_to_text(&lesson.outcomes[0].changes),
			"state-changed WF12/3 to disconnected\nuser-changed WF12/12 to none\n");
	}
}

static void lesson_read__says_which_vocabulary_has_a_word(void **state)
{
	static const struct {
		const char *expect, *problems;
	} rows[] = {
		{"{changes: [{logoff-started: WF12/3}, {program-killed: WF12/3/x.exe}]}",
			"f:9:21: expect.changes[1].logoff-started: 'logoff-started' is an event, "
			"which the key 'in-order' of a lesson lists; the change is "
			"'session-ended'\n"
			"f:9:47: expect.changes[2].program-killed: 'program-killed' is an event, "
			"which the key 'in-order' of a lesson lists; the change is "
			"'program-ended'\n"},
		{"{changes: [{session-disconnected: WF12/3, to: idle}]}",
			"f:9:55: expect.changes[1].to: 'to' does not go with the word of an event\n"},
		{"{changes: none, in-order: [{clock-changed: x}, {state-changed: WF12/3, to: "
		 "idle}, "
		 "{user-changed: WF12/3}, {session-reset: WF12/3, to: x, text: y}]}",
			"f:9:37: expect.in-order[1].clock-changed: 'clock-changed' is a change, "
			"which "
			"'changes' lists; the journal has no such event\n"
			"f:9:57: expect.in-order[2].state-changed: the journal records no other "
			"changes "
			"of a state; accepted: to: active or to: disconnected\n"
			"f:9:92: expect.in-order[3].user-changed: the journal records who logs on "
			"as "
			"another event; accepted: to: none, or the event 'user-logged-on'\n"
			"f:9:152: expect.in-order[4].text: only 'message-sent' has a text\n"
			"f:9:143: expect.in-order[4].to: an event has no new value\n"},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		char yaml[1024];

		snprintf(yaml, sizeof(yaml), HEAD FARM SEAT "expect: %s\n" TAIL, rows[i].expect);
		read_lesson(yaml);
		same_problems(yaml, rows[i].problems);
	}
}

/* In the words of the system's own expressions. */
static void lesson_read__says_what_is_wrong_with_a_pattern(void **state)
{
	char words[128], problem[256];
	regex_t regex;
	int r = regcomp(&regex, "(", REG_EXTENDED);

	(void)state;
	assert_true(r != 0);
	regerror(r, &regex, words, sizeof(words));
	snprintf(problem, sizeof(problem),
		"f:9:42: expect.typed.matches: not an extended regular expression: %s\n", words);
	read_lesson(HEAD FARM SEAT "expect: {changes: none, typed: {matches: '('}}\n" TAIL);
	same_problems("pattern", problem);
}

static void lesson_typed_holds__of_one_line(void **state)
{
	static const struct {
		const char *typed, *line;
		int status;
		bool holds;
	} rows[] = {
		{"{contains: '/SERVER:wf13'}", "query user /server:WF13", 0, true},
		{"{contains: KÖLN}", "query user /server:köln", 0, true},
		{"{contains: wf14}", "query user /server:WF13", 0, false},
		{"{matches: '^query +user'}", "QUERY  USER", 1, true},
		{"{matches: '^query +user'}", "echo query user", 0, false},
		{"{matches: '^logoff', exit: non-zero}", "logoff 12", 1, true},
		{"{matches: '^logoff', exit: non-zero}", "logoff 12", 0, false},
		{"{contains: logoff, exit: zero}", "logoff 12", 1, false},
		{"{contains: logoff, matches: 13}", "logoff 12", 0, false},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		char yaml[512];

		snprintf(yaml, sizeof(yaml),
			HEAD FARM SEAT "expect: {changes: none, typed: %s}\n" TAIL, rows[i].typed);
		read_lesson(yaml);
		same_problems(rows[i].typed, "");
		same_number(rows[i].typed,
			lesson_typed_holds(
				&lesson.outcomes[0].typed[0], rows[i].line, rows[i].status),
			rows[i].holds);
	}
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, suite_setup, teardown)

int main(void)
{
	static const struct CMUnitTest tests[] = {
		TEST(lesson_read__takes_all_keys),
		TEST(lesson_trees_read__each_edition),
		TEST(lesson_trees_read__of_a_lesson_in_an_edition),
		TEST(lesson_trees_read__says_what_is_wrong),
		TEST(lesson_read__takes_one_vocabulary),
		TEST(lesson_read__says_which_vocabulary_has_a_word),
		TEST(lesson_read__says_what_is_wrong),
		TEST(lesson_read__says_what_is_wrong_with_a_pattern),
		TEST(lesson_typed_holds__of_one_line),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
