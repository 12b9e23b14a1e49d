/* A process that restores a farm is killed at each of its steps; what the disk holds is whole. */
#include "sim/tests/support.h"

#include <signal.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/macros.h"
#include "base/text.h"
#include "sim/tests/hostile.h"

enum {
	SESSIONS = 80
};

static struct folder folder;
static struct farm *farm;
static struct farm_copy *copies[2]; /* of a large farm, and of that farm when it is small */
static struct farm_copy *found;

static int setup(void **state)
{
	cleanup(text_deinit) struct text yaml = {0};

	(void)state;
	folder_make(&folder);
	text_add(&yaml, "servers: {WF12: {sessions: {0: {at: Console, user: Administrator}");
	for (unsigned id = 1; id <= SESSIONS; id++)
		text_printf(&yaml, ", %u: {user: eva, programs: [a.exe, b.exe]}", id);
	text_add(&yaml, "}}}\n");
	farm = make_farm(&folder, text_string(&yaml));
	return 0;
}

static int teardown(void **state)
{
	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(copies); i++)
		copies[i] = farm_copy_free(copies[i]);
	found = farm_copy_free(found);
	farm = farm_free(farm);
	folder_remove(&folder);
	return 0;
}

/* Both copies, of different sizes; the farm is closed then. */
static void copy_both(const char *pragma)
{
	same_number(pragma, run_sql(farm, pragma), SQLITE_OK);
	same_answer("large", farm_copy_new(farm, &copies[0]), 0);
	hostile_run(folder_file(&folder, "farm.db"),
		"DELETE FROM programs; DELETE FROM sessions WHERE session_id; VACUUM");
	same_answer("small", farm_copy_new(farm, &copies[1]), 0);
	assert_true(farm_copy_size(copies[0]) > farm_copy_size(copies[1]));
	farm = farm_free(farm);
}

/* --- SQLite's calls of the system, of which one is the last --- */

static int steps_left;

static void step_farm(void)
{
	if (--steps_left == 0)
		raise(SIGKILL);
}

/* Half of what was to be written gets there. */
static ssize_t write_half(int file, const void *bytes, size_t size)
{
	bool last = steps_left == 1;
	ssize_t r = write(file, bytes, last ? size / 2 : size);

	step_farm();
	return r;
}

static ssize_t write_half_at(int file, const void *bytes, size_t size, off_t offset)
{
	bool last = steps_left == 1;
	ssize_t r = pwrite(file, bytes, last ? size / 2 : size, offset);

	step_farm();
	return r;
}

static int cut_file(int file, off_t size)
{
	step_farm();
	return ftruncate(file, size);
}

static int take_away(const char *path)
{
	step_farm();
	return unlink(path);
}

static void watch_steps(int steps)
{
	static const struct {
		const char *name;
		sqlite3_syscall_ptr call;
	} calls[] = {
		{"write", (sqlite3_syscall_ptr)write_half},
		{"pwrite", (sqlite3_syscall_ptr)write_half_at},
		{"pwrite64", (sqlite3_syscall_ptr)write_half_at},
		{"ftruncate", (sqlite3_syscall_ptr)cut_file},
		{"unlink", (sqlite3_syscall_ptr)take_away},
	};
	sqlite3_vfs *vfs = sqlite3_vfs_find(NULL);

	steps_left = steps;
	for (size_t i = 0; i < ARRAY_SIZE(calls); i++)
		vfs->xSetSystemCall(vfs, calls[i].name, calls[i].call);
}

/* In a child: become the copy, and perhaps be killed. */
static void restore_and_die(const struct farm_copy *copy, int steps)
{
	struct farm *own = NULL;
	int r = farm_open(folder_file(&folder, "farm.db"), &own);

	watch_steps(steps);
	if (r == 0)
		r = farm_restore(own, copy);
	_exit(r == 0 ? 0 : 1);
}

/* Which copy is it that the farm is now? */
static size_t find_out(void)
{
	same_answer("open", farm_open(folder_file(&folder, "farm.db"), &farm), 0);
	same_number("findings", (long long)check_farm(farm), 0);
	same_answer("copy", farm_copy_new(farm, &found), 0);
	for (size_t i = 0; i < ARRAY_SIZE(copies); i++) {
		if (!farm_copy_equal(found, copies[i]))
			continue;
		found = farm_copy_free(found);
		farm = farm_free(farm);
		return i;
	}
	fail_msg("neither what it was nor what it was to be");
	return 0;
}

static void put_back(size_t which)
{
	same_answer("open", farm_open(folder_file(&folder, "farm.db"), &farm), 0);
	same_answer("put back", farm_restore(farm, copies[which]), 0);
	farm = farm_free(farm);
}

/* One step more each time, until the child comes to its end. */
static void kill_everywhere(size_t from, size_t to)
{
	int status = 1, steps = 0, early = 0;

	while (status != 0 && steps < 10000) {
		pid_t child;
		size_t now;

		put_back(from);
		steps++;
		child = fork();
		if (child == 0)
			restore_and_die(copies[to], steps);
		waitpid(child, &status, 0);
		if (status != 0)
			same_number("killed", WIFSIGNALED(status) ? WTERMSIG(status) : 0, SIGKILL);
		now = find_out();
		early += now == from;
	}
	same_number("in the end", (long long)find_out(), (long long)to);
	assert_true(early > 5); /* it was killed at all */
}

static void farm_restore__killed_anywhere_leaves_before_or_after(void **state)
{
	(void)state;
	copy_both("PRAGMA journal_mode = DELETE");
	kill_everywhere(0, 1);
	kill_everywhere(1, 0);
}

static void farm_restore__killed_anywhere_with_a_wal(void **state)
{
	(void)state;
	copy_both("PRAGMA journal_mode = WAL");
	kill_everywhere(0, 1);
	kill_everywhere(1, 0);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
	const struct CMUnitTest tests[] = {
		TEST(farm_restore__killed_anywhere_leaves_before_or_after),
		TEST(farm_restore__killed_anywhere_with_a_wal),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
