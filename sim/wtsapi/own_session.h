/*
 * The session in which this process was started. When it ends, by the process itself or by anybody else,
 * the process ends after a grace period, as a logoff ends programs.
 */
#ifndef TSFARM_SIM_WTSAPI_OWN_SESSION_H
#define TSFARM_SIM_WTSAPI_OWN_SESSION_H

#include "sim/wtsapi/call.h"

/* The library was loaded: the session is the one that the environment names now. */
void own_session_load(void);

/* Somebody calls from the session that the environment names. The first time the watch begins. */
void own_session_watch(const struct call *call);

/* A process that has forked watches anew. */
void own_session_forked(void);

/* The session has ended. A process that was not started in it goes on. */
void own_session_end(void);

#endif
