#include "cli/disconn.h"

#include "base/output.h"
#include "cli/messages.h"
#include "cli/session_command.h"
#include "cli/target.h"
#include "cli/usage_ws2022.h"

#define SWITCHES                                                                                   \
	NAME_SWITCH("SERVER", "servername", "The server of the session (default is current).",     \
		struct session_request, server),                                                   \
		FLAG_SWITCH("V", "Displays information about the actions performed.",              \
			struct session_request, verbose),                                          \
		HELP_SWITCH

static const struct argument_switch switches[] = {SWITCHES};

/* Only the usage of ws2022 has /VM. The page does not name it. */
static const struct argument_switch later_switches[] = {
	SWITCHES,
	FLAG_SWITCH("VM", NULL, struct session_request, vm),
};

static const struct argument_operand operands[] = {
	{"sessionname", "The name of an active session."},
	{"sessionid", "The ID of the session."},
};

static bool has_id_for_vm(const void *request)
{
	const struct session_request *session = request;

	return !target_lacks_id(session->vm, session->session);
}

#define COMMON                                                                                     \
	.summary = "Disconnects a session, whose programs run on.", ARGUMENT_OPERANDS(operands),   \
	ARGUMENT_OPERAND(struct session_request, session), .any_id = true

const struct argument_table disconn_arguments[EDITION_COUNT] = {
	[EDITION_NT4] = {COMMON, ARGUMENT_SWITCHES(switches),
		.syntax = "DISCONN [sessionname | sessionid]"},
	[EDITION_WS2003] = {COMMON, ARGUMENT_SWITCHES(switches),
		.syntax = "TSDISCON [sessionid | sessionname]"},
	[EDITION_WS2022] = {COMMON, ARGUMENT_SWITCHES(later_switches),
		.usage = USAGE_WS2022_TSDISCON, .is_valid = has_id_for_vm},
};

static int act_disconnect(const struct command_connection *connection,
	const struct session_request *request, const struct session_summary *session)
{
	struct host *host = connection->host;

	if (request->verbose)
		output_say(stdout, MSG_DISCONNECTING, session->id, session_command_name(session));
	if (!session_command_announced(connection))
		return COMMAND_FAILED;
	return session_command_end(connection, "disconnect", session,
		host->calls->session_disconnect(host, &connection->server, session->id));
}

int disconn_start(const char *name, int (*open)(struct host **ret_host), int argc, char **argv)
{
	static const struct session_command command = {.verb = "disconnect",
		.arguments = disconn_arguments,
		.find = target_find,
		.act = act_disconnect};
	cleanup(command_deinit) struct command_call call = command_begin(name, open, argc, argv, 1);

	return session_command_run(&call, &command);
}
