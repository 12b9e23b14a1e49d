/*
 * Windows programs as subjects, under Wine: skipped, by name, where there is no Wine, or where no
 * Windows program could be built. The prefix is made once for all tests and removed with them,
 * unless TSFARM_WINEPREFIX names one.
 */
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/macros.h"
#include "base/text.h"
#include "conformance/tests/small_suite.h"

#define HELPER TEST_SOURCE "/conformance/subjects/wine"

static const char *stray; /* the Windows program; NULL when there is none */
static struct folder prefix;

/* --- Fixtures --- */

static bool has_wine(void)
{
	return system("sh -c '. " HELPER "-find' sh >/dev/null 2>&1") == 0;
}

static int make_prefix(void **state)
{
	(void)state;
	folder_make(&prefix);
	if (!stray || !has_wine())
		return 0;
	if (getenv("TSFARM_WINEPREFIX"))
		return 0;
	setenv("TSFARM_WINEPREFIX", folder_file(&prefix, "prefix"), 1);
	return system(HELPER "-prefix \"$TSFARM_WINEPREFIX\"");
}

static int remove_prefix(void **state)
{
	struct text line = {0};
	int status;

	(void)state;
	text_printf(&line, "rm -rf '%s'", folder_file(&prefix, "prefix"));
	status = system(text_string(&line));
	text_deinit(&line);
	folder_remove(&prefix);
	return status;
}

static int setup(void **state)
{
	if (small_suite_setup(state) != 0 || mkdir("subjects", 0700) != 0)
		return -1;
	sandbox_write_text("subjects/wine.yaml",
		"subject: wine\n"
		"title: A Windows program\n"
		"start: [" HELPER ", start, \"{run}\"]\n"
		"stop: [" HELPER ", stop, \"{run}\"]\n"
		"command: [\"{WINE}\"]\n"
		"needs-program: yes\n"
		"farm-path: windows\n"
		"launcher-lines: [\"wine client error*\", \"wine: c*\"]\n");
	run_line("sed 's/: wine$/: script/; s/^command.*/command: [.\\/subject]/; /^needs/d' "
		 "subjects/wine.yaml >subjects/script.yaml",
		0, "", "");
	if (stray)
		setenv("STRAY", stray, 1);
	return 0;
}

static void need_wine(void)
{
	if (!stray || !has_wine())
		skip_because("Wine, or mingw-w64 for its programs, is not installed");
}

/* --- Tests --- */

/*
 * The first step leaves a child that sleeps forever, and ends as its kind is. Seen from within that
 * step the child is there; the next step, and whoever comes after the run, finds none.
 */
static void wine__ends_the_whole_tree(void **state)
{
	static const struct {
		const char *kind, *seen;
	} rows[] = {
		{"end", "1\n0\n"},
		{"crash", "1\n0\n"},
		/* the time limit is over before anybody could look in that step */
		{"hang", "0\n"},
	};

	(void)state;
	need_wine();
	run_line("cp \"$STRAY\" stray.exe", 0, "", "");
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		struct text script = {0};

		text_printf(&script,
			"count() { grep -al \"$(basename \"$PWD\").stray[.]exe\" "
			"/proc/[0-9]*/cmdline 2>/dev/null | wc -l; }\n"
			"[ \"$1\" = 12 ] || { count >>seen; exit 1; }\n"
			"\"$WINE\" stray.exe %s; count >>seen; exit 1",
			rows[i].kind);
		write_subject(text_string(&script));
		text_deinit(&script);
		run_line("rm -f seen; tsconform run -j 1 -s script d/ends d/refused/99 >report; "
			 "cat seen",
			0, rows[i].seen, "");
		run_line("! pgrep -f \"$(basename \"$PWD\").stray[.]exe\"", 0, "", "");
	}
}

/* The farm is a file of drive Z: to it, and the line ends of Windows are nobody's trouble. */
static void wine__gives_the_farm_as_windows_has_it(void **state)
{
	(void)state;
	need_wine();
	run_line("sed -i 's/stdout: .*/stdout: {level: observed, matches: \"^db=Z:.*.farm.db$\"}/' "
		 "scenarios/ends.yaml;"
		 "tsconform run -l observed -s wine d/ends -- \"$STRAY\" end | grep -c stdout",
		1, "0\n", "");
}

/* Each has its own prefix and server: the end of one is not that of the other's. */
static void wine__runs_side_by_side(void **state)
{
	(void)state;
	need_wine();
	run_line("for i in 1 2 3; do tsconform run -s wine d/refused -- \"$STRAY\" end >out$i & "
		 "done; "
		 "wait; tail -qn1 out1 out2 out3",
		0, "2 scenarios, 2 passed\n2 scenarios, 2 passed\n2 scenarios, 2 passed\n", "");
}

/* Wine itself says why the program did not run, and the program is not judged. */
static void wine__that_cannot_start_is_no_verdict(void **state)
{
	(void)state;
	need_wine();
	run_line("sed -i 's/^command.*/command: [env, WINEPREFIX=\\/proc\\/none, \"{WINE}\"]/' "
		 "subjects/wine.yaml; "
		 "tsconform run -s wine d/ends -- \"$STRAY\" end >out; echo $?; "
		 "grep -o 'cannot start .*' out",
		0, "3\ncannot start 'env': wine: chdir to /proc/none : No such file or directory\n",
		"");
}

static void wine__that_is_no_prefix_is_told(void **state)
{
	(void)state;
	need_wine();
	run_line("TSFARM_WINEPREFIX=/no/such tsconform run -s wine d/ends -- \"$STRAY\"", 3, "",
		"wine: TSFARM_WINEPREFIX names no Wine prefix: '/no/such'\n"
		"tsconform: cannot start subject 'wine': it ended with 3\n");
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, setup, small_suite_teardown)

int main(int argc, char **argv)
{
	static const struct CMUnitTest tests[] = {
		TEST(wine__ends_the_whole_tree),
		TEST(wine__gives_the_farm_as_windows_has_it),
		TEST(wine__runs_side_by_side),
		TEST(wine__that_cannot_start_is_no_verdict),
		TEST(wine__that_is_no_prefix_is_told),
	};

	sandbox_use(argc > 1 ? argv[1] : NULL);
	stray = argc > 3 ? argv[3] : NULL;
	if (stray)
		stray = realpath(stray, NULL);
	return cmocka_run_group_tests(tests, make_prefix, remove_prefix);
}
