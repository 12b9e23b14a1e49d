#include "sim/tests/stage.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/macros.h"
#include "base/text.h"

static struct farm *second;

static int setup(void **state)
{
	(void)state;
	stage_farm("servers: {WF12: {sessions: {12: {user: eva}}}}\n");
	return 0;
}

static int teardown(void **state)
{
	(void)state;
	second = farm_free(second);
	strike_farm();
	return 0;
}

static int open_farm(const char *name)
{
	return farm_open(folder_file(&folder, name), &second);
}

static void farm_open__refuses_what_is_no_farm(void **state)
{
	(void)state;
	same_answer("missing", open_farm("missing"), -ENOENT);
	same_answer("no name", farm_open("", &second), -ENOENT);
	same_answer("folder", farm_open(folder.path, &second), -EISDIR);
	write_file(folder_file(&folder, "empty"), "", 0);
	same_answer("empty", open_farm("empty"), FARM_E_NOT_A_FARM);
	write_file(folder_file(&folder, "text"), "servers:\n  WF12:\n", 17);
	same_answer("text", open_farm("text"), FARM_E_NOT_A_FARM);
	assert_null(second);
}

static void farm_open__refuses_other_kinds_and_versions(void **state)
{
	static const struct {
		const char *pragma;
		int answer, version;
	} rows[] = {
		{"PRAGMA user_version = 5", FARM_E_NEWER, 5},
		{"PRAGMA user_version = 2147483647", FARM_E_NEWER, 2147483647},
		{"PRAGMA user_version = 0", FARM_E_NOT_A_FARM, 0},
		{"PRAGMA user_version = -1", FARM_E_NOT_A_FARM, -1},
		{"PRAGMA user_version = 4", 0, FARM_VERSION},
		{"PRAGMA application_id = 0", FARM_E_NOT_A_FARM, FARM_VERSION},
		{"PRAGMA application_id = 77", FARM_E_NOT_A_FARM, FARM_VERSION},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		same_number(rows[i].pragma, run_sql(farm, rows[i].pragma), 0);
		same_answer(rows[i].pragma, open_farm("farm.db"), rows[i].answer);
		second = farm_free(second);
		same_number(rows[i].pragma, farm_file_version(folder_file(&folder, "farm.db")),
			rows[i].version);
	}
	same_number("none", farm_file_version(folder_file(&folder, "missing")), 0);
	farm_is_as_before("nothing changed");
}

static void ignore_sentence(void *context, const char *sentence)
{
	(void)context;
	(void)sentence;
}

/* However much of the file is missing: an answer, never a crash or a farm that is said to be sound. */
static void farm_open__truncated_farm_is_damaged(void **state)
{
	size_t length;
	char *bytes = read_file(folder_file(&folder, "farm.db"), &length);
	struct snapshot *whole = read_farm(farm);

	(void)state;
	for (size_t left = 0; left < length; left += left % 4096 == 0 ? 100 : 3996) {
		struct snapshot *read = NULL;
		size_t findings = 0;
		int r;

		write_file(folder_file(&folder, "cut.db"), bytes, left);
		r = open_farm("cut.db");
		if (r == 0)
			r = farm_check(second, ignore_sentence, NULL, &findings);
		/* the end of the last page may hold nothing: then nothing is missing */
		if (r == 0)
			r = farm_read(second, NULL, &read);
		if (r == 0 && findings == 0)
			same_farm("nothing wrong", read, whole);
		if (r != 0 && r != FARM_E_CORRUPT)
			same_answer("cut", r, FARM_E_NOT_A_FARM);
		snapshot_free(read);
		second = farm_free(second);
	}
	snapshot_free(whole);
	free(bytes);
}

/* What happened to the farm of data/farm_v1.yaml before it was stored. */
static void live_as_v1(struct farm *in)
{
	same_answer("logoff", logoff(in, "WF12/2", "WF12/12"), 0);
}

