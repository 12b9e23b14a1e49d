/* `tsfarm learn`, typed by pipes: what a learner is told, and what is kept of it. */
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/disk.h"
#include "base/environment.h"
#include "base/file.h"
#include "base/macros.h"
#include "base/tests/sandbox.h"

#define TO "learn", "--class", "course", "--as", "ann"
#define OWN TO, "lesson.yaml"
#define TASK                                                                                       \
	"\n"                                                                                       \
	"1. To be written (My lessons)\n"                                                          \
	"\n"                                                                                       \
	"To be written: eva has gone home. End her session.\n"                                     \
	"\n"                                                                                       \
	"You sit in session 3 of WF12 as ann. '.task' shows this again, '.hint' helps,\n"          \
	"'.help' lists the commands.\n"
#define LEFT "The lesson stays as it is. To continue it, type:\n  tsfarm learn lesson.yaml\n"
#define TOM                                                                                        \
	"That was not meant to happen:\n"                                                          \
	"  Session 8 on WF12, tom's, has ended; unsaved work was lost: rates.xls.\n"               \
	"To be written. That was tom's session.\n"                                                 \
	"To be written. The rates were not saved.\n" MEND
#define MEND "'.undo' reverts it. '.hint' helps, '.restart' begins anew.\n"
#define SOLVED                                                                                     \
	"\n"                                                                                       \
	"Solved.\n"                                                                                \
	"\n"                                                                                       \
	"To be written: why that was right, and what one should know of it.\n"                     \
	"\n"                                                                                       \
	"From Q186477, Terminal Server Commands: LOGOFF:\n"                                        \
	"  Examples: logoff 12 terminates session 12.\n"                                           \
	"\n"                                                                                       \
	"'.next' continues with 1, Log yourself off; 'exit' leaves.\n"

/* Nobody is logged on here, and nobody has a home. */
static int setup(void **state)
{
	static const char *const variables[] = {
		"LOGNAME", "USER", "USERNAME", "XDG_STATE_HOME", "LOCALAPPDATA", "TSFARM_CLASS"};

	for (size_t i = 0; i < ARRAY_SIZE(variables); i++)
		environment_set(variables[i], NULL);
	if (sandbox_setup(state) != 0)
		return -1;
	same_number("class", file_make_folder("course"), 0);
	sandbox_run(&(struct sandbox_case){
		"new", {"learn", "--new", "lesson.yaml"}, .out = "lesson.yaml\n", .err = ""});
	return 0;
}

/* The kinds and texts of the events that are kept, without their times. */
static void same_progress(const char *label, const char *expected)
{
	size_t size;
	char *text = read_file("course/ann.progress", &size), *to = text;
	char *line = strchr(text, '\n') + 1;

	for (; *line; line = strchr(line, '\n') + 1) {
		char *kind = strchr(strchr(line, ' ') + 1, ' ') + 1;
		size_t length = strcspn(kind, "\n") + 1;

		memmove(to, kind, length);
		to += length;
		line = kind;
	}
	*to = '\0';
	sandbox_compare(label, "progress", expected, text);
	free(text);
}

/* --- What is said --- */

static void learn__tells_a_mistake_at_once_and_once(void **state)
{
	static const struct sandbox_case cases[] = {
		{"the wrong session", {OWN}, .status = 1, .err = "",
			.input = "logoff 8\nquery user nobody >NUL 2>NUL\n.undo\n",
			.out = TASK TOM
			"Undone: logoff 8\nThe farm is as it was at the start.\n" LEFT},
		{"the right one", {OWN}, .input = "logoff 12\nexit\n", .err = "",
			.out = TASK
			"You continue where you were; '.restart' begins anew.\n" SOLVED},
	};

	(void)state;
	sandbox_run_all(cases, ARRAY_SIZE(cases));
	same_progress("all", "started\ntyped 0 logoff 8\n"
			     "wrong session-ended WF12/8, program-ended WF12/8/excel.exe, "
			     "work-lost WF12/8/rates.xls\n"
			     "typed 1 query user nobody >NUL 2>NUL\nundone\nleft\n"
			     "resumed\ntyped 0 logoff 12\nsolved\nleft\n");
}

static void learn__words(void **state)
{
	static const struct sandbox_case cases[] = {
		{"hints", {OWN}, .status = 1, .err = "", .input = ".hint\n.hint\n.hint\n.hint\n",
			.out = TASK
			"Hint 1 of 3: To be written, in which way to look.\n"
			"Hint 2 of 3: To be written, with which command.\n"
			"Hint 3 of 3: To be written, what to type: logoff 12\n"
			"That was the last hint: To be written, what to type: logoff 12\n" LEFT},
		{"what does not suit", {OWN}, .status = 1, .input = ".answer x\n.next\n.hint x\n",
			.out = TASK "You continue where you were; '.restart' begins anew.\n" LEFT,
			.err = "tsfarm: this lesson has no question; '.task' shows the task\n"
			       "tsfarm: this lesson is not solved yet; '.skip' leaves it for "
			       "later\n"
			       "tsfarm: '.hint' takes no argument\n"},
		{"nearly a command", {OWN}, .status = 1, .input = "lofoff 8\nxyzzy\n.quit\n",
			.out = TASK "You continue where you were; '.restart' begins anew.\n" LEFT,
			.err = "The name specified is not recognized as an\n"
			       "internal or external command, operable program or batch file.\n"
			       "tsfarm: unknown command 'lofoff'; did you mean 'logoff'?\n"
			       "The name specified is not recognized as an\n"
			       "internal or external command, operable program or batch file.\n"},
		{"restart", {OWN}, .err = "", .input = "logoff 8\n.restart\nlogoff 12\n",
			.out = TASK "You continue where you were; '.restart' begins anew.\n" TOM
				    "The lesson begins anew.\n" TASK SOLVED},
	};

	(void)state;
	sandbox_run_all(cases, ARRAY_SIZE(cases));
}

