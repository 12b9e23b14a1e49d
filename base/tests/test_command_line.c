#include "base/tests/support.h"

#include <string.h>

#include "base/command_line.h"
#include "base/macros.h"

static struct arena *arena;

static int setup(void **state)
{
	(void)state;
	arena = arena_new();
	return arena ? 0 : -1;
}

static int teardown(void **state)
{
	(void)state;
	arena = arena_free(arena);
	return 0;
}

/* Each argument in square brackets; the arena's. */
static const char *split_line(const char *line)
{
	struct text text = {0};
	size_t count = 0;
	char **arguments = command_line_split(arena, line, &count);
	const char *copy;

	assert_non_null(arguments);
	assert_null(arguments[count]);
	for (size_t i = 0; i < count; i++)
		text_printf(&text, "[%s]", arguments[i]);
	copy = arena_copy(arena, text_string(&text));
	text_deinit(&text);
	return copy;
}

/* The rules are those of Microsoft's "Parsing C Command-Line Arguments", as are the rows marked so. */
static void command_line_split__as_the_c_runtime_of_windows(void **state)
{
	static const struct {
		const char *line, *arguments;
	} rows[] = {
		{"", ""},
		{" \t ", ""},
		{"logoff", "[logoff]"},
		{"logoff 12", "[logoff][12]"},
		{"  logoff\t12  /v ", "[logoff][12][/v]"},
		{"logoff \"RDP-Tcp#3\"", "[logoff][RDP-Tcp#3]"},
		{"logoff \"Kasse 3\" /server:\"WF 12\"", "[logoff][Kasse 3][/server:WF 12]"},
		/* empty arguments */
		{"logoff \"\"", "[logoff][]"},
		{"\"\" \"\"", "[][]"},
		{"a\"\"b", "[ab]"},
		/* Microsoft's table */
		{"\"abc\" d e", "[abc][d][e]"},
		{"a\\\\\\b d\"e f\"g h", "[a\\\\\\b][de fg][h]"},
		{"a\\\\\\\"b c d", "[a\\\"b][c][d]"},
		{"a\\\\\\\\\"b c\" d e", "[a\\\\b c][d][e]"},
		{"a\"b\"\" c d", "[ab\" c d]"},
		/* two quotes within quotes */
		{"\"a\"\"b\" c", "[a\"b][c]"},
		{"\"\"\"\"", "[\"]"},
		{"\"\"\"a b\"\"\" c", "[\"a b\"][c]"},
		/* backslashes without a quote behind them */
		{"\\\\WF13", "[\\\\WF13]"},
		{"a\\ b", "[a\\][b]"},
		{"a\\", "[a\\]"},
		{"\"a\\b\"", "[a\\b]"},
		/* an even number halves and opens, an odd one gives the quote */
		{"\\\"a b\\\"", "[\"a][b\"]"},
		{"\\\\\"a b\"", "[\\a b]"},
		{"\\\\\\\\\\\"a", "[\\\\\"a]"},
		{"\"C:\\x\\\\\" y", "[C:\\x\\][y]"},
		{"\"C:\\x\\\" y", "[C:\\x\" y]"},
		/* a quote that is not closed */
		{"a \"b c", "[a][b c]"},
		{"a \"", "[a][]"},
		/* only blanks and tabs part, in any alphabet */
		{"a\nb", "[a\nb]"},
		{"Bücherei Ταμείο", "[Bücherei][Ταμείο]"},
		/* no shell */
		{"a 'b c' $HOME * ; | > ^", "[a]['b][c'][$HOME][*][;][|][>][^]"},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++)
		same_text(rows[i].line, split_line(rows[i].line), rows[i].arguments);
}

/* The room is measured by the worst case: as many arguments as a line can have. */
static void command_line_split__of_many_arguments(void **state)
{
	char line[4096];
	size_t count = 0;
	char **arguments;

	(void)state;
	for (size_t i = 0; i + 1 < sizeof(line); i += 2)
		memcpy(line + i, "x ", 2);
	line[sizeof(line) - 2] = '\0';
	arguments = command_line_split(arena, line, &count);
	assert_non_null(arguments);
	same_number("arguments", (long long)count, sizeof(line) / 2 - 1);
	same_text("last", arguments[count - 1], "x");
}

static void command_line_add__as_it_is_written(void **state)
{
	static const struct {
		const char *argument, *written;
	} rows[] = {
		{"logoff", "logoff"},
		{"", "\"\""},
		{"a b", "\"a b\""},
		{"a\tb", "\"a\tb\""},
		{"\"", "\"\\\"\""},
		{"C:\\x\\", "C:\\x\\"},
		{"C:\\x y\\", "\"C:\\x y\\\\\""},
		{"a\\\"b", "\"a\\\\\\\"b\""},
		{"/server:TERM04", "/server:TERM04"},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		struct text line = {0};

		command_line_add(&line, rows[i].argument);
		same_text(rows[i].argument, text_string(&line), rows[i].written);
		text_deinit(&line);
	}
}

/* Whatever the arguments are, they come back: all texts of four characters that mean something. */
static void command_line_add__comes_back_from_split(void **state)
{
	static const char letters[] = {'\0', 'a', ' ', '\t', '"', '\\'};

	(void)state;
	for (size_t number = 0; number < 6 * 6 * 6 * 6; number++) {
		const char argument[] = {letters[number % 6], letters[number / 6 % 6],
			letters[number / 36 % 6], letters[number / 216], '\0'};
		struct text line = {0};
		size_t count = 0;
		char **arguments;

		command_line_add(&line, "first");
		command_line_add(&line, argument);
		command_line_add(&line, "last");
		arguments = command_line_split(arena, text_string(&line), &count);
		assert_non_null(arguments);
		same_number(text_string(&line), (long long)count, 3);
		same_text(text_string(&line), arguments[1], argument);
		same_text(text_string(&line), arguments[2], "last");
		text_deinit(&line);
	}
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(command_line_split__as_the_c_runtime_of_windows),
		cmocka_unit_test(command_line_split__of_many_arguments),
		cmocka_unit_test(command_line_add__as_it_is_written),
		cmocka_unit_test(command_line_add__comes_back_from_split),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
