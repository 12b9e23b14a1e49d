/* `tsfarm class`: what an instructor sees of a folder of progress. */
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/macros.h"
#include "base/tests/sandbox.h"

#define HEADER "tsfarm-progress 1\n"

static int setup(void **state)
{
	if (sandbox_setup(state) != 0)
		return -1;
	same_number("folder", file_make_folder("course"), 0);
	sandbox_write_text("course/ann.progress",
		HEADER "2026-11-25T10:00:00Z own-session started\n"
		       "2026-11-25T10:01:00Z own-session typed 0 logoff 12\n"
		       "2026-11-25T10:01:00Z own-session wrong session-ended WF12/12\n"
		       "2026-11-25T10:02:30Z own-session undone\n"
		       "2026-11-25T10:03:00Z own-session typed 0 logoff\n"
		       "2026-11-25T10:03:00Z own-session solved\n"
		       "2026-11-25T12:00:00Z by-id started\n"
		       "2026-11-25T12:00:05Z by-id typed 1 logoff eva\n"
		       "2026-11-25T12:00:09Z by-id typed 1 logoff eva\n"
		       "2026-11-25T12:00:10Z by-id hint 1\n");
	sandbox_write_text(
		"course/<b>.progress", HEADER "2026-11-25T10:00:00Z =own left\ngarbage\n");
	sandbox_write_text("course/notes.txt", "not of a learner\n");
	return 0;
}

static char *run_class(const char *const *arguments, char **ret_err)
{
	struct sandbox_case given = {.label = "class"};
	char *out = NULL;

	for (size_t i = 0; arguments[i]; i++)
		given.arguments[i] = arguments[i];
	same_number("status", sandbox_start(&given, &out, ret_err), 0);
	return out;
}

#define HAS(text, piece)                                                                           \
	do {                                                                                       \
		if (!strstr(text, piece))                                                          \
			sandbox_compare(piece, "text", piece, text);                               \
	} while (0)

/* A course of another edition is one of its own. */
static void class__of_an_edition(void **state)
{
	char *out;

	(void)state;
	sandbox_write_text("course/eva.progress",
		HEADER "2026-11-25T10:00:00Z ws2022.own-session started\n"
		       "2026-11-25T10:03:00Z ws2022.own-session solved\n");
	out = run_class(
		(const char *const[]){"class", "course", "--csv", "--edition", "ws2022", NULL},
		NULL);
	HAS(out, "\"eva\",\"ws2022.own-session\",yes,");
	HAS(out, "\"ann\",\"ws2022.own-session\",no,");
	free(out);
	out = run_class((const char *const[]){"class", "course", "--csv", NULL}, NULL);
	HAS(out, "\"eva\",\"own-session\",no,");
	free(out);
}

/* Somebody else's file name, lesson and line hold what a terminal would obey. */
static void class__shows_no_control_character(void **state)
{
	static const char *const views[][6] = {{"class", "course"}, {"class", "course", "--csv"},
		{"class", "course", "--json"}, {"class", "course", "--html", "-"},
		{"class", "course", "--learner", "tom"},
		{"class", "course", "--learner", "\033[1m"}, {"class", "no\033[1m"}};

	(void)state;
	sandbox_write_text("course/e\033[1mva.progress",
		HEADER "2026-11-25T10:00:00Z own\033[1m started\nx\033[1m\n");
	sandbox_write_text("course/tom.progress",
		HEADER "2026-11-25T10:00:00Z own\033[1m typed 0 log\033]0;x\007off\n");
	for (size_t i = 0; i < ARRAY_SIZE(views); i++) {
		struct sandbox_case given = {.label = "class"};
		char *out = NULL, *err = NULL;

		memcpy(given.arguments, views[i], sizeof(views[i]));
		sandbox_start(&given, &out, &err);
		if (strpbrk(out, "\033\007") || strpbrk(err, "\033\007"))
			fail_msg("view %zu: %s%s", i, out, err);
		free(out);
		free(err);
	}
}

static void class__adds_up_and_names_damage(void **state)
{
	const char *const all[] = {"class", "course", "--stuck", "2", NULL};
	const char *const one[] = {"class", "course", "--learner", "ANN", NULL};
	char *err = NULL, *out = run_class(all, &err);

	(void)state;
	HAS(out, "LEARNER  SOLVED   ATTEMPTS  MISTAKES  HINTS  TIME   NOW    STUCK\n");
	HAS(out, "\nann      1 of ");
	HAS(out, "  4         1         1      3 min  by-id  stuck for 2 attempts\n");
	sandbox_compare("damage", "complaints",
		"course/<b>.progress:3:1: not an event; an event is a time, a lesson and a kind\n",
		err);
	/* of each who has begun it */
	HAS(out, "\nown-session  1      1       2.0       1.0       0.0    3 min\n");
	HAS(out, "\nby-id        1      0       2.0       0.0       1.0    10 s   1\n");
	free(out);
	free(err);
	out = run_class(one, NULL);
	HAS(out, "\nown-session      solved    2         1         0      3 min\n");
	HAS(out, "\nby-id            begun     2         0         1      10 s\n");
	HAS(out, "\n"
		 "The latest events in 'by-id':\n"
		 "WHEN                  WHAT   TEXT\n"
		 "2026-11-25T12:00:05Z  typed  logoff eva\n"
		 "2026-11-25T12:00:09Z  typed  logoff eva\n"
		 "2026-11-25T12:00:10Z  hint   1\n");
	free(out);
}

