#include "sim/session_variables.h"

#include <stdio.h>

/* The CLIENTNAME of a client without a name in the farm. */
#define UNKNOWN_CLIENT "UNKNOWN"

static void add_variable(struct session_variable **next, const char *name, const char *value)
{
	(*next)->name = name;
	snprintf((*next)->value, sizeof((*next)->value), "%s", value);
	++*next;
}

static const char *client_of(const struct session_info *session)
{
	if (session->kind == WINSTATION_CONSOLE)
		return "Console";
	return *session->client_name ? session->client_name : UNKNOWN_CLIENT;
}

/* Accounts belong to the server, so its name is their domain. A program keeps the session's name when
 * the session is disconnected. */
void session_get_variables(const struct session_info *session, const char *server,
	struct session_variable *ret_variables)
{
	struct session_variable *next = ret_variables;

	add_variable(&next, "COMPUTERNAME", server);
	add_variable(&next, "USERNAME", session->user);
	add_variable(&next, "USERDOMAIN", *session->user ? server : "");
	add_variable(&next, "SESSIONNAME", *session->name ? session->name : session->former_name);
	add_variable(&next, "CLIENTNAME", client_of(session));
}

static void keep_name(char *to, const char *name)
{
	if (name)
		snprintf(to, NAME_BYTES, "%s", name);
}

void session_get_variables_in(const struct server *server, const struct session *session,
	struct session_variable *ret_variables)
{
	const struct winstation *winstation = server_winstation(server, session->winstation);
	struct session_info info = {.kind = winstation ? winstation->kind : WINSTATION_LISTENER};

	keep_name(info.user, session->user);
	keep_name(info.name, session->name);
	keep_name(info.former_name, session->former_name);
	keep_name(info.client_name, session->client_name);
	session_get_variables(&info, server->name, ret_variables);
}
