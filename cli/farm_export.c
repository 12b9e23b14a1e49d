#include "cli/farm_command.h"

#include <errno.h>

#include "base/macros.h"
#include "cli/farm_messages.h"
#include "sim/tsfarm.h"

/* Programs that a wrong logoff left behind: no farm file can say that. */
static bool has_orphans(const struct snapshot *snapshot)
{
	for (size_t i = 0; i < snapshot->server_count; i++) {
		const struct server *server = &snapshot->servers[i];

		for (size_t j = 0; j < server->session_count; j++) {
			if (server->sessions[j].state == SESSION_STATE_COUNT)
				return true;
		}
	}
	return false;
}

static int read_farm(
	const struct tsfarm_request *request, struct output *out, struct snapshot **ret_snapshot)
{
	cleanup(farm_freep) struct farm *farm = NULL;
	int status = tsfarm_open(request->farm, out, &farm);
	int r;

	if (status != EXIT_DONE)
		return status;
	r = farm_read(farm, NULL, ret_snapshot);
	return r == 0 ? EXIT_DONE : tsfarm_refuse_reading(out, request->farm, r);
}

int tsfarm_export(const struct tsfarm_request *request, struct output *out)
{
	cleanup(snapshot_freep) struct snapshot *snapshot = NULL;
	int status = read_farm(request, out, &snapshot);
	int r;

	if (status != EXIT_DONE)
		return status;
	if (has_orphans(snapshot))
		return fail(out, EXIT_REFUSED, MSG_CANNOT_EXPORT, request->farm, WHY_ORPHANS);
	r = snapshot_write(snapshot, out->results);
	/* that the results cannot be written is said at the end, for every command alike */
	if (r == 0 || ferror(out->results))
		return EXIT_DONE;
	return fail(out, EXIT_BROKEN, MSG_CANNOT_EXPORT, request->farm, farm_error_to_string(r));
}
