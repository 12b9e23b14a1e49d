/*
 * Results: what a run of tsconform found out, case by case. Reports are written from these structs
 * alone, whether they come out of a running run or out of a file (results.h). Texts are UTF-8 as far
 * as the subject's own are: what it printed may hold any bytes but NUL.
 */
#ifndef TSFARM_CONFORMANCE_RESULTS_RESULT_H
#define TSFARM_CONFORMANCE_RESULTS_RESULT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/text.h"
#include "conformance/suite/process_end.h"
#include "conformance/suite/level.h"
#include "conformance/suite/verdict.h"
#include "sim/tsfarm.h"

/* How many cases have something that is judged at a level, and of how many of them it holds. */
struct result_level_count {
	uint64_t judged, held;
};

struct result_counts {
	uint64_t cases; /* all that were chosen */
	uint64_t verdicts[VERDICT_COUNT];
	uint64_t not_reached;
	struct result_level_count levels[LEVEL_COUNT];
};

/* One run of a subject through the cases that were chosen. */
struct result_run {
	int64_t id;                /* counts from 1 in its file */
	const char *subject;       /* its name for people, and what other runs of it are found by */
	const char *subject_title; /* what the subject's file says of it; NULL when it has none */
	const char *subject_typed; /* what was typed behind --subject; NULL when it was not */
	const char *command; /* the words behind `--`, quoted for a shell; NULL without them */
	bool by_path;        /* the suite was named, and must be named again to run one of it */
	const char *host, *system; /* the machine, and what runs on it */
	const char *version;       /* of tsfarm */
	const char *suite;         /* digests: two runs with the same were asked the same, */
	const char *documents;     /* from the same documents */
	enum level level;          /* what was judged */
	uint64_t jobs;             /* side by side */
	uint64_t rounds;           /* how often each case was run; 1 but for --repeat */
	uint64_t shard, shards;    /* "1 of 4"; 1 of 1 for all */
	const char *started;       /* UTC, "2026-11-22T21:36:37Z" */
	const char *ended;         /* NULL: it was killed, or still goes on */
	uint64_t duration;         /* microseconds; 0 while it has not ended */
	bool complete;             /* it ended, and reached all that was chosen */
	struct result_counts counts;
};

/* A clause of the documents that the run was judged by, whether or not a case is about it. */
struct result_clause {
	const char *id; /* "q186477/security/own-session" */
	const char *document, *document_title;
	const char *command; /* which the document is about */
	const char *section, *says;
	const char *untestable; /* why no scenario can show it; NULL when one can */
	enum level level;
	enum edition edition; /* of the document */
};

/* A command that was typed, and what came of it. */
struct result_step {
	const char *server; /* where it was typed */
	uint32_t session;
	const char *typed;
	const char *input;      /* on its standard input; NULL for nothing */
	unsigned line;          /* of the step, in the scenario's file */
	enum process_end end;   /* how it ended; PROCESS_RUNNING when it never began */
	int code;               /* its exit status, signal or errno, as `end` says */
	const char *streams[2]; /* stdout and stderr: what was printed, as it was judged */
	const char *changes;    /* what it did to the farm, a change a line; empty for none */
	uint64_t duration;      /* microseconds */
};

/* A file in the folder where the commands of a case were started. */
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
	uint64_t number; /* its place in the whole suite that was chosen, from 1; shards keep it */
	uint64_t round;  /* from 1 */
	const char *scenario; /* "q186477/security/own-session", then "/row", then "@ws2022" */
	const char *title;
	enum edition edition; /* of the farm, and of the documents of its clauses */
	const char *command; /* which its clauses are about, and the subject stood for */
	const char *file;
	unsigned line;
	enum level level;     /* of the scenario */
	bool reached;         /* chosen, and run to its end; all below is empty when it was not */
	enum verdict verdict; /* VERDICT_COUNT when it was not reached */
	const char *reason;   /* of an expected failure, a skip or an error; NULL otherwise */
	bool judged[LEVEL_COUNT];   /* something of that level was asked, */
	bool held[LEVEL_COUNT];     /* and all of it holds */
	uint64_t started, duration; /* microseconds: after the run's beginning, and taken */
	const char **clauses;       /* ids of what it is written from */
	size_t clause_count;
	struct result_step *steps; /* those that ran, the last of which was the failing one */
	size_t step_count;
	struct result_finding *findings;
	size_t finding_count;
	struct result_file *files; /* that were there when it began */
	size_t file_count;
	/*
	 * The farm as a farm file: before the first step, and, of cases that have findings, after the
	 * last one. NULL when nobody kept it, or nobody could read it.
	 */
	const char *farm_before, *farm_after;
};

/* The first line of the scenario that people should look at: of the step that failed, or its own. */
unsigned result_case_line(const struct result_case *item);

/* Add the command line that runs just this case again, without a newline. */
void result_print_again(
	const struct result_run *run, const struct result_case *item, struct text *to);

/* Count one more case. */
void result_count(struct result_counts *counts, const struct result_case *item);

#endif
