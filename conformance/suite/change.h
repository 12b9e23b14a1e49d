/* Changes of a farm: the differences between the farm before and after a command. */
#ifndef TSFARM_CONFORMANCE_SUITE_CHANGE_H
#define TSFARM_CONFORMANCE_SUITE_CHANGE_H

#include "base/reader.h"
#include "base/text.h"
#include "sim/tsfarm.h"

enum change_kind {
	CHANGE_SESSION_ENDED,
	CHANGE_SESSION_STARTED,
	CHANGE_STATE_CHANGED,
	CHANGE_USER_CHANGED,
	CHANGE_NAME_CHANGED,
	CHANGE_CLIENT_CHANGED,
	CHANGE_SESSION_CHANGED,
	CHANGE_PROGRAM_ENDED,
	CHANGE_PROGRAM_STARTED,
	CHANGE_PROGRAM_CHANGED,
	CHANGE_WORK_LOST,
	CHANGE_MESSAGE_SENT,
	CHANGE_INBOX_CHANGED,
	CHANGE_PERMISSION_CHANGED,
	CHANGE_WINSTATION_CHANGED,
	CHANGE_SERVER_CHANGED,
	CHANGE_ACCOUNT_CHANGED,
	CHANGE_CLOCK_CHANGED,
	CHANGE_JOURNAL_CHANGED,
	CHANGE_KIND_COUNT
};

extern const char *const change_kind_words[CHANGE_KIND_COUNT];
const char *change_kind_to_string(enum change_kind kind);
bool change_kind_from_string(const char *text, enum change_kind *ret_kind);

/* One difference, or one that is expected. */
struct change {
	enum change_kind kind;
	const char *thing; /* "WF12/12/winword.exe" */
	/* The new value, "none" for nothing; the text of a message; NULL in an expectation for any. */
	const char *to;
	unsigned line; /* of an expected one */
};

struct changes {
	struct change *items;
	size_t count;
};

/* A farm with its journal, at one moment. */
struct farm_state {
	const struct snapshot *snapshot;
	const char **events; /* each event as one line of text */
	size_t event_count;
	/* the events that are changes by themselves, by event: work-lost, message-sent */
	struct change **event_changes;
	/* the events that fill or empty an inbox, by event; NULL for others */
	const struct event **inbox_events;
};

/*
 * Read an open farm. The caller frees the snapshot, and the arena owns the rest. Returns as
 * farm_read().
 */
int farm_state_read(struct farm *farm, struct arena *arena, struct snapshot **ret_snapshot,
	struct farm_state *ret_state);

/* Find all differences, in the order of the farm. The arena owns them. 0 or -ENOMEM. */
int changes_find(const struct farm_state *before, const struct farm_state *after,
	struct arena *arena, struct changes *ret_changes);

/*
 * Whether both lists have the same changes, in any order. Names are compared without regard to case,
 * texts of messages byte by byte; an expected `to` of NULL matches any. If they are not NULL,
 * `missing` receives the changes that did not happen, and `extra` those that were not expected.
 */
bool changes_match(const struct changes *expected, const struct changes *actual,
	struct arena *arena, struct changes *missing, struct changes *extra);

/* Whether the list has the change. Compares as changes_match() does. */
bool changes_have(const struct changes *changes, const struct change *actual);

/* Add one line without its end: "session-ended WF12/12", "state-changed WF12/0 to connected". */
void change_print(const struct change *change, struct text *to);

/* Add the change as an entry of the key `changes`: "{session-ended: WF12/12}". */
void change_write(const struct change *change, struct text *to);

struct change_origin;

/*
 * Read the key `changes`: none, or a list. Changes that cannot follow from `origin` are refused;
 * without an origin (NULL) those that no farm can have. 0 or -ENOMEM.
 */
int changes_read(struct reader *reader, const struct yaml_node *node,
	const struct change_origin *origin, struct changes *ret_changes);

#endif
