/* News: events of the farm that were not typed here, messages to the user, and the loss of the seat. */
#ifndef TSFARM_SHELL_NEWS_H
#define TSFARM_SHELL_NEWS_H

#include <stdbool.h>

#include "base/text.h"

struct shell;

/*
 * Read the journal after the last event that was read, and take the messages of the seat's inbox. Add
 * lines for what a user should know: on a terminal what others did, and always messages and the loss of
 * the seat. Returns 0 or an answer of sim/tsfarm.h.
 */
int news_read(struct shell *shell, struct text *to);

/* Read the news and print them. Returns as news_read() does. */
int news_print(struct shell *shell);

/* Mark everything so far as seen. Returns 0 or an answer of sim/tsfarm.h. */
int news_skip(struct shell *shell);

/* Has the farm changed since news were read? It is cheap enough to be called often. */
bool news_are_there(struct shell *shell);

#endif
