#include "base/tests/support.h"

#include <string.h>

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

static void make(struct file_beside *beside, const char *text)
{
	const char *path = folder_file(&folder, "farm.db");

	same_number("make", file_beside_make(beside, path, text, strlen(text)), 0);
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
	make(&beside, "new");
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
	make(&first, "first");
	make(&second, "second");
	assert_true(file_exists(text_string(&first.path)));
	same_number("move", file_beside_move(&first, folder_file(&folder, "farm.db"), false), 0);
	same_number("replace", file_beside_move(&second, folder_file(&folder, "farm.db"), true), 0);
	file_beside_deinit(&first);
	file_beside_deinit(&second);
	assert_true(is_there("farm.db"));
}

static void file_beside_deinit__removes_what_was_not_moved(void **state)
{
	cleanup(text_deinit) struct text path = {0};
	struct file_beside beside = {0};

	(void)state;
	make(&beside, "new");
	text_add(&path, text_string(&beside.path));
	file_beside_deinit(&beside);
	assert_false(file_exists(text_string(&path)));
	assert_false(is_there("farm.db"));
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, setup, teardown)

int main(void)
{
	static const struct CMUnitTest tests[] = {
		TEST(file_beside_make__removes_what_killed_processes_left),
		TEST(file_beside_make__leaves_what_others_work_on),
		TEST(file_beside_deinit__removes_what_was_not_moved),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
