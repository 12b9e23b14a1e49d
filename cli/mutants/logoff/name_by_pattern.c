/* A name may be a pattern, as file names may. */
#include "cli/mutants/mutant_logoff.h"

/* With * for any characters and ? for one, as the command prompt has it. */
static bool name_matches(const char *name, const char *pattern)
{
	if (*pattern == '*')
		return name_matches(name, pattern + 1) ||
		       (*name && name_matches(name + 1, pattern));
	if (!*name || !*pattern)
		return *name == *pattern;
	return (*pattern == '?' || *pattern == *name) && name_matches(name + 1, pattern + 1);
}

static bool session_suits(const struct session *session, const char *wanted)
{
	return session->name && name_matches(session->name, wanted);
}

MUTANT(name_by_pattern)
{
	mutant_find_also(mutant, session_suits);
}
