/* What tsconform and a program that is started once say to each other: run/fork_server.h. */
#ifndef TSFARM_CONFORMANCE_RUN_FORK_PROTOCOL_H
#define TSFARM_CONFORMANCE_RUN_FORK_PROTOCOL_H

#include <stdint.h>

/* Variables of the server's environment: the number of its socket, and room for a child's mark. */
#define FORK_SOCKET "TSCONFORM_FORK_SOCKET"
#define FORK_MARK "TSCONFORM_FORK_MARK"

enum {
	FORK_MARK_ROOM = 256,
	FORK_REQUEST_MAX = 64 * 1024,
	FORK_HELLO = 0x74736631 /* the first message of a server that may be used */
};

/*
 * A request, with the descriptors of standard output and error. The texts follow, each with its NUL:
 * the arguments, the environment, the file on standard input, the folder or nothing, and the mark.
 */
struct fork_request {
	uint32_t argument_count, environment_count;
};

/* The answer: the process, or a negative errno. It is a child of tsconform. */
struct fork_answer {
	int32_t pid;
};

#endif
