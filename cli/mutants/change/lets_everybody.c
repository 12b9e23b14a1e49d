/* Nobody is asked whether he is an administrator. */
#include "cli/mutants/mutant_command.h"

static int get_logons(struct host *host, enum logon_mode *ret_mode)
{
	struct server_row server;
	int r = store_get_server(mutant_farm(host)->store, mutant_caller(host)->server_id, &server);

	if (r == 0)
		*ret_mode = server.logons;
	return r;
}

static int set_logons(struct host *host, enum logon_mode mode)
{
	/* who looks keeps what he changes from being committed */
	farm_end_look(mutant_farm(host));
	return store_set_logons(mutant_farm(host)->store, mutant_caller(host)->server_id, mode);
}

MUTANT(lets_everybody)
{
	mutant->calls.logons_get = get_logons;
	mutant->calls.logons_set = set_logons;
}
