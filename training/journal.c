#include "training/journal.h"

#include <errno.h>
#include <string.h>

#include "base/macros.h"
#include "base/name.h"

/* --- Reading --- */

static int take_event(void *context, const struct event *event)
{
	struct journal *journal = context;
	struct happened *at =
		arena_append(journal->arena, &journal->items, journal->count, sizeof(*at));

	if (!at)
		return -ENOMEM;
	at->kind = event->kind;
	at->session = arena_printf(journal->arena, "%s/%u", event->server, event->session);
	at->thing = event->detail
			    ? arena_printf(journal->arena, "%s/%s", at->session, event->detail)
			    : at->session;
	at->by = arena_printf(journal->arena, "%s/%u", event->by_server, event->by_session);
	if (!at->session || !at->thing || !at->by)
		return -ENOMEM;
	journal->count++;
	return 0;
}

int journal_read(struct farm *farm, struct arena *arena, struct journal *ret_journal)
{
	*ret_journal = (struct journal){.arena = arena};
	return farm_read_events(farm, 0, take_event, ret_journal);
}

/* --- Finding --- */

/* What is compared may be several names in one. */
bool journal_same(const char *a, const char *b)
{
	char key_a[2048], key_b[2048];

	if (!name_fold(a, key_a, sizeof(key_a)) || !name_fold(b, key_b, sizeof(key_b)))
		return strcmp(a, b) == 0;
	return strcmp(key_a, key_b) == 0;
}

static bool is_event(const struct happened *happened, const struct lesson_event *event)
{
	return happened->kind == event->kind &&
	       (journal_same(happened->thing, event->thing) ||
		       journal_same(happened->session, event->thing)) &&
	       (!event->by || journal_same(happened->by, event->by));
}

static bool has_from(const struct journal *journal, size_t from, const struct lesson_event *event,
	size_t *ret_behind)
{
	for (size_t i = from; i < journal->count; i++) {
		if (is_event(&journal->items[i], event)) {
			*ret_behind = i + 1;
			return true;
		}
	}
	return false;
}

bool journal_has(const struct journal *journal, const struct lesson_event *event)
{
	size_t behind;

	return has_from(journal, 0, event, &behind);
}

/* --- In order --- */

bool journal_is_gone(const struct journal *journal, const char *thing)
{
	const char *slash = strchr(thing, '/');
	size_t length = slash ? (size_t)(slash - thing) + 1 : 0;
	const char *session = arena_copy_bytes(
		journal->arena, thing, length + strspn(thing + length, "0123456789"));

	if (!session)
		return false;
	/* a new one may have the id of one that has ended */
	for (size_t i = journal->count; i-- > 0;) {
		const struct happened *happened = &journal->items[i];

		if ((happened->kind == EVENT_SESSION_ENDED ||
			    happened->kind == EVENT_SESSION_STARTED) &&
			journal_same(happened->session, session))
			return happened->kind == EVENT_SESSION_ENDED;
	}
	return false;
}

const struct lesson_event *journal_find_late(const struct journal *journal,
	const struct lesson_events *in_order, bool is_complete, bool *ret_waits)
{
	const struct lesson_event *waited;
	size_t at = 0, next = 0, behind;

	while (next < in_order->count && has_from(journal, at, &in_order->items[next], &at))
		next++;
	*ret_waits = next < in_order->count;
	if (!*ret_waits)
		return NULL;
	waited = &in_order->items[next];
	for (size_t i = next + 1; i < in_order->count; i++) {
		if (has_from(journal, at, &in_order->items[i], &behind))
			return waited;
	}
	if (is_complete)
		return waited;
	/* a session that has ended may begin again */
	return waited->kind != EVENT_SESSION_STARTED && journal_is_gone(journal, waited->thing)
		       ? waited
		       : NULL;
}
