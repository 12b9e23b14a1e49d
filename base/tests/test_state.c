#include "base/state.h"

#include "base/environment.h"
#include "base/file.h"
#include "base/macros.h"
#include "base/tests/support.h"

static void state_path__the_first_variable_that_says_where(void **state)
{
	static const struct {
		const char *label, *state_home, *home, *local, *expected;
	} rows[] = {
		{"state", "/s", "/h", "/l", "/s/tsfarm/results.db"},
		{"home", NULL, "/h", "/l", "/h/.local/state/tsfarm/results.db"},
		{"an empty one says nothing", "", "/h", NULL, "/h/.local/state/tsfarm/results.db"},
		{"Windows", NULL, NULL, "/l", "/l/tsfarm/results.db"},
		{"none", NULL, NULL, NULL, NULL},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		cleanup(text_deinit) struct text path = {0};
		bool found;

		environment_set("XDG_STATE_HOME", rows[i].state_home);
		environment_set("HOME", rows[i].home);
		environment_set("LOCALAPPDATA", rows[i].local);
		found = state_path("results.db", &path);
		same_text(rows[i].label, found ? text_string(&path) : NULL, rows[i].expected);
	}
}

static void state_make_folders__all_but_the_last_part(void **state)
{
	struct folder folder;

	(void)state;
	folder_make(&folder);
	state_make_folders(folder_file(&folder, "a/b/file"));
	same_number("a/b", file_is_folder(folder_file(&folder, "a/b")), true);
	same_number("a/b/file", file_exists(folder_file(&folder, "a/b/file")), false);
	/* what is there already stays */
	state_make_folders(folder_file(&folder, "a/b/file"));
	remove(folder_file(&folder, "a/b"));
	folder_remove(&folder);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(state_path__the_first_variable_that_says_where),
		cmocka_unit_test(state_make_folders__all_but_the_last_part),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
