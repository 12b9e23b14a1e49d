#include "base/tests/support.h"

#include <signal.h>
#include <string.h>
#include <sys/wait.h>

#include "base/macros.h"
#include "shell/terminal/tests/editor_program.h"

static struct seated seated;
static struct news news;

static int setup(void **state)
{
	(void)state;
	news_open(&news);
	return 0;
}

static int teardown(void **state)
{
	(void)state;
	seated_deinit(&seated);
	news_close(&news);
	return 0;
}

static void start_program(const struct seated_begin *begin)
{
	editor_program_start(&seated, begin, &(struct editor_program){.news = &news});
}

/* --- Meanwhile --- */

static void editor_read__shows_news_above_the_prompt(void **state)
{
	(void)state;
	start_program(NULL);
	news_tell(&news, "WF12/12 eva: logged on\n");
	seated_see(&seated, "WF12/12 eva: logged on\nWF12>\n");
	seated_type(&seated, "logof 3\033[D\033[D");
	seated_see(&seated, "WF12/12 eva: logged on\nWF12> logof 3\n");
	news_tell(&news, "one\ntwo\n");
	seated_see(&seated, "WF12/12 eva: logged on\none\ntwo\nWF12> logof 3\n");
	/* the cursor is where it was */
	seated_type(&seated, "f\r");
	seated_see(
		&seated, "WF12/12 eva: logged on\none\ntwo\nWF12> logoff 3\n1 [logoff 3]\nWF12>\n");
	editor_program_end(&seated, "\004", PROGRAM_ENDED);
}

static void editor_read__shows_news_above_a_line_of_several_rows(void **state)
{
	/* wide characters that do not fit into the last column, and a row that is just full */
	static const struct {
		const char *label, *keys, *before;
	} rows[] = {
		{"cursor at the end", "abcdefghijklmnopqr", "WF12> abcd\nefghijklmn\nopqr\n"},
		{"a full row", "abcdefghijklmn", "WF12> abcd\nefghijklmn\n"},
		{"cursor in the first row", "abcdefghijklmnopqr\001",
			"WF12> abcd\nefghijklmn\nopqr\n"},
		{"cursor in the second row", "abcdefghijklmnopqr\033[D\033[D\033[D\033[D\033[D",
			"WF12> abcd\nefghijklmn\nopqr\n"},
		{"wide", "abc東京東京東京東", "WF12> abc\n東京東京東\n京東\n"},
		{"what cannot be printed", "abc\032\032\xff", "WF12> abc^\nZ^Z\\U+DCFF\n"},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		char expected[200];

		seated.label = rows[i].label;
		start_program(&(struct seated_begin){.columns = 10, .rows = 8});
		seated_type(&seated, rows[i].keys);
		seated_see(&seated, rows[i].before);
		news_tell(&news, "new\n");
		snprintf(expected, sizeof(expected), "new\n%s", rows[i].before);
		seated_see(&seated, expected);
		seated_type(&seated, "\003");
		seated_see_somewhere(&seated, "interrupte\nd\nWF12>\n");
		editor_program_end(&seated, "\004", PROGRAM_ENDED);
		seated_deinit(&seated);
	}
}

static void editor_read__ends_when_it_is_to(void **state)
{
	(void)state;
	start_program(NULL);
	seated_type(&seated, "log");
	seated_see(&seated, "WF12> log\n");
	news_close(&news);
	editor_program_end(&seated, "", PROGRAM_STOPPED);
	seated_see(&seated, "WF12> log\nstopped\n");
}

/* --- The terminal --- */

static void editor_read__draws_anew_when_the_size_changes(void **state)
{
	(void)state;
	start_program(&(struct seated_begin){.columns = 40, .rows = 10});
	seated_type(&seated, "query user 12");
	seated_see(&seated, "WF12> query user 12\n");
	seated_resize(&seated, 10, 10);
	/* this terminal cuts what does not fit, and the program draws all of it */
	seated_see_somewhere(&seated, "WF12> quer\ny user 12\n");
	seated_type(&seated, "34567890");
	seated_see_somewhere(&seated, "WF12> quer\ny user 123\n4567890\n");
	seated_resize(&seated, 40, 10);
	seated_see_somewhere(&seated, "WF12> query user 1234567890\n");
	seated_type(&seated, "\r");
	seated_see_somewhere(&seated, "1 [query user 1234567890]\nWF12>\n");
	editor_program_end(&seated, "\004", PROGRAM_ENDED);
}

