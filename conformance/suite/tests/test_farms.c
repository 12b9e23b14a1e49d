#include "conformance/suite/tests/support.h"

#include <string.h>

#include "base/file.h"
#include "base/macros.h"
#include "conformance/suite/farms.h"
#include "sim/snapshot.h"

static struct farms farms;
static struct folder folder;

static int setup(void **state)
{
	folder_make(&folder);
	return reading_setup(state) ? -1 : farms_init(&farms);
}

static int teardown(void **state)
{
	farms_deinit(&farms);
	folder_remove(&folder);
	return reading_teardown(state);
}

static void put_file(const char *name, const char *text)
{
	write_file(folder_file(&folder, name), text, strlen(text));
}

/* As the reader of a scenario file of that name in the folder would. */
static struct farm_entry *get_farm(const char *scenario, const char *farm, const char *given)
{
	struct reader own = {arena_printf(arena, "%s/%s", folder.path, scenario), arena, &problems};
	struct farm_entry *entry = NULL;

	same_number(farm,
		farms_get(&farms, &own, parse(farm), given ? parse(given) : NULL, EDITION_NT4,
			&entry),
		0);
	return entry;
}

static void farms_get__reads_a_file_once(void **state)
{
	struct farm_entry *first, *second;

	(void)state;
	put_file("farm.yaml", "servers: {WF12: {}}\n");
	first = get_farm("a.yaml", "farm.yaml", NULL);
	assert_non_null(first);
	same_number("file", file_remove(folder_file(&folder, "farm.yaml")), 0);
	second = get_farm("b.yaml", "farm.yaml", NULL);
	same_problems("farm", "");
	assert_ptr_equal(first, second);
	same_text("server", first->snapshot->servers[0].name, "WF12");
	same_number("uses", (long long)first->uses, 2);
}

static void farms_get__amends_a_copy(void **state)
{
	struct farm_entry *usual, *amended, *again;

	(void)state;
	put_file("farm.yaml", "servers: {WF12: {sessions: {12: {user: eva}}}}\n");
	usual = get_farm("a.yaml", "farm.yaml", NULL);
	amended = get_farm("a.yaml", "farm.yaml", "[{session: WF12/12, absent: yes}]");
	again = get_farm("b.yaml", "farm.yaml", NULL);
	same_problems("farm", "");
	assert_ptr_equal(usual, again);
	assert_non_null(amended);
	assert_null(server_session(amended->snapshot->servers, 12));
	assert_non_null(server_session(usual->snapshot->servers, 12));
}

/* Rows of one scenario have the same tree where they say the same. */
static void farms_get__makes_what_is_the_same_once(void **state)
{
	struct reader own = {"f", arena, &problems};
	const struct yaml_node *farm = parse("{servers: {WF12: {}}}");
	const struct yaml_node *alike = parse("{servers: {WF12: {}}}");
	const struct yaml_node *given = parse("[{server: WF12, online: no}]");
	struct farm_entry *entries[6];

	(void)state;
	same_number("farm", farms_get(&farms, &own, farm, NULL, EDITION_NT4, &entries[0]), 0);
	same_number("farm", farms_get(&farms, &own, farm, NULL, EDITION_NT4, &entries[1]), 0);
	same_number("alike", farms_get(&farms, &own, alike, NULL, EDITION_NT4, &entries[2]), 0);
	same_number("given", farms_get(&farms, &own, farm, given, EDITION_NT4, &entries[3]), 0);
	same_number("given", farms_get(&farms, &own, farm, given, EDITION_NT4, &entries[4]), 0);
	same_number("given", farms_get(&farms, &own, alike, given, EDITION_NT4, &entries[5]), 0);
	same_problems("farms", "");
	/* the same amendments to another farm are another farm */
	assert_ptr_not_equal(entries[4], entries[5]);
	assert_ptr_equal(entries[0], entries[1]);
	assert_ptr_not_equal(entries[0], entries[2]);
	assert_ptr_not_equal(entries[0], entries[3]);
	assert_ptr_equal(entries[3], entries[4]);
	same_number("online", entries[0]->snapshot->servers[0].online, true);
	same_number("offline", entries[3]->snapshot->servers[0].online, false);
}

static void farms_get__refuses(void **state)
{
	const char *lines;

	(void)state;
	put_file("bad.yaml", "servers: {WF12: {onlin: no}}\n");
	assert_null(get_farm("a.yaml", "bad.yaml", NULL));
	same_number("problems", (long long)problems.count, 1);
	assert_non_null(strstr(problems.items[0].at.file, "/bad.yaml"));
	/* its own problems are said once; who else wanted it is told so */
	assert_null(get_farm("b.yaml", "bad.yaml", NULL));
	same_number("problems", (long long)problems.count, 2);
	assert_non_null(strstr(problems.items[1].at.file, "/b.yaml"));
	same_text("sentence", problems.items[1].sentence, "the farm 'bad.yaml' has problems");
	/* amended or not */
	assert_null(get_farm("c.yaml", "bad.yaml", "[{server: WF12, online: no}]"));
	same_number("problems", (long long)problems.count, 3);
	lines = problems.items[2].sentence;
	same_text("sentence", lines, "the farm 'bad.yaml' has problems");
	put_file("good.yaml", "servers: {WF12: {}}\n");
	assert_null(get_farm("d.yaml", "good.yaml", "[{server: WF13, onlin: no}]"));
	same_number("problems", (long long)problems.count, 4);
	assert_null(get_farm("e.yaml", "{servers: [WF12]}", NULL));
	same_number("problems", (long long)problems.count, 5);
	assert_null(get_farm("f.yaml", "[a]", NULL));
	same_number("problems", (long long)problems.count, 6);
}

static void farms_image__is_made_once_and_let_go(void **state)
{
	const struct image *first = NULL, *second = NULL;
	struct farm_entry *entry;

	(void)state;
	put_file("farm.yaml", "servers: {WF12: {}}\n");
	entry = get_farm("a.yaml", "farm.yaml", NULL);
	assert_ptr_equal(get_farm("b.yaml", "farm.yaml", NULL), entry);
	same_number("image", farms_image(&farms, entry, &first), 0);
	same_number("image", farms_image(&farms, entry, &second), 0);
	assert_ptr_equal(first->bytes, second->bytes);
	assert_true(first->size >= 4096);
	assert_memory_equal(first->bytes, "SQLite format 3", 16);
	farms_release(entry);
	assert_non_null(entry->image.bytes);
	farms_release(entry);
	assert_null(entry->image.bytes);
	/* and can be made again */
	entry->uses = 1;
	same_number("image", farms_image(&farms, entry, &first), 0);
	assert_non_null(entry->image.bytes);
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, setup, teardown)

int main(void)
{
	static const struct CMUnitTest tests[] = {
		TEST(farms_get__reads_a_file_once),
		TEST(farms_get__amends_a_copy),
		TEST(farms_get__makes_what_is_the_same_once),
		TEST(farms_get__refuses),
		TEST(farms_image__is_made_once_and_let_go),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
