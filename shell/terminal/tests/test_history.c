#include "base/tests/support.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/macros.h"
#include "base/text.h"
#include "shell/terminal/history.h"

static struct folder folder;
static char path[512];
static struct text loaded;

static int setup(void **state)
{
	(void)state;
	folder_make(&folder);
	snprintf(path, sizeof(path), "%s", folder_file(&folder, "history"));
	text_init(&loaded);
	return 0;
}

static int teardown(void **state)
{
	(void)state;
	text_deinit(&loaded);
	folder_remove(&folder);
	return 0;
}

static void take_line(void *context, const char *line)
{
	text_printf(context, "%s;", line);
}

static void loads_lines(const char *label, const char *expected)
{
	text_clear(&loaded);
	same_number(label, history_load(path, take_line, &loaded), 0);
	same_text(label, text_string(&loaded), expected);
}

static void append_line(const char *line)
{
	int r = history_append(path, line);

	if (r != 0)
		fail_msg("'%s' gave %d", line, r);
}

static unsigned mode_of(const char *file)
{
	struct stat status;

	return stat(file, &status) == 0 ? status.st_mode & 0777 : 0;
}

static void history_append__is_what_is_loaded(void **state)
{
	(void)state;
	loads_lines("no file", "");
	append_line("query user");
	append_line("Grüße \xff");
	loads_lines("two", "query user;Grüße \xff;");
	same_number("its owner's alone", mode_of(path), 0600);
}

static void history_append__makes_the_file_its_owners(void **state)
{
	(void)state;
	write_file(path, "one\n", 4);
	assert_int_equal(chmod(path, 0644), 0);
	append_line("two");
	same_number("mode", mode_of(path), 0600);
	loads_lines("both", "one;two;");
}

static void history_append__leaves_what_was_cut_off_a_line_of_its_own(void **state)
{
	(void)state;
	write_file(path, "one\ntw", 6);
	loads_lines("the whole one", "one;");
	append_line("three");
	loads_lines("afterwards", "one;tw;three;");
}

static size_t count_lines(void)
{
	size_t length, count = 0;
	char *bytes = read_file(path, &length);

	for (size_t i = 0; i < length; i++)
		count += bytes[i] == '\n';
	free(bytes);
	return count;
}

static void history_append__keeps_the_newest(void **state)
{
	char line[32];

	(void)state;
	for (int i = 1; i <= HISTORY_MAX; i++) {
		snprintf(line, sizeof(line), "line %d", i);
		append_line(line);
	}
	same_number("all of them", (long long)count_lines(), HISTORY_MAX);
	append_line("one more");
	same_number("fewer", (long long)count_lines(), HISTORY_KEPT);
	same_number("loading", history_load(path, take_line, &loaded), 0);
	assert_memory_equal(loaded.bytes, "line 102;line 103;", 18);
	same_text("the last", loaded.bytes + loaded.length - 19, "line 1000;one more;");
}

/* A shell that was killed while it shortened the file left its new one. */
static void history_append__removes_what_killed_shells_left(void **state)
{
	char left[600];

	(void)state;
	snprintf(left, sizeof(left), "%s.new-aBcDeF", path);
	write_file(left, "secret\n", 7);
	for (int i = 0; i <= HISTORY_MAX; i++)
		append_line("again");
	same_number("left", access(left, F_OK), -1);
	same_number("its owner's alone", mode_of(path), 0600);
}

static void history_append__through_a_link(void **state)
{
	char link[600];
	struct stat status;

	(void)state;
	snprintf(link, sizeof(link), "%s-link", path);
	write_file(path, "", 0);
	assert_int_equal(symlink(path, link), 0);
	for (int i = 0; i <= HISTORY_MAX; i++)
		assert_int_equal(history_append(link, "again"), 0);
	assert_int_equal(lstat(link, &status), 0);
	assert_true(S_ISLNK(status.st_mode));
	same_number("the file itself", (long long)count_lines(), HISTORY_KEPT);
}

/* So many processes, each with lines of its own; the file is shortened while they write. */
static void history_append__by_several_at_once_loses_nothing(void **state)
{
	enum {
		SHELLS = 8,
		LINES = 60
	};
	pid_t shells[SHELLS];
	size_t length;
	char *kept;

	(void)state;
	for (int i = 0; i < HISTORY_MAX - SHELLS * LINES / 2; i++)
		append_line("before");
	for (int i = 0; i < SHELLS; i++) {
		shells[i] = fork();
		for (int j = 0; shells[i] == 0 && j < LINES; j++) {
			char line[32];

			snprintf(line, sizeof(line), "shell %d, %d.", i, j);
			if (history_append(path, line) != 0)
				_exit(1);
		}
		if (shells[i] == 0)
			_exit(0);
	}
	for (int i = 0; i < SHELLS; i++) {
		int status;

		waitpid(shells[i], &status, 0);
		same_number("a shell", status, 0);
	}
	kept = read_file(path, &length);
	for (int i = 0; i < SHELLS * LINES; i++) {
		char line[32];

		snprintf(line, sizeof(line), "shell %d, %d.\n", i / LINES, i % LINES);
		if (!strstr(kept, line))
			fail_msg("lost: %s", line);
	}
	free(kept);
}

static void history_append__says_why_not(void **state)
{
	(void)state;
	same_number("no folder", history_append("/dev/null/history", "x"), -ENOTDIR);
	same_number("a folder", history_append(folder.path, "x"), -EISDIR);
	same_number("loading a folder", history_load(folder.path, take_line, &loaded), -EISDIR);
}

static const struct CMUnitTest tests[] = {
	cmocka_unit_test_setup_teardown(history_append__is_what_is_loaded, setup, teardown),
	cmocka_unit_test_setup_teardown(history_append__makes_the_file_its_owners, setup, teardown),
	cmocka_unit_test_setup_teardown(
		history_append__leaves_what_was_cut_off_a_line_of_its_own, setup, teardown),
	cmocka_unit_test_setup_teardown(history_append__keeps_the_newest, setup, teardown),
	cmocka_unit_test_setup_teardown(
		history_append__removes_what_killed_shells_left, setup, teardown),
	cmocka_unit_test_setup_teardown(history_append__through_a_link, setup, teardown),
	cmocka_unit_test_setup_teardown(
		history_append__by_several_at_once_loses_nothing, setup, teardown),
	cmocka_unit_test_setup_teardown(history_append__says_why_not, setup, teardown),
};

int main(void)
{
	return cmocka_run_group_tests(tests, NULL, NULL);
}
