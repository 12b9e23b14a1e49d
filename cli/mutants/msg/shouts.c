/* A message is sent in capital letters. */
#include "cli/mutants/mutant_command.h"

static int send_message(struct host *host, const struct host_server *server, uint32_t id,
	const char *text, uint32_t patience, bool *ret_answered)
{
	char loud[1024];
	size_t i = 0;

	for (; text[i] && i + 1 < sizeof(loud); i++)
		loud[i] = text[i] >= 'a' && text[i] <= 'z' ? (char)(text[i] - 'a' + 'A') : text[i];
	loud[i] = '\0';
	return host_sim_session_send_message(host, server, id, loud, patience, ret_answered);
}

MUTANT(shouts)
{
	mutant->calls.session_send_message = send_message;
}
