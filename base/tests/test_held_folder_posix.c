/* Folders in which somebody puts links, pipes, mounts and endless trees. */
#define _GNU_SOURCE

#include "base/tests/support.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/file.h"
#include "base/held_folder.h"
#include "base/macros.h"

static struct folder folder, victim;
static struct held_folder above, held;

static int setup(void **state)
{
	(void)state;
	folder_make(&folder);
	folder_make(&victim);
	write_file(folder_file(&victim, "letter"), "precious", 8);
	if (held_folder_open(folder.path, &above) < 0)
		return -1;
	return held_folder_make(&above, "a", &held);
}

static int teardown(void **state)
{
	(void)state;
	held_folder_end(&held, &above);
	held_folder_close(&above);
	folder_remove(&folder);
	folder_remove(&victim);
	return 0;
}

static const char *path_below(const char *name)
{
	static char path[HELD_FOLDER_PATH + 64];

	snprintf(path, sizeof(path), "%s/%s", held.path, name);
	return path;
}

static void victim_is_whole(const char *label)
{
	size_t length;
	char *bytes;

	if (!file_exists(folder_file(&victim, "letter")))
		fail_msg("%s: the letter is gone", label);
	bytes = read_file(folder_file(&victim, "letter"), &length);
	same_text(label, bytes, "precious");
	free(bytes);
}

/* --- What is put into it --- */

static void put_link_to_folder(void)
{
	assert_int_equal(symlink(victim.path, path_below("x")), 0);
}

static void put_link_to_file(void)
{
	assert_int_equal(symlink(folder_file(&victim, "letter"), path_below("x")), 0);
}

static void put_second_name(void)
{
	assert_int_equal(link(folder_file(&victim, "letter"), path_below("x")), 0);
}

static void put_pipe(void)
{
	assert_int_equal(mkfifo(path_below("x"), 0600), 0);
}

static void put_forbidden_folders(void)
{
	assert_int_equal(mkdir(path_below("x"), 0700), 0);
	assert_int_equal(mkdir(path_below("x/y"), 0700), 0);
	write_file(path_below("x/y/z"), "z", 1);
	assert_int_equal(symlink(victim.path, path_below("x/y/link")), 0);
	assert_int_equal(chmod(path_below("x/y"), 0), 0);
	assert_int_equal(chmod(path_below("x"), 0), 0);
}

static void put_folder_with_links(void)
{
	assert_int_equal(mkdir(path_below("x"), 0700), 0);
	assert_int_equal(symlink(victim.path, path_below("x/link")), 0);
	assert_int_equal(symlink("..", path_below("x/up")), 0);
}

/* Deeper than a path can be long, and than there are descriptors. */
static void put_endless_tree(void)
{
	int at = open(held.path, O_RDONLY | O_DIRECTORY);

	assert_int_equal(mkdirat(at, "x", 0700), 0);
	for (int i = 0; i < 700; i++) {
		int next = openat(at, i ? "deeper" : "x", O_RDONLY | O_DIRECTORY);

		close(at);
		at = next;
		assert_int_equal(mkdirat(at, "deeper", 0700), 0);
	}
	close(at);
}

static const struct {
	const char *label;
	void (*put)(void);
	int answer; /* of held_folder_open_file(), when it is negative */
} rows[] = {
	{"link to a folder", put_link_to_folder, -ELOOP},
	{"link to a file", put_link_to_file, -ELOOP},
	{"second name", put_second_name, 0},
	{"pipe", put_pipe, -EINVAL},
	{"forbidden folders", put_forbidden_folders, -EISDIR},
	{"folder with links", put_folder_with_links, -EISDIR},
	{"endless tree", put_endless_tree, -EISDIR},
};

static void held_folder__follows_nothing_that_is_in_it(void **state)
{
	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		int descriptor;

		rows[i].put();
		descriptor = held_folder_open_file(&held, "x");
		same_number(rows[i].label, descriptor < 0 ? descriptor : 0, rows[i].answer);
		close(descriptor);
		same_number(rows[i].label, held_folder_write_file(&held, "x", "new", 3), 0);
		victim_is_whole(rows[i].label);
		same_number(rows[i].label, held_folder_remove(&held, "x"), 0);
		rows[i].put();
		same_number(rows[i].label, held_folder_remove(&held, "x"), 0);
		same_number(rows[i].label, held_folder_has(&held, "x"), false);
		victim_is_whole(rows[i].label);
	}
}

/* The same by somebody whose own permissions keep him out: root has all of them. */
static void held_folder__follows_nothing_as_a_user(void **state)
{
	int status;
	pid_t child;

	(void)state;
	if (geteuid() != 0)
		return;
	assert_int_equal(chown(held.path, 65534, 65534), 0);
	assert_int_equal(chmod(folder.path, 0777), 0);
	assert_int_equal(chmod(victim.path, 0777), 0);
	assert_int_equal(chmod(folder_file(&victim, "letter"), 0666), 0);
	child = fork();
	assert_true(child >= 0);
	if (child == 0) {
		if (setresuid(65534, 65534, 65534) != 0)
			_exit(2);
		for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
			/* a file of somebody else's gets no second name (protected_hardlinks) */
			if (rows[i].put == put_second_name)
				continue;
			rows[i].put();
			if (held_folder_remove(&held, "x") != 0)
				_exit(10 + (int)i);
		}
		chmod(held.path, 0);
		_exit(held_folder_list(&held, &(struct disk_list){0}) == 0 ? 0 : 3);
	}
	assert_int_equal(waitpid(child, &status, 0), child);
	same_number("child", status, 0);
	victim_is_whole("as a user");
}

