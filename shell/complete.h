/* What may follow on a line that is being typed at the prompt. */
#ifndef TSFARM_SHELL_COMPLETE_H
#define TSFARM_SHELL_COMPLETE_H

struct completion;

/* For struct editor_settings; the context is the shell. */
void shell_complete(void *context, const char *line, struct completion *completion);

#endif
