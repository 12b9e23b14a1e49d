#include "base/tests/support.h"

#include <stdlib.h>
#include <string.h>

#include "base/name.h"
#include "base/reader.h"
#include "base/text.h"

static struct arena *arena;
static struct diagnostics problems;
static struct reader reader;

static int setup(void **state)
{
	int r = diagnostics_init(&problems);

	(void)state;
	arena = arena_new();
	reader = (struct reader){"f", arena, &problems};
	return r;
}

static int teardown(void **state)
{
	(void)state;
	arena = arena_free(arena);
	diagnostics_deinit(&problems);
	return 0;
}

static const struct yaml_node *parse_text(const char *text)
{
	struct yaml_node *root = NULL;

	same_number("parse", yaml_parse("f", text, strlen(text), arena, &problems, &root), 0);
	assert_non_null(root);
	return root;
}

static void is_refused(const char *label, const char *expected)
{
	FILE *memory = capture_begin();
	char *lines;

	diagnostics_print(&problems, 0, memory);
	lines = capture_end(memory);
	same_text(label, lines, expected);
	free(lines);
}

struct object {
	const struct yaml_node *state, *user;
};

static const struct reader_key keys[] = {
	{"state", offsetof(struct object, state), true},
	{"user", offsetof(struct object, user), false},
};

static void reader_keys__sorts_and_refuses(void **state)
{
	static const struct {
		const char *yaml, *problems;
	} rows[] = {
		{"{state: a, user: b}", ""},
		{"{state: a}", ""},
		{"{user: b}", "f:1:1: the key 'state' is missing\n"},
		{"{state: a, sate: b}",
			"f:1:12: unknown key 'sate'; did you mean 'state'?; accepted: "
			"state or user\n"},
		{"{state: a, zzz: b}", "f:1:12: unknown key 'zzz'; accepted: state or user\n"},
		{"{state: a, State: b}", "f:1:12: unknown key 'State'; did you mean 'state'?; "
					 "accepted: state or user\n"},
		{"state: a\nuser: b\nstate: c",
			"f:3:1: state: 'state' is given twice; the first stands in line 1\n"},
		{"[a]", "f:1:1: expected a map of keys, found a list\n"},
		{"a", "f:1:1: expected a map of keys, found a single value\n"},
	};

	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		struct object object = {0};
		const struct yaml_node *map = parse_text(rows[i].yaml);

		same_number(rows[i].yaml,
			reader_keys(&reader, map, keys, ARRAY_SIZE(keys), &object),
			map->kind == YAML_MAP);
		is_refused(rows[i].yaml, rows[i].problems);
		assert_ptr_equal(object.user, yaml_get(map, "user"));
		teardown(state);
		setup(state);
	}
}

static void reader_keys__problem_below_has_the_path_of_its_map(void **state)
{
	struct object object = {0};

	(void)state;
	reader_keys(&reader, yaml_get(parse_text("WF12: {state: a, x: b}"), "WF12"), keys,
		ARRAY_SIZE(keys), &object);
	is_refused("path", "f:1:18: WF12: unknown key 'x'; accepted: state or user\n");
}

static void reader_refuse_twins__tells_each_in_order_with_the_first(void **state)
{
	static const struct {
		const char *yaml;
		int (*compare)(const char *a, const char *b);
		const char *problems;
	} rows[] = {
		{"{}", strcmp, ""},
		{"{b: 1, a: 2}", strcmp, ""},
		{"{a: 1, A: 2}", strcmp, ""},
		{"{a: 1, A: 2}", name_compare,
			"f:1:8: A: 'A' is given twice; the first stands in line 1\n"},
		{"z: 1\nÜ: 2\nü: 3\nZ: 4\nz: 5\n", name_compare,
			"f:3:1: ü: 'ü' is given twice; the first stands in line 2\n"
			"f:4:1: Z: 'Z' is given twice; the first stands in line 1\n"
			"f:5:1: z: 'z' is given twice; the first stands in line 1\n"},
	};

	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		reader_refuse_twins(&reader, parse_text(rows[i].yaml), rows[i].compare);
		is_refused(rows[i].yaml, rows[i].problems);
		teardown(state);
		setup(state);
	}
}

/* With each key compared to each other this is ten thousand million comparisons. */
static void reader_refuse_twins__takes_a_hundred_thousand_keys(void **state)
{
	cleanup(text_deinit) struct text text = {0};

	(void)state;
	for (unsigned i = 0; i < 100000; i++)
		text_printf(&text, "k%u: x\n", i * 7919 % 100000);
	text_add(&text, "k4711: x\n");
	reader_refuse_twins(&reader, parse_text(text_string(&text)), name_compare);
	same_number("problems", (long long)problems.count, 1);
}

