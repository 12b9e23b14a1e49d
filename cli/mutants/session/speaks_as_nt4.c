/* Usage, switches and the line of an error are those of nt4 on every server. */
#include "cli/mutants/mutant_command.h"

static enum edition tell_edition(struct host *host)
{
	(void)host;
	return EDITION_NT4;
}

MUTANT(speaks_as_nt4)
{
	mutant->calls.edition = tell_edition;
}
