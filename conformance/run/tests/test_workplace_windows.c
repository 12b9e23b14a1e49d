/* Folders and farms on Windows, after whatever a subject may do to them there. */
#include "conformance/suite/tests/support.h"

#include <stdlib.h>
#include <string.h>

#include <windows.h>

#include "base/disk.h"
#include "base/file.h"
#include "base/macros.h"
#include "base/wide.h"
#include "conformance/run/workplace.h"
#include "sim/tests/support.h"

static struct workplace workplace;
static struct place_of_work place;
static struct image_maker *maker;
static struct image image;

static int setup(void **state)
{
	struct snapshot *farm;
	int r;

	(void)state;
	place = (struct place_of_work){0};
	if (image_maker_new(&maker) != 0)
		return -1;
	farm = parse_farm("servers: {WF12: {sessions: {12: {user: eva}}}}\n");
	r = image_make(maker, farm, &image);
	snapshot_free(farm);
	if (r == 0)
		r = workplace_init(&workplace);
	return r == 0 ? workplace_add(&workplace, 0, &place) : r;
}

static int teardown(void **state)
{
	(void)state;
	place_close_farm(&place);
	workplace_deinit(&workplace);
	image_deinit(&image);
	maker = image_maker_free(maker);
	return 0;
}

/* --- Helpers --- */

static const char *below(const char *folder, const char *name)
{
	static char path[WORKPLACE_PATH + 64];

	snprintf(path, sizeof(path), "%s\\%s", folder, name);
	return path;
}

static void put(const char *path, const char *text)
{
	wchar_t *wide = wide_from_utf8(path);
	HANDLE file = CreateFileW(wide, GENERIC_WRITE, 0, NULL, CREATE_ALWAYS, 0, NULL);
	DWORD written;

	free(wide);
	assert_true(file != INVALID_HANDLE_VALUE);
	assert_true(WriteFile(file, text, (DWORD)strlen(text), &written, NULL));
	CloseHandle(file);
}

static void prepare(const char *label)
{
	same_answer(label, place_prepare(&place, &image), 0);
	if (!place_is_unchanged(&place, &image))
		fail_msg("%s: the farm is another", label);
}

/* --- Tests --- */

static void workplace_init__is_in_the_folder_for_temporary_files(void **state)
{
	char usual[WORKPLACE_PATH];

	(void)state;
	assert_true(disk_temporary_place(0, usual, sizeof(usual)));
	assert_int_equal(strncmp(workplace.path, usual, strlen(usual)), 0);
	assert_true(file_is_folder(place.home));
	/* subjects get the path as it is written here */
	assert_null(strchr(place.farm, '/'));
}

static void workplace_deinit__removes_all_of_it(void **state)
{
	char path[WORKPLACE_PATH];

	(void)state;
	strcpy(path, workplace.path);
	prepare("farm");
	same_number("folder", file_make_folder(below(place.home, "T\xCE\xB1")), 0);
	put(below(place.home, "T\xCE\xB1\\read-only"), "x");
	SetFileAttributesA(below(place.home, "read-only"), FILE_ATTRIBUTE_READONLY);
	workplace_deinit(&workplace);
	assert_false(file_exists(path));
}

static void workplace_init__removes_what_a_killed_run_left(void **state)
{
	char base[WORKPLACE_PATH], left[WORKPLACE_PATH + 64];
	struct workplace next;

	(void)state;
	assert_true(disk_temporary_place(0, base, sizeof(base)));
	/* numbers of processes are divisible by four, so that there is none of that number */
	snprintf(left, sizeof(left), "%s\\tsconform-2147483645-XXXXXX", base);
	same_number("folder", file_make_folder(left), 0);
	put(below(left, "farm.db"), "x");
	same_number("workplace_init", workplace_init(&next), 0);
	assert_false(file_exists(left));
	/* ours is left alone */
	assert_true(file_is_folder(place.home));
	workplace_deinit(&next);
}

static void delete_farm(void)
{
	same_number("farm", file_remove(place.farm), 0);
}

static void protect_farm(void)
{
	SetFileAttributesA(place.farm, FILE_ATTRIBUTE_READONLY);
}

static void make_folder_of_farm(void)
{
	delete_farm();
	same_number("folder", file_make_folder(place.farm), 0);
	put(below(place.farm, "file"), "x");
}

static void leave_files(void)
{
	put(below(place.folder, "farm.db-journal"), "x");
	put(below(place.folder, "farm.db-wal"), "x");
	put(below(place.home, "file"), "x");
}

static void remove_everything(void)
{
	disk_remove_tree(place.folder);
}

static void place_prepare__mends_whatever_a_subject_did(void **state)
{
	static const struct {
		const char *label;
		void (*act)(void);
	} rows[] = {
		{"deleted", delete_farm},
		{"read-only", protect_farm},
		{"a folder", make_folder_of_farm},
		{"files beside it", leave_files},
		{"nothing left", remove_everything},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		prepare("first");
		rows[i].act();
		prepare(rows[i].label);
		assert_true(file_is_folder(place.home));
		same_number("home is empty", disk_remove_folder(place.home), 0);
	}
}

/* A second name of the file would let the next farm be written into somebody's file. */
static void place_prepare__writes_over_no_other_name(void **state)
{
	char mine[WORKPLACE_PATH + 64], text[16] = "";
	HANDLE file;
	DWORD got;

	(void)state;
	prepare("first");
	strcpy(mine, below(place.folder, "mine"));
	delete_farm();
	put(mine, "precious");
	assert_true(CreateHardLinkA(place.farm, mine, NULL));
	prepare("next");
	file = CreateFileA(mine, GENERIC_READ, 0, NULL, OPEN_EXISTING, 0, NULL);
	assert_true(ReadFile(file, text, sizeof(text) - 1, &got, NULL));
	CloseHandle(file);
	same_text("the other", text, "precious");
}

/* Between two readings nothing keeps the file open, so that a subject may replace it. */
static void place_leave_farm__lets_the_file_be_removed(void **state)
{
	struct farm *farm;

	(void)state;
	for (int i = 0; i < 2; i++) {
		prepare("farm");
		same_answer("place_open_farm", place_open_farm(&place, &farm), 0);
		place_leave_farm(&place);
		delete_farm();
	}
	assert_true(place_open_farm(&place, &farm) != 0);
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, setup, teardown)

int main(void)
{
	static const struct CMUnitTest tests[] = {
		TEST(workplace_init__is_in_the_folder_for_temporary_files),
		TEST(workplace_deinit__removes_all_of_it),
		TEST(workplace_init__removes_what_a_killed_run_left),
		TEST(place_prepare__mends_whatever_a_subject_did),
		TEST(place_prepare__writes_over_no_other_name),
		TEST(place_leave_farm__lets_the_file_be_removed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
