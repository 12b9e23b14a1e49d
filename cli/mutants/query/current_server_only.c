/* The network is the current server. */
#include "cli/mutants/mutant_command.h"

/* Who takes the servers. */
struct taker {
	int (*take)(void *context, const char *name, bool is_current);
	void *context;
};

static int take_current(void *context, const char *name, bool is_current)
{
	const struct taker *taker = context;

	return is_current ? taker->take(taker->context, name, is_current) : 0;
}

static int list_sessions(struct host *host,
	int (*take)(void *context, const char *name, bool is_current), void *context)
{
	struct taker taker = {take, context};

	return host_sim_calls.server_list(host, take_current, &taker);
}

MUTANT(current_server_only)
{
	mutant->calls.server_list = list_sessions;
}
