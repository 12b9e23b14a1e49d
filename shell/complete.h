/* Completion of a line that is being typed at the prompt. */
#ifndef TSFARM_SHELL_COMPLETE_H
#define TSFARM_SHELL_COMPLETE_H

struct completion;

/* Offer what can follow `line`, as struct editor_settings wants it; `context` is the shell. */
void shell_complete(void *context, const char *line, struct completion *completion);

#endif
