/* A session may be given by the computer its user sits at. */
#include "cli/mutants/mutant_logoff.h"

#include "base/name.h"

static bool session_suits(const struct session *session, const char *wanted)
{
	return session->client_name && name_equal(session->client_name, wanted);
}

MUTANT(name_of_client)
{
	mutant_find_also(mutant, session_suits);
}
