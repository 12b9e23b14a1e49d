/*
 * logoff's steps against a host that is only a list of sessions: what is asked of a server, in which
 * order, and what its answers become. Nothing here knows of a simulated farm.
 */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/macros.h"
#include "base/name.h"
#include "base/tests/support.h"
#include "base/text.h"
#include "cli/logoff.h"

/* --- The host --- */

struct fake {
	struct host host;
	int open_answer, named_answer, logoff_answer;
	struct text asked; /* each call: "open WF13, named TERM04, logoff 5, close" */
};

static struct fake fake;

/* All sessions of all servers, but that 3 is where the command is typed. */
static const struct session_summary sessions[] = {
	{3, SESSION_ACTIVE, "RDP-Tcp#3", "eva"},
	{5, SESSION_ACTIVE, "TERM04", "tom"},
	{6, SESSION_SHADOW, "TERM06", "ida"},
	{7, SESSION_CONNECTED, "TERM07", ""},
	{14, SESSION_DISCONNECTED, "", "tom"},
	{65535, SESSION_ACTIVE, "RDP-Tcp#65535", "lea"},
};

static void ask(const char *what, const char *about)
{
	text_printf(&fake.asked, "%s%s%s%s", fake.asked.length ? ", " : "", what, *about ? " " : "",
		about);
}

static void ask_about(const char *what, uint32_t id)
{
	char number[16];

	snprintf(number, sizeof(number), "%u", id);
	ask(what, number);
}

static int fake_server_open(struct host *host, const char *name, struct host_server *ret_server)
{
	(void)host;
	ask("open", name ? name : "");
	if (fake.open_answer != 0)
		return fake.open_answer;
	ret_server->is_current = !name || name_equal(name, "WF12");
	snprintf(ret_server->name, sizeof(ret_server->name), "%s", name ? name : "WF12");
	return 0;
}

static void fake_server_close(struct host *host, struct host_server *server)
{
	(void)host;
	(void)server;
	ask("close", "");
}

static uint32_t fake_session_current(struct host *host)
{
	(void)host;
	return 3;
}

static int fake_session_named(struct host *host, const struct host_server *server, const char *name,
	struct session_summary *ret_session)
{
	(void)host;
	(void)server;
	ask("named", name);
	for (size_t i = 0; i < ARRAY_SIZE(sessions); i++) {
		if (*sessions[i].name && name_equal(sessions[i].name, name)) {
			*ret_session = sessions[i];
			return fake.named_answer;
		}
	}
	return WIN32_ERROR_WINSTATION_NOT_FOUND;
}

static int fake_session_with_id(struct host *host, const struct host_server *server, uint32_t id,
	struct session_summary *ret_session)
{
	(void)host;
	(void)server;
	ask_about("id", id);
	for (size_t i = 0; i < ARRAY_SIZE(sessions); i++) {
		if (sessions[i].id == id) {
			*ret_session = sessions[i];
			return 0;
		}
	}
	return WIN32_ERROR_WINSTATION_NOT_FOUND;
}

static int fake_session_logoff(struct host *host, const struct host_server *server, uint32_t id)
{
	(void)host;
	(void)server;
	ask_about("logoff", id);
	return fake.logoff_answer;
}

static const char *fake_error_text(struct host *host, uint32_t number)
{
	(void)host;
	return number == WIN32_ERROR_ACCESS_DENIED ? "denied" : "text";
}

static const char *fake_complaint(struct host *host)
{
	(void)host;
	return "the host is broken";
}

/* The fake is there before and after. */
static struct host *fake_close(struct host *host)
{
	(void)host;
	return NULL;
}

static const struct host_calls fake_calls = {
	.server_open = fake_server_open,
	.server_close = fake_server_close,
	.session_current = fake_session_current,
	.session_named = fake_session_named,
	.session_with_id = fake_session_with_id,
	.session_logoff = fake_session_logoff,
	.error_text = fake_error_text,
	.complaint = fake_complaint,
	.close = fake_close,
};

static int setup(void **state)
{
	(void)state;
	fake = (struct fake){.host.calls = &fake_calls};
	return 0;
}

static int teardown(void **state)
{
	(void)state;
	text_deinit(&fake.asked);
	return 0;
}

/* --- Finding --- */

