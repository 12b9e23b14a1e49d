#include "training/classroom.h"

#include <string.h>

#include "base/arena.h"
#include "base/macros.h"
#include "base/tests/support.h"
#include "base/text.h"

static struct arena *memory;
static const struct lesson lessons[] = {{.id = "one", .number = 1}, {.id = "two", .number = 2}};
static const struct lesson *const order[] = {&lessons[0], &lessons[1]};

static int setup(void **state)
{
	(void)state;
	memory = arena_new();
	return memory ? 0 : -1;
}

static int teardown(void **state)
{
	(void)state;
	memory = arena_free(memory);
	return 0;
}

static struct class_learner count_events(
	const struct progress_event *events, size_t count, size_t stuck_after)
{
	const struct course course = {.lessons = (const struct lesson **)order, .count = 2};
	const struct progress progress = {
		.events = (struct progress_event *)events, .count = count};
	struct class_learner learner = {.name = "ann"};

	same_number("count",
		class_learner_add_up(&learner, &progress, &course, stuck_after, memory), 0);
	return learner;
}

static void same_tally(const char *label, const struct tally *tally, const char *expected)
{
	char text[128];

	snprintf(text, sizeof(text), "%zu %zu %zu %lld", tally->attempts, tally->mistakes,
		tally->hints, (long long)tally->seconds);
	same_text(label, text, expected);
}

static void class_learner_add_up__adds_up(void **state)
{
	static const struct progress_event events[] = {
		{1000, "one", PROGRESS_STARTED, 0, ""},
		{1010, "one", PROGRESS_TYPED, 0, "logoff 3"},
		{1010, "one", PROGRESS_WRONG, 0, "x"},
		{1020, "one", PROGRESS_UNDONE, 0, ""},
		/* ten minutes count, a second more does not */
		{1620, "one", PROGRESS_HINT, 0, "1"},
		{2221, "one", PROGRESS_TYPED, 0, "logoff"},
		{2221, "one", PROGRESS_SOLVED, 0, ""},
		/* between lessons nobody need sit there */
		{2300, "two", PROGRESS_STARTED, 0, ""},
		{2305, "two", PROGRESS_ANSWERED, 0, "eva"},
		/* a clock that was set back */
		{2200, "two", PROGRESS_WRONG, 0, "eva"},
		{2202, "own", PROGRESS_TYPED, 0, "x"},
		{2202, "own", PROGRESS_SOLVED, 0, ""},
		{2203, "two", PROGRESS_LEFT, 0, ""},
	};
	struct class_learner learner = count_events(events, ARRAY_SIZE(events), 10);
	cleanup(text_deinit) struct text solved = {0};

	(void)state;
	same_tally("all", &learner.all, "4 2 1 628");
	same_number("lessons", (long long)learner.lesson_count, 3);
	same_tally("one", &learner.lessons[0].tally, "2 1 1 620");
	same_tally("two", &learner.lessons[1].tally, "1 1 0 6");
	same_text("own", learner.lessons[2].id, "own");
	class_learner_add_solved(&solved, &learner, 2);
	same_text("solved", text_string(&solved), "1 of 2 + 1");
	/* what was done last where he is, but for what tells nothing */
	same_number("recent", (long long)learner.recent_count, 2);
	same_text("recent", learner.recent[0].text, "eva");
	same_number("recent", learner.recent[1].kind, PROGRESS_WRONG);
	same_text("now", learner.now->id, "two");
	same_number("stuck", learner.is_stuck, false);
}

static void class_learner_add_up__finds_who_is_stuck(void **state)
{
	static const struct {
		const char *label, *events; /* t: typed, r: reached, s: solved, h: hint */
		bool stuck;
		size_t fruitless;
	} rows[] = {
		{"one short of it", "tt", false, 2},
		{"stuck",
			"tth"
			"t",
			true, 3},
		{"something was reached", "ttrtt", false, 2},
		{"stuck again", "trttt", true, 3},
		{"solved", "tttts", false, 0},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		struct progress_event events[16];
		size_t length = strlen(rows[i].events);
		struct class_learner learner;

		for (size_t j = 0; j < length; j++) {
			char kind = rows[i].events[j];

			events[j] = (struct progress_event){0, "two",
				kind == 't'   ? PROGRESS_TYPED
				: kind == 'r' ? PROGRESS_REACHED
				: kind == 'h' ? PROGRESS_HINT
					      : PROGRESS_SOLVED,
				0, ""};
		}
		learner = count_events(events, length, 3);
		same_number(rows[i].label, learner.is_stuck, rows[i].stuck);
		same_number(rows[i].label, (long long)learner.lessons[1].fruitless,
			(long long)rows[i].fruitless);
		same_number(
			rows[i].label, learner.now != NULL, strchr(rows[i].events, 's') == NULL);
	}
}

