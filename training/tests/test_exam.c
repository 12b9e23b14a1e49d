/* `tsfarm learn --exam`: an exam, its result, and what becomes of it when it is changed or killed. */
#include <stdlib.h>
#include <string.h>

#include "base/disk.h"
#include "base/environment.h"
#include "base/file.h"
#include "base/macros.h"
#include "base/tests/sandbox.h"

#define EXAM "learn", "--exam", "exam.yaml", "--class", "room", "--as", "ann"
#define CHECK "learn", "--exam", "exam.yaml", "--check"
#define RESULT "room/ann.lessons/february.result"
#define HEAD "exam: february\ntitle: Ending sessions\nminutes: 45\n"
#define TASKS "tasks:\n  - {lesson: own-session, points: 2}\n  - {lesson: by-id, points: 3}\n"
#define POINTS(all, first, second)                                                                 \
	"ann, february: " all " of 5 points\n"                                                     \
	"  1  own-session              " first " of 2\n"                                           \
	"  2  by-id                    " second " of 3\n"

enum {
	NOW = 1764000000,
	KILLED = 128 + 9
};

/* kill_at.c and clock_at.c. */
static struct text killer, clock_library;

static int setup(void **state)
{
	static const char *const variables[] = {"XDG_STATE_HOME", "TSFARM_CLASS"};

	for (size_t i = 0; i < ARRAY_SIZE(variables); i++)
		environment_set(variables[i], NULL);
	if (sandbox_setup(state) != 0)
		return -1;
	same_number("room", file_make_folder("room"), 0);
	sandbox_write_text("exam.yaml", HEAD TASKS);
	return 0;
}

static char *take_exam(const char *input, int expected, char **ret_err)
{
	char *out = NULL;

	same_number(input,
		sandbox_start(
			&(struct sandbox_case){.arguments = {EXAM}, .input = input}, &out, ret_err),
		expected);
	return out;
}

static void has_text(const char *text, const char *piece)
{
	if (!strstr(text, piece))
		sandbox_compare(piece, "text", piece, text);
}

static void take_and_expect(const char *input, int status, const char *piece)
{
	char *out = take_exam(input, status, NULL);

	has_text(out, piece);
	free(out);
}

static void exam__is_ended_and_checked(void **state)
{
	char *err = NULL, *out = take_exam("logoff\n.next\nlogoff 3\n.next\n", 0, &err);

	(void)state;
	has_text(out, "Task 1 of 2, 2 points. 45 minutes are left for the exam.");
	has_text(out, POINTS("5", "2", "3"));
	same_text("complaints", err, "");
	free(out);
	free(err);
	sandbox_run(&(struct sandbox_case){
		"check", {CHECK, RESULT}, .out = POINTS("5", "2", "3"), .err = ""});
	/* what is ended stays so */
	take_and_expect("logoff\n", 0, POINTS("5", "2", "3"));
}

static void exam__gives_no_hints_and_takes_nothing_back(void **state)
{
	static const char typed[] = ".next\nlogoff 8\n.hint\n.undo\n.redo\n.restart\nlogoff 3\n";
	char *err = NULL, *out = take_exam(typed, 1, &err);

	(void)state;
	has_text(out, POINTS("0", "0", "0"));
	same_text("complaints", err,
		"tsfarm: this exam gives no hints\n"
		"tsfarm: this exam takes nothing back\n"
		"tsfarm: this exam takes nothing back\n"
		"tsfarm: this exam takes nothing back\n");
	free(out);
	free(err);
	/* another exam allows it */
	sandbox_write_text(
		"exam.yaml", "exam: march\ntitle: x\nminutes: 1\nhints: yes\nundo: yes\n" TASKS);
	out = take_exam(".next\nlogoff 8\n.hint\n.undo\nlogoff 3\n", 1, &err);
	has_text(out, "Hint 1 of 3");
	has_text(out, "ann, march: 3 of 5 points");
	same_text("complaints", err, "");
	free(out);
	free(err);
}

/* Lines of a task that was left are typed again, each time in a shell of its own. */
static void exam__goes_on(void **state)
{
	(void)state;
	take_and_expect("set X=3\nquery session\n", 1, "The same command continues the exam.");
	take_and_expect(
		".next\nset Y=3\nlogoff %X%\nlogoff %Y%\n.next\n", 1, POINTS("3", "0", "3"));
	take_and_expect("logoff\n", 0, POINTS("5", "2", "3"));
	sandbox_run(&(struct sandbox_case){"check", {CHECK, RESULT},
		.out = POINTS("5", "2", "3") "  The exam was not ended.\n", .err = ""});
}

/* Input that a command asks for would not be in the result. */
static void exam__commands_get_no_input(void **state)
{
	(void)state;
	take_and_expect(".next\nset /p N=\n3\nlogoff %N%\nlogoff 3\n", 1, POINTS("3", "0", "3"));
	sandbox_run(&(struct sandbox_case){"check", {CHECK, RESULT},
		.out = POINTS("3", "0", "3") "  The exam was not ended.\n", .err = ""});
}

