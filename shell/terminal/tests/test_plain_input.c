#include "base/tests/support.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/macros.h"
#include "base/text.h"
#include "shell/terminal/editor.h"
#include "shell/terminal/plain_input.h"

static struct folder folder;
static struct text line;
static int input;

static int setup(void **state)
{
	(void)state;
	folder_make(&folder);
	text_init(&line);
	return 0;
}

static int teardown(void **state)
{
	(void)state;
	text_deinit(&line);
	if (input > 0)
		close(input);
	input = 0;
	folder_remove(&folder);
	return 0;
}

static void open_input(const void *bytes, size_t length)
{
	if (input > 0)
		close(input);
	write_file(folder_file(&folder, "input"), bytes, length);
	input = file_open(folder_file(&folder, "input"));
	assert_true(input > 0);
}

static void plain_input_read__takes_line_by_line(void **state)
{
	static const struct {
		const char *label, *bytes;
		size_t length;
		const char *lines[3];
	} rows[] = {
		{"nothing", "", 0, {NULL}},
		{"one", "a b\n", 4, {"a b"}},
		{"of Windows", "a\r\nb\r\n", 6, {"a", "b"}},
		{"without an end", "a\nb", 3, {"a", "b"}},
		{"empty ones", "\n\r\n", 3, {"", ""}},
		{"\\r within", "a\rb\n", 4, {"a\rb"}},
		{"\\r at the end of the input", "a\r", 2, {"a\r"}},
		{"what is not UTF-8", "\xff\xc3\n", 3, {"\xff\xc3"}},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		open_input(rows[i].bytes, rows[i].length);
		for (size_t j = 0; rows[i].lines[j]; j++) {
			same_number(rows[i].label, plain_input_read(input, NULL, NULL, &line), 0);
			same_text(rows[i].label, text_string(&line), rows[i].lines[j]);
		}
		same_number(
			rows[i].label, plain_input_read(input, NULL, NULL, &line), EDITOR_E_END);
	}
}

static void plain_input_read__refuses_nul_bytes_alone(void **state)
{
	(void)state;
	open_input("a\0b\nc\n\0", 7);
	same_number("NUL", plain_input_read(input, NULL, NULL, &line), EDITOR_E_NUL);
	same_number("next", plain_input_read(input, NULL, NULL, &line), 0);
	same_text("next", text_string(&line), "c");
	same_number("NUL at the end", plain_input_read(input, NULL, NULL, &line), EDITOR_E_NUL);
	same_number("end", plain_input_read(input, NULL, NULL, &line), EDITOR_E_END);
}

static void plain_input_read__takes_any_length_and_nothing_behind(void **state)
{
	enum {
		LENGTH = 300000
	};
	char *bytes = malloc(LENGTH + 8);
	char rest[8] = {0};

	(void)state;
	memset(bytes, 'x', LENGTH);
	memcpy(bytes + LENGTH, "\nanswer", 7);
	open_input(bytes, LENGTH + 7);
	free(bytes);
	same_number("read", plain_input_read(input, NULL, NULL, &line), 0);
	same_number("length", (long long)line.length, LENGTH);
	same_number("left", (long long)read(input, rest, sizeof(rest)), 6);
	same_text("rest", rest, "answer");
}

static void plain_input_read__says_why_not(void **state)
{
	(void)state;
	same_number("no descriptor", plain_input_read(-1, NULL, NULL, &line), -EBADF);
}

static int stop_at_third(void *context)
{
	return ++*(int *)context > 2 ? EDITOR_E_STOPPED : 0;
}

static void plain_input_read__ends_when_waiting_does(void **state)
{
	int waited = 0;

	(void)state;
	open_input("abc\n", 4);
	same_number("stopped", plain_input_read(input, stop_at_third, &waited, &line),
		EDITOR_E_STOPPED);
	same_text("up to then", text_string(&line), "ab");
}

static const struct CMUnitTest tests[] = {
	cmocka_unit_test_setup_teardown(plain_input_read__takes_line_by_line, setup, teardown),
	cmocka_unit_test_setup_teardown(plain_input_read__refuses_nul_bytes_alone, setup, teardown),
	cmocka_unit_test_setup_teardown(
		plain_input_read__takes_any_length_and_nothing_behind, setup, teardown),
	cmocka_unit_test_setup_teardown(plain_input_read__says_why_not, setup, teardown),
	cmocka_unit_test_setup_teardown(plain_input_read__ends_when_waiting_does, setup, teardown),
};

int main(void)
{
	return cmocka_run_group_tests(tests, NULL, NULL);
}
