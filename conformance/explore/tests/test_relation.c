#include "conformance/explore/relation.h"

#include <string.h>

#include "base/macros.h"
#include "base/tests/support.h"
#include "conformance/explore/generator.h"

/* Every relation changes some of the small cases, and the farm stays one that plans can have. */
static void relations__change_cases(void **state)
{
	struct generator generator;
	struct plan plan;
	size_t changed[16] = {0};

	(void)state;
	generator_init(&generator, grammar_find("logoff"), EDITION_NT4);
	for (size_t made = 0; made < 3000 && generator_next(&generator, &plan); made++) {
		for (size_t i = 0; i < relation_count(); i++) {
			struct plan other = plan;

			if (!relation_at(i)->change(&other))
				continue;
			assert_true(plan_is_whole(&other));
			assert_true(memcmp(&plan, &other, sizeof(plan)) != 0);
			changed[i]++;
		}
	}
	for (size_t i = 0; i < relation_count(); i++) {
		if (!changed[i])
			fail_msg("no case is changed: %s", relation_at(i)->name);
	}
	assert_null(relation_at(relation_count()));
}

/* A listing shows a session that is added, so that the relation says nothing of it. */
static void relations__leave_listings_alone(void **state)
{
	struct generator generator;
	struct plan plan;

	(void)state;
	generator_init(&generator, grammar_find("query"), EDITION_NT4);
	assert_true(generator_next(&generator, &plan));
	assert_false(relation_at(0)->change(&plan));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(relations__change_cases),
		cmocka_unit_test(relations__leave_listings_alone),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
