/* One case as it was run: each step with its effects, and what is wrong with them. */
#ifndef TSFARM_CONFORMANCE_EXPLORE_TRIAL_H
#define TSFARM_CONFORMANCE_EXPLORE_TRIAL_H

#include "conformance/explore/farm_cache.h"
#include "conformance/model/model.h"
#include "conformance/run/judge.h"

enum trial_verdict {
	TRIAL_PASSED,
	TRIAL_SILENT, /* nothing is said of what should happen, and nothing forbidden happened */
	TRIAL_FAILED,
	TRIAL_BROKEN /* the harness or the machine failed; `trouble` is the reason */
};

/* What accuses the subject. */
enum trial_oracle {
	ORACLE_MODEL,     /* a rule of the model */
	ORACLE_INVARIANT, /* an effect that no command of the name may ever have */
	ORACLE_RELATION,  /* two cases that should have the same effects */
	ORACLE_OTHER,     /* the other subject, which is no authority */
	ORACLE_COUNT
};

/* A failure's kind. Shrinking keeps it, and two failures of one kind have one cause. */
struct signature {
	enum trial_oracle oracle;
	const struct model_rule *rule; /* that decided; NULL without one */
	const char *what;        /* "changes", "exit", or the name of an invariant or relation */
	unsigned missing, extra; /* kinds of changes, a bit each */
	enum process_end end;
};

struct trial_step {
	struct step step; /* as a scenario has it */
	struct model_answer answer;
	bool is_answered;
	struct snapshot *farm; /* before it, if an earlier step changed it; owned */
	enum process_end end;
	int code;
	const char *streams[2];
	struct changes changes;
	const char *unreadable;
};

/* The steps as one subject did them. */
struct trial_run {
	struct trial_step steps[PLAN_STEPS];
	size_t step_count; /* that ended */
};

struct trial {
	struct arena *arena;
	uint64_t number;
	struct plan plan;
	struct cached_farm *farm;
	/* The second run has the other subject, or the plan changed by a relation. */
	const struct relation *relation;
	struct plan changed;
	struct cached_farm *changed_farm;
	struct trial_run runs[2];
	size_t run_count;
	enum trial_verdict verdict;
	const char *trouble;
	struct findings findings; /* of the last step that ran */
	struct signature signature;
	bool has_ended;
};

/* Make a trial of a copy of the plan, for trial_free(). NULL on ENOMEM. */
struct trial *trial_new(uint64_t number, const struct plan *plan);

/* Accepts NULL; returns NULL. */
struct trial *trial_free(struct trial *trial);

/* Whether two failures are of one kind: all members are equal, texts by their bytes. */
bool signature_equal(const struct signature *a, const struct signature *b);

/* The step that failed, or the last one. */
const struct trial_step *trial_last_step(const struct trial *trial);

#endif
