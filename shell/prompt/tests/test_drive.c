/* The drive: paths as they are typed, what is only shown, and C:\TEMP. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/disk.h"
#include "base/environment.h"
#include "base/file.h"
#include "base/macros.h"
#include "base/tests/support.h"
#include "shell/prompt/drive.h"
#include "shell/prompt/drive_path.h"
#include "shell/prompt/system.h"

static struct folder folder;
static struct drive *drive;
static char *home;

static int setup(void **state)
{
	(void)state;
	home = getcwd(NULL, 0);
	folder_make(&folder);
	same_number("chdir", chdir(folder.path), 0);
	same_number("state", environment_set("XDG_STATE_HOME", "state"), 0);
	same_number("desk", file_make_folder("desk"), 0);
	write_file("desk/a.txt", "a\n", 2);
	same_number("drive", drive_new("desk", true, &drive), 0);
	same_number("show", drive_show_folder(drive, "WINNT"), 0);
	same_number("show", drive_show_folder(drive, "WINNT\\System32"), 0);
	same_number("show", drive_show_program(drive, "WINNT\\System32\\logoff.exe"), 0);
	return 0;
}

static int teardown(void **state)
{
	(void)state;
	drive = drive_free(drive);
	environment_set("XDG_STATE_HOME", NULL);
	same_number("home", chdir(home), 0);
	free(home);
	folder_remove(&folder);
	return 0;
}

/* --- Paths --- */

static void drive_path_resolve__as_windows_does(void **state)
{
	static const struct {
		const char *typed, *path; /* in "here/sub"; NULL: refused */
		int answer;
	} rows[] = {
		{"a.txt", "here/sub/a.txt", 0},
		{"", "here/sub", 0},
		{".", "here/sub", 0},
		{"..", "here", 0},
		{"..\\..", "", 0},
		{"..\\..\\..\\..\\x", "x", 0},
		{"\\", "", 0},
		{"/", "", 0},
		{"\\x/y\\z", "x/y/z", 0},
		{"x\\\\y\\", "here/sub/x/y", 0},
		{"x\\.\\..\\y", "here/sub/y", 0},
		{"C:\\x", "x", 0},
		{"c:x", "here/sub/x", 0},
		{"C:", "here/sub", 0},
		{"C:..", "here", 0},
		{"\\..\\..\\x", "x", 0},
		{"x. . ", "here/sub/x", 0},
		{"PROGRA~1", "here/sub/PROGRA~1", 0},
		{"D:\\x", NULL, -ENODEV},
		{"z:", NULL, -ENODEV},
		{"\\\\server\\share", NULL, -ENETUNREACH},
		{"//server/share", NULL, -ENETUNREACH},
		{"\\\\?\\C:\\x", NULL, -ENETUNREACH},
		{"\\\\.\\C:\\x", NULL, -ENETUNREACH},
		{"\\/.\\x", NULL, -ENETUNREACH},
		{"x:y", NULL, -ENODEV},
		{"xx:y", NULL, -EINVAL},
		{"x.txt:stream", NULL, -EINVAL},
		{"C:C:\\x", NULL, -EINVAL},
		{"...", NULL, -EINVAL},
		{"x\\ \\y", NULL, -EINVAL},
		{"x*", NULL, -EINVAL},
		{"a\tb", NULL, -EINVAL},
		{"a|b", NULL, -EINVAL},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		cleanup(text_deinit) struct text path = {0};

		same_number(rows[i].typed, drive_path_resolve("here/sub", rows[i].typed, &path),
			rows[i].answer);
		if (rows[i].path)
			same_text(rows[i].typed, text_string(&path), rows[i].path);
	}
}

static void drive_device_of__in_every_folder(void **state)
{
	static const struct {
		const char *typed;
		enum drive_device device;
	} rows[] = {
		{"nul", DRIVE_NUL},
		{"NUL:", DRIVE_NUL},
		{"C:\\sub\\Nul", DRIVE_NUL},
		{"C:nul", DRIVE_NUL},
		{"nul.txt", DRIVE_NUL},
		{"nul .x", DRIVE_NUL},
		{"..\\con", DRIVE_CON},
		{"CONOUT$", DRIVE_CON},
		{"prn", DRIVE_OTHER_DEVICE},
		{"lpt1", DRIVE_OTHER_DEVICE},
		{"com9.log", DRIVE_OTHER_DEVICE},
		{"com0", DRIVE_NO_DEVICE},
		{"com10", DRIVE_NO_DEVICE},
		{"null", DRIVE_NO_DEVICE},
		{"nul\\x", DRIVE_NO_DEVICE},
		{"C:", DRIVE_NO_DEVICE},
		{"", DRIVE_NO_DEVICE},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++)
		same_number(rows[i].typed, drive_device_of(rows[i].typed), rows[i].device);
}

