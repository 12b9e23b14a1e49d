/*
 * Problems in a file that people wrote: position, sentence, accepted words. A reader adds one
 * diagnostic per problem and continues, so that a user sees all problems at once.
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
	const char *accepted; /* the accepted words; NULL when they cannot be listed */
};

struct diagnostics {
	struct arena *arena;
	struct diagnostic *items;
	size_t count;
};

/* Make an empty list. 0 or -ENOMEM; deinit in any case. */
int diagnostics_init(struct diagnostics *problems);
void diagnostics_deinit(struct diagnostics *problems);

/*
 * Add a problem at a position. Everything is copied. `accepted` may be NULL. On ENOMEM the problem
 * still counts, with a sentence that says so.
 */
void diagnostics_add(struct diagnostics *problems, struct position at, const char *accepted,
	const char *format, ...) printf_like(4, 5);
void diagnostics_vadd(struct diagnostics *problems, struct position at, const char *accepted,
	const char *format, va_list values) printf_like(4, 0);

/* Sort by file, line and column, and remove duplicates. */
void diagnostics_sort(struct diagnostics *problems);

/* Remove duplicates from index `first` on. */
void diagnostics_forget_twins(struct diagnostics *problems, size_t first);

/*
 * Add "file:line:column: path: sentence; accepted: words" for each problem, as lines. Control
 * characters are written as "\x1B".
 */
void diagnostics_describe(const struct diagnostics *problems, struct text *to);

/* Print the same lines. After `most` lines the rest is only counted; 0 prints all. */
void diagnostics_print(const struct diagnostics *problems, size_t most, FILE *to);

#endif
