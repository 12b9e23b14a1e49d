/* The streams of a command, where redirections lead them. */
#ifndef TSFARM_SHELL_PROMPT_REDIRECT_H
#define TSFARM_SHELL_PROMPT_REDIRECT_H

#include "shell/prompt/state.h"

enum {
	PROMPT_STREAM_COUNT = 10,
	PROMPT_E_NOT_OPENED = 1 /* the prompt has said why */
};

struct prompt_streams {
	int of[PROMPT_STREAM_COUNT]; /* the first three are those of programs; -1 is none */
	int *opened;
	size_t opened_count;
};

void prompt_streams_init(struct prompt_streams *streams, const int descriptors[3]);
void prompt_streams_deinit(struct prompt_streams *streams);

/* Open redirections, one after the other. Returns 0, PROMPT_E_NOT_OPENED or -ENOMEM. */
int prompt_streams_redirect(struct prompt_streams *streams, struct prompt *prompt,
	const struct prompt_redirect *redirect);

#endif
