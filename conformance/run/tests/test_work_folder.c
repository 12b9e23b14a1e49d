#include "conformance/suite/tests/support.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/file.h"
#include "base/macros.h"
#include "conformance/run/work_folder.h"
#include "sim/tests/support.h"

static struct temporary_folder run;
static struct work_slot slot;
static struct image_maker *maker;
static struct image image, other;

static void make_image(const char *yaml, struct image *ret_image)
{
	struct snapshot *farm = parse_farm(yaml);
	int r = image_make(maker, farm, ret_image);

	snapshot_free(farm);
	same_answer("image", r, 0);
}

/* Two servers, and too many programs for a file of the same size. */
static const char large[] = "servers: {WF13: {}, WF12: {sessions: {12: {user: eva, programs: [&p "
			    "a.exe, *p, *p, *p, *p, *p,\n"
			    "  *p, *p, *p, *p, *p, *p, *p, *p, *p, *p, *p, *p, *p, *p, *p, *p, *p, "
			    "*p, *p, *p, *p, *p, *p,\n"
			    "  *p, *p, *p, *p, *p, *p, *p, *p, *p, *p, *p, *p, *p, *p, *p, *p, *p, "
			    "*p, *p, *p, *p, *p, *p,\n"
			    "  *p, *p, *p, *p, *p, *p, *p, *p, *p, *p, *p, *p, *p, *p, *p, *p, *p, "
			    "*p, *p, *p, *p, *p, *p,\n"
			    "  *p, *p, *p, *p, *p, *p, *p, *p, *p, *p, *p, *p, *p, *p, *p, *p, *p, "
			    "*p, *p, *p, *p, *p, *p,\n"
			    "  *p, *p, *p, *p, *p, *p, *p, *p, *p, *p, *p, *p, *p, *p, *p, *p, *p, "
			    "*p, *p, *p, *p, *p, *p,\n"
			    "  *p, *p, *p, *p, *p, *p, *p, *p, *p, *p, *p, *p, *p, *p, *p, *p, *p, "
			    "*p, *p, *p, *p, *p, *p,\n"
			    "  *p, *p, *p, *p, *p, *p, *p, *p, *p, *p, *p, *p, *p, *p, *p, *p, *p, "
			    "*p, *p, *p, *p, *p, *p,\n"
			    "  *p, *p, *p, *p, *p, *p, *p, *p, *p, *p, *p, *p, *p, *p, *p, *p, *p, "
			    "*p, *p, *p, *p, *p, *p\n"
			    "  ]}}}}\n";

static int setup(void **state)
{
	(void)state;
	if (image_maker_new(&maker) != 0)
		return -1;
	make_image("servers: {WF12: {sessions: {12: {user: eva}}}}\n", &image);
	make_image(large, &other);
	if (work_folder_init(&run) != 0)
		return -1;
	return work_slot_init(&slot, &run, 0);
}

static int teardown(void **state)
{
	(void)state;
	work_slot_deinit(&slot);
	temporary_folder_deinit(&run);
	image_deinit(&image);
	image_deinit(&other);
	maker = image_maker_free(maker);
	return 0;
}

static const char *path_beside(const char *name)
{
	static char path[HELD_FOLDER_PATH + 64];

	snprintf(path, sizeof(path), "%s%s", slot.farm, name);
	return path;
}

static void put_file(const char *path, const char *text)
{
	write_file(path, text, strlen(text));
}

/* Is the farm's file as it was made? */
static bool is_unchanged(const struct image *what)
{
	struct farm *farm = NULL;
	int r = work_slot_open_farm(&slot, what, &farm);

	farm_free(farm);
	return r == 0 && !farm;
}

static void farm_has_servers(const char *label, long long count)
{
	struct snapshot *snapshot;
	struct farm *farm = NULL;

	same_answer(label, work_slot_open_farm(&slot, NULL, &farm), 0);
	snapshot = read_farm(farm);
	same_number(label, (long long)snapshot->server_count, count);
	snapshot_free(snapshot);
	farm_free(farm);
}

