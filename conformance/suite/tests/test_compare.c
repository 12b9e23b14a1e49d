/* Comparing farms: whatever differs is found, once, and nothing else is. */
#include "conformance/suite/tests/support.h"

#include <string.h>

#include "base/macros.h"
#include "sim/snapshot.h"
#include "sim/tests/support.h"

static const char farm_yaml[] =
	"servers:\n"
	"  WF12:\n"
	"    winstations: {TERM04: {kind: direct}}\n"
	"    sessions:\n"
	"      0: {at: Console, user: Administrator}\n"
	"      12: {at: RDP-Tcp#3, user: eva, client: PC07, address: 10.0.0.7,\n"
	"           programs: [{image: winword.exe, unsaved: letter.doc}, calc.exe],\n"
	"           messages: [{text: one, user: tom}, two]}\n"
	"      14: {user: tom, state: disconnected, at: RDP-Tcp#4}\n"
	"  WF13: {sessions: {12: {user: eva}}}\n"
	"accounts: {eva: {groups: [Users, Operators]}, tom: []}\n"
	"groups: [Operators]\n";

static struct snapshot *before, *after;

static int setup(void **state)
{
	if (reading_setup(state) != 0)
		return -1;
	before = parse_farm(farm_yaml);
	after = snapshot_copy(before);
	return before && after ? 0 : -1;
}

static int teardown(void **state)
{
	before = snapshot_free(before);
	after = snapshot_free(after);
	return reading_teardown(state);
}

static const char *compare_states(const struct farm_state *a, const struct farm_state *b)
{
	struct changes changes = {0};

	same_number("changes_find", changes_find(a, b, arena, &changes), 0);
	return changes_to_text(&changes);
}

static const char *compare_farms(void)
{
	return compare_states(
		&(struct farm_state){.snapshot = before}, &(struct farm_state){.snapshot = after});
}

/* --- Each field of a farm --- */

/*
 * A member that is added must be compared, and needs rows below. The usual edition of a snapshot is
 * not compared: it concerns a farm file that is read.
 */
#ifdef __LP64__
_Static_assert(sizeof(struct program) == 32, "struct program has other members");
_Static_assert(sizeof(struct session) == 152, "struct session has other members");
_Static_assert(sizeof(struct message) == 40, "struct message has other members");
_Static_assert(sizeof(struct port) == 16, "struct port has other members");
_Static_assert(sizeof(struct permission) == 16, "struct permission has other members");
_Static_assert(sizeof(struct winstation) == 32, "struct winstation has other members");
_Static_assert(sizeof(struct server) == 64, "struct server has other members");
_Static_assert(sizeof(struct trustee) == 32, "struct trustee has other members");
_Static_assert(sizeof(struct snapshot) == 56, "struct snapshot has other members");
#endif

static struct server *the_server(void)
{
	return (struct server *)snapshot_server(after, "WF12");
}

static struct session *the_session(void)
{
	return (struct session *)server_session(the_server(), 12);
}

static struct winstation *the_winstation(void)
{
	return (struct winstation *)server_winstation(the_server(), "TERM04");
}

static struct permission *the_permission(void)
{
	return (struct permission *)winstation_permission(the_winstation(), "Users");
}

static struct trustee *find_account(const char *name)
{
	return (struct trustee *)snapshot_trustee(after, name);
}

/* One member of the farm after, changed in one way. */
#define MUTATION(name, statement)                                                                  \
	static void name(void)                                                                     \
	{                                                                                          \
		statement;                                                                         \
	}

MUTATION(program_image, the_session()->programs[0].image = "excel.exe")
MUTATION(program_case, the_session()->programs[0].image = "WINWORD.exe")
MUTATION(program_unsaved, the_session()->programs[0].unsaved = "other.doc")
MUTATION(program_saved, the_session()->programs[0].unsaved = NULL)
MUTATION(program_dirty, the_session()->programs[1].unsaved = "sum.txt")
MUTATION(program_hangs, the_session()->programs[0].on_logoff = PROGRAM_HANGS)
MUTATION(program_pid, the_session()->programs[1].pid += 1000)
MUTATION(first_program, (the_session()->programs++, the_session()->program_count--))
MUTATION(last_program, the_session()->program_count--)
MUTATION(new_program, (session_add_program(after, the_session())->image = "new.exe",
			      the_session()->programs[2].pid = 9999))
