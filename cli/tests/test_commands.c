/* The commands around logoff above the seam: what is asked, in which order, and what comes of it. */
#include <unistd.h>

#include "base/file.h"
#include "base/macros.h"
#include "base/tests/support.h"
#include "cli/change.h"
#include "cli/connect.h"
#include "cli/disconn.h"
#include "cli/kill.h"
#include "cli/msg.h"
#include "cli/net.h"
#include "cli/query.h"
#include "cli/reset.h"
#include "cli/shadow.h"
#include "cli/tests/fake_host.h"

static int open_fake(struct host **ret_host)
{
	*ret_host = &fake.host;
	return 0;
}

static int open_broken(struct host **ret_host)
{
	*ret_host = host_none_new("why it is none");
	return HOST_E_BROKEN;
}

static int open_without_memory(struct host **ret_host)
{
	*ret_host = NULL;
	return HOST_E_BROKEN;
}

static int start_disconn(int (*open)(struct host **ret_host), int argc, char **argv)
{
	return disconn_start("disconn", open, argc, argv);
}

static int start_connect(int (*open)(struct host **ret_host), int argc, char **argv)
{
	return connect_start("connect", open, argc, argv);
}

static int start_kill(int (*open)(struct host **ret_host), int argc, char **argv)
{
	return kill_start("kill", open, argc, argv);
}

static int start_quser(int (*open)(struct host **ret_host), int argc, char **argv)
{
	return query_start_as("user", open, argc, argv);
}

/* A command line, the answers of the host, and what comes of it. */
struct row {
	int (*start)(int (*open)(struct host **ret_host), int argc, char **argv);
	const char *arguments[6];
	int open_answer, list_answer, act_answer, status;
	const char *asked, *out, *err;
	int (*open)(struct host **ret_host); /* NULL: the fake */
};

/* Have a stream write into a file of its own, and back; the place it had. */
static int divert_stream(FILE *stream, int number, FILE *file)
{
	int before = dup(number);

	fflush(stream);
	assert_true(dup2(fileno(file), number) >= 0);
	return before;
}

static void restore_stream(FILE *stream, int number, int before)
{
	fflush(stream);
	dup2(before, number);
	close(before);
}

static void compare_file(const char *label, FILE *file, const char *expected)
{
	char text[2048];

	rewind(file);
	text[fread(text, 1, sizeof(text) - 1, file)] = '\0';
	fclose(file);
	same_text(label, text, expected);
}

static void run_row(const struct row *row)
{
	char *arguments[8] = {(char *)"command"};
	FILE *out = file_open_nameless(), *err = file_open_nameless();
	int count = 1, status, old_out, old_err;

	for (; row->arguments[count - 1]; count++)
		arguments[count] = (char *)row->arguments[count - 1];
	fake.open_answer = row->open_answer;
	fake.list_answer = row->list_answer;
	fake.act_answer = row->act_answer;
	text_clear(&fake.asked);
	old_out = divert_stream(stdout, STDOUT_FILENO, out);
	old_err = divert_stream(stderr, STDERR_FILENO, err);
	status = row->start(row->open ? row->open : open_fake, count, arguments);
	restore_stream(stderr, STDERR_FILENO, old_err);
	restore_stream(stdout, STDOUT_FILENO, old_out);
	same_text("asked", text_string(&fake.asked), row->asked);
	compare_file(row->asked, out, row->out);
	compare_file(row->asked, err, row->err);
	same_number(row->asked, status, row->status);
}

static void run_all(const struct row *rows, size_t count)
{
	for (size_t i = 0; i < count; i++)
		run_row(&rows[i]);
}

