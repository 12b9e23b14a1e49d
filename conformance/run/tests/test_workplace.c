#include "conformance/suite/tests/support.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/file.h"
#include "base/macros.h"
#include "conformance/run/workplace.h"
#include "sim/tests/support.h"

static struct workplace workplace;
static struct place_of_work place;
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
static const char large[] =
	"servers: {WF13: {}, WF12: {sessions: {12: {user: eva, programs: [&p a.exe, *p, *p, *p, *p, *p,\n"
	"  *p, *p, *p, *p, *p, *p, *p, *p, *p, *p, *p, *p, *p, *p, *p, *p, *p, *p, *p, *p, *p, *p, *p,\n"
	"  *p, *p, *p, *p, *p, *p, *p, *p, *p, *p, *p, *p, *p, *p, *p, *p, *p, *p, *p, *p, *p, *p, *p,\n"
	"  *p, *p, *p, *p, *p, *p, *p, *p, *p, *p, *p, *p, *p, *p, *p, *p, *p, *p, *p, *p, *p, *p, *p,\n"
	"  *p, *p, *p, *p, *p, *p, *p, *p, *p, *p, *p, *p, *p, *p, *p, *p, *p, *p, *p, *p, *p, *p, *p,\n"
	"  *p, *p, *p, *p, *p, *p, *p, *p, *p, *p, *p, *p, *p, *p, *p, *p, *p, *p, *p, *p, *p, *p, *p,\n"
	"  *p, *p, *p, *p, *p, *p, *p, *p, *p, *p, *p, *p, *p, *p, *p, *p, *p, *p, *p, *p, *p, *p, *p,\n"
	"  *p, *p, *p, *p, *p, *p, *p, *p, *p, *p, *p, *p, *p, *p, *p, *p, *p, *p, *p, *p, *p, *p, *p,\n"
	"  *p, *p, *p, *p, *p, *p, *p, *p, *p, *p, *p, *p, *p, *p, *p, *p, *p, *p, *p, *p, *p, *p, *p\n"
	"  ]}}}}\n";

static int setup(void **state)
{
	(void)state;
	place = (struct place_of_work){0};
	if (image_maker_new(&maker) != 0)
		return -1;
	make_image("servers: {WF12: {sessions: {12: {user: eva}}}}\n", &image);
	make_image(large, &other);
	if (workplace_init(&workplace) != 0)
		return -1;
	return workplace_add(&workplace, 0, &place);
}

static int teardown(void **state)
{
	(void)state;
	place_close_farm(&place);
	workplace_deinit(&workplace);
	image_deinit(&image);
	image_deinit(&other);
	maker = image_maker_free(maker);
	return 0;
}

static const char *beside(const char *name)
{
	static char path[WORKPLACE_PATH + 64];

	snprintf(path, sizeof(path), "%s%s", place.farm, name);
	return path;
}

static void put(const char *path, const char *text)
{
	write_file(path, text, strlen(text));
}

static void prepare(const char *label, const struct image *what)
{
	same_number(label, place_prepare(&place, what), 0);
	if (!place_is_unchanged(&place, what))
		fail_msg("%s: the farm is another one", label);
}

/* --- The folder --- */

static void workplace_init__makes_a_folder_of_ones_own(void **state)
{
	struct stat status;

	(void)state;
	assert_int_equal(stat(workplace.path, &status), 0);
	same_number("mode", status.st_mode & 0777, 0700);
	assert_true(file_is_folder(place.home));
	same_number("same place again", workplace_add(&workplace, 0, &place), -EEXIST);
}

/* What a scenario puts there is there for that scenario alone. */
static void place_put_files__for_one_scenario(void **state)
{
	const struct place_file files[] = {{"list", "eva\n"}, {"empty", ""}};
	struct text text = {0};
	char path[WORKPLACE_PATH + 64];

	(void)state;
	prepare("farm", &image);
	assert_false(file_exists(place.files));
	same_number("files", place_put_files(&place, files, ARRAY_SIZE(files)), 0);
	snprintf(path, sizeof(path), "%s/list", place.files);
	same_number("read", file_read(path, &text), 0);
	same_text("list", text_string(&text), "eva\n");
	snprintf(path, sizeof(path), "%s/left", place.files);
	put(path, "left behind");
	prepare("farm", &image);
	assert_false(file_exists(place.files));
	same_number("none", place_put_files(&place, NULL, 0), 0);
	assert_true(file_is_folder(place.files));
	text_deinit(&text);
}

