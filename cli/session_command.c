#include "cli/session_command.h"

#include "base/output.h"
#include "cli/messages.h"
#include "cli/target.h"

const char *session_command_name(const struct session_summary *session)
{
	return *session->name ? session->name : MSG_NO_NAME;
}

bool session_command_announced(const struct command_connection *connection)
{
	if (fflush(stdout) == 0 && !ferror(stdout))
		return true;
	command_complain(connection->call, MSG_CANNOT_ANNOUNCE);
	return false;
}

int session_command_end(const struct command_connection *connection, const char *verb,
	const struct session_summary *session, int r)
{
	if (r == 0)
		return COMMAND_DONE;
	if (r > 0)
		output_say(stderr, MSG_COULD_NOT, verb, session->id, session_command_name(session),
			(unsigned)r);
	return command_print_error(connection, r);
}

/* Nothing was found: there is only what was typed to print. */
static int fail_find(
	const struct command_connection *connection, const char *verb, const char *typed, int r)
{
	char current[16];

	if (r < 0)
		return command_complain_of_host(connection);
	snprintf(current, sizeof(current), "%u",
		connection->host->calls->session_current(connection->host));
	if (!typed || target_is_id(typed))
		output_say(stderr, MSG_COULD_NOT_ID, verb, typed ? typed : current, (unsigned)r);
	else
		output_say(stderr, MSG_COULD_NOT_NAME, verb, typed, (unsigned)r);
	return command_print_error(connection, r);
}

struct work {
	const struct session_command *command;
	const struct session_request *request;
};

static int run_session_command(const struct command_connection *connection, const void *context)
{
	const struct work *work = context;
	const struct session_command *command = work->command;
	const char *typed = work->request->session;
	struct session_summary session = {0};
	int r = command->find(connection->host, &connection->server, typed, &session);

	/* the name is a session's, which is not active */
	if (r == WIN32_ERROR_WINSTATION_NOT_FOUND && *session.name)
		return session_command_end(connection, command->verb, &session, r);
	if (r != 0)
		return fail_find(connection, command->verb, typed, r);
	return command->act(connection, work->request, &session);
}

int session_command_run(const struct command_call *call, const struct session_command *command)
{
	struct session_request request = {0};
	struct work work = {command, &request};
	int status;

	if (!command_parse(call, command->arguments, &request, &status))
		return status;
	return command_run(call, request.server, &work, run_session_command, command_fail_server);
}