/* Whoever looks into the folder sees what was asked and what was said. */
static void learn__asks(void **state)
{
	static const struct sandbox_case cases[] = {
		{"a wrong answer and a right one", {TO, "who-is-where"},
			.input = ".answer tom\n.answer 3\n"},
		{"next", {TO, "who-is-where"}, .input = ".answer 3\n.next\n", .status = 1},
	};
	char *out = NULL;

	(void)state;
	same_number("answered", sandbox_start(&cases[0], &out, NULL), 0);
	assert_non_null(strstr(
		out, "'tom' is not the answer. '.hint' helps, '.task' shows the question.\n"));
	assert_non_null(strstr(out, "\nSolved.\n"));
	free(out);
	/* what is solved begins anew when it is named */
	same_number("next", sandbox_start(&cases[1], &out, NULL), 1);
	assert_null(strstr(out, "You continue where you were"));
	assert_non_null(strstr(out, "\n4. "));
	free(out);
}

/* What a wrong answer shows is said, whatever its case. */
static void learn__knows_a_wrong_answer(void **state)
{
	size_t size;
	char *lesson = read_file("lesson.yaml", &size), *out = NULL, text[8192];
	const char *at = strstr(lesson, "expect:\n") + strlen("expect:\n");
	const char *wrong = strstr(lesson, "wrong:\n") + strlen("wrong:\n");

	(void)state;
	snprintf(text, sizeof(text),
		"%.*s  answer: 12\n%.*s  - answer: Zoë\n    because: Zoë is on leave.\n%s",
		(int)(at - lesson), lesson, (int)(wrong - at), at, wrong);
	free(lesson);
	sandbox_write_text("asks.yaml", text);
	same_number("answered",
		sandbox_start(&(struct sandbox_case){.arguments = {TO, "asks.yaml"},
				      .input = ".answer zoË\nlogoff 12\n.answer 11\n"},
			&out, NULL),
		1);
	if (!strstr(out, "Not solved: Zoë is on leave.\n'.hint' helps") ||
		!strstr(out, "So far, so good: 1 of 2 points are done.\n"
			     "The farm is as it should be. Now answer the question") ||
		!strstr(out, "'11' is not the answer."))
		fail_msg("%s", out);
	free(out);
	sandbox_run(&(struct sandbox_case){
		"not the solution", {"learn", "--verify", "asks.yaml"}, .status = 1});
}

/* What the task wants broken is no mistake, and what comes out of order is told when it comes. */
static void learn__of_the_way_to_the_end(void **state)
{
	static const struct {
		const char *lesson, *input, *said, *unsaid;
	} rows[] = {
		{"break-something", "logoff 12\n",
			"The task asks for that, and for undoing it:\n"
			"  Session 12 on WF12, ida's, has ended; unsaved work was lost: "
			"letter.doc.\n",
			"not meant"},
		{"break-something", "logoff 12\n.undo\n", "Undone: logoff 12\n\nSolved.\n",
			"not meant"},
		{"break-something", "logoff 12\n.restart\nlogoff 3\n.undo\n",
			"The farm is as it was at the start.\n", "Solved."},
		{"which-when", "reset session TERM04 /server:WF13\n",
			"That came too early, or in another way than asked. First, session 5 on "
			"WF13,\n"
			"max's, had to be logged off, from session 3 on WF12.\n"
			"Max's session was in good health.",
			"So far"},
		{"by-id", "ver\nver\nver\nver\nlogof 1\n",
			"The last 5 lines brought no point of the task. '.task' shows it, '.farm' "
			"shows\nthe servers as they are.\n'.hint' gives hint 1 of 3.\n",
			"not meant"},
		{"by-id", "ver\nver\nver\nver\n.farm\n", "Windows NT", "The last"},
		{"by-id", "x\nx\nx\nx\n.hint\nx\n",
			"The last 5 lines failed. 'help' lists the commands, and 'COMMAND /?' "
			"shows how\none is used.\n'.hint' gives hint 2 of 3.\n",
			"no point"},
		{"warn-first", "msg 8 Go\nver\nver\nver\nver\nver\n",
			"The last 5 lines brought no further point. '.task' shows the task, "
			"'.farm' what\nyou have changed.\n",
			"no point"},
		/* session, program and work are one point; they are never counted apart */
		{"warn-first", "msg 8 Go\n", "So far, so good: 1 of 2 points are done.\n",
			"changes"},
		/* a lesson need not say in which order */
		{"loop", "logoff 7 /server:WF14\n",
			"First, session 7 on WF14,\n"
			"bob's, had to get a message.\n",
			"So far"},
		{"warn-first", "logoff 8\n",
			"First, session 8 on WF12,\n"
			"jan's, had to get a message",
			"So far"},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		char *out = NULL, name[16];

		snprintf(name, sizeof(name), "p%zu", i);
		sandbox_start(&(struct sandbox_case){.arguments = {"learn", "--class", "course",
							     "--as", name, rows[i].lesson},
				      .input = rows[i].input},
			&out, NULL);
		if (!strstr(out, rows[i].said) || strstr(out, rows[i].unsaid))
			fail_msg("%s: %s", rows[i].input, out);
		free(out);
	}
	assert_true(file_exists("course/p0.progress"));
}