static void commands__ask_for_what_they_need(void **state)
{
	static const struct row rows[] = {
		{.start = start_disconn,
			.arguments = {"term04"},
			.asked = "open, named term04, disconnect 5, close",
			.out = "",
			.err = ""},
		{.start = start_disconn,
			.arguments = {NULL},
			.asked = "open, id 3, disconnect 3, close",
			.out = "",
			.err = ""},
		{.start = reset_start,
			.arguments = {"session", "TERM06", "/server:WF13"},
			.asked = "open WF13, named TERM06, reset 6, close",
			.out = "",
			.err = ""},
		{.start = start_connect,
			.arguments = {"14", "/dest:term04", "/password:p"},
			.asked = "open, id 14, named term04, connect 14, into 5, password p, close",
			.out = "",
			.err = ""},
		{.start = start_connect,
			.arguments = {"5"},
			.asked = "open, id 5, id 3, connect 5, into 3, password (none), close",
			.out = "",
			.err = ""},
		{.start = msg_start,
			.arguments = {"14", "x"},
			.asked = "open, id 14, message 14, x 0, close",
			.out = "",
			.err = ""},
		{.start = msg_start,
			.arguments = {"tom", "/w", "x", "y"},
			.asked = "open, named tom, list, message 5, x y 60, message 14, x y 60, "
				 "close",
			.out = "Response received from session TERM04\n"
			       "Response received from session (none)\n",
			.err = ""},
		{.start = change_start,
			.arguments = {"logon", "/disable"},
			.asked = "open, logons disabled, close",
			.out = "Session logins are now DISABLED\n",
			.err = ""},
		{.start = change_start,
			.arguments = {"logon", "/query"},
			.asked = "open, logons, close",
			.out = "Session logins are currently ENABLED\n",
			.err = ""},
		{.start = start_kill,
			.arguments = {"calc", "/v"},
			.asked = "open, programs, terminate 101, close",
			.out = "Terminating process ID 101 Calc.exe\n",
			.err = ""},
		{.start = start_kill,
			.arguments = {"7", "/server:WF13"},
			.asked = "open WF13, programs, terminate 7, close",
			.out = "",
			.err = ""},
		{.start = shadow_start,
			.arguments = {"5"},
			.status = 1,
			.asked = "open, id 5, close",
			.out = "",
			.err = "Shadow failed. Error code 50.\nError [50]: text\n"},
		{.start = net_start,
			.arguments = {"session"},
			.status = 2,
			.asked = "open, administrator, close",
			.out = "",
			.err = "System error 5 has occurred.\n\ndenied\n\n"},
		{.start = net_start,
			.arguments = {"send", "tom", "x", "y"},
			.asked = "open, servers, open WF12, list, message 5, x y 0, message 14, x "
				 "y 0, close, close",
			.out = "The message was successfully sent to TOM.\n\n",
			.err = ""},
		{.start = query_start,
			.arguments = {"session", "5"},
			.asked = "open, list, close",
			.out = " SESSION           USERNAME                 ID  STATE   TYPE       "
			       " "
			       "DEVICE\n"
			       " term04            tom                       5  active\n",
			.err = ""},
		{.start = start_quser,
			.arguments = {"tom"},
			.asked = "open, list, open, id 3, close, close",
			.out = " USERNAME              SESSION            ID  STATE   IDLE TIME  "
			       "LOGON TIME\n"
			       " tom                   term04              5  active          5\n"
			       " tom                                      14  disc           14\n",
			.err = ""},
		{.start = query_start,
			.arguments = {"process"},
			/* sessions by their IDs: who sees a program need not be allowed to query */
			.asked = "open, open, id 3, close, programs, id 3, close",
			.out = " USERNAME              SESSION            ID  STATE      PID\n"
			       ">eva                   rdp-tcp#3           3  wait    101  "
			       "calc.exe\n",
			.err = ""},
		{.start = query_start,
			.arguments = {"appservers"},
			.asked = "open, servers, close",
			.out = " APPLICATION SERVER\n*WF12\n",
			.err = ""},
	};

	(void)state;
	run_all(rows, ARRAY_SIZE(rows));
}

