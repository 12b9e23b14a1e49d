/* The beginning of a session's name is enough. */
#include "cli/mutants/mutant_logoff.h"

#include <string.h>
#include <strings.h>

static bool session_suits(const struct session *session, const char *wanted)
{
	return session->name && strncasecmp(session->name, wanted, strlen(wanted)) == 0;
}

MUTANT(name_by_prefix)
{
	mutant_find_also(mutant, session_suits);
}
