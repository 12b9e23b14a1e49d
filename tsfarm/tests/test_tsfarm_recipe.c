/* The batch file of Q259436, as a shell has it, typed in the last session that its list has. */
#include "base/macros.h"
#include "base/tests/sandbox.h"

static const char farm[] = "servers:\n"
			   "  WF12:\n"
			   "    sessions:\n"
			   "      0:  {at: Console, user: lea}\n"
			   "      1:  {at: RDP-Tcp, state: listen}\n"
			   "      2:  {state: idle}\n"
			   "      3:  {user: eva}\n"
			   "      5:  {at: RDP-Tcp#1, user: tom}\n"
			   "      12: {user: tom, state: disconnected}\n"
			   "      30: {user: Administrator}\n"
			   "  WF13: {sessions: {3: {user: ann}}}\n";

/* Behind the first `SKIP` lines each third word, where there is one; and which sessions are gone. */
#define RECIPE(SKIP)                                                                               \
	"query session >session.txt\n"                                                             \
	"sed 1," SKIP "d session.txt | while read -r first second third rest; do\n"                \
	"	test -z \"$third\" || logoff \"$third\"\n"                                               \
	"done\n"                                                                                   \
	"rm session.txt\n"                                                                         \
	"tsfarm events \"$TSFARM_DB\" | awk '/session-ended/ { print $4 }'\n"

#define CONSOLE                                                                                    \
	"Could not logoff session ID 0 from session Console, Error code 5\n"                       \
	"Error [5]: Access is denied.\n"
/* of the rows that have no name or no user the third word is none that LOGOFF knows */
#define OTHERS                                                                                     \
	"Could not logoff session listen, Error code 7022\n"                                       \
	"Error [7022]: The specified session cannot be found.\n"                                   \
	"Could not logoff session disc, Error code 7022\n"                                         \
	"Error [7022]: The specified session cannot be found.\n"

static int setup(void **state)
{
	if (sandbox_setup(state) != 0)
		return -1;
	sandbox_write_text("farm.yaml", farm);
	sandbox_run(
		&(struct sandbox_case){"create", {"create", "farm.db", "farm.yaml"}, .err = ""});
	return 0;
}

static void recipe__logs_off_who_is_listed(void **state)
{
	(void)state;
	sandbox_run(&(struct sandbox_case){"with the console's line",
		{"exec", "farm.db", "--as", "WF12/30", "sh", "-c", RECIPE("1")},
		.out = "WF12/3\nWF12/5\nWF12/30\n", .err = CONSOLE OTHERS});
}

/* skip=2, as the article has it against the error. */
static void recipe__passes_over_the_console(void **state)
{
	(void)state;
	sandbox_run(&(struct sandbox_case){"without it",
		{"exec", "farm.db", "--as", "WF12/30", "sh", "-c", RECIPE("2")},
		.out = "WF12/3\nWF12/5\nWF12/30\n", .err = OTHERS});
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, setup, sandbox_teardown)

int main(int argc, char **argv)
{
	static const struct CMUnitTest tests[] = {
		TEST(recipe__logs_off_who_is_listed),
		TEST(recipe__passes_over_the_console),
	};

	sandbox_use(argc > 1 ? argv[1] : NULL);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
