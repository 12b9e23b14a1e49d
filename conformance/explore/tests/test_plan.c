#include "conformance/explore/plan.h"

#include <string.h>

#include "base/macros.h"
#include "base/tests/support.h"

static struct plan make_plan(void)
{
	return (struct plan){
		.servers = {{.is_there = true, .logons = LOGONS_ENABLED},
			{.is_there = true, .is_offline = true, .logons = LOGONS_ENABLED}},
		.sessions = {{.is_there = true, .id = 3, .user = ACCOUNT_TOM},
			{.is_there = true,
				.id = 12,
				.user = ACCOUNT_EVA,
				.place = PLACE_NAMED,
				.name = "TERM04",
				.program = PROGRAM_UNSAVED}},
		.grants = {{true, 0, "TERM04", "Operators", 0, 1u << RIGHT_LOGOFF},
			{true, 0, "TERM04", "tom", 1u << RIGHT_LOGOFF, 0}},
		.operators = 1u << ACCOUNT_TOM,
		.steps = {{.words = {"logoff", "12"}, .word_count = 2}},
		.step_count = 1,
	};
}

static void plan_add_farm__writes_what_people_write(void **state)
{
	cleanup(text_deinit) struct text farm = {0};
	cleanup(snapshot_freep) struct snapshot *snapshot = NULL;
	struct plan plan = make_plan();
	char *problems = NULL;

	(void)state;
	plan_add_farm(&plan, "", &farm);
	assert_string_equal(text_string(&farm),
		"servers:\n"
		"  WF12:\n"
		"    winstations:\n"
		"      TERM04: {kind: direct, permissions: {Operators: {deny: [logoff]}, "
		"tom: {allow: [logoff]}}}\n"
		"    sessions:\n"
		"      3: {user: tom}\n"
		"      12: {at: TERM04, user: eva, "
		"programs: [{image: winword.exe, unsaved: letter.doc}]}\n"
		"  WF13:\n"
		"    online: no\n"
		"    sessions: {}\n"
		"accounts: {tom: [Users, Operators]}\n"
		"groups: [Operators]\n");
	assert_int_equal(snapshot_parse("farm", farm.bytes, farm.length, &snapshot, &problems), 0);
}

static void plan_add_run__quotes_what_yaml_would_take(void **state)
{
	static const struct {
		struct plan_step step;
		const char *run;
	} rows[] = {
		{{.words = {"logoff", "12"}, .word_count = 2}, "'logoff 12'"},
		{{.words = {"logoff", ""}, .word_count = 2}, "'logoff \"\"'"},
		{{.words = {"logoff", "a b", "/v"}, .word_count = 3}, "'logoff \"a b\" /v'"},
		{{.words = {"msg", "it's"}, .word_count = 2}, "'msg it''s'"},
		{{.words = {"logoff", "a\\"}, .word_count = 2}, "[logoff, \"a\\\\\"]"},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		cleanup(text_deinit) struct text run = {0};

		plan_add_run(&rows[i].step, &run);
		assert_string_equal(text_string(&run), rows[i].run);
	}
}

static void plan_size__grows_with_every_thing(void **state)
{
	struct plan plan = make_plan(), less = plan;

	(void)state;
	less.grants[1].is_there = false;
	assert_true(plan_size(&less) < plan_size(&plan));
	assert_int_equal(plan_extras(&plan), 2 + 2 + 2 + 1);
	less.sessions[0].is_there = false;
	assert_false(plan_is_whole(&less));
	assert_true(plan_is_whole(&plan));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(plan_add_farm__writes_what_people_write),
		cmocka_unit_test(plan_add_run__quotes_what_yaml_would_take),
		cmocka_unit_test(plan_size__grows_with_every_thing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
