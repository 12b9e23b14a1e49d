/* `tsfarm create`: what makes a farm, and what is refused. */
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/macros.h"
#include "base/tests/sandbox_posix.h"
#include "sim/tsfarm.h"
#include "tsfarm/tests/exported.h"

#define SMALL "servers:\n  WF12:\n    sessions:\n      12: {user: eva}\n"
#define OTHER "servers:\n  WF13:\n    sessions:\n      7: {user: tom}\n"
#define GIVEN "given.yaml"

#define BAD "servers:\n  WF12:\n    sesions:\n      12: {user: eva}\n  WF13:\n    edition: nt5\n"

static int setup(void **state)
{
	if (sandbox_setup(state) != 0)
		return -1;
	sandbox_write_text(GIVEN, SMALL);
	sandbox_write_text("other.yaml", OTHER);
	sandbox_write_text("bad.yaml", BAD);
	return 0;
}

static void create__a_new_farm_is_silent_and_sound(void **state)
{
	static const struct sandbox_case cases[] = {
		{"from a file", {"create", "farm.db", GIVEN}, .out = "", .err = ""},
		{"and checked", {"check", "farm.db"}, .out = "farm.db: no problems\n", .err = ""},
		{"from standard input", {"create", "piped.db", "-"}, .input = SMALL, .out = "",
			.err = ""},
		{"options behind", {"create", "late.db", GIVEN, "--force"}, .out = "", .err = ""},
		{"a name like an option", {"create", "--", "--force", GIVEN}, .out = "", .err = ""},
		{"without a server", {"create", "bare.db", "-"}, .input = "servers: {}\n",
			.out = "", .err = ""},
	};

	(void)state;
	sandbox_run_all(cases, ARRAY_SIZE(cases));
	assert_same_farm("farm.db", "piped.db");
	assert_same_farm("./--force", "piped.db");
}

static void create__what_is_refused_leaves_nothing(void **state)
{
	static const struct sandbox_case cases[] = {
		{"a missing farm file", {"create", "farm.db", "missing.yaml"}, .status = 2,
			.out = "",
			.err = "tsfarm: cannot read farm file 'missing.yaml': No such file or "
			       "directory\n"},
		{"a folder as farm file", {"create", "farm.db", "."}, .status = 2, .out = "",
			.err = "tsfarm: cannot read farm file '.': Is a directory\n"},
		{"a missing folder", {"create", "none/farm.db", GIVEN}, .status = 1, .out = "",
			.err = "tsfarm: cannot create farm 'none/farm.db': there is no such "
			       "folder; "
			       "make it first\n"},
		{"a file as folder", {"create", GIVEN "/farm.db", GIVEN}, .status = 1, .out = "",
			.err = "tsfarm: cannot create farm 'given.yaml/farm.db': a part of that "
			       "path is "
			       "no folder\n"},
		{"a second winstation of services", {"create", "farm.db", "-"},
			.input = "servers: {A: {edition: ws2022, winstations: {S: {kind: services}}}}\n",
			.status = 2, .out = "",
			.err = "<stdin>:1:56: servers.A.winstations.S.kind: 'Services' is the one "
			       "winstation of kind 'services' on 'A'; accepted: listener, direct\n"
			       "tsfarm: farm file '<stdin>' has problems; farm 'farm.db' was not "
			       "made\n"},
		{"too few words", {"create", "farm.db"}, .status = 2, .out = "",
			.err = "tsfarm: an argument is missing; usage: tsfarm create FARM.db "
			       "FARM.yaml\n"},
		{"too many words", {"create", "farm.db", GIVEN, "x"}, .status = 2, .out = "",
			.err = "tsfarm: too many arguments; usage: tsfarm create FARM.db "
			       "FARM.yaml\n"},
		{"a typing slip", {"create", "--forse", "farm.db", GIVEN}, .status = 2, .out = "",
			.err = "tsfarm: unknown option '--forse'; did you mean '--force'?; 'tsfarm "
			       "create "
			       "--help' lists what there is\n"},
	};

	(void)state;
	sandbox_run_all(cases, ARRAY_SIZE(cases));
	assert_int_equal(access("farm.db", F_OK), -1);
}

