/* A disconnected session still has the name it had. */
#include "cli/mutants/mutant_logoff.h"

#include "base/name.h"

static bool session_suits(const struct session *session, const char *wanted)
{
	return session->former_name && name_equal(session->former_name, wanted);
}

MUTANT(takes_former_name)
{
	mutant_find_also(mutant, session_suits);
}
