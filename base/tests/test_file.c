#include "base/tests/support.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"

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
	(void)state;
	same_number("missing", file_read(folder_file(&folder, "missing"), &text), -ENOENT);
	same_number("folder", file_read(folder.path, &text), -EISDIR);
	write_file(folder_file(&folder, "plain"), "x", 1);
	same_number("below a file", file_read(folder_file(&folder, "plain/x"), &text), -ENOTDIR);
}

static void file_read__dash_is_standard_input(void **state)
{
	int kept = dup(STDIN_FILENO), input;

	(void)state;
	write_file(folder_file(&folder, "typed"), "typed", 5);
	input = open(folder_file(&folder, "typed"), O_RDONLY);
	dup2(input, STDIN_FILENO);
	same_number("answer", file_read("-", &text), 0);
	same_number("still open", fcntl(STDIN_FILENO, F_GETFD) >= 0, 1);
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

static void file_program_folder__is_where_this_test_is(void **state)
{
	char path[4096], small[2] = "?";
	struct stat status;

	(void)state;
	same_number("answer", file_program_folder(path, sizeof(path)), 0);
	assert_int_equal(path[0], '/');
	assert_true(path[strlen(path) - 1] != '/');
	assert_true(strlen(path) + sizeof("/test_file") <= sizeof(path));
	strcat(path, "/test_file");
	same_number(path, stat(path, &status), 0);
	same_number("no room", file_program_folder(small, sizeof(small)), -ENAMETOOLONG);
	same_text("untouched", small, "?");
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
	const struct CMUnitTest tests[] = {
		TEST(file_read__gives_every_byte),
		TEST(file_read__says_what_the_system_says),
		TEST(file_read__dash_is_standard_input),
		TEST(file_exists__and_folders),
		TEST(file_program_folder__is_where_this_test_is),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
