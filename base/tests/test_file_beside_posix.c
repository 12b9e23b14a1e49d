#include "base/tests/support.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/file_beside.h"
#include "base/macros.h"

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
	folder_remove(&folder);
	return 0;
}

static void make_file(struct file_beside *beside, const char *text)
{
	const char *path = folder_file(&folder, "farm.db");

	same_number("make", file_beside_make(beside, path, false, text, strlen(text)), 0);
}

static bool is_there(const char *name)
{
	return file_exists(folder_file(&folder, name));
}

static void file_beside_make__removes_what_killed_processes_left(void **state)
{
	static const struct {
		const char *name;
		bool stays;
	} rows[] = {
		{"farm.db.new-AbC123", false},
		{"farm.db.new-zzzzzz", false},
		/* of another file */
		{"farm.new-AbC123", true},
		{"other.db.new-AbC123", true},
		/* not what mkstemp() calls a file */
		{"farm.db.new-AbC12", true},
		{"farm.db.new-AbC1234", true},
		{"farm.db.new-AbC.23", true},
		{"farm.db.new-", true},
		{"farm.db.old-AbC123", true},
	};
	struct file_beside beside = {0};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++)
		write_file(folder_file(&folder, rows[i].name), "x", 1);
	make_file(&beside, "new");
	file_beside_deinit(&beside);
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		if (is_there(rows[i].name) != rows[i].stays)
			fail_msg("%s: it is %s", rows[i].name, rows[i].stays ? "gone" : "there");
	}
}

static void file_beside_make__leaves_what_others_work_on(void **state)
{
	struct file_beside first = {0}, second = {0};

	(void)state;
	make_file(&first, "first");
	make_file(&second, "second");
	assert_true(file_exists(text_string(&first.path)));
	same_number("move", file_beside_move(&first), 0);
	same_number("there already", file_beside_move(&second), -EEXIST);
	file_beside_deinit(&first);
	file_beside_deinit(&second);
	assert_true(is_there("farm.db"));
}

static void file_beside_deinit__removes_what_was_not_moved(void **state)
{
	cleanup(text_deinit) struct text path = {0};
	struct file_beside beside = {0};

	(void)state;
	make_file(&beside, "new");
	text_add(&path, text_string(&beside.path));
	file_beside_deinit(&beside);
	assert_false(file_exists(text_string(&path)));
	assert_false(is_there("farm.db"));
}

/* Write through the name; the answer. */
static int write_through(const char *name, bool replace)
{
	struct file_beside beside = {0};
	int r = file_beside_make(&beside, folder_file(&folder, name), replace, "new", 3);

	if (r == 0)
		r = file_beside_move(&beside);
	file_beside_deinit(&beside);
	return r;
}

static void make_link(const char *to, const char *name)
{
	assert_int_equal(symlink(to, folder_file(&folder, name)), 0);
}

static void same_content(const char *name, const char *expected)
{
	size_t length;
	char *text = read_file(folder_file(&folder, name), &length);

	if (length != strlen(expected) || memcmp(text, expected, length) != 0)
		fail_msg("%s: '%.*s'", name, (int)length, text);
	free(text);
}

static void file_beside_move__follows_links(void **state)
{
	static const struct {
		const char *label, *to, *written;
	} rows[] = {
		{"to a file", "farm.db", "farm.db"},
		{"to a file in a folder", "below/farm.db", "below/farm.db"},
		{"to a link", "other", "below/other.db"},
		{"to nothing", "missing.db", "missing.db"},
	};

	(void)state;
	assert_int_equal(mkdir(folder_file(&folder, "below"), 0755), 0);
	write_file(folder_file(&folder, "farm.db"), "old", 3);
	write_file(folder_file(&folder, "below/farm.db"), "old", 3);
	make_link("below/other.db", "other");
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		struct stat status;

		make_link(rows[i].to, "link");
		same_number(rows[i].label, write_through("link", true), 0);
		assert_int_equal(lstat(folder_file(&folder, "link"), &status), 0);
		if (!S_ISLNK(status.st_mode))
			fail_msg("%s: the link is gone", rows[i].label);
		same_content(rows[i].written, "new");
		assert_int_equal(unlink(folder_file(&folder, "link")), 0);
	}
}

static void file_beside_move__refuses_links_that_it_cannot_follow(void **state)
{
	(void)state;
	make_link("circle", "circle");
	same_number("circle", write_through("circle", true), -ELOOP);
	make_link("missing/farm.db", "link");
	same_number("no folder", write_through("link", true), -ENOENT);
	make_link("missing.db", "dangling");
	same_number("a new file", write_through("dangling", false), -EEXIST);
	assert_false(is_there("missing.db"));
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, setup, teardown)

int main(void)
{
	static const struct CMUnitTest tests[] = {
		TEST(file_beside_make__removes_what_killed_processes_left),
		TEST(file_beside_make__leaves_what_others_work_on),
		TEST(file_beside_move__follows_links),
		TEST(file_beside_move__refuses_links_that_it_cannot_follow),
		TEST(file_beside_deinit__removes_what_was_not_moved),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
