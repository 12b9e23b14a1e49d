/* An exam (docs/classroom.md): a file that names lessons, their points and the time for all of them. */
#ifndef TSFARM_TRAINING_EXAM_FILE_H
#define TSFARM_TRAINING_EXAM_FILE_H

#include "base/reader.h"
#include "training/course.h"

struct exam_task {
	const char *word; /* the lesson's id, or its path relative to the exam file */
	struct position at;
	uint64_t points;
	const struct lesson *lesson;
};

struct exam {
	const char *path;
	const char *id, *title;
	uint64_t minutes;
	bool hints, undo;     /* are they allowed? */
	enum edition edition; /* of lessons of the course; EDITION_COUNT: nt4, or that of a file */
	struct exam_task *tasks;
	size_t count;
	uint64_t points; /* of all tasks */
	uint64_t digest; /* of the bytes of the file */
	struct arena *arena;
	struct diagnostics problems;
	struct course course;
};

/* Read the exam and its lessons. EXIT_DONE, or the exit status of a complaint; deinit in any case. */
int exam_init(struct exam *exam, const char *path, struct output *out);
void exam_deinit(struct exam *exam);

#endif
