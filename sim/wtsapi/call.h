/* One call of the API: on which farm, by whom, on which server; and how it ends. */
#ifndef TSFARM_SIM_WTSAPI_CALL_H
#define TSFARM_SIM_WTSAPI_CALL_H

#include "sim/tsfarm.h"
#include "sim/wtsapi/farm_pool.h"
#include "sim/wtsapi/wtsapi-tsfarm.h"

enum {
	/* the answer where the environment names no farm, no server or no session */
	CALL_SERVICE_NOT_ACTIVE = 1062
};

/* Each call has an open farm to itself; calls of several threads at once have several. */
struct call {
	struct farm *farm; /* that of `pooled` */
	struct pooled_farm *pooled;
	struct caller caller;
	int64_t server_id;
	char server[NAME_BYTES]; /* as it is spelled in the farm */
	uint32_t last_error;     /* of the thread, before the call */
};

/*
 * Open the farm of the environment, find who calls, and the server of the handle. Returns 0, a Win32
 * error number, an enum farm_error or negative errno; either way the call ends with call_end().
 */
int call_begin(struct call *call, HANDLE server);

/* The same for a call that only reads: all that it asks is of one moment (farm_begin_look()). */
int call_begin_look(struct call *call, HANDLE server);

/* Open the farm of the environment again, in place of the one of the call. */
int call_reopen(struct call *call);

/* The id that the argument means: WTS_CURRENT_SESSION is one of the current server alone. 0 or 7022. */
int call_session(const struct call *call, DWORD session, uint32_t *ret_id);

/*
 * Close the farm and answer: TRUE for 0, with the last error as it was before the call; else FALSE with
 * the number for GetLastError().
 */
BOOL call_end(struct call *call, int r);

/* The same answer for what needed no farm. */
BOOL call_answer(int r);

enum {
	/* the longest path that anybody has */
	CALL_VARIABLE_BYTES = 4096
};

/* Copy a variable of the environment; false when it is missing, empty or too long. */
bool call_get_variable(const char *name, char *ret_value, size_t size);

#endif
