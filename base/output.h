/* The output of a program: results go to one stream, complaints to the other. */
#ifndef TSFARM_BASE_OUTPUT_H
#define TSFARM_BASE_OUTPUT_H

#include <stdbool.h>
#include <stdio.h>

#include "base/macros.h"

struct text;

/* The exit status of tsfarm and tsconform. (logoff has 0 and 1 alone.) */
enum exit_status {
	EXIT_DONE = 0,
	EXIT_REFUSED = 1, /* the answer is no: not conforming, no such server, ... */
	EXIT_MISUSED = 2, /* arguments or input that cannot be read */
	EXIT_BROKEN = 3   /* the machine failed */
};

struct output {
	const char *program; /* begins each complaint */
	FILE *results, *complaints;
};

/* The standard streams. */
void output_init(struct output *out, const char *program);

/*
 * Print "program: sentence" as a complaint and return `status`. The sentence is one line: bytes that
 * a terminal would not show are written as "\x1B".
 */
int fail(struct output *out, int status, const char *format, ...) printf_like(3, 4);

/*
 * Print a formatted line as a result; bytes that a terminal would not show are written as "\x1B".
 */
void output_say(FILE *to, const char *format, ...) printf_like(2, 3);

/*
 * Print a text. If it is incomplete for lack of memory, output_is_whole() returns false from now on, and
 * output_finish() complains.
 */
void output_add(FILE *to, const struct text *text);

/* Note that a text was printed in another way, and whether it is incomplete. */
void output_note(const struct text *text);

/* Whether every text so far was complete. The next call knows of later texts only. */
bool output_is_whole(void);

/*
 * Flush both streams. Returns `status`; or `broken`, with a complaint, if the results could not be
 * written, for example to a full disk.
 */
int output_finish(struct output *out, int status, int broken);

/* Whether this stream may be coloured: it is a terminal, and NO_COLOR is unset or empty. */
bool output_is_colourful(FILE *stream);

#endif