static void class__in_other_forms(void **state)
{
	const char *const csv[] = {"class", "course", "--csv", NULL};
	const char *const json[] = {"class", "course", "--json", "--learner", "ann", NULL};
	const char *const html[] = {"class", "course", "--html", "-", NULL};
	char *out = run_class(csv, NULL);

	(void)state;
	HAS(out, "learner,lesson,solved,attempts,mistakes,hints,seconds,stuck\r\n");
	HAS(out, "\"ann\",\"own-session\",yes,2,1,0,180,no\r\n");
	/* nothing that a spreadsheet would reckon with */
	HAS(out, "\"<b>\",\"'=own\",no,0,0,0,0,no\r\n");
	free(out);
	out = run_class(json, NULL);
	HAS(out, "\"learner\": \"ann\"");
	HAS(out, "\"now\": \"by-id\"");
	HAS(out, "\"event\": \"hint\"");
	HAS(out, "\"last\": \"2026-11-25T12:00:10Z\"");
	assert_null(strstr(out, "<b>"));
	free(out);
	out = run_class(html, NULL);
	HAS(out, "&lt;b&gt;");
	HAS(out, "<p>Made on 20");
	/* ann is away, after one lesson, in the second of an unfinished one */
	HAS(out, "<a href=\"#learner-616e6e\">ann</a></th><td class=\"presence awa\">away</td>");
	HAS(out, "<section class=\"learner\" id=\"learner-616e6e\">\n<h2>ann</h2>");
	HAS(out, "<td class=\"cell begun now\" title=\"");
	HAS(out, ": solved, 2 attempts, 1 mistakes, 0 hints\">✓</td>");
	HAS(out, "<td>2</td><td>1</td><td>0</td><td>3 min</td>");
	HAS(out, "<ul id=\"damage\"><li>&lt;b&gt;.progress:3: not an event;");
	HAS(out, "<td>1</td><td>0</td><td>2.0</td><td>0.0</td><td>1.0</td><td>10 s</td>");
	HAS(out, "<td>typed</td><td><code>logoff eva</code> <small>exit 1</small></td>");
	assert_null(strstr(out, "<b>"));
	assert_null(strstr(out, "://"));
	free(out);
	sandbox_run(&(struct sandbox_case){
		"a file", {"class", "course", "--html", "page.html"}, .out = ""});
	assert_true(file_exists("page.html"));
}

static void class__writes_through_a_link(void **state)
{
	struct stat status;

	(void)state;
	same_number("link", symlink("page.html", "link.html"), 0);
	sandbox_run(&(struct sandbox_case){
		"a link", {"class", "course", "--html", "link.html"}, .out = ""});
	same_number("kept", lstat("link.html", &status) == 0 && S_ISLNK(status.st_mode), true);
	assert_true(file_exists("page.html"));
}

/* A page in a pipe's or a device's place would be the end of it. */
static void class__writes_into_what_is_no_file(void **state)
{
	static const struct sandbox_case piped = {"a pipe", {"class", "course", "--html", "pipe"},
		.status = 0, .out = "", .err = NULL};
	char begun[16] = "";
	struct stat status;
	int pipe;

	(void)state;
	same_number("make", mkfifo("pipe", 0600), 0);
	/* both ends, so that nobody waits for the other */
	pipe = open("pipe", O_RDWR | O_NONBLOCK);
	sandbox_run(&piped);
	same_number("read", read(pipe, begun, sizeof(begun) - 1), sizeof(begun) - 1);
	close(pipe);
	same_text("page", begun, "<!DOCTYPE html>");
	same_number("kept", stat("pipe", &status) == 0 && S_ISFIFO(status.st_mode), true);
}

static void class__refuses(void **state)
{
	static const struct sandbox_case cases[] = {
		{"no folder", {"class", "none"}, .status = 2, .out = "",
			.err = "tsfarm: class folder 'none' not found; 'tsfarm class none --new' "
			       "makes it\n"},
		{"nobody", {"class", "empty"}, .status = 1, .out = "",
			.err = "tsfarm: no progress found in 'empty'\n"},
		{"no such learner", {"class", "course", "--learner", "amn"}, .status = 1,
			.out = ""},
		{"two forms", {"class", "course", "--json", "--csv"}, .status = 2, .out = "",
			.err = "tsfarm: --json, --csv, --html, --new, --add and --serve exclude each "
			       "other; use "
			       "one\n"},
		{"no number", {"class", "course", "--stuck", "0"}, .status = 2, .out = ""},
	};

	(void)state;
	same_number("empty", file_make_folder("empty"), 0);
	sandbox_run_all(cases, ARRAY_SIZE(cases));
}

