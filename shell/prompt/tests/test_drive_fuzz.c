/* Paths of all kinds on a drive full of ways out, while links change: nothing outside is touched. */
#include <dirent.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/environment.h"
#include "base/macros.h"
#include "base/tests/support.h"
#include "shell/prompt/drive.h"

enum {
	ROUNDS = 20000,
	PARTS_MAX = 7
};

#define SECRET "it stays what it is\n"

static struct folder scratch;
static struct drive *drive;
static char *home;
static pid_t child;
static uint64_t seed = 186477;

/* xorshift: the same on every machine and every run */
static uint64_t next_number(uint64_t below)
{
	seed ^= seed << 13;
	seed ^= seed >> 7;
	seed ^= seed << 17;
	return seed % below;
}

/* `sub` and `out` change places with each other's kind, as fast as it goes. */
static void flip_forever(void)
{
	for (;;) {
		mkdir("desk/sub", 0777);
		if (rename("desk/sub", "desk/away") == 0 && symlink("../outside", "desk/sub") == 0)
			unlink("desk/sub");
		rename("desk/away", "desk/sub");
		unlink("desk/flip");
		if (symlink("../outside/secret.txt", "desk/flip") == 0)
			unlink("desk/flip");
	}
}

static void make_links(void)
{
	char outside[4200];

	snprintf(outside, sizeof(outside), "%s/outside", scratch.path);
	/* some are gone, others there already */
	unlink("desk/hard");
	if (symlink("../outside", "desk/out") + symlink(outside, "desk/whole") +
			symlink("/", "desk/root") + symlink("..", "desk/up") +
			symlink("../outside/new", "desk/dangling") + symlink("desk", "desk/loop") +
			symlink("sub", "desk/stays") + link("outside/secret.txt", "desk/hard") <
		-8)
		fail_msg("links");
}

static int setup(void **state)
{
	(void)state;
	home = getcwd(NULL, 0);
	folder_make(&scratch);
	same_number("chdir", chdir(scratch.path), 0);
	same_number("state", environment_set("XDG_STATE_HOME", "state"), 0);
	same_number("folders",
		mkdir("outside", 0777) | mkdir("outside/deep", 0777) | mkdir("desk", 0777), 0);
	write_file("outside/secret.txt", SECRET, strlen(SECRET));
	make_links();
	same_number("drive", drive_new("desk", true, &drive), 0);
	same_number("show", drive_show_folder(drive, "WINNT"), 0);
	child = fork();
	if (child == 0)
		flip_forever();
	return child < 0;
}

static int teardown(void **state)
{
	(void)state;
	/* 0 and -1 would mean processes of others */
	if (child > 0) {
		kill(child, SIGKILL);
		waitpid(child, NULL, 0);
	}
	child = 0;
	drive = drive_free(drive);
	environment_set("XDG_STATE_HOME", NULL);
	same_number("home", chdir(home), 0);
	free(home);
	folder_remove(&scratch);
	return 0;
}

static void make_path(struct text *path)
{
	static const char *const parts[] = {"..", ".", "\\", "/", "\\\\", "C:", "c:\\", "D:", "out",
		"whole", "root", "up", "loop", "stays", "sub", "away", "dangling", "hard", "flip",
		"TEMP", "WINNT", "nul", "con", "lpt1", "secret.txt", "deep", "new", "outside",
		"desk", "a.txt", "...", ". .", ":", "*", "?", "\\\\?\\C:", "\\\\.\\", "~1",
		"OUTSID~1", "//", "..\\..", "../..", "\\..\\", "tmp", "etc", "passwd", "\177",
		"\303\251", "x:y"};
	size_t count = 1 + next_number(PARTS_MAX);

	text_clear(path);
	text_add(path, "");
	for (size_t i = 0; i < count; i++) {
		text_add(path, parts[next_number(ARRAY_SIZE(parts))]);
		if (next_number(2))
			text_add(path, next_number(4) ? "\\" : "/");
	}
	if (next_number(200) == 0)
		for (size_t i = 0; i < 5000; i++)
			text_add_char(path, 'l');
}

static void read_some(const char *path)
{
	int descriptor = drive_open_file(drive, path, BENEATH_READ);
	char text[64] = "";

	if (descriptor < 0)
		return;
	if (read(descriptor, text, sizeof(text) - 1) > 0 && strstr(text, SECRET))
		fail_msg("'%s': the secret was read", path);
	close(descriptor);
}

static void write_some(const char *path, enum beneath_purpose purpose)
{
	int descriptor = drive_open_file(drive, path, purpose);

	if (descriptor < 0)
		return;
	if (write(descriptor, "x", 1) != 1)
		fail_msg("'%s': it was not written", path);
	close(descriptor);
}

static void list_some(const char *path)
{
	cleanup(arena_freep) struct arena *arena = arena_new();
	struct beneath_entry *entries;
	const char *folder;
	size_t count;

	/* a folder of nothing but ways out */
	if (drive_list(drive, arena, path, &entries, &count, &folder) != 0)
		return;
	for (size_t i = 0; i < count; i++)
		if (strcmp(entries[i].name, "secret.txt") == 0 && entries[i].size == strlen(SECRET))
			fail_msg("'%s': the secret was listed", path);
}

static void do_something(const char *path, const char *other)
{
	cleanup(text_deinit) struct text whole = {0};
	enum drive_kind kind;

	switch (next_number(12)) {
	case 0:
		write_some(path, BENEATH_WRITE);
		break;
	case 1:
		write_some(path, BENEATH_APPEND);
		break;
	case 2:
		write_some(path, BENEATH_MAKE);
		break;
	case 3:
		drive_remove_file(drive, path);
		break;
	case 4:
		drive_make_folder(drive, path);
		break;
	case 5:
		drive_remove_folder(drive, path, next_number(2));
		break;
	case 6:
		drive_move(drive, path, other);
		break;
	case 7:
		list_some(path);
		break;
	case 8:
		drive_change_folder(drive, path);
		break;
	case 9:
		drive_get_kind(drive, path, &kind);
		drive_exists(drive, path);
		break;
	case 10:
		drive_add_whole(drive, path, &whole);
		break;
	default:
		read_some(path);
		break;
	}
}

static long long count_names(const char *path)
{
	DIR *folder = opendir(path);
	long long count = 0;

	while (folder && readdir(folder))
		count++;
	if (folder)
		closedir(folder);
	return count - 2;
}

static void nothing_happened_outside(const char *path)
{
	size_t length;
	char *secret = read_file("outside/secret.txt", &length);

	same_text(path, secret, SECRET);
	free(secret);
	same_number(path, count_names("outside"), 2);
	same_number(path, count_names("outside/deep"), 0);
	/* outside, desk and state */
	same_number(path, count_names("."), 3);
}

static void drive__of_any_path(void **state)
{
	cleanup(text_deinit) struct text path = {0}, other = {0};

	(void)state;
	for (size_t round = 0; round < ROUNDS; round++) {
		make_path(&path);
		make_path(&other);
		do_something(path.bytes, other.bytes);
		if (round % 50 == 0) {
			nothing_happened_outside(path.bytes);
			make_links();
		}
	}
	nothing_happened_outside("in the end");
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(drive__of_any_path, setup, teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