MUTATION(session_state, the_session()->state = SESSION_SHADOW)
MUTATION(session_nobody, (the_session()->user = NULL, the_session()->message_count = 0))
MUTATION(session_logon_time, the_session()->logon_time = "1998-06-16 08:00:00")
MUTATION(session_name, the_session()->name = "RDP-Tcp#9")
MUTATION(session_case, the_session()->name = "rdp-tcp#3")
MUTATION(session_nameless, the_session()->name = NULL)
MUTATION(session_winstation, the_session()->winstation = "TERM04")
MUTATION(session_former_name, the_session()->former_name = "TERM04")
MUTATION(session_other_former_name,
	((struct session *)server_session(the_server(), 14))->former_name = "X")
MUTATION(session_disconnects,
	(the_session()->former_name = the_session()->name, the_session()->name = NULL,
		the_session()->state = SESSION_DISCONNECTED))
MUTATION(session_client, the_session()->client_name = "PC08")
MUTATION(session_no_client, the_session()->client_name = NULL)
MUTATION(session_address, the_session()->client_address = "10.0.0.8")
MUTATION(session_both, (the_session()->client_name = "PC08", the_session()->client_address = NULL))
MUTATION(session_connect_time, the_session()->connect_time = "1998-06-16 08:59:59")
MUTATION(session_last_input, the_session()->last_input = "1998-06-16 08:59:59")
MUTATION(session_disconnect_time, ((struct session *)server_session(the_server(), 14))
					  ->disconnect_time = "1998-06-16 08:59:59")
MUTATION(session_install, the_session()->install = true)
MUTATION(session_port, *session_add_port(after, the_session()) = ((struct port){"COM1", "COM12"}))
MUTATION(session_client_and_times,
	(the_session()->client_name = "PC08", the_session()->last_input = "1998-06-16 08:59:59"))
MUTATION(message_text, the_session()->messages[0].text = "One")
MUTATION(message_time, the_session()->messages[0].at = "1998-06-16 08:59:59")
MUTATION(message_server, the_session()->messages[0].by_server = "WF13")
MUTATION(message_session, the_session()->messages[0].by_session = 12)
MUTATION(message_user, the_session()->messages[0].by_user = "eva")
MUTATION(message_of_nobody, the_session()->messages[0].by_user = NULL)
MUTATION(first_message, (the_session()->messages++, the_session()->message_count--))
MUTATION(last_message, the_session()->message_count--)
MUTATION(new_message, *session_add_message(after, the_session()) = the_session()->messages[0])
MUTATION(other_order, (*session_add_message(after, the_session()) = the_session()->messages[0],
			      the_session()->messages++, the_session()->message_count--))
MUTATION(inbox_of_another_user, (the_session()->user = "tom", the_session()->message_count = 0))
MUTATION(inbox_left_to_another, the_session()->user = "tom")
MUTATION(session_gone, (the_server()->session_count = 2, the_session()[0] = the_session()[1]))
MUTATION(session_new, (server_add_session(after, the_server()), the_server()->sessions[3].id = 20))
MUTATION(session_id, ((struct session *)server_session(the_server(), 14))->id = 15)
MUTATION(winstation_kind, the_winstation()->kind = WINSTATION_LISTENER)
MUTATION(winstation_case, the_winstation()->name = "Term04")
MUTATION(winstation_gone, the_server()->winstation_count--)
MUTATION(winstation_new, server_add_winstation(after, the_server())->name = "TERM05")
MUTATION(permission_allowed, the_permission()->allowed ^= 1u << RIGHT_LOGOFF)
MUTATION(permission_denied, the_permission()->denied ^= 1u << RIGHT_LOGOFF)
MUTATION(permission_gone, the_winstation()->permission_count--)
MUTATION(permission_new, (winstation_add_permission(after, the_winstation())->trustee = "zoe",
				 the_winstation()->permissions[4].denied = 1))
