#include <stdio.h>

#include "base/name.h"
#include "base/output.h"
#include "cli/messages.h"
#include "cli/query.h"
#include "cli/usage_ws2003.h"

struct request {
	const char *who, *server;
};

static const struct argument_switch switches[] = {
	NAME_SWITCH("SERVER", "servername", "The server to be queried (default is current).",
		struct request, server),
	HELP_SWITCH,
};

static const struct argument_operand operands[] = {
	{"username", "The user."},
	{"sessionname", "The name of an active session."},
	{"sessionid", "The ID of an active session."},
};

#define COMMON                                                                                     \
	.summary = "Displays information about users who are logged on.",                          \
	ARGUMENT_OPERANDS(operands), ARGUMENT_SWITCHES(switches),                                  \
	ARGUMENT_OPERAND(struct request, who)

const struct argument_table query_user_arguments[EDITION_COUNT] = {
	[EDITION_NT4] = {COMMON, .syntax = "QUERY USER [username | sessionname | sessionid]"},
	[EDITION_WS2003] = {COMMON, .usage = USAGE_WS2003_QUSER, .any_name = true, .any_id = true},
	[EDITION_WS2022] = {COMMON, .usage = USAGE_WS2022_QUSER, .any_name = true, .any_id = true},
};

/* What is shown, and who is marked. */
struct listing {
	const struct command_connection *connection;
	const struct listings *listings;
	char own_user[NAME_BYTES];
};

static bool is_marked(const struct listing *listing, const struct session_info *session)
{
	if (!listing->listings->marks_user)
		return query_is_own(listing->connection, session->id);
	return *listing->own_user && name_equal(session->user, listing->own_user);
}

/* Captures have "none" for most consoles, and minutes for one: a farm knows what was recorded. */
static bool is_idle_known(const struct session_info *session)
{
	return session->input_is_recorded || session->state != SESSION_ACTIVE ||
	       session->kind != WINSTATION_CONSOLE;
}

static int print_user(const struct listing *listing, const struct session_info *session)
{
	const struct command_connection *connection = listing->connection;
	const struct listings *listings = listing->listings;
	char id[QUERY_NUMBER_SIZE], idle[LISTINGS_TIME_SIZE], logon[LISTINGS_TIME_SIZE];
	const struct column_row row = {
		.is_marked = is_marked(listing, session),
		.texts =
			{
				[COLUMN_USER] = session->user,
				[COLUMN_SESSION] = session->name,
				[COLUMN_ID] = query_number(session->id, id),
				[COLUMN_STATE] = listings_state(listings, session->state),
				[COLUMN_IDLE] = idle,
				[COLUMN_LOGON] = logon,
			},
	};
	uint32_t minutes;
	int r = connection->host->calls->session_idle(
		connection->host, &connection->server, session, &minutes);

	if (r != 0)
		return r;
	listings->write_idle(minutes, is_idle_known(session), idle);
	listings->write_logon(
		connection->host->calls->locale(connection->host), session->logon_time, logon);
	columns_print(&listings->users, &row, stdout);
	return 0;
}

static int fail_enumeration(const struct command_connection *connection, const char *name, int r)
{
	(void)name;
	if (r > 0)
		output_say(stderr, MSG_ERROR_ENUMERATING, (unsigned)r);
	return command_print_error(connection, r);
}

static int print_all(const struct command_connection *connection,
	const struct query_sessions *sessions, const char *who, bool *ret_found)
{
	struct listing listing = {.connection = connection, .listings = query_listings(connection)};
	int r = command_own_user(connection, listing.own_user);

	for (size_t i = 0; r == 0 && i < sessions->count; i++) {
		const struct session_info *session = &sessions->rows[i];

		if (!*session->user ||
			!query_means(session, who, listing.listings->finds_active_only))
			continue;
		if (!*ret_found)
			fputs(listing.listings->users.header, stdout);
		*ret_found = true;
		r = print_user(&listing, session);
	}
	return r;
}

static int list_sessions(const struct command_connection *connection, const void *context)
{
	cleanup(query_sessions_deinit) struct query_sessions sessions = {0};
	const struct request *request = context;
	bool found = false;
	int r = query_read_sessions(connection, &sessions);

	if (r == 0)
		r = print_all(connection, &sessions, request->who, &found);
	if (r != 0)
		return fail_enumeration(connection, NULL, r);
	if (found)
		return COMMAND_DONE;
	output_say(stderr, MSG_NO_USER, query_listings(connection)->user,
		request->who ? request->who : "*");
	return COMMAND_FAILED;
}

int query_user(const struct command_call *call)
{
	struct request request = {0};
	int status;

	if (!command_parse(call, query_user_arguments, &request, &status))
		return status;
	return command_run(call, request.server, &request, list_sessions, fail_enumeration);
}