static void farm_gives(const char *label, int expected)
{
	struct farm *farm = NULL;

	same_text(label, work_slot_error_to_string(work_slot_open_farm(&slot, NULL, &farm)),
		work_slot_error_to_string(expected));
	farm_free(farm);
}

static void prepare_slot(const char *label, const struct image *what)
{
	same_number(label, work_slot_prepare(&slot, what), 0);
	same_number(label, is_unchanged(what), true);
}

/* --- The folder --- */

static void work_folder_init__makes_a_folder_of_ones_own(void **state)
{
	struct stat status;

	(void)state;
	assert_int_equal(stat(run.own.path, &status), 0);
	same_number("mode", status.st_mode & 0777, 0700);
	assert_true(file_is_folder(slot.home));
}

/* What a scenario puts there is there for that scenario alone. */
static void work_slot_put_files__for_one_scenario(void **state)
{
	const struct work_file files[] = {{"list", "eva\n"}, {"empty", ""}};
	struct text text = {0};
	char path[HELD_FOLDER_PATH + 64];

	(void)state;
	prepare_slot("farm", &image);
	assert_false(file_exists(slot.files));
	same_number("files", work_slot_put_files(&slot, files, ARRAY_SIZE(files)), 0);
	snprintf(path, sizeof(path), "%s/list", slot.files);
	same_number("read", file_read(path, &text), 0);
	same_text("list", text_string(&text), "eva\n");
	snprintf(path, sizeof(path), "%s/left", slot.files);
	put_file(path, "left behind");
	prepare_slot("farm", &image);
	assert_false(file_exists(slot.files));
	same_number("none", work_slot_put_files(&slot, NULL, 0), 0);
	assert_true(file_is_folder(slot.files));
	text_deinit(&text);
}

static void work_slot_put_input__is_the_last(void **state)
{
	static const char *const rows[] = {"first, and long", "second", ""};

	(void)state;
	prepare_slot("farm", &image);
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		struct text text = {0};

		same_number("put", work_slot_put_input(&slot, rows[i]), 0);
		same_number("read", file_read(slot.input, &text), 0);
		same_text("input", text_string(&text), rows[i]);
		text_deinit(&text);
	}
}

static void work_folder_deinit__removes_all_of_it(void **state)
{
	char deep[HELD_FOLDER_PATH + 64];

	(void)state;
	prepare_slot("farm", &image);
	snprintf(deep, sizeof(deep), "%s/a", slot.home);
	assert_int_equal(mkdir(deep, 0700), 0);
	strcat(deep, "/b");
	put_file(deep, "left behind");
	temporary_folder_deinit(&run);
	assert_false(file_exists(slot.own.path));
	/* again is nothing */
	temporary_folder_deinit(&run);
}

/* Not what a link leads to. */
static void work_folder_deinit__follows_no_links(void **state)
{
	struct folder folder;
	char link[HELD_FOLDER_PATH + 64];

	(void)state;
	folder_make(&folder);
	put_file(folder_file(&folder, "kept"), "x");
	snprintf(link, sizeof(link), "%s/link", slot.home);
	assert_int_equal(symlink(folder.path, link), 0);
	temporary_folder_deinit(&run);
	assert_true(file_exists(folder_file(&folder, "kept")));
	folder_remove(&folder);
}

/*
 * A killed run cannot remove its folder; the next one does. The numbers of processes tell nothing: two
 * runs may share a folder and not their numbers. Folders of others are left alone.
 */
