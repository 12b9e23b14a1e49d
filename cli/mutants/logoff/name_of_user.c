/* A session may be given by the user who is logged on there. */
#include "cli/mutants/mutant_logoff.h"

#include "base/name.h"

static bool session_suits(const struct session *session, const char *wanted)
{
	return session->user && name_equal(session->user, wanted);
}

MUTANT(name_of_user)
{
	mutant_find_also(mutant, session_suits);
}
