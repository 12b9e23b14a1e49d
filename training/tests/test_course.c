/* `tsfarm learn FOLDER`: a course of one's own. */
#include <stdlib.h>
#include <string.h>

#include "base/environment.h"
#include "base/file.h"
#include "base/macros.h"
#include "base/tests/sandbox.h"

#define TO "learn", "--class", "class", "--as", "ann"
#define LESSONS "lessons:\n- two.yaml\n- one.yaml\n"
#define LESSON(name)                                                                               \
	"lesson: " name "\ntitle: The lesson " name "\n"                                           \
	"farm: {servers: {WF12: {sessions: {3: {user: ann}, 12: {user: eva}, "                     \
	"8: {user: tom, programs: [{image: x.exe, unsaved: \"<b>, d.doc\"}]}}}},"                  \
	" accounts: {ann: {groups: [Users, Administrators]}}}\n"                                   \
	"typed-in: WF12/3\ntask: End 12.\nexpect: {changes: [{session-ended: WF12/12}]}\n"         \
	"hints: [Look.]\nexplanation: That was it.\nsolution: [logoff 12]\n"                       \
	"wrong: {type: logoff, because: No.}\n"

static int setup(void **state)
{
	static const char *const variables[] = {
		"LOGNAME", "USER", "USERNAME", "XDG_STATE_HOME", "LOCALAPPDATA", "TSFARM_CLASS"};

	for (size_t i = 0; i < ARRAY_SIZE(variables); i++)
		environment_set(variables[i], NULL);
	if (sandbox_setup(state) != 0)
		return -1;
	same_number("class", file_make_folder("class"), 0);
	same_number("folder", file_make_folder("my course"), 0);
	sandbox_write_text("my course/course.yaml",
		"course: own\ntitle: My course\nintroduction: Welcome.\n" LESSONS);
	sandbox_write_text("my course/one.yaml", LESSON("one"));
	sandbox_write_text(
		"my course/two.yaml", LESSON("two") "editions: {ws2022: {task: There.}}\n");
	return 0;
}

static void same_piece(const char *text, const char *piece, bool expected)
{
	if ((strstr(text, piece) != NULL) != expected)
		sandbox_compare(piece, expected ? "text" : "text without", piece, text);
}

#define LIST                                                                                       \
	"My course (%s of 2)\n"                                                                    \
	"%s  1 two                  The lesson two\n"                                              \
	"%s  2 one                  The lesson one\n"                                              \
	"ann has solved %s of 2 lessons.\n"

static void course__has_its_own_order_and_progress(void **state)
{
	static const char *const folders[] = {"./my course", "my course/", "my course/course.yaml"};
	char *out = NULL, expected[512], *progress;
	size_t size;

	(void)state;
	snprintf(expected, sizeof(expected), LIST, "0", "> [ ]", "  [ ]", "0");
	for (size_t i = 0; i < ARRAY_SIZE(folders); i++)
		sandbox_run(&(struct sandbox_case){
			folders[i], {TO, "--list", folders[i]}, .err = "", .out = expected});
	sandbox_start(&(struct sandbox_case){.arguments = {TO, "./my course"},
			      .input = "logoff 12\n.next\n"},
		&out, NULL);
	same_piece(out, "\nWelcome.\n", true);
	same_piece(out, "\n1. The lesson two (My course)\n", true);
	same_piece(out, "'.next' continues with 2, The lesson one; 'exit' leaves.\n", true);
	same_piece(out, "\n2. The lesson one (My course)\n", true);
	same_piece(out, "To continue it, type:\n  tsfarm learn './my course'\n", true);
	free(out);
	snprintf(expected, sizeof(expected), LIST, "1", "  [x]", "> [~]", "1");
	sandbox_run(&(struct sandbox_case){
		"after", {TO, "--list", "my course/"}, .err = "", .out = expected});
	progress = read_file("class/ann.progress", &size);
	same_piece(progress, " own.two solved\n", true);
	same_piece(progress, " own.one left\n", true);
	free(progress);
	/* who is on the way has been welcomed */
	sandbox_start(&(struct sandbox_case){.arguments = {TO, "./my course"}}, &out, NULL);
	same_piece(out, "Welcome.", false);
	free(out);
}

