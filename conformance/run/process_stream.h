/* Windows alone: reading the output of a process without blocking. */
#ifndef TSFARM_CONFORMANCE_RUN_PROCESS_STREAM_H
#define TSFARM_CONFORMANCE_RUN_PROCESS_STREAM_H

#include <windows.h>

enum {
	PROCESS_STREAM_CHUNK = 16384
};

/* An open stream always has a pending read. A zeroed stream is closed. */
struct process_stream {
	HANDLE pipe; /* NULL once closed */
	OVERLAPPED
	reading; /* its event tells that something was read, or that nothing more will be */
	char chunk[PROCESS_STREAM_CHUNK];
};

/* Make a pipe, whose other end is inheritable. 0 or negative errno; close it in any case. */
int process_stream_open(struct process_stream *stream, HANDLE *ret_end);

/* Begin a read. At the end of the output the stream closes. */
void process_stream_read(struct process_stream *stream);

void process_stream_close(struct process_stream *stream);

#endif
