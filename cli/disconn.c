#include "cli/disconn.h"

#include "base/output.h"
#include "cli/messages.h"
#include "cli/session_command.h"
#include "cli/target.h"

static const struct argument_switch switches[] = {
	NAME_SWITCH("SERVER", "servername", "The server of the session (default is current).",
		struct session_request, server),
	FLAG_SWITCH("V", "Displays information about the actions performed.",
		struct session_request, verbose),
	HELP_SWITCH,
};

static const struct argument_operand operands[] = {
	{"sessionname", "The name of an active session."},
	{"sessionid", "The ID of the session."},
};

const struct argument_table disconn_arguments[EDITION_COUNT] = {{
	.summary = "Disconnects a session, whose programs run on.",
	.syntax = "DISCONN [sessionname | sessionid]",
	ARGUMENT_OPERANDS(operands),
	ARGUMENT_SWITCHES(switches),
	ARGUMENT_OPERAND(struct session_request, session),
	.any_id = true,
}};

static int act(const struct command_place *place, const struct session_request *request,
	const struct session_summary *session)
{
	struct host *host = place->host;

	if (request->verbose)
		output_say(stdout, MSG_DISCONNECTING, session->id, session_command_name(session));
	if (!session_command_announced(place))
		return COMMAND_FAILED;
	return session_command_end(place, "disconnect", session,
		host->calls->session_disconnect(host, &place->server, session->id));
}

int disconn_start(const char *name, int (*open)(struct host **ret_host), int argc, char **argv)
{
	static const struct session_command command = {.verb = "disconnect",
		.arguments = disconn_arguments,
		.find = target_find,
		.act = act};
	cleanup(command_deinit) struct command_call call =
		command_begin(name, open, argc, argv, 1);

	return session_command_run(&call, &command);
}
