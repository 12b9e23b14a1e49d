#include "shell/undo.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/macros.h"
#include "shell/messages.h"
#include "shell/news.h"
#include "shell/state.h"

/* Bytes of copies. Farms are small; a large one leaves fewer lines to undo. */
enum {
	UNDO_BYTES_MAX = 256 * 1024 * 1024
};

static void entry_deinit(struct undo_entry *entry)
{
	free(entry->line);
	farm_copy_free(entry->before);
	farm_copy_free(entry->after);
	*entry = (struct undo_entry){0};
}

void undo_deinit(struct undo *undo)
{
	for (size_t i = 0; i < undo->count; i++)
		entry_deinit(&undo->entries[i]);
	free(undo->entries);
	entry_deinit(&undo->pending);
	*undo = (struct undo){0};
}

static void forget_first_entry(struct undo *undo)
{
	entry_deinit(&undo->entries[0]);
	undo->count--;
	undo->done--;
	memmove(undo->entries, undo->entries + 1, undo->count * sizeof(*undo->entries));
}

/* The newest entry stays, whatever its size. */
static void forget_old_entries(struct undo *undo)
{
	size_t bytes = 0;

	for (size_t i = undo->count; i-- > 0;) {
		bytes += farm_copy_size(undo->entries[i].before);
		if (bytes <= UNDO_BYTES_MAX || i + 1 == undo->count)
			continue;
		for (size_t gone = i + 1; gone > 0; gone--)
			forget_first_entry(undo);
		return;
	}
}

/* --- Lines --- */

static int note_moment(struct shell *shell, struct undo_moment *ret_moment)
{
	int r = farm_get_last_event(shell->farm, &ret_moment->event);

	return r == 0 ? farm_get_clock(shell->farm, ret_moment->clock) : r;
}

int undo_begin(struct shell *shell, const char *line)
{
	struct undo_entry *entry = &shell->undo.pending;
	int r;

	entry_deinit(entry);
	entry->line = strdup(line);
	if (!entry->line)
		return -ENOMEM;
	entry->seat_before = shell->seat;
	r = note_moment(shell, &entry->moment_before);
	return r == 0 ? farm_copy_new(shell->farm, &entry->before) : r;
}

/* The authors of the events between two moments. The line may have moved the seat. */
struct authors {
	const struct seat *before, *after;
	int64_t last;
	bool own, others;
};

static int take_event(void *context, const struct event *event)
{
	struct authors *authors = context;
	bool own = seat_is_at(authors->before, event->by_server, event->by_session) ||
		   seat_is_at(authors->after, event->by_server, event->by_session);

	if (authors->last && event->number > authors->last)
		return 0;
	authors->own |= own;
	authors->others |= !own;
	return 0;
}

static int find_authors(struct shell *shell, const struct undo_entry *entry, int64_t first,
	int64_t last, struct authors *ret_authors)
{
	*ret_authors =
		(struct authors){&entry->seat_before, &entry->seat_after, last, false, false};
	return farm_read_events(shell->farm, first, take_event, ret_authors);
}

static int keep_pending(struct undo *undo)
{
	struct undo_entry *entries;

	while (undo->count > undo->done)
		entry_deinit(&undo->entries[--undo->count]);
	entries = realloc(undo->entries, (undo->count + 1) * sizeof(*entries));
	if (!entries)
		return -ENOMEM;
	undo->entries = entries;
	entries[undo->count++] = undo->pending;
	undo->pending = (struct undo_entry){0};
	undo->done = undo->count;
	forget_old_entries(undo);
	return 0;
}

int undo_end(struct shell *shell, bool wrote)
{
	struct undo_entry *entry = &shell->undo.pending;
	struct authors authors = {0};
	int r;

	if (!entry->before)
		return 0;
	entry->seat_after = shell->seat;
	r = note_moment(shell, &entry->moment_after);
	if (r == 0)
		r = find_authors(shell, entry, entry->moment_before.event, 0, &authors);
	if (r == 0 && (authors.own || wrote))
		return keep_pending(&shell->undo);
	entry_deinit(entry);
	return r;
}

