/*
 * Lessons (docs/lesson-format.md): a farm, a task, the outcomes that solve it, and the texts for the
 * learner. training/ uses them.
 */
#ifndef TSFARM_CONFORMANCE_SUITE_LESSON_H
#define TSFARM_CONFORMANCE_SUITE_LESSON_H

#include <regex.h>

#include "conformance/suite/document.h"
#include "conformance/suite/expectation.h"
#include "conformance/suite/farms.h"
#include "conformance/suite/work_file.h"

/* A line that must have been typed. All conditions must hold for the same line. */
struct lesson_typed {
	const char *contains, *matches; /* without regard to case */
	enum exit_want exit;            /* of its command: any, zero or non-zero */
	regex_t regex;                  /* of `matches` */
};

/* An event that must be in the journal: its kind, its subject, and the session that caused it. */
struct lesson_event {
	enum event_kind kind;
	const char *thing; /* "WF12/12", or with the detail, "WF12/12/letter.doc" */
	const char *by;    /* "WF12/3"; NULL for any session */
};

struct lesson_events {
	struct lesson_event *items;
	size_t count;
};

/* One way to solve the lesson. Other changes than these are mistakes. */
struct lesson_outcome {
	struct changes changes;
	struct changes besides;        /* allowed, any number of times */
	struct changes passes_through; /* must have happened, and be undone */
	struct lesson_events in_order; /* other events may come between them */
	struct lesson_typed *typed;
	size_t typed_count;
	const char **answers; /* one of them must be given; none: there is no question */
	size_t answer_count;
};

struct lesson_lines {
	const char **items; /* ended by NULL */
	size_t count;
};

/* An answer that must be rejected. */
struct lesson_wrong {
	struct lesson_lines lines; /* for an answer to the question: ".answer TEXT" */
	const char *answer;        /* NULL for typed lines */
	const char *because; /* the comment that a learner sees */
	unsigned line;
};

/*
 * Advice after a mistake that has one of these changes, or if one of these events has happened.
 */
struct lesson_advice {
	struct changes when;
	struct lesson_events happened;
	const char *says;
};

struct lesson {
	const char *id;   /* "current-session", and in another edition "ws2022.current-session" */
	const char *name; /* "current-session" */
	enum edition edition;
	bool is_base;        /* it is in the edition that the file itself has */
	unsigned number;     /* 0: the file has none */
	const char *chapter; /* "" for none */
	const char *title, *task, *explanation;
	const char *file;
	unsigned line;
	const struct clause **clauses;
	size_t clause_count;
	struct farm_entry *farm; /* NULL only if it has problems */
	const char *server;      /* of the learner's session */
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

/* The tree of a lesson in one edition. */
struct lesson_tree {
	enum edition edition;
	const struct yaml_node *root;
	bool is_base;
};

/*
 * Find the editions of the lesson in the tree: that of its key 'edition' (nt4 without it), and those of
 * its key 'editions', whose keys replace those of the lesson. The arena owns the trees. Problems are added. 0 or -ENOMEM.
 */
int lesson_trees_read(struct reader *reader, const struct yaml_node *root,
	struct lesson_tree trees[EDITION_COUNT], size_t *ret_count);

/*
 * Read the lesson in a tree. The arena and the farms own it. Problems are added. 0 or -ENOMEM;
 * lesson_deinit() in any case.
 */
int lesson_read(struct lesson *lesson, const struct documents *documents, struct farms *farms,
	struct reader *reader, const struct lesson_tree *tree);

/* Free what the arena does not own: the regular expressions. */
void lesson_deinit(struct lesson *lesson);

/* Whether the line and the exit status of its command meet the conditions. */
bool lesson_typed_holds(const struct lesson_typed *typed, const char *line, int status);

/* Whether the lesson asks a question. */
bool lesson_asks(const struct lesson *lesson);

/* Read the key `expect`, for lesson_read(). 0 or -ENOMEM. */
int lesson_outcomes_read(
	struct reader *reader, const struct yaml_node *node, struct lesson *lesson);

extern const struct reader_table lesson_outcome_tables[2];

/* Read a text for the learner, which must not be empty. 0 or -ENOMEM. */
int lesson_said_read(struct reader *reader, const struct yaml_node *node, const char **ret_text);

/* The same for a title, which is one line. */
int lesson_title_read(struct reader *reader, const struct yaml_node *node, const char **ret_text);

/* Read an entry of the key `advice`, and add it to the lesson, the object. 0 or -ENOMEM. */
int lesson_advice_read(struct reader *reader, const struct yaml_node *node, void *lesson);

enum {
	LESSON_ADVICE_KEY_COUNT = 3
};
extern const struct reader_key lesson_advice_keys[LESSON_ADVICE_KEY_COUNT];

/* Read an event, and add it to the list. 0 or -ENOMEM. */
int lesson_event_read(struct reader *reader, const struct yaml_node *node,
	const struct lesson *lesson, struct lesson_events *events);

#endif
