#include "cli/reset.h"

#include <string.h>
#include <strings.h>

#include "base/output.h"
#include "cli/messages.h"
#include "cli/session_command.h"
#include "cli/target.h"

static const struct argument_switch switches[] = {
	{"SERVER", "servername", "The server of the session (default is current).",
		session_request_set_server},
	{"V", NULL, "Displays additional information.", session_request_set_verbose},
	{"?", NULL, NULL, NULL},
};

static const struct argument_operand operands[] = {
	{"sessionname", "The name of the session."},
	{"sessionid", "The ID of the session."},
};

const struct argument_table reset_arguments = {
	.summary = "Resets a session, and loses what is not saved in it.",
	.syntax = "RESET SESSION {sessionname | sessionid}",
	.operands = operands,
	.operand_count = ARRAY_SIZE(operands),
	.switches = switches,
	.switch_count = ARRAY_SIZE(switches),
	.take = session_request_take,
	.any_id = true,
	.any_name = true,
};

/* No answer is no, as is whatever begins with an n. */
static bool confirm(void)
{
	int first, c;

	fputs(MSG_RESET_LISTENER, stdout);
	fflush(stdout);
	first = c = getchar();
	while (c != '\n' && c != EOF)
		c = getchar();
	return first != EOF && !strchr("\r\nnN", first);
}

static int act(const struct command_place *place, const struct session_request *request,
	const struct session_summary *session)
{
	struct host *host = place->host;

	if (session->state == SESSION_LISTEN && !confirm())
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
	static const struct session_command command = {"reset", target_find_any, act};
	struct session_request request = {0};
	int status;

	if (!command_parse(call, &reset_arguments, &request, &status))
		return status;
	/* unlike with logoff, one's own is not what is meant without a word */
	if (!request.session)
		return command_refuse(&reset_arguments);
	return session_command_run(call, &command, &request);
}

int reset_start(int (*open)(struct host **ret_host), int argc, char **argv)
{
	struct command_call call = {"reset session", open, argc, argv, 2};

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
	struct command_call call = {"rwinsta", open, argc, argv, 1};

	return run(&call);
}
