#include "conformance/suite/change.h"

#include <errno.h>
#include <string.h>

#include "base/macros.h"
#include "base/name.h"
#include "base/text.h"
#include "conformance/suite/inbox.h"

/* The two farms that are being compared, and where the differences go. */
struct comparison {
	struct arena *arena;
	struct changes *changes;
	const struct farm_state *before, *after;
	const char *server; /* whose things are being compared */
	const char *thing;  /* the winstation whose permissions, the session whose programs */
	bool failed;
};

static void add_change(
	struct comparison *comparison, enum change_kind kind, const char *thing, const char *to)
{
	struct changes *changes = comparison->changes;
	struct change *change = thing ? arena_append(comparison->arena, &changes->items,
						changes->count, sizeof(*change))
				      : NULL;

	if (!change) {
		comparison->failed = true;
		return;
	}
	/* copies: the farms may be gone when the changes are told */
	*change = (struct change){
		kind, arena_copy(comparison->arena, thing), arena_copy(comparison->arena, to), 0};
	comparison->failed |= !change->thing || (to && !change->to);
	changes->count++;
}

static const char *or_none(const char *text)
{
	return text ? text : "none";
}

/*
 * Walk two sorted lists side by side: `visit` gets each pair of the same key, and each element that
 * has none on the other side beside NULL.
 */
static void walk_lists(struct comparison *comparison, const void *list_a, size_t count_a,
	const void *list_b, size_t count_b, size_t size,
	int (*compare)(const void *a, const void *b),
	void (*visit)(struct comparison *comparison, const void *a, const void *b))
{
	const char *a = list_a, *b = list_b;

	while (count_a || count_b) {
		int order = !count_a ? 1 : !count_b ? -1 : compare(a, b);

		visit(comparison, order <= 0 ? a : NULL, order >= 0 ? b : NULL);
		if (order <= 0)
			a += size, count_a--;
		if (order >= 0)
			b += size, count_b--;
	}
}

#define WALK(comparison, before, after, list, count, compare, visit)                               \
	walk_lists(comparison, (before)->list, (before)->count, (after)->list, (after)->count,     \
		sizeof(*(before)->list), compare, visit)

static int compare_names(const char *a, const char *b)
{
	char key_a[NAME_SIZE] = "", key_b[NAME_SIZE] = "";

	name_fold(a, key_a, sizeof(key_a));
	name_fold(b, key_b, sizeof(key_b));
	return strcmp(key_a, key_b);
}

/* --- Programs --- */

static int compare_programs(const void *a, const void *b)
{
	uint32_t x = ((const struct program *)a)->pid, y = ((const struct program *)b)->pid;

	return (x > y) - (x < y);
}

static void visit_program(struct comparison *comparison, const void *a, const void *b)
{
	const struct program *before = a, *after = b;
	const struct program *program = before ? before : after;
	const char *thing =
		arena_printf(comparison->arena, "%s/%s", comparison->thing, program->image);

	if (!after)
		add_change(comparison, CHANGE_PROGRAM_ENDED, thing, NULL);
	else if (!before)
		add_change(comparison, CHANGE_PROGRAM_STARTED, thing, NULL);
	else if (!text_equal(before->image, after->image) ||
		 !text_equal(before->unsaved, after->unsaved) ||
		 before->on_logoff != after->on_logoff)
		add_change(comparison, CHANGE_PROGRAM_CHANGED, thing, or_none(after->unsaved));
}

/* --- Sessions --- */

static int compare_sessions(const void *a, const void *b)
{
	uint32_t x = ((const struct session *)a)->id, y = ((const struct session *)b)->id;

	return (x > y) - (x < y);
}

static bool same_ports(const struct session *before, const struct session *after)
{
	if (before->port_count != after->port_count)
		return false;
	for (size_t i = 0; i < before->port_count; i++) {
		if (!text_equal(before->ports[i].name, after->ports[i].name) ||
			!text_equal(before->ports[i].target, after->ports[i].target))
			return false;
	}
	return true;
}

/* What follows from who is there and where, and is a change of its own when that is the same. */
static bool same_circumstances(const struct session *before, const struct session *after)
{
	return text_equal(before->connect_time, after->connect_time) &&
	       text_equal(before->disconnect_time, after->disconnect_time) &&
	       text_equal(before->last_input, after->last_input) &&
	       before->install == after->install && same_ports(before, after);
}