static void tally_add_time__for_people(void **state)
{
	static const struct {
		int64_t seconds;
		const char *text;
	} rows[] = {{0, "0 s"}, {59, "59 s"}, {60, "1 min"}, {3599, "59 min"}, {3600, "1 h 00 min"},
		{7500, "2 h 05 min"}, {360000, "100 h 00 min"}};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		struct text text = {0};

		tally_add_time(&text, rows[i].seconds);
		same_text(rows[i].text, text_string(&text), rows[i].text);
		text_deinit(&text);
	}
}

/* --- What deserves attention --- */

enum {
	NOW = 1000000
};

static void class_learner_presence__follows_the_silence(void **state)
{
	static const struct learner_lesson here = {.fruitless = 12};
	static const struct {
		const char *label;
		struct class_learner learner;
		enum class_presence expected;
	} rows[] = {
		{"nothing", {.last = 0}, CLASS_NOT_BEGUN},
		{"typing", {.last = NOW, .now = &here}, CLASS_WORKING},
		{"thinking", {.last = NOW - CLASSROOM_IDLE + 1, .now = &here}, CLASS_WORKING},
		{"silent", {.last = NOW - CLASSROOM_IDLE, .now = &here}, CLASS_IDLE},
		{"gone", {.last = NOW - CLASSROOM_AWAY, .now = &here}, CLASS_AWAY},
		{"left", {.last = NOW, .now = &here, .has_left = true}, CLASS_AWAY},
		{"stuck", {.last = NOW - CLASSROOM_IDLE, .now = &here, .is_stuck = true},
			CLASS_STUCK},
		{"stuck, and left", {.last = NOW, .now = &here, .is_stuck = true, .has_left = true},
			CLASS_AWAY},
		{"all", {.last = NOW, .solved = 2, .has_left = true}, CLASS_DONE},
		{"a clock set back", {.last = NOW + 100, .now = &here}, CLASS_WORKING},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++)
		same_text(rows[i].label,
			class_presence_to_string(class_learner_presence(&rows[i].learner, 2, NOW)),
			class_presence_to_string(rows[i].expected));
}

static void classroom_order__begins_with_the_stuck(void **state)
{
	static const struct learner_lesson few = {.fruitless = 10}, many = {.fruitless = 20};
	struct class_learner learners[] = {
		{.name = "away", .last = NOW, .has_left = true},
		{.name = "idle", .last = NOW - 700, .now = &few},
		{.name = "idle longer", .last = NOW - 800, .now = &few},
		{.name = "stuck", .last = NOW, .now = &few, .is_stuck = true},
		{.name = "stuck longer", .last = NOW, .now = &many, .is_stuck = true},
		{.name = "work a", .last = NOW, .now = &few},
		{.name = "work b", .last = NOW - 9, .now = &few},
	};
	static const char *const expected[] = {
		"stuck longer", "stuck", "idle longer", "idle", "work a", "work b", "away"};
	const struct course course = {.count = 2};
	const struct classroom classroom = {.arena = memory,
		.course = &course,
		.learners = learners,
		.count = ARRAY_SIZE(learners)};
	const struct class_learner **found = classroom_order(&classroom, NOW);

	(void)state;
	assert_non_null(found);
	for (size_t i = 0; i < ARRAY_SIZE(expected); i++)
		same_text("order", found[i]->name, expected[i]);
}

static void class_mistake_add_lost__names_documents(void **state)
{
	static const struct {
		const char *mistake, *expected;
	} rows[] = {
		{"session-ended WF12/8, work-lost WF12/8/a b.xls, work-lost WF12/9/c.doc",
			"a b.xls, c.doc"},
		{"session-ended WF12/8", ""},
		{"work-lost ", ""},
		{"work-lost , work-lost x", ""},
		{"work-lost WF12/8", ""},
		{"", ""},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		struct text text = {0};

		class_mistake_add_lost(&text, rows[i].mistake, NULL);
		same_text(rows[i].mistake, text_string(&text), rows[i].expected);
		text_deinit(&text);
	}
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, setup, teardown)

int main(void)
{
	static const struct CMUnitTest tests[] = {
		TEST(class_learner_add_up__adds_up),
		TEST(class_learner_add_up__finds_who_is_stuck),
		TEST(tally_add_time__for_people),
		TEST(class_learner_presence__follows_the_silence),
		TEST(classroom_order__begins_with_the_stuck),
		TEST(class_mistake_add_lost__names_documents),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
