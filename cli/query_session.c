#include "base/output.h"
#include "cli/columns.h"
#include "cli/messages.h"
#include "cli/query.h"

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

const struct argument_table query_session_arguments[EDITION_COUNT] = {{
	.summary = "Displays information about sessions.",
	.syntax = "QUERY SESSION [sessionname | username | sessionid]",
	ARGUMENT_OPERANDS(operands),
	ARGUMENT_SWITCHES(switches),
	ARGUMENT_OPERAND(struct request, who),
}};

static void print_session(const struct command_place *place, const struct session_info *session)
{
	const struct listings *listings = query_listings(place);
	char id[QUERY_NUMBER_SIZE];
	const struct column_row row = {
		.is_marked = query_is_own(place, session->id),
		.texts =
			{
				[COLUMN_SESSION] = session->name,
				[COLUMN_USER] = session->user,
				[COLUMN_ID] = query_number(session->id, id),
				[COLUMN_STATE] = listings->states[session->state],
				[COLUMN_TYPE] =
					listings->types ? listings->types[session->kind] : NULL,
			},
	};

	columns_print(&listings->sessions, &row, stdout);
}

static int list(const struct command_place *place, const void *context)
{
	cleanup(query_sessions_deinit) struct query_sessions sessions = {0};
	const struct listings *listings = query_listings(place);
	const struct request *request = context;
	bool found = false;
	int r = query_read_sessions(place, &sessions);

	if (r != 0)
		return command_print_error(place, r);
	for (size_t i = 0; i < sessions.count; i++) {
		if (!query_means(&sessions.rows[i], request->who, listings->finds_active_only))
			continue;
		if (!found)
			fputs(listings->sessions.header, stdout);
		found = true;
		print_session(place, &sessions.rows[i]);
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

	if (!command_parse(call, query_session_arguments, &request, &status))
		return status;
	return command_run(call, request.server, &request, list, command_fail_server);
}
