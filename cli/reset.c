#include "cli/reset.h"

#include <string.h>
#include <strings.h>

#include "base/output.h"
#include "cli/messages.h"
#include "cli/session_command.h"
#include "cli/target.h"

static const struct argument_switch switches[] = {
	NAME_SWITCH("SERVER", "servername", "The server of the session (default is current).",
		struct session_request, server),
	FLAG_SWITCH("V", "Displays additional information.", struct session_request, verbose),
	HELP_SWITCH,
};

static const struct argument_operand operands[] = {
	{"sessionname", "The name of the session."},
	{"sessionid", "The ID of the session."},
};

const struct argument_table reset_arguments[EDITION_COUNT] = {{
	.summary = "Resets a session, and loses what is not saved in it.",
	.syntax = "RESET SESSION {sessionname | sessionid}",
	ARGUMENT_OPERANDS(operands),
	ARGUMENT_SWITCHES(switches),
	ARGUMENT_OPERAND(struct session_request, session),
	.any_id = true,
	.any_name = true,
}};

static int act(const struct command_place *place, const struct session_request *request,
	const struct session_summary *session)
{
	struct host *host = place->host;

	if (session->state == SESSION_LISTEN && !target_confirm_listener())
		return COMMAND_FAILED;
	if (request->verbose)
		output_say(stdout, MSG_RESETTING, session->id, session_command_name(session));
	if (!session_command_announced(place))
		return COMMAND_FAILED;
	return session_command_end(place, "reset", session,
		host->calls->session_reset(host, &place->server, session->id));
}

static int run(const struct command_call *call)
{
	static const struct session_command command = {.verb = "reset",
		.arguments = reset_arguments,
		.needs_session = true,
		.find = target_find_any,
		.act = act};

	return session_command_run(call, &command);
}

int reset_start(int (*open)(struct host **ret_host), int argc, char **argv)
{
	cleanup(command_deinit) struct command_call call =
		command_begin("reset session", open, argc, argv, 2);

	if (argc > 1 && strcmp(argv[1], "/?") == 0) {
		fputs(MSG_RESET_WHAT, stdout);
		return command_end(&call, COMMAND_DONE);
	}
	/* Q187201, which has the second word for compatibility with WinFrame */
	if (argc > 1 && (strcasecmp(argv[1], "session") == 0 || strcasecmp(argv[1], "winsta") == 0))
		return run(&call);
	fputs(MSG_INVALID_PARAMETERS MSG_RESET_WHAT, stderr);
	return COMMAND_FAILED;
}

int reset_start_rwinsta(int (*open)(struct host **ret_host), int argc, char **argv)
{
	cleanup(command_deinit) struct command_call call =
		command_begin("rwinsta", open, argc, argv, 1);

	return run(&call);
}