static void find__asks_for_an_id_or_a_name(void **state)
{
	static const struct {
		const char *session;
		int answer;
		uint32_t id;
		const char *asked; /* of the host */
	} rows[] = {
		{NULL, 0, 3, "id 3"},
		{"5", 0, 5, "id 5"},
		{"005", 0, 5, "id 5"},
		{"14", 0, 14, "id 14"},
		{"65535", 0, 65535, "id 65535"},
		{"99", WIN32_ERROR_WINSTATION_NOT_FOUND, 0, "id 99"},
		/* no session can have these, so that nobody is asked */
		{"65536", WIN32_ERROR_WINSTATION_NOT_FOUND, 0, ""},
		{"65541", WIN32_ERROR_WINSTATION_NOT_FOUND, 0, ""},
		{"18446744073709551621", WIN32_ERROR_WINSTATION_NOT_FOUND, 0, ""},
		{"term04", 0, 5, "named term04"},
		{"5 ", WIN32_ERROR_WINSTATION_NOT_FOUND, 0, "named 5 "},
		{"+5", WIN32_ERROR_WINSTATION_NOT_FOUND, 0, "named +5"},
		{"0x5", WIN32_ERROR_WINSTATION_NOT_FOUND, 0, "named 0x5"},
		{"TERM06", WIN32_ERROR_WINSTATION_NOT_FOUND, 6, "named TERM06"},
		{"TERM07", WIN32_ERROR_WINSTATION_NOT_FOUND, 7, "named TERM07"},
		{"a name of 32 characters is given", WIN32_ERROR_WINSTATION_NOT_FOUND, 0,
			"named a name of 32 characters is given"},
		{"a name of more than 32 characters", WIN32_ERROR_WINSTATION_NAME_INVALID, 0, ""},
		/* characters, not bytes */
		{"ÄÖÜäöüßÄÖÜäöüßÄÖÜäöüßÄÖÜäöüßÄÖÜä", WIN32_ERROR_WINSTATION_NOT_FOUND, 0,
			"named ÄÖÜäöüßÄÖÜäöüßÄÖÜäöüßÄÖÜäöüßÄÖÜä"},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		const struct logoff_request request = {.session = rows[i].session};
		struct logoff_target target = {.server.is_current = true};
		const char *label = rows[i].session ? rows[i].session : "(current)";

		text_clear(&fake.asked);
		same_number(label, logoff_find(&fake.host, &request, &target), rows[i].answer);
		same_number(label, target.session.id, rows[i].id);
		same_text(label, text_string(&fake.asked), rows[i].asked);
	}
}

static void find__another_server_has_no_current_session(void **state)
{
	const struct logoff_request request = {.server = "WF13"};
	struct logoff_target target = {.server.is_current = false};

	(void)state;
	same_number("answer", logoff_find(&fake.host, &request, &target),
		WIN32_ERROR_WINSTATION_NOT_FOUND);
	same_text("asked", text_string(&fake.asked), "");
}

static void find__a_broken_host_is_passed_on(void **state)
{
	const struct logoff_request request = {.session = "TERM04"};
	struct logoff_target target = {0};

	(void)state;
	fake.named_answer = HOST_E_BROKEN;
	same_number("answer", logoff_find(&fake.host, &request, &target), HOST_E_BROKEN);
}

/* --- Announcing --- */

static int announce_to(FILE *results)
{
	const struct logoff_target target = {{.name = "WF12"}, {14, SESSION_DISCONNECTED, "", "tom"}};
	int r = logoff_announce(&target, results);

	fclose(results);
	return r;
}

static void announce__says_what_ends(void **state)
{
	char *line = NULL;
	size_t length;

	(void)state;
	assert_int_equal(announce_to(open_memstream(&line, &length)), LOGOFF_DONE);
	same_text("line", line, "Logging off session ID 14 from session (none) on server WF12\n");
	free(line);
}

static void announce__what_cannot_be_written_is_a_failure(void **state)
{
	static const struct {
		const char *label;
		int buffer;
	} rows[] = {{"unbuffered", _IONBF}, {"by lines", _IOLBF}, {"in blocks", _IOFBF}};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		FILE *full = fopen("/dev/full", "w");

		assert_non_null(full);
		setvbuf(full, NULL, rows[i].buffer, BUFSIZ);
		same_number(rows[i].label, announce_to(full), LOGOFF_FAILED);
	}
}

/* --- The whole command --- */

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
	ask_about("announce", target->session.id);
	return LOGOFF_DONE;
}

static int announce_in_vain(const struct logoff_target *target, FILE *results)
{
	(void)results;
	ask_about("announce", target->session.id);
	return LOGOFF_FAILED;
}

/* Run the command with standard error in a file; gives the status and what was said there. */
static int run(const struct logoff_steps *steps, char *const *typed, char *said, size_t size)
{
	char *arguments[8] = {(char *)"logoff"};
	FILE *file = tmpfile();
	int status, count = 1, before = dup(STDERR_FILENO);
	size_t length;

	for (; typed[count - 1]; count++)
		arguments[count] = typed[count - 1];
	assert_non_null(file);
	assert_int_equal(dup2(fileno(file), STDERR_FILENO), STDERR_FILENO);
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
	same_number(row->label, run(&steps, row->typed, said, sizeof(said)), row->status);
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
		{"not active", {term07, verbose}, .status = 1,
			.asked = "open, named TERM07, close",
			.said = "Could not logoff session ID 7 from session TERM07, Error code 7022\n"
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

#define TEST(function) cmocka_unit_test_setup_teardown(function, setup, teardown)

int main(void)
{
	static const struct CMUnitTest tests[] = {
		TEST(find__asks_for_an_id_or_a_name),
		TEST(find__another_server_has_no_current_session),
		TEST(find__a_broken_host_is_passed_on),
		TEST(announce__says_what_ends),
		TEST(announce__what_cannot_be_written_is_a_failure),
		TEST(run__asks_only_what_is_needed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
