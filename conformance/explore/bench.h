/* The bench on which cases run: several side by side, in folders that stay. */
#ifndef TSFARM_CONFORMANCE_EXPLORE_BENCH_H
#define TSFARM_CONFORMANCE_EXPLORE_BENCH_H

#include "conformance/explore/oracle.h"
#include "conformance/run/fork_check.h"

enum {
	BENCH_JOBS_MAX = 128,
	BENCH_WINDOW = 512 /* cases that may have begun before an earlier one has ended */
};

struct lane;

struct bench {
	struct subject *subject;
	struct subject *other; /* that it is compared with, without the model; NULL for none */
	enum level level;
	size_t jobs;
	bool is_plain;       /* no relations, for shrinking */
	unsigned time_limit; /* seconds a command may take */
	struct farm_cache farms;
	struct temporary_folder folder;
	struct work_slot own_slot; /* of what the subject starts for all */
	struct lane *lanes;
	struct process **processes;
	struct fork_servers servers; /* of the subject */
	bool has_no_server;          /* start every process as usual */
	uint64_t runs;               /* processes that ended */
};

/* Start the subjects. 0, negative errno or as subject_start(); deinit in any case. */
int bench_init(struct bench *bench);

/* Stop the subjects and remove the folders. 0, or the first failure of subject_stop(). */
int bench_deinit(struct bench *bench);

/*
 * Gives and takes cases. `next` returns the next one, or NULL if there is none. `take` is called in
 * the order of `next` and frees the trial. False ends the run; cases that still run are dropped.
 */
struct bench_calls {
	struct trial *(*next)(void *context);
	bool (*take)(void *context, struct trial *trial);
	void *context;
};

/* 0 or negative errno; -EINTR after a request to end. */
int bench_run(struct bench *bench, const struct bench_calls *calls);

/*
 * Run one case, whose trial the caller frees; it is NULL if its farm is impossible. `relation` is the
 * one by which the second run is changed; NULL for none. As bench_run().
 */
int bench_try(struct bench *bench, const struct plan *plan, const struct relation *relation,
	struct trial **ret_trial);

/*
 * Run the first step of the plan both ways, forked and started, before anything else runs. If they
 * differ, the program is not forked. 0 or negative errno.
 */
int bench_check_server(struct bench *bench, const struct plan *plan);

#endif