/* --- What is kept --- */

/* Also of somebody who is killed: each line is on the disk before the next is read. */
static void learn__goes_on_where_it_was(void **state)
{
	char *out = NULL;

	(void)state;
	same_number("first",
		sandbox_start(&(struct sandbox_case){.arguments = {OWN}, .input = "logoff 8\n"},
			&out, NULL),
		1);
	free(out);
	same_number("second",
		sandbox_start(
			&(struct sandbox_case){.arguments = {OWN}, .input = ".farm\nlogoff 12\n"},
			&out, NULL),
		1);
	/* ... but made once */
	same_progress("twice", "started\ntyped 0 logoff 8\n"
			       "wrong session-ended WF12/8, program-ended WF12/8/excel.exe, "
			       "work-lost WF12/8/rates.xls\n"
			       "left\nresumed\ntyped 0 logoff 12\nleft\n");
	/* the mistake is still there, and said again to whoever comes back, with what mends it */
	assert_non_null(strstr(out, "'.restart' begins anew.\nThat was not meant to happen:\n"));
	assert_non_null(strstr(out, "It was done before you left the lesson"));
	assert_null(strstr(out, "'.undo' reverts it"));
	assert_null(strstr(out, "Solved."));
	free(out);
}

/* Of several wrong answers that end in what was typed, the longest tells most. */
static void learn__says_the_most_that_a_lesson_knows(void **state)
{
	static const struct {
		const char *input, *said;
	} rows[] = {{"logoff 8\n", "\nTo be written. That was tom's session.\n"},
		{"ver\n logoff  8\n", "\nYou looked at nothing.\n"}};
	size_t size;
	char *lesson = read_file("lesson.yaml", &size), text[8192];
	const char *at = strstr(lesson, "\n# what is said besides");

	(void)state;
	snprintf(text, sizeof(text),
		"%.*s  - type: [ver, LOGOFF 8]\n    because: You looked at nothing.\n%s",
		(int)(at - lesson), lesson, at);
	free(lesson);
	sandbox_write_text("longer.yaml", text);
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		char *out = NULL;

		sandbox_start(
			&(struct sandbox_case){
				.arguments = {"learn", "--class", "course", "--as",
					rows[i].input[0] == 'v' ? "ann" : "eva", "longer.yaml"},
				.input = rows[i].input},
			&out, NULL);
		assert_non_null(strstr(out, rows[i].said));
		same_number("said once", strstr(out, rows[!i].said) == NULL, 1);
		free(out);
	}
}

/* What was typed before it was left counts, and hints go on. */
static void learn__remembers_what_was_typed(void **state)
{
	size_t size;
	char *lesson = read_file("lesson.yaml", &size), *out = NULL, text[8192];
	const char *at = strstr(lesson, "expect:\n") + strlen("expect:\n");

	(void)state;
	snprintf(text, sizeof(text), "%.*s  typed: {contains: ver}\n%s", (int)(at - lesson), lesson,
		at);
	free(lesson);
	sandbox_write_text("typed.yaml", text);
	sandbox_run(&(struct sandbox_case){
		"first", {TO, "typed.yaml"}, .input = "ver\n.hint\n", .status = 1});
	same_number("second",
		sandbox_start(&(struct sandbox_case){.arguments = {TO, "typed.yaml"},
				      .input = ".hint\nlogoff 12\n"},
			&out, NULL),
		0);
	assert_non_null(strstr(out, "Hint 2 of 3: "));
	assert_non_null(strstr(out, "Solved."));
	free(out);
	/* a lesson that begins anew forgets it */
	same_number("third",
		sandbox_start(&(struct sandbox_case){.arguments = {TO, "typed.yaml"},
				      .input = "logoff 12\n"},
			&out, NULL),
		1);
	assert_non_null(strstr(out, "something is still to be done"));
	free(out);
}

static void learn__another_lesson_of_that_name_begins_anew(void **state)
{
	size_t size;
	char *lesson = read_file("lesson.yaml", &size), *out = NULL;
	char *user = strstr(lesson, "tom, pro");

	(void)state;
	sandbox_run(&(struct sandbox_case){"first", {OWN}, .input = "logoff 8\n", .status = 1});
	memcpy(user, "kim", 3);
	sandbox_write_text("lesson.yaml", lesson);
	free(lesson);
	same_number(
		"second", sandbox_start(&(struct sandbox_case){.arguments = {OWN}}, &out, NULL), 1);
	assert_non_null(
		strstr(out, "The lesson has changed since you were here, so it begins anew.\n"));
	assert_null(strstr(out, "not meant"));
	free(out);
}

/* Whoever was killed while a lesson was made ready finds it as it begins. */
static void learn__what_was_half_made_begins_anew(void **state)
{
	static const char *const parts[] = {"beginning.yaml", "farm.db", "files/users.bat"};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(parts); i++) {
		char path[128], *out = NULL;

		sandbox_run(&(struct sandbox_case){
			"first", {OWN}, .input = ".restart\nlogoff 8\n", .status = 1});
		snprintf(path, sizeof(path), "course/ann.lessons/lesson/%s", parts[i]);
		file_remove(path);
		same_number(parts[i],
			sandbox_start(&(struct sandbox_case){.arguments = {OWN}}, &out, NULL), 1);
		same_number(parts[i], strstr(out, "not meant") != NULL, i == 2);
		assert_null(strstr(out, "has changed since you were here"));
		free(out);
	}
}

