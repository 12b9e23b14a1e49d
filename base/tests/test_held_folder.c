#include "base/tests/support.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/held_folder.h"
#include "base/macros.h"

static struct folder folder;
static struct held_folder above, held;

static int setup(void **state)
{
	(void)state;
	folder_make(&folder);
	held = (struct held_folder){0};
	return held_folder_open(folder.path, &above);
}

static int teardown(void **state)
{
	(void)state;
	held_folder_end(&held, &above);
	held_folder_close(&above);
	folder_remove(&folder);
	return 0;
}

/* --- Helpers --- */

static void make_folder(const char *name)
{
	same_number(name, held_folder_make(&above, name, &held), 0);
}

static void put_file(const char *name, const char *text)
{
	same_number(name, held_folder_write_file(&held, name, text, strlen(text)), 0);
}

static void has_file(const char *label, const char *name, const char *expected)
{
	char bytes[64] = "";
	int descriptor = held_folder_open_file(&held, name);

	if (descriptor < 0)
		fail_msg("%s: %s gives %d", label, name, descriptor);
	assert_true(read(descriptor, bytes, sizeof(bytes) - 1) >= 0);
	close(descriptor);
	same_text(label, bytes, expected);
}

/* --- Tests --- */

static void held_folder_open__says_what_the_system_says(void **state)
{
	struct held_folder other;

	(void)state;
	write_file(folder_file(&folder, "file"), "x", 1);
	same_number("missing", held_folder_open(folder_file(&folder, "missing"), &other), -ENOENT);
	assert_true(held_folder_open(folder_file(&folder, "file"), &other) < 0);
}

static void held_folder_make__takes_no_name_that_is_taken(void **state)
{
	struct held_folder other;

	(void)state;
	make_folder("a");
	assert_true(file_is_folder(held.path));
	same_number("again", held_folder_make(&above, "a", &other), -EEXIST);
	same_number("as a folder", held_folder_make_empty(&above, "a"), -EEXIST);
}

static void held_folder_write_file__leaves_nothing_of_the_last(void **state)
{
	static const char *const rows[] = {"first, and long", "second", ""};

	(void)state;
	make_folder("a");
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		put_file("x", rows[i]);
		has_file("written", "x", rows[i]);
	}
	same_number("a folder", held_folder_make_empty(&held, "b"), 0);
	same_number("a folder", held_folder_open_file(&held, "b"), -EISDIR);
	put_file("b", "in its place");
	has_file("in its place", "b", "in its place");
	same_number("missing", held_folder_open_file(&held, "c"), -ENOENT);
}

static void held_folder_list__is_sorted(void **state)
{
	cleanup(disk_list_deinit) struct disk_list list;

	(void)state;
	make_folder("a");
	put_file("x", "");
	put_file("b", "");
	held_folder_make_empty(&held, "c");
	same_number("list", held_folder_list(&held, &list), 0);
	same_number("count", (long long)list.count, 3);
	same_text("first", list.names[0], "b");
	same_text("last", list.names[2], "x");
	same_number("has", held_folder_has(&held, "c"), true);
	same_number("has not", held_folder_has(&held, "d"), false);
}

static void held_folder_remove__takes_all_that_is_in_it(void **state)
{
	struct held_folder below, deeper;

	(void)state;
	make_folder("a");
	same_number("below", held_folder_make(&held, "b", &below), 0);
	same_number("deeper", held_folder_make(&below, "c", &deeper), 0);
	same_number("file", held_folder_write_file(&deeper, "x", "x", 1), 0);
	held_folder_close(&deeper);
	held_folder_close(&below);
	same_number("remove", held_folder_remove(&held, "b"), 0);
	same_number("gone", held_folder_has(&held, "b"), false);
	same_number("again", held_folder_remove(&held, "b"), 0);
}

static void held_folder_end__removes_the_folder(void **state)
{
	char path[HELD_FOLDER_PATH];

	(void)state;
	make_folder("a");
	put_file("x", "x");
	strcpy(path, held.path);
	held_folder_end(&held, &above);
	same_number("gone", file_exists(path), false);
	/* nothing is held any more */
	held_folder_end(&held, &above);
	held_folder_close(&held);
}

static void held_folder_make_locked__is_not_taken_for_abandoned(void **state)
{
	struct held_folder other;
	char path[HELD_FOLDER_PATH];
	const char *name;

	(void)state;
	same_number("one", held_folder_make_locked(&above, "run-", &held), 0);
	same_number("other", held_folder_make_locked(&above, "run-", &other), 0);
	name = held.path + strlen(folder.path) + 1;
	assert_int_equal(strncmp(name, "run-", 4), 0);
	assert_string_not_equal(held.path, other.path);
	put_file("x", "x");
	held_folder_remove_unlocked(&above, name);
	has_file("locked", "x", "x");
	/* its owner is gone */
	strcpy(path, held.path);
	held_folder_close(&held);
	held_folder_remove_unlocked(&above, path + strlen(folder.path) + 1);
	same_number("abandoned", file_exists(path), false);
	held_folder_end(&other, &above);
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, setup, teardown)

int main(void)
{
	static const struct CMUnitTest tests[] = {
		TEST(held_folder_open__says_what_the_system_says),
		TEST(held_folder_make__takes_no_name_that_is_taken),
		TEST(held_folder_write_file__leaves_nothing_of_the_last),
		TEST(held_folder_list__is_sorted),
		TEST(held_folder_remove__takes_all_that_is_in_it),
		TEST(held_folder_end__removes_the_folder),
		TEST(held_folder_make_locked__is_not_taken_for_abandoned),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
