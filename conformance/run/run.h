/* Running scenarios against a subject, several side by side, in one process and one thread. */
#ifndef TSFARM_CONFORMANCE_RUN_RUN_H
#define TSFARM_CONFORMANCE_RUN_RUN_H

#include "conformance/results/writer.h"
#include "conformance/suite/known.h"
#include "conformance/suite/scenario.h"

struct subject;

/* One repetition of a scenario. */
struct turn {
	const struct scenario *scenario;
	uint64_t number, round; /* position in the selection; repetition number (both from 1) */
};

/*
 * Receives the results of a run: `begin`, then each case in the order of the suite, then `end`.
 * `tick` is called while commands run. If `take` returns false, the run stops.
 */
struct run_listener {
	void (*begin)(void *context);
	bool (*take)(void *context, const struct result_case *item);
	void (*tick)(void *context);
	void (*end)(void *context);
	void *context;
};

struct run {
	struct suite *suite;
	struct turn *turns; /* in the suite's order; the rounds of a scenario are adjacent */
	size_t count;
	enum level level;
	size_t jobs;
	bool fail_fast;
	bool forks; /* start each program once and fork it: fork_server.h */
	struct subject *subject;
	const char *subject_name; /* as it was typed after --subject; NULL without it */
	char *const *command;     /* what was typed after `--`; ends with NULL; may be NULL */
	struct known_failures known;
	struct run_listener listener;
	struct results_writer *writer; /* stores each case; NULL to store nothing */
};

/*
 * Run the scenarios and pass each result to the listener, in their order. Returns 0 after a run
 * that was not cut short by an error, whatever its verdicts; -errno if the harness failed; or the
 * answer of subject_start() or subject_stop(). `ret_signal` is the signal that ended it, or 0.
 */
int run_scenarios(struct run *run, int *ret_signal);

#endif
