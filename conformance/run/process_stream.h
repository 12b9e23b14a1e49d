/* Windows alone: our ends of what a process prints to, read while other things are waited for too. */
#ifndef TSFARM_CONFORMANCE_RUN_PROCESS_STREAM_H
#define TSFARM_CONFORMANCE_RUN_PROCESS_STREAM_H

#include <windows.h>

enum {
	PROCESS_STREAM_CHUNK = 16384
};

/* Something is being read for as long as it is open. Zeroed, it is closed. */
struct process_stream {
	HANDLE pipe; /* NULL once closed */
	OVERLAPPED
	reading; /* its event tells that something was read, or that nothing more will be */
	char chunk[PROCESS_STREAM_CHUNK];
};

/* A pipe, of which the other end can be inherited. 0 or negative errno; close it in any case. */
int process_stream_open(struct process_stream *stream, HANDLE *ret_end);

/* Begin to read; at its end the stream closes. */
void process_stream_read(struct process_stream *stream);

void process_stream_close(struct process_stream *stream);

#endif