static void course__begins_one_of_its_lessons(void **state)
{
	static const struct {
		const char *lesson, *said;
		int status;
	} rows[] = {{"one", "\n2. The lesson one (My course)\n", 1},
		{"1", "\n1. The lesson two (My course)\n", 1}};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		char *out = NULL;

		same_number(rows[i].lesson,
			sandbox_start(&(struct sandbox_case){.arguments = {TO, "./my course",
								     rows[i].lesson}},
				&out, NULL),
			rows[i].status);
		same_piece(out, rows[i].said, true);
		free(out);
	}
}

/* Without --edition each lesson is in that of its file. */
static void course__in_an_edition(void **state)
{
	(void)state;
	sandbox_run(&(struct sandbox_case){"there",
		{TO, "./my course", "--list", "--edition", "ws2022"}, .err = "",
		.out = "My course (0 of 1)\n"
		       "> [ ]  1 two                  The lesson two\n"
		       "ann has solved 0 of 1 lessons.\n"});
	sandbox_run(&(struct sandbox_case){"none", {TO, "./my course", "--edition", "ws2003"},
		.status = 2, .out = "",
		.err = "tsfarm: no lesson of './my course' is for edition 'ws2003'\n"});
	sandbox_write_text("my course/one.yaml", LESSON("one") "edition: ws2022\n");
	sandbox_run(&(struct sandbox_case){"base", {"learn", "--verify", "./my course"}, .err = "",
		.out = "ok      own.two\nok      own.one\n"});
}

static void course__is_that_of_a_class(void **state)
{
	char *out = NULL;

	(void)state;
	sandbox_start(
		&(struct sandbox_case){.arguments = {TO, "./my course"}, .input = "logoff 12\n"},
		NULL, NULL);
	sandbox_start(&(struct sandbox_case){.arguments = {"class", "class", "--csv", "--course",
						     "my course"}},
		&out, NULL);
	same_piece(out, "\"ann\",\"own.two\",yes,", true);
	same_piece(out, "\"ann\",\"own.one\",no,", true);
	same_piece(out, "own-session", false);
	free(out);
}

#define END                                                                                        \
	"\n"                                                                                       \
	"The course is finished: My course\n"                                                      \
	"2 lessons, 4 attempts, 2 mistakes, 1 hint, "

/* Whoever has solved all is told what he did, and gets a certificate; once more whenever he asks. */
static void course__ends(void **state)
{
	static const char *const names[] = {
		"class/ann.lessons/certificate-own.txt", "class/ann.lessons/certificate-own.svg"};
	char *out = NULL, *text;
	size_t size;

	(void)state;
	sandbox_write_text("my course/course.yaml",
		"course: own\ntitle: My course\nconclusion: Go <on>.\n" LESSONS);
	sandbox_start(&(struct sandbox_case){.arguments = {TO, "./my course"},
			      .input = "logoff 8\n.undo\n.hint\nlogoff 12\n"},
		&out, NULL);
	same_piece(out, "finished", false);
	free(out);
	sandbox_start(&(struct sandbox_case){.arguments = {TO, "./my course"},
			      .input = "logoff\n.restart\nlogoff 12\n"},
		&out, NULL);
	same_piece(out, END, true);
	same_piece(out,
		"Lost on the way:\n"
		"  <b>, d.doc of session 8 on WF12, in lesson 1, The lesson two\n"
		"By mistake 2 sessions ended.\n"
		"\nGo <on>.\n",
		true);
	for (size_t i = 0; i < ARRAY_SIZE(names); i++) {
		same_piece(out, names[i], true);
		text = read_file(names[i], &size);
		same_piece(text, "My course", true);
		same_piece(text, "2 lessons, 4 attempts, 2 mistakes, 1 hint, ", true);
		free(text);
	}
	free(out);
	/* a lesson of a finished course is one lesson */
	sandbox_start(&(struct sandbox_case){.arguments = {TO, "./my course", "one"},
			      .input = "logoff 12\n"},
		&out, NULL);
	same_piece(out, "finished", false);
	free(out);
	/* the end stays the same, and a certificate without a place is told */
	same_number("remove", file_remove(names[0]), 0);
	same_number("folder", file_make_folder(names[0]), 0);
	same_number("again",
		sandbox_start(&(struct sandbox_case){.arguments = {TO, "./my course"}}, NULL, &out),
		3);
	same_piece(out, "tsfarm: cannot write '", true);
	free(out);
}

