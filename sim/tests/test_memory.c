/* Each call for memory fails once: the answer is -ENOMEM, and nothing is lost. */
#include "sim/tests/support.h"

#include <errno.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>

#include "base/macros.h"
#include "sim/farm_file/farm_file.h"
#include "sim/image.h"

/* How many calls are still granted; negative: all. After the one that fails all are granted again. */
static long granted = -1;

static bool memory_was_refused(void)
{
	if (granted < 0)
		return false;
	return granted-- == 0;
}

/* The linker puts these in front of the library's calls (--wrap). */
void *__real_malloc(size_t size);
void *__real_calloc(size_t count, size_t size);
void *__real_realloc(void *memory, size_t size);
void *__wrap_malloc(size_t size);
void *__wrap_calloc(size_t count, size_t size);
void *__wrap_realloc(void *memory, size_t size);

void *__wrap_malloc(size_t size)
{
	return memory_was_refused() ? NULL : __real_malloc(size);
}

void *__wrap_calloc(size_t count, size_t size)
{
	return memory_was_refused() ? NULL : __real_calloc(count, size);
}

void *__wrap_realloc(void *memory, size_t size)
{
	return memory_was_refused() ? NULL : __real_realloc(memory, size);
}

/* SQLite's own calls, which the linker cannot reach. */
static sqlite3_mem_methods usual;

static void *sqlite_malloc(int size)
{
	return memory_was_refused() ? NULL : usual.xMalloc(size);
}

static void *sqlite_realloc(void *memory, int size)
{
	return memory_was_refused() ? NULL : usual.xRealloc(memory, size);
}

static int watch_sqlite(void **state)
{
	sqlite3_mem_methods watched;

	(void)state;
	sqlite3_config(SQLITE_CONFIG_GETMALLOC, &usual);
	watched = usual;
	watched.xMalloc = sqlite_malloc;
	watched.xRealloc = sqlite_realloc;
	return sqlite3_config(SQLITE_CONFIG_MALLOC, &watched) == SQLITE_OK ? 0 : -1;
}

static struct folder folder;
static struct snapshot *farm;

static const char farm_yaml[] =
	"clock: 1999-01-01 00:00:00\n"
	"servers:\n"
	"  WF12:\n"
	"    winstations: {TERM04: {kind: direct, permissions: {eva: [logoff, reset]}}}\n"
	"    sessions:\n"
	"      2: {user: ada}\n"
	"      12: {user: eva, client: PC, programs: [a.exe, {image: b.exe, unsaved: b.doc, "
	"on-logoff: "
	"hangs}], messages: [a, {text: b, from: WF12/2, user: ada}]}\n"
	"      14: {user: tom, state: disconnected, at: TERM04}\n"
	"accounts: {ada: [Administrators], Staffer: [Staff, Users]}\n"
	"groups: [Staff]\n";

static int setup(void **state)
{
	(void)state;
	folder_make(&folder);
	farm = parse_farm(farm_yaml);
	return 0;
}

static int teardown(void **state)
{
	granted = -1;
	(void)state;
	farm = snapshot_free(farm);
	folder_remove(&folder);
	return 0;
}

/*
 * Run `work` again and again, each time with one call more granted, until it succeeds. Every answer
 * before is -ENOMEM, or one of what SQLite makes of it.
 */
static void starve_work(const char *label, int (*work)(void), int (*after)(int r))
{
	int r;

	for (long calls = 0; calls < 100000; calls++) {
		granted = calls;
		r = work();
		granted = -1;
		if (after)
			r = after(r);
		if (r == 0)
			break;
		same_answer(label, r, -ENOMEM);
	}
	same_answer(label, r, 0);
}

static int parse_it(void)
{
	struct snapshot *read = NULL;
	char *problems = NULL;
	int r = snapshot_parse("f", farm_yaml, strlen(farm_yaml), &read, &problems);

	free(problems);
	snapshot_free(read);
	return r;
}

static void snapshot_parse__without_memory(void **state)
{
	(void)state;
	starve_work("parse", parse_it, NULL);
}

/* With problems to report: they are reported, or the answer is -ENOMEM. Never a farm. */
static void snapshot_parse__problems_without_memory(void **state)
{
	static const char yaml[] =
		"servers: {WF12: {sate: x, sessions: {12: {state: actve}, 13: {user: "
		"eva, at: nowhere}}}}\naccounts: {eva: [Usrs]}\n";

	(void)state;
	for (long calls = 0; calls < 300; calls++) {
		struct snapshot *read = NULL;
		char *problems = NULL;
		int r;

		granted = calls;
		r = snapshot_parse("f", yaml, strlen(yaml), &read, &problems);
		granted = -1;
		if (r != -ENOMEM)
			same_answer("refused", r, FARM_E_REFUSED);
		if (r == FARM_E_REFUSED)
			assert_true(*problems);
		free(problems);
	}
}

