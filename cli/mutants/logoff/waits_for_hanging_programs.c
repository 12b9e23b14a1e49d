/* A program that hangs keeps its session alive. */
#include "cli/mutants/mutant_logoff.h"

static int end_programs(struct database *store, const struct session_act *logoff)
{
	struct program_row hanging = {0};
	int r = store_next_program(
		store, logoff->server_id, logoff->target.summary.id, PROGRAM_HANGS, 0, &hanging);

	if (r == 0 && hanging.pid)
		return WIN32_ERROR_WINSTATION_BUSY;
	return r == 0 ? session_end_programs(store, logoff) : r;
}

MUTANT(waits_for_hanging_programs)
{
	static const struct mutant_rules rules = {.end_programs = end_programs};

	mutant_set_rules(mutant, &rules);
}
