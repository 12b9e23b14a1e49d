/* Folders and farms on Windows, after whatever a subject may do to them there. */
#include "conformance/suite/tests/support.h"

#include <stdlib.h>
#include <string.h>

#include <windows.h>

#include "base/disk.h"
#include "base/file.h"
#include "base/macros.h"
#include "base/wide.h"
#include "conformance/run/work_folder.h"
#include "sim/tests/support.h"

static struct temporary_folder run;
static struct work_slot slot;
static struct image_maker *maker;
static struct image image;

static int setup(void **state)
{
	struct snapshot *farm;
	int r;

	(void)state;
	if (image_maker_new(&maker) != 0)
		return -1;
	farm = parse_farm("servers: {WF12: {sessions: {12: {user: eva}}}}\n");
	r = image_make(maker, farm, &image);
	snapshot_free(farm);
	if (r == 0)
		r = work_folder_init(&run);
	return r == 0 ? work_slot_init(&slot, &run, 0) : r;
}

static int teardown(void **state)
{
	(void)state;
	work_slot_deinit(&slot);
	temporary_folder_deinit(&run);
	image_deinit(&image);
	maker = image_maker_free(maker);
	return 0;
}

/* --- Helpers --- */

static const char *path_below(const char *folder, const char *name)
{
	static char path[HELD_FOLDER_PATH + 64];

	snprintf(path, sizeof(path), "%s\\%s", folder, name);
	return path;
}

static void put_file(const char *path, const char *text)
{
	wchar_t *wide = wide_from_utf8(path);
	HANDLE file = CreateFileW(wide, GENERIC_WRITE, 0, NULL, CREATE_ALWAYS, 0, NULL);
	DWORD written;

	free(wide);
	assert_true(file != INVALID_HANDLE_VALUE);
	assert_true(WriteFile(file, text, (DWORD)strlen(text), &written, NULL));
	CloseHandle(file);
}

static void prepare_slot(const char *label)
{
	struct farm *farm = NULL;

	same_answer(label, work_slot_prepare(&slot, &image), 0);
	same_answer(label, work_slot_open_farm(&slot, &image, &farm), 0);
	if (farm)
		fail_msg("%s: the farm is another", label);
}

/* --- Tests --- */

static void work_folder_init__is_in_the_folder_for_temporary_files(void **state)
{
	char usual[HELD_FOLDER_PATH];

	(void)state;
	assert_true(disk_temporary_folder(0, usual, sizeof(usual)));
	assert_int_equal(strncmp(run.own.path, usual, strlen(usual)), 0);
	assert_true(file_is_folder(slot.home));
	/* subjects get the path as it is written here */
	assert_null(strchr(slot.farm, '/'));
}

static void work_folder_deinit__removes_all_of_it(void **state)
{
	char path[HELD_FOLDER_PATH];

	(void)state;
	strcpy(path, run.own.path);
	prepare_slot("farm");
	same_number("folder", file_make_folder(path_below(slot.home, "T\xCE\xB1")), 0);
	put_file(path_below(slot.home, "T\xCE\xB1\\read-only"), "x");
	SetFileAttributesA(path_below(slot.home, "read-only"), FILE_ATTRIBUTE_READONLY);
	/* what is held stays */
	work_slot_deinit(&slot);
	temporary_folder_deinit(&run);
	assert_false(file_exists(path));
}

/* What a run holds nobody removes; what nobody holds the next run removes. */
static void work_folder_init__removes_what_a_killed_run_left(void **state)
{
	char left[HELD_FOLDER_PATH + 64];
	struct temporary_folder next;

	(void)state;
	snprintf(left, sizeof(left), "%s-left", run.own.path);
	same_number("folder", file_make_folder(left), 0);
	put_file(path_below(left, "farm.db"), "x");
	same_number("work_folder_init", work_folder_init(&next), 0);
	assert_false(file_exists(left));
	/* ours is left alone */
	assert_true(file_is_folder(slot.home));
	temporary_folder_deinit(&next);
	assert_true(file_is_folder(slot.home));
}

static void delete_farm(void)
{
	same_number("farm", file_remove(slot.farm), 0);
}

static void protect_farm(void)
{
	SetFileAttributesA(slot.farm, FILE_ATTRIBUTE_READONLY);
}

static void make_folder_of_farm(void)
{
	delete_farm();
	same_number("folder", file_make_folder(slot.farm), 0);
	put_file(path_below(slot.farm, "file"), "x");
}

static void leave_files(void)
{
	put_file(path_below(slot.own.path, "farm.db-journal"), "x");
	put_file(path_below(slot.own.path, "farm.db-wal"), "x");
	put_file(path_below(slot.home, "file"), "x");
}

static void remove_everything(void)
{
	disk_remove_tree(slot.own.path);
}

static void work_slot_prepare__mends_whatever_a_subject_did(void **state)
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
		prepare_slot("first");
		rows[i].act();
		prepare_slot(rows[i].label);
		assert_true(file_is_folder(slot.home));
		same_number("home is empty", disk_remove_folder(slot.home), 0);
	}
}

/* A second name of the file would let the next farm be written into somebody's file. */
static void work_slot_prepare__writes_over_no_other_name(void **state)
{
	char mine[HELD_FOLDER_PATH + 64], text[16] = "";
	HANDLE file;
	DWORD got;

	(void)state;
	prepare_slot("first");
	strcpy(mine, path_below(run.own.path, "mine"));
	delete_farm();
	put_file(mine, "precious");
	assert_true(CreateHardLinkA(slot.farm, mine, NULL));
	prepare_slot("next");
	file = CreateFileA(mine, GENERIC_READ, 0, NULL, OPEN_EXISTING, 0, NULL);
	assert_true(ReadFile(file, text, sizeof(text) - 1, &got, NULL));
	CloseHandle(file);
	same_text("the other", text, "precious");
}

/* Reading keeps no file open, so that a subject may replace it. */
static void work_slot_open_farm__lets_the_file_be_removed(void **state)
{
	(void)state;
	for (int i = 0; i < 2; i++) {
		struct farm *farm = NULL;

		prepare_slot("farm");
		same_answer("open", work_slot_open_farm(&slot, NULL, &farm), 0);
		delete_farm();
		farm_free(farm);
	}
	assert_true(work_slot_open_farm(&slot, NULL, &(struct farm *){NULL}) != 0);
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, setup, teardown)

int main(void)
{
	static const struct CMUnitTest tests[] = {
		TEST(work_folder_init__is_in_the_folder_for_temporary_files),
		TEST(work_folder_deinit__removes_all_of_it),
		TEST(work_folder_init__removes_what_a_killed_run_left),
		TEST(work_slot_prepare__mends_whatever_a_subject_did),
		TEST(work_slot_prepare__writes_over_no_other_name),
		TEST(work_slot_open_farm__lets_the_file_be_removed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
