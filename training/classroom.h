/* A class: what all who learn in one folder have done, added up. */
#ifndef TSFARM_TRAINING_CLASSROOM_H
#define TSFARM_TRAINING_CLASSROOM_H

#include "training/course.h"

enum {
	/* who does nothing for longer is away: that is no time of learning */
	CLASSROOM_IDLE = 10 * 60,
	CLASSROOM_STUCK = 10,
	CLASSROOM_RECENT = 12 /* events that are shown of the lesson that somebody is at */
};

/* What one lesson, or all of them, took. */
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
	size_t fruitless; /* attempts since something was reached */
};

struct class_learner {
	const char *name;
	struct learner_lesson
		*lessons; /* in the order of the course, then those that are not in it */
	size_t lesson_count;
	size_t solved, solved_besides; /* lessons of the course, and others */
	struct tally all;
	const struct learner_lesson *now; /* that was touched last and is open; NULL: none */
	bool is_stuck;
	struct progress_event *recent; /* what was typed and said last there, the oldest first */
	size_t recent_count;
	int64_t last; /* moment of the last event; 0: none */
};

/* What a lesson is for all of them. */
struct class_lesson {
	const char *id;
	const struct lesson *lesson; /* NULL for one that is not in the course */
	size_t begun, solved, stuck; /* by how many */
	struct tally tally;
};

struct classroom {
	struct arena *arena;
	const struct course *course;
	const char *folder;
	size_t stuck_after;
	struct class_learner *learners; /* by name */
	size_t count;
	struct class_lesson *lessons; /* that somebody has begun, in the order of the course */
	size_t lesson_count;
	struct diagnostics damage; /* of all files */
};

/* Read all that is in the folder. Returns 0 or negative errno; deinit in any case. */
int classroom_init(struct classroom *classroom, const char *folder, const struct course *course,
	size_t stuck_after);
void classroom_deinit(struct classroom *classroom);

/* Add up what somebody did: all of it the arena's, but for the texts of the progress. 0 or -ENOMEM. */
int class_learner_add_up(struct class_learner *learner, const struct progress *progress,
	const struct course *course, size_t stuck_after, struct arena *arena);

/* Add up the learners' lessons, for classroom_init(). 0 or -ENOMEM. */
int classroom_sum_lessons(struct classroom *classroom);

/* How a lesson stands with somebody: "open", "begun", "solved". */
const char *learner_lesson_standing(const struct learner_lesson *lesson);

/* "3 of 24", and what was solved besides, "3 of 24 + 1" */
void class_learner_add_solved(struct text *to, const struct class_learner *learner, size_t lessons);

/* "2.5": so much for each of `count`. */
void tally_add_mean(struct text *to, size_t sum, size_t count);

/* "1 h 05 min", "12 min", "40 s" */
void tally_add_time(struct text *to, int64_t seconds);

/* --- Showing it; with `only`, that learner lesson by lesson --- */

int classroom_print(const struct classroom *classroom, const struct class_learner *only, FILE *to);
int classroom_print_json(
	const struct classroom *classroom, const struct class_learner *only, FILE *to);
int classroom_print_csv(
	const struct classroom *classroom, const struct class_learner *only, FILE *to);

/* One page that needs nothing else. */
int classroom_add_html(const struct classroom *classroom, struct text *to);

#endif
