#include "conformance/suite/tests/support.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/disk.h"
#include "base/environment.h"
#include "base/file.h"
#include "base/macros.h"
#include "conformance/suite/files.h"

static struct folder folder;
static struct text walked;

static int setup(void **state)
{
	folder_make(&folder);
	text_clear(&walked);
	environment_set("TSFARM_DATA", NULL);
	return reading_setup(state);
}

static int teardown(void **state)
{
	static const char *const below[] = {"a/b", "a", "conformance/documents", "conformance"};

	for (size_t i = 0; i < ARRAY_SIZE(below); i++)
		disk_remove_folder(folder_file(&folder, below[i]));
	folder_remove(&folder);
	text_deinit(&walked);
	return reading_teardown(state);
}

static void put_file(const char *name)
{
	write_file(folder_file(&folder, name), "x", 1);
}

static void make_folder(const char *name)
{
	same_number(name, file_make_folder(folder_file(&folder, name)), 0);
}

static void drop_file(const char *name)
{
	same_number(name, file_remove(folder_file(&folder, name)), 0);
}

/* --- Walking --- */

static int take_path(void *context, const char *path)
{
	const char *stop = context;

	path += strlen(folder.path);
	text_printf(&walked, "%s ", path);
	return stop && strcmp(path, stop) == 0 ? -7 : 0;
}

static void files_walk__takes_yaml_files_in_order(void **state)
{
	static const char stop[] = "/a/b/c.yaml";

	(void)state;
	make_folder("a");
	make_folder("a/b");
	put_file("a/b/c.yaml");
	put_file("z.yaml");
	put_file("b.yaml");
	put_file("Y.yaml");
	put_file("b.yml");
	put_file(".yaml");
	put_file("yaml");
	same_number("walk", files_walk(folder.path, &problems, take_path, NULL), 0);
	same_text("order", text_string(&walked), "/Y.yaml /a/b/c.yaml /b.yaml /z.yaml ");
	/* whoever takes may end it */
	text_clear(&walked);
	same_number(
		"walk", files_walk(folder.path, &problems, take_path, (void *)(uintptr_t)stop), -7);
	same_text("end", text_string(&walked), "/Y.yaml /a/b/c.yaml ");
	/* one file, whatever its name is */
	text_clear(&walked);
	same_number(
		"walk", files_walk(folder_file(&folder, "b.yml"), &problems, take_path, NULL), 0);
	same_text("file", text_string(&walked), "/b.yml ");
	drop_file("a/b/c.yaml");
	same_problems("walk", "");
}

/* --- Reading --- */

static void files_read_yaml__refuses_what_cannot_be_read(void **state)
{
	struct yaml_node *root = NULL;

	(void)state;
	same_number("folder", files_read_yaml("/", arena, &problems, &root), 0);
	assert_null(root);
	same_problems("folder", "/: cannot be read: Is a directory\n");
	same_number("missing", files_read_yaml("/no/such.yaml", arena, &problems, &root), 0);
	same_problems("missing", "/no/such.yaml: cannot be read: No such file or directory\n");
}

/* --- Finding --- */

static char *find_data(const char *name)
{
	char *path = NULL;
	int r = files_find_data(name, &path);

	same_number(name, r, path ? 0 : -ENOENT);
	return path;
}

static void same_path(const char *label, char *got, const char *expected)
{
	const char *copy = arena_copy(arena, got);

	free(got);
	same_text(label, copy, expected);
}

static void files_find_data__below_the_variable(void **state)
{
	const char *here;

	(void)state;
	environment_set("TSFARM_DATA", folder.path);
	same_path("nothing", find_data("documents"), NULL);
	/* a source tree has both */
	make_folder("conformance");
	make_folder("conformance/documents");
	make_folder("scenarios");
	here = arena_printf(arena, "%s/conformance/documents", folder.path);
	same_path("documents", find_data("documents"), here);
	here = arena_printf(arena, "%s/scenarios", folder.path);
	same_path("scenarios", find_data("scenarios"), here);
	/* an installed one has them side by side */
	make_folder("documents");
	here = arena_printf(arena, "%s/documents", folder.path);
	same_path("documents", find_data("documents"), here);
	environment_set("TSFARM_DATA", "/no/such");
	same_path("a wrong variable", find_data("documents"), NULL);
}

/* This program is in conformance/tests of the build, the others beside that. */
static void files_find_program__beside_this_one(void **state)
{
	char *path = files_program_path();
	static const char own[] = "conformance/suite/tests";

	(void)state;
	assert_non_null(path);
	disk_unspell(path);
	assert_true(strlen(path) > strlen(own));
	assert_string_equal(path + strlen(path) - strlen(own), own);
	free(path);
	path = files_find_program("test_files");
	assert_non_null(path);
	assert_true(file_exists(path));
	free(path);
	same_path("none", files_find_program("no-such-program"), NULL);
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, setup, teardown)

int main(void)
{
	static const struct CMUnitTest tests[] = {
		TEST(files_walk__takes_yaml_files_in_order),
		TEST(files_read_yaml__refuses_what_cannot_be_read),
		TEST(files_find_data__below_the_variable),
		TEST(files_find_program__beside_this_one),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
