/* A session may be given by the computer its user sits at. */
#include "cli/mutants/mutant_logoff.h"

#include "base/name.h"

static bool suits(const struct session *session, const char *wanted)
{
	return session->client_name && name_equal(session->client_name, wanted);
}

void mutate(struct mutant *mutant)
{
	mutant_find_also(mutant, suits);
}
