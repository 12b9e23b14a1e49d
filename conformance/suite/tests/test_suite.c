#include "conformance/suite/tests/support.h"

#include <string.h>

#include "base/disk.h"
#include "base/file.h"
#include "base/macros.h"
#include "conformance/suite/files.h"

#define BODY                                                                                       \
	"clauses: d/one\ntitle: T\nfarm: {servers: {WF12: {sessions: {3: {user: eva}}}}}\n"        \
	"typed-in: WF12/3\nrun: logoff\nexpect: {changes: none}\n"

static struct folder folder;

static int setup(void **state)
{
	folder_make(&folder);
	/* as problems name it */
	disk_unspell(folder.path);
	return suite_setup(state);
}

static int teardown(void **state)
{
	folder_remove(&folder);
	return suite_teardown(state);
}

static void put_file(const char *name, const char *text)
{
	write_file(folder_file(&folder, name), text, strlen(text));
}

/* The problems with the folder's path taken out. */
static void same_problems_here(const char *label, const char *expected)
{
	for (size_t i = 0; i < problems.count; i++) {
		const char **file = &problems.items[i].at.file;

		if (strncmp(*file, folder.path, strlen(folder.path)) == 0)
			*file += strlen(folder.path) + 1;
	}
	same_problems(label, expected);
}

static void suite_load__takes_scenarios_by_name(void **state)
{
	(void)state;
	put_file("b.yaml", "id: b\n" BODY);
	put_file("a.yaml", "id: z\n" BODY);
	put_file("c.yml", "not: read\n");
	put_file(".hidden.yaml", "not: read\n");
	put_file("farm.yaml", "servers: {WF12: {}}\n");
	same_number("load", suite_load(&suite, folder.path, false, &problems), 0);
	same_problems("load", "");
	same_number("scenarios", (long long)suite.count, 2);
	same_text("first", suite.scenarios[0].id, "z");
	same_text("second", suite.scenarios[1].id, "b");
}

static void suite_load__goes_below(void **state)
{
	char below[600];

	(void)state;
	snprintf(below, sizeof(below), "%s/below", folder.path);
	same_number("folder", file_make_folder(below), 0);
	put_file("below/a.yaml", "id: a\n" BODY);
	same_number("load", suite_load(&suite, folder.path, false, &problems), 0);
	same_number("file", file_remove(folder_file(&folder, "below/a.yaml")), 0);
	same_problems("load", "");
	same_number("scenarios", (long long)suite.count, 1);
}

/* With `all`, each file is checked as what it is, and all of their problems are said. */
static void suite_load__checks_every_kind(void **state)
{
	(void)state;
	put_file("a-scenario.yaml", "id: a\n" BODY "zzz: x\n");
	put_file("b-farm.yaml", "servers: {WF12: {onlin: no}}\n");
	put_file("c-document.yaml",
		"{document: e, title: t, edition: nt4, clauses: [{id: x, says: y}]}\n");
	put_file("d-known.yaml", "[{id: a}]\n");
	put_file("e-empty.yaml", "");
	put_file("f-broken.yaml", "a: [b\n");
	put_file("g-bytes.yaml", "a: \xFF\n");
	same_number("load", suite_load(&suite, folder.path, true, &problems), 0);
	same_problems_here("all",
		"a-scenario.yaml:8:1: unknown key 'zzz'; accepted: id, clauses, editions, title, "
		"level, farm, "
		"given, cases, typed-in, run, input, expect, steps, files, environment, time-limit "
		"or skip\n"
		"b-farm.yaml:1:18: servers.WF12: unknown key 'onlin'; did you mean 'online'?; "
		"accepted: edition, locale, online, logons, next-session, winstations or sessions\n"
		"c-document.yaml:1:49: clauses[1]: the key 'section' is missing\n"
		"d-known.yaml:1:2: [1]: the key 'reason' is missing\n"
		"e-empty.yaml:1:1: the file is empty\n"
		"f-broken.yaml:2:1: not YAML: did not find expected ',' or ']', while parsing a "
		"flow sequence\n"
		"g-bytes.yaml:1:4: not UTF-8 text: invalid leading UTF-8 octet\n");
	/* without, what is no scenario is left alone */
	same_number("load",
		suite_load(&suite, folder_file(&folder, "b-farm.yaml"), false, &problems), 0);
	same_problems("farm", "");
}

static void suite_load__says_what_cannot_be_read(void **state)
{
	(void)state;
	same_number(
		"load", suite_load(&suite, folder_file(&folder, "none.yaml"), true, &problems), 0);
	same_problems_here("missing", "none.yaml: cannot be read: No such file or directory\n");
}

static void suite_refuse_twins__names_both(void **state)
{
	(void)state;
	put_file("a.yaml", "id: x\n" BODY);
	put_file("b.yaml", "id: y\n" BODY);
	put_file("c.yaml", "id: x\n" BODY);
	put_file("d.yaml", "id: y/one\n" BODY);
	put_file("e.yaml", "id: y\n" BODY "cases: [{z: one}, {z: two}]\n");
	same_number("load", suite_load(&suite, folder.path, false, &problems), 0);
	suite_refuse_twins(&suite, &problems);
	for (size_t i = 0; i < problems.count; i++)
		same_text("sentence ends", strstr(problems.items[i].sentence, " too") ? " too" : "",
			" too");
	same_number("twins", (long long)problems.count, 2);
	assert_non_null(strstr(problems.items[0].at.file, "/c.yaml"));
	assert_non_null(strstr(problems.items[0].sentence, "the id 'x' is that of"));
	assert_non_null(strstr(problems.items[0].sentence, "/a.yaml' too"));
	assert_non_null(strstr(problems.items[1].at.file, "/e.yaml"));
	assert_non_null(strstr(problems.items[1].sentence, "the id 'y/one' is that of"));
}

static void files_kind__by_keys(void **state)
{
	static const struct {
		const char *yaml;
		enum files_kind kind;
	} rows[] = {
		{"[]", FILES_KNOWN_FAILURES},
		{"{servers: {}}", FILES_FARM},
		{"{document: d}", FILES_DOCUMENT},
		{"{lesson: l, farm: {servers: {}}}", FILES_LESSON},
		{"{course: c, lessons: [a]}", FILES_COURSE},
		{"{id: a, farm: {servers: {}}}", FILES_SCENARIO},
		{"{}", FILES_SCENARIO},
		{"x", FILES_SCENARIO},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++)
		same_number(rows[i].yaml, files_kind(parse(rows[i].yaml)), rows[i].kind);
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, setup, teardown)

int main(void)
{
	static const struct CMUnitTest tests[] = {
		TEST(suite_load__takes_scenarios_by_name),
		TEST(suite_load__goes_below),
		TEST(suite_load__checks_every_kind),
		TEST(suite_load__says_what_cannot_be_read),
		TEST(suite_refuse_twins__names_both),
		TEST(files_kind__by_keys),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
