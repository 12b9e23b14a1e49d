/* Why the process of a subject ended. */
#ifndef TSFARM_CONFORMANCE_SUITE_PROCESS_END_H
#define TSFARM_CONFORMANCE_SUITE_PROCESS_END_H

#include <stdbool.h>

enum process_end {
	PROCESS_RUNNING,
	PROCESS_EXITED,  /* `code` is the exit status */
	PROCESS_CRASHED, /* `code` is the signal; on Windows the exception */
	PROCESS_TIMED_OUT,
	PROCESS_PRINTED_TOO_MUCH,
	PROCESS_NOT_STARTED, /* `code` is the errno */
	PROCESS_END_COUNT
};

/* "exited", "crashed", "timed out", ... */
const char *process_end_to_string(enum process_end end);
bool process_end_from_string(const char *text, enum process_end *ret_end);

#endif
