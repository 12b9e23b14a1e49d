#include "cli/shell/undo.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/macros.h"
#include "cli/shell/news.h"
#include "cli/shell/shell_messages.h"
#include "cli/shell/shell_state.h"

/* What is kept, in bytes: farms are small, and who makes large ones undoes fewer lines. */
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

static void forget_first(struct undo *undo)
{
	entry_deinit(&undo->entries[0]);
	undo->count--;
	undo->done--;
	memmove(undo->entries, undo->entries + 1, undo->count * sizeof(*undo->entries));
}

/* The newest stays, whatever its size. */
static void forget_old(struct undo *undo)
{
	size_t bytes = 0;

	for (size_t i = undo->count; i-- > 0;) {
		bytes += farm_copy_size(undo->entries[i].before);
		if (bytes <= UNDO_BYTES_MAX || i + 1 == undo->count)
			continue;
		for (size_t gone = i + 1; gone > 0; gone--)
			forget_first(undo);
		return;
	}
}

/* --- Lines --- */

int undo_begin(struct shell *shell, const char *line)
{
	struct undo_entry *entry = &shell->undo.pending;
	int r;

	entry_deinit(entry);
	entry->line = strdup(line);
	if (!entry->line)
		return -ENOMEM;
	entry->seat_before = shell->seat;
	r = farm_get_last_event(shell->farm, &entry->event_before);
	return r == 0 ? farm_copy_new(shell->farm, &entry->before) : r;
}

/* Events between two moments: whose are they? The seat may have moved with the line. */
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

static int keep(struct undo *undo)
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
	forget_old(undo);
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
	r = farm_get_last_event(shell->farm, &entry->event_after);
	if (r == 0)
		r = find_authors(shell, entry, entry->event_before, 0, &authors);
	if (r == 0 && (authors.own || wrote))
		return keep(&shell->undo);
	entry_deinit(entry);
	return r;
}

/* --- Words --- */

/* Did others change the farm, from before the line until now, in which it is on this side of it? */
static int find_others(
	struct shell *shell, const struct undo_entry *entry, bool is_done, bool *ret_others)
{
	int64_t expected = is_done ? entry->event_after : entry->event_before, now;
	struct authors authors = {0};
	int r = farm_get_last_event(shell->farm, &now);

	if (r == 0 && is_done)
		r = find_authors(shell, entry, entry->event_before, expected, &authors);
	*ret_others = authors.others || now != expected;
	return r;
}

static int go_back(struct shell *shell, struct undo_entry *entry)
{
	int r = 0;

	if (!entry->after)
		r = farm_copy_new(shell->farm, &entry->after);
	if (r == 0)
		r = farm_restore(shell->farm, entry->before);
	if (r == 0)
		seat_restore(shell, &entry->seat_before);
	return r;
}

static int go_forth(struct shell *shell, struct undo_entry *entry)
{
	int r = farm_restore(shell->farm, entry->after);

	if (r != 0)
		return r;
	seat_restore(shell, &entry->seat_after);
	/* it is copied anew when it is undone again, with what came in between */
	entry->after = farm_copy_free(entry->after);
	return 0;
}

/* Go one step, back or forth, unless that would take others' work along that they have not agreed to. */
static bool step(struct shell *shell, struct undo_entry *entry, bool back, const char *rest)
{
	bool anyway = strcasecmp(rest, "anyway") == 0, others = false;
	int r = anyway ? 0 : find_others(shell, entry, back, &others);

	if (r == 0 && others) {
		shell_complain(shell, SAY_OTHERS_CHANGED, entry->line, back ? "undo" : "redo");
		return false;
	}
	if (r == 0)
		r = back ? go_back(shell, entry) : go_forth(shell, entry);
	if (r == 0)
		r = news_skip(shell);
	if (r != 0)
		shell_complain_of_farm(shell, r);
	else
		fprintf(shell_out(shell), back ? SAY_UNDONE : SAY_REDONE, entry->line);
	return r == 0;
}

enum shell_answer undo_word(struct shell *shell, void *context, const char *rest)
{
	struct undo *undo = &shell->undo;

	(void)context;
	if (undo->done == 0)
		shell_complain(shell, SAY_NOTHING_TO_UNDO);
	else if (step(shell, &undo->entries[undo->done - 1], true, rest))
		undo->done--;
	return SHELL_GO_ON;
}

enum shell_answer redo_word(struct shell *shell, void *context, const char *rest)
{
	struct undo *undo = &shell->undo;

	(void)context;
	if (undo->done == undo->count)
		shell_complain(shell, SAY_NOTHING_TO_REDO);
	else if (step(shell, &undo->entries[undo->done], false, rest))
		undo->done++;
	return SHELL_GO_ON;
}
