/* What lies beneath a folder, and that nothing else can be reached: with the kernel's help and without. */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/macros.h"
#include "base/tests/support.h"
#include "shell/prompt/beneath.h"

#define SECRET "it stays what it is\n"

/* scratch/outside has the secret, scratch/inside everything that may be touched, and ways out. */
static struct folder scratch;
static struct beneath *inside;
static char *home;

static void make_link(const char *to, const char *name)
{
	same_number(name, symlink(to, name), 0);
}

static int setup_mode(bool has_kernel)
{
	char outside[4200];

	home = getcwd(NULL, 0);
	folder_make(&scratch);
	same_number("chdir", chdir(scratch.path), 0);
	same_number("outside", mkdir("outside", 0777) | mkdir("outside/deep", 0777), 0);
	same_number("inside", mkdir("inside", 0777) | mkdir("inside/sub", 0777), 0);
	write_file("outside/secret.txt", SECRET, strlen(SECRET));
	write_file("inside/a.txt", "a\n", 2);
	write_file("inside/sub/b.txt", "b\n", 2);
	snprintf(outside, sizeof(outside), "%s/outside", scratch.path);
	make_link("../outside", "inside/out");
	make_link(outside, "inside/whole");
	make_link("../../outside/secret.txt", "inside/sub/secret");
	make_link("/", "inside/root");
	make_link("loop", "inside/loop");
	make_link("../outside/new.txt", "inside/dangling");
	make_link("sub", "inside/stays");
	make_link("../a.txt", "inside/sub/also");
	same_number("hard", link("outside/secret.txt", "inside/hard.txt"), 0);
	same_number("fifo", mkfifo("inside/fifo", 0666), 0);
	same_number("open", beneath_open("inside", &inside), 0);
	if (!has_kernel)
		beneath_refuse_links(inside);
	return 0;
}

static int setup_kernel(void **state)
{
	(void)state;
	return setup_mode(true);
}

static int setup_parts(void **state)
{
	(void)state;
	return setup_mode(false);
}

static int teardown(void **state)
{
	(void)state;
	inside = beneath_close(inside);
	same_number("home", chdir(home), 0);
	free(home);
	folder_remove(&scratch);
	return 0;
}

/* --- What it finds --- */

static int note_entry(void *context, const struct beneath_entry *entry)
{
	text_printf(context, "%s%s%s ", entry->name, entry->is_folder ? "/" : "",
		entry->is_link ? "@" : "");
	return 0;
}

