#include "cli/tests/sandbox.h"

#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/macros.h"

/* The folder has a place to work in, and beside it the streams of the program. */
static char program[PATH_MAX], started_in[PATH_MAX];
static struct folder folder, work;
static uid_t user;

void sandbox_use(const char *path)
{
	if (!path || !realpath(path, program)) {
		fprintf(stderr, "usage: the test program, and the program under test\n");
		exit(1);
	}
}

const char *sandbox_program(void)
{
	return program;
}

void sandbox_be(uid_t new_user)
{
	user = new_user;
}

static const char *beside(const char *name)
{
	static char paths[4][PATH_MAX];
	static unsigned next;
	char *path = paths[next++ % ARRAY_SIZE(paths)];

	snprintf(path, PATH_MAX, "%s/%s", folder.path, name);
	return path;
}

/* --- Fixtures --- */

int sandbox_setup(void **state)
{
	static const char *const unset[] = {"HOME", "TSFARM_DB", "TSFARM_SERVER", "TSFARM_SESSION",
		"TERM", "NO_COLOR", "LANG", "LC_ALL"};

	(void)state;
	user = 0;
	for (size_t i = 0; i < ARRAY_SIZE(unset); i++)
		unsetenv(unset[i]);
	setenv("PATH", "/usr/bin:/bin", true);
	if (!getcwd(started_in, sizeof(started_in)))
		return -1;
	folder_make(&folder);
	snprintf(work.path, sizeof(work.path), "%s", beside("work"));
	return chmod(folder.path, 0755) || mkdir(work.path, 0755) || chdir(work.path);
}

int sandbox_teardown(void **state)
{
	(void)state;
	if (chdir(started_in) != 0)
		return -1;
	folder_remove(&work);
	folder_remove(&folder);
	return 0;
}

void sandbox_write_text(const char *name, const char *text)
{
	write_file(name, text, strlen(text));
}

/* --- Running --- */

static void redirect(const char *path, int flags, int descriptor)
{
	int file = open(path, flags, 0644);

	if (file < 0 || dup2(file, descriptor) < 0)
		_exit(99);
	close(file);
}

/* Whoever gives up root may no longer reach the program by its path, but by a descriptor. */
static _Noreturn void become(const struct sandbox_case *given)
{
	char *arguments[SANDBOX_ARGUMENTS_MAX + 2] = {program};
	int file = open(program, O_RDONLY | O_CLOEXEC);

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
	execv(program, arguments);
	_exit(97);
}

static pid_t spawn(const struct sandbox_case *given, const char *out, const char *err)
{
	pid_t child;

	sandbox_write_text(beside("input"), given->input ? given->input : "");
	fflush(NULL);
	child = fork();
	assert_true(child >= 0);
	if (child == 0) {
		redirect(beside("input"), O_RDONLY, STDIN_FILENO);
		redirect(out, O_WRONLY | O_CREAT | O_TRUNC, STDOUT_FILENO);
		redirect(err, O_WRONLY | O_CREAT | O_TRUNC, STDERR_FILENO);
		become(given);
	}
	return child;
}

pid_t sandbox_begin(const struct sandbox_case *given)
{
	return spawn(given, "/dev/null", "/dev/null");
}

int sandbox_start(const struct sandbox_case *given, char **ret_out, char **ret_err)
{
	pid_t child = spawn(given, beside("out"), beside("err"));
	size_t length;
	int status;

	assert_int_equal(waitpid(child, &status, 0), child);
	if (ret_out)
		*ret_out = read_file(beside("out"), &length);
	if (ret_err)
		*ret_err = read_file(beside("err"), &length);
	return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
}

/* Print how the texts differ; are they the same? */
static bool same(const char *label, const char *what, const char *expected, const char *actual)
{
	char command[2 * sizeof(folder.path) + 128];

	if (strcmp(expected, actual) == 0)
		return true;
	sandbox_write_text(beside("expected"), expected);
	sandbox_write_text(beside("actual"), actual);
	fprintf(stderr, "%s: %s is another one\n", label, what);
	snprintf(command, sizeof(command),
		"diff -u --label expected --label actual %s/expected %s/actual >&2", folder.path,
		folder.path);
	return system(command) == 0;
}

void sandbox_compare(const char *label, const char *what, const char *expected, const char *actual)
{
	if (!same(label, what, expected, actual))
		fail_msg("%s: %s", label, what);
}

void sandbox_run(const struct sandbox_case *given)
{
	char *out, *err;
	int status = sandbox_start(given, &out, &err);
	bool good = status == given->status;

	if (!good)
		fprintf(stderr, "%s: exit status %d, expected %d\n", given->label, status,
			given->status);
	good &= !given->out || same(given->label, "stdout", given->out, out);
	good &= !given->err || same(given->label, "stderr", given->err, err);
	if (!good && (!given->err || status != given->status))
		fprintf(stderr, "%s: stderr was: %s\n", given->label, err);
	free(out);
	free(err);
	if (!good)
		fail_msg("%s", given->label);
}

void sandbox_run_all(const struct sandbox_case *cases, size_t count)
{
	for (size_t i = 0; i < count; i++)
		sandbox_run(&cases[i]);
}
