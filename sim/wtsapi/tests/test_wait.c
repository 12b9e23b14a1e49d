/*
 * Waiting until something happens. Another process changes the farm and changes it back, again and
 * again, so that it does not matter when the waiting begins.
 */
#include "sim/wtsapi/tests/support.h"

#include <stdatomic.h>
#include <stdio.h>
#include <string.h>

#include "base/file.h"
#include "base/macros.h"

/* Whoever waits in another thread, which uses no function of cmocka. */
static struct waiter {
	HANDLE server;
	DWORD mask, events, error;
	BOOL answer;
	atomic_bool over;
} waiter;

static void *waiting;

static void wait_there(void *context)
{
	(void)context;
	waiter.answer = WTSWaitSystemEvent(waiter.server, waiter.mask, &waiter.events);
	waiter.error = GetLastError();
	atomic_store(&waiter.over, true);
}

static void start_waiting(HANDLE server)
{
	waiter.server = server;
	waiter.mask = WTS_EVENT_ALL;
	waiter.events = 4711;
	waiter.error = 0;
	atomic_store(&waiter.over, false);
	waiting = thread_start(wait_there, NULL);
}

static void stop_waiting(void)
{
	thread_join(waiting);
	waiting = NULL;
}

/* Stop, with an answer. */
static void was_woken(void)
{
	stop_waiting();
	if (!waiter.answer)
		fail_msg("waiting gave %u", (unsigned)waiter.error);
}

static int teardown(void **state)
{
	(void)state;
	while (waiting && !atomic_load(&waiter.over)) {
		WTSWaitSystemEvent(waiter.server, WTS_EVENT_FLUSH, NULL);
		sleep_briefly();
	}
	if (waiting)
		stop_waiting();
	strike();
	return 0;
}

static void child_does(const char *what)
{
	child_start(folder_file(&folder, "farm.db"), what);
}

/* --- What wakes --- */

static void WTSWaitSystemEvent__gives_what_was_asked_for(void **state)
{
	static const struct {
		const char *what;
		DWORD mask;
	} rows[] = {
		{"come-and-go", WTS_EVENT_CREATE},
		{"come-and-go", WTS_EVENT_DELETE},
		{"come-and-go", WTS_EVENT_LOGON},
		{"come-and-go", WTS_EVENT_LOGOFF},
		{"come-and-go", WTS_EVENT_CONNECT},
		{"come-and-go", WTS_EVENT_DISCONNECT},
		{"sit-at-the-console", WTS_EVENT_LOGON},
		{"sit-at-the-console", WTS_EVENT_LOGOFF},
		{"sit-at-the-console", WTS_EVENT_STATECHANGE},
		{"part-and-return", WTS_EVENT_CONNECT},
		{"part-and-return", WTS_EVENT_DISCONNECT},
		{"part-and-return", WTS_EVENT_STATECHANGE},
		{"swap", WTS_EVENT_RENAME},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		if (!i || strcmp(rows[i].what, rows[i - 1].what) != 0) {
			teardown(state);
			stage(office_yaml);
			child_does(rows[i].what);
		}
		about(rows[i].what);
		DONE(WTSWaitSystemEvent(NULL, rows[i].mask, COUNT));
		same_number(rows[i].what, results.count, rows[i].mask);
	}
}

/* All that one change is: either what is done, or what undoes it. */
static void WTSWaitSystemEvent__gives_all_that_happened(void **state)
{
	static const struct {
		const char *what;
		DWORD either, or ;
	} rows[] = {
		{"come-and-go", WTS_EVENT_CREATE | WTS_EVENT_CONNECT | WTS_EVENT_LOGON,
			WTS_EVENT_DELETE | WTS_EVENT_DISCONNECT | WTS_EVENT_LOGOFF},
		{"part-and-return", WTS_EVENT_CONNECT | WTS_EVENT_STATECHANGE,
			WTS_EVENT_DISCONNECT | WTS_EVENT_STATECHANGE},
		/* who sits there is no client that comes and goes */
		{"sit-at-the-console", WTS_EVENT_LOGON | WTS_EVENT_STATECHANGE,
			WTS_EVENT_LOGOFF | WTS_EVENT_STATECHANGE},
	};

	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		teardown(state);
		stage(office_yaml);
		child_does(rows[i].what);
		about(rows[i].what);
		DONE(WTSWaitSystemEvent(open_server(W("wf12")), WTS_EVENT_ALL, COUNT));
		if (results.count != rows[i].either && results.count != rows[i].or)
			fail_msg("%s: got %#x", rows[i].what, (unsigned)results.count);
	}
}