MUTATION(server_online, the_server()->online = false)
MUTATION(server_logons, the_server()->logons = LOGONS_DRAIN)
MUTATION(server_locale, the_server()->locale = LOCALE_FR_FR)
MUTATION(server_counts, the_server()->next_session = 5)
MUTATION(winstation_counts, the_winstation()->next_connection = 5)
MUTATION(counts_a_session,
	(server_add_session(after, the_server()), the_server()->sessions[3].id = 20,
		the_server()->next_session = 21, the_winstation()->next_connection = 1))
MUTATION(server_edition, the_server()->edition = EDITION_COUNT)
MUTATION(server_case, the_server()->name = "wf12")
MUTATION(server_gone, after->server_count--)
MUTATION(server_new, snapshot_add_server(after)->name = "WF14")
MUTATION(account_kind, find_account("eva")->kind = TRUSTEE_GROUP)
MUTATION(account_case, find_account("eva")->name = "Eva")
MUTATION(account_group, find_account("eva")->groups[1] = "Guests")
MUTATION(account_out_of_group, find_account("eva")->group_count--)
MUTATION(account_in_group, (find_account("tom")->groups = find_account("eva")->groups,
				   find_account("tom")->group_count = 1))
MUTATION(account_gone, after->trustee_count--)
MUTATION(account_new, snapshot_add_trustee(after)->name = "zoe")
MUTATION(clock_goes_on, after->clock = "1998-06-16 09:03:00")
MUTATION(clock_is_set_back, after->clock = "1998-06-16 08:59:59")
MUTATION(nothing, (void)after)

#undef MUTATION

