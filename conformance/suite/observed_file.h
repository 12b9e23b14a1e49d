/*
 * What a server printed, as observe.cmd writes it down (docs/observe.md): command lines with their exit
 * status and their streams.
 */
#ifndef TSFARM_CONFORMANCE_SUITE_OBSERVED_FILE_H
#define TSFARM_CONFORMANCE_SUITE_OBSERVED_FILE_H

#include <stddef.h>

#include "base/arena.h"
#include "base/diagnostic.h"

enum {
	OBSERVED_STREAMS = 2 /* standard output and standard error */
};

struct observed_run {
	const char *line; /* "logoff /?" */
	unsigned at;      /* its line in the file */
	int exit;
	const char *streams[OBSERVED_STREAMS]; /* lines that end in '\n'; "" for none */
};

struct observed_file {
	const char *system; /* "Microsoft Windows [Version 10.0.20348.587]" */
	struct observed_run *runs;
	size_t count;
};

/*
 * Read a text of `length` bytes, which may have the line ends of Windows. All is the arena's. Problems are
 * added, with `path` as the file's name. 0 or -ENOMEM.
 */
int observed_file_read(struct observed_file *file, const char *path, const char *bytes,
	size_t length, struct arena *arena, struct diagnostics *problems);

#endif
