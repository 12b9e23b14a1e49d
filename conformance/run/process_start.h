/* Windows alone: making a suspended process from a plan. */
#ifndef TSFARM_CONFORMANCE_RUN_PROCESS_START_H
#define TSFARM_CONFORMANCE_RUN_PROCESS_START_H

#include <wchar.h>

#include "conformance/run/process.h"

/* Inheritable handles of the streams of the process. */
struct process_ends {
	void *input, *output, *error;
};

/* The caller closes both handles and resumes the thread. */
struct process_started {
	void *process, *thread;
	unsigned long id;
};

/*
 * Find the file of a program: at its path, or along PATH, each with or without ".exe". The caller
 * frees it. 0 or negative errno.
 */
int process_find_file(const char *program, wchar_t **ret_file);

/* Make a process that inherits these three handles and no others. 0 or negative errno. */
int process_create(const struct process_plan *plan, const struct process_ends *ends,
	struct process_started *ret_started);

#endif
