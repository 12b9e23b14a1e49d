#include "shell/prompt/redirect.h"

#include <assert.h>
#include <errno.h>
#include <stdlib.h>

#include "shell/prompt/drive.h"
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

static int keep_descriptor(struct prompt_streams *streams, int descriptor)
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

static int complain_of_target(const struct prompt_streams *streams, enum prompt_redirect_kind kind,
	int error, const char *target)
{
	/* for a file that cannot be made, the folder is missing */
	if (error == -ENOENT && kind != PROMPT_READ)
		error = -ENOTDIR;
	prompt_complain(streams->of[2], error, target);
	return PROMPT_E_NOT_OPENED;
}

/* Open the target on the drive. The console is where the prompt itself reads and writes. */
static int open_target(struct prompt_streams *streams, struct prompt *prompt,
	const struct prompt_redirect *redirect, const char *target)
{
	static const enum beneath_purpose purposes[] = {
		[PROMPT_READ] = BENEATH_READ,
		[PROMPT_WRITE] = BENEATH_WRITE,
		[PROMPT_APPEND] = BENEATH_APPEND,
	};
	int descriptor, r;

	assert((size_t)redirect->kind < ARRAY_SIZE(purposes));
	if (drive_device_of(target) == DRIVE_CON) {
		streams->of[redirect->stream] = prompt->descriptors[redirect->kind != PROMPT_READ];
		return 0;
	}
	descriptor = drive_open_file(prompt->drive, target, purposes[redirect->kind]);
	if (descriptor == -ENOMEM)
		return descriptor;
	if (descriptor < 0)
		return complain_of_target(streams, redirect->kind, descriptor, target);
	r = keep_descriptor(streams, descriptor);
	if (r == 0)
		streams->of[redirect->stream] = descriptor;
	return r;
}

static int redirect_stream(struct prompt_streams *streams, struct prompt *prompt,
	struct arena *arena, const struct prompt_redirect *redirect)
{
	char *target = prompt_expand_late(prompt, arena, redirect->target);
	int descriptor;

	assert(redirect->stream >= 0 && redirect->stream < PROMPT_STREAM_COUNT);
	if (!target)
		return -ENOMEM;
	if (redirect->kind != PROMPT_COPY)
		return open_target(streams, prompt, redirect, prompt_unquote(target));
	descriptor = streams->of[*target - '0'];
	if (descriptor < 0)
		return complain_of_target(streams, redirect->kind, -EBADF, target);
	streams->of[redirect->stream] = descriptor;
	return 0;
}

int prompt_streams_redirect(struct prompt_streams *streams, struct prompt *prompt,
	const struct prompt_redirect *redirect)
{
	cleanup(arena_freep) struct arena *arena = NULL;
	int r = 0;

	if (redirect && !(arena = arena_new()))
		return -ENOMEM;
	for (; r == 0 && redirect; redirect = redirect->next)
		r = redirect_stream(streams, prompt, arena, redirect);
	return r;
}
