#include "base/tests/support.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "base/yaml.h"

static struct arena *arena;
static struct diagnostics problems;

static int setup(void **state)
{
	(void)state;
	arena = arena_new();
	return diagnostics_init(&problems);
}

static int teardown(void **state)
{
	(void)state;
	arena = arena_free(arena);
	diagnostics_deinit(&problems);
	return 0;
}

static struct yaml_node *parse_bytes(const char *bytes, size_t length)
{
	struct yaml_node *root = NULL;

	same_number("answer", yaml_parse("f", bytes, length, arena, &problems, &root), 0);
	assert_int_equal(root == NULL, problems.count != 0);
	return root;
}

static struct yaml_node *parse_text(const char *text)
{
	return parse_bytes(text, strlen(text));
}

/* What was refused, as one line. */
static void is_refused(const char *label, const char *expected)
{
	FILE *memory = capture_begin();
	char *line;

	diagnostics_print(&problems, 0, memory);
	line = capture_end(memory);
	same_text(label, line, expected);
	free(line);
}

/* The tree in flow style, with each node's line and column where asked. */
static void describe_node(struct text *text, const struct yaml_node *node, bool places)
{
	if (places)
		text_printf(text, "%u:%u ", node->line, node->column);
	if (node->kind == YAML_SCALAR) {
		text_printf(text, node->plain ? "%s" : "'%s'", node->text);
		return;
	}
	text_add_char(text, node->kind == YAML_MAP ? '{' : '[');
	for (size_t i = 0; i < node->count; i++) {
		if (i)
			text_add(text, ", ");
		if (node->kind == YAML_MAP) {
			describe_node(text, node->keys[i], places);
			text_add(text, ": ");
		}
		describe_node(text, node->values[i], places);
	}
	text_add_char(text, node->kind == YAML_MAP ? '}' : ']');
}

static void yaml_parse__builds_the_tree(void **state)
{
	static const struct {
		const char *yaml, *tree;
		bool places;
	} rows[] = {
		{"a", "a", false},
		{"a: b", "{a: b}", false},
		{"a: 'b'\nc: \"d\\n\"", "{a: 'b', c: 'd\n'}", false},
		{"- 1\n- [2, {x: }]\n- |\n  t\n", "[1, [2, {x: }], 't\n']", false},
		{"a: {}\nb: []", "{a: {}, b: []}", false},
		{"a: &x [1]\nb: *x", "{a: [1], b: [1]}", false},
		{"&x a: b\nc: *x", "{a: b, c: a}", false},
		{"- &x 1\n- &x 2\n- *x", "[1, 2, 2]", false},
		{"a: b\na: c", "{a: b, a: c}", false},
		{"---\na: b\n...\n", "{a: b}", false},
		{"\xEF\xBB\xBFservers:\n", "{servers: }", false}, /* a byte order mark */
		{"a: b\r\nc: d\r\n", "{a: b, c: d}", false},
		{"a:\n  b: c\n  d:\n  - e\n", "1:1 {1:1 a: 2:3 {2:3 b: 2:6 c, 3:3 d: 4:3 [4:5 e]}}",
			true},
		{"ü: {é: x}", "1:1 {1:1 ü: 1:4 {1:5 é: 1:8 x}}", true},
	};

	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		cleanup(text_deinit) struct text tree = {0};
		struct yaml_node *root = parse_text(rows[i].yaml);

		is_refused(rows[i].yaml, "");
		describe_node(&tree, root, rows[i].places);
		same_text(rows[i].yaml, text_string(&tree), rows[i].tree);
		teardown(state);
		setup(state);
	}
}

static void yaml_parse__refuses_with_its_place(void **state)
{
#define BYTES(text) text, sizeof(text) - 1
	static const struct {
		const char *bytes;
		size_t length;
		const char *line;
	} rows[] = {
		{BYTES(""), "f:1:1: the file is empty\n"},
		{NULL, 0, "f:1:1: the file is empty\n"},
		{BYTES("# nothing\n"), "f:1:1: the file is empty\n"},
		{BYTES("a: *x"), "f:1:4: the alias has no anchor before it\n"},
		{BYTES("a: &x [1, *x]"), "f:1:11: the alias contains itself\n"},
		{BYTES("a: b\n--- \nc: d"), "f:2:1: a second document; one file holds one\n"},
		{BYTES("? [a]\n: b"), "f:1:3: a key must be one word or a quoted text\n"},
		{BYTES("a: \"\\0\""), "f:1:4: a NUL character cannot stand in a text\n"},
		{BYTES("a: b\n\tc: d"),
			"f:2:1: the line is indented with a tab; indent with spaces\n"},
		{BYTES("ü:\n  a:\n \t  b: c"),
			"f:3:2: the line is indented with a tab; indent with spaces\n"},
		{BYTES("a:\n\t- b"),
			"f:2:1: the line is indented with a tab; indent with spaces\n"},
		{BYTES("a: [\tb"),
			"f:2:1: not YAML: did not find expected ',' or ']', while parsing a "
			"flow sequence\n"},
		{BYTES("a: [b"),
			"f:2:1: not YAML: did not find expected ',' or ']', while parsing a "
			"flow sequence\n"},
		{BYTES("a: 'b"),
			"f:1:6: not YAML: found unexpected end of stream, while scanning a "
			"quoted scalar\n"},
		{BYTES("ok: yes\nüü: \xFF"),
			"f:2:5: not UTF-8 text: invalid leading UTF-8 octet\n"},
		{BYTES("a\x01"), "f:1:2: not UTF-8 text: control characters are not allowed\n"},
	};

	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		assert_null(parse_bytes(rows[i].bytes, rows[i].length));
		is_refused(rows[i].bytes ? rows[i].bytes : "(none)", rows[i].line);
		teardown(state);
		setup(state);
	}
}