static int compare_words(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static void same_list(const char *path, const char *expected)
{
	cleanup(text_deinit) struct text list = {0}, sorted = {0};
	const char *words[32];
	size_t count = 0;
	char *rest = NULL;

	same_number(path, beneath_list(inside, path, note_entry, &list), 0);
	for (char *word = strtok_r(list.bytes, " ", &rest); word && count < ARRAY_SIZE(words);
		word = strtok_r(NULL, " ", &rest))
		words[count++] = word;
	qsort(words, count, sizeof(*words), compare_words);
	for (size_t i = 0; i < count; i++)
		text_printf(&sorted, "%s%s", i ? " " : "", words[i]);
	same_text(path, text_string(&sorted), expected);
}

static int read_through(const char *path, char *text, size_t size)
{
	int descriptor = beneath_open_file(inside, path, BENEATH_READ);
	ssize_t got;

	if (descriptor < 0)
		return descriptor;
	got = read(descriptor, text, size - 1);
	close(descriptor);
	text[got > 0 ? got : 0] = '\0';
	return 0;
}

static int write_through(const char *path, enum beneath_purpose purpose, const char *text)
{
	int descriptor = beneath_open_file(inside, path, purpose);

	if (descriptor < 0)
		return descriptor;
	same_number(path, write(descriptor, text, strlen(text)), (long long)strlen(text));
	close(descriptor);
	return 0;
}

static void same_file(const char *path, const char *expected)
{
	char text[256];

	same_number(path, read_through(path, text, sizeof(text)), 0);
	same_text(path, text, expected);
}

static void same_spelling(const char *path, const char *expected)
{
	cleanup(text_deinit) struct text spelled = {0};

	same_number(path, beneath_spell(inside, path, &spelled), 0);
	same_text(path, text_string(&spelled), expected);
}

static void beneath__files_and_folders(void **state)
{
	struct beneath_entry entry;

	(void)state;
	same_file("a.txt", "a\n");
	same_file("SUB/B.TXT", "b\n");
	same_number("get", beneath_get(inside, "Sub/b.txt", &entry), 0);
	same_number("size", (long long)entry.size, 2);
	same_number("get", beneath_get(inside, "sub", &entry), 0);
	same_number("folder", entry.is_folder, true);
	same_number("get", beneath_get(inside, "", &entry), 0);
	same_number("the folder itself", entry.is_folder, true);
	same_number("none", beneath_get(inside, "none/b.txt", &entry), -ENOENT);
	same_number("no folder", beneath_get(inside, "a.txt/b.txt", &entry), -ENOTDIR);
	same_spelling("SUB/B.TXT", "sub/b.txt");
	same_spelling("SUB/New", "sub/New");
	same_spelling("", "");
	same_number("folder", read_through("sub", (char[8]){0}, 8), -EISDIR);
	same_number("itself", read_through("", (char[8]){0}, 8), -EISDIR);
	same_number("write", write_through("A.txt", BENEATH_APPEND, "b\n"), 0);
	same_file("a.txt", "a\nb\n");
	same_number("write", write_through("A.txt", BENEATH_WRITE, "c"), 0);
	same_file("a.txt", "c");
	same_number("make", write_through("A.txt", BENEATH_MAKE, "d"), -EEXIST);
	same_number("make", write_through("new.txt", BENEATH_MAKE, "d"), 0);
	same_number("folder", beneath_make_folder(inside, "sub/deep"), 0);
	same_number("again", beneath_make_folder(inside, "SUB/Deep"), -EEXIST);
	same_number("move", beneath_move(inside, "new.txt", inside, "sub/deep/n.txt"), 0);
	same_list("sub/deep", "n.txt");
	same_number("not empty", beneath_remove_folder(inside, "sub/deep"), -ENOTEMPTY);
	same_number("case", beneath_move(inside, "sub/deep/n.txt", inside, "sub/deep/N.TXT"), 0);
	same_list("sub/deep", "N.TXT");
	same_number("remove", beneath_remove_file(inside, "sub/deep/n.txt"), 0);
	same_number("remove", beneath_remove_folder(inside, "sub/deep"), 0);
	same_number("itself", beneath_remove_folder(inside, ""), -EACCES);
	same_number("itself", beneath_move(inside, "", inside, "sub/x"), -EACCES);
}

static void beneath__links_with_the_kernel(void **state)
{
	(void)state;
	same_file("stays/b.txt", "b\n");
	same_file("sub/also", "a\n");
	same_number("write", write_through("stays/c.txt", BENEATH_WRITE, "c"), 0);
	same_list("stays", "also@ b.txt c.txt secret@");
	same_list("", "a.txt dangling@ fifo hard.txt loop@ out@ root@ stays/@ sub/ whole@");
}

static void beneath__links_without_the_kernel(void **state)
{
	(void)state;
	same_number("folder", read_through("stays/b.txt", (char[8]){0}, 8), -ENOTDIR);
	same_number("file", read_through("sub/also", (char[8]){0}, 8), -EACCES);
	same_list("", "a.txt dangling@ fifo hard.txt loop@ out@ root@ stays@ sub/ whole@");
}

/* --- What it does not --- */

/* How many names a folder has, without its own two. */
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

static void nothing_happened_outside(const char *label)
{
	size_t length;
	char *secret = read_file("outside/secret.txt", &length);

	same_text(label, secret, SECRET);
	free(secret);
	same_number(label, count_names("outside"), 2);
	same_number(label, count_names("outside/deep"), 0);
}

static void is_refused(const char *what, const char *path, int answer)
{
	if (answer >= 0)
		fail_msg("%s '%s' was done", what, path);
}

static const char *const ways_out[] = {"out/secret.txt", "whole/secret.txt", "sub/secret",
	"root/etc/hostname", "out/deep/new.txt", "out/new.txt", "dangling", "loop", "loop/x",
	"fifo", "hard.txt", "root", "out"};

static void beneath__no_way_leads_out(void **state)
{
	struct beneath_entry entry;
	char text[256] = "";

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(ways_out); i++) {
		const char *path = ways_out[i];
		bool is_own = strcmp(path, "hard.txt") == 0 || strcmp(path, "fifo") == 0;

		is_refused("reading", path, read_through(path, text, sizeof(text)));
		is_refused("writing", path, write_through(path, BENEATH_WRITE, "x"));
		is_refused("adding to", path, write_through(path, BENEATH_APPEND, "x"));
		is_refused("making", path, write_through(path, BENEATH_MAKE, "x"));
		is_refused("listing", path, beneath_list(inside, path, note_entry, NULL));
		is_refused("making", path, beneath_make_folder(inside, path));
		if (!is_own)
			is_refused("asking for", path, beneath_get(inside, path, &entry));
		nothing_happened_outside(path);
	}
	same_text("read", text, "");
}

