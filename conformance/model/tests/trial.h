/* Our own commands on trial: one command line is run on a farm, and judged by the model. */
#ifndef TSFARM_CONFORMANCE_MODEL_TESTS_TRIAL_H
#define TSFARM_CONFORMANCE_MODEL_TESTS_TRIAL_H

#include "conformance/model/model.h"
#include "conformance/run/judge.h"
#include "conformance/run/observation.h"

struct trial {
	const char *bin; /* the folder of the programs */
	struct temporary_folder folder;
	struct work_slot slot;
	struct image_maker *maker;
	struct image image; /* the farm before the first command */
	bool is_first;
	struct farm_history history;
	struct process process;
	struct observation observation; /* of the last command */
};

/* `bin` is the folder of the programs. Failures end the test. */
void trial_init(struct trial *trial, const char *bin);
void trial_deinit(struct trial *trial);

/* Begin with a farm, which must outlive the commands on it; and end with it. */
void trial_begin(struct trial *trial, const struct snapshot *farm);
void trial_end(struct trial *trial);

/* The farm before the next command. */
const struct snapshot *trial_farm(const struct trial *trial);

/* Run a command; `environment` may be NULL. The observation belongs to the trial and the arena. */
void trial_run(struct trial *trial, const struct model_case *typed, const char **environment,
	size_t environment_count, struct arena *arena);

/* Judge the last command by the answer. The arena owns the findings. */
void trial_judge(const struct trial *trial, const struct model_answer *answer, enum level level,
	struct arena *arena, struct findings *ret_findings);

/* Print the case and the findings. */
void trial_print(const struct model_case *typed, const struct model_answer *answer,
	enum level level, const struct findings *findings);

#endif