/* --- Stepping back and forth --- */

/*
 * Did others change the farm between the moment before the line and now? `is_done` tells on which side of
 * the line the farm is.
 */
static int find_others(
	struct shell *shell, const struct undo_entry *entry, bool is_done, bool *ret_others)
{
	const struct undo_moment *expected = is_done ? &entry->moment_after : &entry->moment_before;
	struct undo_moment now;
	struct authors authors = {0};
	int r = note_moment(shell, &now);

	if (r == 0 && is_done)
		r = find_authors(
			shell, entry, entry->moment_before.event, expected->event, &authors);
	if (r == 0)
		*ret_others = authors.others || now.event != expected->event ||
			      strcmp(now.clock, expected->clock) != 0;
	return r;
}

/* Returns -EAGAIN if others have written since `reading`. */
static int restore_before(struct shell *shell, struct undo_entry *entry, uint32_t reading)
{
	int r = entry->after ? 0 : farm_copy_new(shell->farm, &entry->after);

	if (r == 0)
		r = farm_restore_unless_changed(shell->farm, entry->before, reading);
	if (r == 0)
		seat_restore(shell, &entry->seat_before);
	else
		entry->after = farm_copy_free(entry->after);
	return r;
}

/* Returns -EAGAIN if others have written since `reading`. */
static int restore_after(struct shell *shell, struct undo_entry *entry, uint32_t reading)
{
	int r = farm_restore_unless_changed(shell->farm, entry->after, reading);

	if (r != 0)
		return r;
	seat_restore(shell, &entry->seat_after);
	/* the next `.undo` copies it again, with what others write until then */
	entry->after = farm_copy_free(entry->after);
	return 0;
}

/*
 * Restore the farm before or after the line. Changes of others prevent it (`*ret_others`) unless `anyway`;
 * the loop sees those that come between the look and the restoring.
 */
static int restore_farm(
	struct shell *shell, struct undo_entry *entry, bool back, bool anyway, bool *ret_others)
{
	uint32_t reading;
	int r;

	*ret_others = false;
	do {
		r = farm_get_reading(shell->farm, &reading);
		if (r == 0 && !anyway)
			r = find_others(shell, entry, back, ret_others);
		if (r == 0 && *ret_others)
			return 0;
		if (r == 0)
			r = back ? restore_before(shell, entry, reading)
				 : restore_after(shell, entry, reading);
	} while (r == -EAGAIN);
	return r == 0 ? news_skip(shell) : r;
}

/* Returns whether the farm was restored. */
static bool take_step(
	struct shell *shell, struct undo_entry *entry, bool back, const char *operands)
{
	const char *name = back ? "undo" : "redo";
	bool others;
	int r;

	if (*operands && strcasecmp(operands, "anyway") != 0) {
		shell_complain(shell, SAY_ONLY_ANYWAY, name);
		return false;
	}
	r = restore_farm(shell, entry, back, *operands, &others);
	if (r != 0)
		shell_complain_of_farm(shell, r, false);
	else if (others)
		shell_complain(shell, SAY_OTHERS_CHANGED, entry->line, name);
	else
		output_say(shell_out(shell), back ? SAY_UNDONE : SAY_REDONE, entry->line);
	return r == 0 && !others;
}

enum shell_answer undo_step_back(struct shell *shell, void *context, const char *operands)
{
	struct undo *undo = &shell->undo;

	(void)context;
	if (undo->done == 0)
		shell_complain(shell, SAY_NOTHING_TO_UNDO);
	else if (take_step(shell, &undo->entries[undo->done - 1], true, operands))
		undo->done--;
	return SHELL_CONTINUE;
}

enum shell_answer undo_step_forth(struct shell *shell, void *context, const char *operands)
{
	struct undo *undo = &shell->undo;

	(void)context;
	if (undo->done == undo->count)
		shell_complain(shell, SAY_NOTHING_TO_REDO);
	else if (take_step(shell, &undo->entries[undo->done], false, operands))
		undo->done++;
	return SHELL_CONTINUE;
}
