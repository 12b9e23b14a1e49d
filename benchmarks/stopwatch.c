#include "benchmarks/stopwatch.h"

#include <fcntl.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

extern char **environ;

uint64_t stopwatch_now(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (uint64_t)now.tv_sec * 1000000 + (uint64_t)now.tv_nsec / 1000;
}

static void start_process(char *const *arguments, const posix_spawn_file_actions_t *silent)
{
	pid_t pid;
	int r = posix_spawn(&pid, arguments[0], silent, NULL, arguments, environ);

	if (r == 0)
		return;
	fprintf(stderr, "cannot start '%s': %s\n", arguments[0], strerror(r));
	exit(1);
}

uint64_t stopwatch_spawn(size_t count, size_t side_by_side,
	char *const *(*arguments_of)(void *context, size_t number), void *context)
{
	posix_spawn_file_actions_t silent;
	uint64_t began;
	size_t running = 0;

	posix_spawn_file_actions_init(&silent);
	posix_spawn_file_actions_addopen(&silent, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
	posix_spawn_file_actions_addopen(&silent, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
	posix_spawn_file_actions_addopen(&silent, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
	began = stopwatch_now();
	for (size_t i = 0; i < count; i++) {
		if (running == side_by_side)
			wait(NULL), running--;
		start_process(arguments_of(context, i), &silent);
		running++;
	}
	while (running--)
		wait(NULL);
	posix_spawn_file_actions_destroy(&silent);
	return stopwatch_now() - began;
}

void stopwatch_print_row(const char *what, double floor_us, double us)
{
	printf("%-44s %9.0f us %9.0f us %8.2f\n", what, floor_us, us, us / floor_us);
}
