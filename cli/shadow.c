#include "cli/shadow.h"

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

const struct argument_table shadow_arguments[EDITION_COUNT] = {{
	.summary = "Monitors another session, which needs Citrix MetaFrame.",
	.syntax = "SHADOW {sessionname | sessionid}",
	ARGUMENT_OPERANDS(operands),
	ARGUMENT_SWITCHES(switches),
	ARGUMENT_OPERAND(struct session_request, session),
	.needs_operand = true,
	.any_id = true,
}};

/* Q186556: without MetaFrame and its client, no session can be shadowed. */
static int act_shadow(const struct command_connection *connection,
	const struct session_request *request, const struct session_summary *session)
{
	if (request->verbose)
		output_say(stdout, MSG_SHADOWING, session->id, session_command_name(session));
	fflush(stdout);
	output_say(stderr, MSG_SHADOW_FAILED, WIN32_ERROR_NOT_SUPPORTED);
	return command_print_error(connection, WIN32_ERROR_NOT_SUPPORTED);
}

int shadow_start(int (*open)(struct host **ret_host), int argc, char **argv)
{
	static const struct session_command command = {.verb = "shadow",
		.arguments = shadow_arguments,
		.find = target_find,
		.act = act_shadow};
	cleanup(command_deinit) struct command_call call =
		command_begin("shadow", open, argc, argv, 1);

	return session_command_run(&call, &command);
}