static void reader__single_values(void **state)
{
	static const char *const words[] = {"closes", "hangs"};
	enum {
		FLAG,
		NUMBER,
		WORD,
		TEXT
	};
	static const struct {
		int as;
		const char *yaml;
		int value; /* -1: untouched */
		const char *problems;
	} rows[] = {
		{FLAG, "yes", 1, ""},
		{FLAG, "no", 0, ""},
		{FLAG, "True", 1, ""},
		{FLAG, "OFF", 0, ""},
		{FLAG, "1", -1, "f:1:1: '1' is neither yes nor no; accepted: yes or no\n"},
		{FLAG, "[yes]", -1, "f:1:1: expected a single value, found a list\n"},
		{NUMBER, "0", 0, ""},
		{NUMBER, "600", 600, ""},
		{NUMBER, "601", -1, "f:1:1: '601' is not a whole number from 0 to 600\n"},
		{NUMBER, "-1", -1, "f:1:1: '-1' is not a whole number from 0 to 600\n"},
		{NUMBER, "{}", -1, "f:1:1: expected a single value, found a map of keys\n"},
		{WORD, "Hangs", 1, ""},
		{WORD, "hang", -1,
			"f:1:1: unknown word 'hang'; did you mean 'hangs'?; accepted: closes or "
			"hangs\n"},
		{WORD, "~", -1, "f:1:1: unknown word '~'; accepted: closes or hangs\n"},
		{WORD, "[]", -1, "f:1:1: expected a single value, found a list\n"},
		{TEXT, "x", 1, ""},
		{TEXT, "{}", -1, "f:1:1: expected a single value, found a map of keys\n"},
		/* a key that is not there */
		{FLAG, NULL, -1, ""},
		{NUMBER, NULL, -1, ""},
		{WORD, NULL, -1, ""},
		{TEXT, NULL, -1, ""},
	};

	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		const struct yaml_node *node = rows[i].yaml ? parse_text(rows[i].yaml) : NULL;
		const char *label = rows[i].yaml ? rows[i].yaml : "(none)", *text = NULL;
		uint64_t number = UINT64_MAX;
		bool flag = rows[i].value == 0; /* the other one */
		int at = -1, r = -1;

		switch (rows[i].as) {
		case FLAG:
			r = reader_flag(&reader, node, &flag);
			same_number(label, flag, rows[i].value < 0 ? false : rows[i].value);
			break;
		case NUMBER:
			r = reader_number(&reader, node, 600, &number);
			same_number(label, (long long)number, rows[i].value);
			break;
		case WORD:
			r = reader_word(&reader, node, words, ARRAY_SIZE(words), &at);
			same_number(label, at, rows[i].value);
			break;
		case TEXT:
			r = reader_text(&reader, node, &text);
			same_text(label, text, rows[i].value < 0 ? NULL : rows[i].yaml);
			break;
		}
		same_number(label, r, 0);
		is_refused(label, rows[i].problems);
		teardown(state);
		setup(state);
	}
}

static int collect_node(struct reader *with, const struct yaml_node *node, void *object)
{
	(void)with;
	if (node->kind == YAML_SCALAR && strcmp(node->text, "stop") == 0)
		return -12;
	text_printf(object, "%s;", node->kind == YAML_SCALAR ? node->text : "(map)");
	return 0;
}

static void reader_each__takes_a_list_or_one(void **state)
{
	static const struct {
		const char *yaml, *read;
		int answer;
	} rows[] = {{"[a, b]", "a;b;", 0}, {"a", "a;", 0}, {"[]", "", 0}, {"{x: y}", "(map);", 0},
		{"[a, stop, b]", "a;", -12}, {NULL, "", 0}};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		cleanup(text_deinit) struct text read = {0};
		const struct yaml_node *node = rows[i].yaml ? parse_text(rows[i].yaml) : NULL;

		same_number(
			"answer", reader_each(&reader, node, &read, collect_node), rows[i].answer);
		same_text("read", text_string(&read), rows[i].read);
	}
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
	const struct CMUnitTest tests[] = {
		TEST(reader_keys__sorts_and_refuses),
		TEST(reader_keys__problem_below_has_the_path_of_its_map),
		TEST(reader_refuse_twins__tells_each_in_order_with_the_first),
		TEST(reader_refuse_twins__takes_a_hundred_thousand_keys),
		TEST(reader__single_values),
		TEST(reader_each__takes_a_list_or_one),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
