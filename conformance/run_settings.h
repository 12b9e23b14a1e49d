/* What `run` was told, and the parts of it: what is chosen, and where results go. */
#ifndef TSFARM_CONFORMANCE_RUN_SETTINGS_H
#define TSFARM_CONFORMANCE_RUN_SETTINGS_H

#include "conformance/filter.h"
#include "conformance/report/report.h"
#include "conformance/run/run.h"
#include "conformance/run/run_result.h"

enum {
	RUN_JOBS_MAX = 128 /* more side by side than any machine has cores for */
};

struct run_settings {
	enum level level;
	unsigned format;              /* of report_format_words */
	size_t jobs, repeat, slowest; /* jobs: 0 unless said */
	size_t shard, shards;
	const char *known, *subject, *command, *results;
	struct filters filters;
	unsigned editions; /* a bit each; 0: those of the subject */
	bool fail_fast, quiet, verbose, no_store, failed, watch;
};

/* The options that store into them. */
enum {
	RUN_OPTION_COUNT = 18
};
extern const struct option_row run_options[RUN_OPTION_COUNT];

/* Fill in what is chosen to run. Returns EXIT_DONE or how the program ends. */
int run_choose(struct selection *selection, const struct command_line *line,
	const struct run_settings *settings, struct run *run, struct output *out);

/* The known failures that the run has to expect. As above. */
int run_gather_known(
	struct selection *selection, const char *path, struct run *run, struct output *out);

/* Keep of the chosen what the last run of the same subject in the file failed. As above. */
int run_keep_failed(struct selection *selection, const struct run_settings *settings,
	const struct run *run, struct output *out);

#endif
