#include "cli/columns.h"
#include "base/output.h"
#include "cli/messages.h"
#include "cli/query.h"

/* Where the columns are in the listings of Windows XP and Server 2003: of NT 4.0's, no copy kept them. */
enum {
	SESSION_BEGIN = 1,
	USER_BEGIN = 19,
	ID_END = 45,
	STATE_BEGIN = 48
};

struct request {
	const char *who, *server;
};

static const struct argument_switch switches[] = {
	NAME_SWITCH("SERVER", "servername", "The server to be queried (default is current).",
		struct request, server),
	/* sessions that come over a network have no line to tell of */
	IGNORED_SWITCH("MODE", NULL, "Displays current line settings."),
	IGNORED_SWITCH("FLOW", NULL, "Displays current flow control settings."),
	IGNORED_SWITCH("CONNECT", NULL, "Displays current connect settings."),
	HELP_SWITCH,
};

static const struct argument_operand operands[] = {
	{"sessionname", "The name of an active session."},
	{"username", "The user of the sessions."},
	{"sessionid", "The ID of an active session."},
};

const struct argument_table query_session_arguments = {
	.summary = "Displays information about sessions.",
	.syntax = "QUERY SESSION [sessionname | username | sessionid]",
	ARGUMENT_OPERANDS(operands),
	ARGUMENT_SWITCHES(switches),
	ARGUMENT_OPERAND(struct request, who),
};

static void print(const struct command_place *place, const struct session_info *session)
{
	struct columns row = {.to = stdout};

	columns_mark(&row, query_is_own(place, session->id));
	columns_put_lower(&row, SESSION_BEGIN, session->name);
	columns_put_lower(&row, USER_BEGIN, session->user);
	columns_put_number(&row, ID_END, session->id);
	columns_put(&row, STATE_BEGIN, query_state(session->state));
	columns_end(&row);
}

static int list(const struct command_place *place, const void *context)
{
	cleanup(query_sessions_deinit) struct query_sessions sessions = {0};
	const struct request *request = context;
	bool found = false;
	int r = query_read_sessions(place, &sessions);

	if (r != 0)
		return command_print_error(place, r);
	for (size_t i = 0; i < sessions.count; i++) {
		if (!query_means(&sessions.rows[i], request->who))
			continue;
		if (!found)
			fputs(MSG_SESSION_HEADER, stdout);
		found = true;
		print(place, &sessions.rows[i]);
	}
	if (found)
		return COMMAND_DONE;
	output_say(stderr, MSG_NO_SUCH_SESSION, request->who ? request->who : "*");
	return COMMAND_FAILED;
}

int query_session(const struct command_call *call)
{
	struct request request = {0};
	int status;

	if (!command_parse(call, &query_session_arguments, &request, &status))
		return status;
	return command_run(call, request.server, &request, list, command_fail_server);
}
