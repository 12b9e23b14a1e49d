#include "base/tests/sandbox.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/environment.h"
#include "base/file.h"
#include "base/macros.h"
#include "base/tests/sandbox_system.h"

enum {
	PATH_SIZE = 4096
};

/* The folder has a place to work in, and beside it the streams of the program. */
static char program[PATH_SIZE], started_in[PATH_SIZE];
static struct folder folder;

void sandbox_use(const char *path)
{
	struct text whole = {0};

	if (!path || file_whole_path(path, &whole) != 0 || whole.length >= sizeof(program)) {
		fprintf(stderr, "usage: the test program, and the program under test\n");
		exit(1);
	}
	memcpy(program, whole.bytes, whole.length + 1);
	text_deinit(&whole);
}

const char *sandbox_program(void)
{
	return program;
}

static const char *path_beside(const char *name)
{
	static char paths[4][PATH_SIZE];
	static unsigned next;
	char *path = paths[next++ % ARRAY_SIZE(paths)];

	snprintf(path, PATH_SIZE, "%s/%s", folder.path, name);
	return path;
}

/* --- Fixtures --- */

int sandbox_setup(void **state)
{
	static const char *const unset[] = {"HOME", "TSFARM_DB", "TSFARM_SERVER", "TSFARM_SESSION",
		"TERM", "NO_COLOR", "LANG", "LC_ALL"};

	const char *work;

	(void)state;
	sandbox_be_everybody();
	for (size_t i = 0; i < ARRAY_SIZE(unset); i++)
		environment_set(unset[i], NULL);
	if (sandbox_path)
		environment_set("PATH", sandbox_path);
	if (!getcwd(started_in, sizeof(started_in)))
		return -1;
	folder_make(&folder);
	work = path_beside("work");
	sandbox_make_folder(work);
	return chdir(work);
}

int sandbox_teardown(void **state)
{
	(void)state;
	if (chdir(started_in) != 0)
		return -1;
	folder_remove(&folder);
	return 0;
}

void sandbox_write_text(const char *name, const char *text)
{
	write_file(name, text, strlen(text));
}

/* --- Running --- */

static char *read_printed(const char *path)
{
	size_t length;
	char *text = read_file(path, &length);

	sandbox_trim_lines(text);
	return text;
}

int sandbox_start(const struct sandbox_case *given, char **ret_out, char **ret_err)
{
	const struct sandbox_streams streams = {
		path_beside("input"), path_beside("out"), path_beside("err")};
	int status;

	sandbox_write_text(streams.input, given->input ? given->input : "");
	fflush(NULL);
	status = sandbox_execute(given, &streams);
	if (ret_out)
		*ret_out = read_printed(streams.out);
	if (ret_err)
		*ret_err = read_printed(streams.err);
	return status;
}

/* Print how the texts differ; are they the same? */
static bool compare_text(
	const char *label, const char *what, const char *expected, const char *actual)
{
	if (strcmp(expected, actual) == 0)
		return true;
	sandbox_write_text(path_beside("expected"), expected);
	sandbox_write_text(path_beside("actual"), actual);
	fprintf(stderr, "%s: %s is another one\n", label, what);
	sandbox_print_difference(path_beside("expected"), path_beside("actual"));
	return false;
}

void sandbox_compare(const char *label, const char *what, const char *expected, const char *actual)
{
	if (!compare_text(label, what, expected, actual))
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
	good &= !given->out || compare_text(given->label, "stdout", given->out, out);
	good &= !given->err || compare_text(given->label, "stderr", given->err, err);
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