static void work_folder_init__removes_what_nobody_has_locked(void **state)
{
	struct temporary_folder next = {0}, second = {0};
	char left[HELD_FOLDER_PATH + 16], stranger[HELD_FOLDER_PATH + 64];

	(void)state;
	snprintf(left, sizeof(left), "%s-left", run.own.path);
	assert_int_equal(mkdir(left, 0700), 0);
	snprintf(stranger, sizeof(stranger), "%s/tsconform-2147483645-abcdef", run.above.path);
	/* a test that failed here may have left it */
	rmdir(stranger);
	assert_int_equal(mkdir(stranger, 0700), 0);
	same_number("second", work_folder_init(&second), 0);
	same_number("next", work_folder_init(&next), 0);
	same_number("left", file_exists(left), false);
	same_number("of another name", rmdir(stranger), 0);
	same_number("of a run that goes on", file_exists(run.own.path), true);
	same_number("of another", file_exists(second.own.path), true);
	temporary_folder_deinit(&next);
	temporary_folder_deinit(&second);
	same_number("ended", file_exists(second.own.path), false);
}

static void work_folder_init__removes_the_folder_of_a_killed_run(void **state)
{
	struct temporary_folder killed = {0}, next = {0};
	int paths[2], status;
	pid_t child;

	(void)state;
	assert_int_equal(pipe(paths), 0);
	child = fork();
	assert_true(child >= 0);
	if (child == 0) {
		if (work_folder_init(&killed) == 0 &&
			write(paths[1], &killed, sizeof(killed)) == (ssize_t)sizeof(killed))
			raise(SIGKILL);
		_exit(1);
	}
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_true(WIFSIGNALED(status));
	assert_int_equal(read(paths[0], &killed, sizeof(killed)), sizeof(killed));
	close(paths[0]);
	close(paths[1]);
	same_number("there", file_exists(killed.own.path), true);
	same_number("next", work_folder_init(&next), 0);
	same_number("removed", file_exists(killed.own.path), false);
	temporary_folder_deinit(&next);
}

/* --- A slot --- */

static void work_slot_prepare__makes_the_farm(void **state)
{
	(void)state;
	prepare_slot("first", &other);
	/* a shorter one over a longer one, and back */
	assert_true(other.size > image.size);
	prepare_slot("shorter", &image);
	farm_has_servers("shorter", 1);
	prepare_slot("longer", &other);
	farm_has_servers("longer", 2);
}

/* What a subject can do to the folder that it was given. */
static void delete_farm(void)
{
	unlink(slot.farm);
}

static void make_folder_of_farm(void)
{
	unlink(slot.farm);
	mkdir(slot.farm, 0700);
	put_file(path_beside("/x"), "x");
}

static void make_fifo_of_farm(void)
{
	unlink(slot.farm);
	mkfifo(slot.farm, 0600);
}

static void make_link_of_farm(void)
{
	unlink(slot.farm);
	if (symlink("/dev/full", slot.farm) != 0)
		fail_msg("symlink");
}

static void make_garbage_of_farm(void)
{
	put_file(slot.farm, "garbage");
}

static void forbid_farm(void)
{
	chmod(slot.farm, 0);
}

/* Of a terabyte, nothing of which is on the disk. */
static void make_giant_of_farm(void)
{
	if (truncate(slot.farm, (off_t)1 << 40) != 0)
		fail_msg("truncate");
}

static void truncate_farm(void)
{
	if (truncate(slot.farm, 4096) != 0)
		fail_msg("truncate");
}

static void leave_journal(void)
{
	put_file(path_beside("-journal"), "x");
}

/* A journal that ends with the name of somebody's file, which SQLite would delete. */
static void leave_journal_with_a_name(void)
{
	static const char end[] = "/etc/passwd\0\0\0\13\0\0\0\0\xd9\xd5\x05\xf9\x20\xa1\x63\xd7";

	write_file(path_beside("-journal"), end, sizeof(end) - 1);
}

static void leave_log(void)
{
	put_file(path_beside("-wal"), "x");
	put_file(path_beside("-shm"), "x");
}

static void fill_home(void)
{
	char path[HELD_FOLDER_PATH + 64];

	snprintf(path, sizeof(path), "%s/.hidden", slot.home);
	mkdir(path, 0700);
	strcat(path, "/x");
	put_file(path, "x");
}

