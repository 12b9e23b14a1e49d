#include "cli/training/judgement.h"

#include <errno.h>
#include <string.h>

#include "base/macros.h"
#include "base/name.h"

/* --- The journal --- */

/* What happened, in words that an entry of `in-order` is compared with. */
struct happened {
	enum event_kind kind;
	const char *session, *thing, *by; /* "WF12/12", "WF12/12/letter.doc", "WF12/3" */
};

struct journal {
	struct arena *arena;
	struct happened *items;
	size_t count;
};

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

/* Names make no difference by their case; these are several in one. */
static bool same_path(const char *a, const char *b)
{
	char key_a[2048], key_b[2048];

	if (!name_fold(a, key_a, sizeof(key_a)) || !name_fold(b, key_b, sizeof(key_b)))
		return strcmp(a, b) == 0;
	return strcmp(key_a, key_b) == 0;
}

static bool is_event(const struct happened *happened, const struct lesson_event *event)
{
	return happened->kind == event->kind &&
	       (same_path(happened->thing, event->thing) ||
		       same_path(happened->session, event->thing)) &&
	       (!event->by || same_path(happened->by, event->by));
}

static bool has_happened(const struct journal *journal, size_t from,
	const struct lesson_event *event, size_t *ret_at)
{
	for (size_t i = from; i < journal->count; i++) {
		if (is_event(&journal->items[i], event)) {
			*ret_at = i + 1;
			return true;
		}
	}
	return false;
}

/*
 * The first event of the list that has not come in its turn. It is late, and no more only to come, when
 * one behind it in the list has come already, or when nothing is to change any more.
 */
static const struct lesson_event *find_late(const struct journal *journal,
	const struct lesson_outcome *outcome, bool is_complete, bool *ret_waits)
{
	size_t at = 0, next = 0, anywhere;

	while (next < outcome->in_order_count &&
		has_happened(journal, at, &outcome->in_order[next], &at))
		next++;
	*ret_waits = next < outcome->in_order_count;
	if (!*ret_waits)
		return NULL;
	for (size_t i = next + 1; i < outcome->in_order_count; i++) {
		if (has_happened(journal, at, &outcome->in_order[i], &anywhere))
			return &outcome->in_order[next];
	}
	return is_complete ? &outcome->in_order[next] : NULL;
}

/* --- Deeds --- */

static const struct lesson_typed *find_untyped(
	const struct lesson_outcome *outcome, const struct deeds *deeds)
{
	for (size_t i = 0; i < outcome->typed_count; i++) {
		bool typed = false;

		for (size_t j = 0; j < deeds->typed_count && !typed; j++)
			typed = lesson_typed_holds(
				&outcome->typed[i], deeds->typed[j].line, deeds->typed[j].status);
		if (!typed)
			return &outcome->typed[i];
	}
	return NULL;
}

static bool is_answered(const struct lesson_outcome *outcome, const char *answer)
{
	for (size_t i = 0; answer && i < outcome->answer_count; i++) {
		if (same_path(outcome->answers[i], answer))
			return true;
	}
	return outcome->answer_count == 0;
}

/* --- Outcomes --- */

bool judgement_is_wrong(const struct judgement *judgement)
{
	return judgement->extra.count || judgement->out_of_order;
}

static bool is_nearer(const struct judgement *a, const struct judgement *b)
{
	if (a->solved != b->solved)
		return a->solved;
	if (a->extra.count != b->extra.count)
		return a->extra.count < b->extra.count;
	if (!a->out_of_order != !b->out_of_order)
		return !a->out_of_order;
	return a->missing.count < b->missing.count;
}

/* What may happen besides is no harm, nor is a message that was seen. */
static void pass_over_harmless(const struct lesson_outcome *outcome, struct changes *extra)
{
	size_t kept = 0;

	for (size_t i = 0; i < extra->count; i++) {
		if (extra->items[i].kind != CHANGE_INBOX_CHANGED &&
			!changes_have(&outcome->besides, &extra->items[i]))
			extra->items[kept++] = extra->items[i];
	}
	extra->count = kept;
}

static void judge_outcome(const struct lesson_outcome *outcome, const struct changes *changes,
	const struct journal *journal, const struct deeds *deeds, struct judgement *judgement)
{
	bool is_complete, waits;

	*judgement = (struct judgement){.outcome = outcome};
	changes_match(
		&outcome->changes, changes, journal->arena, &judgement->missing, &judgement->extra);
	pass_over_harmless(outcome, &judgement->extra);
	is_complete = judgement->missing.count == 0 && judgement->extra.count == 0;
	judgement->out_of_order =
		find_late(journal, outcome, is_complete && outcome->changes.count > 0, &waits);
	judgement->untyped = find_untyped(outcome, deeds);
	judgement->unanswered = !is_answered(outcome, deeds->answer);
	judgement->reached = outcome->changes.count - judgement->missing.count;
	judgement->solved = is_complete && !waits && !judgement->untyped && !judgement->unanswered;
}

/* What a thing became may be a text of the farm that was read, which goes before the judgement. */
static int keep_texts(struct arena *arena, const struct changes *changes)
{
	for (size_t i = 0; i < changes->count; i++) {
		struct change *change = &changes->items[i];
		const char *to = arena_copy(arena, change->to);

		if (change->to && !to)
			return -ENOMEM;
		change->to = to;
	}
	return 0;
}

static int find_changes(const struct lesson *lesson, struct farm *farm, struct arena *arena,
	struct journal *journal, struct changes *ret_changes)
{
	const struct farm_state before = {.snapshot = lesson->farm->snapshot};
	cleanup(snapshot_freep) struct snapshot *snapshot = NULL;
	struct farm_state after;
	int r = farm_begin_look(farm);

	if (r != 0)
		return r;
	r = farm_state_read(farm, arena, &snapshot, &after);
	if (r == 0)
		r = farm_read_events(farm, 0, take_event, journal);
	farm_end_look(farm);
	if (r == 0)
		r = changes_find(&before, &after, arena, ret_changes);
	return r == 0 ? keep_texts(arena, ret_changes) : r;
}

int judgement_find(const struct lesson *lesson, struct farm *farm, const struct deeds *deeds,
	struct arena *arena, struct judgement *ret_judgement)
{
	struct journal journal = {.arena = arena};
	struct changes changes;
	struct judgement nearest = {0};
	int r = find_changes(lesson, farm, arena, &journal, &changes);

	for (size_t i = 0; i < lesson->outcome_count && r == 0; i++) {
		struct judgement judgement;

		judge_outcome(&lesson->outcomes[i], &changes, &journal, deeds, &judgement);
		if (i == 0 || is_nearer(&judgement, &nearest))
			nearest = judgement;
	}
	if (r == 0)
		*ret_judgement = nearest;
	return r;
}
