#include "shell/prompt/redirect.h"

#include <errno.h>
#include <stdlib.h>

#include "shell/prompt/messages.h"
#include "shell/prompt/system.h"

void prompt_streams_init(struct prompt_streams *streams, const int descriptors[3])
{
	*streams = (struct prompt_streams){0};
	for (size_t i = 0; i < PROMPT_STREAM_COUNT; i++)
		streams->of[i] = i < 3 ? descriptors[i] : -1;
}

void prompt_streams_deinit(struct prompt_streams *streams)
{
	for (size_t i = 0; i < streams->opened_count; i++)
		prompt_close(streams->opened[i]);
	free(streams->opened);
}

static int keep(struct prompt_streams *streams, int descriptor)
{
	int *opened =
		realloc(streams->opened, (streams->opened_count + 1) * sizeof(*streams->opened));

	if (!opened) {
		prompt_close(descriptor);
		return -ENOMEM;
	}
	streams->opened = opened;
	streams->opened[streams->opened_count++] = descriptor;
	return 0;
}

static int complain(const struct prompt_streams *streams, enum prompt_redirect_kind kind, int error,
	const char *target)
{
	/* what cannot be made because it is not there is its folder */
	if (error == -ENOENT && kind != PROMPT_READ)
		error = -ENOTDIR;
	prompt_complain(streams->of[2], error, target);
	return PROMPT_E_NOT_OPENED;
}

static int redirect_one(struct prompt_streams *streams, struct prompt *prompt, struct arena *arena,
	const struct prompt_redirect *redirect)
{
	char *target = prompt_expand_loops(prompt, arena, redirect->target);
	int descriptor, r;

	if (!target)
		return -ENOMEM;
	if (redirect->kind == PROMPT_COPY) {
		descriptor = streams->of[*target - '0'];
		if (descriptor < 0)
			return complain(streams, redirect->kind, -EBADF, target);
		streams->of[redirect->stream] = descriptor;
		return 0;
	}
	/* the console is where the prompt itself reads and writes */
	if (prompt_is_device(target, "con")) {
		streams->of[redirect->stream] = prompt->descriptors[redirect->kind != PROMPT_READ];
		return 0;
	}
	descriptor = prompt_open(target, redirect->kind);
	if (descriptor == -ENOMEM)
		return descriptor;
	if (descriptor < 0)
		return complain(streams, redirect->kind, descriptor, target);
	r = keep(streams, descriptor);
	if (r == 0)
		streams->of[redirect->stream] = descriptor;
	return r;
}

int prompt_streams_redirect(struct prompt_streams *streams, struct prompt *prompt,
	const struct prompt_redirect *redirect)
{
	cleanup(arena_freep) struct arena *arena = arena_new();
	int r = arena ? 0 : -ENOMEM;

	for (; r == 0 && redirect; redirect = redirect->next)
		r = redirect_one(streams, prompt, arena, redirect);
	return r;
}
