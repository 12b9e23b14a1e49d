#include "base/tests/support.h"

#include <stdlib.h>
#include <string.h>

#include "base/macros.h"
#include "base/text.h"
#include "base/utf8.h"
#include "shell/terminal/tests/editor_program.h"

static struct seated seated;
static struct folder folder;

static int setup(void **state)
{
	(void)state;
	folder_make(&folder);
	return 0;
}

static int teardown(void **state)
{
	(void)state;
	seated_deinit(&seated);
	folder_remove(&folder);
	return 0;
}

/* --- Editing --- */

/* What the program prints of the line. */
static void add_shown(const char *line, struct text *to)
{
	bool utf8 = utf8_is_valid(line);

	for (; *line; line++) {
		unsigned char byte = (unsigned char)*line;

		text_printf(to, byte < ' ' || (byte >= 0x80 && !utf8) ? "<%02X>" : "%c", byte);
	}
}

/* Press keys and Enter, and see which line that was. */
static void reads_line(const char *label, size_t number, const char *keys, const char *line)
{
	cleanup(text_deinit) struct text expected = {0};

	seated.label = label;
	/* room for the line, whatever was before */
	screen_init(&seated.screen, seated.screen.columns, seated.screen.rows);
	seated.screen.column = strlen("WF12> ");
	text_printf(&expected, "\n%zu [", number);
	add_shown(line, &expected);
	text_add(&expected, "]\nWF12>\n");
	seated_type(&seated, keys);
	seated_type(&seated, "\r");
	seated_see_somewhere(&seated, text_string(&expected));
}

static void editor_read__gives_what_was_edited(void **state)
{
	static const struct {
		const char *label, *keys, *line;
	} rows[] = {
		{"plain", "logoff 12", "logoff 12"},
		{"nothing", "", ""},
		{"backspace", "logofd\177f", "logoff"},
		{"arrows", "lgoff\033[D\033[D\033[D\033[Do", "logoff"},
		{"arrows of an application", "lgoff\033OD\033OD\033OD\033ODo", "logoff"},
		{"Home and End", "ogof\033[Hl\033[Ff", "logoff"},
		{"Home and End of a VT", "ogof\033[1~l\033[4~f", "logoff"},
		{"Ctrl-A and Ctrl-E", "ogof\001l\005f", "logoff"},
		{"Del", "xlogoff\033[H\033[3~", "logoff"},
		{"Ctrl-D within", "xlogoff\001\004", "logoff"},
		{"Ctrl-K", "logoff 12\001\033[C\033[C\033[C\013", "log"},
		{"Ctrl-W", "logoff 12\027", "logoff "},
		{"Ctrl-U", "reset\025logoff", "logoff"},
		{"Ctrl-Z within a line", "type\032", "type\032"},
		{"UTF-8", "msg eva Grüße, 東京 🙂", "msg eva Grüße, 東京 🙂"},
		{"UTF-8, edited", "Grüßx\177e", "Grüße"},
		{"what is not UTF-8", "a\xff\xc3z\xe2\x82q", "a\xff\xc3z\xe2\x82q"},
	};

	(void)state;
	editor_program_start(&seated, NULL, NULL);
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++)
		reads_line(rows[i].label, i + 1, rows[i].keys, rows[i].line);
	editor_program_end(&seated, "\004", PROGRAM_ENDED);
}

static void editor_read__ends_with_ctrl_z_and_enter(void **state)
{
	(void)state;
	editor_program_start(&seated, NULL, NULL);
	editor_program_end(&seated, "\032\r", PROGRAM_ENDED);
	seated_see(&seated, "WF12> ^Z\nend\n");
}

static void editor_read__drops_the_line_at_ctrl_c(void **state)
{
	(void)state;
	editor_program_start(&seated, NULL, NULL);
	seated_type(&seated, "logoff 12\003");
	seated_see(&seated, "WF12> logoff 12^C\ninterrupted\nWF12>\n");
	seated_type(&seated, "query\r");
	seated_see_somewhere(&seated, "WF12> query\n1 [query]\nWF12>\n");
	/* while searching, too */
	seated_type(&seated, "\022q\003");
	seated_see_somewhere(&seated, "interrupted\nWF12>\n");
	seated_type(&seated, "x\r");
	seated_see_somewhere(&seated, "2 [x]\nWF12>\n");
	editor_program_end(&seated, "\004", PROGRAM_ENDED);
}

/* --- Completion --- */

static void editor_read__completes_the_word(void **state)
{
	static const struct {
		const char *label, *keys, *line;
	} rows[] = {
		{"the only one, with a blank", "logoff TE\t", "logoff TERM04 "},
		{"what they have in common", "logoff R\t7", "logoff RDP-Tcp#7"},
		{"no blank before a value", "logoff /s\tWF12", "logoff /server:WF12"},
		{"a value", "logoff /server:W\t5\t", "logoff /server:WF15 "},
		{"no part of a character", "msg Gr\tn\t", "msg Grüne "},
		{"within the line", "logoff TE /v\033[D\033[D\033[D\t", "logoff TERM04  /v"},
		{"quotes where blanks are", "logoff tw\t", "logoff \"two words\" "},
		{"quotes that were begun", "logoff \"two w\t", "logoff \"two words\" "},
		{"behind what parts commands", "dir&TE\t", "dir&TERM04 "},
		{"nothing that begins so", "logoff xy\t", "logoff xy"},
	};

	(void)state;
	editor_program_start(&seated, NULL, NULL);
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++)
		reads_line(rows[i].label, i + 1, rows[i].keys, rows[i].line);
	editor_program_end(&seated, "\004", PROGRAM_ENDED);
}

