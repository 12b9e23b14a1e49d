/* logoff's steps before the end: which session is meant, and what is said of it. */
#include <stdlib.h>

#include "base/macros.h"
#include "base/tests/support.h"
#include "cli/logoff.h"
#include "cli/tests/fake_host.h"

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
		/* a listener of an edition after nt4 may have this one */
		{"131071", WIN32_ERROR_WINSTATION_NOT_FOUND, 0, "id 131071"},
		/* no session can have these, so that nobody is asked */
		{"131072", WIN32_ERROR_WINSTATION_NOT_FOUND, 0, ""},
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
	const struct logoff_target target = {
		{.name = "WF12"}, {14, SESSION_DISCONNECTED, "", "tom"}};
	return logoff_announce(&target, results);
}

static void announce__says_what_ends(void **state)
{
	FILE *results = capture_begin();
	char *line;

	(void)state;
	assert_int_equal(announce_to(results), LOGOFF_DONE);
	line = capture_end(results);
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

		if (!full)
			skip_because("there is no /dev/full");
		setvbuf(full, NULL, rows[i].buffer, BUFSIZ);
		same_number(rows[i].label, announce_to(full), LOGOFF_FAILED);
		fclose(full);
	}
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, fake_setup, fake_teardown)

int main(void)
{
	static const struct CMUnitTest tests[] = {
		TEST(find__asks_for_an_id_or_a_name),
		TEST(find__another_server_has_no_current_session),
		TEST(find__a_broken_host_is_passed_on),
		TEST(announce__says_what_ends),
		TEST(announce__what_cannot_be_written_is_a_failure),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