/* --- The folder --- */

static mode_t mode_of(const char *path)
{
	struct stat status;

	same_number(path, stat(path, &status), 0);
	return status.st_mode & 07777;
}

static void same_mode(const char *path, mode_t expected)
{
	if (mode_of(path) != expected)
		fail_msg("%s has mode %o, expected %o", path, mode_of(path), expected);
}

/* Whoever comes first and whatever the umask: the group reads, and no other learner. */
static void class__new_has_the_permissions_of_a_class(void **state)
{
	static const mode_t masks[] = {0, 022, 077, 0777};
	static const struct sandbox_case made = {"new", {"class", "lab", "--new"}, .err = ""};
	char *out = NULL;

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(masks); i++) {
		char name[8], path[64];
		mode_t before = umask(masks[i]);
		struct sandbox_case learned = {.label = "learn",
			.arguments = {"learn", "--class", "lab", "--as", name, "own-session"},
			.input = "echo x >kept\nlogoff\n"};

		snprintf(name, sizeof(name), "p%zu", i);
		same_number("made", sandbox_start(&made, &out, NULL), 0);
		HAS(out, "'lab' is a class.");
		free(out);
		same_number("learned", sandbox_start(&learned, NULL, NULL), 0);
		umask(before);
		same_mode("lab", 03777);
		snprintf(path, sizeof(path), "lab/%s.progress", name);
		same_mode(path, 0640);
		snprintf(path, sizeof(path), "lab/%s.lessons", name);
		same_mode(path, 02750);
		snprintf(path, sizeof(path), "lab/%s.lessons/own-session", name);
		same_mode(path, 02750);
		snprintf(path, sizeof(path), "lab/%s.lessons/own-session/farm.db", name);
		same_mode(path, 0640);
		/* what a learner keeps on the drive is private */
		snprintf(path, sizeof(path), "lab/%s.lessons/own-session/files", name);
		same_mode(path, 02700);
	}
}

/* An existing folder gets the permissions anew; a file stays a file. */
static void class__new_prepares_a_folder(void **state)
{
	(void)state;
	same_number("mode", chmod("course", 0700), 0);
	same_number("status",
		sandbox_start(&(struct sandbox_case){.arguments = {"class", "course", "--new"}},
			NULL, NULL),
		0);
	same_mode("course", 03777);
	sandbox_run(&(struct sandbox_case){"a file", {"class", "course/notes.txt", "--new"},
		.status = 2, .out = "",
		.err = "tsfarm: cannot use folder 'course/notes.txt': Not a directory\n"});
	sandbox_run(&(struct sandbox_case){"below nothing", {"class", "a/b", "--new"}, .status = 2,
		.out = "", .err = "tsfarm: cannot use folder 'a/b': No such file or directory\n"});
}

/* Such files are named, and are no learners. */
static void class__leaves_out_what_is_no_progress(void **state)
{
	char *err = NULL, *out;

	(void)state;
	sandbox_write_text("course/empty.progress", "");
	same_number("folder", file_make_folder("course/folder.progress"), 0);
	same_number("pipe", mkfifo("course/pipe.progress", 0600), 0);
	same_number("link", symlink("nowhere", "course/link.progress"), 0);
	out = run_class((const char *const[]){"class", "course", "--csv", NULL}, &err);
	sandbox_compare("damage", "complaints",
		"course/<b>.progress:3:1: not an event; an event is a time, a lesson and a kind\n"
		"course/empty.progress: the file is empty, and no learner's\n"
		"course/folder.progress: cannot be read: Is a directory\n"
		"course/link.progress: cannot be read: No such file or directory\n"
		"course/pipe.progress: cannot be read: Invalid argument\n",
		err);
	assert_null(strstr(out, "empty"));
	assert_null(strstr(out, "folder"));
	assert_null(strstr(out, "pipe"));
	assert_null(strstr(out, "link"));
	free(out);
	free(err);
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, setup, sandbox_teardown)

int main(int argc, char **argv)
{
	static const struct CMUnitTest tests[] = {
		TEST(class__of_an_edition),
		TEST(class__shows_no_control_character),
		TEST(class__adds_up_and_names_damage),
		TEST(class__in_other_forms),
		TEST(class__writes_through_a_link),
		TEST(class__writes_into_what_is_no_file),
		TEST(class__refuses),
		TEST(class__new_has_the_permissions_of_a_class),
		TEST(class__new_prepares_a_folder),
		TEST(class__leaves_out_what_is_no_progress),
	};

	sandbox_use(argc > 1 ? argv[1] : NULL);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