static void learn__sweeps_up_after_whoever_was_killed(void **state)
{
	static const char *const names[] = {
		"farm.db.new-abcdef", "farm.db.beginning", "beginning.yaml.new-abcdef"};
	char path[128];

	(void)state;
	sandbox_run(&(struct sandbox_case){"begun", {OWN}, .input = "logoff 8\n", .status = 1});
	for (size_t i = 0; i < ARRAY_SIZE(names); i++) {
		snprintf(path, sizeof(path), "course/ann.lessons/lesson/%s", names[i]);
		sandbox_write_text(path, "half");
	}
	sandbox_run(&(struct sandbox_case){"again", {OWN}, .status = 1});
	for (size_t i = 0; i < ARRAY_SIZE(names); i++) {
		snprintf(path, sizeof(path), "course/ann.lessons/lesson/%s", names[i]);
		same_number(names[i], file_exists(path), false);
	}
	assert_true(file_exists("course/ann.lessons/lesson/farm.db"));
	assert_true(file_exists("course/ann.lessons/lesson/beginning.yaml"));
}

/* --- One's own session --- */

#define OWN_ENDED                                                                                  \
	"That was not meant to happen:\n"                                                          \
	"  Session 3 on WF12, your own, has ended.\n"
#define LOGGED_OFF "*** Your session WF12/3 was logged off.\n"
#define GO_ON "You continue where you were; '.restart' begins anew.\n"

static void learn__begins_anew_where_it_began(void **state)
{
	static const struct sandbox_case cases[] = {
		{"own session", {OWN}, .err = "", .input = "logoff\n.task\n.restart\nlogoff 12\n",
			.out = TASK LOGGED_OFF OWN_ENDED MEND
			"\n"
			"1. To be written (My lessons)\n"
			"\n"
			"To be written: eva has gone home. End her session.\n"
			"\n"
			"You are not logged on. The lesson began in session 3 of WF12; '.restart' "
			"puts\n"
			"you back there. '.task' shows this again, '.hint' helps, '.help' lists "
			"the\n"
			"commands.\n"
			"The lesson begins anew.\n" TASK SOLVED},
		{"another seat", {OWN}, .err = "", .input = ".as WF12/0\n.restart\nlogoff\n",
			.status = 1,
			.out = TASK
			"You sit in session 0 of WF12 as Administrator.\n"
			"The lesson begins anew.\n" TASK LOGGED_OFF OWN_ENDED MEND LEFT},
		{"nothing to undo", {OWN}, .status = 1, .input = ".restart\n.undo\n",
			.err = "tsfarm: nothing to undo\n"},
	};

	(void)state;
	sandbox_run_all(cases, ARRAY_SIZE(cases));
}

/* A session that ended keeps nobody from coming back. */
static void learn__goes_on_without_its_session(void **state)
{
	static const struct sandbox_case cases[] = {
		{"logged off", {OWN}, .status = 1, .err = "", .input = "logoff\n",
			.out = TASK LOGGED_OFF OWN_ENDED MEND LEFT},
		{"back", {OWN}, .status = 1, .err = "",
			.out = TASK GO_ON LOGGED_OFF OWN_ENDED
			"It was done before you left the lesson, so '.undo' cannot revert it: "
			"'.restart'\n"
			"begins anew.\n" LEFT},
		{"disconnected", {OWN}, .status = 1, .err = "", .input = ".restart\ndisconn\n"},
	};
	char *out = NULL;

	(void)state;
	sandbox_run_all(cases, ARRAY_SIZE(cases));
	same_number(
		"status", sandbox_start(&(struct sandbox_case){.arguments = {OWN}}, &out, NULL), 1);
	assert_non_null(strstr(out, "*** Your session WF12/3 was disconnected; "));
	free(out);
}

/* The first picture is compared with the beginning, also of whoever comes back. */
static void learn__draws_what_has_changed_since_the_beginning(void **state)
{
	static const char *const inputs[] = {
		"logoff 8\n.farm\n", ".farm\n", ".restart\nlogoff 8\n.farm\n"};

	(void)state;
	environment_set("LC_ALL", "C");
	for (size_t i = 0; i < ARRAY_SIZE(inputs); i++) {
		char *out = NULL;

		sandbox_start(
			&(struct sandbox_case){.arguments = {OWN}, .input = inputs[i]}, &out, NULL);
		if (!strstr(out, "|-  8 "))
			fail_msg("%s: %s", inputs[i], out);
		free(out);
	}
}

static void learn__restart_puts_files_back(void **state)
{
	static const struct sandbox_case given = {"files", {TO, "files.yaml"},
		.input = "del a.bat\necho mine>b.bat\n.restart\na\ntype b.bat\n"};
	size_t size;
	char *lesson = read_file("lesson.yaml", &size), text[8192], *out = NULL;

	(void)state;
	snprintf(text, sizeof(text), "%s\nfiles: {a.bat: \"@echo hello\\n\"}\n", lesson);
	free(lesson);
	sandbox_write_text("files.yaml", text);
	sandbox_start(&given, &out, NULL);
	if (!strstr(out, "\nhello\nmine\n"))
		fail_msg("%s", out);
	free(out);
}