static void editor_read__lists_at_the_second_tab(void **state)
{
	(void)state;
	editor_program_start(&seated, &(struct seated_begin){.columns = 30}, NULL);
	seated_type(&seated, "logoff R\t\t");
	seated_see(&seated, "WF12> logoff RDP-Tcp#\n"
			    "RDP-Tcp#3  eva, 12\n"
			    "RDP-Tcp#7  tom, 14\n"
			    "WF12> logoff RDP-Tcp#\n");
	seated_type(&seated, "7\r");
	seated_see_somewhere(&seated, "1 [logoff RDP-Tcp#7]\nWF12>\n");
	editor_program_end(&seated, "\004", PROGRAM_ENDED);
}

static void editor_read__lists_below_a_line_of_several_rows(void **state)
{
	(void)state;
	editor_program_start(&seated, &(struct seated_begin){.columns = 20, .rows = 12}, NULL);
	/* the cursor is in the first row of three when Tab is pressed */
	seated_type(&seated, "R /v 34567890123456789012345678901\001\033[C\t\t");
	seated_see(&seated, "WF12> RDP-Tcp# /v 34\n56789012345678901234\n5678901\n"
			    "RDP-Tcp#3  eva, 12\n"
			    "RDP-Tcp#7  tom, 14\n"
			    "WF12> RDP-Tcp# /v 34\n56789012345678901234\n5678901\n");
	seated_type(&seated, "3\r");
	seated_see_somewhere(&seated, "8901]\nWF12>\n");
	editor_program_end(&seated, "\004", PROGRAM_ENDED);
}

/* --- The history --- */

static void editor_read__repeats_lines(void **state)
{
	static const struct {
		const char *label, *keys, *line;
	} rows[] = {
		{"first", "query user", "query user"},
		{"second", "logoff 12 /v", "logoff 12 /v"},
		{"up", "\033[A", "logoff 12 /v"},
		{"up twice, the same line being there once", "\033[A\033[A", "query user"},
		{"up and down", "\033[A\033[A\033[B", "query user"},
		{"F3", "\033OR", "query user"},
		{"F3, behind what is typed", "QUERY\033[13~", "QUERY user"},
		{"F3 of the console", "x\033[[C", "xUERY user"},
		{"searched for", "\022off\033", "logoff 12 /v"},
	};

	(void)state;
	editor_program_start(&seated, NULL, NULL);
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++)
		reads_line(rows[i].label, i + 1, rows[i].keys, rows[i].line);
	editor_program_end(&seated, "\004", PROGRAM_ENDED);
}

static void editor_read__lists_the_history_at_f7(void **state)
{
	(void)state;
	editor_program_start(&seated, NULL, NULL);
	reads_line("first", 1, "query user", "query user");
	reads_line("second", 2, "Grüße", "Grüße");
	seated_type(&seated, "lo\033[18~");
	seated_see_somewhere(&seated, "WF12> lo\n   1: query user\n   2: Grüße\nWF12> lo\n");
	seated_type(&seated, "goff\r");
	seated_see_somewhere(&seated, "3 [logoff]\nWF12>\n");
	editor_program_end(&seated, "\004", PROGRAM_ENDED);
}

static void editor_read__keeps_the_history_in_a_file(void **state)
{
	const char *path = folder_file(&folder, "history");
	const struct editor_program program = {.history = path};
	size_t length;
	char *kept;

	(void)state;
	write_file(path, "query user\nlogoff 12\n", 21);
	editor_program_start(&seated, NULL, &program);
	reads_line("from the file", 1, "\033[A", "logoff 12");
	reads_line("new", 2, "Grüße \xff", "Grüße \xff");
	reads_line("blank", 3, " ", " ");
	reads_line("from this run", 4, "\033[A", "Grüße \xff");
	editor_program_end(&seated, "\004", PROGRAM_ENDED);
	kept = read_file(path, &length);
	same_text("file", kept, "query user\nlogoff 12\nGrüße \xff\n");
	free(kept);
}

static void editor_read__goes_on_without_a_file_of_the_history(void **state)
{
	const struct editor_program program = {.history = "/dev/null/history"};

	(void)state;
	editor_program_start(&seated, NULL, &program);
	reads_line("first", 1, "query user", "query user");
	reads_line("from this run", 2, "\033[A", "query user");
	editor_program_end(&seated, "\004", PROGRAM_ENDED);
	seated_see_somewhere(&seated, "history: Not a directory\n");
}

static const struct CMUnitTest tests[] = {
	cmocka_unit_test_setup_teardown(editor_read__gives_what_was_edited, setup, teardown),
	cmocka_unit_test_setup_teardown(editor_read__ends_with_ctrl_z_and_enter, setup, teardown),
	cmocka_unit_test_setup_teardown(editor_read__drops_the_line_at_ctrl_c, setup, teardown),
	cmocka_unit_test_setup_teardown(editor_read__completes_the_word, setup, teardown),
	cmocka_unit_test_setup_teardown(editor_read__lists_at_the_second_tab, setup, teardown),
	cmocka_unit_test_setup_teardown(
		editor_read__lists_below_a_line_of_several_rows, setup, teardown),
	cmocka_unit_test_setup_teardown(editor_read__repeats_lines, setup, teardown),
	cmocka_unit_test_setup_teardown(editor_read__lists_the_history_at_f7, setup, teardown),
	cmocka_unit_test_setup_teardown(editor_read__keeps_the_history_in_a_file, setup, teardown),
	cmocka_unit_test_setup_teardown(
		editor_read__goes_on_without_a_file_of_the_history, setup, teardown),
};

int main(void)
{
	return cmocka_run_group_tests(tests, NULL, NULL);
}