/* A lesson of one's own is found beside the exam, from any folder. */
static void exam__has_lessons_of_files(void **state)
{
	(void)state;
	same_number("folder", file_make_folder("sub"), 0);
	sandbox_run(&(struct sandbox_case){
		"new", {"learn", "--new", "sub/own.yaml"}, .out = "sub/own.yaml\n"});
	sandbox_write_text("sub/exam.yaml", HEAD "tasks: [{lesson: ./own.yaml, points: 7}]\n");
	sandbox_start(&(struct sandbox_case){.arguments = {"learn", "--exam", "sub/exam.yaml",
						     "--class", "room", "--as", "ann"},
			      .input = "logoff 12\n.end\n"},
		NULL, NULL);
	sandbox_run(&(struct sandbox_case){"check",
		{"learn", "--exam", "sub/exam.yaml", "--check", RESULT},
		.out = "ann, february: 7 of 7 points\n  1  own                      7 of 7\n",
		.err = ""});
}

/* --- A file that was changed --- */

static char *replace_text(const char *text, const char *old, const char *fresh)
{
	const char *at = strstr(text, old);
	size_t length = strlen(text) + strlen(fresh) + 1;
	char *changed = malloc(length);

	assert_non_null(at);
	assert_non_null(changed);
	snprintf(changed, length, "%.*s%s%s", (int)(at - text), text, fresh, at + strlen(old));
	return changed;
}

static void exam__tells_a_changed_result(void **state)
{
	static const struct {
		const char *old, *fresh, *said;
	} rows[] = {
		{"typed 2 logoff 8", "typed 2 logoff 3", "line 6 is not as it was written"},
		{"began 0 february", "began 0 xebruary", "line 2 is not as it was written"},
		{" ann\n", " eva\n", "line 2 is not as it was written"},
		{"ended 0 0 of 5", "ended 0 5 of 5", "line 8 is not as it was written"},
		{"tsfarm-result 1", "tsfarm-result 2", "line 1 is not as it was written"},
		{"typed 2 logoff 8\n", "typed 2 logoff 8", "line 6 is not as it was written"},
	};
	size_t size;
	char *text;

	(void)state;
	take_and_expect(".next\nlogoff 8\n.end\n", 1, POINTS("0", "0", "0"));
	text = read_file(RESULT, &size);
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		char *changed = replace_text(text, rows[i].old, rows[i].fresh), *err = NULL;
		int status;

		sandbox_write_text("changed", changed);
		status = sandbox_start(
			&(struct sandbox_case){.arguments = {CHECK, "changed"}}, NULL, &err);
		if (status != 1 ||
			(i && i != 1 && i != 2 && i != 4 && !strstr(err, rows[i].said)) || !*err)
			fail_msg("%s: status %d, %s", rows[i].fresh, status, err);
		free(changed);
		free(err);
	}
	free(text);
	/* an exam that was changed is another one */
	sandbox_write_text("exam.yaml", HEAD "undo: yes\n" TASKS);
	sandbox_run(&(struct sandbox_case){"other", {CHECK, RESULT}, .status = 1, .out = "",
		.err = "tsfarm: '" RESULT
		       "' is the result of another exam, or of another learner\n"});
	sandbox_run(&(struct sandbox_case){"none", {CHECK, "none"}, .status = 2, .out = "",
		.err = "tsfarm: cannot read result 'none': No such file or directory\n"});
}

/* --- The clock --- */

static void set_clock(long long seconds)
{
	char text[32];

	snprintf(text, sizeof(text), "%lld\n", seconds);
	sandbox_write_text("clock", text);
}

static void begin_clock(void)
{
	struct text whole = {0};

	set_clock(NOW);
	same_number("clock", file_whole_path("clock", &whole), 0);
	environment_set("CLOCK_AT", text_string(&whole));
	environment_set("ASAN_OPTIONS", "verify_asan_link_order=0");
	environment_set("LD_PRELOAD", text_string(&clock_library));
	text_deinit(&whole);
}

static void exam__has_a_time(void **state)
{
	(void)state;
	begin_clock();
	take_and_expect("logoff\n", 1, POINTS("2", "2", "0"));
	/* the last second counts, the next one does not */
	set_clock(NOW + 45 * 60);
	take_and_expect("logoff 9\n", 1, "Task 2 of 2, 3 points. 0 minutes are left");
	set_clock(NOW + 45 * 60 + 1);
	take_and_expect("logoff 3\n", 1, POINTS("2", "2", "0"));
	environment_set("LD_PRELOAD", NULL);
	sandbox_run(&(struct sandbox_case){
		"check", {CHECK, RESULT}, .out = POINTS("2", "2", "0"), .err = ""});
}

/* --- Killed --- */

