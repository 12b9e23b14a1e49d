/* Rows whose columns stand at fixed places. */

#include "base/file.h"
#include "base/macros.h"
#include "base/tests/support.h"
#include "cli/columns.h"

static const struct column columns[] = {
	{.field = COLUMN_USER, .begin = 1, .width = 8, .is_lower = true},
	{.field = COLUMN_SESSION, .begin = 11, .width = 6},
	{.field = COLUMN_ID, .begin = 19, .width = 3, .is_right = true},
	{.field = COLUMN_STATE, .begin = 24, .width = 4},
};
#define TABLE .columns = columns, .count = ARRAY_SIZE(columns)
static const struct column_table as_it_comes = {TABLE};
static const struct column_table filled = {TABLE, .is_filled = true};
static const struct column_table cutting = {TABLE, .is_filled = true, .cuts_sessions = true};

#define ROW(...)                                                                                   \
	{                                                                                          \
		.texts = { __VA_ARGS__ }                                                           \
	}

struct row_case {
	const char *label;
	const struct column_table *table;
	struct column_row row;
	const char *expected;
};

static const struct row_case cases[] = {
	{"marked", &as_it_comes, {.is_marked = true, .texts = {[COLUMN_USER] = "Bücherei"}},
		">bücherei\n"},
	{"fitting", &as_it_comes,
		ROW([COLUMN_USER] = "Zoë", [COLUMN_SESSION] = "Kasse", [COLUMN_ID] = "12",
			[COLUMN_STATE] = "disc"),
		" zoë       Kasse    12  disc\n"},
	{"missing", &as_it_comes, ROW([COLUMN_USER] = "", [COLUMN_ID] = "7"),
		"                     7\n"},
	/* what follows is where it belongs as soon as there is room */
	{"too long", &as_it_comes,
		ROW([COLUMN_USER] = "a long name", [COLUMN_SESSION] = "Kasse",
			[COLUMN_ID] = "12345", [COLUMN_STATE] = "disc"),
		" a long name Kasse 12345 disc\n"},
	{"long and short", &as_it_comes,
		ROW([COLUMN_USER] = "a long name", [COLUMN_STATE] = "disc"),
		" a long name            disc\n"},
	{"filled", &filled, ROW([COLUMN_USER] = "Zoë", [COLUMN_ID] = "12"),
		" zoë                12      \n"},
	{"filled and marked", &filled, {.is_marked = true, .texts = {NULL}},
		">                           \n"},
	/* it moves all that follows */
	{"filled, too long", &filled,
		ROW([COLUMN_USER] = "a long name", [COLUMN_SESSION] = "Kasse", [COLUMN_ID] = "12"),
		" a long name  Kasse    12      \n"},
	{"filled, two too long", &filled,
		ROW([COLUMN_USER] = "a long name", [COLUMN_ID] = "12345", [COLUMN_STATE] = "disc"),
		" a long name          12345  disc\n"},
	{"filled, not cut", &filled, ROW([COLUMN_SESSION] = "ICA-TCP", [COLUMN_ID] = "12"),
		"           ICA-TCP   12      \n"},
	{"cut", &cutting, ROW([COLUMN_SESSION] = "ICA-TCP", [COLUMN_ID] = "12"),
		"           ICA...   12      \n"},
	{"cut between characters", &cutting, ROW([COLUMN_SESSION] = "äöüßéèê"),
		"           äöü...           \n"},
	{"as long as the column", &cutting, ROW([COLUMN_SESSION] = "ICATCP"),
		"           ICATCP           \n"},
	{"users are not cut", &cutting, ROW([COLUMN_USER] = "a long name"),
		" a long name                   \n"},
	{"obeyed by a terminal", &as_it_comes,
		ROW([COLUMN_USER] = "A\xC2\x9B", [COLUMN_SESSION] = "w\033[31m", [COLUMN_ID] = "1"),
		" a?        w?[31m    1\n"},
};

static void columns_print__puts_texts_where_they_belong(void **state)
{
	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
		char line[128] = "";
		FILE *to = file_open_nameless();

		assert_non_null(to);
		columns_print(cases[i].table, &cases[i].row, to);
		rewind(to);
		line[fread(line, 1, sizeof(line) - 1, to)] = '\0';
		fclose(to);
		same_text(cases[i].label, line, cases[i].expected);
	}
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(columns_print__puts_texts_where_they_belong),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
