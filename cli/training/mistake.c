#include "cli/training/mistake.h"

#include <stdlib.h>
#include <string.h>

#include "base/name.h"
#include "cli/training/training_messages.h"

enum {
	/* more sessions than that nobody reads about one by one */
	SESSIONS_MAX = 5
};

/* The changes of one session, or one that is about none. */
struct told {
	struct text *to;
	const struct changes *changes;
	size_t prefix; /* of the first change: how long "WF12/12" is in it; 0: about no session */
	const char *thing;
	const struct session *session; /* as it was; NULL: it was not there */
	bool is_own;
};

/* How long the beginning is that names a session; 0 when the thing is none of a session. */
static size_t session_prefix(const struct change *change)
{
	const char *slash = strchr(change->thing, '/');
	size_t digits = slash ? strspn(slash + 1, "0123456789") : 0;

	if (!digits || change->kind == CHANGE_PERMISSION_CHANGED ||
		change->kind == CHANGE_WINSTATION_CHANGED)
		return 0;
	return (size_t)(slash - change->thing) + 1 + digits;
}

static bool is_of(const struct change *change, const char *thing, size_t prefix)
{
	return prefix && session_prefix(change) == prefix &&
	       strncmp(change->thing, thing, prefix) == 0;
}

static bool was_before(const struct changes *changes, size_t at, size_t prefix)
{
	for (size_t i = 0; i < at; i++) {
		if (is_of(&changes->items[i], changes->items[at].thing, prefix))
			return true;
	}
	return false;
}

static const struct session *find_session(
	const struct snapshot *before, const char *thing, size_t prefix)
{
	char server[NAME_BYTES];
	const char *slash = strchr(thing, '/');
	size_t length = slash && prefix ? (size_t)(slash - thing) : sizeof(server);
	const struct server *found;

	if (length >= sizeof(server))
		return NULL;
	memcpy(server, thing, length);
	server[length] = '\0';
	found = snapshot_server(before, server);
	return found ? server_session(found, (uint32_t)strtoul(slash + 1, NULL, 10)) : NULL;
}

static bool has(const struct told *told, enum change_kind kind)
{
	for (size_t i = 0; i < told->changes->count; i++) {
		if (told->changes->items[i].kind == kind &&
			is_of(&told->changes->items[i], told->thing, told->prefix))
			return true;
	}
	return false;
}

/* "session 12 of WF12, eva's" */
static void add_whose(const struct told *told)
{
	const char *slash = strchr(told->thing, '/');

	text_printf(told->to, SAY_SESSION, (int)(told->prefix - (size_t)(slash + 1 - told->thing)),
		slash + 1, (int)(slash - told->thing), told->thing);
	if (told->is_own)
		text_add(told->to, SAY_YOUR_OWN);
	else if (told->session && told->session->user)
		text_printf(told->to, SAY_WHOSE, told->session->user);
}

/* The details of all changes of that kind, "letter.doc, plan.bmp". */
static void add_details(const struct told *told, enum change_kind kind)
{
	const char *between = "";

	for (size_t i = 0; i < told->changes->count; i++) {
		const struct change *change = &told->changes->items[i];

		if (change->kind != kind || !is_of(change, told->thing, told->prefix) ||
			!change->thing[told->prefix])
			continue;
		text_printf(told->to, "%s%s", between, change->thing + told->prefix + 1);
		between = ", ";
	}
}

static const char *new_state(const struct told *told)
{
	for (size_t i = 0; i < told->changes->count; i++) {
		const struct change *change = &told->changes->items[i];

		if (change->kind == CHANGE_STATE_CHANGED &&
			is_of(change, told->thing, told->prefix))
			return change->to ? change->to : "?";
	}
	return NULL;
}

/* What happened to the session, each kind of it said once, the greater instead of the smaller. */
static void add_session(const struct told *told)
{
	const char *state = new_state(told);
	size_t named;

	text_add(told->to, "  ");
	add_whose(told);
	named = told->to->length;
	if (has(told, CHANGE_SESSION_ENDED))
		text_add(told->to, SAY_HAS_ENDED);
	else if (has(told, CHANGE_SESSION_STARTED))
		text_add(told->to, SAY_IS_NEW);
	else if (has(told, CHANGE_USER_CHANGED))
		text_add(told->to, SAY_OTHER_USER);
	else if (state)
		text_printf(told->to, SAY_IS_NOW, state);
	else if (has(told, CHANGE_MESSAGE_SENT))
		text_add(told->to, SAY_GOT_MESSAGE);
	else if (has(told, CHANGE_PROGRAM_ENDED)) {
		text_add(told->to, SAY_ENDED_THERE);
		add_details(told, CHANGE_PROGRAM_ENDED);
	} else if (!has(told, CHANGE_WORK_LOST)) {
		text_add(told->to, SAY_IS_ANOTHER);
	}
	if (has(told, CHANGE_WORK_LOST)) {
		text_add(told->to, told->to->length > named ? SAY_LOST : SAY_LOST_ALONE);
		add_details(told, CHANGE_WORK_LOST);
	}
	text_add(told->to, ".\n");
}

void mistake_add(struct text *to, const struct changes *changes, const struct snapshot *before,
	const char *own_server, uint32_t own_session)
{
	const struct server *own = snapshot_server(before, own_server);
	size_t sessions = 0;

	for (size_t i = 0; i < changes->count; i++) {
		const struct change *change = &changes->items[i];
		struct told told = {.to = to,
			.changes = changes,
			.prefix = session_prefix(change),
			.thing = change->thing};

		if (was_before(changes, i, told.prefix) || ++sessions > SESSIONS_MAX)
			continue;
		if (!told.prefix) {
			text_add(to, "  ");
			change_print(change, to);
			text_add(to, ".\n");
			continue;
		}
		told.session = find_session(before, change->thing, told.prefix);
		told.is_own =
			own && told.session && told.session == server_session(own, own_session);
		add_session(&told);
	}
	if (sessions > SESSIONS_MAX)
		text_printf(to, SAY_AND_MORE, sessions - SESSIONS_MAX);
}

void mistake_add_short(struct text *to, const struct changes *changes)
{
	for (size_t i = 0; i < changes->count; i++) {
		text_add(to, i ? ", " : "");
		change_print(&changes->items[i], to);
	}
}
