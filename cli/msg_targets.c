#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/glob.h"
#include "base/name.h"
#include "cli/msg.h"
#include "cli/target.h"

void msg_targets_deinit(struct msg_targets *targets)
{
	free(targets->rows);
}

static int add_target(struct msg_targets *targets, const struct session_summary *session)
{
	struct session_summary *rows;

	for (size_t i = 0; i < targets->count; i++) {
		if (targets->rows[i].id == session->id)
			return 0;
	}
	rows = realloc(targets->rows, (targets->count + 1) * sizeof(*rows));
	if (!rows)
		return -ENOMEM;
	rows[targets->count++] = *session;
	targets->rows = rows;
	return 0;
}

/* Who looks through the sessions for users, and what for. */
struct search {
	struct msg_targets *targets;
	const char *who;
	bool found;
};

static bool target_suits(const char *who, const struct session_info *session)
{
	if (!*session->user)
		return false;
	if (!glob_has_wildcard(who))
		return name_equal(session->user, who);
	return glob_matches(who, session->user) ||
	       (*session->name && glob_matches(who, session->name));
}

static int take_session(void *context, const struct session_info *session)
{
	struct search *search = context;
	struct session_summary summary = {.id = session->id, .state = session->state};

	if (!target_suits(search->who, session))
		return 0;
	memcpy(summary.name, session->name, sizeof(summary.name));
	memcpy(summary.user, session->user, sizeof(summary.user));
	search->found = true;
	return add_target(search->targets, &summary);
}

/* The session itself, whoever sits there; `*ret_found` stays false where there is none. */
static int add_session(struct msg_targets *targets, const struct command_connection *connection,
	const char *who, bool *ret_found)
{
	struct session_summary session;
	int r = target_find(connection->host, &connection->server, who, &session);

	/* what is no session may be a user */
	if (r == WIN32_ERROR_WINSTATION_NOT_FOUND || r == WIN32_ERROR_WINSTATION_NAME_INVALID)
		return 0;
	*ret_found = r == 0;
	return r == 0 ? add_target(targets, &session) : r;
}

int msg_targets_add(struct msg_targets *targets, const struct command_connection *connection,
	const char *who, bool *ret_found)
{
	struct search search = {.targets = targets, .who = who};
	struct host *host = connection->host;
	int r = 0;

	if (!glob_has_wildcard(who))
		r = add_session(targets, connection, who, &search.found);
	if (r == 0 && !target_is_id(who))
		r = host->calls->session_list(host, &connection->server, take_session, &search);
	if (r == 0)
		*ret_found = search.found;
	return r;
}
