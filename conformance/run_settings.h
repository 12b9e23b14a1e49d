/* The settings of `tsconform run`, and the steps before a run. */
#ifndef TSFARM_CONFORMANCE_RUN_SETTINGS_H
#define TSFARM_CONFORMANCE_RUN_SETTINGS_H

#include "conformance/filter.h"
#include "conformance/report/report.h"
#include "conformance/run/run.h"
#include "conformance/run/run_result.h"

enum {
	RUN_JOBS_MAX = 128
};

struct run_settings {
	enum level level;
	unsigned format;              /* of run_format_words */
	size_t jobs, repeat, slowest; /* jobs: 0 for the number of processors */
	size_t shard, shards;
	const char *known, *subject, *command, *results, *keep;
	struct filters filters;
	unsigned editions; /* a bit each; 0: those of the subject */
	bool fail_fast, quiet, verbose, no_store, failed, watch, forks;
};

/* The formats of reports, and html, which is written from the stored run. */
enum {
	RUN_FORMAT_HTML = REPORT_FORMAT_COUNT,
	RUN_FORMAT_COUNT
};
extern const char *const run_format_words[RUN_FORMAT_COUNT];

/* The options of these settings. */
enum {
	RUN_OPTION_COUNT = 20
};
extern const struct option_row run_options[RUN_OPTION_COUNT];

/* Fill in the turns of the run. EXIT_DONE, or the exit status of a complaint. */
int run_choose(struct selection *selection, const struct command_line *line,
	const struct run_settings *settings, struct run *run, struct output *out);

/* Fill in the known failures of the run. EXIT_DONE, or the exit status of a complaint. */
int run_gather_known(
	struct selection *selection, const char *path, struct run *run, struct output *out);

/*
 * Keep the selected scenarios that failed in the last run of the same subject. EXIT_DONE, or the exit
 * status of a complaint.
 */
int run_keep_failed(struct selection *selection, const struct run_settings *settings,
	const struct run *run, struct output *out);

#endif
