/* `tsfarm create`, killed at any moment: the farm is there whole, or not at all. */
#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/macros.h"
#include "base/tests/sandbox_posix.h"
#include "base/text.h"
#include "tsfarm/tests/exported.h"

enum {
	SERVERS = 20,
	SESSIONS = 100,
	KILLS = 15
};

/* Large enough that the killing meets every part of the work. */
static int setup(void **state)
{
	struct text farm = {0};

	if (sandbox_setup(state) != 0)
		return -1;
	text_add(&farm, "servers:\n");
	for (int i = 0; i < SERVERS; i++) {
		text_printf(&farm, "  S%d:\n    sessions:\n", i);
		for (int j = 1; j <= SESSIONS; j++)
			text_printf(&farm, "      %d: {user: eva, programs: [calc.exe]}\n", j);
	}
	sandbox_write_text("big.yaml", text_string(&farm));
	text_deinit(&farm);
	sandbox_write_text("small.yaml", "servers: {OLD: {}}\n");
	return 0;
}

static long long clock_microseconds(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return now.tv_sec * 1000000ll + now.tv_nsec / 1000;
}

static void wait_for(long long time)
{
	const struct timespec pause = {time / 1000000, time % 1000000 * 1000};

	nanosleep(&pause, NULL);
}

/* How long it takes when nobody kills it. */
static long long measure_time(const struct sandbox_case *given)
{
	long long begin = clock_microseconds();

	same_number("unkilled", sandbox_start(given, NULL, NULL), 0);
	return clock_microseconds() - begin;
}

static void run_and_kill(const struct sandbox_case *given, long long after)
{
	pid_t child = sandbox_begin(given);

	wait_for(after);
	kill(child, SIGKILL);
	assert_int_equal(waitpid(child, NULL, 0), child);
}

static void kill__a_new_farm_is_whole_or_not_there(void **state)
{
	static const struct sandbox_case first = {
		"create", {"create", "whole.db", "big.yaml"}, .err = ""};
	static const struct sandbox_case given = {
		"create", {"create", "farm.db", "big.yaml"}, .err = ""};
	long long whole_time = measure_time(&first);
	char *whole = export_farm("whole.db");

	(void)state;
	for (int i = 0; i <= KILLS; i++) {
		run_and_kill(&given, whole_time * i / KILLS);
		if (access("farm.db", F_OK) == 0) {
			char *got = export_farm("farm.db");

			sandbox_compare("killed", "farm", whole, got);
			free(got);
			assert_int_equal(unlink("farm.db"), 0);
		}
	}
	free(whole);
	/* and none of it stands in the way of the next */
	sandbox_run(&given);
}

static void kill__a_replaced_farm_is_the_old_one_or_the_new(void **state)
{
	static const struct sandbox_case first = {
		"create", {"create", "new.db", "big.yaml"}, .err = ""};
	static const struct sandbox_case second = {
		"create", {"create", "old.db", "small.yaml"}, .err = ""};
	static const struct sandbox_case given = {
		"create", {"create", "--force", "farm.db", "big.yaml"}, .err = ""};
	long long whole_time = measure_time(&first);
	char *new, *old;

	(void)state;
	sandbox_run(&second);
	new = export_farm("new.db");
	old = export_farm("old.db");
	for (int i = 0; i <= KILLS; i++) {
		char *got;

		sandbox_run(&(struct sandbox_case){
			"old", {"create", "--force", "farm.db", "small.yaml"}, .err = ""});
		run_and_kill(&given, whole_time * i / KILLS);
		got = export_farm("farm.db");
		if (strcmp(got, old) != 0)
			sandbox_compare("killed", "farm", new, got);
		free(got);
	}
	free(new);
	free(old);
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, setup, sandbox_teardown)

int main(int argc, char **argv)
{
	static const struct CMUnitTest tests[] = {
		TEST(kill__a_new_farm_is_whole_or_not_there),
		TEST(kill__a_replaced_farm_is_the_old_one_or_the_new),
	};

	sandbox_use(argc > 1 ? argv[1] : NULL);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