static void yaml_parse__takes_64_levels_and_no_more(void **state)
{
	cleanup(text_deinit) struct text text = {0};

	for (unsigned depth = 64; depth <= 65; depth++) {
		text_clear(&text);
		for (unsigned i = 0; i < depth; i++)
			text_add_char(&text, '[');
		for (unsigned i = 0; i < depth; i++)
			text_add_char(&text, ']');
		parse_text(text_string(&text));
		is_refused("deep", depth == 64 ? "" : "f:1:65: nested too deeply\n");
		teardown(state);
		setup(state);
	}
}

/* Each line has nine times the line above: 9^9 nodes in ten lines. */
static void yaml_parse__refuses_what_explodes(void **state)
{
	cleanup(text_deinit) struct text text = {0};

	(void)state;
	text_add(&text, "a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
	for (unsigned i = 1; i <= 9; i++) {
		text_printf(&text, "a%u: &a%u [", i, i);
		for (unsigned j = 0; j < 9; j++)
			text_printf(&text, "%s*a%u", j ? ", " : "", i - 1);
		text_add(&text, "]\n");
	}
	assert_null(parse_text(text_string(&text)));
	is_refused("laughs", "f:8:5: too large once its aliases are followed\n");
}

static void yaml_position__has_the_path_of_keys(void **state)
{
	const struct yaml_node *root =
		parse_text("servers: {WF12: {sessions: {12: {programs: [a, {image: b}]}}}}\n");
	const struct yaml_node *sessions =
		yaml_get(yaml_get(yaml_get(root, "servers"), "WF12"), "sessions");
	const struct yaml_node *programs = yaml_get(sessions->values[0], "programs");

	(void)state;
	same_text("root", yaml_position(root, "f", arena).path, "");
	same_text("key", yaml_position(sessions->keys[0], "f", arena).path,
		"servers.WF12.sessions.12");
	same_text("in a list", yaml_position(programs->values[1]->values[0], "f", arena).path,
		"servers.WF12.sessions.12.programs[2].image");
	same_number("column", yaml_position(programs, "f", arena).column, 44);
}

static void yaml_get__finds_exact_keys_of_maps(void **state)
{
	const struct yaml_node *root = parse_text("{Key: 1, key: 2, list: [Key]}");

	(void)state;
	same_text("Key", yaml_get(root, "Key")->text, "1");
	same_text("key", yaml_get(root, "key")->text, "2");
	assert_null(yaml_get(root, "KEY"));
	assert_null(yaml_get(yaml_get(root, "list"), "Key"));
	assert_null(yaml_get(yaml_get(root, "Key"), "Key"));
}

static void yaml_is_null__is_for_plain_words(void **state)
{
	static const struct {
		const char *yaml;
		bool is_null;
	} rows[] = {{"a:", true}, {"a: ~", true}, {"a: null", true}, {"a: ''", false},
		{"a: '~'", false}, {"a: \"null\"", false}, {"a: Null", false}, {"a: none", false},
		{"a: []", false}, {"a: {}", false}};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++)
		same_number(rows[i].yaml, yaml_is_null(parse_text(rows[i].yaml)->values[0]),
			rows[i].is_null);
}

static void yaml_kind_to_string__has_a_phrase_for_each(void **state)
{
	(void)state;
	for (enum yaml_kind a = 0; a < YAML_KIND_COUNT; a++) {
		assert_non_null(yaml_kind_to_string(a));
		for (enum yaml_kind b = 0; b < a; b++)
			assert_string_not_equal(yaml_kind_to_string(a), yaml_kind_to_string(b));
	}
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
	const struct CMUnitTest tests[] = {
		TEST(yaml_parse__builds_the_tree),
		TEST(yaml_parse__refuses_with_its_place),
		TEST(yaml_parse__takes_64_levels_and_no_more),
		TEST(yaml_parse__refuses_what_explodes),
		TEST(yaml_position__has_the_path_of_keys),
		TEST(yaml_get__finds_exact_keys_of_maps),
		TEST(yaml_is_null__is_for_plain_words),
		TEST(yaml_kind_to_string__has_a_phrase_for_each),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
