#include "sim/edition.h"

#include <string.h>

#include "base/macros.h"
#include "sim/tests/support.h"

static uint32_t permission_of(const struct edition_rules *rules, const char *trustee)
{
	for (size_t i = 0; i < rules->permission_count; i++) {
		if (strcmp(rules->permissions[i].trustee, trustee) == 0)
			return rules->permissions[i].allowed;
	}
	return 0;
}

/* Q253831, cc785231: the list that a connection begins with. */
static void edition_rules__begin_with_the_presets(void **state)
{
	static const struct {
		const char *trustee;
		enum permission_preset preset;
		bool nt4, later;
	} rows[] = {{"Administrators", PRESET_FULL_CONTROL, true, true},
		{"SYSTEM", PRESET_FULL_CONTROL, true, true},
		{"Users", PRESET_USER_ACCESS, true, false},
		{"Remote Desktop Users", PRESET_USER_ACCESS, false, true},
		{"Guests", PRESET_GUEST_ACCESS, true, true}};
	uint32_t service = 1u << RIGHT_QUERY_INFORMATION | 1u << RIGHT_MESSAGE;

	(void)state;
	for (enum edition edition = 0; edition < EDITION_COUNT; edition++) {
		const struct edition_rules *rules = edition_rules(edition);
		bool later = edition != EDITION_NT4;

		for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
			bool has = later ? rows[i].later : rows[i].nt4;

			same_number(rows[i].trustee, permission_of(rules, rows[i].trustee),
				has ? permission_preset_rights(rows[i].preset) : 0);
		}
		same_number("service", permission_of(rules, "LOCAL SERVICE"), later ? service : 0);
		same_number("service", permission_of(rules, "NETWORK SERVICE"), later ? service : 0);
		same_number("count", (long long)rules->permission_count, later ? 6 : 4);
	}
}

static bool has_trustee(const struct edition_rules *rules, const char *name, enum trustee_kind kind)
{
	for (size_t i = 0; i < rules->trustee_count; i++) {
		if (strcmp(rules->trustees[i].name, name) == 0)
			return rules->trustees[i].kind == kind;
	}
	return false;
}

/* Whoever is given rights, or a membership, is there. */
static void edition_rules__name_trustees_that_are_built_in(void **state)
{
	(void)state;
	for (enum edition edition = 0; edition < EDITION_COUNT; edition++) {
		const struct edition_rules *rules = edition_rules(edition);

		for (size_t i = 0; i < rules->permission_count; i++) {
			const char *name = rules->permissions[i].trustee;

			if (!has_trustee(rules, name, TRUSTEE_GROUP) &&
				!has_trustee(rules, name, TRUSTEE_ACCOUNT))
				fail_msg("%s: %s", edition_to_string(edition), name);
		}
		for (size_t i = 0; i < rules->trustee_count; i++) {
			const char *group = rules->trustees[i].group;

			if (group && !has_trustee(rules, group, TRUSTEE_GROUP))
				fail_msg("%s: %s", edition_to_string(edition), group);
		}
		if (rules->users_group && !has_trustee(rules, rules->users_group, TRUSTEE_GROUP))
			fail_msg("%s: %s", edition_to_string(edition), rules->users_group);
	}
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(edition_rules__begin_with_the_presets),
		cmocka_unit_test(edition_rules__name_trustees_that_are_built_in),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