static void delete_home(void)
{
	rmdir(slot.home);
}

static void make_file_of_home(void)
{
	rmdir(slot.home);
	put_file(slot.home, "x");
}

static void delete_all(void)
{
	unlink(slot.farm);
	rmdir(slot.home);
	same_number("rmdir", rmdir(slot.own.path), 0);
}

/* --- The folder itself --- */

static struct folder victim;
static char moved[HELD_FOLDER_PATH + 8];

static void move_folder(void)
{
	snprintf(moved, sizeof(moved), "%s.old", slot.own.path);
	assert_int_equal(rename(slot.own.path, moved), 0);
}

static void link_folder_elsewhere(void)
{
	move_folder();
	assert_int_equal(symlink(victim.path, slot.own.path), 0);
}

static void link_folder_to_itself(void)
{
	move_folder();
	assert_int_equal(symlink(moved, slot.own.path), 0);
}

static void make_file_of_folder(void)
{
	move_folder();
	put_file(slot.own.path, "x");
}

static void make_fifo_of_folder(void)
{
	move_folder();
	assert_int_equal(mkfifo(slot.own.path, 0600), 0);
}

static void make_folder_of_folder(void)
{
	move_folder();
	assert_int_equal(mkdir(slot.own.path, 0700), 0);
}

static void move_folder_away(void)
{
	char path[HELD_FOLDER_PATH + 64];

	snprintf(path, sizeof(path), "%s/moved-here", victim.path);
	/* /dev/shm and /tmp may be two file systems */
	if (rename(slot.own.path, path) != 0)
		move_folder();
}

static void forbid_folder(void)
{
	assert_int_equal(chmod(slot.own.path, 0), 0);
}

static void link_home(void)
{
	rmdir(slot.home);
	assert_int_equal(symlink(victim.path, slot.home), 0);
}

static void link_files_and_input(void)
{
	assert_int_equal(symlink(victim.path, slot.files), 0);
	assert_int_equal(symlink(folder_file(&victim, "letter"), slot.input), 0);
}

static void link_companions(void)
{
	char path[HELD_FOLDER_PATH + 64];

	snprintf(path, sizeof(path), "%s-journal", slot.farm);
	assert_int_equal(symlink(folder_file(&victim, "letter"), path), 0);
}

static void make_link_to_victim_of_farm(void)
{
	unlink(slot.farm);
	assert_int_equal(symlink(folder_file(&victim, "letter"), slot.farm), 0);
}

static void fill_folder(void)
{
	char path[HELD_FOLDER_PATH + 64];

	snprintf(path, sizeof(path), "%s/junk", slot.own.path);
	put_file(path, "x");
}

#define ROW(function, answer)                                                                      \
	{                                                                                          \
#function, function, answer                                                        \
	}
enum {
	UNCHANGED = 1, /* the farm itself: neither an answer nor an errno */
	CHANGED
};
static const struct {
	const char *label;
	void (*act)(void);
	int answer; /* of work_slot_open_farm() */
} rows[] = {
	ROW(delete_farm, -ENOENT),
	ROW(make_folder_of_farm, -EISDIR),
	ROW(make_fifo_of_farm, FARM_E_NOT_A_FARM),
	ROW(make_link_of_farm, WORK_SLOT_E_LINK),
	ROW(make_link_to_victim_of_farm, WORK_SLOT_E_LINK),
	ROW(make_garbage_of_farm, FARM_E_NOT_A_FARM),
	ROW(make_giant_of_farm, -EFBIG),
	ROW(truncate_farm, FARM_E_CORRUPT),
	ROW(leave_journal, CHANGED),
	ROW(leave_log, CHANGED),
	ROW(link_companions, CHANGED),
	ROW(leave_journal_with_a_name, WORK_SLOT_E_FOREIGN_JOURNAL),
	ROW(fill_home, UNCHANGED),
	ROW(delete_home, UNCHANGED),
	ROW(make_file_of_home, UNCHANGED),
	ROW(link_home, UNCHANGED),
	ROW(link_files_and_input, UNCHANGED),
	ROW(fill_folder, UNCHANGED),
	ROW(delete_all, -ENOENT),
	ROW(link_folder_elsewhere, WORK_SLOT_E_REPLACED),
	ROW(link_folder_to_itself, WORK_SLOT_E_REPLACED),
	ROW(make_file_of_folder, WORK_SLOT_E_REPLACED),
	ROW(make_fifo_of_folder, WORK_SLOT_E_REPLACED),
	ROW(make_folder_of_folder, WORK_SLOT_E_REPLACED),
	ROW(move_folder_away, WORK_SLOT_E_REPLACED),
	ROW(forbid_folder, UNCHANGED),
};
#undef ROW