/* --- What is there --- */

static void same_names(const char *pattern, const char *expected)
{
	cleanup(arena_freep) struct arena *arena = arena_new();
	cleanup(text_deinit) struct text names = {0};
	struct beneath_entry *entries;
	const char *before;
	size_t count = 0;

	same_number(pattern, drive_list(drive, arena, pattern, &entries, &count, &before), 0);
	for (size_t i = 0; i < count; i++)
		text_printf(&names, "%s%s%s", i ? " " : "", entries[i].name,
			entries[i].is_folder ? "\\" : "");
	same_text(pattern, text_string(&names), expected);
}

static void same_folder(const char *typed, int answer, const char *expected)
{
	cleanup(text_deinit) struct text now = {0};

	same_number(typed, drive_change_folder(drive, typed), answer);
	same_number(typed, drive_add_folder(drive, &now), 0);
	same_text(typed, text_string(&now), expected);
}

static int write_typed(const char *typed, const char *text)
{
	int descriptor = drive_open_file(drive, typed, BENEATH_WRITE);

	if (descriptor < 0)
		return descriptor;
	same_number(
		typed, prompt_write_some(descriptor, text, strlen(text)), (long long)strlen(text));
	prompt_close(descriptor);
	return 0;
}

static void drive__shows_more_than_it_has(void **state)
{
	enum drive_kind kind;

	(void)state;
	same_names("*", "a.txt TEMP\\ WINNT\\");
	same_names("\\winnt\\*.*", "System32\\");
	same_names("c:\\WINNT\\system32\\LOG*", "logoff.exe");
	same_number("kind", drive_get_kind(drive, "\\winnt\\SYSTEM32\\logoff.EXE", &kind), 0);
	same_number("kind", kind, DRIVE_PROGRAM);
	same_number("kind", drive_get_kind(drive, "C:\\WINNT", &kind), 0);
	same_number("kind", kind, DRIVE_FOLDER);
	same_number("none", drive_get_kind(drive, "\\WINNT\\x", &kind), -ENOENT);
	same_folder("winnt\\system32", 0, "C:\\WINNT\\System32");
	same_folder("..\\..\\a.txt", -ENOTDIR, "C:\\WINNT\\System32");
	same_folder("\\nowhere", -ENOENT, "C:\\WINNT\\System32");
	same_folder("\\", 0, "C:\\");
	same_number("write", write_typed("\\WINNT\\x", ""), -EACCES);
	same_number("read", drive_open_file(drive, "\\WINNT\\System32\\logoff.exe", BENEATH_READ),
		-EACCES);
	same_number("remove", drive_remove_file(drive, "\\WINNT\\System32\\logoff.exe"), -EACCES);
	same_number("make", drive_make_folder(drive, "\\WINNT"), -EEXIST);
	same_number("make", drive_make_folder(drive, "\\WINNT\\x"), -EACCES);
	same_number("remove", drive_remove_folder(drive, "\\WINNT", true), -EACCES);
	same_number("move", drive_move(drive, "a.txt", "\\WINNT\\a.txt"), -EACCES);
	/* what is there under the name is hidden */
	same_number("hidden", file_make_folder("desk/winnt"), 0);
	same_names("w*", "WINNT\\");
	same_names("winnt\\*", "System32\\");
}

static void drive__has_a_folder_that_goes(void **state)
{
	cleanup(text_deinit) struct text private = {0};

	(void)state;
	text_add(&private, drive_private_folder(drive));
	assert_true(file_is_folder(private.bytes));
	same_number("write", write_typed("\\temp\\x.txt", "x"), 0);
	same_folder("C:\\Temp", 0, "C:\\TEMP");
	same_names("*", "x.txt");
	same_number("make", drive_make_folder(drive, "deep\\deeper"), 0);
	same_folder("DEEP\\DEEPER", 0, "C:\\TEMP\\deep\\deeper");
	same_number("in it", drive_remove_folder(drive, "C:\\TEMP\\deep", true), -EBUSY);
	same_folder("\\", 0, "C:\\");
	same_number("remove", drive_remove_folder(drive, "C:\\TEMP\\deep", true), 0);
	same_number("other disk", drive_move(drive, "a.txt", "\\TEMP\\a.txt"), -EXDEV);
	same_number("itself", drive_remove_folder(drive, "\\TEMP", true), -EACCES);
	same_number("itself", write_typed("\\TEMP", ""), -EACCES);
	assert_false(file_exists("desk/TEMP") || file_exists("desk/temp"));
	drive = drive_free(drive);
	assert_false(file_exists(private.bytes));
}

