/*
 * What is wrong with a text that somebody wrote: where, what, and what would have been right.
 * A reader adds one diagnostic per problem and reads on, so that a person sees all of them at once.
 */
#ifndef TSFARM_BASE_DIAGNOSTIC_H
#define TSFARM_BASE_DIAGNOSTIC_H

#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>

#include "base/macros.h"
#include "base/text.h"

struct position {
	const char *file;
	unsigned line, column; /* from 1; 0 is the file as a whole */
	const char *path;      /* of keys, "servers.WF12.edition"; NULL outside any */
};

struct diagnostic {
	struct position at;
	const char *sentence;
	const char *accepted; /* the words that would do; NULL when they are no list */
};

struct diagnostics {
	struct arena *arena;
	struct diagnostic *items;
	size_t count;
};

/* An empty list; 0 or -ENOMEM. */
int diagnostics_init(struct diagnostics *problems);
void diagnostics_deinit(struct diagnostics *problems);

/*
 * Add a problem at `at`; everything is copied. `accepted` may be NULL. When memory is short the
 * problem still counts, with a sentence that says so.
 */
void diagnostics_add(struct diagnostics *problems, struct position at, const char *accepted,
	const char *format, ...) printf_like(4, 5);
void diagnostics_vadd(struct diagnostics *problems, struct position at, const char *accepted,
	const char *format, va_list values) printf_like(4, 0);

/* Put them in the order of file, line and column; what is the same is said once. */
void diagnostics_sort(struct diagnostics *problems);

/* Forget those from `first` on that are the same as one before. */
void diagnostics_forget_twins(struct diagnostics *problems, size_t first);

/*
 * Add "file:line:column: path: sentence; accepted: words" for each problem, as lines. Control
 * characters are written as "\x1B".
 */
void diagnostics_describe(const struct diagnostics *problems, struct text *to);

/* Print the same. After `most` lines the rest is only counted; 0 prints all. */
void diagnostics_print(const struct diagnostics *problems, size_t most, FILE *to);

#endif