static void compare_session_fields(
	struct comparison *comparison, const struct session *before, const struct session *after)
{
	size_t count = comparison->changes->count;
	const char *thing = comparison->thing;

	if (before->state != after->state)
		add_change(comparison, CHANGE_STATE_CHANGED, thing,
			session_state_to_string(after->state));
	if (!text_equal(before->user, after->user) ||
		!text_equal(before->logon_time, after->logon_time))
		add_change(comparison, CHANGE_USER_CHANGED, thing, or_none(after->user));
	/* a session that lost its name remembers it, which is the same change */
	if (!text_equal(before->name, after->name) ||
		!text_equal(before->former_name, after->former_name) ||
		!text_equal(before->winstation, after->winstation))
		add_change(comparison, CHANGE_NAME_CHANGED, thing, or_none(after->name));
	if (!text_equal(before->client_name, after->client_name) ||
		!text_equal(before->client_address, after->client_address))
		add_change(comparison, CHANGE_CLIENT_CHANGED, thing, or_none(after->client_name));
	if (comparison->changes->count == count && !same_circumstances(before, after))
		add_change(comparison, CHANGE_SESSION_CHANGED, thing, NULL);
}

/* A session whose programs outlived it is shown by the store with no state at all. */
static const struct session *existing_session(const struct session *session)
{
	return session && session->state != SESSION_STATE_COUNT ? session : NULL;
}

/* A message that was sent is told by the journal, and is no change of the inbox besides. */
static void compare_inboxes(struct comparison *comparison, uint32_t id, const struct session *was,
	const struct session *is)
{
	struct inbox inbox = {.before = comparison->before,
		.after = comparison->after,
		.server = comparison->server,
		.id = id,
		.was = was,
		.is = is};

	if (!inbox_is_explained(&inbox))
		add_change(comparison, CHANGE_INBOX_CHANGED, comparison->thing, NULL);
}

static void visit_session(struct comparison *comparison, const void *a, const void *b)
{
	static const struct session nothing;
	const struct session *before = existing_session(a), *after = existing_session(b);
	const struct session *rest_before = a ? a : &nothing, *rest_after = b ? b : &nothing;
	const struct session *session = a ? a : b;

	comparison->thing =
		arena_printf(comparison->arena, "%s/%u", comparison->server, session->id);
	if (!comparison->thing)
		comparison->thing = "";
	if (before && !after)
		add_change(comparison, CHANGE_SESSION_ENDED, comparison->thing, NULL);
	else if (!before && after)
		add_change(comparison, CHANGE_SESSION_STARTED, comparison->thing, NULL);
	else if (before)
		compare_session_fields(comparison, before, after);
	WALK(comparison, rest_before, rest_after, programs, program_count, compare_programs,
		visit_program);
	compare_inboxes(comparison, session->id, before, b);
}

/* --- Winstations --- */

static int compare_permissions(const void *a, const void *b)
{
	return compare_names(
		((const struct permission *)a)->trustee, ((const struct permission *)b)->trustee);
}

static void visit_permission(struct comparison *comparison, const void *a, const void *b)
{
	static const struct permission nothing;
	const struct permission *before = a ? a : &nothing, *after = b ? b : &nothing;

	if (before->allowed == after->allowed && before->denied == after->denied)
		return;
	add_change(comparison, CHANGE_PERMISSION_CHANGED,
		arena_printf(comparison->arena, "%s/%s", comparison->thing,
			a ? before->trustee : after->trustee),
		NULL);
}

static int compare_winstations(const void *a, const void *b)
{
	return compare_names(
		((const struct winstation *)a)->name, ((const struct winstation *)b)->name);
}

static void visit_winstation(struct comparison *comparison, const void *a, const void *b)
{
	const struct winstation *before = a, *after = b;

	comparison->thing = arena_printf(comparison->arena, "%s/%s", comparison->server,
		before ? before->name : after->name);
	if (!comparison->thing)
		comparison->thing = "";
	if (!before || !after || before->kind != after->kind ||
		!text_equal(before->name, after->name)) {
		add_change(comparison, CHANGE_WINSTATION_CHANGED, comparison->thing, NULL);
		return;
	}
	WALK(comparison, before, after, permissions, permission_count, compare_permissions,
		visit_permission);
}

/* --- Servers --- */

