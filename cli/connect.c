#include "cli/connect.h"

#include <string.h>

#include "base/output.h"
#include "base/utf8.h"
#include "cli/messages.h"
#include "cli/session_command.h"
#include "cli/target.h"
#include "cli/usage_ws2022.h"

#define PASSWORD                                                                                   \
	TEXT_SWITCH("PASSWORD", "password", "The password of the session's user.",                 \
		struct session_request, password)
#define DEST                                                                                       \
	NAME_SWITCH("DEST", "sessionname",                                                         \
		"The session in whose place it is shown (default is current).",                    \
		struct session_request, dest)
#define VERBOSE                                                                                    \
	FLAG_SWITCH("V", "Displays information about the actions performed.",                      \
		struct session_request, verbose)

static const struct argument_switch switches[] = {
	PASSWORD,
	NAME_SWITCH("SERVER", "servername", "The server of the sessions (default is current).",
		struct session_request, server),
	DEST,
	VERBOSE,
	HELP_SWITCH,
};

/* The pages and usages from Server 2003 on have no /SERVER. */
static const struct argument_switch later_switches[] = {DEST, PASSWORD, VERBOSE, HELP_SWITCH};

static const struct argument_operand operands[] = {
	{"sessionid", "The ID of the session."},
	{"sessionname", "The name of an active session."},
};

#define COMMON                                                                                     \
	.summary = "Connects a session to the place of another.", ARGUMENT_OPERANDS(operands),     \
	ARGUMENT_OPERAND(struct session_request, session), .any_id = true

const struct argument_table connect_arguments[EDITION_COUNT] = {
	[EDITION_NT4] = {COMMON, ARGUMENT_SWITCHES(switches),
		.syntax = "CONNECT [sessionid | sessionname]"},
	[EDITION_WS2003] = {COMMON, ARGUMENT_SWITCHES(later_switches), .needs_operand = true,
		.syntax = "TSCON {sessionid | sessionname}"},
	[EDITION_WS2022] = {COMMON, ARGUMENT_SWITCHES(later_switches), .needs_operand = true,
		.usage = USAGE_WS2022_TSCON},
};

/* Where it is to be shown: by name alone, or at the current session. */
static int find_dest(const struct command_connection *connection, const char *dest,
	struct session_summary *ret_session)
{
	struct host *host = connection->host;

	if (!dest)
		return target_find_any(host, &connection->server, NULL, ret_session);
	if (utf8_length(dest) > WINSTATION_NAME_MAX)
		return WIN32_ERROR_WINSTATION_NAME_INVALID;
	return host->calls->session_named(host, &connection->server, dest, ret_session);
}

/* `*` is typed for a password that is asked for, where the edition asks. */
static const char *find_password(
	const struct command_connection *connection, const char *given, char *typed, int size)
{
	if (!given || strcmp(given, "*") != 0 || !connection->texts->password_prompt)
		return given;
	fputs(connection->texts->password_prompt, stdout);
	fflush(stdout);
	command_pause(connection->call);
	if (!fgets(typed, size, stdin))
		return NULL;
	typed[strcspn(typed, "\r\n")] = '\0';
	return *typed ? typed : NULL;
}

static int act_connect(const struct command_connection *connection,
	const struct session_request *request, const struct session_summary *session)
{
	struct host *host = connection->host;
	struct session_summary into = {0};
	char typed[256];
	int r = find_dest(connection, request->dest, &into);
	const char *dest = *into.name ? into.name : request->dest ? request->dest : MSG_NO_NAME;

	if (r == 0) {
		if (request->verbose)
			output_say(stdout, MSG_CONNECTING, session->id, dest);
		if (!session_command_announced(connection))
			return COMMAND_FAILED;
		r = host->calls->session_connect(host, &connection->server, session->id, into.id,
			find_password(connection, request->password, typed, sizeof(typed)));
	}
	if (r == 0)
		return COMMAND_DONE;
	if (r > 0)
		output_say(stderr, MSG_COULD_NOT_CONNECT, session->id, dest, (unsigned)r);
	return command_print_error(connection, r);
}

int connect_start(const char *name, int (*open)(struct host **ret_host), int argc, char **argv)
{
	static const struct session_command command = {.verb = "connect",
		.arguments = connect_arguments,
		.find = target_find,
		.act = act_connect};
	cleanup(command_deinit) struct command_call call = command_begin(name, open, argc, argv, 1);

	return session_command_run(&call, &command);
}
