#include "sim/wtsapi/session_watch.h"

#include <stdlib.h>

#include "sim/wtsapi/system.h"

bool session_is_connected(const struct session *session)
{
	return session->state == SESSION_ACTIVE || session->state == SESSION_CONNECTED ||
	       session->state == SESSION_SHADOW;
}

void session_watch_deinit(struct session_watch *watch)
{
	watch->before = snapshot_free(watch->before);
}

void session_watch_free(struct session_watch *watch, int r)
{
	if (!watch)
		return;
	session_watch_deinit(watch);
	call_end(&watch->call, r);
	free(watch);
}

int session_watch_begin(struct session_watch *watch, HANDLE server)
{
	int r = call_begin(&watch->call, server);

	watch->before = NULL;
	if (r != 0)
		return r;
	call_get_variable("TSFARM_DB", watch->path, sizeof(watch->path));
	watch->file = watch->call.pooled->file;
	r = farm_get_change(watch->call.farm, &watch->change);
	return r == 0 ? farm_read(watch->call.farm, watch->call.server, &watch->before) : r;
}

typedef void take_servers(void *context, const struct server *before, const struct server *now);

/* See what became of the sessions. */
static int compare_servers(struct session_watch *watch, take_servers *take, void *context)
{
	struct snapshot *now;
	int r = farm_read(watch->call.farm, watch->call.server, &now);

	if (r != 0)
		return r;
	take(context, &watch->before->servers[0], &now->servers[0]);
	snapshot_free(watch->before);
	watch->before = now;
	return 0;
}

int session_watch_look(struct session_watch *watch, take_servers *take, void *context)
{
	struct system_file file;
	uint32_t change;
	bool is_other;
	int r = 0;

	if (!system_find_file(watch->path, &file))
		return WIN32_ERROR_FILE_NOT_FOUND;
	/* What is still open must not be read when another farm is in its place: SQLite would take the
	 * journal of the new file for one of the old. */
	is_other = !watch->call.farm || !system_is_same_file(&file, &watch->file);
	if (is_other)
		r = call_reopen(&watch->call);
	if (r == 0)
		r = farm_get_change(watch->call.farm, &change);
	if (r != 0 || (!is_other && change == watch->change))
		return r;
	r = compare_servers(watch, take, context);
	if (r == 0) {
		watch->change = change;
		watch->file = watch->call.pooled->file;
	}
	return r;
}