/* Other changes of the farm, those of other servers among them, end no waiting: only the flush does. */
static void WTSWaitSystemEvent__sleeps_through_what_is_no_event(void **state)
{
	static const struct {
		const char *what;
		WCHAR *server;
	} rows[] = {{"talk", W("WF12")}, {"come-and-go", W("WF13")}};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		HANDLE server = open_server(rows[i].server);

		child_does(rows[i].what);
		start_waiting(server);
		for (int j = 0; j < 40; j++)
			sleep_briefly();
		while (!atomic_load(&waiter.over)) {
			DONE(WTSWaitSystemEvent(server, WTS_EVENT_FLUSH, NULL));
			sleep_briefly();
		}
		was_woken();
		same_number(rows[i].what, waiter.events, WTS_EVENT_NONE);
	}
}

/* --- What ends the waiting --- */

static void WTSWaitSystemEvent__flush_ends_it_at_its_handle(void **state)
{
	HANDLE server = open_server(W("WF12")), other = open_server(W("WF12"));
	HANDLE both[] = {WTS_CURRENT_SERVER_HANDLE, server};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(both); i++) {
		start_waiting(both[i]);
		while (!atomic_load(&waiter.over)) {
			DONE(WTSWaitSystemEvent(both[i], WTS_EVENT_FLUSH, NULL));
			sleep_briefly();
		}
		was_woken();
		same_number("events", waiter.events, WTS_EVENT_NONE);
	}
	/* at another handle of the same server it ends nothing: an event does */
	start_waiting(server);
	for (int i = 0; i < 20; i++) {
		DONE(WTSWaitSystemEvent(other, WTS_EVENT_FLUSH, COUNT));
		DONE(WTSWaitSystemEvent(NULL, WTS_EVENT_FLUSH, COUNT));
		sleep_briefly();
	}
	child_does("come-and-go");
	was_woken();
	assert_true(waiter.events != WTS_EVENT_NONE);
}

static void WTSWaitSystemEvent__closing_the_handle_ends_it(void **state)
{
	HANDLE server = WTSOpenServerW(W("WF12"));

	(void)state;
	start_waiting(server);
	for (int i = 0; i < 10; i++)
		sleep_briefly();
	WTSCloseServer(server);
	stop_waiting();
	same_number("answer", waiter.answer, FALSE);
	same_number("error", waiter.error, 6);
	same_number("events", waiter.events, 4711);
}

/* Where the system lets anybody remove a file that is open. */
static void WTSWaitSystemEvent__the_farm_is_removed(void **state)
{
	(void)state;
	if (!file_moves_while_open)
		return;
	start_waiting(WTS_CURRENT_SERVER_HANDLE);
	for (int i = 0; i < 10; i++)
		sleep_briefly();
	same_number("remove", remove(folder_file(&folder, "farm.db")), 0);
	stop_waiting();
	same_number("answer", waiter.answer, FALSE);
	same_number("error", waiter.error, 2);
	same_number("events", waiter.events, 4711);
}

/* Another farm in the place of this one is looked at like this one. */
static void WTSWaitSystemEvent__the_farm_is_replaced(void **state)
{
	struct snapshot *other;

	(void)state;
	if (!file_moves_while_open)
		return;
	other = parse_farm("servers: {WF12: {sessions: {2: {user: ada}}}}\n"
			   "accounts: {ada: [Administrators], zoe: [Users]}\n");
	start_waiting(WTS_CURRENT_SERVER_HANDLE);
	for (int i = 0; i < 10; i++)
		sleep_briefly();
	farm = farm_free(farm);
	same_answer("create", farm_create(folder_file(&folder, "farm.db"), other, true), 0);
	snapshot_free(other);
	/* in case the waiting has only just begun */
	child_does("come-and-go");
	was_woken();
	assert_true(waiter.events & (WTS_EVENT_CREATE | WTS_EVENT_DELETE));
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, office_setup, teardown)
	const struct CMUnitTest tests[] = {
		TEST(WTSWaitSystemEvent__gives_what_was_asked_for),
		TEST(WTSWaitSystemEvent__gives_all_that_happened),
		TEST(WTSWaitSystemEvent__sleeps_through_what_is_no_event),
		TEST(WTSWaitSystemEvent__flush_ends_it_at_its_handle),
		TEST(WTSWaitSystemEvent__closing_the_handle_ends_it),
		TEST(WTSWaitSystemEvent__the_farm_is_removed),
		TEST(WTSWaitSystemEvent__the_farm_is_replaced),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
