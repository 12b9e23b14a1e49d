/* query session shows users in small letters, as query user does. */
#include "cli/mutants/mutant_query.h"

#include <string.h>

#include "base/name.h"

static bool change_session(struct host *host, struct session_info *session)
{
	char lower[NAME_BYTES];

	(void)host;
	name_lower(session->user, lower, sizeof(lower));
	memcpy(session->user, lower, sizeof(lower));
	return true;
}

MUTANT(users_in_small_letters)
{
	if (mutant_queries(mutant, "session"))
		mutant_change_lists(mutant, change_session);
}
