/* Running scenarios against a subject, several side by side, in one process and one thread. */
#ifndef TSFARM_CONFORMANCE_RUN_H
#define TSFARM_CONFORMANCE_RUN_H

#include "conformance/outcome.h"

struct report;
struct subject;

struct run {
	struct suite *suite;
	const struct scenario **scenarios; /* the chosen ones, in the suite's order */
	size_t count;
	enum level level;
	size_t jobs;
	bool fail_fast;
	struct subject *subject;
	const char *subject_name; /* as it was typed behind --subject; NULL when it was not */
	char *const *command;     /* what was typed behind `--`; ends with NULL; may be NULL */
	struct known_failures known;
	struct report *report;
};

/* How many of each verdict there were. */
struct tally {
	size_t verdicts[VERDICT_COUNT];
	size_t not_run;  /* after --fail-fast, or a signal */
	int interrupted; /* the signal; 0 when there was none */
};

/*
 * Run the scenarios and hand each outcome to the report, in their order. Returns 0 when the run
 * went to its end, whatever its verdicts; -errno when the harness could not work; or what
 * subject_start() or subject_stop() answered.
 */
int run_scenarios(struct run *run, struct tally *ret_tally);

#endif
