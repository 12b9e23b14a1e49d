/* Windows alone: a process made from a plan, not yet running. */
#ifndef TSFARM_CONFORMANCE_RUN_PROCESS_START_H
#define TSFARM_CONFORMANCE_RUN_PROCESS_START_H

#include <wchar.h>

#include "conformance/run/process.h"

/* The ends of the streams that the process gets, each of which can be inherited: handles. */
struct process_ends {
	void *input, *output, *error;
};

/* The caller closes both handles, and lets the thread run. */
struct process_started {
	void *process, *thread;
	unsigned long id;
};

/*
 * Find the file of a program: at its path, or along PATH, each with or without ".exe". The caller
 * frees it. 0 or negative errno.
 */
int process_find_file(const char *program, wchar_t **ret_file);

/* Inherits these three handles and no others. 0 or negative errno. */
int process_create(const struct process_plan *plan, const struct process_ends *ends,
	struct process_started *ret_started);

#endif
