#include "sim/tests/stage.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/macros.h"
#include "base/text.h"
#include "sim/snapshot.h"

/* eva (Users, so Message) sits in WF12/3, ole (nothing) in WF12/4, ada is denied at TERM05. */
static const char farm_yaml[] =
	"servers:\n"
	"  WF12:\n"
	"    winstations: {TERM05: {kind: direct, permissions: {ada: {deny: message}}}}\n"
	"    sessions:\n"
	"      0: {at: Console, user: tom}\n"
	"      1: {at: RDP-Tcp}\n"
	"      2: {user: ada}\n"
	"      3: {user: eva}\n"
	"      4: {user: ole}\n"
	"      12: {user: tom, programs: [a.exe]}\n"
	"      13: {user: tom, state: shadow}\n"
	"      14: {user: tom, state: disconnected}\n"
	"      15: {state: connected}\n"
	"      16: {state: connectquery}\n"
	"      17: {state: idle}\n"
	"      18: {state: reset}\n"
	"      19: {state: down}\n"
	"      20: {state: init}\n"
	"      22: {at: TERM05, user: tom}\n"
	"accounts: {ada: [Administrators], tom: [Users], eva: [Users], ole: []}\n";

/* The farm as it was, with a message more. */
static void expect_message(uint32_t id, const struct message *message)
{
	struct message *place = session_add_message(before, session_at(before, "WF12", id));

	assert_non_null(place);
	*place = *message;
}

static void session_send_message__refuses_and_changes_nothing(void **state)
{
	static const struct {
		const char *caller;
		uint32_t id;
		const char *text;
		int answer;
	} rows[] = {
		{"WF12/2", 12, "\xFF", WIN32_ERROR_INVALID_PARAMETER},
		{"WF12/2", 99, "\xFF", WIN32_ERROR_INVALID_PARAMETER},
		{"WF12/2", 99, "x", WIN32_ERROR_WINSTATION_NOT_FOUND},
		{"WF12/4", 12, "x", WIN32_ERROR_ACCESS_DENIED},
		{"WF12/4", 1, "x", WIN32_ERROR_ACCESS_DENIED},
		{"WF12/2", 22, "x", WIN32_ERROR_ACCESS_DENIED},
		{"WF12/15", 12, "x", WIN32_ERROR_ACCESS_DENIED},
		{"WF12/3", 1, "x", WIN32_ERROR_WINSTATION_NOT_FOUND},
		{"WF12/3", 17, "x", WIN32_ERROR_WINSTATION_NOT_FOUND},
		{"WF12/3", 18, "x", WIN32_ERROR_CLOSE_PENDING},
		{"WF12/3", 19, "x", WIN32_ERROR_WINSTATION_BUSY},
		{"WF12/3", 20, "x", WIN32_ERROR_WINSTATION_BUSY},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		struct caller who = caller_at(farm, rows[i].caller);
		bool answered = true;
		char label[32];

		snprintf(label, sizeof(label), "%u from %s", rows[i].id, rows[i].caller);
		same_answer(label,
			session_send_message(
				farm, &who, who.server_id, rows[i].id, rows[i].text, 10, &answered),
			rows[i].answer);
		assert_true(answered); /* as it was */
		nothing_happened(label, farm, before);
	}
}

/* The farm's clock goes on only while somebody waits for nobody. */
static void session_send_message__waits_for_who_is_not_there(void **state)
{
	static const struct {
		const char *caller;
		uint32_t id, patience;
		bool answered;
		const char *clock, *user;
	} rows[] = {
		{"WF12/3", 12, 0, false, "1998-06-16 09:00:00", "tom"},
		{"WF12/3", 12, 10, true, "1998-06-16 09:00:00", "tom"},
		{"WF12/3", 3, 10, true, "1998-06-16 09:00:00", "eva"},
		{"WF12/4", 4, 1, true, "1998-06-16 09:00:00", "ole"}, /* one's own needs no right */
		{"WF12/3", 0, 10, true, "1998-06-16 09:00:00", "tom"}, /* the console too */
		{"WF12/3", 13, 10, false, "1998-06-16 09:00:10", "tom"},
		{"WF12/3", 14, 0, false, "1998-06-16 09:00:00", "tom"},
		{"WF12/3", 14, 3600, false, "1998-06-16 10:00:00", "tom"},
		{"WF12/3", 14, UINT32_MAX, false, "2134-07-23 15:28:15", "tom"},
		{"WF12/3", 15, 10, false, "1998-06-16 09:00:10", "-"},
		{"WF12/3", 16, 10, false, "1998-06-16 09:00:10", "-"},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		struct caller who = caller_at(farm, rows[i].caller);
		bool answered = !rows[i].answered;
		struct snapshot *after;
		char label[64], line[128];

		snprintf(label, sizeof(label), "%u from %s for %u", rows[i].id, rows[i].caller,
			rows[i].patience);
		same_answer(label,
			session_send_message(farm, &who, who.server_id, rows[i].id, "Grüße: 5 Uhr?",
				rows[i].patience, &answered),
			0);
		same_number(label, answered, rows[i].answered);
		snprintf(line, sizeof(line),
			"1 09:00:00 message-sent WF12/%u %s by %s %s: Grüße: 5 Uhr?\n", rows[i].id,
			rows[i].user, rows[i].caller, who.session_id == 4 ? "ole" : "eva");
		journal_is(label, line);
		after = read_farm(farm);
		same_text(label, after->clock, rows[i].clock);
		before->clock = rows[i].clock;
		expect_message(rows[i].id, &(struct message){.at = "1998-06-16 09:00:00",
						   .text = "Grüße: 5 Uhr?",
						   .by_server = "WF12",
						   .by_session = who.session_id,
						   .by_user = who.session_id == 4 ? "ole" : "eva"});
		same_farm(label, after, before);
		snapshot_free(after);
		stage_again();
	}
}

