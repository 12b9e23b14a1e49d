/* What WTSOpenServer() gives: tokens that are looked up, so that a wrong one is refused, never followed. */
#ifndef TSFARM_SIM_WTSAPI_HANDLE_H
#define TSFARM_SIM_WTSAPI_HANDLE_H

#include <stdbool.h>

#include "sim/tsfarm.h"
#include "sim/wtsapi/wtsapi-tsfarm.h"

/* A new token for the server of that name (NULL: the current one); 0 when memory is short. */
HANDLE handle_open(const char *server);

/* Forget the token, if it is one. */
void handle_close(HANDLE handle);

/*
 * The server's name; empty for WTS_CURRENT_SERVER_HANDLE and its like. `ret_name` takes
 * HANDLE_NAME_BYTES. False: no such token.
 */
bool handle_get_server(HANDLE handle, char *ret_name);

/* Have those who wait at the handle return (WTS_EVENT_FLUSH): they see its count of flushes change. */
bool handle_flush(HANDLE handle);
bool handle_get_flushes(HANDLE handle, unsigned *ret_count);

enum {
	/* more than any server's name, so that a longer one is not found rather than cut to one */
	HANDLE_NAME_BYTES = 2 * NAME_BYTES
};

#endif
