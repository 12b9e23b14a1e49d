/* What the system, rather than the API, tells of a server's sessions. */
#ifndef TSFARM_SIM_WTSAPI_SESSIONS_H
#define TSFARM_SIM_WTSAPI_SESSIONS_H

#include "sim/wtsapi/wtsapi-tsfarm.h"

/* The session at the console of the current server; 0xFFFFFFFF, as documented, when there is none. */
DWORD sessions_get_console(void);

#endif
