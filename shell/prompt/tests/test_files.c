#include "shell/prompt/tests/support.h"

#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>

#include "base/macros.h"

static void prompt_execute__files(void **state)
{
	static const struct {
		const char *line, *printed;
	} rows[] = {
		{"dir /b", "a.txt\nB.TXT\nsub\n"},
		{"dir /b *.txt", "a.txt\nB.TXT\n"},
		{"dir *.exe", "File Not Found\n"},
		{"dir /b /ad", "sub\n"},
		{"dir/b/a-d", "a.txt\nB.TXT\n"},
		{"dir /q", "Invalid switch - \"q\".\n"},
		{"dir /s", "'dir /s' is not part of this prompt\n"},
		{"del a.txt", ""},
		{"del a.txt", "Could Not Find C:\\a.txt\n"},
		{"del", "The syntax of the command is incorrect.\n"},
		{"echo N| del *.*", "C:\\*.*, Are you sure (Y/N)? "},
		{"dir /b", "B.TXT\nsub\n"},
		{"del /q *", ""},
		{"dir /b", "sub\n"},
		{"echo b>B\u00FCcherei", ""},
		{"dir /b b?CHEREI", "B\u00FCcherei\n"},
		{"del /q B\u00DCch*", ""},
		{"dir /b", "sub\n"},
		{"cd sub", ""},
		{"cd", "C:\\sub\n"},
		{"dir /b", "File Not Found\n"},
		{">x.txt echo x", ""},
		{"echo N| del .", "C:\\sub\\*, Are you sure (Y/N)? "},
		{"echo Y| del ..\\SUB", "C:\\sub\\*, Are you sure (Y/N)? "},
		{"dir /b", "File Not Found\n"},
		{"cd ..", ""},
		{"cd..&cd /d sub & cd", "C:\\sub\n"},
		{"cd \"..\\sub\" & cd \\ & cd nowhere",
			"The system cannot find the path specified.\n"},
		{"cd", "C:\\\n"},
		{"D:", "The system cannot find the drive specified.\n"},
		{"type D:\\x", "The system cannot find the drive specified.\n"},
		{"type \\\\server\\share\\x", "The network path was not found.\n"},
		{"type a:b:c", "The system cannot find the drive specified.\n"},
		{"type bb:c",
			"The filename, directory name, or volume label syntax is incorrect.\n"},
		{"echo x>nul & type nul", ""},
		{"if exist sub\\nul echo folder", "folder\n"},
	};

	(void)state;
	prompt_write_file("a.txt", "a\n");
	prompt_write_file("B.TXT", "b\n");
	prompt_type_line("cd");
	assert_non_null(strstr(text_string(&prompt_fixture.out), "C:\\"));
	same_number("mkdir", mkdir("sub", 0777), 0);
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++)
		prompt_prints(rows[i].line, rows[i].printed);
}

/* As NT 4.0 does it; of when files were changed, the days of the farms. */
static void prompt_execute__dir(void **state)
{
	static const struct timespec times[2] = {{.tv_sec = 897987600}, {.tv_sec = 897987600}};
	char zeros[1234] = "";

	(void)state;
	prompt_write_file("a.txt", "a\n");
	write_file("letter.doc", zeros, sizeof(zeros));
	same_number("mkdir", mkdir("sub", 0777), 0);
	same_number("utimensat", utimensat(AT_FDCWD, "a.txt", times, 0), 0);
	same_number("utimensat", utimensat(AT_FDCWD, "letter.doc", times, 0), 0);
	same_number("utimensat", utimensat(AT_FDCWD, "sub", times, 0), 0);
	prompt_type_line("dir ?*.???");
	same_text("files", strstr(text_string(&prompt_fixture.out), "\n\n"),
		"\n\n"
		"06/16/98  09:00a                     2 a.txt\n"
		"06/16/98  09:00a                 1,234 letter.doc\n"
		"               2 File(s)          1,236 bytes\n");
	assert_ptr_equal(strstr(text_string(&prompt_fixture.out), " Directory of C:\\"),
		text_string(&prompt_fixture.out));
	prompt_type_line("dir s*");
	same_text("folder", strstr(text_string(&prompt_fixture.out), "\n\n"),
		"\n\n"
		"06/16/98  09:00a        <DIR>          sub\n"
		"               1 File(s)              0 bytes\n");
	same_number("utimensat", utimensat(AT_FDCWD, ".", times, 0), 0);
	prompt_type_line("dir SUB");
	same_text("empty", strstr(text_string(&prompt_fixture.out), "sub\n"),
		"sub\n\n"
		"06/16/98  09:00a        <DIR>          .\n"
		"06/16/98  09:00a        <DIR>          ..\n"
		"               2 File(s)              0 bytes\n");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, prompt_setup, prompt_teardown)

int main(void)
{
	static const struct CMUnitTest tests[] = {
		TEST(prompt_execute__files),
		TEST(prompt_execute__dir),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