static void changes_find__finds_each_field(void **state)
{
#define ROW(mutation, changes)                                                                     \
	{                                                                                          \
#mutation, mutation, changes                                                       \
	}
	static const struct {
		const char *label;
		void (*mutate)(void);
		const char *changes;
	} rows[] = {
		ROW(nothing, "none"),
		ROW(program_image, "program-changed WF12/12/winword.exe to letter.doc\n"),
		ROW(program_case, "program-changed WF12/12/winword.exe to letter.doc\n"),
		ROW(program_unsaved, "program-changed WF12/12/winword.exe to other.doc\n"),
		ROW(program_saved, "program-changed WF12/12/winword.exe to none\n"),
		ROW(program_dirty, "program-changed WF12/12/calc.exe to sum.txt\n"),
		ROW(program_hangs, "program-changed WF12/12/winword.exe to letter.doc\n"),
		ROW(program_pid,
			"program-ended WF12/12/calc.exe\nprogram-started WF12/12/calc.exe\n"),
		ROW(first_program, "program-ended WF12/12/winword.exe\n"),
		ROW(last_program, "program-ended WF12/12/calc.exe\n"),
		ROW(new_program, "program-started WF12/12/new.exe\n"),
		ROW(session_state, "state-changed WF12/12 to shadow\n"),
		ROW(message_text, "inbox-changed WF12/12\n"),
		ROW(message_time, "inbox-changed WF12/12\n"),
		ROW(message_server, "inbox-changed WF12/12\n"),
		ROW(message_session, "inbox-changed WF12/12\n"),
		ROW(message_user, "inbox-changed WF12/12\n"),
		ROW(message_of_nobody, "inbox-changed WF12/12\n"),
		ROW(first_message, "inbox-changed WF12/12\n"),
		ROW(last_message, "inbox-changed WF12/12\n"),
		ROW(new_message, "inbox-changed WF12/12\n"),
		ROW(other_order, "inbox-changed WF12/12\n"),
		ROW(inbox_of_another_user, "user-changed WF12/12 to tom\n"),
		ROW(inbox_left_to_another, "user-changed WF12/12 to tom\ninbox-changed WF12/12\n"),
		ROW(session_nobody, "user-changed WF12/12 to none\n"),
		ROW(session_logon_time, "user-changed WF12/12 to eva\n"),
		ROW(session_name, "name-changed WF12/12 to RDP-Tcp#9\n"),
		ROW(session_case, "name-changed WF12/12 to rdp-tcp#3\n"),
		ROW(session_nameless, "name-changed WF12/12 to none\n"),
		ROW(session_winstation, "name-changed WF12/12 to RDP-Tcp#3\n"),
		ROW(session_former_name, "name-changed WF12/12 to RDP-Tcp#3\n"),
		ROW(session_other_former_name, "name-changed WF12/14 to none\n"),
		ROW(session_disconnects, "state-changed WF12/12 to disconnected\n"
					 "name-changed WF12/12 to none\n"),
		ROW(session_client, "client-changed WF12/12 to PC08\n"),
		ROW(session_no_client, "client-changed WF12/12 to none\n"),
		ROW(session_address, "client-changed WF12/12 to PC07\n"),
		ROW(session_both, "client-changed WF12/12 to PC08\n"),
		ROW(session_connect_time, "session-changed WF12/12\n"),
		ROW(session_last_input, "session-changed WF12/12\n"),
		ROW(session_disconnect_time, "session-changed WF12/14\n"),
		ROW(session_install, "session-changed WF12/12\n"),
		ROW(session_port, "session-changed WF12/12\n"),
		ROW(session_client_and_times, "client-changed WF12/12 to PC08\n"),
		ROW(session_gone,
			"session-ended WF12/12\n"
			"program-ended WF12/12/winword.exe\nprogram-ended WF12/12/calc.exe\n"),
		ROW(session_new, "session-started WF12/20\n"),
		ROW(session_id, "session-ended WF12/14\nsession-started WF12/15\n"),
		ROW(winstation_kind, "winstation-changed WF12/TERM04\n"),
		ROW(winstation_case, "winstation-changed WF12/TERM04\n"),
		ROW(winstation_gone, "winstation-changed WF12/TERM04\n"),
		ROW(winstation_new, "winstation-changed WF12/TERM05\n"),
		ROW(permission_allowed, "permission-changed WF12/TERM04/Users\n"),
		ROW(permission_denied, "permission-changed WF12/TERM04/Users\n"),
		ROW(permission_gone, "permission-changed WF12/TERM04/Users\n"),
		ROW(permission_new, "permission-changed WF12/TERM04/zoe\n"),
		ROW(server_online, "server-changed WF12\n"),
		ROW(server_logons, "server-changed WF12 to drain\n"),
		ROW(server_counts, "server-changed WF12\n"),
		ROW(winstation_counts, "server-changed WF12\n"),
		ROW(counts_a_session, "session-started WF12/20\n"),
		ROW(server_locale, "server-changed WF12\n"),
		ROW(server_edition, "server-changed WF12\n"),
		ROW(server_case, "server-changed WF12\n"),
		ROW(server_gone, "server-changed WF13\nsession-ended WF13/12\n"),
		ROW(server_new, "server-changed WF14\n"),
		ROW(account_kind, "account-changed eva\n"),
		ROW(account_case, "account-changed eva\n"),
		ROW(account_group, "account-changed eva\n"),
		ROW(account_out_of_group, "account-changed eva\n"),
		ROW(account_in_group, "account-changed tom\n"),
		ROW(account_gone, "account-changed Users\n"),
		ROW(account_new, "account-changed zoe\n"),
		ROW(clock_goes_on, "none"),
		ROW(clock_is_set_back, "clock-changed 1998-06-16 08:59:59\n"),
	};
#undef ROW

	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		rows[i].mutate();
		same_text(rows[i].label, compare_farms(), rows[i].changes);
		/* the other way round something is different as well */
		if (strcmp(rows[i].changes, "none") != 0) {
			struct snapshot *other = before;

			before = after;
			after = other;
			if (strcmp(compare_farms(), "none") == 0 &&
				rows[i].mutate != clock_is_set_back)
				fail_msg("%s: nothing the other way round", rows[i].label);
		}
		teardown(state);
		same_number("setup", setup(state), 0);
	}
}

