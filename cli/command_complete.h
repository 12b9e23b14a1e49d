/*
 * What may follow on the command lines of logoff and the commands around it, from the tables that they
 * are parsed by. The commands themselves know nothing of it, since Windows fixes what they take:
 * `tsfarm` answers shells in their place, and a prompt asks here.
 */
#ifndef TSFARM_CLI_COMMAND_COMPLETE_H
#define TSFARM_CLI_COMMAND_COMPLETE_H

#include <stdbool.h>

#include "base/completion.h"

struct snapshot;

/* Are command lines of that program known? In any case, with folders before it and `.exe` behind. */
bool command_complete_knows(const char *program);

/* The command that may have been meant; NULL if none is near. */
const char *command_complete_nearest(const char *typed);

/*
 * Answer for the word that is being typed, without regard to case. `words` are those before it,
 * beginning with the program's, and end with that word or NULL; where there is none, a program is
 * being typed. Without a farm or a server on which it is typed (NULL) only switches are known.
 *
 * Offered is what could be meant, whether the user may do it or not. A word that ends in ':' goes on.
 */
void command_complete(struct completion *completion, char *const *words,
	const struct snapshot *snapshot, const char *server);

#endif
