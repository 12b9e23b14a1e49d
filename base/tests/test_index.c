#include "base/tests/support.h"

#include "base/index.h"

static struct arena *arena;
static struct index names;

static int setup(void **state)
{
	(void)state;
	arena = arena_new();
	index_init(&names, arena);
	return arena ? 0 : -1;
}

static int teardown(void **state)
{
	(void)state;
	index_deinit(&names);
	arena = arena_free(arena);
	return 0;
}

static void index_find__ignores_case(void **state)
{
	static const struct {
		const char *name;
		int64_t value;
	} rows[] = {{"eva", 1}, {"EVA", 1}, {"Ülo", 2}, {"üLO", 2}, {"tom", -1}, {"", -1}, {"ev", -1},
		{"\xFF", -1}};
	int64_t value;

	(void)state;
	same_number("add", index_add(&names, "Eva", 1, &value), 0);
	same_number("add", index_add(&names, "ülo", 2, &value), 0);
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++)
		same_number(rows[i].name, index_find(&names, rows[i].name), rows[i].value);
}

static void index_add__known_name_keeps_its_value(void **state)
{
	int64_t value = 0;

	(void)state;
	index_add(&names, "Eva", 1, &value);
	same_number("new", value, 1);
	index_add(&names, "eVA", 9, &value);
	same_number("known", value, 1);
	same_number("found", index_find(&names, "eva"), 1);
}

static void index_add__takes_thousands_and_odd_names(void **state)
{
	int64_t value;
	char name[200];

	(void)state;
	for (int i = 0; i < 5000; i++) {
		snprintf(name, sizeof(name), "user%d", i * 7919 % 5000);
		index_add(&names, name, i * 7919 % 5000, &value);
	}
	for (int i = 0; i < 5000; i++) {
		snprintf(name, sizeof(name), "USER%d", i);
		same_number(name, index_find(&names, name), i);
	}
	snprintf(name, sizeof(name), "%0190d", 0);
	index_add(&names, name, 4711, &value);
	same_number("over-long", index_find(&names, name), 4711);
	index_add(&names, "\xFF", 4712, &value);
	same_number("ill-formed", index_find(&names, "\xFF"), 4712);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
	const struct CMUnitTest tests[] = {
		TEST(index_find__ignores_case),
		TEST(index_add__known_name_keeps_its_value),
		TEST(index_add__takes_thousands_and_odd_names),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