static void learn__damaged_farm_begins_anew(void **state)
{
	char *out = NULL, *err = NULL;

	(void)state;
	sandbox_run(&(struct sandbox_case){"begun", {OWN}, .input = "logoff 8\n", .status = 1});
	sandbox_write_text("course/ann.lessons/lesson/farm.db", "this is no farm");
	same_number(
		"status", sandbox_start(&(struct sandbox_case){.arguments = {OWN}}, &out, &err), 1);
	same_text("err", err, "");
	assert_non_null(
		strstr(out, "The farm of the lesson was damaged, so the lesson begins anew.\n"));
	assert_null(strstr(out, "not meant"));
	free(out);
	free(err);
}

#define PLACE "course/ann.lessons/lesson/"

static void plant_folder(void)
{
	same_number("folder", file_make_folder(PLACE "farm.db"), 0);
}

static void plant_link(void)
{
	sandbox_write_text("victim", "of great value");
	same_number("link", symlink("../../../victim", PLACE "farm.db"), 0);
}

static void plant_pipe(void)
{
	same_number("pipe", mkfifo(PLACE "farm.db", 0600), 0);
}

static void plant_view(void)
{
	sqlite3 *database;

	same_number("open", sqlite3_open(PLACE "farm.db", &database), SQLITE_OK);
	same_number("view", sqlite3_exec(database, "CREATE VIEW v AS SELECT 1", NULL, NULL, NULL),
		SQLITE_OK);
	sqlite3_close(database);
}

/* Nothing that stands in the place of a farm is followed, opened for ever, or in the way for ever. */
static void learn__what_is_no_farm_begins_anew(void **state)
{
	static const struct {
		const char *label;
		void (*plant)(void);
		bool keeps_farm;
	} rows[] = {
		{"folder", plant_folder, false},
		{"link", plant_link, false},
		{"pipe", plant_pipe, false},
		{"view", plant_view, true},
	};
	size_t size;
	char *value;

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		char *out = NULL, *err = NULL;

		sandbox_run(&(struct sandbox_case){rows[i].label, {OWN}, .status = 1});
		if (!rows[i].keeps_farm)
			disk_remove_tree(PLACE "farm.db");
		rows[i].plant();
		same_number(rows[i].label,
			sandbox_start(&(struct sandbox_case){.arguments = {OWN}}, &out, &err), 1);
		same_text(rows[i].label, err, "");
		assert_non_null(strstr(out, "so the lesson begins anew.\n"));
		free(out);
		free(err);
	}
	value = read_file("victim", &size);
	same_text("victim", value, "of great value");
	free(value);
}

static void learn__makes_missing_files_again(void **state)
{
	(void)state;
	sandbox_run(&(struct sandbox_case){"begun", {OWN}, .status = 1});
	disk_remove_tree(PLACE "files");
	sandbox_run(&(struct sandbox_case){"missing", {OWN}, .status = 1, .err = ""});
	disk_remove_tree(PLACE "files");
	sandbox_write_text(PLACE "files", "no folder");
	sandbox_run(&(struct sandbox_case){"no folder", {OWN}, .status = 1, .err = ""});
}

/* Somebody else's folder, or a link to one, could lead what is written to anywhere. */
static void learn__refuses_a_folder_of_others(void **state)
{
	char *out = NULL, *err = NULL;

	(void)state;
	same_number("folder", file_make_folder("others"), 0);
	same_number("link", symlink("../others", "course/ann.lessons"), 0);
	same_number("status", sandbox_start(&(struct sandbox_case){.arguments = {OWN}}, &out, &err), 3);
	assert_non_null(strstr(err, "Not a directory"));
	free(out);
	free(err);
	unlink("course/ann.lessons");
	same_number("pipe", mkfifo("course/ann.progress", 0600), 0);
	same_number("status", sandbox_start(&(struct sandbox_case){.arguments = {OWN}}, &out, &err), 3);
	assert_non_null(strstr(err, "cannot read progress"));
	free(out);
	free(err);
}

/* Whoever makes an empty file first, or is killed after making one, spoils nothing. */
static void learn__fills_an_empty_progress(void **state)
{
	(void)state;
	sandbox_write_text("course/ann.progress", "");
	sandbox_run(&(struct sandbox_case){"learned", {OWN}, .err = "", .input = "logoff 12\n"});
	same_progress("learned", "started\ntyped 0 logoff 12\nsolved\nleft\n");
	sandbox_run(&(struct sandbox_case){"class", {"class", "course"}, .err = ""});
}

static void learn__two_do_not_get_in_each_others_way(void **state)
{
	intptr_t lock;

	(void)state;
	sandbox_run(&(struct sandbox_case){"begun", {OWN}, .status = 1});
	same_number("lock", file_lock("course/ann.lessons/lesson/lock", &lock), 0);
	sandbox_run(&(struct sandbox_case){"another terminal", {OWN}, .status = 1, .out = "",
		.err = "tsfarm: ann has lesson 'lesson' open in another terminal; continue there, "
		       "or name another lesson\n"});
	file_unlock(lock);
	sandbox_run(&(struct sandbox_case){"it was left", {OWN}, .status = 1, .err = ""});
}