static void session_send_message__fails_at_any_step_and_changes_nothing(void **state)
{
	static const char *const steps[] = {
		"INSERT ON events", "INSERT ON messages", "UPDATE ON farm"};
	struct caller who = caller_at(farm, "WF12/3");
	bool answered;

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(steps); i++) {
		make_guard(farm, steps[i]);
		same_answer(steps[i],
			session_send_message(farm, &who, who.server_id, 14, "x", 1, &answered),
			FARM_E_IMPOSSIBLE);
		nothing_happened(steps[i], farm, before);
		drop_guard(farm);
	}
}

/* --- Inboxes --- */

static void send_message(const char *from, const char *to, const char *text)
{
	struct caller sender = caller_at(farm, from), target = address_of(farm, to);
	bool answered;

	same_answer(text,
		session_send_message(
			farm, &sender, target.server_id, target.session_id, text, 0, &answered),
		0);
}

static int add_line(void *context, const struct message *message)
{
	text_printf(context, "%s %s/%u %s: %s\n", message->at + 11, message->by_server,
		message->by_session, message->by_user ? message->by_user : "-", message->text);
	return 0;
}

/* Take what waits there, and compare it. */
static void took_message(const char *label, const char *whose, const char *expected)
{
	cleanup(text_deinit) struct text lines = {0};
	struct caller caller = caller_at(farm, whose);

	same_answer(label, session_take_messages(farm, &caller, add_line, &lines), 0);
	same_text(label, text_string(&lines), expected);
}

static void session_take_messages__gives_each_once_in_order(void **state)
{
	(void)state;
	took_message("none", "WF12/12", "");
	send_message("WF12/3", "WF12/12", "b");
	send_message("WF12/15", "WF12/15", "to oneself");
	same_answer("clock", farm_advance_clock(farm, 90), 0);
	send_message("WF12/2", "WF12/12", "a\nand more");
	send_message("WF12/12", "WF12/12", "");
	took_message("all", "WF12/12",
		"09:00:00 WF12/3 eva: b\n09:01:30 WF12/2 ada: a\nand more\n09:01:30 WF12/12 tom: "
		"\n");
	took_message("none left", "WF12/12", "");
	send_message("WF12/3", "WF12/12", "c");
	took_message("the next", "WF12/12", "09:01:30 WF12/3 eva: c\n");
	took_message("of nobody", "WF12/15", "09:00:00 WF12/15 -: to oneself\n");
	same_number("findings", (long long)check_farm(farm), 0);
}

static int refuse_second(void *context, const struct message *message)
{
	(void)message;
	return ++*(int *)context == 2 ? 77 : 0;
}

static void session_take_messages__keeps_all_when_told_to_stop(void **state)
{
	struct caller tom = caller_at(farm, "WF12/12");
	int calls = 0;

	(void)state;
	send_message("WF12/3", "WF12/12", "a");
	send_message("WF12/3", "WF12/12", "b");
	same_number("stopped", session_take_messages(farm, &tom, refuse_second, &calls), 77);
	make_guard(farm, "DELETE ON messages");
	same_answer("guarded", session_take_messages(farm, &tom, refuse_second, &calls),
		FARM_E_IMPOSSIBLE);
	drop_guard(farm);
	took_message("both", "WF12/12", "09:00:00 WF12/3 eva: a\n09:00:00 WF12/3 eva: b\n");
}

