#include "base/tests/sandbox_posix.h"

#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/tests/sandbox_system.h"

const char *const sandbox_path = "/usr/bin:/bin";

static uid_t user;

void sandbox_be(uid_t new_user)
{
	user = new_user;
}

void sandbox_be_everybody(void)
{
	sandbox_be(0);
}

/* Whoever programs run as must get there: mkdtemp() makes folders for their owner alone. */
void sandbox_make_folder(const char *path)
{
	char above[512];

	snprintf(above, sizeof(above), "%s/..", path);
	assert_int_equal(mkdir(path, 0755), 0);
	assert_int_equal(chmod(above, 0755), 0);
}

static void redirect_stream(const char *path, int flags, int descriptor)
{
	int file = open(path, flags, 0644);

	if (file < 0 || dup2(file, descriptor) < 0)
		_exit(99);
	close(file);
}

/* Whoever gives up root may no longer reach the program by its path, but by a descriptor. */
static _Noreturn void become_program(const struct sandbox_case *given)
{
	char *arguments[SANDBOX_ARGUMENTS_MAX + 2] = {(char *)sandbox_program()};
	int file = open(arguments[0], O_RDONLY | O_CLOEXEC);

	for (size_t i = 0; given->arguments[i]; i++)
		arguments[i + 1] = (char *)given->arguments[i];
	/* a program that hangs ends the test, not the patience of a person */
	alarm(60);
	if (user && setuid(user) != 0)
		_exit(98);
	if (user) {
		extern char **environ;

		fexecve(file, arguments, environ);
	}
	execv(arguments[0], arguments);
	_exit(97);
}

static pid_t spawn_program(const struct sandbox_case *given, const struct sandbox_streams *streams)
{
	pid_t child = fork();

	assert_true(child >= 0);
	if (child == 0) {
		redirect_stream(streams->input, O_RDONLY, STDIN_FILENO);
		redirect_stream(streams->out, O_WRONLY | O_CREAT | O_TRUNC, STDOUT_FILENO);
		redirect_stream(streams->err, O_WRONLY | O_CREAT | O_TRUNC, STDERR_FILENO);
		become_program(given);
	}
	return child;
}

pid_t sandbox_begin(const struct sandbox_case *given)
{
	static const struct sandbox_streams nowhere = {"/dev/null", "/dev/null", "/dev/null"};

	assert_null(given->input);
	fflush(NULL);
	return spawn_program(given, &nowhere);
}

int sandbox_execute(const struct sandbox_case *given, const struct sandbox_streams *streams)
{
	pid_t child = spawn_program(given, streams);
	int status;

	assert_int_equal(waitpid(child, &status, 0), child);
	return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
}

void sandbox_trim_lines(char *text)
{
	(void)text;
}

void sandbox_print_difference(const char *expected, const char *actual)
{
	char command[2048];

	snprintf(command, sizeof(command), "diff -u --label expected --label actual %s %s >&2",
		expected, actual);
	if (system(command) < 0)
		fprintf(stderr, "diff did not run\n");
}
