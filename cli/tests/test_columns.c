/* Rows whose columns stand at fixed places. */

#include "base/file.h"
#include "base/macros.h"
#include "base/tests/support.h"
#include "cli/columns.h"

/* What the row is once it is written. */
static void compare(const char *label, void (*write)(struct columns *row), const char *expected)
{
	char line[128] = "";
	struct columns row = {.to = file_open_nameless()};

	assert_non_null(row.to);
	write(&row);
	columns_end(&row);
	rewind(row.to);
	line[fread(line, 1, sizeof(line) - 1, row.to)] = '\0';
	fclose(row.to);
	same_text(label, line, expected);
}

static void write_fitting(struct columns *row)
{
	columns_mark(row, true);
	columns_put_lower(row, 1, "Bücherei");
	columns_put(row, 12, "Zoë");
	columns_put(row, 14, "");
	columns_put_number(row, 20, 12);
}

static void write_too_long(struct columns *row)
{
	columns_mark(row, false);
	columns_put(row, 1, "a long name");
	columns_put(row, 5, "eva");
	columns_put_right(row, 8, "12345");
	columns_put(row, 30, "end");
}

static void write_missing(struct columns *row)
{
	columns_mark(row, false);
	columns_put(row, 1, "");
	columns_put(row, 5, "eva");
}

static void write_obeyed(struct columns *row)
{
	columns_mark(row, false);
	columns_put(row, 1, "w\033[31m.exe");
	columns_put_lower(row, 11, "A\xC2\x9B");
	columns_put(row, 15, "end");
}

static void columns__show_what_a_terminal_would_obey(void **state)
{
	(void)state;
	compare("obeyed", write_obeyed, " w?[31m.exe a? end\n");
}

static void columns__stand_where_they_are_to(void **state)
{
	(void)state;
	compare("fitting", write_fitting, ">bücherei   Zoë    12\n");
	compare("too long", write_too_long, " a long name eva 12345        end\n");
	compare("missing", write_missing, "     eva\n");
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(columns__stand_where_they_are_to),
		cmocka_unit_test(columns__show_what_a_terminal_would_obey),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
