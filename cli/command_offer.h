/* What an operand of the commands around logoff, or the value of a switch, may be in a farm. */
#ifndef TSFARM_CLI_COMMAND_OFFER_H
#define TSFARM_CLI_COMMAND_OFFER_H

#include "base/completion.h"
#include "base/index.h"
#include "cli/arguments.h"
#include "sim/tsfarm.h"

/* What is offered from. */
struct command_offer {
	struct completion *completion;
	const struct argument_table *table;
	const struct snapshot *snapshot; /* NULL: no farm is known */
	const struct server *server;     /* NULL likewise */
	struct index offered;            /* each name once */
	int64_t count;
};

/* Offer everything that is what the usage calls `name`: "sessionid". */
void command_offer_kind(struct command_offer *offer, const char *name);

#endif
