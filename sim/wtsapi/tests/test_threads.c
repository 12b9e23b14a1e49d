/* Several threads call at once: each has its own last error, and no call disturbs another. */
#include "sim/wtsapi/tests/support.h"

#include "base/macros.h"

enum {
	THREADS = 8,
	ROUNDS = 20
};

/* A server's name, a title, a message. */
static char word[] = "WF12";

/* What a thread does, and what it found wrong; it uses no function of cmocka. */
struct worker {
	unsigned number;
	const char *wrong;
	DWORD error;
};

static void worker_fails(struct worker *worker, const char *what)
{
	if (!worker->wrong) {
		worker->wrong = what;
		worker->error = GetLastError();
	}
}

static void look_at_sessions(struct worker *worker, HANDLE server)
{
	WTS_SESSION_INFOW *sessions;
	DWORD count;

	if (!WTSEnumerateSessionsW(server, 0, 1, &sessions, &count)) {
		worker_fails(worker, "WTSEnumerateSessions");
		return;
	}
	if (count != 12 || sessions[11].SessionId != 19)
		worker_fails(worker, "the sessions");
	WTSFreeMemory(sessions);
}

static void act_on_session(struct worker *worker)
{
	DWORD size;
	CHAR *name;

	if (!WTSQuerySessionInformationA(NULL, 3, WTSUserName, &name, &size)) {
		worker_fails(worker, "WTSQuerySessionInformation");
		return;
	}
	if (size != 4 || name[0] != 'e')
		worker_fails(worker, "the name");
	WTSFreeMemory(name);
}

/* Each thread is refused with a number of its own. */
static void be_refused(struct worker *worker, HANDLE closed)
{
	DWORD response, expected = worker->number % 2 ? 7022 : 6;

	if (WTSSendMessageA(worker->number % 2 ? NULL : closed, 99, word, 1, word, 1, 0, 0,
		    &response, FALSE))
		worker_fails(worker, "a refusal");
	else if (GetLastError() != expected)
		worker_fails(worker, "the last error");
}

static void talk_to_server(struct worker *worker)
{
	DWORD response;

	if (!WTSSendMessageA(NULL, 3, word, 1, word, 4, 0, 0, &response, TRUE))
		worker_fails(worker, "WTSSendMessage");
	else if (response != 1)
		worker_fails(worker, "the response");
}

static void work_on_farm(void *context)
{
	struct worker *worker = context;

	for (unsigned i = 0; i < ROUNDS && !worker->wrong; i++) {
		HANDLE server = WTSOpenServerA(word);

		look_at_sessions(worker, server);
		WTSCloseServer(server);
		be_refused(worker, server);
		act_on_session(worker);
		if (i % 10 == 0)
			talk_to_server(worker);
	}
}

static int count_event(void *context, const struct event *event)
{
	(void)event;
	++*(unsigned *)context;
	return 0;
}

static void calls__of_several_threads_at_once(void **state)
{
	struct worker workers[THREADS] = {{0}};
	void *threads[THREADS];
	unsigned events = 0;

	(void)state;
	for (unsigned i = 0; i < THREADS; i++) {
		workers[i].number = i;
		threads[i] = thread_start(work_on_farm, &workers[i]);
	}
	for (unsigned i = 0; i < THREADS; i++)
		thread_join(threads[i]);
	for (unsigned i = 0; i < THREADS; i++) {
		if (workers[i].wrong)
			fail_msg("thread %u: %s (%u)", i, workers[i].wrong,
				(unsigned)workers[i].error);
	}
	same_number("arrived", messages_seen(), THREADS * ROUNDS / 10);
	farm_is_as_before("after all of them");
	same_answer("events", farm_read_events(farm, 0, count_event, &events), 0);
	same_number("messages", events, THREADS * ROUNDS / 10);
}

static void be_refused_once(void *context)
{
	be_refused(context, (HANDLE)1);
}

/* What another thread is refused with is not this one's last error. */
static void GetLastError__of_each_thread_its_own(void **state)
{
	struct worker workers[] = {{.number = 1}, {.number = 2}};

	(void)state;
	be_refused_once(&workers[0]);
	thread_join(thread_start(be_refused_once, &workers[1]));
	assert_null(workers[0].wrong);
	assert_null(workers[1].wrong);
	same_number("last error", GetLastError(), 7022);
}

/* One handle, flushed and used and closed by all of them: every answer is true or 6. */
static HANDLE shared;

static void fight_for_session(void *context)
{
	struct worker *worker = context;

	for (unsigned i = 0; i < ROUNDS; i++) {
		DWORD size;
		CHAR *name;

		if (WTSQuerySessionInformationA(shared, 3, WTSUserName, &name, &size))
			WTSFreeMemory(name);
		else if (GetLastError() != 6)
			worker_fails(worker, "a handle that is being closed");
		WTSWaitSystemEvent(shared, WTS_EVENT_FLUSH, NULL);
		if (worker->number == 0 && i == ROUNDS / 2)
			WTSCloseServer(shared);
	}
}

static void handle__closed_while_others_use_it(void **state)
{
	struct worker workers[THREADS] = {{0}};
	void *threads[THREADS];

	(void)state;
	shared = WTSOpenServerA(word);
	for (unsigned i = 0; i < THREADS; i++) {
		workers[i].number = i;
		threads[i] = thread_start(fight_for_session, &workers[i]);
	}
	for (unsigned i = 0; i < THREADS; i++)
		thread_join(threads[i]);
	for (unsigned i = 0; i < THREADS; i++)
		assert_null(workers[i].wrong);
	BOTH_REFUSED(6, WTSQuerySessionInformation, (shared, 3, WTSUserName, ROWS, COUNT));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		IN_OFFICE(calls__of_several_threads_at_once),
		IN_OFFICE(GetLastError__of_each_thread_its_own),
		IN_OFFICE(handle__closed_while_others_use_it),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
