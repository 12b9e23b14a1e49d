#include "cli/tests/logoff_support.h"

#include <stdlib.h>
#include <string.h>

#include "base/environment.h"
#include "base/macros.h"
#include "base/text.h"
#include "sim/tests/support.h"

static const char farm_file[] =
	"servers:\n"
	"  WF12:\n"
	"    winstations:\n"
	"      TERM04: {kind: direct}\n"
	"      Bücherei: {kind: direct}\n"
	"      Kasse 3: {kind: direct}\n"
	"      TERM21: {kind: direct}\n"
	"      TERM25: {kind: direct}\n"
	"      TERM27: {kind: direct}\n"
	"      TERM28: {kind: direct}\n"
	"    sessions:\n"
	"      0:  {at: Console, user: Administrator, programs: [usrmgr.exe]}\n"
	"      1:  {at: RDP-Tcp, state: listen}\n"
	"      3:  {at: 'RDP-Tcp#3', user: eva, programs: [calc.exe]}\n"
	"      5:  {at: TERM04, user: tom, programs: [{image: excel.exe, unsaved: marks.xls}]}\n"
	"      6:  {at: Bücherei, user: Zoë}\n"
	"      7:  {at: Kasse 3, user: Jürgen}\n"
	"      9:  {at: 'RDP-Tcp#2', user: Administrator}\n"
	"      12: {at: 'RDP-Tcp#1', user: ida, programs: [{image: winword.exe, unsaved: "
	"letter.doc},"
	" {image: dbase.exe, on-logoff: hangs}]}\n"
	"      14: {at: 'RDP-Tcp#7', user: tom, state: disconnected, programs: [pbrush.exe]}\n"
	"      21: {at: TERM21, state: connected}\n"
	"      25: {at: TERM25, state: idle}\n"
	"      27: {at: TERM27, state: reset, user: lea}\n"
	"      28: {at: TERM28, state: down, user: max}\n"
	"      65535: {at: 'RDP-Tcp#65535', user: lea}\n"
	"  WF13:\n"
	"    winstations:\n"
	"      TERM04: {kind: direct}\n"
	"    sessions:\n"
	"      6:  {at: TERM04, user: kim, programs: [write.exe]}\n"
	"      12: {at: 'RDP-Tcp#1', user: uwe}\n"
	"  WF14:\n"
	"    online: no\n"
	"    sessions:\n"
	"      12: {at: 'RDP-Tcp#1', user: uwe}\n";

static struct snapshot *before;
static char *bytes_before;
static size_t length_before;

void logoff_sit(const char *at)
{
	char server[32];
	size_t length = strcspn(at, "/");

	snprintf(server, sizeof(server), "%.*s", (int)length, at);
	environment_set("TSFARM_SERVER", server);
	environment_set("TSFARM_SESSION", at + length + 1);
}

int logoff_setup(void **state)
{
	if (sandbox_setup(state) != 0)
		return -1;
	before = parse_farm(farm_file);
	same_answer("farm_create", farm_create("farm.db", before, false), 0);
	bytes_before = read_file("farm.db", &length_before);
	environment_set("TSFARM_DB", "farm.db");
	logoff_sit("WF12/9");
	return 0;
}

int logoff_teardown(void **state)
{
	before = snapshot_free(before);
	free(bytes_before);
	bytes_before = NULL;
	return sandbox_teardown(state);
}

/* --- What became of the farm --- */

static bool are_same(const char *a, const char *b)
{
	return a && b ? strcmp(a, b) == 0 : a == b;
}

/* Everything that a logoff could change about a session that stays. */
static bool same_session(const struct session *a, const struct session *b)
{
	if (a->state != b->state || !are_same(a->name, b->name) || !are_same(a->user, b->user) ||
		a->program_count != b->program_count)
		return false;
	for (size_t i = 0; i < a->program_count; i++) {
		if (a->programs[i].pid != b->programs[i].pid)
			return false;
	}
	return true;
}

static void describe_changes(const struct snapshot *after, struct text *to)
{
	for (size_t i = 0; i < before->server_count; i++) {
		const struct server *server = &before->servers[i], *now = &after->servers[i];

		for (size_t j = 0; j < server->session_count; j++) {
			const struct session *was = &server->sessions[j];
			const struct session *is = server_session(now, was->id);

			if (!is || !same_session(was, is))
				text_printf(to, "%s%s/%u %s", to->length ? " " : "", server->name,
					was->id, is ? session_state_to_string(is->state) : "gone");
		}
	}
}

static void compare_bytes(const char *label)
{
	size_t length;
	char *bytes = read_file("farm.db", &length);
	bool changed = length != length_before || memcmp(bytes, bytes_before, length) != 0;

	free(bytes);
	if (changed)
		fail_msg("%s: the file of the farm was changed", label);
}

void logoff_compare_farm(const char *label, const char *changed)
{
	cleanup(text_deinit) struct text text = {0};
	cleanup(snapshot_freep) struct snapshot *after = NULL;
	struct farm *farm;

	if (!changed) {
		compare_bytes(label);
		return;
	}
	same_answer("farm_open", farm_open("farm.db", &farm), 0);
	same_answer("farm_read", farm_read(farm, NULL, &after), 0);
	farm_free(farm);
	describe_changes(after, &text);
	sandbox_compare(label, "what changed", changed, text_string(&text));
}

void logoff_run_all(const struct logoff_case *cases, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		write_file("farm.db", bytes_before, length_before);
		logoff_sit(cases[i].at ? cases[i].at : "WF12/9");
		sandbox_run(&cases[i].typed);
		logoff_compare_farm(cases[i].typed.label, cases[i].changed);
	}
}
