/*
 * The result of an exam: every line that was typed. Lines are only appended, each with a sum of itself
 * and of all before it, so that a change in the file is seen. Anybody who knows the sum can make
 * another file: what counts are the lines, which are typed again.
 *
 *   tsfarm-result 1
 *   54b3a1c0f2d4e687 2026-11-30T19:00:00Z began 0 february 90f1c2a4b5d6e7f8 ann
 *   0f64c2b1a9d8e7f6 2026-11-30T19:00:40Z typed 1 logoff 12
 */
#ifndef TSFARM_TRAINING_EXAM_RESULT_H
#define TSFARM_TRAINING_EXAM_RESULT_H

#include <stdint.h>

#include "base/text.h"

#define EXAM_HASH UINT64_C(0xcbf29ce484222325)

enum exam_word {
	EXAM_BEGAN,  /* text: the exam's id, its digest, and the learner */
	EXAM_OPENED, /* a task; text: its lesson */
	EXAM_TYPED,  /* text: the line */
	EXAM_ENDED,  /* text: the points */
	EXAM_WORD_COUNT
};

struct exam_line {
	int64_t at;
	size_t task; /* from 1 on; 0: the exam */
	enum exam_word word;
	const char *text;
};

struct exam_result {
	struct arena *arena;
	struct exam_line *lines;
	size_t count;
	size_t damaged; /* the first line of the file that is not as it was written; 0: none */
	bool is_torn;   /* a kill left a part of a line at the end, */
	size_t whole;   /* after so many bytes */
	uint64_t sum;
};

/* FNV-1a over the text, from a former value on. */
uint64_t exam_hash(uint64_t from, const char *text);

/* Read the file; a missing one has no lines. 0 or negative errno; deinit in any case. */
int exam_result_read(struct exam_result *result, const char *path);
void exam_result_deinit(struct exam_result *result);

/* Remove the part of a line. 0 or negative errno. */
int exam_result_mend(struct exam_result *result, const char *path);

/* Append a line, which is on the disk when this returns 0. Else negative errno. */
int exam_result_add(struct exam_result *result, const char *path, const struct exam_line *line);

#endif
