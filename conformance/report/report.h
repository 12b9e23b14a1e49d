/* Reports of a run, during the run or from a file of results. */
#ifndef TSFARM_CONFORMANCE_REPORT_REPORT_H
#define TSFARM_CONFORMANCE_REPORT_REPORT_H

#include <stdio.h>

#include "conformance/results/result.h"

enum {
	REPORT_SLOWEST_MAX = 100
};

/* The slowest scenarios, slowest first. */
struct report_slowest {
	size_t wanted, count;
	struct {
		char *scenario;
		uint64_t duration;
	} items[REPORT_SLOWEST_MAX];
};

/* Scenarios whose rounds had different verdicts. */
struct report_flaky {
	enum verdict first;     /* of the first round of the present scenario */
	uint64_t passed, shown; /* its rounds */
	bool differs;
	uint64_t count;   /* of such scenarios so far */
	struct text list; /* with a line for each */
};

/* The part of a report about one file. */
struct report_suite {
	struct text file;
	struct result_counts counts;
	uint64_t duration; /* microseconds */
};

/* Failures of one clause for the same reasons: most are one mistake. */
struct report_group {
	char *label;
	uint64_t size;
};

struct report_groups {
	struct report_group *items;
	size_t count;
};

enum {
	REPORT_GROUP_SHOWN = 3 /* failures of a group that people read in full */
};

struct report {
	const struct report_format *format;
	FILE *to;
	const struct result_run *run;
	const struct result_clause *clauses; /* of its documents */
	size_t clause_count;
	uint64_t total; /* cases, also those that are not reached */
	bool colourful, quiet, verbose;
	FILE *progress;          /* the terminal of the progress line; NULL without one */
	uint64_t started, drawn; /* milliseconds */
	int width;               /* of the progress line, in characters */
	uint64_t shown, bad;
	struct result_counts counts; /* of the cases so far; at the end, of all */
	struct report_slowest slowest;
	struct report_flaky flaky;
	struct report_groups groups;
	const struct result_case
		*planned; /* all cases, if those not reached are shown too; else NULL */
	uint64_t listed;  /* cases shown, also those not reached */
	bool failed;      /* out of memory, or a file could not be written */
	struct report_suite suite;
	char token[33]; /* that turns on commands of GitHub's runner again; empty: they are on */
	struct text body, part; /* for formats whose beginning depends on the end */
};

enum {
	REPORT_FORMAT_COUNT = 5
};

struct report_format {
	const char *name;
	void (*begin)(struct report *report); /* NULL for nothing */
	void (*show)(struct report *report, const struct result_case *item);
	void (*end)(struct report *report);
	/* A case that was not reached; NULL for nothing. */
	void (*miss)(struct report *report, const struct result_case *item);
};

/* The formats by name. NULL for an unknown name. */
extern const char *const report_format_words[REPORT_FORMAT_COUNT];
const struct report_format *report_format_find(const char *name);

/*
 * Write a report: its beginning, then each case in order (report_miss() if not reached), then its
 * end.
 */
void report_begin(struct report *report);
void report_show(struct report *report, const struct result_case *item);
void report_miss(struct report *report, const struct result_case *item);
void report_end(struct report *report);
void report_deinit(struct report *report);

/* The clause of that id; NULL if the documents have none. */
const struct result_clause *report_find_clause(const struct report *report, const char *id);

/*
 * Print a text on one line, with control characters, odd bytes and CI commands (ci_order.h)
 * escaped.
 */
void report_print_text(FILE *to, const char *text);

/* Print a formatted line, escaped as report_print_text() does. */
void report_print_line(FILE *to, const char *format, ...) printf_like(2, 3);

/* Print lines, escaped likewise, each after `prefix`. */
void report_print_list(FILE *to, const char *prefix, const char *lines);

/* Print output of the subject, escaped likewise, each line after `prefix`. Long output is cut. */
void report_print_lines(FILE *to, const char *prefix, const char *text);

/* Print the input and the files of the last command of the case, each line after `prefix`. */
void report_print_given(FILE *to, const char *prefix, const struct result_case *item);

/*
 * Print the exit status and the standard error of the last command, as far as no finding shows
 * them, each line after `prefix`.
 */
void report_print_end(FILE *to, const char *prefix, const struct result_case *item);

/* Count the case in its group. Whether it is one of the first there, or all are shown in full. */
bool report_is_shown_in_full(struct report *report, const struct result_case *item);

/* Print the size of each group of which not all were shown in full. */
void report_print_groups(const struct report *report);
void report_groups_deinit(struct report_groups *groups);

/* Print the command that runs this scenario again, as a line. */
void report_print_again(const struct report *report, const struct result_case *item);

/*
 * Print "41 scenarios, 39 passed, 1 expected failure, 1 failed", and the counts of each level if the
 * run was judged above `documented`.
 */
void report_print_summary(
	const struct result_run *run, const struct result_counts *counts, FILE *to);

/*
 * Print result_add_kinds() and result_add_nothing() in a line for each level, unless all holds and
 * something was asked; with `verbose` in any case.
 */
void report_print_kinds(const struct report *report, const char *prefix);

/* Print the lists of --slowest and --repeat, each line after `prefix`. */
void report_print_notable(struct report *report, const char *prefix);

/* For report_show(): add the case to these lists. */
void report_note_notable(struct report *report, const struct result_case *item);

/*
 * Draw, and erase, the line with counts and time, which runs of over a second have on a terminal.
 */
void report_draw_progress(struct report *report);
void report_erase_progress(struct report *report);

extern const struct report_format report_pretty, report_tap, report_junit, report_json,
	report_github;

#endif
