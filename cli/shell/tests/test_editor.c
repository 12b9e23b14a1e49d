#include "base/tests/support.h"

#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/completion.h"
#include "base/macros.h"
#include "base/name.h"
#include "cli/shell/editor.h"
#include "cli/shell/tests/seated.h"

static struct seated seated;
static struct folder folder;

static int setup(void **state)
{
	(void)state;
	folder_make(&folder);
	return 0;
}

static int teardown(void **state)
{
	(void)state;
	seated_deinit(&seated);
	folder_remove(&folder);
	return 0;
}

/* --- The program: it says what it read --- */

static void complete(void *context, const char *line, struct completion *completion)
{
	static const char *const sessions[][2] = {{"RDP-Tcp#3", "eva, 12"},
		{"RDP-Tcp#7", "tom, 14"}, {"TERM04", NULL}, {"ärmel", NULL}};

	(void)context;
	if (strcmp(line, "open ") == 0)
		completion_offer(completion, "a file", NULL);
	if (strncmp(completion->word, "/server:", 8) == 0) {
		completion->before = completion->word;
		completion->before_length = 8;
		completion->word += 8;
		completion_offer(completion, "WF12", NULL);
		return;
	}
	completion_offer(completion, "/server:", NULL);
	for (size_t i = 0; i < ARRAY_SIZE(sessions); i++)
		completion_offer(completion, sessions[i][0], sessions[i][1]);
}

/* Print the line so that a terminal shows each byte. */
static void show_line(size_t number, const char *line)
{
	bool utf8 = name_is_utf8(line);

	printf("%zu [", number);
	for (; *line; line++) {
		unsigned char byte = (unsigned char)*line;

		if (byte < ' ' || (byte >= 0x80 && !utf8))
			printf("<%02X>", byte);
		else
			putchar(byte);
	}
	printf("]\n");
}

static void describe(const struct editor *editor, int r, const char *line)
{
	static const char *const answers[] = {NULL, "end", "interrupted", "stopped", "nul"};

	if (r == 0)
		show_line(editor_line_number(editor), line);
	else if (r < 0)
		printf("error %d\n", -r);
	else
		printf("%s\n", answers[r]);
}

static int read_all(const struct editor_settings *settings)
{
	cleanup(editor_freep) struct editor *editor = NULL;
	const char *line = NULL;
	int r = editor_new(settings, &editor);

	if (r != 0)
		return 100;
	while (r == 0 || r == EDITOR_E_INTERRUPTED || r == EDITOR_E_NUL) {
		r = editor_read(editor, "WF12> ", &line);
		describe(editor, r, line);
	}
	return r == EDITOR_E_END ? 0 : r == EDITOR_E_STOPPED ? 3 : 4;
}

static int read_lines(void *context)
{
	struct editor_settings settings = {
		.in = stdin, .out = stdout, .history = context, .complete = complete};

	return read_all(&settings);
}

static void start(const struct seated_begin *begin)
{
	seated_start(&seated, begin, read_lines, NULL);
	/* before that keys are not the editor's */
	seated_see(&seated, "WF12>\n");
}

static void ends(const char *keys)
{
	int status;

	seated_type(&seated, keys);
	status = seated_wait(&seated);
	same_number("exited", WIFEXITED(status), 1);
	same_number("exit status", WEXITSTATUS(status), 0);
}

/* --- Editing --- */

static void editor_read__gives_what_was_edited(void **state)
{
	static const struct {
		const char *label, *keys, *line;
	} rows[] = {
		{"plain", "logoff 12", "logoff 12"},
		{"nothing", "", ""},
		{"backspace", "logofd\177f", "logoff"},
		{"arrows", "lgoff\033[D\033[D\033[D\033[Do", "logoff"},
		{"arrows of an application", "lgoff\033OD\033OD\033OD\033ODo", "logoff"},
		{"Home and End", "ogof\033[Hl\033[Ff", "logoff"},
		{"Home and End of a VT", "ogof\033[1~l\033[4~f", "logoff"},
		{"Ctrl-A and Ctrl-E", "ogof\001l\005f", "logoff"},
		{"Del", "xlogoff\033[H\033[3~", "logoff"},
		{"Ctrl-D within", "xlogoff\001\004", "logoff"},
		{"Ctrl-K", "logoff 12\001\033[C\033[C\033[C\013", "log"},
		{"Ctrl-W", "logoff 12\027", "logoff "},
		{"Ctrl-U", "reset\025logoff", "logoff"},
		{"Ctrl-Z within a line", "type\032", "type<1A>"},
		{"UTF-8", "msg eva Grüße, 東京 🙂", "msg eva Grüße, 東京 🙂"},
		{"UTF-8, edited", "Grüßx\177e", "Grüße"},
		{"what is not UTF-8", "a\xff\xc3z\xe2\x82q", "a<FF><C3>z<E2><82>q"},
	};

	(void)state;
	start(&(struct seated_begin){0});
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		char expected[100];

		/* a screen of its own for each */
		screen_init(&seated.screen, 80, 24);
		if (i)
			seated.screen.column = strlen("WF12> ");
		snprintf(expected, sizeof(expected), "\n%zu [%s]\nWF12>\n", i + 1, rows[i].line);
		seated_type(&seated, rows[i].keys);
		seated_type(&seated, "\r");
		seated_see_somewhere(&seated, expected);
	}
	ends("\004");
}

static void editor_read__ends_with_ctrl_z_and_enter(void **state)
{
	(void)state;
	start(&(struct seated_begin){0});
	ends("\032\r");
	seated_see(&seated, "WF12> ^Z\nend\n");
}

static void editor_read__drops_the_line_at_ctrl_c(void **state)
{
	(void)state;
	start(&(struct seated_begin){0});
	seated_type(&seated, "logoff 12\003");
	seated_see(&seated, "WF12> logoff 12^C\ninterrupted\nWF12>\n");
	seated_type(&seated, "query\r");
	seated_see_somewhere(&seated, "WF12> query\n1 [query]\nWF12>\n");
	/* while searching, too */
	seated_type(&seated, "\022q\003");
	seated_see_somewhere(&seated, "interrupted\nWF12>\n");
	seated_type(&seated, "x\r");
	seated_see_somewhere(&seated, "2 [x]");
	ends("\004");
}

/* --- The terminal is given back --- */

static void editor_read__gives_the_terminal_back_when_a_signal_ends_it(void **state)
{
	static const int numbers[] = {SIGTERM, SIGHUP, SIGQUIT};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(numbers); i++) {
		int status;

		start(&(struct seated_begin){0});
		seated_type(&seated, "logoff");
		seated_see(&seated, "WF12> logoff\n");
		assert_false(seated_is_usual(&seated));
		seated_signal(&seated, numbers[i]);
		status = seated_wait(&seated);
		same_number("ended by", WIFSIGNALED(status) ? WTERMSIG(status) : 0, numbers[i]);
		assert_true(seated_is_usual(&seated));
		seated_deinit(&seated);
	}
}

static const struct CMUnitTest tests[] = {
	cmocka_unit_test_setup_teardown(editor_read__gives_what_was_edited, setup, teardown),
	cmocka_unit_test_setup_teardown(editor_read__ends_with_ctrl_z_and_enter, setup, teardown),
	cmocka_unit_test_setup_teardown(editor_read__drops_the_line_at_ctrl_c, setup, teardown),
	cmocka_unit_test_setup_teardown(
		editor_read__gives_the_terminal_back_when_a_signal_ends_it, setup, teardown),
};

int main(void)
{
	return cmocka_run_group_tests(tests, NULL, NULL);
}
