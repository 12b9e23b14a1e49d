#include "base/tests/support.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

#include "base/macros.h"
#include "base/text.h"
#include "shell/terminal/pager.h"
#include "shell/terminal/tests/seated.h"

static struct seated seated;

static int setup(void **state)
{
	(void)state;
	return 0;
}

static int teardown(void **state)
{
	(void)state;
	seated_deinit(&seated);
	return 0;
}

/* --- The program: it shows a text, byte by byte, and says how that went --- */

static int show_text(void *context)
{
	const char *bytes = context;
	struct pager pager;
	int r = 0;

	pager_init(&pager, stdout, stdin);
	for (; *bytes; bytes++)
		r = pager_write(&pager, bytes, 1);
	printf("<%d>\n", r);
	return 0;
}

/* Ten columns and five rows, the last of which is for what asks. */
static void start_pager(const char *text)
{
	seated_start(
		&seated, &(struct seated_begin){.columns = 12, .rows = 5}, show_text, (void *)text);
}

static void pager_write__shows_what_fits_at_once(void **state)
{
	static const char *const rows[][2] = {
		{"a page", "1\n2\n3\n4\n"},
		{"rows that are just full", "123456789012\n2\n3\n4\n"},
		{"a line that was not ended", "1\n2\n3\n(n=no)? "},
		{"tabs", "1\t2\n2\n3\n4\n"},
		{"tabs that end in the last column", "1\t2\t3\n2\n3\n4\n"},
		{"one over the other", "123456789012\r8\n2\n3\n4\n"},
		{"one after the other taken back", "123456789\b\b\b\b9012\n2\n3\n4\n"},
		{"colours, which take no room", "\033[1;36m123456789012\033[0m\n2\n3\n4\n"},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		seated.label = rows[i][0];
		start_pager(rows[i][1]);
		/* and no key was pressed */
		seated_see_somewhere(&seated, "<0>\n");
		same_number("ended", seated_wait(&seated), 0);
		seated_deinit(&seated);
	}
}

static void pager_write__stops_at_a_full_page(void **state)
{
	static const struct {
		const char *label, *text, *shown;
	} rows[] = {
		{"lines", "1\n2\n3\n4\n5\n", "1\n2\n3\n4\n-- More --\n"},
		{"a line of two rows", "1234567890123\n3\n4\n5\n",
			"123456789012\n3\n3\n4\n-- More --\n"},
		{"rows of one line", "1234567890121234567890121234567890121234567890125",
			"123456789012\n123456789012\n123456789012\n123456789012\n-- More --\n"},
		{"wide characters", "東京東京東京3\n3\n4\n5\n",
			"東京東京東京\n3\n3\n4\n-- More --\n"},
		{"a wide one that does not fit into the last column of the page",
			"1\n2\n3\na東京東京東京", "1\n2\n3\na東京東京東\n-- More --\n"},
		{"a wide one that does not fit into the last column", "a東京東京東京\n3\n4\n5\n",
			"a東京東京東\n京\n3\n4\n-- More --\n"},
		{"empty lines", "\n\n\n\n\n", "\n\n\n\n-- More --\n"},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		seated.label = rows[i].label;
		start_pager(rows[i].text);
		seated_see(&seated, rows[i].shown);
		seated_deinit(&seated);
	}
}

static void pager_write__goes_on_at_a_key(void **state)
{
	(void)state;
	start_pager("1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\n");
	seated_see(&seated, "1\n2\n3\n4\n-- More --\n");
	seated_type(&seated, "x\r");
	seated_see(&seated, "2\n3\n4\n5\n-- More --\n");
	seated_type(&seated, " ");
	seated_see(&seated, "6\n7\n8\n9\n-- More --\n");
	assert_false(seated_is_usual(&seated));
	seated_type(&seated, " ");
	seated_see(&seated, "9\n10\n11\n<0>\n");
	same_number("ended", seated_wait(&seated), 0);
	assert_true(seated_is_usual(&seated));
}

static void pager_write__drops_the_rest(void **state)
{
	static const char *const keys[] = {"q", "Q", "\003"};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(keys); i++) {
		start_pager("1\n2\n3\n4\n5\n6\n");
		seated_see(&seated, "1\n2\n3\n4\n-- More --\n");
		seated_type(&seated, keys[i]);
		seated_see(&seated, "2\n3\n4\n<1>\n");
		same_number("ended", seated_wait(&seated), 0);
		assert_true(seated_is_usual(&seated));
		seated_deinit(&seated);
	}
}

static void pager_write__gives_the_terminal_back_when_a_signal_ends_it(void **state)
{
	int status;

	(void)state;
	start_pager("1\n2\n3\n4\n5\n");
	seated_see(&seated, "1\n2\n3\n4\n-- More --\n");
	seated_signal(&seated, SIGTERM);
	status = seated_wait(&seated);
	same_number("ended by", WIFSIGNALED(status) ? WTERMSIG(status) : 0, SIGTERM);
	assert_true(seated_is_usual(&seated));
}

static void pager_write__knows_the_size_as_it_is_now(void **state)
{
	(void)state;
	start_pager("1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n");
	seated_see(&seated, "1\n2\n3\n4\n-- More --\n");
	seated_resize(&seated, 12, 4);
	screen_init(&seated.screen, 12, 4);
	seated_type(&seated, " ");
	seated_see(&seated, "5\n6\n7\n-- More --\n");
}

static void pager_write__hands_on_what_no_terminal_shows(void **state)
{
	FILE *stream = capture_begin();
	struct pager pager;
	char *shown;

	(void)state;
	pager_init(&pager, stream, stream);
	for (int i = 0; i < 100; i++)
		same_number("write", pager_write(&pager, "a\n\xff", 3), 0);
	shown = capture_end(stream);
	same_number("length", (long long)strlen(shown), 300);
	free(shown);
}

static const struct CMUnitTest tests[] = {
	cmocka_unit_test_setup_teardown(pager_write__shows_what_fits_at_once, setup, teardown),
	cmocka_unit_test_setup_teardown(pager_write__stops_at_a_full_page, setup, teardown),
	cmocka_unit_test_setup_teardown(pager_write__goes_on_at_a_key, setup, teardown),
	cmocka_unit_test_setup_teardown(pager_write__drops_the_rest, setup, teardown),
	cmocka_unit_test_setup_teardown(
		pager_write__gives_the_terminal_back_when_a_signal_ends_it, setup, teardown),
	cmocka_unit_test_setup_teardown(pager_write__knows_the_size_as_it_is_now, setup, teardown),
	cmocka_unit_test_setup_teardown(
		pager_write__hands_on_what_no_terminal_shows, setup, teardown),
};

int main(void)
{
	return cmocka_run_group_tests(tests, NULL, NULL);
}
