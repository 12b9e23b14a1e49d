/* Server 2003 has the switches of its successors. */
#include "cli/mutants/mutant_command.h"

static enum edition tell_edition(struct host *host)
{
	(void)host;
	return EDITION_WS2022;
}

static int set_logons(struct host *host, enum logon_mode mode)
{
	/* who looks keeps what he changes from being committed */
	farm_end_look(mutant_farm(host));
	return store_set_logons(mutant_farm(host)->store, mutant_caller(host)->server_id, mode);
}

MUTANT(drains_in_every_edition)
{
	mutant->calls.edition = tell_edition;
	mutant->calls.logons_set = set_logons;
}
