#include "base/tests/support.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/macros.h"

#ifdef _WIN32
#define DEVICE "NUL"
#define PROGRAM_ENDING ".exe"
#else
#define DEVICE "/dev/null"
#define PROGRAM_ENDING ""
#endif

static struct folder folder;
static struct text text;

static int setup(void **state)
{
	(void)state;
	folder_make(&folder);
	text_init(&text);
	return 0;
}

static int teardown(void **state)
{
	(void)state;
	text_deinit(&text);
	folder_remove(&folder);
	return 0;
}

static void file_read__gives_every_byte(void **state)
{
	static const size_t sizes[] = {0, 1, 64 * 1024 - 1, 64 * 1024, 64 * 1024 + 1, 300000};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(sizes); i++) {
		unsigned char *bytes = calloc(1, sizes[i] + 1);

		for (size_t j = 0; j < sizes[i]; j++)
			bytes[j] = (unsigned char)(j * 31);
		write_file(folder_file(&folder, "bytes"), bytes, sizes[i]);
		text_clear(&text);
		same_number("answer", file_read(folder_file(&folder, "bytes"), &text), 0);
		same_number("length", (long long)text.length, (long long)sizes[i]);
		assert_memory_equal(text_string(&text), bytes, sizes[i]);
		free(bytes);
	}
}

static void file_read__says_what_the_system_says(void **state)
{
	int below;

	(void)state;
	same_number("missing", file_read(folder_file(&folder, "missing"), &text), -ENOENT);
	same_number("folder", file_read(folder.path, &text), -EISDIR);
	write_file(folder_file(&folder, "plain"), "x", 1);
	below = file_read(folder_file(&folder, "plain/x"), &text);
	/* Windows makes no difference */
	if (below != -ENOENT)
		same_number("below a file", below, -ENOTDIR);
}

static void file_read__dash_is_standard_input(void **state)
{
	int kept = dup(STDIN_FILENO), input;

	(void)state;
	write_file(folder_file(&folder, "typed"), "typed", 5);
	input = open(folder_file(&folder, "typed"), O_RDONLY);
	dup2(input, STDIN_FILENO);
	same_number("answer", file_read("-", &text), 0);
	same_number("still open", lseek(STDIN_FILENO, 0, SEEK_CUR) >= 0, 1);
	dup2(kept, STDIN_FILENO);
	close(kept);
	close(input);
	same_text("read", text_string(&text), "typed");
}

static void file_exists__and_folders(void **state)
{
	(void)state;
	write_file(folder_file(&folder, "plain"), "", 0);
	assert_true(file_exists(folder_file(&folder, "plain")));
	assert_false(file_is_folder(folder_file(&folder, "plain")));
	assert_true(file_exists(folder.path));
	assert_true(file_is_folder(folder.path));
	assert_false(file_exists(folder_file(&folder, "missing")));
	assert_false(file_is_folder(folder_file(&folder, "missing")));
}

static bool is_whole(const char *path)
{
	return path[0] == '/' || (path[0] && path[1] == ':');
}

static void file_get_kind__tells_files_from_folders_and_others(void **state)
{
	enum file_kind kind = FILE_OTHER;

	(void)state;
	write_file(folder_file(&folder, "plain"), "", 0);
	same_number("file", file_get_kind(folder_file(&folder, "plain"), &kind), 0);
	same_number("file", kind, FILE_ORDINARY);
	same_number("folder", file_get_kind(folder.path, &kind), 0);
	same_number("folder", kind, FILE_FOLDER);
	same_number("device", file_get_kind(DEVICE, &kind), 0);
	same_number("device", kind, FILE_OTHER);
	same_number("missing", file_get_kind(folder_file(&folder, "missing"), &kind), -ENOENT);
	same_number("empty", file_get_kind("", &kind), -ENOENT);
}

static void file_get_identity__is_another_one_for_another_file(void **state)
{
	const char *path = folder_file(&folder, "plain");
	uint64_t first = 1, second = 1;
	int kept;

	(void)state;
	write_file(path, "a", 1);
	kept = file_open(path);
	same_number("first", file_get_identity(path, &first), 0);
	same_number("again", file_get_identity(path, &second), 0);
	same_number("again", first == second, true);
	same_number("missing", file_get_identity("", &second), -ENOENT);
	if (file_moves_while_open) {
		file_remove(path);
		write_file(path, "a", 1);
		same_number("another", file_get_identity(path, &second), 0);
		same_number("another", first == second, false);
	}
	close(kept);
}

static void file_holds(const char *path, const char *expected)
{
	text_clear(&text);
	same_number(path, file_read(path, &text), 0);
	same_text(path, text_string(&text), expected);
}

static void file_make_beside__makes_another_each_time(void **state)
{
	cleanup(text_deinit) struct text first = {0}, second = {0};
	const char *path = folder_file(&folder, "J\xC3\xBCrgen");
	intptr_t locks[2];

	(void)state;
	same_number("first", file_make_beside(path, "one", 3, &first, &locks[0]), 0);
	same_number("second", file_make_beside(path, "two", 3, &second, &locks[1]), 0);
	assert_false(file_exists(path));
	same_number("beside", strncmp(first.bytes, path, strlen(path)), 0);
	file_holds(first.bytes, "one");
	file_holds(second.bytes, "two");
	same_number("remove", file_remove(first.bytes), 0);
	same_number("remove", file_remove(second.bytes), 0);
	same_number("gone", file_remove(second.bytes), -ENOENT);
	for (size_t i = 0; i < ARRAY_SIZE(locks); i++) {
		if (locks[i] >= 0)
			file_unlock(locks[i]);
	}
}

