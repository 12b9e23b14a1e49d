/* A program whose session has ended: it ends, by whomever and however the session was ended. */
#include "sim/wtsapi/tests/support.h"

#include "base/environment.h"
#include "base/file.h"
#include "base/macros.h"

static void log_off(uint32_t id)
{
	struct caller ada = caller_at(farm, "WF12/2");

	same_answer("log off", session_logoff(farm, &ada, ada.server_id, id), 0);
}

static void log_on(const char *winstation, const char *user)
{
	struct caller ada = caller_at(farm, "WF12/2");
	uint32_t id;

	same_answer("log on",
		session_logon(farm, ada.server_id, winstation, user, NULL, NULL, &id), 0);
}

static void start_sitter(const char *address, const char *how)
{
	const char *sits = folder_file(&folder, "sits");

	file_remove(sits);
	be(address);
	same_number("grace", environment_set("TSFARM_GRACE", "0"), 0);
	child_start_program("wtsapi_sitter", sits, how);
	while (!file_exists(sits)) {
		int end = child_get_end();

		if (end != CHILD_RUNS)
			fail_msg("%s: the program ended with %d", how, end);
		sleep_briefly();
	}
}

static void ends_at_logoff(const char *label)
{
	int end;

	while ((end = child_get_end()) == CHILD_RUNS)
		sleep_briefly();
	same_number(label, end, CHILD_AT_LOGOFF);
}

/* Longer than a look takes, where nothing else keeps the machine busy. */
static void goes_on(const char *label)
{
	for (int i = 0; i < 120; i++) {
		same_number(label, child_get_end(), CHILD_RUNS);
		sleep_briefly();
	}
	child_kill();
}

static void session_end__by_others(void **state)
{
	struct caller ada;

	(void)state;
	start_sitter("WF12/3", "sits");
	log_off(3);
	ends_at_logoff("logged off");

	start_sitter("WF12/5", "sits");
	ada = caller_at(farm, "WF12/2");
	same_answer("reset", session_reset(farm, &ada, ada.server_id, 5), 0);
	ends_at_logoff("reset");

	start_sitter("WF12/4", "sits");
	ada = caller_at(farm, "WF12/2");
	same_answer("shut down", server_shut_down(farm, &ada, ada.server_id, SERVER_GOES_OFF), 0);
	ends_at_logoff("shut down");
}

/* The same user is there again, with the same ID, before anybody looks. */
static void session_end__its_id_is_taken_again(void **state)
{
	(void)state;
	start_sitter("WF12/3", "sits");
	log_off(3);
	log_on("RDP-Tcp", "eva");
	ends_at_logoff("taken again");
}

static void session_end__by_itself(void **state)
{
	(void)state;
	start_sitter("WF12/3", "logs-itself-off");
	ends_at_logoff("by itself");
}

/* With a write-ahead log the database itself stays as it is. */
static void session_end__in_a_log(void **state)
{
	(void)state;
	same_number("log", run_sql(farm, "PRAGMA journal_mode = WAL"), 0);
	start_sitter("WF12/3", "sits");
	log_off(3);
	ends_at_logoff("in a log");
}

static void session_end__of_another_session(void **state)
{
	(void)state;
	start_sitter("WF12/3", "sits");
	log_off(12);
	goes_on("another session");
}

/* A disconnected session goes on, and so do its programs. */
static void session_end__not_when_disconnected(void **state)
{
	struct caller ada = caller_at(farm, "WF12/2");

	(void)state;
	start_sitter("WF12/3", "sits");
	same_answer("disconnect", session_disconnect(farm, &ada, ada.server_id, 3), 0);
	goes_on("disconnected");
}

static void session_end__of_a_program_that_acts_as_another(void **state)
{
	(void)state;
	start_sitter("WF12/3", "acts-as-another");
	log_off(5);
	log_off(3);
	goes_on("acts as another");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		IN_OFFICE(session_end__by_others),
		IN_OFFICE(session_end__its_id_is_taken_again),
		IN_OFFICE(session_end__by_itself),
		IN_OFFICE(session_end__in_a_log),
		IN_OFFICE(session_end__of_another_session),
		IN_OFFICE(session_end__not_when_disconnected),
		IN_OFFICE(session_end__of_a_program_that_acts_as_another),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
