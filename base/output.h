/* Where a program says things: results to one stream, complaints to the other. */
#ifndef TSFARM_BASE_OUTPUT_H
#define TSFARM_BASE_OUTPUT_H

#include <stdbool.h>
#include <stdio.h>

#include "base/macros.h"

/* How tsfarm and tsconform end (logoff has only its own two). */
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
 * Print "program: sentence" as a complaint and return `status`. The sentence is one line: bytes that a
 * terminal would not show, in names of others, are written as "\x1B".
 */
int fail(struct output *out, int status, const char *format, ...) printf_like(3, 4);

/* Print a formatted line as a result; bytes that a terminal would not show are written as "\x1B". */
void output_say(FILE *to, const char *format, ...) printf_like(2, 3);

/*
 * Flush both streams. Returns `status`, or `broken` with a complaint when the results could not be
 * written (a full disk): then nothing that was printed can be trusted.
 */
int output_finish(struct output *out, int status, int broken);

/* May this stream be coloured: a terminal, and NO_COLOR unset or empty? */
bool output_is_colourful(FILE *stream);

#endif
