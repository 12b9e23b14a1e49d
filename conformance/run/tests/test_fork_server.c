/* Programs that are started once and forked: they do what started ones do. */
#include "base/tests/support.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/macros.h"
#include "conformance/run/fork_server.h"

static struct fork_servers servers = {.library = FORK_LIBRARY};

static int teardown(void **state)
{
	(void)state;
	fork_servers_deinit(&servers);
	servers = (struct fork_servers){.library = FORK_LIBRARY};
	return 0;
}

/* Run the command line to its end. Without `is_forked` it is started as usual. */
static struct process run_words(const char *const *words, bool is_forked, const char *input)
{
	const char *const environment[] = {"PATH=/usr/bin:/bin", "MARK=here", "LANG=C", NULL};
	struct process process;
	struct process *const processes[] = {&process};
	const struct process_plan plan = {
		.arguments = (char *const *)(uintptr_t)words,
		.environment = (char *const *)(uintptr_t)environment,
		.time_limit = 10,
		.input = input,
		.folder = "/",
		.mark = "MARK=here",
		.servers = is_forked ? &servers : NULL,
	};

	assert_int_equal(process_start(&process, &plan), 0);
	while (process.pid)
		assert_true(process_wait(processes, 1, 100) >= 0);
	return process;
}

static void fork_servers_start__does_what_a_start_does(void **state)
{
	static const char *const lines[][4] = {
		{"/bin/sh", "-c", "echo out; echo err >&2; exit 3", NULL},
		{"/bin/sh", "-c", "pwd; cat; echo $0 $MARK $LANG", NULL},
		{"/bin/sh", "-c", "kill -SEGV $$", NULL},
		{"/bin/sh", "-c", "env | sort | grep -v ^_=", NULL},
		{"/bin/sh", "-c", "umask; ulimit -n", NULL},
		{"/usr/bin/env", NULL},
		{"env", "true", NULL},
		{"/bin/cat", "/proc/self/comm", NULL},
		{"/bin/cat", "/nowhere", NULL},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(lines); i++) {
		struct process forked = run_words(lines[i], true, "/etc/hostname");
		struct process started = run_words(lines[i], false, "/etc/hostname");

		if (forked.end != started.end || forked.code != started.code)
			fail_msg("line %zu: %s %d, and started %s %d", i,
				process_end_to_string(forked.end), forked.code,
				process_end_to_string(started.end), started.code);
		for (int stream = 0; stream < 2; stream++)
			assert_string_equal(text_string(&forked.output[stream]),
				text_string(&started.output[stream]));
		process_deinit(&forked);
		process_deinit(&started);
	}
	/* each of them was forked, so that the comparison means something */
	assert_int_equal(servers.forked, ARRAY_SIZE(lines));
	assert_int_equal(servers.spawned, 0);
}

static void fork_servers_start__leaves_scripts_to_a_start(void **state)
{
	struct folder folder;
	char script[] = "#!/bin/sh\necho script\n";
	const char *words[] = {NULL, NULL};
	struct process process;

	(void)state;
	folder_make(&folder);
	write_file(folder_file(&folder, "script"), script, strlen(script));
	words[0] = folder_file(&folder, "script");
	assert_int_equal(chmod(words[0], 0700), 0);
	process = run_words(words, true, NULL);
	assert_string_equal(text_string(&process.output[0]), "script\n");
	assert_int_equal(servers.forked, 0);
	assert_int_equal(servers.spawned, 1);
	process_deinit(&process);
	folder_remove(&folder);
}

static void fork_servers_start__ends_what_runs_too_long(void **state)
{
	const char *const words[] = {"/bin/sh", "-c", "sleep 100 & sleep 100", NULL};
	const char *const environment[] = {"PATH=/usr/bin:/bin", "MARK=here", NULL};
	struct process process;
	struct process *const processes[] = {&process};
	const struct process_plan plan = {.arguments = (char *const *)(uintptr_t)words,
		.environment = (char *const *)(uintptr_t)environment,
		.time_limit = 1,
		.mark = "MARK=here",
		.servers = &servers};

	(void)state;
	assert_int_equal(process_start(&process, &plan), 0);
	while (process.pid)
		assert_true(process_wait(processes, 1, 100) >= 0);
	assert_int_equal(process.end, PROCESS_TIMED_OUT);
	assert_int_equal(servers.forked, 1);
	process_deinit(&process);
}

/* A server that is gone is replaced by a start, and nobody sees it. */
static void fork_servers_start__goes_on_without_its_server(void **state)
{
	const char *const words[] = {"/bin/sh", "-c", "echo still", NULL};
	struct process process;

	(void)state;
	process = run_words(words, true, NULL);
	process_deinit(&process);
	assert_int_equal(servers.forked, 1);
	fork_servers_refuse(&servers, "/bin/sh");
	process = run_words(words, true, NULL);
	assert_string_equal(text_string(&process.output[0]), "still\n");
	assert_int_equal(servers.spawned, 1);
	process_deinit(&process);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_teardown(fork_servers_start__does_what_a_start_does, teardown),
		cmocka_unit_test_teardown(fork_servers_start__leaves_scripts_to_a_start, teardown),
		cmocka_unit_test_teardown(fork_servers_start__ends_what_runs_too_long, teardown),
		cmocka_unit_test_teardown(fork_servers_start__goes_on_without_its_server, teardown),
	};

	if (process_watch() != 0)
		return 1;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
