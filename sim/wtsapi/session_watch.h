/* A server whose sessions are compared each time that somebody has changed its farm. */
#ifndef TSFARM_SIM_WTSAPI_SESSION_WATCH_H
#define TSFARM_SIM_WTSAPI_SESSION_WATCH_H

#include <stdbool.h>

#include "sim/wtsapi/call.h"

enum {
	/* how long it takes at most until a change is seen, in milliseconds */
	SESSION_WATCH_PAUSE = 20
};

struct session_watch {
	struct call call; /* who watches; ended by call_end() */
	struct system_file file;
	uint32_t change;
	struct snapshot *before; /* the server as it was seen last */
	char path[CALL_VARIABLE_BYTES];
};

/* Begin a call at the handle, and see what its server is like now. Answers are those of call_begin(). */
int session_watch_begin(struct session_watch *watch, HANDLE server);
void session_watch_deinit(struct session_watch *watch);

/* One that was allocated: end its call with the answer, and free it. Accepts NULL. */
void session_watch_free(struct session_watch *watch, int r);

/*
 * If somebody has changed the farm, or put another one in its place, hand over the server as it was and
 * as it is. After an error the next look sees what this one should have seen.
 */
int session_watch_look(struct session_watch *watch,
	void (*take)(void *context, const struct server *before, const struct server *now),
	void *context);

/* Is a client there? Whoever logs on at the console, or at a client that was there, connects nothing. */
bool session_is_connected(const struct session *session);

#endif