/* Whoever writes keeps nobody from finding nothing. */
static void session_take_messages__writes_nothing_when_nothing_waits(void **state)
{
	struct caller tom = caller_at(farm, "WF12/12"), eva = caller_at(farm, "WF12/3");
	uint32_t was, is;
	struct farm *other = NULL;

	(void)state;
	send_message("WF12/2", "WF12/3", "for eva");
	same_answer("open", farm_open(folder_file(&folder, "farm.db"), &other), 0);
	same_answer("change", farm_get_change(other, &was), 0);
	took_message("none", "WF12/12", "");
	same_answer("change", farm_get_change(other, &is), 0);
	farm_free(other);
	same_number("unwritten", is, was);
	/* within a look nothing can be written, and need not */
	same_answer("look", farm_begin_look(farm), 0);
	same_answer("none", session_take_messages(farm, &tom, add_line, NULL), 0);
	same_answer("some", session_take_messages(farm, &eva, add_line, NULL), -EINVAL);
	farm_end_look(farm);
	same_answer("logoff", logoff(farm, "WF12/12", "WF12/12"), 0);
	same_answer("gone", session_take_messages(farm, &tom, add_line, NULL),
		WIN32_ERROR_WINSTATION_NOT_FOUND);
}

/* Things that happen to tom's session 12, or to the console. */
static int is_logged_off(struct caller *ada)
{
	return session_logoff(farm, ada, ada->server_id, 12);
}

static int is_reset(struct caller *ada)
{
	return session_reset(farm, ada, ada->server_id, 12);
}

static int loses_its_program(struct caller *ada)
{
	return program_terminate(farm, ada, ada->server_id, 101);
}

static int is_disconnected(struct caller *ada)
{
	return session_disconnect(farm, ada, ada->server_id, 12);
}

static int move_ada(struct caller *ada)
{
	return session_connect(farm, ada, ada->server_id, 12, 2);
}

static int is_moved_away(struct caller *ada)
{
	return session_connect(farm, ada, ada->server_id, 14, 12);
}

static int logs_itself_off(struct caller *ada)
{
	struct caller tom = {.server_id = ada->server_id};

	return session_logoff(farm, &tom, ada->server_id, 0);
}

static int is_taken_up_again(struct caller *ada)
{
	uint32_t id;

	return session_logon(farm, ada->server_id, "RDP-Tcp", "tom", NULL, NULL, &id);
}

/* Nobody is logged on at 15: a client that shows another session leaves none behind. */
static int is_left(struct caller *ada)
{
	return session_connect(farm, ada, ada->server_id, 12, 15);
}

static void inbox__survives_what_the_session_survives(void **state)
{
	static const struct {
		const char *label;
		int (*happen)(struct caller *ada);
		uint32_t id;
		bool stays, session_stays;
	} rows[] = {
		{"logoff", is_logged_off, 12, false, false},
		{"reset", is_reset, 12, false, false},
		{"its last program", loses_its_program, 12, false, false},
		{"disconnected", is_disconnected, 12, true, true},
		{"connected elsewhere", move_ada, 12, true, true},
		{"another in its place", is_moved_away, 12, true, true},
		{"taken up again", is_taken_up_again, 14, true, true},
		{"left without a user", is_left, 15, false, false},
		{"the console's user", logs_itself_off, 0, false, true},
		{"another's logoff", is_logged_off, 14, true, true},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		struct caller ada = caller_at(farm, "WF12/2");
		struct snapshot *after;
		const struct session *left;
		char to[16];

		snprintf(to, sizeof(to), "WF12/%u", rows[i].id);
		send_message("WF12/2", to, "one");
		send_message("WF12/2", to, "two");
		same_answer(rows[i].label, rows[i].happen(&ada), 0);
		after = read_farm(farm);
		left = server_session(snapshot_server(after, "WF12"), rows[i].id);
		same_number(rows[i].label, left != NULL, rows[i].session_stays);
		if (left)
			same_number(rows[i].label, (long long)left->message_count,
				rows[i].stays ? 2 : 0);
		same_number(rows[i].label, (long long)check_farm(farm), 0);
		snapshot_free(after);
		stage_again();
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		STAGED(session_send_message__refuses_and_changes_nothing),
		STAGED(session_send_message__waits_for_who_is_not_there),
		STAGED(session_send_message__fails_at_any_step_and_changes_nothing),
		STAGED(session_take_messages__gives_each_once_in_order),
		STAGED(session_take_messages__keeps_all_when_told_to_stop),
		STAGED(session_take_messages__writes_nothing_when_nothing_waits),
		STAGED(inbox__survives_what_the_session_survives),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
