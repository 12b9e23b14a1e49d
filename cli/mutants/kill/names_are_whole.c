/* A name without its ending finds nothing. */
#include "cli/mutants/mutant_command.h"

#include <string.h>

static struct {
	int (*take)(void *context, const struct program_info *program);
	void *context;
} taker;

static int take_renamed(void *context, const struct program_info *program)
{
	struct program_info renamed = *program;
	char *ending = strstr(renamed.image, ".exe");

	(void)context;
	if (ending)
		*ending = '_';
	return taker.take(taker.context, &renamed);
}

static int list_programs(struct host *host, const struct host_server *server,
	int (*take)(void *context, const struct program_info *program), void *context)
{
	taker.take = take;
	taker.context = context;
	return host_sim_program_list(host, server, take_renamed, NULL);
}

MUTANT(names_are_whole)
{
	mutant->calls.program_list = list_programs;
}
