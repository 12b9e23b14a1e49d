#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/glob.h"
#include "base/name.h"
#include "base/output.h"
#include "base/word.h"
#include "cli/messages.h"
#include "cli/query.h"
#include "cli/target.h"
#include "cli/usage_ws2003.h"

struct request {
	const char *what, *server, *id;
	bool system;
};

#define SWITCHES                                                                                   \
	NAME_SWITCH("SERVER", "servername", "The server to be queried (default is current).",      \
		struct request, server),                                                           \
		ID_SWITCH("ID", "sessionid", "The processes of the active session with that ID.",  \
			struct request, id)

static const struct argument_switch nt4_switches[] = {SWITCHES,
	FLAG_SWITCH("SYSTEM", "Displays system processes, too.", struct request, system),
	HELP_SWITCH};
static const struct argument_switch later_switches[] = {SWITCHES, HELP_SWITCH};

static const struct argument_operand operands[] = {
	{"*", "All processes."},
	{"processid", "The process with that ID."},
	{"username", "The processes of the user."},
	{"sessionname", "The processes of the active session."},
	{"programname", "The processes of the program, with its .exe; may have wildcards."},
};

#define COMMON                                                                                     \
	.summary = "Displays information about processes.", ARGUMENT_OPERANDS(operands),           \
	ARGUMENT_OPERAND(struct request, what)
#define LATER COMMON, ARGUMENT_SWITCHES(later_switches)

const struct argument_table query_process_arguments[EDITION_COUNT] = {
	[EDITION_NT4] = {COMMON, ARGUMENT_SWITCHES(nt4_switches),
		.syntax = "QUERY PROCESS [* | processid | username | sessionname | programname]"},
	[EDITION_WS2003] = {LATER, .usage = USAGE_WS2003_QPROCESS},
	[EDITION_WS2022] = {LATER, .usage = USAGE_WS2022_QPROCESS},
};

/* What is asked, and what is needed to answer it. */
struct listing {
	const struct command_connection *connection;
	const struct listings *listings;
	const struct request *request;
	struct program_info *programs;
	size_t count;
	char own_user[NAME_BYTES];
	struct session_info session; /* of the program that is looked at */
	bool found;
};

static void listing_deinit(struct listing *listing)
{
	free(listing->programs);
}

/*
 * Who may see a program is told its session, whether he may query that or not: "Administrators have
 * full access to all query process functions" (Q186592). A session that is gone since has no name.
 */
static int find_session(struct listing *listing, uint32_t id)
{
	struct host *host = listing->connection->host;
	struct session_info *session = &listing->session;
	struct session_summary summary = {0};
	int r = host->calls->session_with_id(host, &listing->connection->server, id, &summary);

	if (r != 0 && r != WIN32_ERROR_WINSTATION_NOT_FOUND)
		return r;
	*session = (struct session_info){.id = id, .state = r == 0 ? summary.state : SESSION_DOWN};
	memcpy(session->name, summary.name, sizeof(session->name));
	memcpy(session->user, summary.user, sizeof(session->user));
	return 0;
}

/* Whose it is: the user's, in whatever session; where nobody is logged on, the own session's. */
static bool is_own(const struct listing *listing, const struct program_info *program)
{
	if (*listing->own_user)
		return *program->user && name_equal(program->user, listing->own_user);
	return query_is_own(listing->connection, program->session_id);
}

static bool is_program_name(const char *what)
{
	size_t length = strlen(what);

	return glob_has_wildcard(what) ||
	       (length > 4 && strcasecmp(what + length - 4, ".exe") == 0);
}

static bool has_id(const char *digits, unsigned long long max, uint32_t number)
{
	unsigned long long id;

	return word_to_number(digits, max, &id) && id == number;
}