static void victim_is_whole(const char *label)
{
	size_t length;
	char *bytes = read_file(folder_file(&victim, "letter"), &length);

	same_text(label, bytes, "precious");
	free(bytes);
	bytes = read_file(folder_file(&victim, "farm.db"), &length);
	same_text(label, bytes, "mine");
	free(bytes);
}

/* Whatever happened, the next scenario has its farm, and what is behind links stays as it was. */
static void work_slot__outlives_whatever_a_subject_did(void **state)
{
	const struct work_file files[] = {{"list", "eva\n"}};

	(void)state;
	folder_make(&victim);
	write_file(folder_file(&victim, "letter"), "precious", 8);
	write_file(folder_file(&victim, "farm.db"), "mine", 4);
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		bool is_whole = rows[i].answer == UNCHANGED;

		prepare_slot(rows[i].label, &image);
		rows[i].act();
		same_number(rows[i].label, is_unchanged(&image), is_whole);
		if (is_whole || rows[i].answer == CHANGED)
			farm_has_servers(rows[i].label, 1);
		else
			farm_gives(rows[i].label, rows[i].answer);
		prepare_slot(rows[i].label, &image);
		farm_has_servers(rows[i].label, 1);
		same_number(rows[i].label, work_slot_put_files(&slot, files, 1), 0);
		same_number(rows[i].label, work_slot_put_input(&slot, "x"), 0);
		assert_true(file_is_folder(slot.home));
		same_number("home is empty", rmdir(slot.home), 0);
		victim_is_whole(rows[i].label);
	}
	forbid_farm();
	prepare_slot("forbidden", &image);
	rmdir(folder_file(&victim, "moved-here"));
	folder_remove(&victim);
}

/* Where even the run's folder was replaced, there is nowhere to work. */
static void work_slot_prepare__without_the_runs_folder(void **state)
{
	char renamed[HELD_FOLDER_PATH + 8];

	(void)state;
	snprintf(renamed, sizeof(renamed), "%s.old", run.own.path);
	prepare_slot("farm", &image);
	assert_int_equal(rename(run.own.path, renamed), 0);
	same_number("gone", work_slot_prepare(&slot, &image), -ENOENT);
	farm_gives("gone", WORK_SLOT_E_REPLACED);
	assert_int_equal(symlink("/etc", run.own.path), 0);
	same_number("link", work_slot_prepare(&slot, &image), -ENOENT);
	work_slot_deinit(&slot);
	temporary_folder_deinit(&run);
	same_number("emptied", rmdir(renamed), 0);
	*strrchr(renamed, '.') = '\0';
	same_number("the subject's own", unlink(renamed), 0);
}

/* A link to the file would let the next farm be written into somebody's file. */
static void work_slot_prepare__writes_over_no_other_name(void **state)
{
	char mine[HELD_FOLDER_PATH + 8];
	size_t length;
	char *bytes;

	(void)state;
	snprintf(mine, sizeof(mine), "%s/mine", run.own.path);
	prepare_slot("first", &image);
	assert_int_equal(unlink(slot.farm), 0);
	put_file(mine, "precious");
	assert_int_equal(link(mine, slot.farm), 0);
	prepare_slot("next", &image);
	bytes = read_file(mine, &length);
	same_text("the other", bytes, "precious");
	free(bytes);
}

