/* Running scenarios against a subject, several side by side, in one process and one thread. */
#ifndef TSFARM_CONFORMANCE_RUN_RUN_H
#define TSFARM_CONFORMANCE_RUN_RUN_H

#include "conformance/run/outcome.h"

struct result_case;
struct subject;

struct results_writer;

/* One repetition of a scenario. */
struct turn {
	const struct scenario *scenario;
	uint64_t number, round; /* position in the selection; repetition number (both from 1) */
};

/*
 * Takes what a run finds: `begin`, then each case in the order of the suite, then `end`. `tick` is
 * called while nothing is found. A `take` that returns false cannot take more: the run stops.
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
	struct turn *turns; /* in the suite's order, the rounds of each after one another */
	size_t count;
	enum level level;
	size_t jobs;
	bool fail_fast;
	struct subject *subject;
	const char *subject_name; /* as it was typed behind --subject; NULL when it was not */
	char *const *command;     /* what was typed behind `--`; ends with NULL; may be NULL */
	struct known_failures known;
	struct run_listener listener;
	struct results_writer *writer; /* takes each outcome; NULL when nothing is stored */
};

/*
 * Run the scenarios and hand each outcome to the listener, in their order. Returns 0 when the run
 * went to its end, whatever its verdicts; -errno when the harness could not work; or what
 * subject_start() or subject_stop() answered. `ret_signal` is the one that ended it, or 0.
 */
int run_scenarios(struct run *run, int *ret_signal);

#endif
