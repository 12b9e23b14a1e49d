/* What is on standard input is sent behind the message. */
#include "cli/mutants/mutant_command.h"

static int send_message(struct host *host, const struct host_server *server, uint32_t id,
	const char *text, uint32_t patience, bool *ret_answered)
{
	char both[1024], line[256] = "";

	if (fgets(line, sizeof(line), stdin))
		snprintf(both, sizeof(both), "%.700s %s", text, line);
	return host_sim_session_send_message(
		host, server, id, *line ? both : text, patience, ret_answered);
}

MUTANT(adds_input)
{
	mutant->calls.session_send_message = send_message;
}