static void learn__progress_that_cannot_be_written_is_said_once(void **state)
{
	char *err = NULL;

	(void)state;
	sandbox_run(&(struct sandbox_case){"begun", {OWN}, .status = 1});
	same_number("remove", file_remove("course/ann.progress"), 0);
	same_number("folder", file_make_folder("course/ann.progress"), 0);
	sandbox_start(
		&(struct sandbox_case){.arguments = {OWN}, .input = "logoff 12\n"}, NULL, &err);
	assert_non_null(strstr(err, "tsfarm: cannot read progress '"));
	free(err);
}

/* What cannot be kept is named, with the place and the reason. */
static void learn__lesson_without_room(void **state)
{
	char *err = NULL;

	(void)state;
	sandbox_write_text("course/ann.lessons", "in the way");
	same_number(
		"status", sandbox_start(&(struct sandbox_case){.arguments = {OWN}}, NULL, &err), 3);
	assert_non_null(strstr(err, "cannot store lesson 'lesson' in '"));
	assert_non_null(strstr(err, "ann.lessons/lesson': Not a directory; use another folder"));
	free(err);
}

/* --- The overview --- */

static void learn__lists_and_goes_on(void **state)
{
	char *out = NULL;

	(void)state;
	sandbox_run(&(struct sandbox_case){"skipped", {TO}, .input = ".skip\n", .status = 1});
	same_number("list",
		sandbox_start(&(struct sandbox_case){.arguments = {TO, "--list"}}, &out, NULL), 0);
	assert_non_null(strstr(out, "  [~]  1 own-session          Log yourself off\n"));
	assert_non_null(strstr(out, "> [~]  2 "));
	assert_non_null(strstr(out, "\nann has solved 0 of "));
	free(out);
	same_number("json",
		sandbox_start(&(struct sandbox_case){.arguments = {TO, "--json"}}, &out, NULL), 0);
	assert_non_null(strstr(out, "\"standing\": \"begun\",\n      \"current\": true"));
	free(out);
}

/* The lessons of an edition have their own progress, and the seat and the words of its servers. */
static void learn__edition(void **state)
{
	char *out = NULL, *progress;
	size_t size;

	(void)state;
	same_number("own session",
		sandbox_start(&(struct sandbox_case){.arguments = {TO, "--edition", "ws2022",
							     "own-session"},
				      .input = "disconn\nlogoff\nexit\n"},
			&out, NULL),
		0);
	assert_non_null(strstr(out, "\nFrom Windows commands: logoff:\n  Remarks: "));
	free(out);
	progress = read_file("course/ann.progress", &size);
	assert_non_null(strstr(progress, " ws2022.own-session typed 9009 disconn\n"));
	assert_non_null(strstr(progress, " ws2022.own-session solved\n"));
	free(progress);
	same_number("list",
		sandbox_start(
			&(struct sandbox_case){.arguments = {TO, "--list", "--edition", "ws2022"}},
			&out, NULL),
		0);
	assert_non_null(strstr(out, "  [x]  1 own-session          Log yourself off\n"));
	free(out);
	same_number("nt4",
		sandbox_start(&(struct sandbox_case){.arguments = {TO, "--list"}}, &out, NULL), 0);
	assert_non_null(strstr(out, " [ ]  1 own-session          Log yourself off\n"));
	free(out);
	sandbox_run(
		&(struct sandbox_case){"none", {TO, "--edition", "ws2003"}, .status = 2, .out = "",
			.err = "tsfarm: no lesson is for edition 'ws2003'; use nt4 or ws2022\n"});
	sandbox_run(&(struct sandbox_case){"unknown", {TO, "--edition", "ws2023"}, .status = 2,
		.out = "",
		.err = "tsfarm: option '--edition' does not take 'ws2023'; accepted: nt4 or "
		       "ws2022\n"});
}

/* Whoever looks leaves nothing behind, and need not be anybody, anywhere. */
static void learn__looks_without_a_place(void **state)
{
	static const struct sandbox_case cases[] = {
		{"no place", {"learn", "--as", "ann", "--list"}, .err = ""},
		{"nobody", {"learn", "--class", "course", "--list"}, .err = ""},
		{"neither", {"learn", "--json"}, .err = ""},
	};
	char *out = NULL;

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
		same_number(cases[i].label, sandbox_start(&cases[i], &out, NULL), 0);
		assert_non_null(strstr(out, "own-session"));
		free(out);
	}
	same_number("made", file_exists("course/ann.progress"), false);
}

/* A mistyped name must not become a second class. */
static void learn__makes_no_class(void **state)
{
	static const struct sandbox_case cases[] = {
		{"near", {"learn", "--class", "coarse", "--as", "ann"}, .status = 2, .out = "",
			.err = "tsfarm: class folder 'coarse' not found; did you mean 'course'?\n"},
		{"near, listed", {"learn", "--class", "./corse/", "--list"}, .status = 2, .out = "",
			.err = "tsfarm: class folder './corse/' not found; did you mean "
			       "'./course'?\n"},
		{"nothing near", {"learn", "--class", "x/y", "--as", "ann"}, .status = 2, .out = "",
			.err = "tsfarm: class folder 'x/y' not found; 'tsfarm class x/y --new' "
			       "makes it\n"},
		/* no folder */
		{"a file", {"learn", "--class", "lesson.yam", "--as", "ann"}, .status = 2,
			.out = "",
			.err = "tsfarm: class folder 'lesson.yam' not found; 'tsfarm class "
			       "lesson.yam --new' makes it\n"},
	};

	(void)state;
	sandbox_run_all(cases, ARRAY_SIZE(cases));
	environment_set("TSFARM_CLASS", "coarse");
	sandbox_run(&(struct sandbox_case){"variable", {"learn", "--as", "ann"}, .status = 2,
		.err = "tsfarm: class folder 'coarse' not found; did you mean 'course'?\n"});
	environment_set("TSFARM_CLASS", NULL);
	same_number("made", file_exists("coarse"), false);
}