static void file_make_beside__needs_its_folder(void **state)
{
	cleanup(text_deinit) struct text made = {0};
	intptr_t lock;

	(void)state;
	same_number("answer",
		file_make_beside(folder_file(&folder, "no/file"), "x", 1, &made, &lock), -ENOENT);
	same_text("made", text_string(&made), "");
}

static void file_move__replaces_when_told(void **state)
{
	struct folder there = folder;

	(void)state;
	folder_file(&there, "there");
	write_file(folder_file(&folder, "here"), "here", 4);
	same_number("new", file_move(folder.file, there.file, false), 0);
	assert_false(file_exists(folder.file));
	file_holds(there.file, "here");
	write_file(folder.file, "again", 5);
	same_number("taken", file_move(folder.file, there.file, false), -EEXIST);
	file_holds(there.file, "here");
	same_number("replace", file_move(folder.file, there.file, true), 0);
	assert_false(file_exists(folder.file));
	file_holds(there.file, "again");
	same_number("missing", file_move(folder.file, there.file, true), -ENOENT);
}

static void file_whole_path__begins_at_the_root(void **state)
{
	cleanup(text_deinit) struct text whole = {0}, none = {0};

	(void)state;
	same_number("answer", file_whole_path(".", &whole), 0);
	assert_true(is_whole(whole.bytes));
	assert_true(file_is_folder(whole.bytes));
	same_number("missing", file_whole_path(folder_file(&folder, "missing"), &none), -ENOENT);
}

static void file_program_folder__is_where_this_test_is(void **state)
{
	cleanup(text_deinit) struct text program = {0};
	char path[4096], small[2] = "?";

	(void)state;
	same_number("answer", file_program_folder(path, sizeof(path)), 0);
	assert_true(is_whole(path));
	assert_true(path[strlen(path) - 1] != '/' && path[strlen(path) - 1] != '\\');
	text_printf(&program, "%s/test_file%s", path, PROGRAM_ENDING);
	same_number(program.bytes, file_exists(program.bytes), true);
	same_number("no room", file_program_folder(small, sizeof(small)), -ENAMETOOLONG);
	same_text("untouched", small, "?");
}

static void same_file(const char *label, const char *path, const char *expected)
{
	text_clear(&text);
	same_number(label, file_read(path, &text), 0);
	same_text(label, text_string(&text), expected);
}

static void file_append_line__adds_whole_lines(void **state)
{
	static const struct {
		const char *label, *before, *after;
	} rows[] = {
		{"whole", "a\n", "a\nline\n"},
		{"empty", "", "header\nline\n"},
		{"torn", "a\nb", "a\nb\nline\n"},
	};
	const char *path = folder_file(&folder, "lines");

	(void)state;
	same_number("new", file_append_line(path, "header", "first"), 0);
	same_file("new", path, "header\nfirst\n");
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		write_file(path, rows[i].before, strlen(rows[i].before));
		same_number(rows[i].label, file_append_line(path, "header", "line"), 0);
		same_file(rows[i].label, path, rows[i].after);
	}
	write_file(path, "", 0);
	same_number("no header", file_append_line(path, NULL, "line"), 0);
	same_file("no header", path, "line\n");
	same_number("no folder", file_append_line(folder_file(&folder, "none/lines"), NULL, "x"),
		-ENOENT);
}

static void file_is_machines_fault__tells_it_from_that_of_a_path(void **state)
{
	static const struct {
		int error;
		bool is_machines;
	} rows[] = {{0, false}, {-ENOENT, false}, {-EACCES, false}, {-EISDIR, false},
		{-EEXIST, false}, {-ENOTDIR, false}, {-EROFS, false}, {ENOMEM, false},
		{-ENOMEM, true}, {-EIO, true}, {-ENOSPC, true}, {-EFBIG, true}, {-EMFILE, true},
		{-ENFILE, true}};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++)
		same_number(strerror(-rows[i].error), file_is_machines_fault(rows[i].error),
			rows[i].is_machines);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
	const struct CMUnitTest tests[] = {
		TEST(file_read__gives_every_byte),
		TEST(file_read__says_what_the_system_says),
		TEST(file_read__dash_is_standard_input),
		TEST(file_exists__and_folders),
		TEST(file_get_kind__tells_files_from_folders_and_others),
		TEST(file_get_identity__is_another_one_for_another_file),
		TEST(file_make_beside__makes_another_each_time),
		TEST(file_make_beside__needs_its_folder),
		TEST(file_append_line__adds_whole_lines),
		TEST(file_move__replaces_when_told),
		TEST(file_whole_path__begins_at_the_root),
		TEST(file_is_machines_fault__tells_it_from_that_of_a_path),
		TEST(file_program_folder__is_where_this_test_is),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
