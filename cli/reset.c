#include "cli/reset.h"

#include "base/output.h"
#include "cli/command_words.h"
#include "cli/messages.h"
#include "cli/session_command.h"
#include "cli/target.h"
#include "cli/usage_ws2022.h"

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

#define COMMON                                                                                     \
	.summary = "Resets a session, and loses what is not saved in it.",                         \
	ARGUMENT_OPERANDS(operands), ARGUMENT_SWITCHES(switches),                                  \
	ARGUMENT_OPERAND(struct session_request, session), .needs_operand = true, .any_id = true,  \
	.any_name = true

const struct argument_table reset_arguments[EDITION_COUNT] = {
	[EDITION_NT4] = {COMMON, .syntax = "RESET SESSION {sessionname | sessionid}"},
	/* its beginning was published in 2008 */
	[EDITION_WS2003] = {COMMON, .usage = USAGE_WS2022_RWINSTA},
	[EDITION_WS2022] = {COMMON, .usage = USAGE_WS2022_RWINSTA},
};

static int act_reset(const struct command_connection *connection,
	const struct session_request *request, const struct session_summary *session)
{
	struct host *host = connection->host;

	if (session->state == SESSION_LISTEN && !target_confirm_listener())
		return COMMAND_FAILED;
	if (request->verbose)
		output_say(stdout, MSG_RESETTING, session->id, session_command_name(session));
	if (!session_command_announced(connection))
		return COMMAND_FAILED;
	return session_command_end(connection, "reset", session,
		host->calls->session_reset(host, &connection->server, session->id));
}

static int reset_session(const struct command_call *call)
{
	static const struct session_command command = {.verb = "reset",
		.arguments = reset_arguments,
		.find = target_find_any,
		.act = act_reset};

	return session_command_run(call, &command);
}

/* Q187201, which has the second word for compatibility with WinFrame. */
static const struct command_word choices[] = {
	{"SESSION", "reset session", "", reset_session, EDITION_NT4, EDITION_WS2022},
	{"WINSTA", "reset session", "", reset_session, EDITION_NT4, EDITION_NT4},
};

static const struct command_words words = {
	.name = "reset",
	.summary = "Resets a session.",
	.usage = {[EDITION_NT4] = MSG_RESET_WHAT, [EDITION_WS2022] = USAGE_WS2022_RESET},
	.is_dispatcher = true,
	.rows = choices,
	.count = ARRAY_SIZE(choices),
};

int reset_start(int (*open)(struct host **ret_host), int argc, char **argv)
{
	return command_words_start(&words, open, argc, argv);
}

int reset_start_rwinsta(int (*open)(struct host **ret_host), int argc, char **argv)
{
	cleanup(command_deinit) struct command_call call =
		command_begin("rwinsta", open, argc, argv, 1);

	return reset_session(&call);
}
