#include "base/tests/sandbox_system.h"

#include <fcntl.h>
#include <io.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/become.h"
#include "base/macros.h"

const char *const sandbox_path = NULL;

void sandbox_be_everybody(void)
{
}

void sandbox_make_folder(const char *path)
{
	assert_int_equal(mkdir(path), 0);
}

/* Programs inherit the three streams of this one, which are therefore lent to them. */
static int lend_stream(const char *path, int flags, int descriptor)
{
	int kept = dup(descriptor), file = open(path, flags | _O_BINARY, _S_IREAD | _S_IWRITE);

	assert_true(kept >= 0 && file >= 0);
	assert_true(dup2(file, descriptor) >= 0);
	close(file);
	return kept;
}

static void take_back(int kept, int descriptor)
{
	dup2(kept, descriptor);
	close(kept);
}

int sandbox_execute(const struct sandbox_case *given, const struct sandbox_streams *streams)
{
	char *command[SANDBOX_ARGUMENTS_MAX + 2] = {(char *)sandbox_program()};
	int kept[3], r, status = -1;

	for (size_t i = 0; given->arguments[i]; i++)
		command[i + 1] = (char *)given->arguments[i];
	kept[0] = lend_stream(streams->input, O_RDONLY, STDIN_FILENO);
	kept[1] = lend_stream(streams->out, O_WRONLY | O_CREAT | O_TRUNC, STDOUT_FILENO);
	kept[2] = lend_stream(streams->err, O_WRONLY | O_CREAT | O_TRUNC, STDERR_FILENO);
	r = become_command(command, &status);
	for (int i = 0; i < 3; i++)
		take_back(kept[i], i);
	same_number("started", r, 0);
	return status;
}

void sandbox_trim_lines(char *text)
{
	char *to = text;

	for (const char *from = text; *from; from++) {
		if (from[0] != '\r' || from[1] != '\n')
			*to++ = *from;
	}
	*to = '\0';
}

static void print_lines(const char *title, const char *path)
{
	size_t length;
	char *text = read_file(path, &length);

	fprintf(stderr, "--- %s\n%s", title, text);
	free(text);
}

/* Windows has no diff. */
void sandbox_print_difference(const char *expected, const char *actual)
{
	print_lines("expected", expected);
	print_lines("actual", actual);
}