static void editor_read__gives_the_terminal_back_when_a_signal_ends_it(void **state)
{
	static const int numbers[] = {SIGTERM, SIGHUP, SIGQUIT};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(numbers); i++) {
		int status;

		start_program(NULL);
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

static void editor_read__takes_sigint_as_ctrl_c(void **state)
{
	(void)state;
	start_program(NULL);
	seated_type(&seated, "logoff");
	seated_see(&seated, "WF12> logoff\n");
	seated_signal(&seated, SIGINT);
	seated_see(&seated, "WF12> logoff^C\ninterrupted\nWF12>\n");
	editor_program_end(&seated, "\004", PROGRAM_ENDED);
}

static void editor_read__gives_the_terminal_back_while_it_is_stopped(void **state)
{
	int status;

	(void)state;
	start_program(NULL);
	seated_type(&seated, "logo");
	seated_see(&seated, "WF12> logo\n");
	seated_signal(&seated, SIGSTOP);
	assert_int_equal(waitpid(seated.program, &status, WUNTRACED), seated.program);
	assert_true(WIFSTOPPED(status));
	seated_make_usual(&seated);
	seated_signal(&seated, SIGCONT);
	seated_see_somewhere(&seated, "WF12> logo");
	seated_type(&seated, "ff\r");
	seated_see_somewhere(&seated, "1 [logoff]\nWF12>\n");
	editor_program_end(&seated, "\004", PROGRAM_ENDED);
}

/* Its process group has nobody who would let it go on, so that the system does not stop it. */
static void editor_read__draws_below_after_sigtstp(void **state)
{
	(void)state;
	start_program(NULL);
	seated_type(&seated, "logo");
	seated_see(&seated, "WF12> logo\n");
	seated_signal(&seated, SIGTSTP);
	seated_see(&seated, "WF12> logo\nWF12> logo\n");
	seated_type(&seated, "ff\r");
	seated_see_somewhere(&seated, "1 [logoff]\nWF12>\n");
	editor_program_end(&seated, "\004", PROGRAM_ENDED);
}

/* --- Other terminals --- */

static void editor_read__at_a_dumb_terminal(void **state)
{
	static const char *const kinds[] = {"dumb", "", "no-such-terminal"};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(kinds); i++) {
		seated.label = kinds[i];
		start_program(&(struct seated_begin){.kind = kinds[i]});
		seated_type(&seated, "logofd\177f 12\r");
		seated_see(&seated, "WF12> logoff 12\n1 [logoff 12]\nWF12>\n");
		news_tell(&news, "new\n");
		seated_see(&seated, "WF12> logoff 12\n1 [logoff 12]\nWF12>\nnew\nWF12>\n");
		seated_type(&seated, "lo\003");
		seated_see_somewhere(&seated, "interrupted\nWF12>\n");
		seated_type(&seated, "x\r");
		seated_see_somewhere(&seated, "2 [x]\nWF12>\n");
		editor_program_end(&seated, i ? "\004" : "\032\r", PROGRAM_ENDED);
		seated_see_somewhere(&seated, "\nend\n");
		seated_deinit(&seated);
	}
}

static void editor_read__keeps_bytes_where_there_is_no_utf8(void **state)
{
	(void)state;
	start_program(&(struct seated_begin){.locale = "C"});
	seated_type(&seated, "msg Gr\xc3\xbc\xff\177e\r");
	seated_see_somewhere(&seated, "\n1 [msg Grüe]\nWF12>\n");
	seated_type(&seated, "\033[A\r");
	seated_see_somewhere(&seated, "\n2 [msg Grüe]\nWF12>\n");
	editor_program_end(&seated, "\004", PROGRAM_ENDED);
}

static void editor_read__ends_when_the_terminal_goes_away(void **state)
{
	int status;

	(void)state;
	start_program(NULL);
	seated_hang_up(&seated);
	status = seated_wait(&seated);
	assert_true(WIFSIGNALED(status) ? WTERMSIG(status) == SIGHUP : WIFEXITED(status));
}

static const struct CMUnitTest tests[] = {
	cmocka_unit_test_setup_teardown(editor_read__shows_news_above_the_prompt, setup, teardown),
	cmocka_unit_test_setup_teardown(
		editor_read__shows_news_above_a_line_of_several_rows, setup, teardown),
	cmocka_unit_test_setup_teardown(editor_read__ends_when_it_is_to, setup, teardown),
	cmocka_unit_test_setup_teardown(
		editor_read__draws_anew_when_the_size_changes, setup, teardown),
	cmocka_unit_test_setup_teardown(
		editor_read__gives_the_terminal_back_when_a_signal_ends_it, setup, teardown),
	cmocka_unit_test_setup_teardown(editor_read__takes_sigint_as_ctrl_c, setup, teardown),
	cmocka_unit_test_setup_teardown(
		editor_read__gives_the_terminal_back_while_it_is_stopped, setup, teardown),
	cmocka_unit_test_setup_teardown(editor_read__draws_below_after_sigtstp, setup, teardown),
	cmocka_unit_test_setup_teardown(editor_read__at_a_dumb_terminal, setup, teardown),
	cmocka_unit_test_setup_teardown(
		editor_read__keeps_bytes_where_there_is_no_utf8, setup, teardown),
	cmocka_unit_test_setup_teardown(
		editor_read__ends_when_the_terminal_goes_away, setup, teardown),
};

int main(void)
{
	return cmocka_run_group_tests(tests, NULL, NULL);
}
