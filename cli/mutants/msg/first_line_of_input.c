/* Of standard input the first line is sent. */
#include <string.h>

#include "cli/mutants/mutant_command.h"

static bool typed;

static int send_message(struct host *host, const struct host_server *server, uint32_t id,
	const char *text, uint32_t patience, bool *ret_answered)
{
	char line[1024];

	snprintf(line, sizeof(line), "%.*s", typed ? 1000 : (int)strcspn(text, "\n"), text);
	return host_sim_session_send_message(host, server, id, line, patience, ret_answered);
}

MUTANT(first_line_of_input)
{
	typed = mutant->argc > 2 && *mutant->argv[mutant->argc - 1] != '/';
	mutant->calls.session_send_message = send_message;
}
