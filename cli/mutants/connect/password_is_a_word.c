/* Passwords are made of letters. */
#include "cli/mutants/mutant_session.h"

#include <string.h>

static int connect_session(struct host *host, const struct host_server *server, uint32_t id,
	uint32_t into, const char *password)
{
	static const char letters[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

	if (password && password[strspn(password, letters)])
		return WIN32_ERROR_LOGON_FAILURE;
	return host_sim_calls.session_connect(host, server, id, into, password);
}

MUTANT(password_is_a_word)
{
	mutant->calls.session_connect = connect_session;
}
