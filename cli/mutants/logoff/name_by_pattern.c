/* A name may be a pattern, as file names may. */
#include "cli/mutants/mutant_logoff.h"

/* With * for any characters and ? for one, as the command prompt has it. */
static bool matches(const char *name, const char *pattern)
{
	if (*pattern == '*')
		return matches(name, pattern + 1) || (*name && matches(name + 1, pattern));
	if (!*name || !*pattern)
		return *name == *pattern;
	return (*pattern == '?' || *pattern == *name) && matches(name + 1, pattern + 1);
}

static bool suits(const struct session *session, const char *wanted)
{
	return session->name && matches(session->name, wanted);
}

MUTANT(name_by_pattern)
{
	mutant_find_also(mutant, suits);
}