static int take_killed(const char *input, unsigned n)
{
	static const char zeros[8];
	struct text whole = {0};
	char number[16];
	int status;

	write_file("counter", zeros, sizeof(zeros));
	same_number("counter", file_whole_path("counter", &whole), 0);
	snprintf(number, sizeof(number), "%u", n);
	environment_set("KILL_AT", number);
	environment_set("KILL_COUNTER", text_string(&whole));
	environment_set("ASAN_OPTIONS", "verify_asan_link_order=0");
	environment_set("LD_PRELOAD", text_string(&killer));
	status = sandbox_start(
		&(struct sandbox_case){.arguments = {EXAM}, .input = input}, NULL, NULL);
	environment_set("LD_PRELOAD", NULL);
	text_deinit(&whole);
	return status;
}

/* Before that, nothing was typed. */
static bool has_begun(const char *path)
{
	struct text text = {0};
	bool has = file_read(path, &text) == 0 && strstr(text_string(&text), " ann\n");

	text_deinit(&text);
	return has;
}

/* Whatever is in the result is checked without a complaint, and the exam goes on. */
static void exam__killed_at_any_call(void **state)
{
	int status = KILLED;
	unsigned n = 0;

	(void)state;
	while (status == KILLED) {
		char *err = NULL;

		disk_remove_tree("room");
		same_number("room", file_make_folder("room"), 0);
		status = take_killed("logoff\n", ++n);
		if (has_begun(RESULT)) {
			sandbox_start(
				&(struct sandbox_case){.arguments = {CHECK, RESULT}}, NULL, &err);
			same_text("killed", err, "");
			free(err);
		}
		if (n % 8 == 1)
			take_and_expect("logoff\n.next\nlogoff 3\n.next\n.end\n", 0,
				"february: 5 of 5 points");
	}
	if (status != 1 || n < 20)
		fail_msg("status %d, %u kills", status, n - 1);
}

/* --- Misuse --- */

static void exam__refuses(void **state)
{
	static const struct sandbox_case cases[] = {
		{"no exam", {"learn", "--check", "x"}, .status = 2, .out = "",
			.err = "tsfarm: --check needs the exam; use --exam FILE\n"},
		{"no result", {CHECK}, .status = 2, .out = "",
			.err = "tsfarm: --check needs the files of results\n"},
		{"a lesson", {EXAM, "by-id"}, .status = 2, .out = "",
			.err = "tsfarm: --exam takes no lesson, and of the options only --as, "
			       "--class and --check\n"},
		{"no file", {"learn", "--exam", "none.yaml"}, .status = 2, .out = ""},
		{"problems", {"learn", "--exam", "wrong.yaml"}, .status = 2, .out = "",
			.err = "wrong.yaml:1:7: exam: 'X' is no id of an exam; accepted: small "
			       "letters, digits and '-'\n"
			       "wrong.yaml:3:10: minutes: an exam has a minute at least\n"
			       "tsfarm: cannot use 'wrong.yaml' as an exam; see "
			       "docs/classroom.md\n"},
		{"no number", {"learn", "--exam", "words.yaml"}, .status = 2, .out = "",
			.err = "words.yaml:3:10: minutes: 'ten' is not a whole number from 0 to "
			       "1440\n"
			       "tsfarm: cannot use 'words.yaml' as an exam; see "
			       "docs/classroom.md\n"},
		{"a lesson that is none", {"learn", "--exam", "nothing.yaml", "--as", "ann"},
			.status = 2, .out = "",
			.err = "tsfarm: unknown lesson 'by-if'; did you mean 'by-id'?\n"},
	};

	(void)state;
	sandbox_write_text("wrong.yaml", "exam: X\ntitle: x\nminutes: 0\n" TASKS);
	sandbox_write_text("words.yaml", "exam: x\ntitle: x\nminutes: ten\n" TASKS);
	sandbox_write_text("nothing.yaml", HEAD "tasks:\n  - {lesson: by-if, points: 1}\n");
	sandbox_run_all(cases, ARRAY_SIZE(cases));
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, setup, sandbox_teardown)

int main(int argc, char **argv)
{
	static const struct CMUnitTest tests[] = {
		TEST(exam__is_ended_and_checked),
		TEST(exam__gives_no_hints_and_takes_nothing_back),
		TEST(exam__goes_on),
		TEST(exam__commands_get_no_input),
		TEST(exam__has_lessons_of_files),
		TEST(exam__tells_a_changed_result),
		TEST(exam__has_a_time),
		TEST(exam__killed_at_any_call),
		TEST(exam__refuses),
	};

	sandbox_use(argc > 1 ? argv[1] : NULL);
	if (argc < 4 || file_whole_path(argv[2], &killer) != 0 ||
		file_whole_path(argv[3], &clock_library) != 0) {
		fprintf(stderr, "usage: test_exam TSFARM KILL_AT_LIBRARY CLOCK_AT_LIBRARY\n");
		return 1;
	}
	return cmocka_run_group_tests(tests, NULL, NULL);
}
