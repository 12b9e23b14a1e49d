#include "sim/tests/stage.h"

#include <signal.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/text.h"
#include "sim/farm.h"
#include "sim/store/statements.h"

/* A logoff of session 12 takes every kind of step there is. */
static const char farm_yaml[] =
	"servers: {WF12: {sessions: {2: {user: ada}, 12: {user: eva, programs: [a.exe, {image: b.exe, "
	"unsaved: b.doc}, {image: c.exe, on-logoff: hangs, unsaved: c.doc}]}, 0: {at: Console, user: "
	"ada, programs: [d.exe]}}}}\n"
	"accounts: {ada: [Administrators]}\n";

/* A guard that trips at one step; what came before it in the transaction must be undone. */
static void session_logoff__fails_at_any_step_and_changes_nothing(void **state)
{
	static const struct {
		const char *caller, *target, *step;
	} rows[] = {
		{"WF12/2", "WF12/12", "INSERT ON events WHEN new.kind = 'logoff-started'"},
		{"WF12/2", "WF12/12", "INSERT ON events WHEN new.detail = 'a.exe'"},
		{"WF12/2", "WF12/12", "DELETE ON programs WHEN old.image = 'a.exe'"},
		{"WF12/2", "WF12/12", "INSERT ON events WHEN new.detail = 'b.doc'"},
		{"WF12/2", "WF12/12", "DELETE ON programs WHEN old.image = 'b.exe'"},
		{"WF12/2", "WF12/12", "UPDATE ON farm"},
		{"WF12/2", "WF12/12", "INSERT ON events WHEN new.kind = 'program-killed'"},
		{"WF12/2", "WF12/12", "DELETE ON programs WHEN old.image = 'c.exe'"},
		{"WF12/2", "WF12/12", "INSERT ON events WHEN new.kind = 'user-logged-off'"},
		{"WF12/2", "WF12/12", "INSERT ON events WHEN new.kind = 'session-ended'"},
		{"WF12/2", "WF12/12", "DELETE ON sessions"},
		{"WF12/0", "WF12/0", "DELETE ON programs"},
		{"WF12/0", "WF12/0", "UPDATE ON sessions"},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		make_guard(farm, rows[i].step);
		same_answer(rows[i].step, logoff(farm, rows[i].caller, rows[i].target),
			FARM_E_IMPOSSIBLE);
		nothing_happened(rows[i].step, farm, before);
		drop_guard(farm);
	}
	same_answer("without a guard", logoff(farm, "WF12/2", "WF12/12"), 0);
	same_answer("without a guard", logoff(farm, "WF12/0", "WF12/0"), 0);
}

static int count_down(void *left)
{
	return --*(int *)left == 0;
}

/* The farm after the logoff, with its journal. */
static struct snapshot *log_off_elsewhere(char **ret_journal)
{
	struct folder elsewhere;
	struct snapshot *after;
	struct farm *other;

	folder_make(&elsewhere);
	other = make_farm(&elsewhere, farm_yaml);
	same_answer("elsewhere", logoff(other, "WF12/2", "WF12/12"), 0);
	after = read_farm(other);
	*ret_journal = journal_of(other);
	farm_free(other);
	folder_remove(&elsewhere);
	return after;
}

/*
 * SQLite is interrupted after one step of its machine, then after two, ... The last step of all is
 * behind the commit: then everything happened.
 */
static void session_logoff__interrupted_anywhere_leaves_before_or_after(void **state)
{
	struct caller ada = caller_at(farm, "WF12/2");
	char *whole, *journal = strdup("");
	struct snapshot *after = log_off_elsewhere(&whole), *now;
	int instructions = 0;

	(void)state;
	while (!*journal && instructions < 100000) {
		int left = ++instructions;

		free(journal);
		sqlite3_progress_handler(farm->store->connection, 1, count_down, &left);
		session_logoff(farm, &ada, ada.server_id, 12);
		sqlite3_progress_handler(farm->store->connection, 0, NULL, NULL);
		journal = journal_of(farm);
		now = read_farm(farm);
		same_farm("interrupted", now, *journal ? after : before);
		snapshot_free(now);
	}
	same_text("in the end", journal, whole);
	assert_true(instructions > 100); /* it was interrupted at all */
	snapshot_free(after);
	free(journal);
	free(whole);
}

enum { SESSIONS = 60, WORKERS = 4 };

/* Session ids from 1 on, each with one program that closes and one with work that is lost. */
static void make_crowd(void)
{
	cleanup(text_deinit) struct text yaml = {0};

	text_add(&yaml, "servers: {WF12: {sessions: {0: {at: Console, user: Administrator}");
	for (unsigned id = 1; id <= SESSIONS; id++)
		text_printf(&yaml, ", %u: {user: eva, programs: [a.exe, {image: b.exe, unsaved: c}]}", id);
	text_add(&yaml, "}}}\n");
	strike_farm();
	stage_farm(text_string(&yaml));
}