static void drive__removes_what_killed_shells_left(void **state)
{
	(void)state;
	drive = drive_free(drive);
	same_number("left", file_make_folder("state/tsfarm/temp/shell-left"), 0);
	write_file("state/tsfarm/temp/shell-left/x", "", 0);
	same_number("of others", file_make_folder("state/tsfarm/temp/other"), 0);
	same_number("drive", drive_new("desk", true, &drive), 0);
	assert_false(file_exists("state/tsfarm/temp/shell-left"));
	assert_true(file_exists("state/tsfarm/temp/other"));
}

static void drive__removes_what_killed_shells_of_nobody_left(void **state)
{
	char left[512] = "";

	(void)state;
	drive = drive_free(drive);
	environment_set("XDG_STATE_HOME", NULL);
	environment_set("HOME", NULL);
	environment_set("LOCALAPPDATA", NULL);
	for (size_t i = 0; i < DISK_TEMPORARY_PLACES && !*left; i++)
		disk_temporary_folder(i, left, sizeof(left));
	strcat(left, "/tsfarm-shell-left");
	/* another test may have made it, and another shell may have removed it */
	file_make_folder(left);
	same_number("drive", drive_new("desk", true, &drive), 0);
	assert_false(file_exists(left));
}

static void drive__files_and_folders(void **state)
{
	(void)state;
	same_number("make", drive_make_folder(drive, "x\\y\\z"), 0);
	same_number("again", drive_make_folder(drive, "X\\Y"), -EEXIST);
	same_number("a file", drive_make_folder(drive, "a.txt\\y"), -ENOTDIR);
	same_number("move", drive_move(drive, "a.txt", "x\\y\\b.txt"), 0);
	same_names("x\\y\\*", "b.txt z\\");
	same_names("*", "TEMP\\ WINNT\\ x\\");
	same_number("not empty", drive_remove_folder(drive, "x", false), -ENOTEMPTY);
	same_number("a file", drive_remove_folder(drive, "x\\y\\b.txt", true), -ENOTDIR);
	same_number("all", drive_remove_folder(drive, "x", true), 0);
	same_number("the root", drive_remove_folder(drive, "\\", true), -EACCES);
	same_names("*", "TEMP\\ WINNT\\");
	same_number("nothing", write_typed("nul", "gone"), 0);
	same_number("nothing", write_typed("C:\\TEMP\\NUL.txt", "gone"), 0);
	same_number("printer", write_typed("LPT1", "x"), -EACCES);
	same_names("*", "TEMP\\ WINNT\\");
	assert_true(drive_exists(drive, "\\WINNT\\nul"));
	assert_false(drive_exists(drive, "\\none\\nul"));
	assert_true(drive_exists(drive, "\\WINNT\\system32\\*.exe"));
	assert_false(drive_exists(drive, "*.exe"));
}

static void drive_add_whole__is_worked_out(void **state)
{
	static const char *const rows[][2] = {{"A.TXT", "C:\\a.txt"},
		{"\\winnt\\system32\\LOGOFF.exe", "C:\\WINNT\\System32\\logoff.exe"},
		{"none\\..\\x", "C:\\x"}, {"", "C:\\"}, {"\\temp\\x", "C:\\TEMP\\x"}};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		cleanup(text_deinit) struct text whole = {0};

		same_number(rows[i][0], drive_add_whole(drive, rows[i][0], &whole), 0);
		same_text(rows[i][0], text_string(&whole), rows[i][1]);
	}
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
	static const struct CMUnitTest tests[] = {
		TEST(drive_path_resolve__as_windows_does),
		TEST(drive_device_of__in_every_folder),
		TEST(drive__shows_more_than_it_has),
		TEST(drive__has_a_folder_that_goes),
		TEST(drive__removes_what_killed_shells_left),
		TEST(drive__removes_what_killed_shells_of_nobody_left),
		TEST(drive__files_and_folders),
		TEST(drive_add_whole__is_worked_out),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