static void commands__say_what_the_host_answers(void **state)
{
	static const struct row rows[] = {
		{.start = start_disconn,
			.arguments = {"5", "/v"},
			.act_answer = 5,
			.status = 1,
			.asked = "open, id 5, disconnect 5, close",
			.out = "Disconnecting sessionID 5 from sessionname TERM04\n",
			.err = "Could not disconnect session ID 5 from session TERM04, Error code "
			       "5\n"
			       "Error [5]: denied\n"},
		{.start = start_connect,
			.arguments = {"5"},
			.act_answer = 5,
			.status = 1,
			.asked = "open, id 5, id 3, connect 5, into 3, password (none), close",
			.out = "",
			.err = "Could not connect sessionID 5 to sessionname RDP-Tcp#3, Error code "
			       "5\n"
			       "Error [5]: denied\n"},
		{.start = change_start,
			.arguments = {"logon", "/enable"},
			.act_answer = 5,
			.status = 1,
			.asked = "open, logons enabled, close",
			.out = "",
			.err = "Could not change session logins, Error code 5\nError [5]: "
			       "denied\n"},
		{.start = start_kill,
			.arguments = {"101"},
			.act_answer = 5,
			.status = 1,
			.asked = "open, programs, terminate 101, close",
			.out = "",
			.err = "Could not terminate process ID 101, Error code 5\nError [5]: "
			       "denied\n"},
		{.start = net_start,
			.arguments = {"send", "tom", "x"},
			.act_answer = 5,
			.status = 2,
			.asked = "open, servers, open WF12, list, message 5, x 0, message 14, x 0, "
				 "close, close",
			.out = "",
			.err = "An error occurred while sending a message to TOM.\n\n"
			       "The message alias could not be found on the network.\n\n"
			       "More help is available by typing NET HELPMSG 2273.\n\n"},
		{.start = msg_start,
			.arguments = {"5", "x"},
			.act_answer = 5,
			.status = 1,
			.asked = "open, id 5, message 5, x 0, close",
			.out = "",
			.err = "Could not send message to session ID 5, Error code 5\n"
			       "Error [5]: denied\n"},
		{.start = msg_start,
			.arguments = {"*", "x"},
			.list_answer = 5,
			.status = 1,
			.asked = "open, list, close",
			.out = "",
			.err = "Error 5 getting session names\n"},
		{.start = start_quser,
			.arguments = {NULL},
			.list_answer = 5,
			.status = 1,
			.asked = "open, list, close",
			.out = "",
			.err = "Error 0x00000005 enumerating sessionnames\nError [5]: denied\n"},
		{.start = query_start,
			.arguments = {"session"},
			.list_answer = 5,
			.status = 1,
			.asked = "open, list, close",
			.out = "",
			.err = "Error [5]: denied\n"},
		{.start = query_start,
			.arguments = {"session", "/server:X"},
			.open_answer = 5,
			.status = 1,
			.asked = "open X",
			.out = "",
			.err = "Error opening Terminal server X\nError [5]: denied\n"},
	};

	(void)state;
	run_all(rows, ARRAY_SIZE(rows));
}

static void commands__complain_of_a_broken_host(void **state)
{
	static const struct row rows[] = {
		{.start = start_disconn,
			.arguments = {NULL},
			.open = open_broken,
			.status = 1,
			.asked = "",
			.out = "",
			.err = "disconn: why it is none\n"},
		{.start = msg_start,
			.arguments = {"5", "x"},
			.open = open_without_memory,
			.status = 1,
			.asked = "",
			.out = "",
			.err = "msg: out of memory\n"},
		{.start = start_kill,
			.arguments = {"101"},
			.act_answer = HOST_E_BROKEN,
			.status = 1,
			.asked = "open, programs, terminate 101, close",
			.out = "",
			.err = "kill: the host is broken\n"},
		{.start = net_start,
			.arguments = {"session"},
			.act_answer = HOST_E_BROKEN,
			.status = 1,
			.asked = "open, administrator, close",
			.out = "",
			.err = "net session: the host is broken\n"},
		{.start = query_start,
			.arguments = {"user"},
			.open_answer = HOST_E_BROKEN,
			.status = 1,
			.asked = "open",
			.out = "",
			.err = "query user: the host is broken\n"},
		{.start = query_start,
			.arguments = {"session"},
			.list_answer = HOST_E_BROKEN,
			.status = 1,
			.asked = "open, list, close",
			.out = "",
			.err = "query session: the host is broken\n"},
		{.start = reset_start,
			.arguments = {"session", "5"},
			.act_answer = HOST_E_BROKEN,
			.status = 1,
			.asked = "open, id 5, reset 5, close",
			.out = "",
			.err = "reset session: the host is broken\n"},
	};

	(void)state;
	run_all(rows, ARRAY_SIZE(rows));
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, fake_setup, fake_teardown)

int main(void)
{
	static const struct CMUnitTest tests[] = {
		TEST(commands__ask_for_what_they_need),
		TEST(commands__say_what_the_host_answers),
		TEST(commands__complain_of_a_broken_host),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