/* --- What a store can hold and a farm cannot --- */

static void changes_find__programs_that_outlive_their_session(void **state)
{
	(void)state;
	*the_session() = (struct session){.id = 12,
		.state = SESSION_STATE_COUNT,
		.programs = the_session()->programs,
		.program_count = 2};
	same_text("outlived", compare_farms(), "session-ended WF12/12\n");
	the_session()->program_count = 1;
	same_text(
		"one", compare_farms(), "session-ended WF12/12\nprogram-ended WF12/12/calc.exe\n");
}

static void changes_find__messages_that_outlive_their_session(void **state)
{
	struct message *messages = the_session()->messages;

	(void)state;
	*the_session() = (struct session){
		.id = 12, .state = SESSION_STATE_COUNT, .messages = messages, .message_count = 2};
	same_text("outlived", compare_farms(),
		"session-ended WF12/12\nprogram-ended WF12/12/winword.exe\n"
		"program-ended WF12/12/calc.exe\ninbox-changed WF12/12\n");
	/* nor may they where there was nobody whose they were */
	((struct session *)server_session(snapshot_server(before, "WF12"), 12))->user = NULL;
	same_text("of nobody", compare_farms(),
		"session-ended WF12/12\nprogram-ended WF12/12/winword.exe\n"
		"program-ended WF12/12/calc.exe\ninbox-changed WF12/12\n");
}

/* --- The journal --- */

static const char *compare_journals(
	const char **a, size_t count_a, const char **b, size_t count_b, struct change **changes)
{
	return compare_states(&(struct farm_state){before, a, count_a, NULL, NULL},
		&(struct farm_state){before, b, count_b, changes, NULL});
}

static void changes_find__journal_may_only_grow(void **state)
{
	static const char *one[] = {"a"}, *two[] = {"a", "b"}, *other[] = {"a", "c"},
			  *behind[] = {"b"};
	struct change lost = {CHANGE_WORK_LOST, "WF12/12/letter.doc", NULL, 0};
	struct change *second[] = {NULL, &lost}, *none[] = {NULL, NULL};

	(void)state;
	same_text("the same", compare_journals(two, 2, two, 2, none), "none");
	same_text("grown", compare_journals(one, 1, two, 2, none), "none");
	same_text(
		"told", compare_journals(one, 1, two, 2, second), "work-lost WF12/12/letter.doc\n");
	same_text("told before", compare_journals(two, 2, two, 2, second), "none");
	same_text("shrunk", compare_journals(two, 2, one, 1, none), "journal-changed 2\n");
	same_text("empty", compare_journals(one, 1, NULL, 0, NULL), "journal-changed 1\n");
	same_text("another event", compare_journals(two, 2, other, 2, none), "journal-changed 2\n");
	same_text("without the first", compare_journals(two, 2, behind, 1, none),
		"journal-changed 1\n");
}

/* --- From files --- */

static struct folder folder;
static struct farm *farm;

static int setup_file(void **state)
{
	if (setup(state) != 0)
		return -1;
	folder_make(&folder);
	return 0;
}

static int teardown_file(void **state)
{
	farm = farm_free(farm);
	folder_remove(&folder);
	return teardown(state);
}

