#include "sim/words.h"
#include "training/judgement.h"
#include "training/messages.h"

static void add_changes(struct text *to, const char *heading, const struct changes *changes)
{
	if (changes->count)
		text_add(to, heading);
	for (size_t i = 0; i < changes->count; i++) {
		text_add(to, "  - ");
		change_write(&changes->items[i], to);
		text_add_char(to, '\n');
	}
}

void judgement_add_lacks(const struct judgement *judgement, struct text *to)
{
	const struct lesson_typed *typed = judgement->untyped;
	const struct lesson_event *late = judgement->out_of_order;

	if (judgement->solved)
		return;
	add_changes(to, SHOW_LACKS, &judgement->missing);
	add_changes(to, SHOW_SURPLUS, &judgement->extra);
	add_changes(to, SHOW_PASSING, &judgement->passing);
	if (judgement->unpassed)
		text_add(to, SHOW_UNPASSED);
	if (late)
		text_printf(to, SHOW_LATE, event_kind_to_string(late->kind), late->thing);
	if (typed)
		text_printf(to, SHOW_UNTYPED, typed->contains ? "contains" : "matches",
			typed->contains ? typed->contains : typed->matches);
	if (judgement->unanswered)
		text_add(to, SHOW_UNANSWERED);
}
