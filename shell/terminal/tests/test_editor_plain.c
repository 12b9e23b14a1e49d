#include "base/tests/support.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/macros.h"
#include "shell/terminal/tests/editor_program.h"

static struct folder folder;
static struct news news;
static char *printed;

static int setup(void **state)
{
	(void)state;
	folder_make(&folder);
	return 0;
}

static int teardown(void **state)
{
	(void)state;
	folder_remove(&folder);
	news_close(&news);
	free(printed);
	printed = NULL;
	return 0;
}

/* In the child: run with a file in place of the streams. */
static int run_redirected(const char *from, const char *to, struct editor_program *program)
{
	int input = open(from, O_RDONLY), output = open(to, O_WRONLY | O_CREAT, 0600);

	if (dup2(input, STDIN_FILENO) < 0 || dup2(output, STDOUT_FILENO) < 0)
		return PROGRAM_FAILED;
	close(input);
	close(output);
	return editor_program(program);
}

/* Run with those bytes as the standard input; what it prints is in `printed`. */
static void run_program(
	const void *bytes, size_t length, struct editor_program *program, int expected)
{
	char from[600], to[600];
	pid_t child;
	int status;

	snprintf(from, sizeof(from), "%s", folder_file(&folder, "input"));
	snprintf(to, sizeof(to), "%s", folder_file(&folder, "output"));
	write_file(from, bytes, length);
	fflush(NULL);
	child = fork();
	if (child == 0)
		exit(run_redirected(from, to, program));
	waitpid(child, &status, 0);
	same_number("exit status", WIFEXITED(status) ? WEXITSTATUS(status) : -1, expected);
	free(printed);
	printed = read_file(to, &length);
	unlink(to);
}

static void editor_read__prints_nothing_of_its_own(void **state)
{
	static const struct {
		const char *label, *bytes;
		size_t length;
		const char *printed;
	} rows[] = {
		{"nothing", "", 0, "end\n"},
		{"lines", "query user\nlogoff 12\n", 21, "1 [query user]\n2 [logoff 12]\nend\n"},
		{"of Windows", "a\r\n\r\nb", 6, "1 [a]\n2 []\n3 [b]\nend\n"},
		{"NUL", "a\nb\0\nc\n", 7, "1 [a]\n2 nul\n3 [c]\nend\n"},
		{"Ctrl-Z is a character", "\032\nb\n", 4, "1 [<1A>]\n2 [b]\nend\n"},
		{"keys are characters", "a\tb\003\n", 5, "1 [a<09>b<03>]\nend\n"},
	};
	struct editor_program program = {.history = folder_file(&folder, "history")};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		run_program(rows[i].bytes, rows[i].length, &program, PROGRAM_ENDED);
		same_text(rows[i].label, printed, rows[i].printed);
	}
	/* a script is nobody's history */
	assert_int_equal(access(folder_file(&folder, "history"), F_OK), -1);
}

static void editor_read__looks_around_before_each_line(void **state)
{
	struct editor_program program = {.news = &news};

	(void)state;
	news_open(&news);
	news_tell(&news, "news\n");
	/* whoever tells is gone then, which stops the program at the second line */
	close(news.tell);
	news.tell = -1;
	run_program("a\nb\n", 4, &program, PROGRAM_STOPPED);
	same_text("printed", printed, "news\n1 [a]\nstopped\n");
}

static const struct CMUnitTest tests[] = {
	cmocka_unit_test_setup_teardown(editor_read__prints_nothing_of_its_own, setup, teardown),
	cmocka_unit_test_setup_teardown(
		editor_read__looks_around_before_each_line, setup, teardown),
};

int main(void)
{
	return cmocka_run_group_tests(tests, NULL, NULL);
}
