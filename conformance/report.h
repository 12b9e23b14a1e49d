/* What a run tells while it runs, and at its end. */
#ifndef TSFARM_CONFORMANCE_REPORT_H
#define TSFARM_CONFORMANCE_REPORT_H

#include <stdio.h>

#include "conformance/run.h"

struct report {
	const struct report_format *format;
	FILE *to;
	const struct run *run;
	bool by_path; /* the suite was named, and must be named again to run one of it */
	bool colourful, verbose;
	FILE *progress;          /* a terminal; NULL when there is none to draw on */
	uint64_t started, drawn; /* milliseconds */
	int width;               /* of what is drawn, in characters */
	size_t shown;
	size_t bad;
};

struct report_format {
	const char *name;
	void (*begin)(struct report *report);
	void (*show)(struct report *report, const struct outcome *outcome);
	void (*end)(struct report *report, const struct tally *tally);
};

/* The formats by name, for people and for TAP consumers. NULL when there is none of that name. */
const struct report_format *report_format_find(const char *name);
extern const char *const report_format_names;

/* A text of somebody's on one line: control characters and odd bytes escaped. */
void report_print_text(FILE *to, const char *text);

/* A text of the subject's on lines of their own, each after `prefix`: odd bytes escaped, cut at some length. */
void report_print_lines(FILE *to, const char *prefix, const char *text);

/* The command that runs just this scenario again. */
void report_print_again(const struct report *report, const struct scenario *scenario);

/* "41 scenarios, 39 passed, 1 expected failure, 1 failed". */
void report_print_summary(const struct tally *tally, FILE *to);

/* The line with counts and time that a run of over a second draws on a terminal. */
void report_draw_progress(struct report *report);
void report_erase_progress(struct report *report);

extern const struct report_format report_pretty, report_tap;

#endif
