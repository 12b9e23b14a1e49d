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

static int find(
	struct host *host, const struct logoff_request *request, struct logoff_target *target)
{
	int r = logoff_find(host, request, target);

	if (r != WIN32_ERROR_WINSTATION_NOT_FOUND || !mutant_is_by_name(request))
		return r;
	return mutant_find(host, &target->server, request->session, suits, &target->session);
}

void mutate(struct mutant *mutant)
{
	mutant->steps.find = find;
}
