/* msg, as a whole program: who gets which message, as the farm's journal tells. */
#include <stdlib.h>
#include <string.h>

#include "base/macros.h"
#include "cli/tests/logoff_support.h"
#include "sim/tests/support.h"

#define MSG_USAGE                                                                                  \
	"Sends a message.\n\n"                                                                     \
	"MSG {username | sessionname | sessionid | @filename | *} [/SERVER:servername] "           \
	"[/TIME:seconds] [/V] [/W] [message]\n\n"                                                  \
	"  username            All sessions of the user.\n"                                        \
	"  sessionname         The active session of that name.\n"                                 \
	"  sessionid           The session with that ID.\n"                                        \
	"  @filename           Those that the lines of the file name.\n"                           \
	"  *                   All users; wildcards may stand in names, too.\n"                    \
	"  message             The message; without one, standard input is read.\n"                \
	"  /SERVER:servername  The server of the sessions (default is current).\n"                 \
	"  /TIME:seconds       How long to wait for the message to be received.\n"                 \
	"  /V                  Displays information about the actions performed.\n"                \
	"  /W                  Waits for a response.\n\n"

/* What is typed in WF12/9, or `at`, and the whole journal. */
struct row {
	struct sandbox_case typed;
	const char *at, *journal;
};

static void run_typed(const struct row *rows, size_t count, void **state)
{
	for (size_t i = 0; i < count; i++) {
		struct farm *farm;
		char *journal;

		logoff_sit(rows[i].at ? rows[i].at : "WF12/9");
		sandbox_run(&rows[i].typed);
		same_answer("farm_open", farm_open("farm.db", &farm), 0);
		journal = journal_of(farm);
		farm_free(farm);
		sandbox_compare(rows[i].typed.label, "journal", rows[i].journal, journal);
		free(journal);
		logoff_teardown(state);
		logoff_setup(state);
	}
}

#define SENT(number, to, text)                                                                     \
#number " 09:00:00 message-sent " to " by WF12/9 Administrator: " text "\n"

static void msg__reaches_whom_it_names(void **state)
{
	static const struct row rows[] = {
		{{"id", {"12", "Call", "John", "at", "11:00"}, .out = "", .err = ""}, NULL,
			SENT(1, "WF12/12 ida", "Call John at 11:00")},
		{{"name", {"term04", "Falafel?"}, .out = "", .err = ""}, NULL,
			SENT(1, "WF12/5 tom", "Falafel?")},
		{{"user, all his sessions", {"TOM", "hello"}, .out = "", .err = ""}, NULL,
			SENT(1, "WF12/5 tom", "hello") SENT(2, "WF12/14 tom", "hello")},
		{{"wildcards", {"rdp-tcp#?", "x"}, .out = "", .err = ""}, NULL,
			SENT(1, "WF12/3 eva", "x") SENT(2, "WF12/9 Administrator", "x")
				SENT(3, "WF12/12 ida", "x")},
		{{"all, on another server", {"*", "/SERVER:wf13", "out"}, .out = "", .err = ""},
			NULL, SENT(1, "WF13/6 kim", "out") SENT(2, "WF13/12 uwe", "out")},
		{{"switches end where the text begins", {"3", "/v", "a", "/v", "-x", ""},
			 .out = "Sending message to session RDP-Tcp#3, display time 60\n"
				"Async message sent to session RDP-Tcp#3\n",
			 .err = ""},
			NULL, SENT(1, "WF12/3 eva", "a /v -x ")},
		{{"from standard input", {"eva"}, .input = "Meeting\nin 5\r\n\n", .out = "",
			 .err = ""},
			NULL, SENT(1, "WF12/3 eva", "Meeting\nin 5")},
	};

	run_typed(rows, ARRAY_SIZE(rows), state);
}

static void msg__reads_whom_a_file_names(void **state)
{
	static const struct row rows[] = {
		{{"file", {"@userlist", "bye"}, .status = 1, .out = "",
			 .err = "No session exists for nobody\n"},
			NULL,
			SENT(1, "WF12/5 tom", "bye") SENT(2, "WF12/14 tom", "bye")
				SENT(3, "WF12/7 Jürgen", "bye")},
	};

	sandbox_write_text("userlist", "TERM04\r\n\n  tom \nnobody\nkasse 3\n5");
	run_typed(rows, ARRAY_SIZE(rows), state);
}

static void msg__waits_for_a_response(void **state)
{
	static const struct row rows[] = {
		{{"answered", {"3", "/w", "/time:10", "x"},
			 .out = "Response received from session RDP-Tcp#3\n", .err = ""},
			NULL, SENT(1, "WF12/3 eva", "x")},
		{{"nobody there", {"14", "/w", "/v", "x"},
			 .out = "Sending message to session (none), display time 60\n"
				"No response from session (none)\n",
			 .err = ""},
			NULL, SENT(1, "WF12/14 tom", "x")},
	};

	run_typed(rows, ARRAY_SIZE(rows), state);
}

static void msg__refusals_reach_nobody(void **state)
{
	static const struct row rows[] = {
		{{"nobody", {"nobody", "x"}, .status = 1, .out = "",
			 .err = "No session exists for nobody\n"},
			NULL, ""},
		{{"not active", {"TERM21", "x"}, .status = 1, .out = "",
			 .err = "No session exists for TERM21\n"},
			NULL, ""},
		{{"listener", {"1", "x"}, .status = 1, .out = "",
			 .err = "Could not send message to session ID 1, Error code "
				"7022\n" ERROR_7022},
			NULL, ""},
		{{"server", {"*", "/server:WF14", "x"}, .status = 1, .out = "",
			 .err = "Error 1722 getting session names\n"},
			NULL, ""},
		{{"no permission", {"12", "x"}, .status = 1, .out = "",
			 .err = "Could not send message to session ID 12, Error code 5\n" ERROR_5},
			"WF12/21", ""},
		{{"no text", {"3"}, .input = "\n", .status = 1, .out = "",
			 .err = "msg: there is no message\n"},
			NULL, ""},
		{{"no list", {"@nowhere", "x"}, .status = 1, .out = "",
			 .err = "msg: cannot read 'nowhere': No such file or directory\n"},
			NULL, ""},
		{{"nothing", {NULL}, .status = 1, .out = "",
			 .err = "Invalid parameter(s)\n" MSG_USAGE},
			NULL, ""},
		{{"time", {"3", "/time:soon", "x"}, .status = 1, .out = "",
			 .err = "Invalid parameter(s)\n" MSG_USAGE},
			NULL, ""},
		{{"a switch that is none", {"3", "/x", "y"}, .status = 1, .out = "",
			 .err = "Invalid parameter(s)\n" MSG_USAGE},
			NULL, ""},
		{{"help", {"/?", "3"}, .out = MSG_USAGE, .err = ""}, NULL, ""},
	};

	run_typed(rows, ARRAY_SIZE(rows), state);
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, logoff_setup, logoff_teardown)

int main(int argc, char **argv)
{
	static const struct CMUnitTest tests[] = {
		TEST(msg__reaches_whom_it_names),
		TEST(msg__reads_whom_a_file_names),
		TEST(msg__waits_for_a_response),
		TEST(msg__refusals_reach_nobody),
	};

	sandbox_use(argc > 1 ? argv[1] : NULL);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