/* What a farm file gives and what its store gives back are the same, however things are spelled. */
static void farm_state_read__gives_back_what_was_written(void **state)
{
	static const char *const yaml[] = {farm_yaml,
		"servers: {WF12: {winstations: {TERM04: {kind: direct,\n"
		"  permissions: {EVA: logoff, users: [], Guests: {deny: full-control}}}},\n"
		"  sessions: {1: {at: rdp-TCP, state: listen}, 2: {state: idle},\n"
		"    5: {at: term04, user: Eva}, 6: {at: RDP-TCP#6, user: TOM},\n"
		"    7: {at: TERM04, user: administrator, state: disconnected}}}}\n"
		"accounts: {eva: {groups: [USERS, operators, Guests]}}\n"
		"groups: [Operators]\n"};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(yaml); i++) {
		struct farm_state written = {0}, read = {0};
		struct snapshot *given = parse_farm(yaml[i]);

		farm = make_farm(&folder, yaml[i]);
		snapshot_free(after);
		same_number("farm_state_read", farm_state_read(farm, arena, &after, &read), 0);
		snapshot_free(before);
		before = given;
		written.snapshot = given;
		same_text(yaml[i], compare_states(&written, &read), "none");
		farm = farm_free(farm);
	}
}

static void changes_find__of_a_logoff(void **state)
{
	struct farm_state one = {0}, two = {0}, three = {0};

	(void)state;
	farm = make_farm(&folder, farm_yaml);
	snapshot_free(before);
	same_number("before", farm_state_read(farm, arena, &before, &one), 0);
	same_number("logoff", logoff(farm, "WF12/0", "WF12/12"), 0);
	snapshot_free(after);
	same_number("after", farm_state_read(farm, arena, &after, &two), 0);
	same_text("changes", compare_states(&one, &two),
		"session-ended WF12/12\nprogram-ended WF12/12/winword.exe\n"
		"program-ended WF12/12/calc.exe\nwork-lost WF12/12/letter.doc\n");
	/* and somebody clears the journal */
	same_number("sql", run_sql(farm, "DELETE FROM events WHERE event_id > 2"), 0);
	snapshot_free(before);
	same_number("later", farm_state_read(farm, arena, &before, &three), 0);
	same_text("cleared", compare_states(&two, &three), "journal-changed 3\n");
}

/* What is sent and seen in between, and what the inboxes are afterwards. */
#define SENT(id, text)                                                                             \
	"INSERT INTO events (happened_at, kind, server, session_id, detail, by_server, "           \
	"by_session_id,"                                                                           \
	" by_user) VALUES ('1998-06-16 09:00:00', 'message-sent', 'WF12', " #id ", '" text "',"    \
	" 'WF12', 0, 'Administrator');"
#define ARRIVED(id, text)                                                                          \
	"INSERT INTO messages (server_id, session_id, sent_at, text, by_server, by_session_id, "   \
	"by_user)"                                                                                 \
	" VALUES ((SELECT server_id FROM servers WHERE name = 'WF12'), " #id ","                   \
	" '1998-06-16 09:00:00', '" text "', 'WF12', 0, 'Administrator');"
#define HAPPENED(id, kind)                                                                         \
	"INSERT INTO events (happened_at, kind, server, session_id, by_server, by_session_id) "    \
	"VALUES"                                                                                   \
	" ('1998-06-16 09:00:00', '" kind "', 'WF12', " #id ", 'WF12', 0);"

