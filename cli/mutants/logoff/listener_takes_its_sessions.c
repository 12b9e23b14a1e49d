/* The name of a listener stands for every session that came by it. */
#include "cli/mutants/mutant_logoff.h"

#include <strings.h>

static bool came_by(const struct session *session, const char *listener)
{
	return session->state == SESSION_ACTIVE && strcasecmp(session->winstation, listener) == 0;
}

static int find_session(
	struct host *host, const struct logoff_request *request, struct logoff_target *target)
{
	int r = logoff_find(host, request, target);

	return r != 0 && target->session.state == SESSION_LISTEN ? 0 : r;
}

static int end_session(struct host *host, const struct logoff_target *target)
{
	struct logoff_target next = *target;

	if (target->session.state != SESSION_LISTEN)
		return logoff_end(host, target);
	while (mutant_find(host, &next.server, target->session.name, came_by, &next.session) == 0 &&
		logoff_end(host, &next) == 0)
		;
	return 0;
}

MUTANT(listener_takes_its_sessions)
{
	mutant->steps.find = find_session;
	mutant->steps.end = end_session;
}
