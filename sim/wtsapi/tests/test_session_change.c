/*
 * WM_WTSSESSION_CHANGE under Windows. Another process changes the farm and changes it back, again and
 * again, so that it does not matter when a message comes.
 */
#include "sim/wtsapi/tests/support.h"

#include <string.h>
#include <tlhelp32.h>

#include "base/macros.h"

enum {
	/* milliseconds until a test that hears nothing fails */
	PATIENCE = 30000,
	HEARD_MAX = 64
};

static HWND window;

/* What was heard since forget_messages(), oldest first. */
static struct notice {
	DWORD code, session;
} heard[HEARD_MAX];
static size_t heard_count;

static void forget_messages(void)
{
	heard_count = 0;
}

static void take_messages(void)
{
	MSG message;

	while (PeekMessageW(&message, window, 0, 0, PM_REMOVE)) {
		if (message.message != WM_WTSSESSION_CHANGE || heard_count == HEARD_MAX)
			continue;
		heard[heard_count++] =
			(struct notice){(DWORD)message.wParam, (DWORD)message.lParam};
	}
}

/* Until so many messages have come. */
static void hear_messages(size_t count)
{
	ULONGLONG end = GetTickCount64() + PATIENCE;

	while (heard_count < count && GetTickCount64() < end) {
		take_messages();
		sleep_briefly();
	}
	if (heard_count < count)
		fail_msg("heard %zu messages, expected %zu", heard_count, count);
}

static int setup(void **state)
{
	window = window_open();
	forget_messages();
	return office_setup(state);
}

static int teardown(void **state)
{
	int r = office_teardown(state);

	/* those that are not registered are refused */
	while (WTSUnRegisterSessionNotification(window))
		;
	window_close(window);
	return r;
}

/* The four messages repeat, and hearing may begin with any of the two changes. */
static void same_round(const char *what, const DWORD *codes)
{
	size_t begin = 0;

	while (begin < 4 && heard[begin].code != codes[0])
		begin++;
	for (size_t i = 0; i < 4; i++) {
		if (heard[begin + i].code != codes[i])
			fail_msg("%s: message %zu is %u, expected %u", what, i,
				(unsigned)heard[begin + i].code, (unsigned)codes[i]);
	}
}

static void WM_WTSSESSION_CHANGE__says_what_happened(void **state)
{
	static const struct {
		const char *what;
		DWORD codes[4]; /* what it does, and what it undoes */
	} rows[] = {
		{"come-and-go", {WTS_REMOTE_CONNECT, WTS_SESSION_LOGON, WTS_SESSION_LOGOFF,
					WTS_REMOTE_DISCONNECT}},
		{"part-and-return", {WTS_REMOTE_DISCONNECT, WTS_REMOTE_CONNECT,
					    WTS_REMOTE_DISCONNECT, WTS_REMOTE_CONNECT}},
		/* who sits there is no client that comes and goes */
		{"sit-at-the-console", {WTS_SESSION_LOGOFF, WTS_SESSION_LOGON, WTS_SESSION_LOGOFF,
					       WTS_SESSION_LOGON}},
	};

	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		teardown(state);
		setup(state);
		DONE(WTSRegisterSessionNotification(window, NOTIFY_FOR_ALL_SESSIONS));
		child_start(folder_file(&folder, "farm.db"), rows[i].what);
		hear_messages(8);
		same_round(rows[i].what, rows[i].codes);
	}
}

static void WM_WTSSESSION_CHANGE__names_the_session(void **state)
{
	(void)state;
	DONE(WTSRegisterSessionNotification(window, NOTIFY_FOR_ALL_SESSIONS));
	child_start(folder_file(&folder, "farm.db"), "part-and-return");
	hear_messages(4);
	for (size_t i = 0; i < 4; i++)
		same_number("session", heard[i].session, 3);
}

