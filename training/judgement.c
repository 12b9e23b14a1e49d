#include "training/judgement.h"

#include <errno.h>
#include <string.h>

#include "base/macros.h"

/* --- Lines and answers --- */

bool judgement_is_typed(const struct lesson_typed *typed, const struct actions *actions)
{
	for (size_t i = 0; i < actions->typed_count; i++) {
		if (lesson_typed_holds(typed, actions->typed[i].line, actions->typed[i].status))
			return true;
	}
	return false;
}

static const struct lesson_typed *find_untyped(
	const struct lesson_outcome *outcome, const struct actions *actions)
{
	for (size_t i = 0; i < outcome->typed_count; i++) {
		if (!judgement_is_typed(&outcome->typed[i], actions))
			return &outcome->typed[i];
	}
	return NULL;
}

static bool is_answered(const struct lesson_outcome *outcome, const char *answer)
{
	for (size_t i = 0; answer && i < outcome->answer_count; i++) {
		if (journal_same(outcome->answers[i], answer))
			return true;
	}
	return outcome->answer_count == 0;
}

/* --- Outcomes --- */

bool judgement_has_passed(const struct judgement *judgement)
{
	return !judgement->extra.count && judgement->passing.count &&
	       judgement->passing.count == judgement->outcome->passes_through.count;
}

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

/*
 * Of what is none of the outcome's: what may happen besides is no harm, nor is a message that was seen,
 * and what the lesson passes through is known apart. 0 or -ENOMEM.
 */
static int pass_over_harmless(
	const struct lesson_outcome *outcome, struct arena *arena, struct judgement *judgement)
{
	struct changes *extra = &judgement->extra, *passing = &judgement->passing;
	size_t kept = 0;

	for (size_t i = 0; i < extra->count; i++) {
		const struct change *change = &extra->items[i];

		if (changes_have(&outcome->passes_through, change)) {
			struct change *at =
				arena_append(arena, &passing->items, passing->count, sizeof(*at));

			if (!at)
				return -ENOMEM;
			*at = *change;
			passing->count++;
		} else if (change->kind != CHANGE_INBOX_CHANGED &&
			   !changes_have(&outcome->besides, change)) {
			extra->items[kept++] = *change;
		}
	}
	extra->count = kept;
	return 0;
}

/* A message that was to be sent to a session that is gone can no more be. 0 or -ENOMEM. */
static int find_unsent(struct judgement *judgement, const struct journal *journal)
{
	for (size_t i = 0; i < judgement->missing.count && !judgement->out_of_order; i++) {
		const struct change *change = &judgement->missing.items[i];
		struct lesson_event *event;

		if (change->kind != CHANGE_MESSAGE_SENT || !journal_is_gone(journal, change->thing))
			continue;
		event = arena_alloc(journal->arena, sizeof(*event));
		if (!event)
			return -ENOMEM;
		*event = (struct lesson_event){.kind = EVENT_MESSAGE_SENT, .thing = change->thing};
		judgement->out_of_order = event;
	}
	return 0;
}

static int judge_outcome(const struct lesson_outcome *outcome, const struct changes *changes,
	const struct journal *journal, const struct actions *actions, struct judgement *judgement)
{
	bool is_complete, waits;
	int r;

	*judgement = (struct judgement){.outcome = outcome};
	changes_match(
		&outcome->changes, changes, journal->arena, &judgement->missing, &judgement->extra);
	r = pass_over_harmless(outcome, journal->arena, judgement);
	is_complete = judgement->missing.count == 0 && judgement->extra.count == 0;
	judgement->out_of_order = journal_find_late(
		journal, &outcome->in_order, is_complete && outcome->changes.count > 0, &waits);
	if (r == 0)
		r = find_unsent(judgement, journal);
	judgement->unpassed = outcome->passes_through.count && !actions->has_passed;
	judgement->untyped = find_untyped(outcome, actions);
	judgement->unanswered = !is_answered(outcome, actions->answer);
	judgement->reached = outcome->changes.count - judgement->missing.count;
	judgement->solved = is_complete && !judgement->passing.count && !judgement->unpassed &&
			    !waits && !judgement->untyped && !judgement->unanswered;
	return r;
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
	struct journal *ret_journal, struct changes *ret_changes)
{
	const struct farm_state before = {.snapshot = lesson->farm->snapshot};
	cleanup(snapshot_freep) struct snapshot *snapshot = NULL;
	struct farm_state after;
	int r = farm_begin_look(farm);

	if (r != 0)
		return r;
	r = farm_state_read(farm, arena, &snapshot, &after);
	if (r == 0)
		r = journal_read(farm, arena, ret_journal);
	farm_end_look(farm);
	if (r == 0)
		r = changes_find(&before, &after, arena, ret_changes);
	return r == 0 ? keep_texts(arena, ret_changes) : r;
}

int judgement_find(const struct lesson *lesson, struct farm *farm, const struct actions *actions,
	struct arena *arena, struct judgement *ret_judgement)
{
	struct judgement nearest = {0};
	struct journal journal = {0};
	struct changes changes;
	int r = find_changes(lesson, farm, arena, &journal, &changes);

	for (size_t i = 0; i < lesson->outcome_count && r == 0; i++) {
		struct judgement judgement;

		r = judge_outcome(&lesson->outcomes[i], &changes, &journal, actions, &judgement);
		if (i == 0 || is_nearer(&judgement, &nearest))
			nearest = judgement;
	}
	nearest.journal = journal;
	if (r == 0)
		*ret_judgement = nearest;
	return r;
}