/* A login that no file can be called by, such as that of a domain, serves all the same. */
static void learn__takes_the_login_for_a_name(void **state)
{
	static const struct sandbox_case learned = {
		"login", {"learn", "--class", "course", "lesson.yaml"}, .status = 1};

	(void)state;
	environment_set("LOGNAME", "CORP\\ann");
	sandbox_run(&learned);
	same_number("kept", file_exists("course/CORP-ann.progress"), true);
}

/* --- Misuse --- */

static void learn__refuses(void **state)
{
	static const struct sandbox_case cases[] = {
		{"no lesson", {TO, "by-if"}, .status = 1, .out = "",
			.err = "tsfarm: unknown lesson 'by-if'; did you mean 'by-id'?\n"},
		{"a part", {TO, "own"}, .status = 1, .out = "",
			.err = "tsfarm: unknown lesson 'own'; did you mean 'own-session'?\n"},
		{"no number", {TO, "999"}, .status = 1, .out = "",
			.err = "tsfarm: unknown lesson '999'; 'tsfarm learn --list' shows all\n"},
		{"no file", {TO, "none.yaml"}, .status = 2, .out = "",
			.err = "none.yaml: cannot be read: No such file or directory\n"
			       "tsfarm: 1 problem; no lesson was begun\n"},
		{"a farm", {TO, "farm.yaml"}, .status = 2, .out = "",
			.err = "tsfarm: cannot use 'farm.yaml' as a lesson: it has no key "
			       "'lesson'; see docs/lesson-format.md\n"},
		{"several", {TO, "1", "2"}, .status = 2, .out = "",
			.err = "tsfarm: too many lessons: name one; 'tsfarm learn --list' shows "
			       "all\n"},
		{"a lesson of the list", {TO, "--list", "by-id"}, .status = 2, .out = "",
			.err = "tsfarm: --list and --json take no lesson\n"},
		{"no place", {"learn", "--as", "ann"}, .status = 2, .out = "",
			.err = "tsfarm: cannot find a folder for the progress: neither "
			       "XDG_STATE_HOME nor HOME is set; use --class FOLDER\n"},
		{"no name", {"learn", "--class", "course", "--as", "../ann"}, .status = 2,
			.out = "",
			.err = "tsfarm: invalid learner name '../ann'; use letters, digits, '-', "
			       "'_' and blanks\n"},
		{"no folder", {"learn", "--class", "farm.yaml", "--as", "ann"}, .status = 2,
			.out = "",
			.err = "tsfarm: cannot use folder 'farm.yaml': Not a directory\n"},
		{"no new file", {"learn", "--new", "lesson.yaml"}, .status = 1, .out = "",
			.err = "tsfarm: cannot write 'lesson.yaml': the file exists; use another "
			       "name\n"},
	};

	(void)state;
	sandbox_write_text("farm.yaml", "servers: {WF12: {}}\n");
	sandbox_run_all(cases, ARRAY_SIZE(cases));
}

/* --- Verifying --- */

/* In the lesson that --new writes, what stands there is replaced by what the row has. */
static void verify__finds_what_is_wrong(void **state)
{
	static const struct {
		const char *label, *from, *to, *problem;
	} rows[] = {
		{"a solution that does nothing", "solution: [logoff 12]", "solution: [ver]",
			"the solution does not solve the lesson\n"
			"  missing from the farm, but listed under 'changes':\n"
			"    - {session-ended: WF12/12}\n"
			"    - {program-ended: WF12/12/calc.exe}"},
		{"another solution", "solution: [logoff 12]", "solution: [logoff 8]",
			"the solution does not solve the lesson\n"
			"  missing from the farm, but listed under 'changes':\n"
			"    - {session-ended: WF12/12}\n"
			"    - {program-ended: WF12/12/calc.exe}\n"
			"  happened, but not listed; under 'changes' it would be:\n"
			"    - {session-ended: WF12/8}\n"
			"    - {program-ended: WF12/8/excel.exe}\n"
			"    - {work-lost: WF12/8/rates.xls}"},
		{"a line that was not typed", "  changes:\n",
			"  typed: {contains: query}\n  changes:\n",
			"the solution does not solve the lesson\n"
			"  not typed: a line that meets {contains: \"query\"}"},
		{"a question", "  changes:\n", "  answer: x\n  changes:\n",
			"the solution does not solve the lesson\n"
			"  not answered: the question"},
		{"too late", "  changes:\n", "  in-order: {message-sent: WF12/12}\n  changes:\n",
			"the solution does not solve the lesson\n"
			"  not in its turn, or never: {message-sent: WF12/12}"},
		{"one line too many", "solution: [logoff 12]", "solution: [logoff 12, ver]",
			"line 1 of the solution already solves the lesson: 'logoff 12'"},
		{"a wrong answer that is right", "type: logoff 8", "type: logoff 12",
			"the wrong answer at line 50 solves the lesson: 'logoff 12'"},
	};
	size_t size;
	char *whole = read_file("lesson.yaml", &size);

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		char text[8192], expected[256], *out = NULL;
		const char *at = strstr(whole, rows[i].from);

		assert_non_null(at);
		snprintf(text, sizeof(text), "%.*s%s%s", (int)(at - whole), whole, rows[i].to,
			at + strlen(rows[i].from));
		sandbox_write_text("wrong.yaml", text);
		same_number(rows[i].label,
			sandbox_start(&(struct sandbox_case){.arguments = {"learn", "--verify",
								     "wrong.yaml"}},
				&out, NULL),
			1);
		snprintf(expected, sizeof(expected), "failed  lesson\n  %s\n  | \n",
			rows[i].problem);
		if (strncmp(out, expected, strlen(expected)) != 0)
			sandbox_compare(rows[i].label, "beginning", expected, out);
		free(out);
	}
	free(whole);
}

