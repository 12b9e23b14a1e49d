#include "cli/farm_show.h"

#include "base/macros.h"
#include "cli/farm_command.h"
#include "cli/farm_messages.h"

static const struct option_row options[] = {
	TEXT_OPTION(0, "server", "NAME", "show that server alone", struct tsfarm_settings, server),
	FLAG_OPTION(0, "json", "print one JSON document", struct tsfarm_settings, json),
};

static int run_command(const struct command_line *line, const void *object, struct output *out)
{
	cleanup(snapshot_freep) struct snapshot *snapshot = NULL;
	const struct tsfarm_settings *settings = object;
	int status = tsfarm_read(line->operands[0], settings->server, out, &snapshot);
	int r;

	if (status != EXIT_DONE)
		return status;
	r = settings->json
		    ? show_as_json(snapshot, out->results)
		    : show_as_text(snapshot, output_is_colourful(out->results), out->results);
	return r == 0 ? EXIT_DONE : fail(out, EXIT_BROKEN, MSG_OUT_OF_MEMORY);
}

const struct command command_show = {
	.name = "show",
	.operands = "FARM.db",
	.summary = "Show servers, sessions, programs, permissions and accounts",
	COMMAND_OPTIONS(options),
	COMMAND_OPERANDS(1),
	.settings_size = sizeof(struct tsfarm_settings),
	.run = run_command,
};
