#include "cli/farm_command.h"

#include <errno.h>
#include <stdlib.h>

#include "base/macros.h"
#include "base/word.h"
#include "cli/farm_messages.h"
#include "cli/farm_trouble.h"
#include "sim/tsfarm.h"

/* An answer about a file that is the farm's own fault or the caller's; any other is the machine's.
 */
struct reason {
	int answer;
	const char *why;
};

static const struct reason creating[] = {
	{-ENOENT, WHY_NO_FOLDER},
	{-ENOTDIR, WHY_NOT_IN_A_FOLDER},
	{-EISDIR, WHY_FOLDER},
	{-EACCES, WHY_FORBIDDEN},
	{-EROFS, WHY_READ_ONLY},
	{-EBUSY, WHY_LOCKED},
	{FARM_E_EXISTS, WHY_EXISTS},
	{FARM_E_NOT_A_FARM, WHY_NO_FILE},
};

static const char *reason_of(const struct reason *reasons, size_t count, int answer)
{
	for (size_t i = 0; i < count; i++) {
		if (reasons[i].answer == answer)
			return reasons[i].why;
	}
	return NULL;
}

int tsfarm_refuse_reading(struct output *out, const char *path, int answer)
{
	char why[256];
	bool refused = farm_trouble(path, answer, why, sizeof(why));

	return fail(out, refused ? EXIT_REFUSED : EXIT_BROKEN, MSG_CANNOT_READ, path, why);
}

int tsfarm_refuse_creating(struct output *out, const char *path, int answer)
{
	const char *why = reason_of(creating, ARRAY_SIZE(creating), answer);

	return fail(out, why ? EXIT_REFUSED : EXIT_BROKEN, MSG_CANNOT_CREATE, path,
		why ? why : farm_error_to_string(answer));
}

int tsfarm_open(const char *path, struct output *out, struct farm **ret_farm)
{
	int r = farm_open(path, ret_farm);

	return r == 0 ? EXIT_DONE : tsfarm_refuse_reading(out, path, r);
}

int tsfarm_read(
	const char *path, const char *server, struct output *out, struct snapshot **ret_snapshot)
{
	cleanup(farm_freep) struct farm *farm = NULL;
	int status = tsfarm_open(path, out, &farm);
	int r;

	if (status != EXIT_DONE)
		return status;
	r = farm_read(farm, server, ret_snapshot);
	if (server && r == WIN32_ERROR_RPC_SERVER_UNAVAILABLE)
		return tsfarm_refuse_server(out, farm, path, server);
	return r == 0 ? EXIT_DONE : tsfarm_refuse_reading(out, path, r);
}

int tsfarm_refuse_server(struct output *out, struct farm *farm, const char *path, const char *name)
{
	cleanup(snapshot_freep) struct snapshot *snapshot = NULL;
	const char **names, *nearest;
	int r = farm_read(farm, NULL, &snapshot);

	if (r != 0)
		return tsfarm_refuse_reading(out, path, r);
	names = calloc(snapshot->server_count + 1, sizeof(*names));
	if (!names)
		return fail(out, EXIT_BROKEN, MSG_OUT_OF_MEMORY);
	for (size_t i = 0; i < snapshot->server_count; i++)
		names[i] = snapshot->servers[i].name;
	nearest = word_nearest(name, names, snapshot->server_count);
	free(names);
	return nearest ? fail(out, EXIT_REFUSED, MSG_NO_SERVER_BUT, path, name, nearest)
		       : fail(out, EXIT_REFUSED, MSG_NO_SERVER, path, name);
}
