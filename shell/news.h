/* What happened in the farm while a line was executed or typed: by others, and to the seat. */
#ifndef TSFARM_SHELL_NEWS_H
#define TSFARM_SHELL_NEWS_H

#include "base/text.h"

struct shell;

/*
 * Read the journal from where it was read last, and the inbox of the session in which one sits; add,
 * as whole lines, what is to be shown of it: to whoever sits at a terminal what others did, to
 * everybody messages, and that the seat is gone. Returns 0 or the farm's answer.
 */
int news_read(struct shell *shell, struct text *to);

/* Mark everything so far as seen. Returns as news_read() does. */
int news_skip(struct shell *shell);

/* Has the farm been changed since they were read? Cheap enough to ask often. */
bool news_are_there(struct shell *shell);

#endif