static void changes_find__of_messages(void **state)
{
	static const struct {
		const char *sql, *changes;
	} rows[] = {
		{SENT(12, "a") ARRIVED(12, "a"), "message-sent WF12/12: a\n"},
		{SENT(12, "a") ARRIVED(12, "a") SENT(14, "b") SENT(12, "c") ARRIVED(12, "c")
				ARRIVED(14, "b"),
			"message-sent WF12/12: a\nmessage-sent WF12/14: b\nmessage-sent WF12/12: "
			"c\n"},
		{SENT(12, "a"), "inbox-changed WF12/12\nmessage-sent WF12/12: a\n"},
		{ARRIVED(12, "a"), "inbox-changed WF12/12\n"},
		{SENT(12, "a") ARRIVED(12, "b"),
			"inbox-changed WF12/12\nmessage-sent WF12/12: a\n"},
		{SENT(12, "a") ARRIVED(12, "a") ARRIVED(12, "a"),
			"inbox-changed WF12/12\nmessage-sent WF12/12: a\n"},
		{SENT(12, "a") SENT(12, "b") ARRIVED(12, "b") ARRIVED(12, "a"),
			"inbox-changed WF12/12\nmessage-sent WF12/12: a\nmessage-sent WF12/12: "
			"b\n"},
		{SENT(12, "a") ARRIVED(14, "a"),
			"inbox-changed WF12/12\ninbox-changed WF12/14\nmessage-sent WF12/12: a\n"},
		{"DELETE FROM messages", "inbox-changed WF12/12\n"},
		{"DELETE FROM messages;" SENT(12, "a") ARRIVED(12, "a"),
			"inbox-changed WF12/12\nmessage-sent WF12/12: a\n"},
		/* who is logged off takes along what he had not seen */
		{"DELETE FROM messages;" HAPPENED(12, "user-logged-off"), "none"},
		{"DELETE FROM messages;" HAPPENED(12, "session-ended"), "none"},
		{HAPPENED(12, "user-logged-off"), "inbox-changed WF12/12\n"},
		{"DELETE FROM messages;" HAPPENED(14, "user-logged-off"),
			"inbox-changed WF12/12\n"},
		{SENT(12, "a") HAPPENED(12, "user-logged-off") "DELETE FROM messages;" SENT(12, "b")
				ARRIVED(12, "b"),
			"message-sent WF12/12: a\nmessage-sent WF12/12: b\n"},
	};

	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		struct farm_state one = {0}, two = {0};

		farm = make_farm(&folder, farm_yaml);
		before = snapshot_free(before);
		after = snapshot_free(after);
		same_number("before", farm_state_read(farm, arena, &before, &one), 0);
		same_number(rows[i].sql, run_sql(farm, rows[i].sql), 0);
		same_number("after", farm_state_read(farm, arena, &after, &two), 0);
		same_text(rows[i].sql, compare_states(&one, &two), rows[i].changes);
		teardown_file(state);
		setup_file(state);
	}
}

/* The farm's own calls, in each of which journal and inbox agree. */
static void changes_find__of_calls_about_messages(void **state)
{
	struct farm_state one = {0}, two = {0}, three = {0};
	struct caller administrator, eva;
	bool answered;

	(void)state;
	farm = make_farm(&folder, farm_yaml);
	administrator = caller_at(farm, "WF12/0");
	eva = caller_at(farm, "WF12/12");
	before = snapshot_free(before);
	after = snapshot_free(after);
	same_number("before", farm_state_read(farm, arena, &before, &one), 0);
	same_answer("send",
		session_send_message(
			farm, &administrator, eva.server_id, 12, "Go home", 0, &answered),
		0);
	same_answer(
		"send", session_send_message(farm, &eva, eva.server_id, 0, "No", 0, &answered), 0);
	same_number("after", farm_state_read(farm, arena, &after, &two), 0);
	same_text("sent", compare_states(&one, &two),
		"message-sent WF12/12: Go home\nmessage-sent WF12/0: \"No\"\n");
	same_answer("console", logoff(farm, "WF12/0", "WF12/0"), 0);
	before = snapshot_free(before);
	same_number("later", farm_state_read(farm, arena, &before, &three), 0);
	same_text("logged off", compare_states(&two, &three),
		"state-changed WF12/0 to connected\nuser-changed WF12/0 to none\n");
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, setup, teardown)
#define FILE_TEST(function) cmocka_unit_test_setup_teardown(function, setup_file, teardown_file)

int main(void)
{
	static const struct CMUnitTest tests[] = {
		TEST(changes_find__finds_each_field),
		TEST(changes_find__programs_that_outlive_their_session),
		TEST(changes_find__messages_that_outlive_their_session),
		TEST(changes_find__journal_may_only_grow),
		FILE_TEST(farm_state_read__gives_back_what_was_written),
		FILE_TEST(changes_find__of_a_logoff),
		FILE_TEST(changes_find__of_messages),
		FILE_TEST(changes_find__of_calls_about_messages),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
