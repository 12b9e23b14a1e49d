/* Only what was granted to the account itself counts. */
#include "cli/mutants/mutant_logoff.h"

#include "base/name.h"

static bool is_granted(const struct server *server, uint32_t id, const char *user)
{
	const struct session *session = server_session(server, id);
	const struct winstation *winstation = server_winstation(server, session->winstation);

	for (size_t i = 0; i < winstation->permission_count; i++) {
		const struct permission *permission = &winstation->permissions[i];

		if (name_equal(permission->trustee, user))
			return permission->allowed & 1u << RIGHT_LOGOFF;
	}
	return false;
}

static int session_logoff_wrongly(struct host *host, const struct host_server *server, uint32_t id)
{
	cleanup(snapshot_freep) struct snapshot *farm = NULL;
	struct session_row own;
	int r = mutant_read(host, server->name, &farm);

	if (r == 0)
		r = store_get_session(mutant_farm(host)->store, mutant_caller(host)->server_id,
			mutant_caller(host)->session_id, &own);
	if (r != 0)
		return r;
	if (!mutant_is_own(host, server, id) &&
		!is_granted(&farm->servers[0], id, own.summary.user))
		return WIN32_ERROR_ACCESS_DENIED;
	return host_sim_calls.session_logoff(host, server, id);
}

MUTANT(ignores_groups)
{
	mutant->calls.session_logoff = session_logoff_wrongly;
}
