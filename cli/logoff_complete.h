/*
 * What may follow on a command line of `logoff`, as shells complete it. The command itself knows
 * nothing of it, since Windows fixes what it takes; `tsfarm` answers in its place.
 */
#ifndef TSFARM_CLI_LOGOFF_COMPLETE_H
#define TSFARM_CLI_LOGOFF_COMPLETE_H

#include "base/completion.h"

struct snapshot;

/*
 * Answer for the word that is being typed; `before` has the words before it, ended by that word or
 * by NULL. Without a farm or a server on which it is typed (NULL) only switches are known.
 */
void logoff_complete(struct completion *completion, char *const *before,
	const struct snapshot *snapshot, const char *server);

#endif