static void held_folder_is_in__sees_what_took_its_place(void **state)
{
	char other[HELD_FOLDER_PATH + 8];

	(void)state;
	snprintf(other, sizeof(other), "%s.old", held.path);
	same_number("in its place", held_folder_is_in(&held, &above), true);
	assert_int_equal(rename(held.path, other), 0);
	same_number("moved", held_folder_is_in(&held, &above), false);
	assert_int_equal(symlink(victim.path, held.path), 0);
	same_number("link", held_folder_is_in(&held, &above), false);
	/* to where it is now, too */
	assert_int_equal(unlink(held.path), 0);
	assert_int_equal(symlink(other, held.path), 0);
	same_number("link to itself", held_folder_is_in(&held, &above), false);
	assert_int_equal(unlink(held.path), 0);
	assert_int_equal(mkdir(held.path, 0700), 0);
	same_number("folder", held_folder_is_in(&held, &above), false);
	same_number("write", held_folder_write_file(&held, "x", "x", 1), 0);
	same_number("written elsewhere", file_exists(path_below("x")), false);
}

/* Nothing goes that was not in the folder. */
static void held_folder_end__removes_nothing_behind_a_link(void **state)
{
	char other[HELD_FOLDER_PATH + 8];

	(void)state;
	write_file(path_below("x"), "x", 1);
	snprintf(other, sizeof(other), "%s.old", held.path);
	assert_int_equal(rename(held.path, other), 0);
	assert_int_equal(symlink(victim.path, held.path), 0);
	held_folder_end(&held, &above);
	victim_is_whole("link");
	same_number("the folder is empty", rmdir(other), 0);
}

/* Somebody swaps a folder for a link, and back, all the time. */
static atomic_bool swapping;

static void *swap_entries(void *ignored)
{
	char folder_path[HELD_FOLDER_PATH + 16], link_path[HELD_FOLDER_PATH + 16];

	snprintf(folder_path, sizeof(folder_path), "%s/x", held.path);
	snprintf(link_path, sizeof(link_path), "%s/l", folder.path);
	while (swapping) {
		/* these may fail: the other side removes what it finds */
		if (symlink(victim.path, link_path) != 0 && errno != EEXIST)
			break;
		mkdir(folder_path, 0700);
		renameat2(AT_FDCWD, folder_path, AT_FDCWD, link_path, RENAME_EXCHANGE);
		unlink(link_path);
		rmdir(link_path);
	}
	return ignored;
}

static void held_folder_remove__wins_every_race(void **state)
{
	pthread_t thread;

	(void)state;
	swapping = true;
	assert_int_equal(pthread_create(&thread, NULL, swap_entries, NULL), 0);
	for (int i = 0; i < 2000; i++) {
		held_folder_remove(&held, "x");
		if (i % 4 == 0)
			held_folder_write_file(&held, "x", "x", 1);
	}
	swapping = false;
	pthread_join(thread, NULL);
	victim_is_whole("race");
	unlink(folder_file(&folder, "l"));
	rmdir(folder_file(&folder, "l"));
}

/* In a name space of its own, where only root may; the folders are held anew in it. */
static int mount_in_child(const char *from, const char *to)
{
	if (unshare(CLONE_NEWNS) != 0 || mount(NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL) != 0)
		return -1;
	held.handle = open(held.path, O_RDONLY | O_DIRECTORY);
	above.handle = open(folder.path, O_RDONLY | O_DIRECTORY);
	return mount(from, to, NULL, MS_BIND, NULL);
}

static void run_mounted(const char *label, const char *from, const char *to, int (*act)(void))
{
	int status;
	pid_t child = fork();

	assert_true(child >= 0);
	if (child == 0)
		_exit(mount_in_child(from, to) != 0 ? 77 : act());
	assert_int_equal(waitpid(child, &status, 0), child);
	if (status == 77 << 8)
		print_message("# %s: nothing can be mounted here\n", label);
	else
		same_number(label, status, 0);
	victim_is_whole(label);
}

static int remove_x(void)
{
	return held_folder_remove(&held, "x") == 0 && !held_folder_has(&held, "x") ? 0 : 1;
}

static int write_x(void)
{
	return held_folder_write_file(&held, "x", "new", 3) == 0 ? 0 : 1;
}

static int see_replaced(void)
{
	return held_folder_is_in(&held, &above) || held_folder_write_file(&held, "letter", "x", 1);
}

static void held_folder__enters_nothing_that_is_mounted(void **state)
{
	char letter[512];

	(void)state;
	snprintf(letter, sizeof(letter), "%s", folder_file(&victim, "letter"));
	assert_int_equal(mkdir(path_below("x"), 0700), 0);
	run_mounted("a folder", victim.path, path_below("x"), remove_x);
	held_folder_remove(&held, "x");
	write_file(path_below("x"), "x", 1);
	run_mounted("a file", letter, path_below("x"), write_x);
	run_mounted("its own path", victim.path, held.path, see_replaced);
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, setup, teardown)

int main(void)
{
	static const struct CMUnitTest tests[] = {
		TEST(held_folder__follows_nothing_that_is_in_it),
		TEST(held_folder__follows_nothing_as_a_user),
		TEST(held_folder_is_in__sees_what_took_its_place),
		TEST(held_folder_end__removes_nothing_behind_a_link),
		TEST(held_folder_remove__wins_every_race),
		TEST(held_folder__enters_nothing_that_is_mounted),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