static void place_put_input__is_the_last(void **state)
{
	static const char *const rows[] = {"first, and long", "second", ""};

	(void)state;
	prepare("farm", &image);
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		struct text text = {0};

		same_number("put", place_put_input(&place, rows[i]), 0);
		same_number("read", file_read(place.input, &text), 0);
		same_text("input", text_string(&text), rows[i]);
		text_deinit(&text);
	}
}

static void workplace_deinit__removes_all_of_it(void **state)
{
	char deep[WORKPLACE_PATH + 64];

	(void)state;
	prepare("farm", &image);
	snprintf(deep, sizeof(deep), "%s/a", place.home);
	assert_int_equal(mkdir(deep, 0700), 0);
	strcat(deep, "/b");
	put(deep, "left behind");
	workplace_deinit(&workplace);
	assert_false(file_exists(place.folder));
	/* again is nothing */
	workplace_deinit(&workplace);
}

/* Not what a link leads to. */
static void workplace_deinit__follows_no_links(void **state)
{
	struct folder folder;
	char link[WORKPLACE_PATH + 64];

	(void)state;
	folder_make(&folder);
	put(folder_file(&folder, "kept"), "x");
	snprintf(link, sizeof(link), "%s/link", place.home);
	assert_int_equal(symlink(folder.path, link), 0);
	workplace_deinit(&workplace);
	assert_true(file_exists(folder_file(&folder, "kept")));
	folder_remove(&folder);
}

/* A killed run cannot remove its folder; the next one does. Folders of others are left alone. */
static void workplace_init__removes_what_a_killed_run_left(void **state)
{
	struct workplace left = {0}, next = {0};
	char above[WORKPLACE_PATH], stranger[WORKPLACE_PATH + 32];
	pid_t child = fork();

	(void)state;
	assert_true(child >= 0);
	if (child == 0)
		_exit(0);
	assert_int_equal(waitpid(child, NULL, 0), child);
	strcpy(above, workplace.path);
	*strrchr(above, '/') = '\0';
	snprintf(left.path, sizeof(left.path), "%.200s/tsconform-%ld-abcdef", above, (long)child);
	snprintf(stranger, sizeof(stranger), "%.200s/tsconform-%ld", above, (long)child);
	assert_int_equal(mkdir(left.path, 0700), 0);
	assert_int_equal(mkdir(stranger, 0700), 0);
	assert_int_equal(workplace_init(&next), 0);
	workplace_deinit(&next);
	same_number("left", file_exists(left.path), false);
	same_number("of another name", rmdir(stranger), 0);
	same_number("of a run that goes on", file_exists(workplace.path), true);
}

/* --- A place --- */

static void place_prepare__makes_the_farm(void **state)
{
	struct farm *farm;
	struct snapshot *snapshot;

	(void)state;
	prepare("first", &other);
	/* a shorter one over a longer one, and back */
	assert_true(other.size > image.size);
	prepare("shorter", &image);
	same_answer("open", place_open_farm(&place, &farm), 0);
	snapshot = read_farm(farm);
	same_number("servers", (long long)snapshot->server_count, 1);
	snapshot_free(snapshot);
	prepare("longer", &other);
	same_answer("open", place_open_farm(&place, &farm), 0);
	snapshot = read_farm(farm);
	same_number("servers", (long long)snapshot->server_count, 2);
	snapshot_free(snapshot);
}

/* What a subject can do to the place that it was given. */
static void delete_farm(void)
{
	unlink(place.farm);
}

static void make_folder_of_farm(void)
{
	unlink(place.farm);
	mkdir(place.farm, 0700);
	put(beside("/x"), "x");
}

static void make_fifo_of_farm(void)
{
	unlink(place.farm);
	mkfifo(place.farm, 0600);
}

static void make_link_of_farm(void)
{
	unlink(place.farm);
	if (symlink("/dev/full", place.farm) != 0)
		fail_msg("symlink");
}

static void make_garbage_of_farm(void)
{
	put(place.farm, "garbage");
}

static void forbid_farm(void)
{
	chmod(place.farm, 0);
}

static void truncate_farm(void)
{
	if (truncate(place.farm, 4096) != 0)
		fail_msg("truncate");
}

static void leave_journal(void)
{
	put(beside("-journal"), "x");
}

static void leave_log(void)
{
	put(beside("-wal"), "x");
	put(beside("-shm"), "x");
}

static void fill_home(void)
{
	char path[WORKPLACE_PATH + 64];

	snprintf(path, sizeof(path), "%s/.hidden", place.home);
	mkdir(path, 0700);
	strcat(path, "/x");
	put(path, "x");
}

