/* What the tests of processes share on both systems. */
#ifndef TSFARM_CONFORMANCE_RUN_TESTS_PROCESS_SUPPORT_H
#define TSFARM_CONFORMANCE_RUN_TESTS_PROCESS_SUPPORT_H

#include "conformance/run/process.h"
#include "conformance/suite/tests/support.h"

static inline void wait_for(struct process *process)
{
	while (process->pid)
		same_number("process_wait", process_wait(&process, 1, 1000), 0);
}

static inline void same_end(
	const char *label, const struct process *process, enum process_end end, int code)
{
	same_text(label, process_end_to_string(process->end), process_end_to_string(end));
	same_number(label, process->code, code);
#ifdef _WIN32
	assert_null(process->handles);
#else
	same_number("streams are closed", process->streams[0] + process->streams[1], -2);
#endif
}

#endif