static int copy_it(void)
{
	struct snapshot *copy = snapshot_copy(farm);

	if (!copy)
		return -ENOMEM;
	snapshot_free(copy);
	return 0;
}

static void snapshot_copy__without_memory(void **state)
{
	(void)state;
	starve_work("copy", copy_it, NULL);
}

static int amend_it(void)
{
	static const char yaml[] =
		"[{session: WF12/12, state: disconnected, messages: [c]}, {session: WF12/20, user: "
		"new}, {winstation: WF12/TERM05, kind: direct, grant: logoff, to: "
		"eva}, {account: eva, groups: [Staff]}, {server: WF14, online: no}]";
	cleanup(snapshot_freep) struct snapshot *copy = snapshot_copy(farm);
	cleanup(arena_freep) struct arena *arena = arena_new();
	struct diagnostics problems;
	struct yaml_node *given = NULL;
	int r = diagnostics_init(&problems);

	if (r == 0 && (!copy || !arena))
		r = -ENOMEM;
	if (r == 0)
		r = yaml_parse("s", yaml, strlen(yaml), arena, &problems, &given);
	if (r == 0 && given)
		r = farm_file_amend("s", given, &problems, copy);
	if (r == 0 && problems.count)
		r = -ENOMEM; /* what is short of memory may tell of it as a problem */
	diagnostics_deinit(&problems);
	return r;
}

static void farm_file_amend__without_memory(void **state)
{
	(void)state;
	starve_work("amend", amend_it, NULL);
}

static int image_it(void)
{
	struct image_maker *maker = NULL;
	struct image image = {0};
	int r = image_maker_new(&maker);

	if (r == 0)
		r = image_make(maker, farm, &image);
	image_deinit(&image);
	image_maker_free(maker);
	return r;
}

static void image_make__without_memory(void **state)
{
	(void)state;
	starve_work("image", image_it, NULL);
}

static int create_it(void)
{
	return farm_create(folder_file(&folder, "new.db"), farm, false);
}

static void farm_create__without_memory(void **state)
{
	(void)state;
	starve_work("create", create_it, NULL);
}

static int read_it(void)
{
	cleanup(farm_freep) struct farm *opened = NULL;
	cleanup(snapshot_freep) struct snapshot *read = NULL;
	int r = farm_open(folder_file(&folder, "farm.db"), &opened);

	return r == 0 ? farm_read(opened, NULL, &read) : r;
}

static int log_it_off(void)
{
	cleanup(farm_freep) struct farm *opened = NULL;
	struct caller ada;
	int r = farm_open(folder_file(&folder, "farm.db"), &opened);

	if (r == 0)
		r = caller_find(opened, "WF12", 2, &ada);
	return r == 0 ? session_logoff(opened, &ada, ada.server_id, 12) : r;
}

static int restore_it(void)
{
	cleanup(farm_freep) struct farm *opened = NULL;
	cleanup(farm_copy_freep) struct farm_copy *copy = NULL;
	int r = farm_open(folder_file(&folder, "farm.db"), &opened);

	if (r == 0)
		r = farm_copy_new(opened, &copy);
	return r == 0 ? farm_restore(opened, copy) : r;
}

/* Before or after: a refusal changed nothing. */
static int compare_it(int r)
{
	struct farm *opened = NULL;
	struct snapshot *read;

	if (r == 0)
		return 0;
	same_answer("open", farm_open(folder_file(&folder, "farm.db"), &opened), 0);
	read = read_farm(opened);
	same_farm("unchanged", read, farm);
	snapshot_free(read);
	farm_free(opened);
	return r;
}

static void session_logoff__without_memory(void **state)
{
	(void)state;
	farm_free(make_farm(&folder, farm_yaml));
	starve_work("read", read_it, NULL);
	starve_work("logoff", log_it_off, compare_it);
}

static void farm_restore__without_memory(void **state)
{
	(void)state;
	farm_free(make_farm(&folder, farm_yaml));
	starve_work("restore", restore_it, compare_it);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
	const struct CMUnitTest tests[] = {
		TEST(snapshot_parse__without_memory),
		TEST(snapshot_parse__problems_without_memory),
		TEST(snapshot_copy__without_memory),
		TEST(farm_file_amend__without_memory),
		TEST(image_make__without_memory),
		TEST(farm_create__without_memory),
		TEST(session_logoff__without_memory),
		TEST(farm_restore__without_memory),
	};

	return cmocka_run_group_tests(tests, watch_sqlite, NULL);
}
