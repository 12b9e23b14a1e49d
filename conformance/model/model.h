/*
 * The model: what the documents and docs/decisions.md require of one command, typed on one farm.
 *
 * It is a second voice. It is written from the documents, the catalogues and the decisions alone. Of
 * sim/ it knows the types of a snapshot and no function, and of cli/ nothing. The test `model alone`
 * looks at its includes and at its symbols.
 *
 * A case is one command line. For several in a row, read the farm after each and ask again: the next
 * command finds the farm as the one before it left it.
 */
#ifndef TSFARM_CONFORMANCE_MODEL_MODEL_H
#define TSFARM_CONFORMANCE_MODEL_MODEL_H

#include "base/arena.h"
#include "conformance/suite/expectation.h"
#include "conformance/suite/work_file.h"
#include "sim/tsfarm.h"

struct model_rule;

/* A command line, and where it is typed. */
struct model_case {
	const struct snapshot *farm; /* before the command; sorted */
	const char *server;          /* the seat */
	uint32_t session;
	const char *const *arguments; /* the first is the program: "logoff", "quser", "query" */
	size_t argument_count;
	const char *input;             /* standard input; NULL for nothing */
	const struct work_file *files; /* in the folder where the command starts */
	size_t file_count;
	/* For tests: answer as if this rule were not in the table; NULL for the whole table. */
	const struct model_rule *without;
};

enum {
	MODEL_CLAUSES_MAX = 14 /* of one rule in one edition, with the NULL after the last */
};

/* Which part of an answer a rule gives. */
enum model_rule_kind {
	MODEL_RULE_DECIDES,     /* the first that applies decides, and those after it do not */
	MODEL_RULE_ALTERNATIVE, /* one more outcome is right, besides the one that is decided */
	MODEL_RULE_ADDS,        /* a requirement on every outcome, such as its output */
	MODEL_RULE_KIND_COUNT
};

struct situation;

/* One rule: a row of the table. */
struct model_rule {
	const char *id;   /* "logoff/console-of-others" */
	const char *says; /* a sentence, which serves as the title of a scenario */
	enum model_rule_kind kind;
	/* The authority of the rule. A run that judges less than this hears nothing from it. */
	enum level level;
	/* An ALTERNATIVE counts in runs that judge up to this level, and is decided against beyond it. */
	enum level most;
	unsigned
		editions; /* a mask of 1u << enum edition, of the server that the command is typed on */
	const char *decision; /* the heading in docs/decisions.md; NULL if clauses say everything */
	/* By edition, the clauses that the rule carries: "q186477/security/own-session". */
	const char *clauses[EDITION_COUNT][MODEL_CLAUSES_MAX];
	bool (*when)(const struct situation *situation);
	void (*then)(
		struct situation *situation); /* NULL: nothing is said, and `says` is the reason */
};

/*
 * The outcomes that are right. `expectations` has one or more, each as a scenario's `expect` would have
 * it, with a level for each part: judge_step() judges them, change_write() writes them. `outcomes` has
 * the rule of each, in the same order.
 */
struct model_answer {
	const char *silence; /* why nothing can be judged; NULL if the expectations can */
	struct expectations expectations;
	const struct model_rule **outcomes;
	/* The rule that decided, or that was silent; NULL if no rule is about the case. */
	const struct model_rule *decided_by;
	/* All rules that gave something to the answer, `decided_by` among them. */
	const struct model_rule **rules;
	size_t rule_count;
	/* Rules that apply to the case and were not asked, because an earlier one decided. */
	const struct model_rule **passed;
	size_t passed_count;
};

/*
 * Answer for a run that judges up to `level`. At `documented` more outcomes are right, and more cases
 * are not judged, than at `defined`. The arena owns the answer, and the farm of the case must live as
 * long. Returns 0 or -ENOMEM. Call model_answer_deinit() after 0.
 */
int model_answer(const struct model_case *typed, enum level level, struct arena *arena,
	struct model_answer *ret_answer);

/* Free what the arena does not own: regular expressions. */
void model_answer_deinit(struct model_answer *answer);

/*
 * The command that a program's name means, by the first name that documents use: "connect" for
 * "tscon", "query" for "quser". NULL if the model has no rules about it.
 */
const char *model_command(const char *program);

/* The rule of that number, from 0, ordered by command; NULL beyond the last. Each id is unique. */
const struct model_rule *model_rule(size_t number);

/* The command of a rule: "logoff". */
const char *model_rule_command(const struct model_rule *rule);

/* Whether the rule holds in the edition. */
bool model_rule_holds(const struct model_rule *rule, enum edition edition);

/* A clause that no rule carries, and the reason. */
struct model_gap {
	const char *clause, *reason;
};

/* The gap of that number, from 0; NULL beyond the last. */
const struct model_gap *model_gap(size_t number);

#endif
