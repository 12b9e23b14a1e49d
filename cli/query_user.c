#include <stdio.h>

#include "base/name.h"
#include "base/output.h"
#include "cli/columns.h"
#include "cli/messages.h"
#include "cli/query.h"

/* Where the columns are in the listings of later versions: of NT 4.0's, no copy kept them. */
enum {
	USER_BEGIN = 1,
	SESSION_BEGIN = 23,
	ID_END = 43,
	STATE_BEGIN = 46,
	IDLE_END = 62,
	LOGON_BEGIN = 65
};

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

const struct argument_table query_user_arguments = {
	.summary = "Displays information about users who are logged on.",
	.syntax = "QUERY USER [username | sessionname | sessionid]",
	ARGUMENT_OPERANDS(operands),
	ARGUMENT_SWITCHES(switches),
	ARGUMENT_OPERAND(struct request, who),
};

/* Q186592: in minutes, and a dot for less than one. */
static void put_idle(struct columns *row, uint32_t minutes)
{
	if (minutes == 0)
		columns_put_right(row, IDLE_END, ".");
	else
		columns_put_number(row, IDLE_END, minutes);
}

/* "1998-06-16 09:00:00" as the article writes a time: "06/16/98 09:00". */
static void put_logon(struct columns *row, const char *time)
{
	char text[16];

	if (!*time)
		return;
	snprintf(
		text, sizeof(text), "%.2s/%.2s/%.2s %.5s", time + 5, time + 8, time + 2, time + 11);
	columns_put(row, LOGON_BEGIN, text);
}

static int print(
	const struct command_place *place, const struct session_info *session, const char *own_user)
{
	struct columns row = {.to = stdout};
	uint32_t idle;
	int r = place->host->calls->session_idle(place->host, &place->server, session, &idle);

	if (r != 0)
		return r;
	columns_mark(&row, *own_user && name_equal(session->user, own_user));
	columns_put_lower(&row, USER_BEGIN, session->user);
	columns_put_lower(&row, SESSION_BEGIN, session->name);
	columns_put_number(&row, ID_END, session->id);
	columns_put(&row, STATE_BEGIN, query_state(session->state));
	put_idle(&row, idle);
	put_logon(&row, session->logon_time);
	columns_end(&row);
	return 0;
}

static int fail_enumeration(const struct command_place *place, const char *name, int r)
{
	(void)name;
	if (r > 0)
		output_say(stderr, MSG_ERROR_ENUMERATING, (unsigned)r);
	return command_print_error(place, r);
}

static int print_all(const struct command_place *place, const struct query_sessions *sessions,
	const char *who, bool *ret_found)
{
	char own_user[NAME_BYTES] = "";
	int r = command_own_user(place, own_user);

	for (size_t i = 0; r == 0 && i < sessions->count; i++) {
		const struct session_info *session = &sessions->rows[i];

		if (!*session->user || !query_means(session, who))
			continue;
		if (!*ret_found)
			fputs(MSG_USER_HEADER, stdout);
		*ret_found = true;
		r = print(place, session, own_user);
	}
	return r;
}

static int list(const struct command_place *place, const void *context)
{
	cleanup(query_sessions_deinit) struct query_sessions sessions = {0};
	const struct request *request = context;
	bool found = false;
	int r = query_read_sessions(place, &sessions);

	if (r == 0)
		r = print_all(place, &sessions, request->who, &found);
	if (r != 0)
		return fail_enumeration(place, NULL, r);
	if (found)
		return COMMAND_DONE;
	output_say(stderr, MSG_NO_USER, request->who ? request->who : "*");
	return COMMAND_FAILED;
}

int query_user(const struct command_call *call)
{
	struct request request = {0};
	int status;

	if (!command_parse(call, &query_user_arguments, &request, &status))
		return status;
	return command_run(call, request.server, &request, list, fail_enumeration);
}
