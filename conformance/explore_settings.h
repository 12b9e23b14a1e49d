/* The settings of `tsconform explore`, and the steps after the search. */
#ifndef TSFARM_CONFORMANCE_EXPLORE_SETTINGS_H
#define TSFARM_CONFORMANCE_EXPLORE_SETTINGS_H

#include "conformance/commands.h"
#include "conformance/explore/explore.h"
#include "conformance/report/report.h"

struct explore_settings {
	enum level level;
	unsigned format; /* of report_format_words */
	size_t jobs, runs, seed, shard, shards;
	uint64_t milliseconds;        /* of --time */
	uint64_t replay_seed, replay; /* of --replay */
	const char *subject, *command, *emit, *against;
	unsigned editions;
	bool fail_fast, no_fork_server;
};

enum {
	EXPLORE_OPTION_COUNT = 15
};
extern const struct option_row explore_options[EXPLORE_OPTION_COUNT];

/* The search, and what it is told with. */
struct exploration {
	const struct explore_settings *settings;
	const struct command_line *line;
	struct selection selection;
	struct subject subject, other;
	struct bench bench;
	struct explore explore;
	const char *commands[EXPLORE_GENERATORS_MAX + 1];
	unsigned editions; /* of the cases, a bit each */
	struct output *out;
};

/* Shrink the findings, print them, and write them with --emit. EXIT_DONE, or the exit status of a complaint. */
int explore_tell(struct exploration *exploration);

#endif
