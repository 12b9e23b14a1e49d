/* logoff as the sum of its steps: what is asked, in which order, and what the answers become. */
#include <unistd.h>

#include "base/file.h"
#include "base/macros.h"
#include "base/tests/support.h"
#include "cli/logoff.h"
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

static int announce_nothing(const struct logoff_target *target, FILE *results)
{
	(void)results;
	fake_ask_about("announce", target->session.id);
	return LOGOFF_DONE;
}

static int announce_in_vain(const struct logoff_target *target, FILE *results)
{
	(void)results;
	fake_ask_about("announce", target->session.id);
	return LOGOFF_FAILED;
}

/* Run the command with standard error in a file; gives the status and what was said there. */
static int run_typed(const struct logoff_steps *steps, char *const *typed, char *said, size_t size)
{
	char *arguments[8] = {(char *)"logoff"};
	FILE *file = file_open_nameless();
	int status, count = 1, before = dup(STDERR_FILENO);
	size_t length;

	for (; typed[count - 1]; count++)
		arguments[count] = typed[count - 1];
	assert_non_null(file);
	assert_true(dup2(fileno(file), STDERR_FILENO) >= 0);
	status = logoff_run(steps, count, arguments);
	fflush(stderr);
	dup2(before, STDERR_FILENO);
	close(before);
	rewind(file);
	length = fread(said, 1, size - 1, file);
	said[length] = '\0';
	fclose(file);
	return status;
}

struct whole {
	const char *label;
	char *typed[6];
	int open_answer, logoff_answer, status;
	const char *asked, *said;
	int (*open)(struct host **ret_host);
	int (*announce)(const struct logoff_target *target, FILE *results);
};

static void run_whole(const struct whole *row)
{
	struct logoff_steps steps = logoff_steps;
	char said[512];

	steps.open = row->open ? row->open : open_fake;
	steps.announce = row->announce ? row->announce : announce_nothing;
	fake.open_answer = row->open_answer;
	fake.logoff_answer = row->logoff_answer;
	text_clear(&fake.asked);
	same_number(row->label, run_typed(&steps, row->typed, said, sizeof(said)), row->status);
	same_text(row->label, text_string(&fake.asked), row->asked);
	same_text(row->label, said, row->said);
}

static void run__asks_only_what_is_needed(void **state)
{
	static char missing[] = "99", term04[] = "TERM04", term07[] = "TERM07", verbose[] = "/v",
		    server[] = "/server:WF13";
	static const struct whole rows[] = {
		{"current", {NULL}, .asked = "open, id 3, logoff 3, close", .said = ""},
		{"name on a server", {term04, server}, .said = "",
			.asked = "open WF13, named TERM04, logoff 5, close"},
		{"announced before it ends", {term04, verbose}, .said = "",
			.asked = "open, named TERM04, announce 5, logoff 5, close"},
		{"not announced, not done", {term04, verbose}, .announce = announce_in_vain,
			.status = 1, .asked = "open, named TERM04, announce 5, close",
			.said = "logoff: cannot write to standard output, so nothing was done\n"},
		{"denied", {term04}, .logoff_answer = WIN32_ERROR_ACCESS_DENIED, .status = 1,
			.asked = "open, named TERM04, logoff 5, close",
			.said = "Could not logoff session ID 5 from session TERM04, Error code 5\n"
				"Error [5]: denied\n"},
		{"broken while it ends", {term04}, .logoff_answer = HOST_E_BROKEN, .status = 1,
			.asked = "open, named TERM04, logoff 5, close",
			.said = "logoff: the host is broken\n"},
		{"not active", {term07, verbose}, .status = 1, .asked = "open, named TERM07, close",
			.said = "Could not logoff session ID 7 from session TERM07, Error code "
				"7022\n"
				"Error [7022]: text\n"},
		{"not there", {missing, verbose}, .status = 1, .asked = "open, id 99, close",
			.said = "Could not logoff session ID 99, Error code 7022\n"
				"Error [7022]: text\n"},
		{"current, on another server", {server}, .status = 1, .asked = "open WF13, close",
			.said = "Could not logoff session ID 3, Error code 7022\n"
				"Error [7022]: text\n"},
		{"no server", {term04, server}, .open_answer = WIN32_ERROR_RPC_SERVER_UNAVAILABLE,
			.status = 1, .asked = "open WF13",
			.said = "Error opening Terminal server WF13\nError [1722]: text\n"},
		{"broken while opening", {term04}, .open_answer = HOST_E_BROKEN, .status = 1,
			.asked = "open", .said = "logoff: the host is broken\n"},
		{"no host", {term04}, .open = open_broken, .status = 1, .asked = "",
			.said = "logoff: why it is none\n"},
		{"no memory", {term04}, .open = open_without_memory, .status = 1, .asked = "",
			.said = "logoff: out of memory\n"},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++)
		run_whole(&rows[i]);
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, fake_setup, fake_teardown)

int main(void)
{
	static const struct CMUnitTest tests[] = {
		TEST(run__asks_only_what_is_needed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