/* A shadowed text is for nobody; the lesson holds all the same. */
static void verify__says_which_wrong_answer_is_meant(void **state)
{
	size_t size;
	char *whole = read_file("lesson.yaml", &size), text[8192];
	const char *at = strstr(whole, "wrong:\n") + strlen("wrong:\n");

	(void)state;
	snprintf(text, sizeof(text),
		"%.*s  - {type: [ver, logoff 8], because: You have only looked at the version.}\n"
		"  - {type: [ver, logoff 8], because: Twice.}\n%s",
		(int)(at - whole), whole, at);
	free(whole);
	sandbox_write_text("twice.yaml", text);
	sandbox_run(&(struct sandbox_case){"twice", {"learn", "--verify", "twice.yaml"}, .err = "",
		.out = "ok      lesson\n"
		       "  warning: the wrong answer at line 51, 'logoff 8', matches the one at "
		       "line "
		       "50, whose text is shown\n"});
}

/* A line that never ends ends the lesson's verification, and not the author's patience. */
static void verify__ends_a_loop(void **state)
{
	size_t size;
	char *whole = read_file("lesson.yaml", &size), text[8192], *out = NULL;
	char *at = strstr(whole, "solution: [logoff 12]");

	(void)state;
	snprintf(text, sizeof(text), "%.*ssolution: ['for /l %%i in (1,0,2) do @rem', logoff 12]%s",
		(int)(at - whole), whole, at + strlen("solution: [logoff 12]"));
	free(whole);
	sandbox_write_text("loop.yaml", text);
	same_number("loop",
		sandbox_start(
			&(struct sandbox_case){.arguments = {"learn", "--verify", "loop.yaml"}},
			&out, NULL),
		1);
	if (strncmp(out,
		    "failed  lesson\n  'for /l %i in (1,0,2) do @rem' ran for 10 s, and was "
		    "ended\n",
		    80) != 0)
		fail_msg("%s", out);
	free(out);
}

static void verify__is_content_and_speaks_tap(void **state)
{
	static const struct sandbox_case cases[] = {
		{"text", {"learn", "--verify", "lesson.yaml"}, .out = "ok      lesson\n",
			.err = ""},
		{"TAP", {"learn", "--verify", "--format", "tap", "lesson.yaml", "by-id"},
			.out = "1..2\nok 1 - lesson\nok 2 - by-id\n", .err = ""},
		{"lint of it is the same", {"learn", "--verify", "lesson.yaml", "by-if"},
			.status = 1, .out = "",
			.err = "tsfarm: unknown lesson 'by-if'; did you mean 'by-id'?\n"},
	};

	(void)state;
	sandbox_run_all(cases, ARRAY_SIZE(cases));
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, setup, sandbox_teardown)

int main(int argc, char **argv)
{
	static const struct CMUnitTest tests[] = {
		TEST(learn__tells_a_mistake_at_once_and_once),
		TEST(learn__words),
		TEST(learn__asks),
		TEST(learn__knows_a_wrong_answer),
		TEST(learn__of_the_way_to_the_end),
		TEST(learn__goes_on_where_it_was),
		TEST(learn__says_the_most_that_a_lesson_knows),
		TEST(learn__remembers_what_was_typed),
		TEST(learn__another_lesson_of_that_name_begins_anew),
		TEST(learn__what_was_half_made_begins_anew),
		TEST(learn__sweeps_up_after_whoever_was_killed),
		TEST(learn__begins_anew_where_it_began),
		TEST(learn__goes_on_without_its_session),
		TEST(learn__draws_what_has_changed_since_the_beginning),
		TEST(learn__restart_puts_files_back),
		TEST(learn__damaged_farm_begins_anew),
		TEST(learn__what_is_no_farm_begins_anew),
		TEST(learn__makes_missing_files_again),
		TEST(learn__refuses_a_folder_of_others),
		TEST(learn__fills_an_empty_progress),
		TEST(learn__two_do_not_get_in_each_others_way),
		TEST(learn__progress_that_cannot_be_written_is_said_once),
		TEST(learn__lesson_without_room),
		TEST(learn__lists_and_goes_on),
		TEST(learn__edition),
		TEST(learn__looks_without_a_place),
		TEST(learn__makes_no_class),
		TEST(learn__takes_the_login_for_a_name),
		TEST(learn__refuses),
		TEST(verify__finds_what_is_wrong),
		TEST(verify__says_which_wrong_answer_is_meant),
		TEST(verify__ends_a_loop),
		TEST(verify__is_content_and_speaks_tap),
	};

	sandbox_use(argc > 1 ? argv[1] : NULL);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
