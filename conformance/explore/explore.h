/* The search: cases are generated and run, and the first failure of each kind is kept. */
#ifndef TSFARM_CONFORMANCE_EXPLORE_EXPLORE_H
#define TSFARM_CONFORMANCE_EXPLORE_EXPLORE_H

#include "conformance/explore/bench.h"
#include "conformance/explore/coverage.h"
#include "conformance/explore/generator.h"

enum {
	EXPLORE_FINDINGS_MAX = 10, /* more causes than anybody mends at once */
	EXPLORE_GENERATORS_MAX = 32,
	EXPLORE_CORPUS_MAX = 1024
};

/* A failure, first as it was met and then as the shrinker left it. */
struct finding {
	struct plan plan;
	uint64_t number;
	const struct relation *relation;
	struct signature signature;
	size_t shrink_runs;
	size_t met;       /* cases with this signature */
	bool is_unsteady; /* the subject answers differently from run to run */
	uint64_t after;   /* milliseconds since the search began */
};

/* A random case that met something new: a source of others. */
struct kept_case {
	struct choice_list choices;
	size_t generator;
};

struct explore {
	struct bench *bench;
	uint64_t seed;
	uint64_t runs_most; /* cases; UINT64_MAX for no bound */
	uint64_t time_most; /* milliseconds; UINT64_MAX for no bound */
	uint64_t shard, shards;
	uint64_t replay; /* the number of the one case to run; 0 for all */
	bool fail_fast;
	void (*tick)(const struct explore *explore); /* after each case; NULL for nothing */
	void *tick_context;

	struct generator generators[EXPLORE_GENERATORS_MAX];
	size_t generator_count;
	size_t turn;    /* of the generators */
	bool is_random; /* all small cases are done */
	uint64_t draws; /* random cases that were tried, also the impossible ones */
	struct kept_case *corpus;
	size_t corpus_count;
	uint64_t number;      /* of the last case that was generated */
	uint64_t small_cases; /* numbers up to this one are small cases */
	uint64_t taken, silent, steps;
	uint64_t started;
	bool is_begun; /* a case was run, so the time may end the search */
	struct coverage coverage; /* of all cases that were generated: it decides the corpus */
	struct coverage tried;    /* of those that this shard runs */
	struct finding findings[EXPLORE_FINDINGS_MAX];
	size_t finding_count;
	const char *trouble; /* why a case could not be run; NULL if all could */
	uint64_t trouble_number;
};

/*
 * Prepare a search that is zeroed but for its settings. It borrows `bench`. 0 or -ENOMEM; deinit in
 * any case.
 */
int explore_init(struct explore *explore, struct bench *bench);
void explore_deinit(struct explore *explore);

/* Add the cases of a command in an edition. False if the command has no grammar. */
bool explore_add(struct explore *explore, const char *command, enum edition edition);

/* Search until a bound is reached. 0 or negative errno; -EINTR after a request to end. */
int explore_run(struct explore *explore);

#endif
