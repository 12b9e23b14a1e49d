/* A session stays while there is unsaved work in it. */
#include "cli/mutants/mutant_logoff.h"

static int may_logoff(struct database *store, const struct session_act *logoff)
{
	struct program_row program = {0};
	int r = 0;

	for (enum program_end end = 0; r == 0 && end < PROGRAM_END_COUNT; end++) {
		program.pid = 0;
		do {
			r = store_next_program(store, logoff->server_id, logoff->target.summary.id,
				end, program.pid, &program);
			if (r == 0 && program.pid && *program.unsaved)
				r = WIN32_ERROR_WINSTATION_BUSY;
		} while (r == 0 && program.pid);
	}
	if (r != 0)
		return r;
	return session_may_logoff(store, &logoff->caller, logoff->server_id, &logoff->target);
}

MUTANT(spares_unsaved_work)
{
	static const struct mutant_rules rules = {.may = may_logoff};

	mutant_set_rules(mutant, &rules);
}
