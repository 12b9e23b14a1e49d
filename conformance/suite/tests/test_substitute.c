#include "conformance/suite/tests/support.h"

#include "base/macros.h"
#include "base/text.h"
#include "conformance/suite/substitute.h"

static void print_node(const struct yaml_node *node, struct text *to)
{
	const char *brackets = node->kind == YAML_MAP ? "{}" : "[]";

	if (node->kind == YAML_SCALAR) {
		text_add(to, node->text);
		return;
	}
	text_add_char(to, brackets[0]);
	for (size_t i = 0; i < node->count; i++) {
		text_add(to, i ? ", " : "");
		if (node->kind == YAML_MAP)
			text_printf(to, "%s: ", node->keys[i]->text);
		print_node(node->values[i], to);
	}
	text_add_char(to, brackets[1]);
}

static const char *replaced_tree(const char *tree, const char *row)
{
	struct text text = {0};
	struct yaml_node *copy = NULL;
	const char *result;

	same_number(tree, substitute(&reader, parse(tree), parse(row), &copy), 0);
	assert_non_null(copy);
	print_node(copy, &text);
	result = arena_copy(arena, text_string(&text));
	text_deinit(&text);
	return result;
}

static void substitute__replaces(void **state)
{
	static const struct {
		const char *tree, *row, *result;
	} rows[] = {
		{"a", "{x: 1}", "a"},
		{"\"{x}\"", "{x: 1}", "1"},
		{"a{x}b{y}c", "{x: 1, y: 2}", "a1b2c"},
		{"\"{x}{x}\"", "{x: 1}", "11"},
		{"a{x}", "{x: \"\"}", "a"},
		/* values are not looked into */
		{"a{x}", "{x: \"{y}\", y: 1}", "a{y}"},
		/* everywhere in the tree, but for keys */
		{"{a: [\"{x}\", {b: \"-{x}\"}], \"{x}\": c}", "{x: 1}",
			"{a: [1, {b: -1}], {x}: c}"},
		/* alone, the value stands whole */
		{"{a: \"{x}\"}", "{x: [1, {b: 2}]}", "{a: [1, {b: 2}]}"},
		{"{a: \"{x}\"}", "{x: {b: [2]}}", "{a: {b: [2]}}"},
		/* braces */
		{"\"{{x}\"", "{x: 1}", "{x}"},
		{"\"a{{b}}\"", "{x: 1}", "a{b}}"},
		{"\"{{{x}}\"", "{x: 1}", "{1}"},
		{"\"}\"", "{x: 1}", "}"},
		/* the rows themselves stay as they are */
		{"{cases: [\"{x}\"], b: {cases: \"{x}\"}}", "{x: 1}",
			"{cases: [{x}], b: {cases: 1}}"},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		same_text(rows[i].tree, replaced_tree(rows[i].tree, rows[i].row), rows[i].result);
		same_problems(rows[i].tree, "");
	}
}

static void substitute__refuses(void **state)
{
	static const struct {
		const char *tree, *row, *problems;
	} rows[] = {
		{"{a: [\"{statt}\"]}", "{state: 1, user: 2}",
			"f:1:6: a[1]: unknown placeholder 'statt'; did you mean 'state'?; "
			"accepted: state or user\n"},
		{"a: x{}", "{x: 1}", "f:1:4: a: unknown placeholder ''; accepted: x\n"},
		{"a: x{X}", "{x: 1}",
			"f:1:4: a: unknown placeholder 'X'; did you mean 'x'?; accepted: x\n"},
		{"a: b{x", "{x: 1}", "f:1:4: a: a placeholder is not closed; '{{' is a brace\n"},
		{"a: b{x}", "{x: [1]}",
			"f:1:4: a: the placeholder 'x' is a list, and can only stand alone\n"},
		{"a: b{x}", "{x: {y: 1}}",
			"f:1:4: a: the placeholder 'x' is a map of keys, and can only stand "
			"alone\n"},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		replaced_tree(rows[i].tree, rows[i].row);
		same_problems(rows[i].tree, rows[i].problems);
	}
}

/* What is wrong with a value is said where the placeholder stands. */
static void substitute__value_has_the_place_of_its_placeholder(void **state)
{
	struct yaml_node *copy = NULL;

	(void)state;
	same_number("substitute",
		substitute(&reader, parse("a: b\nc: \"{x}\""), parse("{x: [1]}"), &copy), 0);
	reader_is(&reader, yaml_get(copy, "c"), YAML_SCALAR);
	same_problems("place", "f:2:4: c: expected a single value, found a list\n");
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(substitute__replaces),
		cmocka_unit_test(substitute__refuses),
		cmocka_unit_test(substitute__value_has_the_place_of_its_placeholder),
	};

	return cmocka_run_group_tests(tests, reading_setup, reading_teardown);
}
