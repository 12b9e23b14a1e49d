#include "sim/edition.h"

#include <assert.h>

#include "base/macros.h"
#include "sim/permission.h"

#define MASK(value) (1u << (value))

enum {
	ALL_STATES = MASK(SESSION_STATE_COUNT) - 1,
	SERVICE_ACCESS = MASK(RIGHT_QUERY_INFORMATION) | MASK(RIGHT_MESSAGE)
};

/* Q186566, MS-TSTS note 149; Administrator and Guest are Windows NT's own. */
static const struct edition_trustee nt4_trustees[] = {
	{"Administrators", NULL, TRUSTEE_GROUP},
	{"Users", NULL, TRUSTEE_GROUP},
	{"Guests", NULL, TRUSTEE_GROUP},
	{"Administrator", "Administrators", TRUSTEE_ACCOUNT},
	{"SYSTEM", "Administrators", TRUSTEE_ACCOUNT},
	{"Guest", "Guests", TRUSTEE_ACCOUNT},
};

/* cc785231, and the service accounts of WMI's RestoreDefaults. */
static const struct edition_trustee later_trustees[] = {
	{"Administrators", NULL, TRUSTEE_GROUP},
	{"Users", NULL, TRUSTEE_GROUP},
	{"Guests", NULL, TRUSTEE_GROUP},
	{"Remote Desktop Users", NULL, TRUSTEE_GROUP},
	{"Administrator", "Administrators", TRUSTEE_ACCOUNT},
	{"SYSTEM", "Administrators", TRUSTEE_ACCOUNT},
	{"Guest", "Guests", TRUSTEE_ACCOUNT},
	{"LOCAL SERVICE", NULL, TRUSTEE_ACCOUNT},
	{"NETWORK SERVICE", NULL, TRUSTEE_ACCOUNT},
};

/* Q253831; NT 4.0's own list is not documented. */
static const struct edition_permission nt4_permissions[] = {
	{"Administrators", FULL_CONTROL_RIGHTS},
	{"SYSTEM", FULL_CONTROL_RIGHTS},
	{"Users", USER_ACCESS_RIGHTS},
	{"Guests", GUEST_ACCESS_RIGHTS},
};

/* cc785231 */
static const struct edition_permission later_permissions[] = {
	{"Administrators", FULL_CONTROL_RIGHTS},
	{"SYSTEM", FULL_CONTROL_RIGHTS},
	{"Remote Desktop Users", USER_ACCESS_RIGHTS},
	{"Guests", GUEST_ACCESS_RIGHTS},
	{"LOCAL SERVICE", SERVICE_ACCESS},
	{"NETWORK SERVICE", SERVICE_ACCESS},
};

#define TRUSTEES(list) .trustees = list, .trustee_count = ARRAY_SIZE(list)
#define PERMISSIONS(list) .permissions = list, .permission_count = ARRAY_SIZE(list)

/* The same in every edition (MS-TSTS 3.3.4.1 and 3.7.4.1); pages that ask for more: docs/editions.md. */
#define RIGHTS                                                                                     \
	.logoff = RIGHT_LOGOFF, .reset = RIGHT_RESET, .disconnect = RIGHT_DISCONNECT,              \
	.message = RIGHT_MESSAGE, .query = RIGHT_QUERY_INFORMATION, .connect = RIGHT_CONNECT,      \
	.connect_into = RIGHT_DISCONNECT

static const struct edition_rules rules[EDITION_COUNT] = {
	[EDITION_NT4] = {
		.console_id = 0,
		.console_id_is_fixed = true,
		.first_connection = -1,
		.states = ALL_STATES,
		.logon_modes = MASK(LOGONS_ENABLED) | MASK(LOGONS_DISABLED),
		RIGHTS,
		TRUSTEES(nt4_trustees),
		PERMISSIONS(nt4_permissions),
	},
	[EDITION_WS2003] = {
		.console_id = 0,
		.has_listener_ids = true,
		.has_standing_sessions = true,
		.first_connection = 1,
		.states = ALL_STATES & ~MASK(SESSION_IDLE),
		.disconnected_may_be_empty = true,
		.logon_modes = MASK(LOGONS_ENABLED) | MASK(LOGONS_DISABLED),
		.shadows = true,
		.listener_logoff = true,
		RIGHTS,
		TRUSTEES(later_trustees),
		PERMISSIONS(later_permissions),
		.users_group = "Remote Desktop Users",
	},
	[EDITION_WS2022] = {
		.has_services = true,
		.console_id = 1,
		.has_listener_ids = true,
		.has_standing_sessions = true,
		.ids_grow = true,
		.first_connection = 0,
		.states = ALL_STATES & ~MASK(SESSION_IDLE),
		.disconnected_may_be_empty = true,
		.logon_modes = MASK(LOGON_MODE_COUNT) - 1,
		.one_session_per_user = true,
		.console_moves = true,
		.shadows = true,
		RIGHTS,
		TRUSTEES(later_trustees),
		PERMISSIONS(later_permissions),
		.users_group = "Remote Desktop Users",
	},
};

const struct edition_rules *edition_rules(enum edition edition)
{
	assert((unsigned)edition < EDITION_COUNT);
	return &rules[edition];
}
