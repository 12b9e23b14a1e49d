#include "cli/connect.h"

#include "base/output.h"
#include "base/utf8.h"
#include "cli/messages.h"
#include "cli/session_command.h"
#include "cli/target.h"

static const struct argument_switch switches[] = {
	TEXT_SWITCH("PASSWORD", "password", "The password of the session's user.",
		struct session_request, password),
	NAME_SWITCH("SERVER", "servername", "The server of the sessions (default is current).",
		struct session_request, server),
	NAME_SWITCH("DEST", "sessionname",
		"The session in whose place it is shown (default is current).",
		struct session_request, dest),
	FLAG_SWITCH("V", "Displays information about the actions performed.",
		struct session_request, verbose),
	HELP_SWITCH,
};

static const struct argument_operand operands[] = {
	{"sessionid", "The ID of the session."},
	{"sessionname", "The name of an active session."},
};

const struct argument_table connect_arguments[EDITION_COUNT] = {{
	.summary = "Connects a session to the place of another.",
	.syntax = "CONNECT [sessionid | sessionname]",
	ARGUMENT_OPERANDS(operands),
	ARGUMENT_SWITCHES(switches),
	ARGUMENT_OPERAND(struct session_request, session),
	.any_id = true,
}};

/* Where it is to be shown: by name alone, or at the current session. */
static int find_dest(
	const struct command_place *place, const char *dest, struct session_summary *ret_session)
{
	struct host *host = place->host;

	if (!dest)
		return target_find_any(host, &place->server, NULL, ret_session);
	if (utf8_length(dest) > WINSTATION_NAME_MAX)
		return WIN32_ERROR_WINSTATION_NAME_INVALID;
	return host->calls->session_named(host, &place->server, dest, ret_session);
}

static int act(const struct command_place *place, const struct session_request *request,
	const struct session_summary *session)
{
	struct host *host = place->host;
	struct session_summary into = {0};
	int r = find_dest(place, request->dest, &into);
	const char *dest = *into.name ? into.name : request->dest ? request->dest : MSG_NO_NAME;

	if (r == 0) {
		if (request->verbose)
			output_say(stdout, MSG_CONNECTING, session->id, dest);
		if (!session_command_announced(place))
			return COMMAND_FAILED;
		r = host->calls->session_connect(
			host, &place->server, session->id, into.id, request->password);
	}
	if (r == 0)
		return COMMAND_DONE;
	if (r > 0)
		output_say(stderr, MSG_COULD_NOT_CONNECT, session->id, dest, (unsigned)r);
	return command_print_error(place, r);
}

int connect_start(const char *name, int (*open)(struct host **ret_host), int argc, char **argv)
{
	static const struct session_command command = {.verb = "connect",
		.arguments = connect_arguments,
		.find = target_find,
		.act = act};
	cleanup(command_deinit) struct command_call call =
		command_begin(name, open, argc, argv, 1);

	return session_command_run(&call, &command);
}