/* The problems are the library's; the program adds where nothing was made. */
static void create__problems_are_told_as_the_library_gives_them(void **state)
{
	static const struct {
		const char *argument, *name, *text;
	} rows[] = {{"bad.yaml", "bad.yaml", BAD}, {"-", "<stdin>", BAD}, {"-", "<stdin>", ""},
		{"-", "<stdin>", "servers: 3\n"}, {"-", "<stdin>", "servers: [\n"}};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		struct snapshot *snapshot;
		char expected[2048], *problems;

		assert_int_equal(snapshot_parse(rows[i].name, rows[i].text, strlen(rows[i].text),
					 &snapshot, &problems),
			FARM_E_REFUSED);
		snprintf(expected, sizeof(expected),
			"%stsfarm: farm file '%s' has problems; farm 'farm.db' was not made\n",
			problems, rows[i].name);
		free(problems);
		sandbox_run(&(struct sandbox_case){.label = rows[i].text,
			.arguments = {"create", "farm.db", rows[i].argument},
			.input = rows[i].text,
			.status = 2,
			.out = "",
			.err = expected});
	}
	assert_int_equal(access("farm.db", F_OK), -1);
}

static void create__bytes_that_are_no_text_are_refused(void **state)
{
	static const struct {
		const char *label, *bytes;
		size_t length;
	} rows[] = {
		{"NUL bytes", "a\0b\0", 4},
		{"no UTF-8", "servers: {W\xFF: {}}\n", 18},
		{"a farm", "SQLite format 3\0\x10\x00", 18},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		write_file("bytes.yaml", rows[i].bytes, rows[i].length);
		sandbox_run(&(struct sandbox_case){.label = rows[i].label,
			.arguments = {"create", "farm.db", "bytes.yaml"},
			.status = 2,
			.out = ""});
	}
	assert_int_equal(access("farm.db", F_OK), -1);
}

static void create__a_place_that_may_not_be_written_is_told(void **state)
{
	(void)state;
	if (geteuid() == 0)
		sandbox_be(65534);
	else
		assert_int_equal(chmod(".", 0555), 0);
	sandbox_run(&(struct sandbox_case){"forbidden", {"create", "farm.db", GIVEN}, .status = 1,
		.out = "",
		.err = "tsfarm: cannot create farm 'farm.db': permission denied; the file must be "
		       "yours "
		       "to read and write, its folder too\n"});
	chmod(".", 0755);
	assert_int_equal(access("farm.db", F_OK), -1);
}

/* The limit holds for the program under test too. */
static void limit_files(rlim_t size)
{
	struct rlimit limit;

	assert_int_equal(getrlimit(RLIMIT_FSIZE, &limit), 0);
	limit.rlim_cur = size;
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &limit), 0);
}

static void create__a_limit_of_file_sizes_is_told(void **state)
{
	static const struct sandbox_case cases[] = {
		{"new", {"create", "new.db", GIVEN}, .status = 3, .out = "",
			.err = "tsfarm: cannot create farm 'new.db': File too large\n"},
		{"replaced", {"create", "--force", "farm.db", "other.yaml"}, .status = 3, .out = "",
			.err = "tsfarm: cannot create farm 'farm.db': File too large\n"},
	};
	char *before, *after;

	(void)state;
	sandbox_run(&(struct sandbox_case){"farm", {"create", "farm.db", GIVEN}, .err = ""});
	before = export_farm("farm.db");
	limit_files(4096);
	sandbox_run_all(cases, ARRAY_SIZE(cases));
	limit_files(RLIM_INFINITY);
	after = export_farm("farm.db");
	sandbox_compare("farm.db", "export", before, after);
	free(before);
	free(after);
	/* nothing is left beside them */
	assert_int_equal(
		system("test \"$(echo *)\" = 'bad.yaml farm.db given.yaml other.yaml'"), 0);
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, setup, sandbox_teardown)

int main(int argc, char **argv)
{
	static const struct CMUnitTest tests[] = {
		TEST(create__a_new_farm_is_silent_and_sound),
		TEST(create__what_is_refused_leaves_nothing),
		TEST(create__problems_are_told_as_the_library_gives_them),
		TEST(create__bytes_that_are_no_text_are_refused),
		TEST(create__a_limit_of_file_sizes_is_told),
		TEST(create__a_place_that_may_not_be_written_is_told),
	};

	sandbox_use(argc > 1 ? argv[1] : NULL);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