/* The second registration's flags are ignored: it stays with all sessions, or with this one. */
static void WM_WTSSESSION_CHANGE__of_this_session(void **state)
{
	(void)state;
	be("WF12/3");
	DONE(WTSRegisterSessionNotification(window, NOTIFY_FOR_THIS_SESSION));
	DONE(WTSRegisterSessionNotification(window, NOTIFY_FOR_ALL_SESSIONS));
	child_start(folder_file(&folder, "farm.db"), "swap");
	hear_messages(6);
	for (size_t i = 0; i < heard_count; i++)
		same_number("session", heard[i].session, 3);
}

static void WM_WTSSESSION_CHANGE__not_for_those_who_have_unregistered(void **state)
{
	HWND other = window_open();

	(void)state;
	DONE(WTSRegisterSessionNotification(window, NOTIFY_FOR_ALL_SESSIONS));
	DONE(WTSRegisterSessionNotification(other, NOTIFY_FOR_ALL_SESSIONS));
	DONE(WTSUnRegisterSessionNotification(other));
	child_start(folder_file(&folder, "farm.db"), "come-and-go");
	hear_messages(4);
	{
		MSG message;

		assert_false(PeekMessageW(&message, other, WM_WTSSESSION_CHANGE,
			WM_WTSSESSION_CHANGE, PM_REMOVE));
	}
	window_close(other);
}

/* --- The thread --- */

static size_t count_threads(void)
{
	HANDLE threads = CreateToolhelp32Snapshot(TH32CS_SNAPTHREAD, 0);
	THREADENTRY32 thread = {.dwSize = sizeof(thread)};
	size_t count = 0;

	for (BOOL there = Thread32First(threads, &thread); there;
		there = Thread32Next(threads, &thread))
		count += thread.th32OwnerProcessID == GetCurrentProcessId();
	CloseHandle(threads);
	return count;
}

static void wait_for_threads(size_t count)
{
	ULONGLONG end = GetTickCount64() + PATIENCE;

	while (count_threads() != count && GetTickCount64() < end)
		sleep_briefly();
	same_number("threads", (long long)count_threads(), (long long)count);
}

static void WTSUnRegisterSessionNotification__ends_the_thread(void **state)
{
	size_t threads = count_threads();

	(void)state;
	for (int i = 0; i < 3; i++) {
		DONE(WTSRegisterSessionNotification(window, NOTIFY_FOR_ALL_SESSIONS));
		DONE(WTSRegisterSessionNotification(window, NOTIFY_FOR_ALL_SESSIONS));
		same_number("threads", (long long)count_threads(), (long long)threads + 1);
		DONE(WTSUnRegisterSessionNotification(window));
		DONE(WTSUnRegisterSessionNotification(window));
		wait_for_threads(threads);
	}
}

/* A window that was closed without unregistering is found out at the next change. */
static void WTSRegisterSessionNotification__forgets_windows_that_are_gone(void **state)
{
	size_t threads = count_threads();

	(void)state;
	DONE(WTSRegisterSessionNotification(window, NOTIFY_FOR_ALL_SESSIONS));
	window_close(window);
	child_start(folder_file(&folder, "farm.db"), "come-and-go");
	wait_for_threads(threads);
	REFUSED(1400, WTSRegisterSessionNotification(window, NOTIFY_FOR_ALL_SESSIONS));
	REFUSED(1400, WTSRegisterSessionNotification(NULL, NOTIFY_FOR_ALL_SESSIONS));
	window = window_open();
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
	const struct CMUnitTest tests[] = {
		TEST(WM_WTSSESSION_CHANGE__says_what_happened),
		TEST(WM_WTSSESSION_CHANGE__names_the_session),
		TEST(WM_WTSSESSION_CHANGE__of_this_session),
		TEST(WM_WTSSESSION_CHANGE__not_for_those_who_have_unregistered),
		TEST(WTSUnRegisterSessionNotification__ends_the_thread),
		TEST(WTSRegisterSessionNotification__forgets_windows_that_are_gone),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
