/*
 * The page of a class, in parts: the written page has all of them, and a live page replaces those that
 * have changed. Each part is one element with an id.
 */
#ifndef TSFARM_TRAINING_CLASSROOM_PAGE_H
#define TSFARM_TRAINING_CLASSROOM_PAGE_H

#include "base/text.h"
#include "training/classroom.h"

struct class_page {
	const struct classroom *classroom;
	int64_t now;  /* seconds since 1970 */
	bool is_live; /* each learner has a page, and a script follows events */
};

/* Add the id of a learner's element, which has nothing of the name but its bytes in hexadecimal. */
void class_page_add_id(struct text *to, const char *name);

/* Add the name as a value of a query in a URL. */
void class_page_add_query(struct text *to, const char *name);

/* --- classroom_grid.c: learners by lessons --- */
/*
 * Add a part: the numbers of learners by presence, the lines of files that could not be read, or the
 * row of a learner. On ENOMEM `failed` is set in `to`.
 */
void class_page_add_summary(struct text *to, const struct class_page *page);
void class_page_add_damage(struct text *to, const struct class_page *page);
void class_page_add_row(
	struct text *to, const struct class_page *page, const struct class_learner *learner);

/* The grid with all rows, in the order of classroom_order(). 0 or -ENOMEM. */
int class_page_add_grid(struct text *to, const struct class_page *page);

/* --- classroom_person.c: one learner --- */
/* Add a part: presence, mistakes, lines with the latest first, or begun lessons. */
void class_page_add_standing(
	struct text *to, const struct class_page *page, const struct class_learner *learner);
void class_page_add_mistakes(
	struct text *to, const struct class_page *page, const struct class_learner *learner);
void class_page_add_lines(
	struct text *to, const struct class_page *page, const struct class_learner *learner);
void class_page_add_progress(
	struct text *to, const struct class_page *page, const struct class_learner *learner);

/* --- classroom_farm.c: the farm that the learner sees --- */
/* Add a section with the farm of the present lesson, or the reason why it cannot be shown. */
void class_page_add_farm(
	struct text *to, const struct class_page *page, const struct class_learner *learner);

/* --- classroom_html.c --- */
/* Add the section with the sums of each lesson of the class. */
void class_page_add_lessons(struct text *to, const struct class_page *page);

/* `title` is a text; `events` is the URL that a live page follows, or NULL. */
void class_page_begin(
	struct text *to, const struct class_page *page, const char *title, const char *events);

/* End the page of class_page_begin(). */
void class_page_end(struct text *to, const struct class_page *page);

/* Add cells for attempts, mistakes, hints and time. */
void class_page_add_tally(struct text *to, const struct tally *tally);

#endif
