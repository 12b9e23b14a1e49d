#include "conformance/model/rights.h"

#include "base/name.h"
#include "conformance/model/situation.h"

bool account_is_in(const struct snapshot *farm, const char *account, const char *group)
{
	for (size_t i = 0; account && i < farm->trustee_count; i++) {
		const struct trustee *trustee = &farm->trustees[i];

		if (trustee->kind != TRUSTEE_ACCOUNT || !name_equal(trustee->name, account))
			continue;
		for (size_t g = 0; g < trustee->group_count; g++) {
			if (name_equal(trustee->groups[g], group))
				return true;
		}
	}
	return false;
}

/* Add up the masks of the account and all its groups. */
static void add_rights(const struct snapshot *farm, const char *account,
	const struct server *server, const struct session *session, uint32_t *ret_allowed,
	uint32_t *ret_denied)
{
	const struct winstation *winstation = model_winstation(server, session->winstation);

	*ret_allowed = *ret_denied = 0;
	if (!account || !winstation)
		return;
	for (size_t i = 0; i < winstation->permission_count; i++) {
		const struct permission *permission = &winstation->permissions[i];

		if (!name_equal(permission->trustee, account) &&
			!account_is_in(farm, account, permission->trustee))
			continue;
		*ret_allowed |= permission->allowed;
		*ret_denied |= permission->denied;
	}
}

uint32_t rights_over(const struct snapshot *farm, const char *account, const struct server *server,
	const struct session *session)
{
	uint32_t allowed, denied;

	add_rights(farm, account, server, session, &allowed, &denied);
	return allowed & ~denied;
}

uint32_t rights_denied(const struct snapshot *farm, const char *account,
	const struct server *server, const struct session *session)
{
	uint32_t allowed, denied;

	add_rights(farm, account, server, session, &allowed, &denied);
	return denied;
}
