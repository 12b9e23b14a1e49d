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

static int run_command(const struct command_line *line, const void *settings, struct output *out)
{
	cleanup(snapshot_freep) struct snapshot *snapshot = NULL;
	const char *path = line->operands[0];
	int status = tsfarm_read(path, NULL, out, &snapshot);
	int r;

	(void)settings;
	if (status != EXIT_DONE)
		return status;
	if (has_orphans(snapshot))
		return fail(out, EXIT_REFUSED, MSG_CANNOT_EXPORT, path, WHY_ORPHANS);
	r = snapshot_write(snapshot, out->results);
	/* that the results cannot be written is said at the end, for every command alike */
	if (r == 0 || ferror(out->results))
		return EXIT_DONE;
	return fail(out, EXIT_BROKEN, MSG_CANNOT_EXPORT, path, farm_error_to_string(r));
}

const struct command command_export = {
	.name = "export",
	.operands = "FARM.db",
	.summary = "Write a farm as a farm file",
	COMMAND_OPERANDS(1),
	.settings_size = sizeof(struct tsfarm_settings),
	.run = run_command,
};
