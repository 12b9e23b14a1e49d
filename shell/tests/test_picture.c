#include "shell/picture.h"

#include <stdlib.h>
#include <string.h>

#include "base/macros.h"
#include "base/tests/support.h"
#include "sim/tsfarm.h"

#define BEFORE                                                                                     \
	"servers:\n"                                                                               \
	"  WF12:\n"                                                                                \
	"    sessions:\n"                                                                          \
	"      0: {at: Console, user: Administrator}\n"                                            \
	"      3: {user: ann}\n"                                                                   \
	"      12: {user: eva, programs: [{image: winword.exe, unsaved: letter.doc}]}\n"           \
	"  WF13: {online: no}\n"
#define AFTER                                                                                      \
	"servers:\n"                                                                               \
	"  WF12:\n"                                                                                \
	"    sessions:\n"                                                                          \
	"      0: {at: Console, user: Administrator}\n"                                            \
	"      3: {user: ann, state: disconnected}\n"                                              \
	"      4: {user: tom}\n"                                                                   \
	"  WF13: {}\n"

static struct snapshot *parse_farm(const char *text)
{
	struct snapshot *snapshot = NULL;
	char *problems = NULL;

	same_number("farm", snapshot_parse("farm", text, strlen(text), &snapshot, &problems), 0);
	return snapshot;
}

static void compare_pictures(const char *label, const char *before, struct picture picture, const char *expected)
{
	cleanup(snapshot_freep) struct snapshot *was = before ? parse_farm(before) : NULL;
	cleanup(text_deinit) struct text text = {0};

	picture.before = was;
	picture_add(&text, &picture);
	same_text(label, text_string(&text), expected);
}

static void picture_add__marks_what_changed(void **state)
{
	cleanup(snapshot_freep) struct snapshot *before = parse_farm(BEFORE), *after = parse_farm(AFTER);
	const struct seat seat = {.at = {.server = "WF12", .session = 4}};
	const struct seat other = {.at = {.server = "wf12", .session = 12}};

	(void)state;
	compare_pictures("the first", NULL, (struct picture){.farm = before, .seat = &other, .columns = 80},
		"+- WF12 -----------------------------------------------------+\n"
		"|   0  Console     Administrator  active                     |\n"
		"|   3  RDP-Tcp#3   ann            active                     |\n"
		"| >12  RDP-Tcp#12  eva            active  unsaved letter.doc |\n"
		"+------------------------------------------------------------+\n"
		"+- WF13 (offline) +\n"
		"|  no sessions    |\n"
		"+-----------------+\n");
	compare_pictures("what changed", BEFORE, (struct picture){.farm = after, .seat = &seat, .columns = 100},
		"+- WF12 ---------------------------------------+  +- * WF13 -----+\n"
		"|   0  Console     Administrator  active       |  |  no sessions |\n"
		"|*  3              ann            disconnected |  |              |\n"
		"|+> 4  RDP-Tcp#4   tom            active       |  |              |\n"
		"|- 12  RDP-Tcp#12  eva            gone         |  |              |\n"
		"+----------------------------------------------+  +--------------+\n");
	compare_pictures("side by side, with lines", NULL,
		(struct picture){.farm = after, .seat = &seat, .columns = 100, .utf8 = true},
		"┌─ WF12 ─────────────────────────────────────┐  ┌─ WF13 ───────┐\n"
		"│  0  Console    Administrator  active       │  │  no sessions │\n"
		"│  3             ann            disconnected │  │              │\n"
		"│ >4  RDP-Tcp#4  tom            active       │  │              │\n"
		"└────────────────────────────────────────────┘  └──────────────┘\n");
	compare_pictures("cut", NULL, (struct picture){.farm = after, .seat = &seat, .columns = 24},
		"+- WF12 ---------------+\n"
		"|  0  Console    Admin |\n"
		"|  3             ann   |\n"
		"| >4  RDP-Tcp#4  tom   |\n"
		"+----------------------+\n"
		"+- WF13 -------+\n"
		"|  no sessions |\n"
		"+--------------+\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(picture_add__marks_what_changed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