static void work_slot_open_farm__sees_one_byte(void **state)
{
	FILE *file;

	(void)state;
	for (size_t at = 0; at < image.size; at += 4095) {
		prepare_slot("image", &image);
		file = fopen(slot.farm, "r+b");
		assert_non_null(file);
		fseek(file, (long)at, SEEK_SET);
		fputc(image.bytes[at] ^ 1, file);
		fclose(file);
		assert_false(is_unchanged(&image));
	}
	prepare_slot("image", &image);
	file = fopen(slot.farm, "ab");
	fputc(0, file);
	fclose(file);
	assert_false(is_unchanged(&image));
}

/* Switch all servers off and be gone, in the middle of that or right after it. */
static void die_writing(const char *mode, const char *begin)
{
	static const char sql[] = "PRAGMA cache_spill = 1; UPDATE servers SET online = 0";
	sqlite3 *farm;

	if (sqlite3_open(slot.farm, &farm) == SQLITE_OK &&
		sqlite3_exec(farm, mode, NULL, NULL, NULL) == SQLITE_OK &&
		sqlite3_exec(farm, begin, NULL, NULL, NULL) == SQLITE_OK &&
		sqlite3_exec(farm, sql, NULL, NULL, NULL) == SQLITE_OK) {
		sqlite3_db_cacheflush(farm);
		raise(SIGKILL);
	}
	_exit(1);
}

static bool first_is_online(void)
{
	struct snapshot *snapshot;
	struct farm *farm = NULL;
	bool online;

	same_answer("open", work_slot_open_farm(&slot, NULL, &farm), 0);
	snapshot = read_farm(farm);
	online = snapshot->servers[0].online;
	snapshot_free(snapshot);
	farm_free(farm);
	return online;
}

/* A program that was killed: what it did not commit did not happen, and what it did commit did. */
static void work_slot_open_farm__ends_a_transaction(void **state)
{
	static const struct {
		const char *mode, *begin;
		bool online;
	} kills[] = {
		{"PRAGMA journal_mode = DELETE", "BEGIN IMMEDIATE", true},
		{"PRAGMA journal_mode = PERSIST", "BEGIN IMMEDIATE", true},
		{"PRAGMA journal_mode = WAL", "BEGIN IMMEDIATE", true},
		{"PRAGMA journal_mode = WAL", "SELECT 1", false},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(kills); i++) {
		int status;
		pid_t child;

		prepare_slot(kills[i].mode, &other);
		child = fork();
		assert_true(child >= 0);
		if (child == 0)
			die_writing(kills[i].mode, kills[i].begin);
		assert_int_equal(waitpid(child, &status, 0), child);
		same_number(kills[i].mode, status, SIGKILL);
		assert_false(is_unchanged(&other));
		same_number(kills[i].mode, first_is_online(), kills[i].online);
	}
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, setup, teardown)

int main(void)
{
	static const struct CMUnitTest tests[] = {
		TEST(work_folder_init__makes_a_folder_of_ones_own),
		TEST(work_folder_deinit__removes_all_of_it),
		TEST(work_slot_put_files__for_one_scenario),
		TEST(work_slot_put_input__is_the_last),
		TEST(work_folder_deinit__follows_no_links),
		TEST(work_folder_init__removes_what_nobody_has_locked),
		TEST(work_folder_init__removes_the_folder_of_a_killed_run),
		TEST(work_slot_prepare__makes_the_farm),
		TEST(work_slot__outlives_whatever_a_subject_did),
		TEST(work_slot_prepare__without_the_runs_folder),
		TEST(work_slot_prepare__writes_over_no_other_name),
		TEST(work_slot_open_farm__sees_one_byte),
		TEST(work_slot_open_farm__ends_a_transaction),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
