#include "sim/tests/support.h"

#include "base/macros.h"

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
	"      12: {user: tom}\n"
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

static struct folder folder;
static struct farm *farm;
static struct snapshot *before;
static char *journal;

static int setup(void **state)
{
	(void)state;
	stage_farm(&folder, farm_yaml, &farm, &before);
	return 0;
}

static int teardown(void **state)
{
	(void)state;
	strike_farm(&folder, &farm, &before, &journal);
	return 0;
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
			session_send_message(farm, &who, who.server_id, rows[i].id, rows[i].text,
				10, &answered),
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
		snprintf(line, sizeof(line), "1 09:00:00 message-sent WF12/%u %s by %s %s: Grüße: 5 Uhr?\n",
			rows[i].id, rows[i].user, rows[i].caller,
			who.session_id == 4 ? "ole" : "eva");
		journal = journal_of(farm);
		same_text(label, journal, line);
		after = read_farm(farm);
		same_text(label, after->clock, rows[i].clock);
		before->clock = rows[i].clock;
		same_farm(label, after, before);
		snapshot_free(after);
		teardown(state);
		setup(state);
	}
}

static void session_send_message__fails_at_any_step_and_changes_nothing(void **state)
{
	static const char *const steps[] = {"INSERT ON events", "UPDATE ON farm"};
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

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
	const struct CMUnitTest tests[] = {
		TEST(session_send_message__refuses_and_changes_nothing),
		TEST(session_send_message__waits_for_who_is_not_there),
		TEST(session_send_message__fails_at_any_step_and_changes_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