/* In a child: log off the sessions whose number leaves `which` when divided, and tell after each. */
static void log_them_off(unsigned which, unsigned of, int told)
{
	struct farm *own = NULL;
	struct caller caller;
	int r = farm_open(folder_file(&folder, "farm.db"), &own);

	if (r == 0)
		r = caller_find(own, "WF12", 0, &caller);
	for (uint32_t id = 1; id <= SESSIONS && r == 0; id++) {
		if (id % of != which)
			continue;
		r = session_logoff(own, &caller, caller.server_id, id);
		if (told >= 0 && write(told, "x", 1) != 1)
			r = 1;
	}
	farm_free(own);
	_exit(r == 0 ? 0 : 1);
}

struct tally {
	unsigned sessions, events[EVENT_KIND_COUNT];
	unsigned of_session[SESSIONS + 1];
	bool gapless;
	int64_t last;
};

static int count_event(void *context, const struct event *event)
{
	struct tally *tally = context;

	tally->gapless &= event->number == tally->last + 1;
	tally->last = event->number;
	tally->events[event->kind]++;
	if (event->session <= SESSIONS)
		tally->of_session[event->session]++;
	return 0;
}

/* Each session is there with both programs and no events, or gone with all six. */
static struct tally take_stock(void)
{
	struct tally tally = {.gapless = true};
	struct snapshot *after;
	const struct server *server;

	farm = farm_free(farm);
	same_answer("open", farm_open(folder_file(&folder, "farm.db"), &farm), 0);
	same_number("findings", (long long)check_farm(farm), 0);
	same_answer("events", farm_read_events(farm, 0, count_event, &tally), 0);
	after = read_farm(farm);
	server = snapshot_server(after, "WF12");
	for (uint32_t id = 1; id <= SESSIONS; id++) {
		const struct session *session = server_session(server, id);

		same_number("events of a session", tally.of_session[id], session ? 0 : 6);
		if (session)
			same_number("programs", (long long)session->program_count, 2);
		tally.sessions += session != NULL;
	}
	snapshot_free(after);
	assert_true(tally.gapless);
	return tally;
}

/* The child is killed while it is at the session after the last one that it told of. */
static void session_logoff__killed_process_leaves_before_or_after(void **state)
{
	(void)state;
	for (unsigned round = 0; round < 12; round++) {
		unsigned wanted = 1 + round * 7 % (SESSIONS / 2), told = 0;
		struct tally tally;
		int channel[2], status;
		char byte;
		pid_t child;

		make_crowd();
		farm = farm_free(farm);
		same_number("pipe", pipe(channel), 0);
		child = fork();
		if (child == 0)
			log_them_off(0, 1, channel[1]);
		close(channel[1]);
		while (told < wanted && read(channel[0], &byte, 1) == 1)
			told++;
		kill(child, SIGKILL);
		waitpid(child, &status, 0);
		while (read(channel[0], &byte, 1) == 1)
			told++;
		close(channel[0]);
		assert_true(told >= wanted);
		tally = take_stock();
		/* what was told of is done, and one more at most */
		assert_true(SESSIONS - tally.sessions == told || SESSIONS - tally.sessions == told + 1);
	}
}

static void session_logoff__several_processes_lose_nothing(void **state)
{
	pid_t children[WORKERS];
	struct tally tally;

	(void)state;
	make_crowd();
	farm = farm_free(farm);
	for (unsigned i = 0; i < WORKERS; i++) {
		children[i] = fork();
		if (children[i] == 0)
			log_them_off(i, WORKERS, -1);
	}
	for (unsigned i = 0; i < WORKERS; i++) {
		int status = -1;

		waitpid(children[i], &status, 0);
		same_number("worker", status, 0);
	}
	tally = take_stock();
	same_number("sessions", tally.sessions, 0);
	same_number("events", tally.last, 6 * SESSIONS);
	same_number("started", tally.events[EVENT_LOGOFF_STARTED], SESSIONS);
	same_number("programs", tally.events[EVENT_PROGRAM_ENDED], 2 * SESSIONS);
	same_number("lost", tally.events[EVENT_WORK_LOST], SESSIONS);
	same_number("users", tally.events[EVENT_USER_LOGGED_OFF], SESSIONS);
	same_number("ended", tally.events[EVENT_SESSION_ENDED], SESSIONS);
}

/* All at the same session: one does it, and the others are told that it is gone. */
static void session_logoff__of_one_session_happens_once(void **state)
{
	unsigned done = 0;
	char *journal;

	for (unsigned i = 0; i < 3; i++) {
		struct farm *other = NULL;
		int r;

		(void)state;
		same_answer("open", farm_open(folder_file(&folder, "farm.db"), &other), 0);
		r = logoff(other, "WF12/2", "WF12/12");
		farm_free(other);
		if (r != 0)
			same_answer("later", r, WIN32_ERROR_WINSTATION_NOT_FOUND);
		done += r == 0;
	}
	same_number("done", done, 1);
	journal = journal_of(farm);
	assert_null(strstr(journal, "\n10 "));
	free(journal);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		STAGED(session_logoff__fails_at_any_step_and_changes_nothing),
		STAGED(session_logoff__interrupted_anywhere_leaves_before_or_after),
		STAGED(session_logoff__killed_process_leaves_before_or_after),
		STAGED(session_logoff__several_processes_lose_nothing),
		STAGED(session_logoff__of_one_session_happens_once),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
