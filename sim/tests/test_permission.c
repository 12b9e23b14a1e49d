#include "sim/tests/support.h"

#include <stdlib.h>

#include "base/macros.h"
#include "base/text.h"
#include "sim/permission.h"

static struct folder folder;
static struct farm *farm;

static int setup(void **state)
{
	(void)state;
	folder_make(&folder);
	return 0;
}

static int teardown(void **state)
{
	(void)state;
	farm = farm_free(farm);
	folder_remove(&folder);
	return 0;
}

static void permission_decide__deny_beats_allow(void **state)
{
	static const struct {
		bool allow, deny, decision;
	} rows[] = {{false, false, false}, {true, false, true}, {false, true, false},
		{true, true, false}};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++)
		same_number("decision", permission_decide(rows[i].allow, rows[i].deny),
			rows[i].decision);
}

static void permission_preset_rights__are_those_of_q243554(void **state)
{
#define R(name) (1u << RIGHT_##name)
	static const struct {
		enum permission_preset preset;
		uint32_t rights;
	} rows[] = {
		{PRESET_FULL_CONTROL, R(QUERY_INFORMATION) | R(SET_INFORMATION) | R(RESET) |
					      R(SHADOW) | R(LOGON) | R(LOGOFF) | R(MESSAGE) |
					      R(CONNECT) | R(DISCONNECT) | R(VIRTUAL_CHANNELS)},
		{PRESET_USER_ACCESS, R(QUERY_INFORMATION) | R(LOGON) | R(MESSAGE) | R(CONNECT)},
		{PRESET_GUEST_ACCESS, R(LOGON)},
	};

	(void)state;
	same_number("rows", ARRAY_SIZE(rows), PRESET_COUNT);
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++)
		same_number(permission_preset_to_string(rows[i].preset),
			permission_preset_rights(rows[i].preset), rows[i].rights);
}

/* A farm where eva sits in session 3, with these permissions at the listener; tom has session 12. */
static void make_farm_with(const char *permissions, const char *groups)
{
	cleanup(text_deinit) struct text yaml = {0};

	farm = farm_free(farm);
	text_printf(&yaml,
		"servers: {WF12: {winstations: {RDP-Tcp: {permissions: {Administrators: {}, "
		"SYSTEM: {}, "
		"Users: {}, Guests: {}, %s}}}, "
		"sessions: {3: {user: eva}, 12: {user: tom}}}}\n"
		"accounts: {eva: [%s], tom: []}\ngroups: [Operators, Staff]\n",
		permissions, groups);
	farm = make_farm(&folder, text_string(&yaml));
}

static bool right_is_allowed(enum right right, uint32_t target)
{
	struct caller eva = caller_at(farm, "WF12/3");
	bool allowed = false;

	same_answer("permission_check",
		permission_check(farm, &eva, eva.server_id, target, right, &allowed), 0);
	return allowed;
}

static void permission_check__adds_grants_up_and_lets_denials_win(void **state)
{
	static const struct {
		const char *permissions, *groups;
		bool allowed;
	} rows[] = {
		{"", "", false},
		{"", "Users", false},
		{"eva: logoff", "", true},
		{"eva: [logoff]", "", true},
		{"eva: full-control", "", true},
		{"eva: user-access", "", false},
		{"eva: guest-access", "", false},
		{"eva: [guest-access, logoff]", "", true},
		{"tom: full-control", "", false}, /* somebody else's */
		{"tom: {deny: full-control}, eva: logoff", "", true},
		{"Operators: logoff", "Operators", true},
		{"Operators: logoff", "Users", false},
		{"Operators: logoff", "Users, Operators, Staff", true},
		{"Operators: reset, Staff: logoff", "Operators, Staff", true},
		{"eva: {deny: logoff}", "", false},
		{"eva: {allow: logoff, deny: logoff}", "", false},
		{"eva: {allow: full-control, deny: reset}", "", true},
		{"eva: full-control, Operators: {deny: logoff}", "Operators", false},
		{"eva: {deny: logoff}, Operators: full-control", "Operators", false},
		{"Operators: full-control, Staff: {deny: full-control}", "Operators, Staff", false},
		{"Operators: full-control, Staff: {deny: full-control}", "Operators", true},
		{"Operators: full-control, Staff: {deny: reset}", "Operators, Staff", true},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		make_farm_with(rows[i].permissions, rows[i].groups);
		if (right_is_allowed(RIGHT_LOGOFF, 12) != rows[i].allowed)
			fail_msg("{%s} for eva in [%s] should%s allow a logoff",
				rows[i].permissions, rows[i].groups, rows[i].allowed ? "" : " not");
	}
}