/* ... and of data/farm_v2.yaml: every kind of event that version 2 added and that has a call. */
static void live_as_v2(struct farm *in)
{
	struct caller ada = caller_at(in, "WF12/2");
	uint32_t id;
	bool answered;

	live_as_v1(in);
	same_answer("message",
		session_send_message(in, &ada, ada.server_id, 0, "Grüße", 0, &answered), 0);
	same_answer("disconnect", session_disconnect(in, &ada, ada.server_id, 17), 0);
	/* an idle session, then a new one */
	for (int i = 0; i < 2; i++)
		same_answer("new",
			session_logon(in, ada.server_id, "RDP-Tcp", "eva", "PC9", NULL, &id), 0);
	same_answer("again", session_logon(in, ada.server_id, "TERM04", "tom", "", "", &id), 0);
}

static int see_message(void *context, const struct message *message)
{
	(void)context;
	(void)message;
	return 0;
}

/* Until version 3 a message was seen when it was sent. */
static void live_as_v2_and_see(struct farm *in)
{
	struct caller administrator = caller_at(in, "WF12/0");

	live_as_v2(in);
	same_answer("seen", session_take_messages(in, &administrator, see_message, NULL), 0);
}

/* ... and of data/farm_v3.yaml: of several inboxes one is emptied. */
static void live_as_v3(struct farm *in)
{
	struct caller eva = caller_at(in, "WF12/12"), tom = caller_at(in, "WF12/14");
	bool answered;

	same_answer("message",
		session_send_message(in, &eva, eva.server_id, 14, "Grüße,\nEva", 0, &answered), 0);
	same_answer(
		"message", session_send_message(in, &tom, tom.server_id, 12, "?", 0, &answered), 0);
	live_as_v2(in);
	same_answer("seen", session_take_messages(in, &tom, see_message, NULL), 0);
}

/* ... and of data/farm_v4.yaml: servers of every edition. */
static void live_as_v4(struct farm *in)
{
	live_as_v3(in);
}

static const struct {
	const char *name;
	void (*live)(struct farm *in);
} released[] = {{"farm_v1", live_as_v1}, {"farm_v2", live_as_v2_and_see}, {"farm_v3", live_as_v3},
	{"farm_v4", live_as_v4}};

static struct farm *make_released(struct folder *from, size_t at)
{
	char name[32], *bytes;
	size_t length;
	struct farm *made;

	snprintf(name, sizeof(name), "%s.yaml", released[at].name);
	bytes = read_file(folder_file(from, name), &length);
	made = make_farm(&folder, bytes);
	free(bytes);
	released[at].live(made);
	return made;
}

static void open_released(struct folder *from, size_t at)
{
	char name[32], *bytes;
	size_t length;

	snprintf(name, sizeof(name), "%s.db", released[at].name);
	bytes = read_file(folder_file(from, name), &length);
	write_file(folder_file(&folder, name), bytes, length);
	free(bytes);
	same_answer(name, open_farm(name), 0);
	same_number(name, (long long)check_farm(second), 0);
}

static void same_history(const char *label)
{
	struct snapshot *read = read_farm(second), *expected = read_farm(farm);
	char *journals[] = {journal_of(second), journal_of(farm)};

	same_farm(label, read, expected);
	same_text(label, journals[0], journals[1]);
	snapshot_free(read);
	snapshot_free(expected);
	free(journals[0]);
	free(journals[1]);
}

/* A farm of every version that was released goes on as if it were new. */
static void farm_open__reads_every_released_version(void **state)
{
	const char *data = getenv("TSFARM_TEST_DATA");
	struct folder from = {0};

	(void)state;
	if (!data)
		skip_because("TSFARM_TEST_DATA is not set");
	snprintf(from.path, sizeof(from.path), "%s", data);
	same_number("released", ARRAY_SIZE(released), FARM_VERSION);
	for (size_t i = 0; i < ARRAY_SIZE(released); i++) {
		farm = farm_free(farm);
		farm = make_released(&from, i);
		open_released(&from, i);
		same_history(released[i].name);
		same_answer("go on", logoff(second, "WF12/2", "WF12/14"), 0);
		same_answer("go on", logoff(farm, "WF12/2", "WF12/14"), 0);
		same_history(released[i].name);
		second = farm_free(second);
	}
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
	const struct CMUnitTest tests[] = {
		TEST(farm_open__refuses_what_is_no_farm),
		TEST(farm_open__refuses_other_kinds_and_versions),
		TEST(farm_open__truncated_farm_is_damaged),
		TEST(farm_open__reads_every_released_version),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
