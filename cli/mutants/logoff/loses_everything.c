/* Each program that ends loses work, saved or not. */
#include "cli/mutants/mutant_logoff.h"

static int end_programs(struct database *store, const struct session_act *logoff)
{
	struct program_row program = {0};
	int r = 0;

	for (enum program_end end = 0; r == 0 && end < PROGRAM_END_COUNT; end++) {
		program.pid = 0;
		do {
			r = store_next_program(store, logoff->server_id, logoff->target.summary.id,
				end, program.pid, &program);
			if (r == 0 && program.pid && !*program.unsaved)
				r = session_record(store, logoff, EVENT_WORK_LOST, program.image);
		} while (r == 0 && program.pid);
	}
	return r == 0 ? session_end_programs(store, logoff) : r;
}

MUTANT(loses_everything)
{
	static const struct mutant_rules rules = {.end_programs = end_programs};

	mutant_set_rules(mutant, &rules);
}
