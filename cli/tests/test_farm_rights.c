/* Permissions on a line, as `tsfarm show` prints them. */
#include <stdlib.h>

#include "base/macros.h"
#include "base/tests/support.h"
#include "base/text.h"
#include "cli/farm_rights.h"

static void permissions_describe__is_short_and_whole(void **state)
{
	enum {
		FULL = (1u << RIGHT_COUNT) - 1,
		LOGOFF = 1u << RIGHT_LOGOFF,
		LOGON = 1u << RIGHT_LOGON
	};
	const uint32_t user = permission_preset_rights(PRESET_USER_ACCESS);
	struct {
		struct permission permissions[4];
		size_t count;
		const char *expected;
	} rows[] = {
		{.count = 0, .expected = "none"},
		{{{"eva", FULL, 0}}, 1, "full-control: eva"},
		{{{"eva", FULL, 0}, {"ida", LOGOFF, 0}, {"tom", FULL, 0}}, 3,
			"full-control: eva, tom; logoff: ida"},
		{{{"eva", user | LOGOFF, 0}}, 1, "user-access+logoff: eva"},
		{{{"eva", LOGON, 0}}, 1, "guest-access: eva"},
		{{{"eva", 1u << RIGHT_RESET | 1u << RIGHT_SHADOW, 0}}, 1, "reset+shadow: eva"},
		{{{"eva", 0, FULL}}, 1, "deny full-control: eva"},
		{{{"eva", user, LOGON}}, 1, "user-access but deny guest-access: eva"},
		{{{"eva", 0, 0}, {"tom", FULL, 0}}, 2, "full-control: tom"},
		{{{"eva", 0, 0}}, 1, "none"},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		const struct winstation winstation = {
			.permissions = rows[i].permissions, .permission_count = rows[i].count};
		struct text got = {0};

		permissions_describe(&winstation, &got);
		same_text(rows[i].expected, text_string(&got), rows[i].expected);
		text_deinit(&got);
	}
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(permissions_describe__is_short_and_whole),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
