/* Listings, usage and switches are those of ws2022 on every server. */
#include "cli/mutants/mutant_command.h"

static enum edition tell_edition(struct host *host)
{
	(void)host;
	return EDITION_WS2022;
}

MUTANT(speaks_as_ws2022)
{
	mutant->calls.edition = tell_edition;
}
