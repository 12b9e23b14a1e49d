/* The usages of commands: what /? and refusals of arguments print. */
#ifndef TSFARM_CONFORMANCE_MODEL_USAGE_H
#define TSFARM_CONFORMANCE_MODEL_USAGE_H

#include "conformance/model/situation.h"

/* Results of rules: help, and the refusal of arguments. Nothing changes. */
void show_help(struct situation *situation);
void refuse_arguments(struct situation *situation);

#endif