static int compare_servers(const void *a, const void *b)
{
	return compare_names(((const struct server *)a)->name, ((const struct server *)b)->name);
}

/* Both lists are sorted; where winstations came or went, that is told. */
static bool same_counters(const struct server *before, const struct server *after)
{
	for (size_t i = 0; i < before->winstation_count && i < after->winstation_count; i++) {
		if (before->winstations[i].next_connection != after->winstations[i].next_connection)
			return false;
	}
	return before->next_session == after->next_session;
}

/* What the next session gets follows from those that came, and is a change only where none did. */
static void compare_sessions_of(
	struct comparison *comparison, const struct server *before, const struct server *after)
{
	size_t count = comparison->changes->count;

	WALK(comparison, before, after, sessions, session_count, compare_sessions, visit_session);
	if (comparison->changes->count == count && !same_counters(before, after))
		add_change(comparison, CHANGE_SERVER_CHANGED, comparison->server, NULL);
}

static void visit_server(struct comparison *comparison, const void *a, const void *b)
{
	static const struct server nothing;
	const struct server *before = a ? a : &nothing, *after = b ? b : &nothing;

	comparison->server = a ? before->name : after->name;
	if (a && b && before->logons != after->logons)
		add_change(comparison, CHANGE_SERVER_CHANGED, comparison->server,
			logon_mode_to_string(after->logons));
	else if (!a || !b || before->online != after->online ||
		before->edition != after->edition || before->locale != after->locale ||
		!text_equal(before->name, after->name))
		add_change(comparison, CHANGE_SERVER_CHANGED, comparison->server, NULL);
	if (a && b)
		compare_sessions_of(comparison, before, after);
	else
		WALK(comparison, before, after, sessions, session_count, compare_sessions,
			visit_session);
	if (a && b)
		WALK(comparison, before, after, winstations, winstation_count, compare_winstations,
			visit_winstation);
}

/* --- Accounts --- */

static int compare_trustees(const void *a, const void *b)
{
	return compare_names(((const struct trustee *)a)->name, ((const struct trustee *)b)->name);
}

static bool same_groups(const struct trustee *a, const struct trustee *b)
{
	if (a->group_count != b->group_count)
		return false;
	for (size_t i = 0; i < a->group_count; i++) {
		if (!text_equal(a->groups[i], b->groups[i]))
			return false;
	}
	return true;
}

static void visit_trustee(struct comparison *comparison, const void *a, const void *b)
{
	const struct trustee *before = a, *after = b;

	if (before && after && before->kind == after->kind &&
		text_equal(before->name, after->name) && same_groups(before, after))
		return;
	add_change(comparison, CHANGE_ACCOUNT_CHANGED, before ? before->name : after->name, NULL);
}

/* --- The journal --- */

/* What was in the journal must be there still; what is new may tell of a change. */
static void compare_journals(struct comparison *comparison, const struct farm_state *before,
	const struct farm_state *after)
{
	for (size_t i = 0; i < before->event_count; i++) {
		if (i < after->event_count && text_equal(before->events[i], after->events[i]))
			continue;
		add_change(comparison, CHANGE_JOURNAL_CHANGED,
			arena_printf(comparison->arena, "%zu", i + 1), NULL);
		return;
	}
	for (size_t i = before->event_count; i < after->event_count; i++) {
		const struct change *change = after->event_changes[i];

		if (change)
			add_change(comparison, change->kind, change->thing, change->to);
	}
}

/* Farm time is written so that the order of texts is that of times. */
static void compare_clocks(struct comparison *comparison, const char *before, const char *after)
{
	if (strcmp(after, before) < 0)
		add_change(comparison, CHANGE_CLOCK_CHANGED, after, NULL);
}

int changes_find(const struct farm_state *before, const struct farm_state *after,
	struct arena *arena, struct changes *ret_changes)
{
	struct changes changes = {0};
	struct comparison comparison = {
		.arena = arena, .changes = &changes, .before = before, .after = after};

	WALK(&comparison, before->snapshot, after->snapshot, servers, server_count, compare_servers,
		visit_server);
	WALK(&comparison, before->snapshot, after->snapshot, trustees, trustee_count,
		compare_trustees, visit_trustee);
	compare_clocks(&comparison, before->snapshot->clock, after->snapshot->clock);
	compare_journals(&comparison, before, after);
	if (comparison.failed)
		return -ENOMEM;
	*ret_changes = changes;
	return 0;
}