static void permission_check__each_right_stands_alone(void **state)
{
	(void)state;
	for (enum right granted = 0; granted < RIGHT_COUNT; granted++) {
		cleanup(text_deinit) struct text grant = {0}, deny = {0};

		text_printf(&grant, "eva: %s", right_to_string(granted));
		make_farm_with(text_string(&grant), "");
		for (enum right right = 0; right < RIGHT_COUNT; right++)
			same_number(right_to_string(right), right_is_allowed(right, 12),
				right == granted);
		text_printf(
			&deny, "eva: {allow: full-control, deny: %s}", right_to_string(granted));
		make_farm_with(text_string(&deny), "");
		for (enum right right = 0; right < RIGHT_COUNT; right++)
			same_number(right_to_string(right), right_is_allowed(right, 12),
				right != granted);
	}
}

static void permission_check__own_session_needs_nothing(void **state)
{
	(void)state;
	make_farm_with("eva: {deny: full-control}", "");
	for (enum right right = 0; right < RIGHT_COUNT; right++) {
		same_number(right_to_string(right), right_is_allowed(right, 3), true);
		same_number(right_to_string(right), right_is_allowed(right, 12), false);
	}
}

static void permission_check__sessions_must_be_there(void **state)
{
	struct caller eva, nobody;
	bool allowed;

	(void)state;
	make_farm_with("eva: full-control", "");
	eva = nobody = caller_at(farm, "WF12/3");
	nobody.session_id = 99;
	same_answer("target",
		permission_check(farm, &eva, eva.server_id, 99, RIGHT_LOGOFF, &allowed),
		WIN32_ERROR_WINSTATION_NOT_FOUND);
	same_answer("caller",
		permission_check(farm, &nobody, eva.server_id, 12, RIGHT_LOGOFF, &allowed),
		WIN32_ERROR_WINSTATION_NOT_FOUND);
}

static void permission_check__defaults_are_the_presets(void **state)
{
	static const struct {
		const char *groups;
		enum permission_preset preset;
		bool any;
	} rows[] = {{"Administrators", PRESET_FULL_CONTROL, true},
		{"Users", PRESET_USER_ACCESS, true}, {"Guests", PRESET_GUEST_ACCESS, true},
		{"", PRESET_FULL_CONTROL, false}};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		cleanup(text_deinit) struct text yaml = {0};
		uint32_t rights = rows[i].any ? permission_preset_rights(rows[i].preset) : 0;

		text_printf(&yaml,
			"servers: {WF12: {sessions: {3: {user: eva}, 12: {user: tom}}}}\n"
			"accounts: {eva: [%s], tom: []}\n",
			rows[i].groups);
		farm = farm_free(farm);
		farm = make_farm(&folder, text_string(&yaml));
		for (enum right right = 0; right < RIGHT_COUNT; right++)
			same_number(right_to_string(right), right_is_allowed(right, 12),
				(rights >> right) & 1);
	}
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
	const struct CMUnitTest tests[] = {
		TEST(permission_decide__deny_beats_allow),
		TEST(permission_preset_rights__are_those_of_q243554),
		TEST(permission_check__adds_grants_up_and_lets_denials_win),
		TEST(permission_check__each_right_stands_alone),
		TEST(permission_check__own_session_needs_nothing),
		TEST(permission_check__sessions_must_be_there),
		TEST(permission_check__defaults_are_the_presets),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
