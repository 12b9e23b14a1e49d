#include "sim/wtsapi/tests/support.h"

#include <stdlib.h>
#include <string.h>

#include "base/environment.h"

const char office_yaml[] =
	"clock: 1998-06-16 09:00:00\n"
	"servers:\n"
	"  WF12:\n"
	"    winstations:\n"
	"      ICA-Tcp: {kind: listener}\n"
	"      TERM05:\n"
	"        kind: direct\n"
	"        permissions:\n"
	"          ada: {deny: full-control}\n"
	"          Users: {deny: query-information}\n"
	"          eva: [full-control]\n"
	"    sessions:\n"
	"      0: {at: Console, user: tom}\n"
	"      1: {at: RDP-Tcp}\n"
	"      2: {user: ada, programs: [{image: mmc.exe, pid: 20}]}\n"
	"      3: {user: eva, client: EVA-PC, address: 10.1.2.3, programs: [\n"
	"          {image: winword.exe, pid: 30, unsaved: letter.doc}, {image: excel.exe, pid: "
	"31}]}\n"
	"      4: {user: ole}\n"
	"      5: {user: max}\n"
	"      12: {user: tom, programs: [{image: calc.exe, pid: 120}]}\n"
	"      14: {user: tom, state: disconnected}\n"
	"      15: {state: connected}\n"
	"      17: {state: idle, at: ICA-Tcp}\n"
	"      18: {state: reset}\n"
	"      19: {state: down}\n"
	"      22: {at: TERM05, user: tom, programs: [{image: clock.exe, pid: 220}]}\n"
	"  WF13:\n"
	"    sessions:\n"
	"      12: {user: eva, programs: [{image: sol.exe, pid: 30}]}\n"
	"      13: {user: tom}\n"
	"  WF14: {online: no, sessions: {3: {user: eva}}}\n"
	"accounts: {ada: [Administrators], tom: [Users], eva: [Users], max: [Users], zoe: [Users], "
	"ole: []}\n";

struct results results;

enum {
	UNTOUCHED = LAST_ERROR,
	HANDLES = 8,
	TEXTS = 8
};

static const char *row_label;
static HANDLE handles[HANDLES];
static size_t handle_count;
static char *texts[TEXTS];
static size_t text_count;

/* --- The farm --- */

void stage(const char *yaml)
{
	stage_farm(yaml);
	same_number("TSFARM_DB", environment_set("TSFARM_DB", folder_file(&folder, "farm.db")), 0);
	be("WF12/2");
}

void strike(void)
{
	child_kill();
	results_clear();
	results.rows = NULL;
	WTSCloseServer(WTS_CURRENT_SERVER_HANDLE);
	while (handle_count)
		WTSCloseServer(handles[--handle_count]);
	for (size_t i = 0; i < TEXTS; i++) {
		free(texts[i]);
		texts[i] = NULL;
	}
	row_label = NULL;
	strike_farm();
}

int office_setup(void **state)
{
	(void)state;
	stage(office_yaml);
	return 0;
}

int office_teardown(void **state)
{
	(void)state;
	strike();
	return 0;
}

void be(const char *address)
{
	char server[64] = "";
	const char *slash = strchr(address, '/');

	assert_non_null(slash);
	memcpy(server, address, (size_t)(slash - address));
	same_number("TSFARM_SERVER", environment_set("TSFARM_SERVER", server), 0);
	same_number("TSFARM_SESSION", environment_set("TSFARM_SESSION", slash + 1), 0);
}

static int count_message(void *context, const struct message *message)
{
	(void)message;
	++*(long long *)context;
	return 0;
}

long long messages_seen(void)
{
	struct snapshot *now = read_farm(farm);
	const struct server *server = snapshot_server(now, "WF12");
	struct caller caller = caller_at(farm, "WF12/2");
	long long seen = 0;

	for (size_t i = 0; i < server->session_count; i++) {
		caller.session_id = server->sessions[i].id;
		same_number("take", session_take_messages(farm, &caller, count_message, &seen), 0);
	}
	snapshot_free(now);
	return seen;
}

/* --- Calls --- */

void about(const char *row)
{
	row_label = row;
}

static bool is_untouched(void)
{
	return results.rows == &results && results.count == UNTOUCHED;
}

void results_clear(void)
{
	if (results.rows != &results)
		WTSFreeMemory(results.rows);
	results = (struct results){&results, UNTOUCHED};
	SetLastError(UNTOUCHED);
}

void same_refusal(const char *call, BOOL answer, DWORD number)
{
	DWORD error = GetLastError();
	const char *row = row_label ? row_label : "";

	if (answer)
		fail_msg("%s: %s succeeded, expected %u", row, call, (unsigned)number);
	if (error != number)
		fail_msg("%s: %s gave %u, expected %u", row, call, (unsigned)error,
			(unsigned)number);
	if (!is_untouched())
		fail_msg("%s: %s failed and wrote a result", row, call);
}

void same_success(const char *call, BOOL answer, DWORD last_error)
{
	DWORD error = GetLastError();
	const char *row = row_label ? row_label : "";

	if (!answer)
		fail_msg("%s: %s failed with %u", row, call, (unsigned)error);
	if (error != last_error)
		fail_msg("%s: %s succeeded and left %u as the last error, expected %u", row, call,
			(unsigned)error, (unsigned)last_error);
}

/* --- Texts --- */

size_t wide_length(const WCHAR *text)
{
	size_t length = 0;

	while (text[length])
		length++;
	return length;
}

static void print_bytes(const char *what, const void *bytes, size_t size)
{
	const unsigned char *at = bytes;

	print_error("%s", what);
	for (size_t i = 0; i < size; i++)
		print_error(" %02X", at[i]);
	print_error("\n");
}

void same_bytes(
	const char *label, const void *got, size_t got_size, const void *expected, size_t size)
{
	if (got_size == size && memcmp(got, expected, size) == 0)
		return;
	print_bytes("got:     ", got, got_size);
	print_bytes("expected:", expected, size);
	fail_msg("%s: %s: other bytes than expected", row_label ? row_label : "", label);
}

void same_wide(const char *label, const WCHAR *got, const WCHAR *expected)
{
	assert_non_null(got);
	same_bytes(label, got, (wide_length(got) + 1) * sizeof(*got), expected,
		(wide_length(expected) + 1) * sizeof(*expected));
}

char *to_ansi(const char *utf8)
{
	char **text = &texts[text_count++ % TEXTS];

	free(*text);
	*text = ansi_from_utf8(utf8);
	assert_non_null(*text);
	return *text;
}

HANDLE open_server(WCHAR *name)
{
	HANDLE handle = WTSOpenServerW(name);

	assert_non_null(handle);
	assert_true(handle_count < HANDLES);
	handles[handle_count++] = handle;
	return handle;
}
