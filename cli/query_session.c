#include "base/output.h"
#include "cli/columns.h"
#include "cli/messages.h"
#include "cli/query.h"
#include "cli/usage_ws2003.h"

struct request {
	const char *who, *server;
	bool counters;
};

/* Sessions that come over a network have no line to tell of. */
#define SWITCHES                                                                                   \
	NAME_SWITCH("SERVER", "servername", "The server to be queried (default is current).",      \
		struct request, server),                                                           \
		IGNORED_SWITCH("MODE", NULL, "Displays current line settings."),                   \
		IGNORED_SWITCH("FLOW", NULL, "Displays current flow control settings."),           \
		IGNORED_SWITCH("CONNECT", NULL, "Displays current connect settings."), HELP_SWITCH
#define COUNTER_SWITCH                                                                             \
	FLAG_SWITCH("COUNTER", "Displays counters of sessions.", struct request, counters)

static const struct argument_switch nt4_switches[] = {SWITCHES};
static const struct argument_switch ws2003_switches[] = {SWITCHES, COUNTER_SWITCH};
/* A farm has no sessions within virtual machines. */
static const struct argument_switch ws2022_switches[] = {SWITCHES, COUNTER_SWITCH,
	IGNORED_SWITCH("VM", NULL, "Displays sessions within virtual machines.")};

static const struct argument_operand operands[] = {
	{"sessionname", "The name of an active session."},
	{"username", "The user of the sessions."},
	{"sessionid", "The ID of an active session."},
};

#define COMMON                                                                                     \
	.summary = "Displays information about sessions.", ARGUMENT_OPERANDS(operands),            \
	ARGUMENT_OPERAND(struct request, who)

const struct argument_table query_session_arguments[EDITION_COUNT] = {
	[EDITION_NT4] = {COMMON, ARGUMENT_SWITCHES(nt4_switches),
		.syntax = "QUERY SESSION [sessionname | username | sessionid]"},
	[EDITION_WS2003] = {COMMON, ARGUMENT_SWITCHES(ws2003_switches),
		.usage = USAGE_WS2003_QWINSTA, .any_name = true, .any_id = true},
	[EDITION_WS2022] = {COMMON, ARGUMENT_SWITCHES(ws2022_switches),
		.usage = USAGE_WS2022_QWINSTA, .any_name = true, .any_id = true},
};

static void print_session(
	const struct command_connection *connection, const struct session_info *session)
{
	const struct listings *listings = query_listings(connection);
	char id[QUERY_NUMBER_SIZE];
	const struct column_row row = {
		.is_marked = query_is_own(connection, session->id),
		.texts =
			{
				[COLUMN_SESSION] = session->name,
				[COLUMN_USER] = session->user,
				[COLUMN_ID] = query_number(session->id, id),
				[COLUMN_STATE] = listings_state(listings, session->state),
				[COLUMN_TYPE] =
					listings->types ? listings->types[session->kind] : NULL,
			},
	};

	columns_print(&listings->sessions, &row, stdout);
}

static bool print_sessions(const struct command_connection *connection,
	const struct query_sessions *sessions, const char *who)
{
	const struct listings *listings = query_listings(connection);
	bool found = false;

	for (size_t i = 0; i < sessions->count; i++) {
		if (!query_means(&sessions->rows[i], who, listings->finds_active_only))
			continue;
		if (!found)
			fputs(listings->sessions.header, stdout);
		found = true;
		print_session(connection, &sessions->rows[i]);
	}
	return found;
}

static int print_counters(const struct command_connection *connection)
{
	struct host *host = connection->host;
	struct host_counters counters = {0};
	int r = host->calls->session_counters(host, &connection->server, &counters);

	if (r != 0)
		return command_print_error(connection, r);
	printf(MSG_SESSION_COUNTERS, counters.created, counters.disconnected, counters.reconnected);
	return COMMAND_DONE;
}

static int list_sessions(const struct command_connection *connection, const void *context)
{
	cleanup(query_sessions_deinit) struct query_sessions sessions = {0};
	const struct request *request = context;
	int r = query_read_sessions(connection, &sessions);

	if (r != 0)
		return command_print_error(connection, r);
	if (!print_sessions(connection, &sessions, request->who)) {
		output_say(stderr, MSG_NO_SUCH_SESSION, request->who ? request->who : "*");
		return COMMAND_FAILED;
	}
	return request->counters ? print_counters(connection) : COMMAND_DONE;
}

int query_session(const struct command_call *call)
{
	struct request request = {0};
	int status;

	if (!command_parse(call, query_session_arguments, &request, &status))
		return status;
	return command_run(call, request.server, &request, list_sessions, command_fail_server);
}
