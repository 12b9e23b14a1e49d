#include "sim/tests/support.h"

#include <stdlib.h>
#include <string.h>

#include "base/macros.h"
#include "base/text.h"
#include "sim/snapshot.h"

static struct folder folder;
static struct snapshot *farm;

static int setup(void **state)
{
	(void)state;
	folder_make(&folder);
	return 0;
}

static int teardown(void **state)
{
	(void)state;
	farm = snapshot_free(farm);
	folder_remove(&folder);
	return 0;
}

/* Written and read back, by itself and by way of the store, it is the same farm. */
static void comes_back(const char *label, const struct snapshot *snapshot)
{
	char *text = farm_to_text(snapshot);
	struct snapshot *read = parse_farm(text), *stored;
	struct farm *file;

	same_farm(label, read, snapshot);
	file = make_farm(&folder, text);
	stored = read_farm(file);
	same_farm(label, stored, snapshot);
	farm_free(file);
	snapshot_free(stored);
	snapshot_free(read);
	free(text);
}

static void snapshot_write__farms_come_back(void **state)
{
	static const char *const farms[] = {
		"servers: {}\n",
		"servers: {WF12: {}}\nclock: 2031-12-31 23:59:59\n",
		"servers: {WF12: {online: no, logons: no}, WF13: {sessions: {0: {at: Console, user: a, "
		"programs: [x.exe]}}}}\n",
		"servers: {WF12: {sessions: {1: {at: RDP-Tcp}, 2: {at: RDP-Tcp, state: idle}, 3: {state: "
		"idle}, 4: {user: a, state: disconnected, at: \"RDP-Tcp#77\"}, 5: {state: connectquery, "
		"user: a}, 6: {state: shadow, user: a}, 7: {state: reset}, 8: {state: down, user: b}, "
		"9: {state: init, at: Console}, 65535: {state: connected}}}}\n",
		"servers: {WF12: {sessions: {1: {user: a, client: PC7, address: 10.0.0.7, logon: "
		"1998-01-01 00:00:00, programs: [{image: a.exe, pid: 4294967295, on-logoff: hangs}]}, "
		"2: {user: a, programs: [{image: a.exe, unsaved: \"C:\\\\a b\\\\c.doc\", pid: 7}, "
		"b.exe]}}}}\n",
		"servers: {WF12: {sessions: {1: {user: a, state: disconnected, messages: [b, a, {text: "
		"c, at: 1998-01-01 00:00:00, from: \"A#B/65535\", user: zoe}, a]}, 2: {state: connected, "
		"messages: [{text: '', user: 'none'}]}}}, WF13: {sessions: {1: {user: a, messages: "
		"[x]}}}}\n",
		"servers: {WF12: {winstations: {TERM04: {kind: direct}, RDP-Tcp: {kind: listener, "
		"permissions: {Users: {}, Guests: {deny: full-control}, SYSTEM: [reset, shadow], eva: "
		"{allow: user-access, deny: [logoff, reset]}, Staff: guest-access}}, ICA: {kind: "
		"listener}}}}\naccounts: {eva: [Users, Staff], nil: [], Guest: [], Administrator: "
		"[Users]}\ngroups: [Staff]\n",
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(farms); i++) {
		farm = snapshot_free(farm);
		farm = parse_farm(farms[i]);
		comes_back(farms[i], farm);
	}
}

/* What YAML would take for something else, or could not write plainly. */
static void snapshot_write__odd_texts_come_back(void **state)
{
	static const char *const texts[] = {
		"null", "~", "none", "None", "yes", "12", "0x1F", "1.5", "1998-06-16", "#x", "x #y", "a: b",
		"a:", ":", "-", "- a", "?", "? a", "[a]", "{a}", "&a", "*a", "!a", "|", ">", "%a", "@a", "`a",
		"'", "''", "\"", "a'b\"c", " lead", "trail ", " ", "  ", "a  b", "---", "...", "<<", "=",
		"\\", "a\\nb", "Bücherei", "Ταμείο", "東京", "\xF0\x9F\x98\x80", "ß", "e\xCC\x81",
		"\xC2\xA0", "\xE2\x80\xA8", "\xE2\x80\xA9", "\xEF\xBB\xBF", "\xC2\x85", "\xE2\x80\x8B"};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(texts); i++) {
		struct session *session;
		struct trustee *group;

		farm = snapshot_free(farm);
		farm = parse_farm("servers: {WF12: {winstations: {TERM04: {kind: direct}}, sessions: "
				  "{7: {at: TERM04, user: eva, programs: [a.exe], messages: [a]}}}}\n"
				  "accounts: {eva: []}\n");
		session = &farm->servers[0].sessions[0];
		session->user = session->client_name = session->client_address = texts[i];
		session->programs[0].image = session->programs[0].unsaved = texts[i];
		session->messages[0].text = session->messages[0].by_user = texts[i];
		/* the account, a group by a name that sorts with it, and the winstation */
		for (size_t t = 0; t < farm->trustee_count; t++) {
			if (strcmp(farm->trustees[t].name, "eva") == 0)
				farm->trustees[t].name = texts[i];
		}
		for (size_t w = 0; w < farm->servers[0].winstation_count; w++) {
			struct winstation *winstation = &farm->servers[0].winstations[w];

			if (strcmp(winstation->name, "TERM04") == 0)
				winstation->name = session->winstation = session->name = texts[i];
		}
		group = snapshot_add_trustee(farm);
		group->kind = TRUSTEE_GROUP;
		group->name = arena_printf(farm->arena, "%s.", texts[i]);
		snapshot_sort(farm);
		comes_back(texts[i], farm);
	}
}

/* These cannot be names, but a program or a client may be called so. */
static void snapshot_write__texts_with_control_characters_come_back(void **state)
{
	static const char *const texts[] = {"a\nb", "\n", "a\n", "\na", "a\n\n b\n", "a\tb", "\t", "\r",
		"a\r\nb", "\x1B[31m", "\x01", "\x7F", "a \n b"};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(texts); i++) {
		struct session *session;

		farm = snapshot_free(farm);
		farm = parse_farm("servers: {WF12: {sessions: {7: {user: eva, programs: [a.exe], "
				  "messages: [a]}}}}\n");
		session = &farm->servers[0].sessions[0];
		session->client_name = session->client_address = texts[i];
		session->programs[0].image = session->programs[0].unsaved = texts[i];
		session->messages[0].text = texts[i];
		comes_back(texts[i], farm);
	}
}

static void snapshot_write__full_disk_is_an_error(void **state)
{
	FILE *full = fopen("/dev/full", "w");
	int r;

	(void)state;
	if (!full)
		skip_because("there is no /dev/full");
	setvbuf(full, NULL, _IONBF, 0);
	farm = parse_farm("servers: {WF12: {}}\n");
	r = snapshot_write(farm, full);
	fclose(full);
	assert_true(r < 0);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
	const struct CMUnitTest tests[] = {
		TEST(snapshot_write__farms_come_back),
		TEST(snapshot_write__odd_texts_come_back),
		TEST(snapshot_write__texts_with_control_characters_come_back),
		TEST(snapshot_write__full_disk_is_an_error),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