/* Of the links themselves, nothing else. */
static void beneath__removes_and_moves_links_themselves(void **state)
{
	(void)state;
	is_refused("removing", "out/secret.txt", beneath_remove_file(inside, "out/secret.txt"));
	is_refused("removing", "out/deep", beneath_remove_folder(inside, "out/deep"));
	is_refused("removing", "out", beneath_remove_folder(inside, "out"));
	is_refused("moving", "out/deep", beneath_move(inside, "out/deep", inside, "deep"));
	is_refused("moving to", "out", beneath_move(inside, "a.txt", inside, "out/new.txt"));
	nothing_happened_outside("refused");
	same_number("over it", beneath_move(inside, "a.txt", inside, "dangling"), 0);
	same_number("moved", beneath_move(inside, "whole", inside, "sub/whole"), 0);
	for (size_t i = 0; i < 2; i++)
		same_number("removed", beneath_remove_file(inside, i ? "out" : "hard.txt"), 0);
	nothing_happened_outside("removed");
	same_file("dangling", "a\n");
}

/* --- While somebody changes what is there --- */

/* `sub` is a folder, a link to the outside, and a folder again, as fast as it goes. */
static void flip_forever(void)
{
	for (;;) {
		if (rename("inside/sub", "inside/away") == 0 &&
			symlink("../outside", "inside/sub") == 0)
			unlink("inside/sub");
		rename("inside/away", "inside/sub");
	}
}

static void try_everything(size_t round)
{
	char text[256] = "";
	struct beneath_entry entry;

	read_through("sub/secret.txt", text, sizeof(text));
	if (strcmp(text, SECRET) == 0)
		fail_msg("round %zu: the secret was read", round);
	write_through("sub/new.txt", BENEATH_WRITE, "x");
	write_through("sub/secret.txt", BENEATH_APPEND, "x");
	beneath_remove_file(inside, "sub/secret.txt");
	beneath_make_folder(inside, "sub/deep/new.txt");
	beneath_remove_folder(inside, "sub/deep");
	write_through("carried.txt", BENEATH_WRITE, "x");
	beneath_move(inside, "carried.txt", inside, "sub/new.txt");
	beneath_move(inside, "sub/secret.txt", inside, "stolen.txt");
	beneath_get(inside, "sub/secret.txt", &entry);
}

static void beneath__while_links_change(void **state)
{
	enum {
		ROUNDS = 500
	};
	pid_t child = fork();

	(void)state;
	assert_true(child >= 0);
	if (child == 0)
		flip_forever();
	for (size_t round = 0; round < ROUNDS; round++)
		try_everything(round);
	/* the assertion above keeps this from meaning processes of others */
	kill(child, SIGKILL);
	waitpid(child, NULL, 0);
	nothing_happened_outside("races");
}

#define TEST(name, mode) cmocka_unit_test_setup_teardown(name, setup_##mode, teardown)

int main(void)
{
	static const struct CMUnitTest tests[] = {
		TEST(beneath__files_and_folders, kernel),
		TEST(beneath__files_and_folders, parts),
		TEST(beneath__links_with_the_kernel, kernel),
		TEST(beneath__links_without_the_kernel, parts),
		TEST(beneath__no_way_leads_out, kernel),
		TEST(beneath__no_way_leads_out, parts),
		TEST(beneath__removes_and_moves_links_themselves, kernel),
		TEST(beneath__removes_and_moves_links_themselves, parts),
		TEST(beneath__while_links_change, kernel),
		TEST(beneath__while_links_change, parts),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
