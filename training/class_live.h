/* A class that is read again and again, and what of its page each client has seen. */
#ifndef TSFARM_TRAINING_CLASS_LIVE_H
#define TSFARM_TRAINING_CLASS_LIVE_H

#include "training/classroom_page.h"

/* A part of a page; the arena of its view owns the texts. */
struct class_part {
	const char *id, *html;
	uint64_t hash; /* of both */
};

/* All parts of the grid, or of the page of a learner. */
struct class_view {
	const char *name; /* of the learner; NULL: the grid */
	struct class_part *parts;
	size_t count;
	struct class_view *next;
};

struct class_live {
	struct classroom classroom;
	const struct course *course;
	const char *folder;
	size_t stuck_after;
	int64_t now;
	struct text trouble; /* the folder could not be read last time; what is shown is older */
	/* of the present second: */
	struct arena *arena;
	struct class_view *views;
};

/* Read the class. 0 or negative errno; deinit in any case. The texts are borrowed. */
int class_live_init(struct class_live *live, const struct course *course, const char *folder,
	size_t stuck_after);
void class_live_deinit(struct class_live *live);

/* Read the class again if time has passed. If that fails, the former state stays. */
void class_live_refresh(struct class_live *live, int64_t now);

/* The class as it was read last, for the functions of classroom_page.h. It borrows `live`. */
struct class_page class_live_page(const struct class_live *live);

/* The learner of exactly that name, or NULL. */
const struct class_learner *class_live_find(const struct class_live *live, const char *name);

/* The parts of a page (NULL: the grid); NULL on ENOMEM, or if there is no such learner. */
const struct class_view *class_live_view(struct class_live *live, const char *name);

/* Add the whole content of a page. */
void class_live_add_grid(struct class_live *live, struct text *to);
void class_live_add_person(
	struct class_live *live, const struct class_learner *learner, struct text *to);

/* --- A client --- */

struct class_stream;

/* NULL on ENOMEM. */
struct class_stream *class_stream_new(struct class_live *live, const char *name);

/* Accepts NULL. */
void class_stream_free(struct class_stream *stream);

/* Add an event for each part that this client has not seen as it is now. */
void class_stream_add(struct class_live *live, struct class_stream *stream, struct text *to);

#endif