static bool is_meant(const struct listing *listing, const struct program_info *program)
{
	const struct session_info *session = &listing->session;
	const char *what = listing->request->what;

	if (listing->request->id)
		return query_means(
			session, listing->request->id, listing->listings->finds_active_only);
	if (!what)
		return is_own(listing, program);
	if (target_is_id(what))
		return has_id(what, UINT32_MAX, program->pid);
	if (is_program_name(what))
		return glob_matches(what, program->image);
	if (*program->user && name_equal(program->user, what))
		return true;
	/* "the active session whose processes you want to list", in every edition */
	return query_means(session, what, true);
}

/* Those of the system belong to no user. One that is asked for by its own ID is shown in any case. */
static bool is_hidden(const struct listing *listing, const struct program_info *program)
{
	const char *what = listing->request->what;

	return listing->listings->hides_system && !*program->user && !listing->request->system &&
	       !is_own(listing, program) && !(what && target_is_id(what));
}

static bool is_marked(const struct listing *listing, const struct program_info *program)
{
	return listing->listings->marks_user
		       ? is_own(listing, program)
		       : query_is_own(listing->connection, program->session_id);
}

static void print_program(const struct listing *listing, const struct program_info *program)
{
	char id[QUERY_NUMBER_SIZE], pid[QUERY_NUMBER_SIZE];
	const struct column_row row = {
		.is_marked = is_marked(listing, program),
		.texts =
			{
				[COLUMN_USER] =
					*program->user ? program->user : listing->listings->nobody,
				[COLUMN_SESSION] = listing->session.name,
				[COLUMN_ID] = query_number(program->session_id, id),
				/* the programs of a farm wait for their users */
				[COLUMN_STATE] = "wait",
				[COLUMN_PID] = query_number(program->pid, pid),
				[COLUMN_IMAGE] = program->image,
			},
	};

	columns_print(&listing->listings->processes, &row, stdout);
}

/* Nothing can be asked while programs are handed over. */
static int take_program(void *context, const struct program_info *program)
{
	struct listing *listing = context;
	struct program_info *programs =
		realloc(listing->programs, (listing->count + 1) * sizeof(*programs));

	if (!programs)
		return -ENOMEM;
	programs[listing->count++] = *program;
	listing->programs = programs;
	return 0;
}

static int print_all(struct listing *listing)
{
	int r = 0;

	for (size_t i = 0; r == 0 && i < listing->count; i++) {
		const struct program_info *program = &listing->programs[i];

		r = find_session(listing, program->session_id);
		if (r != 0 || is_hidden(listing, program) || !is_meant(listing, program))
			continue;
		if (!listing->found)
			fputs(listing->listings->processes.header, stdout);
		listing->found = true;
		print_program(listing, program);
	}
	return r;
}

/* What was not found. Without an argument that is the current user, or a session without one. */
static const char *subject_of(const struct listing *listing, char number[QUERY_NUMBER_SIZE])
{
	const struct request *request = listing->request;
	struct host *host = listing->connection->host;

	if (request->id || request->what)
		return request->id ? request->id : request->what;
	if (*listing->own_user)
		return listing->own_user;
	return query_number(host->calls->session_current(host), number);
}

static int list_sessions(const struct command_connection *connection, const void *context)
{
	const struct request *request = context;
	cleanup(listing_deinit) struct listing listing = {.connection = connection,
		.listings = query_listings(connection),
		.request = request};
	struct host *host = connection->host;
	char number[QUERY_NUMBER_SIZE];
	int r = command_own_user(connection, listing.own_user);

	if (r == 0)
		r = host->calls->program_list(host, &connection->server, take_program, &listing);
	if (r == 0)
		r = print_all(&listing);
	if (r != 0)
		return command_print_error(connection, r);
	if (listing.found)
		return COMMAND_DONE;
	output_say(stderr, MSG_NO_SUCH_PROCESS, subject_of(&listing, number));
	return COMMAND_FAILED;
}

int query_process(const struct command_call *call)
{
	struct request request = {0};
	int status;

	if (!command_parse(call, query_process_arguments, &request, &status))
		return status;
	if (request.id && request.what)
		return command_refuse(call, query_process_arguments);
	return command_run(call, request.server, &request, list_sessions, command_fail_server);
}
