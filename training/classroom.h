/* A class: the progress of all learners in one folder, added up. */
#ifndef TSFARM_TRAINING_CLASSROOM_H
#define TSFARM_TRAINING_CLASSROOM_H

#include "training/course.h"

enum {
	CLASSROOM_IDLE = 10 * 60,    /* seconds without an event after which a learner is away */
	CLASSROOM_STUCK = 10,        /* attempts without progress after which a learner is stuck */
	CLASSROOM_RECENT = 12,       /* events that are shown of a learner's present lesson */
	CLASSROOM_LATEST = 60,       /* events that are shown of all lessons of a learner */
	CLASSROOM_AWAY = 2 * 60 * 60 /* seconds after which an idle learner has gone */
};

/* What a learner does, by the attention that it deserves. */
enum class_presence {
	CLASS_STUCK,
	CLASS_IDLE, /* in a lesson, without an event for CLASSROOM_IDLE */
	CLASS_WORKING,
	CLASS_AWAY,
	CLASS_DONE, /* with all lessons */
	CLASS_NOT_BEGUN,
	CLASS_PRESENCE_COUNT
};

/* The word for it: "not begun". Static. */
const char *class_presence_to_string(enum class_presence presence);

/* The work on one lesson, or on all of them. */
struct tally {
	size_t attempts; /* lines and answers */
	size_t mistakes, hints;
	int64_t seconds;
};

struct learner_lesson {
	const char *id;
	const struct lesson *lesson; /* NULL for one that is not in the course */
	bool begun, solved;
	struct tally tally;
	size_t fruitless; /* attempts since the last progress */
};

struct class_learner {
	const char *name;
	struct learner_lesson *lessons; /* in the order of the course, then others */
	size_t lesson_count;
	size_t solved, solved_besides; /* lessons of the course, and others */
	struct tally all;
	const struct learner_lesson *now;  /* the last one with an event, if not solved; or NULL */
	const struct learner_lesson *here; /* the last one with an event, solved or not; or NULL */
	bool is_stuck;
	struct progress_event *recent; /* the latest events there, oldest first */
	size_t recent_count;
	struct progress_event *latest; /* the latest events of all lessons, oldest first */
	size_t latest_count;
	bool has_left; /* the last lesson, and has begun no other */
	int64_t last;  /* time of the last event, seconds since 1970; 0: none */
};

/* A lesson, for the whole class. */
struct class_lesson {
	const char *id;
	const struct lesson *lesson; /* NULL for one that is not in the course */
	size_t begun, solved, stuck; /* numbers of learners */
	struct tally tally;
};

struct classroom {
	struct arena *arena;
	const struct course *course;
	const char *folder;
	size_t stuck_after;
	struct class_learner *learners; /* by name */
	size_t count;
	struct class_lesson *lessons; /* that were begun, in the order of the course */
	size_t lesson_count;
	struct diagnostics damage; /* of all files */
};

/*
 * Read all progress files of the folder. A learner is stuck after `stuck_after` attempts without
 * progress. 0 or negative errno; deinit in any case.
 */
int classroom_init(struct classroom *classroom, const char *folder, const struct course *course,
	size_t stuck_after);
void classroom_deinit(struct classroom *classroom);

/* Add up the events of a learner. The arena owns the lists, `progress` the texts. 0 or -ENOMEM. */
int class_learner_add_up(struct class_learner *learner, const struct progress *progress,
	const struct course *course, size_t stuck_after, struct arena *arena);

/* Add up the learners' lessons, for classroom_init(). 0 or -ENOMEM. */
int classroom_sum_lessons(struct classroom *classroom);

/* What the learner does at the time `now`, in a course of so many lessons. */
enum class_presence class_learner_presence(
	const struct class_learner *learner, size_t lessons, int64_t now);

/*
 * The learners, those first who need attention at the time `now`. The arena of the classroom owns the
 * list. NULL on ENOMEM.
 */
const struct class_learner **classroom_order(const struct classroom *classroom, int64_t now);

/*
 * Add the documents that a mistake of the progress has cost, and their users: "rates.xls of tom".
 * `lesson` may be NULL. Nothing is added if no work was lost.
 */
void class_mistake_add_lost(struct text *to, const char *mistake, const struct lesson *lesson);

/* The standing of a learner's lesson: "open", "begun", "solved". */
const char *learner_lesson_standing(const struct learner_lesson *lesson);

/* Add "3 of 24", or "3 of 24 + 1" with other solved lessons. `lessons` is the size of the course. */
void class_learner_add_solved(struct text *to, const struct class_learner *learner, size_t lessons);

/* Add the mean `sum` / `count` as "2.5". */
void tally_add_mean(struct text *to, size_t sum, size_t count);

/* Add a time as "1 h 05 min", "12 min" or "40 s". */
void tally_add_time(struct text *to, int64_t seconds);

/* --- Output; with `only`, of that learner's lessons. Returns 0 or -ENOMEM. --- */

int classroom_print(const struct classroom *classroom, const struct class_learner *only, FILE *to);
int classroom_print_json(
	const struct classroom *classroom, const struct class_learner *only, FILE *to);
int classroom_print_csv(
	const struct classroom *classroom, const struct class_learner *only, FILE *to);

/* Add one HTML page, made at the time `now`, which needs no other file. */
int classroom_add_html(const struct classroom *classroom, int64_t now, struct text *to);

#endif
