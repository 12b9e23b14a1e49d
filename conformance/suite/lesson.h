/*
 * Lessons (docs/lesson-format.md): a scenario whose typing is left to a learner, with what he is told.
 * Here they are read; cli/training/ gives them.
 */
#ifndef TSFARM_CONFORMANCE_SUITE_LESSON_H
#define TSFARM_CONFORMANCE_SUITE_LESSON_H

#include <regex.h>

#include "conformance/suite/document.h"
#include "conformance/suite/expectation.h"
#include "conformance/suite/farms.h"
#include "conformance/suite/work_file.h"

/* A line that must have been typed. Each condition that is there must hold of the same line. */
struct lesson_typed {
	const char *contains, *matches; /* without regard to case */
	enum exit_want exit;            /* how its command ended: any, zero or non-zero */
	regex_t regex;                  /* of `matches` */
};

/* An event that must be in the journal: of that kind, about that thing, by whoever sits there. */
struct lesson_event {
	enum event_kind kind;
	const char *thing; /* "WF12/12", or with the detail, "WF12/12/letter.doc" */
	const char *by;    /* "WF12/3"; NULL: whoever did it */
};

struct lesson_events {
	struct lesson_event *items;
	size_t count;
};

/* One way in which the lesson is solved: all of it, and no other change but those besides. */
struct lesson_outcome {
	struct changes changes;
	struct changes besides;        /* what may happen as well, as often as it likes */
	struct changes passes_through; /* what must have happened on the way, and be no more */
	struct lesson_events in_order; /* with anything between them */
	struct lesson_typed *typed;
	size_t typed_count;
	const char **answers; /* any of them; none: nothing is asked */
	size_t answer_count;
};

struct lesson_lines {
	const char **items; /* ended by NULL */
	size_t count;
};

/* An answer that must be rejected. */
struct lesson_wrong {
	struct lesson_lines lines;
	const char *because; /* what is said of it */
	unsigned line;
};

/*
 * What is said besides of a mistake, when one of these changes is in it, which are none of the lesson's,
 * or one of these events has happened.
 */
struct lesson_advice {
	struct changes when;
	struct lesson_events happened;
	const char *says;
};

struct lesson {
	const char *id;   /* "current-session", and in a later edition "ws2022.current-session" */
	const char *name; /* "current-session" */
	enum edition edition;
	unsigned number;
	const char *chapter, *title, *task, *explanation;
	const char *file;
	unsigned line;
	const struct clause **clauses;
	size_t clause_count;
	struct farm_entry *farm; /* NULL only when it has problems */
	const char *server;      /* where the learner sits */
	uint32_t session;
	const struct work_file *files;
	size_t file_count;
	struct lesson_outcome *outcomes;
	size_t outcome_count;
	struct lesson_lines hints, solution;
	struct lesson_wrong *wrong;
	size_t wrong_count;
	struct lesson_advice *advice;
	size_t advice_count;
};

extern const struct reader_table lesson_tables[4];

/* A lesson as it reads in one edition. */
struct lesson_tree {
	enum edition edition;
	const struct yaml_node *root;
};

/*
 * Find the editions of the lesson that the tree holds: nt4, and those of its key 'editions', whose keys
 * replace those of the lesson. Trees are the arena's. Problems are added; returns 0 or -ENOMEM.
 */
int lesson_trees_read(struct reader *reader, const struct yaml_node *root,
	struct lesson_tree trees[EDITION_COUNT], size_t *ret_count);

/*
 * Read the lesson that a tree holds, all of it the arena's and the farms'. Problems are added;
 * returns 0 or -ENOMEM; lesson_deinit() in any case.
 */
int lesson_read(struct lesson *lesson, const struct documents *documents, struct farms *farms,
	struct reader *reader, const struct lesson_tree *tree);

/* Free what the arena does not own: the regular expressions. */
void lesson_deinit(struct lesson *lesson);

/* Has such a line been typed, and ended so? */
bool lesson_typed_holds(const struct lesson_typed *typed, const char *line, int status);

/* Read `expect`, for lesson_read(). */
int lesson_outcomes_read(
	struct reader *reader, const struct yaml_node *node, struct lesson *lesson);

extern const struct reader_table lesson_outcome_tables[2];

/* What is said to a learner, which cannot be nothing. */
int lesson_said_read(struct reader *reader, const struct yaml_node *node, const char **ret_text);

/* Read an entry of `advice`, and add it to the lesson that is given as the object. */
int lesson_advice_read(struct reader *reader, const struct yaml_node *node, void *lesson);

enum {
	LESSON_ADVICE_KEY_COUNT = 3
};
extern const struct reader_key lesson_advice_keys[LESSON_ADVICE_KEY_COUNT];

/* Read an event, and add it. */
int lesson_event_read(struct reader *reader, const struct yaml_node *node,
	const struct lesson *lesson, struct lesson_events *events);

#endif
