#include "sim/permission.h"

#include "sim/store/store.h"

static uint32_t right_mask(enum right right)
{
	return 1u << right;
}

uint32_t permission_preset_rights(enum permission_preset preset)
{
	switch (preset) {
	case PRESET_FULL_CONTROL:
		return FULL_CONTROL_RIGHTS;
	case PRESET_USER_ACCESS:
		return USER_ACCESS_RIGHTS;
	case PRESET_GUEST_ACCESS:
		return GUEST_ACCESS_RIGHTS;
	case PRESET_COUNT:
		break;
	}
	return 0;
}

/* Deny beats allow, and without either there is nothing (Q243554, Q186566). */
bool permission_decide(bool some_allow, bool some_deny)
{
	return some_allow && !some_deny;
}

int permission_of_account(struct database *store, int64_t winstation_id, int64_t account_id,
	enum right right, bool *ret_allowed)
{
	uint32_t allowed, denied;
	int r = store_find_permission(store, winstation_id, account_id, &allowed, &denied);

	if (r == 0)
		*ret_allowed =
			permission_decide(allowed & right_mask(right), denied & right_mask(right));
	return r;
}

/* Programs of services run as SYSTEM, and no user is ever logged on where they do. */
static int find_system(struct database *store, int64_t *ret_account_id)
{
	char name[NAME_BYTES];
	int r = store_find_account(store, "SYSTEM", ret_account_id, name);

	if (r == WIN32_ERROR_LOGON_FAILURE)
		*ret_account_id = 0;
	return r == WIN32_ERROR_LOGON_FAILURE ? 0 : r;
}

int permission_find_account(
	struct database *store, const struct caller *caller, int64_t *ret_account_id)
{
	struct session_row own;
	int r = store_get_session(store, caller->server_id, caller->session_id, &own);

	if (r != 0)
		return r;
	if (own.kind == WINSTATION_SERVICES)
		return find_system(store, ret_account_id);
	*ret_account_id = own.account_id;
	return 0;
}

int permission_is_administrator(struct database *store, const struct caller *caller,
	int64_t *ret_account_id, bool *ret_is_administrator)
{
	int r = permission_find_account(store, caller, ret_account_id);

	return r == 0 ? store_find_membership(
				store, *ret_account_id, "Administrators", ret_is_administrator)
		      : r;
}
