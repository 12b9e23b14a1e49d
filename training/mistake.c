#include "training/mistake.h"

#include <stdlib.h>
#include <string.h>

#include "base/name.h"
#include "training/messages.h"

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

/* How long the beginning is that names a session; 0 when there is none. */
static size_t prefix_of(const char *thing)
{
	const char *slash = strchr(thing, '/');
	size_t digits = slash ? strspn(slash + 1, "0123456789") : 0;

	return digits ? (size_t)(slash - thing) + 1 + digits : 0;
}

static size_t session_prefix(const struct change *change)
{
	/* these are about winstations, which may be called by a number, too */
	if (change->kind == CHANGE_PERMISSION_CHANGED || change->kind == CHANGE_WINSTATION_CHANGED)
		return 0;
	return prefix_of(change->thing);
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

static void find_owner(struct told *told, const struct snapshot *before, const char *own_server,
	uint32_t own_session)
{
	const struct server *own = snapshot_server(before, own_server);

	told->session = find_session(before, told->thing, told->prefix);
	told->is_own = own && told->session && told->session == server_session(own, own_session);
}

/* "12 on WF12" */
static void add_session_name(struct text *to, const char *thing, size_t prefix)
{
	const char *slash = strchr(thing, '/');

	text_printf(to, SAY_SESSION, (int)(prefix - (size_t)(slash + 1 - thing)), slash + 1,
		(int)(slash - thing), thing);
}

/* "session 12 on WF12, eva's," */
static void add_whose(const struct told *told)
{
	add_session_name(told->to, told->thing, told->prefix);
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

static const struct change *find_change(const struct told *told, enum change_kind kind)
{
	for (size_t i = 0; i < told->changes->count; i++) {
		const struct change *change = &told->changes->items[i];

		if (change->kind == kind && is_of(change, told->thing, told->prefix))
			return change;
	}
	return NULL;
}

/* The user is gone, is another one, or has logged on again. */
static void add_user_change(const struct told *told)
{
	const char *user = find_change(told, CHANGE_USER_CHANGED)->to;
	const char *before = told->session ? told->session->user : NULL;

	if (!user || strcmp(user, "none") == 0)
		text_add(told->to, SAY_LOST_USER);
	else if (before && name_equal(before, user))
		text_printf(told->to, SAY_USER_AGAIN, user);
	else
		text_printf(told->to, SAY_HAS_USER, user);
}

/* What happened to the session, each kind of it said once, the greater instead of the smaller. */
static void add_session(const struct told *told)
{
	const struct change *state = find_change(told, CHANGE_STATE_CHANGED);
	size_t named;

	text_add(told->to, "  " SAY_THE_SESSION);
	add_whose(told);
	named = told->to->length;
	if (find_change(told, CHANGE_SESSION_ENDED))
		text_add(told->to, SAY_HAS_ENDED);
	else if (find_change(told, CHANGE_SESSION_STARTED))
		text_add(told->to, SAY_IS_NEW);
	else if (find_change(told, CHANGE_USER_CHANGED))
		add_user_change(told);
	else if (state)
		text_printf(told->to, SAY_IS_NOW, state->to ? state->to : "?");
	else if (find_change(told, CHANGE_MESSAGE_SENT))
		text_add(told->to, SAY_GOT_MESSAGE);
	else if (find_change(told, CHANGE_PROGRAM_ENDED)) {
		text_add(told->to, SAY_ENDED_THERE);
		add_details(told, CHANGE_PROGRAM_ENDED);
	} else if (!find_change(told, CHANGE_WORK_LOST)) {
		text_add(told->to, SAY_IS_ANOTHER);
	}
	if (find_change(told, CHANGE_WORK_LOST)) {
		text_add(told->to, told->to->length > named ? SAY_LOST : SAY_LOST_ALONE);
		add_details(told, CHANGE_WORK_LOST);
	}
	text_add(told->to, ".\n");
}

void mistake_add(struct text *to, const struct changes *changes, const struct snapshot *before,
	const char *own_server, uint32_t own_session)
{
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
		find_owner(&told, before, own_server, own_session);
		add_session(&told);
	}
	if (sessions > SESSIONS_MAX)
		text_printf(to, SAY_AND_MORE, sessions - SESSIONS_MAX);
}

void mistake_add_disorder(struct text *to, const struct lesson_event *event,
	const struct snapshot *before, const char *own_server, uint32_t own_session)
{
	static const char *const was_to[EVENT_KIND_COUNT] = {
		[EVENT_LOGOFF_STARTED] = SAY_BE_LOGGED_OFF,
		[EVENT_PROGRAM_ENDED] = SAY_END_A_PROGRAM,
		[EVENT_PROGRAM_KILLED] = SAY_END_A_PROGRAM,
		[EVENT_WORK_LOST] = SAY_LOSE_WORK,
		[EVENT_USER_LOGGED_OFF] = SAY_BE_LOGGED_OFF,
		[EVENT_SESSION_ENDED] = SAY_END,
		[EVENT_MESSAGE_SENT] = SAY_GET_A_MESSAGE,
		[EVENT_SESSION_STARTED] = SAY_BEGIN,
		[EVENT_USER_LOGGED_ON] = SAY_GET_A_USER,
		[EVENT_SESSION_CONNECTED] = SAY_BE_CONNECTED,
		[EVENT_SESSION_DISCONNECTED] = SAY_BE_DISCONNECTED,
		[EVENT_SESSION_RESET] = SAY_BE_RESET,
	};
	struct told told = {.to = to, .thing = event->thing, .prefix = prefix_of(event->thing)};

	find_owner(&told, before, own_server, own_session);
	text_add(to, SAY_DISORDER);
	add_whose(&told);
	text_printf(to, SAY_WAS_TO, was_to[event->kind]);
	if (event->by) {
		text_add(to, SAY_BY_SOMEBODY);
		add_session_name(to, event->by, prefix_of(event->by));
	}
	text_add(to, ".\n");
}

void mistake_add_short(struct text *to, const struct changes *changes)
{
	for (size_t i = 0; i < changes->count; i++) {
		text_add(to, i ? ", " : "");
		change_print(&changes->items[i], to);
	}
}
