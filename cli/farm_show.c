#include "cli/farm_show.h"

#include "base/macros.h"
#include "cli/farm_command.h"
#include "cli/farm_messages.h"

/* The farm is closed before anything is printed: a slow reader of ours must not keep others out. */
static int read_farm(
	const struct tsfarm_request *request, struct output *out, struct snapshot **ret_snapshot)
{
	cleanup(farm_freep) struct farm *farm = NULL;
	int status = tsfarm_open(request->farm, out, &farm);
	int r;

	if (status != EXIT_DONE)
		return status;
	r = farm_read(farm, request->server, ret_snapshot);
	if (r == WIN32_ERROR_RPC_SERVER_UNAVAILABLE)
		return tsfarm_refuse_server(out, farm, request->farm, request->server);
	return r == 0 ? EXIT_DONE : tsfarm_refuse_reading(out, request->farm, r);
}

int tsfarm_show(const struct tsfarm_request *request, struct output *out)
{
	cleanup(snapshot_freep) struct snapshot *snapshot = NULL;
	int status = read_farm(request, out, &snapshot);
	int r;

	if (status != EXIT_DONE)
		return status;
	r = request->json ? show_as_json(snapshot, out->results)
			  : show_as_text(snapshot, output_is_colourful(out->results), out->results);
	return r == 0 ? EXIT_DONE : fail(out, EXIT_BROKEN, MSG_OUT_OF_MEMORY);
}
