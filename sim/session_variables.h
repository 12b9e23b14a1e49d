/* The environment variables that Terminal Server gives the programs of a session. */
#ifndef TSFARM_SIM_SESSION_VARIABLES_H
#define TSFARM_SIM_SESSION_VARIABLES_H

#include "sim/tsfarm.h"

enum {
	SESSION_VARIABLE_COUNT = 5
};

struct session_variable {
	const char *name;
	char value[NAME_BYTES]; /* empty: the session has no such variable */
};

/* Fill in COMPUTERNAME, USERNAME, USERDOMAIN, SESSIONNAME and CLIENTNAME of a session. */
void session_get_variables(const struct session_info *session, const char *server,
	struct session_variable *ret_variables);

/* The same of a session in memory. */
void session_get_variables_in(const struct server *server, const struct session *session,
	struct session_variable *ret_variables);

#endif
