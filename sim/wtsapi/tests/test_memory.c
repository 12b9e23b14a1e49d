/* What calls give is freed, by whichever function is documented for it. */
#include "sim/wtsapi/tests/support.h"

#include "base/macros.h"

static void WTSFreeMemory__takes_what_any_call_gave(void **state)
{
	DWORD level = 1;

	/* DONE() frees what the one before it gave */
	(void)state;
	WTSFreeMemory(NULL);
	DONE(WTSEnumerateServersW(NULL, 0, 1, ROWS, COUNT));
	DONE(WTSEnumerateSessionsW(NULL, 0, 1, ROWS, COUNT));
	DONE(WTSEnumerateSessionsExW(NULL, &level, 0, ROWS, COUNT));
	DONE_CLEARED(WTSEnumerateProcessesW(NULL, 0, 1, ROWS, COUNT));
	DONE_CLEARED(WTSEnumerateProcessesExW(NULL, &level, WTS_ANY_SESSION, ROWS, COUNT));
	DONE(WTSQuerySessionInformationW(NULL, 12, WTSClientInfo, ROWS, COUNT));
}

/* REFUSED() would free what is to stay. */
static void memory_stays(const char *label, BOOL answer)
{
	same_number(label, answer, FALSE);
	same_number(label, GetLastError(), 87);
	SetLastError(0);
}

static void WTSFreeMemoryEx__wants_its_type_and_count(void **state)
{
	static const struct {
		const char *label;
		int wrong, type;
		int more;
	} rows[] = {
		{"another level", WTSTypeProcessInfoLevel0, WTSTypeProcessInfoLevel1, 0},
		{"of sessions", WTSTypeSessionInfoLevel1, WTSTypeProcessInfoLevel1, 0},
		{"no type", 3, WTSTypeProcessInfoLevel1, 0},
		{"no type", -1, WTSTypeProcessInfoLevel1, 0},
		{"one fewer", WTSTypeProcessInfoLevel1, WTSTypeProcessInfoLevel1, -1},
		{"one more", WTSTypeProcessInfoLevel1, WTSTypeProcessInfoLevel1, 1},
	};
	DWORD level = 1;

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		WTS_TYPE_CLASS wrong = (WTS_TYPE_CLASS)rows[i].wrong;
		DWORD count;

		DONE_CLEARED(WTSEnumerateProcessesExW(NULL, &level, WTS_ANY_SESSION, ROWS, COUNT));
		count = results.count + (DWORD)rows[i].more;
		memory_stays(rows[i].label, WTSFreeMemoryExW(wrong, results.rows, count));
		memory_stays(rows[i].label, WTSFreeMemoryExA(wrong, results.rows, count));
		assert_true(WTSFreeMemoryExW(
			(WTS_TYPE_CLASS)rows[i].type, results.rows, results.count));
		results.rows = NULL;
	}
}

static void WTSFreeMemoryEx__refuses_nothing_at_all(void **state)
{
	(void)state;
	for (int type = 0; type < 3; type++)
		BOTH_REFUSED(87, WTSFreeMemoryEx, ((WTS_TYPE_CLASS)type, NULL, 0));
	BOTH_REFUSED(87, WTSFreeMemoryEx, (WTSTypeProcessInfoLevel0, NULL, 1));
}

static void memory_frees(const char *label, BOOL answer)
{
	if (!answer)
		fail_msg("%s: gave %u", label, (unsigned)GetLastError());
	results.rows = NULL;
}

static void WTSFreeMemoryEx__frees_what_level_1_gave(void **state)
{
	DWORD level = 1;

	(void)state;
	DONE(WTSEnumerateSessionsExW(NULL, &level, 0, ROWS, COUNT));
	memory_frees("sessions",
		WTSFreeMemoryExW(WTSTypeSessionInfoLevel1, results.rows, results.count));
	DONE(WTSEnumerateSessionsExA(NULL, &level, 0, ROWS, COUNT));
	memory_frees("sessions",
		WTSFreeMemoryExA(WTSTypeSessionInfoLevel1, results.rows, results.count));
	DONE_CLEARED(WTSEnumerateProcessesExW(NULL, &level, WTS_ANY_SESSION, ROWS, COUNT));
	memory_frees("processes",
		WTSFreeMemoryExW(WTSTypeProcessInfoLevel1, results.rows, results.count));
	level = 0;
	DONE_CLEARED(WTSEnumerateProcessesExA(NULL, &level, WTS_ANY_SESSION, ROWS, COUNT));
	memory_frees("processes, level 0",
		WTSFreeMemoryExA(WTSTypeProcessInfoLevel0, results.rows, results.count));
	/* nobody's processes are an answer too */
	be("WF12/4");
	DONE_CLEARED(WTSEnumerateProcessesExA(NULL, &level, WTS_ANY_SESSION, ROWS, COUNT));
	same_number("count", results.count, 0);
	memory_frees("no processes", WTSFreeMemoryExA(WTSTypeProcessInfoLevel0, results.rows, 0));
}

/* Documented: other buffers may be freed by either function; there is no type for them. */
static void WTSFreeMemoryEx__frees_other_buffers(void **state)
{
	(void)state;
	DONE(WTSEnumerateSessionsW(NULL, 0, 1, ROWS, COUNT));
	memory_frees("sessions, level 0",
		WTSFreeMemoryExW(WTSTypeSessionInfoLevel1, results.rows, results.count));
	DONE_CLEARED(WTSEnumerateProcessesW(NULL, 0, 1, ROWS, COUNT));
	memory_frees("processes, level 0",
		WTSFreeMemoryExW(WTSTypeProcessInfoLevel0, results.rows, results.count));
	DONE(WTSEnumerateServersA(NULL, 0, 1, ROWS, COUNT));
	memory_frees(
		"servers", WTSFreeMemoryExA(WTSTypeProcessInfoLevel0, results.rows, results.count));
	DONE(WTSQuerySessionInformationW(NULL, 12, WTSUserName, ROWS, COUNT));
	memory_frees("an answer", WTSFreeMemoryExW(WTSTypeProcessInfoLevel0, results.rows, 1));
	DONE(WTSQuerySessionInformationW(NULL, 12, WTSUserName, ROWS, COUNT));
	memory_frees("an answer", WTSFreeMemoryExW(WTSTypeSessionInfoLevel1, results.rows, 8));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		IN_OFFICE(WTSFreeMemory__takes_what_any_call_gave),
		IN_OFFICE(WTSFreeMemoryEx__wants_its_type_and_count),
		IN_OFFICE(WTSFreeMemoryEx__refuses_nothing_at_all),
		IN_OFFICE(WTSFreeMemoryEx__frees_what_level_1_gave),
		IN_OFFICE(WTSFreeMemoryEx__frees_other_buffers),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
