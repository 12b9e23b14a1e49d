/*
 * A course (docs/lesson-format.md, Courses): a file that names lessons, in the order in which they are
 * learned.
 */
#ifndef TSFARM_CONFORMANCE_SUITE_COURSE_FILE_H
#define TSFARM_CONFORMANCE_SUITE_COURSE_FILE_H

#include "base/reader.h"

/* The name of the file in the folder of a course. */
#define COURSE_FILE_NAME "course.yaml"

struct course_entry {
	const char *path;   /* of the lesson file: that of the course file and the listed one */
	const char *lesson; /* the id in that file; NULL only if it has problems */
	struct position at; /* in the course file */
};

struct course_file {
	const char *id, *title;
	const char *introduction, *conclusion; /* NULL: none */
	struct course_entry *entries;
	size_t count;
};

extern const struct reader_table course_file_tables[1];

/*
 * Read the course in the tree, which the reader's arena owns. Each listed file must be a lesson, with an
 * id of its own. The lessons themselves are not read. Problems are added. 0 or -ENOMEM.
 */
int course_file_read(
	struct course_file *course, struct reader *reader, const struct yaml_node *root);

#endif