/* What it begins verifies as it is; lessons that are there are taken. */
static void course__is_begun(void **state)
{
	static const struct sandbox_case cases[] = {
		{"new", {"learn", "--new", "Käse 1/"}, .err = "",
			.out = "Käse 1/first.yaml\nKäse 1/course.yaml\n"},
		{"verify", {"learn", "--verify", "Käse 1/"}, .err = "",
			.out = "ok      k-se-1.first\n"},
		{"again", {"learn", "--new", "Käse 1"}, .status = 1, .out = "",
			.err = "tsfarm: cannot write 'Käse 1/course.yaml': the file exists; use "
			       "another name\n"},
		{"a second", {"learn", "--new", "Käse 1/second.yaml"}, .err = "",
			.out = "Käse 1/second.yaml\n"
			       "Add its name to 'lessons' in the course.yaml beside it.\n"},
		{"of lessons", {"learn", "--new", "my course"}, .err = "",
			.out = "my course/course.yaml\n"},
		{"in their order", {TO, "--list", "./my course"}, .err = "",
			.out = "To be written (0 of 2)\n"
			       "> [ ]  1 one                  The lesson one\n"
			       "  [ ]  2 two                  The lesson two\n"
			       "ann has solved 0 of 2 lessons.\n"},
	};

	(void)state;
	same_number("remove", file_remove("my course/course.yaml"), 0);
	sandbox_write_text("my course/farm.yaml", "servers: {}\n");
	sandbox_run_all(cases, ARRAY_SIZE(cases));
}

static void course__is_refused(void **state)
{
	static const struct sandbox_case cases[] = {
		{"a folder without a slash", {TO, "empty"}, .status = 1, .out = "",
			.err = "tsfarm: unknown lesson 'empty'; to name the folder of a course, "
			       "use './empty'\n"},
		{"no course", {TO, "./empty"}, .status = 2, .out = "",
			.err = "tsfarm: './empty' is not a course: it has no file 'course.yaml'; "
			       "'tsfarm learn --new' begins one\n"},
		{"two", {TO, "./empty", "./my course"}, .status = 2, .out = "",
			.err = "tsfarm: a course is learned alone: name its folder, and no other "
			       "path\n"},
		{"a mistake", {TO, "./bad"}, .status = 2, .out = "",
			.err = "./bad/course.yaml:3:3: lessons[1]: file 'ome.yaml' not found; "
			       "did you mean 'one.yaml'?\n"
			       "tsfarm: 1 problem; no lesson was begun\n"},
		{"no YAML", {"learn", "--verify", "./worse"}, .status = 2, .out = "",
			.err = "./worse/course.yaml:2:1: not YAML: found unexpected end of "
			       "stream, while scanning a quoted scalar\n"
			       "tsfarm: 1 problem; no lesson was begun\n"},
	};

	(void)state;
	same_number("folder", file_make_folder("empty"), 0);
	same_number("folder", file_make_folder("bad"), 0);
	same_number("folder", file_make_folder("worse"), 0);
	sandbox_write_text("bad/course.yaml", "course: bad\nlessons:\n- ome.yaml\ntitle: T\n");
	sandbox_write_text("bad/one.yaml", LESSON("one"));
	sandbox_write_text("worse/course.yaml", "x: '\n");
	sandbox_run_all(cases, ARRAY_SIZE(cases));
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, setup, sandbox_teardown)

int main(int argc, char **argv)
{
	static const struct CMUnitTest tests[] = {
		TEST(course__has_its_own_order_and_progress),
		TEST(course__begins_one_of_its_lessons),
		TEST(course__in_an_edition),
		TEST(course__is_that_of_a_class),
		TEST(course__ends),
		TEST(course__is_begun),
		TEST(course__is_refused),
	};

	sandbox_use(argc > 1 ? argv[1] : NULL);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