static void delete_home(void)
{
	rmdir(place.home);
}

static void make_file_of_home(void)
{
	rmdir(place.home);
	put(place.home, "x");
}

static void delete_all(void)
{
	unlink(place.farm);
	rmdir(place.home);
	same_number("rmdir", rmdir(place.folder), 0);
}

static void place_prepare__mends_whatever_a_subject_did(void **state)
{
#define ROW(function, unchanged) {#function, function, unchanged}
	static const struct {
		const char *label;
		void (*act)(void);
		bool unchanged; /* the farm itself */
	} rows[] = {
		ROW(delete_farm, false),
		ROW(make_folder_of_farm, false),
		ROW(make_fifo_of_farm, false),
		ROW(make_link_of_farm, false),
		ROW(make_garbage_of_farm, false),
		ROW(truncate_farm, false),
		ROW(leave_journal, false),
		ROW(leave_log, false),
		ROW(fill_home, true),
		ROW(delete_home, true),
		ROW(make_file_of_home, true),
		ROW(delete_all, false),
	};
#undef ROW

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		struct farm *farm;

		prepare(rows[i].label, &image);
		rows[i].act();
		same_number(rows[i].label, place_is_unchanged(&place, &image), rows[i].unchanged);
		prepare(rows[i].label, &image);
		same_answer(rows[i].label, place_open_farm(&place, &farm), 0);
		assert_true(file_is_folder(place.home));
		same_number("home is empty", rmdir(place.home), 0);
	}
	forbid_farm();
	prepare("forbidden", &image);
}

/* A link to the file would let the next farm be written into somebody's file. */
static void place_prepare__writes_over_no_other_name(void **state)
{
	size_t length;
	char *bytes;

	(void)state;
	prepare("first", &image);
	assert_int_equal(unlink(place.farm), 0);
	put(beside("-mine"), "precious");
	assert_int_equal(link(beside("-mine"), place.farm), 0);
	prepare("next", &image);
	bytes = read_file(beside("-mine"), &length);
	same_text("the other", bytes, "precious");
	free(bytes);
}

static void place_is_unchanged__sees_one_byte(void **state)
{
	FILE *file;

	(void)state;
	for (size_t at = 0; at < image.size; at += 4095) {
		prepare("image", &image);
		file = fopen(place.farm, "r+b");
		assert_non_null(file);
		fseek(file, (long)at, SEEK_SET);
		fputc(image.bytes[at] ^ 1, file);
		fclose(file);
		assert_false(place_is_unchanged(&place, &image));
	}
	prepare("image", &image);
	file = fopen(place.farm, "ab");
	fputc(0, file);
	fclose(file);
	assert_false(place_is_unchanged(&place, &image));
}

/* The farm stays open from one look to the next, whatever happened to its file. */
static void place_open_farm__sees_what_is_there_now(void **state)
{
	static const struct {
		const char *label;
		void (*act)(void);
		int answer;
	} rows[] = {
		{"nothing", NULL, 0},
		{"deleted", delete_farm, -ENOENT},
		{"a folder", make_folder_of_farm, -EISDIR},
		{"a pipe", make_fifo_of_farm, FARM_E_NOT_A_FARM},
		{"a device", make_link_of_farm, FARM_E_NOT_A_FARM},
		{"garbage", make_garbage_of_farm, FARM_E_NOT_A_FARM},
		{"nothing again", NULL, 0},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		struct farm *farm;

		prepare(rows[i].label, &image);
		same_answer(rows[i].label, place_open_farm(&place, &farm), 0);
		if (rows[i].act)
			rows[i].act();
		same_answer(rows[i].label, place_open_farm(&place, &farm), rows[i].answer);
	}
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, setup, teardown)

int main(void)
{
	static const struct CMUnitTest tests[] = {
		TEST(workplace_init__makes_a_folder_of_ones_own),
		TEST(workplace_deinit__removes_all_of_it),
		TEST(place_put_files__for_one_scenario),
		TEST(place_put_input__is_the_last),
		TEST(workplace_deinit__follows_no_links),
		TEST(workplace_init__removes_what_a_killed_run_left),
		TEST(place_prepare__makes_the_farm),
		TEST(place_prepare__mends_whatever_a_subject_did),
		TEST(place_prepare__writes_over_no_other_name),
		TEST(place_is_unchanged__sees_one_byte),
		TEST(place_open_farm__sees_what_is_there_now),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
