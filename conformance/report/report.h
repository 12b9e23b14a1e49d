/* What is told of a run, while it goes or once it is read again, and at its end. */
#ifndef TSFARM_CONFORMANCE_REPORT_REPORT_H
#define TSFARM_CONFORMANCE_REPORT_REPORT_H

#include <stdio.h>

#include "conformance/results/result.h"

enum {
	REPORT_SLOWEST_MAX = 100
};

/* The slowest of all, the slowest first. */
struct report_slowest {
	size_t wanted, count;
	struct {
		char *scenario;
		uint64_t duration;
	} items[REPORT_SLOWEST_MAX];
};

/* What had one verdict in one round and another in another. */
struct report_flaky {
	enum verdict first;     /* of the scenario that is shown */
	uint64_t passed, shown; /* of its rounds */
	bool differs;
	uint64_t count;   /* of such scenarios so far */
	struct text list; /* a line each */
};

/* A part of a report that is known by its file, while it grows. */
struct report_suite {
	struct text file;
	struct result_counts counts;
	uint64_t duration; /* microseconds */
};

struct report {
	const struct report_format *format;
	FILE *to;
	const struct result_run *run;
	const struct result_clause *clauses; /* of its documents */
	size_t clause_count;
	uint64_t total; /* of the cases that will be shown, and of those that are not reached */
	bool colourful, quiet, verbose;
	FILE *progress;          /* a terminal; NULL when there is none to draw on */
	uint64_t started, drawn; /* milliseconds */
	int width;               /* of what is drawn, in characters */
	uint64_t shown, bad;
	struct result_counts counts; /* of the cases so far; at the end, of all */
	struct report_slowest slowest;
	struct report_flaky flaky;
	const struct result_case
		*planned; /* all, when what is not reached is to be told too; else NULL */
	uint64_t listed;  /* cases shown, those that were not reached too */
	bool failed;      /* memory was short, or a file could not be written */
	struct report_suite suite;
	char token[33]; /* of a log in which commands are stopped; empty when they are not */
	struct text body, part; /* for formats that must know the end before the beginning */
};

enum {
	REPORT_FORMAT_COUNT = 5
};

struct report_format {
	const char *name;
	void (*begin)(struct report *report); /* NULL for nothing */
	void (*show)(struct report *report, const struct result_case *item);
	void (*end)(struct report *report);
	/* A case that was not reached; NULL where the end says enough. */
	void (*miss)(struct report *report, const struct result_case *item);
};

/* The formats by name, for people and for programs. NULL when there is none of that name. */
extern const char *const report_format_words[REPORT_FORMAT_COUNT];
const struct report_format *report_format_find(const char *name);

/* One report: its beginning, each case that was reached, in order, and its end. */
void report_begin(struct report *report);
void report_show(struct report *report, const struct result_case *item);
void report_miss(struct report *report, const struct result_case *item);
void report_end(struct report *report);
void report_deinit(struct report *report);

/* The clause of that id; NULL when the documents have none. */
const struct result_clause *report_find_clause(const struct report *report, const char *id);

/* A text of somebody's on one line: control characters, odd bytes and orders (ci_order.h) escaped. */
void report_print_text(FILE *to, const char *text);

/* A line of its own, in which texts of others are escaped likewise. */
void report_print_line(FILE *to, const char *format, ...) printf_like(2, 3);

/* Lines of such texts, each after `prefix`. */
void report_print_list(FILE *to, const char *prefix, const char *lines);

/* A text of the subject's on lines of their own, each after `prefix`: escaped likewise, cut at some length. */
void report_print_lines(FILE *to, const char *prefix, const char *text);

/* What the last command of the case was given besides its arguments, as lines after `prefix`; nothing when that is nothing. */
void report_print_given(FILE *to, const char *prefix, const struct result_case *item);

/* The command that runs just this scenario again, as a line. */
void report_print_again(const struct report *report, const struct result_case *item);

/* "41 scenarios, 39 passed, 1 expected failure, 1 failed"; above documented, each level's. */
void report_print_summary(
	const struct result_run *run, const struct result_counts *counts, FILE *to);

/* What --slowest and --repeat ask for, each line after `prefix`; nothing when they do not. */
void report_print_notable(struct report *report, const char *prefix);

/* For report_show(): take notice of the case. */
void report_note_notable(struct report *report, const struct result_case *item);

/* The line with counts and time that a run of over a second draws on a terminal. */
void report_draw_progress(struct report *report);
void report_erase_progress(struct report *report);

extern const struct report_format report_pretty, report_tap, report_junit, report_json,
	report_github;

#endif
