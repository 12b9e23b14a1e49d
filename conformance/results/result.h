/*
 * The results of a run of tsconform, case by case. Reports are written from these structs alone,
 * during a run or from a file (results.h). Texts are UTF-8, except the output of a subject, which may
 * have any bytes but NUL.
 */
#ifndef TSFARM_CONFORMANCE_RESULTS_RESULT_H
#define TSFARM_CONFORMANCE_RESULTS_RESULT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/text.h"
#include "conformance/suite/level.h"
#include "conformance/suite/process_end.h"
#include "conformance/suite/verdict.h"
#include "sim/tsfarm.h"

/*
 * The number of cases that are judged at a level, and of those that hold there. `asked` counts those
 * that a program that does nothing would fail at the level. It would pass all others.
 */
struct result_level_count {
	uint64_t judged, held;
	uint64_t asked, asked_held;
};

struct result_counts {
	uint64_t cases; /* all that were selected */
	uint64_t verdicts[VERDICT_COUNT];
	uint64_t not_reached;
	struct result_level_count levels[LEVEL_COUNT];
	uint64_t unknown; /* reached cases of older results, which do not say `asked` */
};

/* One run of a subject through the selected cases. */
struct result_run {
	int64_t id;                /* counts from 1 in its file */
	const char *subject;       /* its name, by which its other runs are found */
	const char *subject_title; /* from the subject's file; NULL without one */
	const char *subject_typed; /* the argument of --subject; NULL without it */
	const char *command;       /* the words after `--`, quoted for a shell; NULL without them */
	bool by_path;              /* the suite was named by its path */
	const char *host, *system; /* names of the machine and of its operating system */
	const char *version;       /* of tsfarm */
	const char *suite;         /* digest of the scenarios */
	const char *documents;     /* digest of the clauses */
	enum level level;          /* up to which it was judged */
	uint64_t jobs;             /* scenarios side by side */
	uint64_t rounds;           /* how often each case was run; 1 but for --repeat */
	uint64_t shard, shards;    /* "1 of 4"; 1 of 1 for all */
	const char *started;       /* UTC, "2026-11-22T21:36:37Z" */
	const char *ended;         /* NULL: it was killed, or is in progress */
	uint64_t duration;         /* microseconds; 0 until it has ended */
	bool complete;             /* it ended and reached all selected cases */
	struct result_counts counts;
};

/* A clause of the documents of the run, also if no case is about it. */
struct result_clause {
	const char *id; /* "q186477/security/own-session" */
	const char *document, *document_title;
	const char *command; /* of the document */
	const char *section, *says;
	const char *untestable; /* why no scenario can show it; NULL if one can */
	enum level level;
	enum edition edition; /* of the document */
};

/* A typed command and its effects. */
struct result_step {
	const char *server; /* where it was typed */
	uint32_t session;
	const char *typed;
	const char *input;      /* on its standard input; NULL for nothing */
	unsigned line;          /* of the step, in the scenario's file */
	enum process_end end;   /* PROCESS_RUNNING if it never began */
	int code;               /* exit status, signal or errno, depending on `end` */
	const char *streams[2]; /* output on stdout and stderr, as it was judged */
	const char *changes;    /* of the farm, one in a line; empty for none */
	uint64_t duration;      /* microseconds */
};

/* A file in the folder where the commands of a case start. */
struct result_file {
	const char *name, *text;
};

/* One expectation that did not hold. */
struct result_finding {
	const char *what; /* "changes", "exit", "stdout", "stderr", "output", "command" */
	enum level level;
	const char *expected, *actual; /* lines of text */
	unsigned line;                 /* of the expectation, in the scenario's file */
};

/* A scenario, or one row of it, as it was run once. */
struct result_case {
	uint64_t number;      /* position in the selection, from 1; the same in every shard */
	uint64_t round;       /* from 1 */
	const char *scenario; /* "q186477/security/own-session", then "/row", then "@ws2022" */
	const char *title;
	enum edition edition; /* of the farm, and of the documents of its clauses */
	const char *command;  /* of its clauses, which the subject replaces */
	const char *file;
	unsigned line;
	enum level level;           /* of the scenario */
	bool reached;               /* it ran to its end; if not, the members below are empty */
	enum verdict verdict;       /* VERDICT_COUNT if it was not reached */
	const char *reason;         /* of an expected failure, a skip or an error; NULL otherwise */
	bool judged[LEVEL_COUNT];   /* it has an expectation of that level */
	bool held[LEVEL_COUNT];     /* ... and all of them hold */
	bool asked[LEVEL_COUNT];    /* ... and a program that does nothing would fail there */
	bool asked_unknown;         /* a result of an older version, which did not store `asked` */
	uint64_t started, duration; /* microseconds; `started` since the run began */
	const char **clauses;       /* their ids */
	size_t clause_count;
	struct result_step *steps; /* those that ran; in a failed case the last one failed */
	size_t step_count;
	struct result_finding *findings;
	size_t finding_count;
	struct result_file *files; /* given to its commands */
	size_t file_count;
	/*
	 * The farm as a farm file: before the first step and, if there are findings, after the last
	 * one. NULL if it was not kept or could not be read.
	 */
	const char *farm_before, *farm_after;
	/* Of a case that `explore` made: the command that runs it again, and lines that explain it. */
	const char *again, *notes;
};

/* The last step that ran; NULL if none did. */
const struct result_step *result_case_last_step(const struct result_case *item);

/* Whether the case has a finding about `what`, such as "exit". */
bool result_case_has_finding(const struct result_case *item, const char *what);

/*
 * The line of the scenario's file to show: that of the last step that ran, or else of the scenario.
 */
unsigned result_case_line(const struct result_case *item);

/* Add the command line that runs this case again, without a newline. */
void result_print_again(
	const struct result_run *run, const struct result_case *item, struct text *to);

/* Add a case to the counts. */
void result_count(struct result_counts *counts, const struct result_case *item);

/* Whether it is known at the level whether a program that does nothing would fail each case. */
bool result_has_kinds(const struct result_counts *counts, enum level level);

/* Add "did what was asked 12/80, left alone what it must 41/41". */
void result_add_kinds(struct text *to, const struct result_level_count *count);

/* Add "a program that does nothing gets 41/121". */
void result_add_nothing(struct text *to, const struct result_level_count *count);

#endif
