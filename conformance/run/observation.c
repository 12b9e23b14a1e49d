#include "conformance/run/observation.h"

#include <errno.h>

#include "base/macros.h"
#include "base/sqlite.h"
#include "conformance/run/interrupt.h"

void farm_history_init(struct farm_history *history, const struct snapshot *first)
{
	*history = (struct farm_history){.last = {.snapshot = first}};
}

void farm_history_deinit(struct farm_history *history)
{
	history->read = snapshot_free(history->read);
}

/* A request to end this program ends the reading, which then says anything. */
static bool is_interrupted(void)
{
	return interrupt_seen() != 0;
}

static int read_state(const struct work_slot *slot, const struct image *image, struct arena *arena,
	struct snapshot **ret_snapshot, struct farm_state *ret_state)
{
	cleanup(farm_freep) struct farm *farm = NULL;
	int r;

	database_end_when(is_interrupted);
	r = work_slot_open_farm(slot, image, &farm);
	if (r == 0 && farm)
		r = farm_state_read(farm, arena, ret_snapshot, ret_state);
	database_end_when(NULL);
	return r;
}

/* No subject can cause it, so none fails for it. */
static bool is_of_the_machine(int r)
{
	return r == -ENOMEM || r == -EIO || r == -EMFILE || r == -ENFILE;
}

int observation_read_farm(struct observation *observation, struct farm_history *history,
	const struct work_slot *slot, const struct image *image, struct arena *arena)
{
	struct snapshot *snapshot = NULL;
	struct farm_state now;
	int r = read_state(slot, image, arena, &snapshot, &now);

	if (r == 0 && !snapshot)
		return 0;
	history->is_unreadable = r != 0;
	if (is_of_the_machine(r))
		return r;
	if (r != 0) {
		observation->unreadable = arena_printf(arena, "the farm's file %s%s",
			r < 0 ? "cannot be read: " : "", work_slot_error_to_string(r));
		return observation->unreadable ? 0 : -ENOMEM;
	}
	r = changes_find(&history->last, &now, arena, &observation->changes);
	history->last = now;
	snapshot_free(history->read);
	history->read = snapshot;
	return r;
}
