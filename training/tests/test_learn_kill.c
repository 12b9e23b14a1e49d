/* `tsfarm learn`, killed at each call that changes a file: the learner always can go on. */
#include <stdlib.h>
#include <string.h>

#include "base/disk.h"
#include "base/environment.h"
#include "base/file.h"
#include "base/macros.h"
#include "base/tests/sandbox.h"

#define LEARN "learn", "--as", "ann", "--class", "class"

enum {
	KILLED = 128 + 9
};

/* The library that kills: kill_at.c. */
static struct text killer;

static int setup(void **state)
{
	static const char *const variables[] = {"XDG_STATE_HOME", "TSFARM_CLASS"};

	for (size_t i = 0; i < ARRAY_SIZE(variables); i++)
		environment_set(variables[i], NULL);
	return sandbox_setup(state);
}

/* What is typed and killed, and what must hold for whoever comes back. */
struct attempt {
	const char *label, *lesson, *input;
	bool is_begun;      /* before, by another run */
	bool with_children; /* the calls of logoff count too */
	/* Said at once on coming back: both or neither. */
	const char *told, *with;
	const char *never; /* NULL: anything */
	/* What solves it from wherever the learner is. */
	const char *solution;
	unsigned kills_min;
};

static int run_lesson(
	const struct attempt *attempt, const char *input, char **ret_out, char **ret_err)
{
	return sandbox_start(
		&(struct sandbox_case){.arguments = {LEARN, attempt->lesson}, .input = input},
		ret_out, ret_err);
}

/* Run it, killed at the n-th call; its exit status. */
static int run_killed(const struct attempt *attempt, unsigned n)
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
	environment_set("KILL_CHILDREN", attempt->with_children ? "1" : NULL);
	/* a sanitizer wants to be the first library otherwise */
	environment_set("ASAN_OPTIONS", "verify_asan_link_order=0");
	environment_set("LD_PRELOAD", text_string(&killer));
	status = run_lesson(attempt, attempt->input, NULL, NULL);
	environment_set("LD_PRELOAD", NULL);
	text_deinit(&whole);
	return status;
}

static void come_back(const struct attempt *attempt, unsigned n)
{
	char *out = NULL, *err = NULL;
	int status = run_lesson(attempt, NULL, &out, &err);

	if (status > 1 || *err)
		fail_msg("%s, killed at call %u: status %d, '%s'", attempt->label, n, status, err);
	if (attempt->told && !strstr(out, attempt->told) != !strstr(out, attempt->with))
		fail_msg("%s, killed at call %u: '%s' without '%s', or the other way round: %s",
			attempt->label, n, attempt->told, attempt->with, out);
	if (attempt->never && strstr(out, attempt->never))
		fail_msg("%s, killed at call %u: %s", attempt->label, n, out);
	free(out);
	free(err);
}

static void solve_lesson(const struct attempt *attempt, unsigned n)
{
	char *out = NULL;
	int status = run_lesson(attempt, attempt->solution, &out, NULL);

	if (status != 0 || !strstr(out, "\nSolved."))
		fail_msg(
			"%s, killed at call %u: not solved afterwards: %s", attempt->label, n, out);
	free(out);
}

static void check_attempt(const struct attempt *attempt)
{
	unsigned n = 0;
	int status = KILLED;

	while (status == KILLED) {
		disk_remove_tree("class");
		same_number("class", file_make_folder("class"), 0);
		if (attempt->is_begun)
			run_lesson(attempt, NULL, NULL, NULL);
		status = run_killed(attempt, ++n);
		come_back(attempt, n);
		/* which takes as long as all the rest */
		if (n % 4 == 1)
			solve_lesson(attempt, n);
	}
	if (status > 1 || n < attempt->kills_min)
		fail_msg("%s: status %d, %u kills", attempt->label, status, n - 1);
}

/* The lesson begins, its farm loses the learner's own session, and that solves it. */
static void kill__from_the_beginning_to_the_end(void **state)
{
	static const struct attempt attempt = {"all", "own-session", "logoff\n",
		.with_children = true, .told = "*** Your session WF12/4 was logged off.",
		.with = "\nSolved.", .solution = ".restart\nlogoff\n", .kills_min = 60};

	(void)state;
	check_attempt(&attempt);
}

/* The learner is at the logon prompt then, and is told of the mistake. */
static void kill__own_session_by_mistake(void **state)
{
	static const struct attempt attempt = {"mistake", "by-id", "logoff\n", .is_begun = true,
		.told = "*** Your session WF12/4 was logged off.",
		.with = "That was not meant to happen:\n  Session 4 on WF12, your own, has ended",
		.never = "\nSolved.", .solution = ".restart\nlogoff 3\n", .kills_min = 8};

	(void)state;
	check_attempt(&attempt);
}

/* A lesson that begins anew has passed through nothing, even if the farm is as at its end. */
static void kill__restart(void **state)
{
	static const struct attempt attempt = {"restart", "break-something",
		"logoff 12\n.restart\n", .is_begun = true, .never = "\nSolved.",
		.solution = ".restart\nlogoff 12\n.undo\n", .kills_min = 15};

	(void)state;
	check_attempt(&attempt);
}

/* A line that must be typed and cannot be typed again. */
static void kill__typed_line(void **state)
{
	static const struct attempt attempt = {"typed", "typed.yaml", "logoff 12 /v\n",
		.is_begun = true, .never = "something is still to be done",
		.solution = ".restart\nlogoff 12 /v\n", .kills_min = 8};
	char text[8192], *lesson, *at;
	size_t size;

	(void)state;
	same_number("new",
		sandbox_start(
			&(struct sandbox_case){.arguments = {"learn", "--new", "lesson.yaml"}},
			NULL, NULL),
		0);
	lesson = read_file("lesson.yaml", &size);
	at = strstr(lesson, "expect:\n") + strlen("expect:\n");
	snprintf(text, sizeof(text), "%.*s  typed: {contains: /v, exit: zero}\n%s",
		(int)(at - lesson), lesson, at);
	free(lesson);
	sandbox_write_text("typed.yaml", text);
	check_attempt(&attempt);
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, setup, sandbox_teardown)

int main(int argc, char **argv)
{
	static const struct CMUnitTest tests[] = {
		TEST(kill__from_the_beginning_to_the_end),
		TEST(kill__own_session_by_mistake),
		TEST(kill__restart),
		TEST(kill__typed_line),
	};

	sandbox_use(argc > 1 ? argv[1] : NULL);
	if (argc < 3 || file_whole_path(argv[2], &killer) != 0) {
		fprintf(stderr, "usage: test_learn_kill TSFARM KILL_AT_LIBRARY\n");
		return 1;
	}
	return cmocka_run_group_tests(tests, NULL, NULL);
}
