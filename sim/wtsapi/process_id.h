/* Process ids of a farm, as the API gives them to programs. */
#ifndef TSFARM_SIM_WTSAPI_PROCESS_ID_H
#define TSFARM_SIM_WTSAPI_PROCESS_ID_H

#include "sim/wtsapi/wtsapi-tsfarm.h"

/*
 * A program that lists processes and then calls OpenProcess() or kill() must not reach one of the
 * machine. So 30 is 0x40000000 + 4 * 30 here, which no process of Windows or Linux has. Ids from
 * 0x30000000 on have no room, and stay as they are.
 */
DWORD process_id_to_program(DWORD pid);

/* The farm's id. A number that is none of the API's is taken for the farm's own, as lists show it. */
DWORD process_id_from_program(DWORD pid);

#endif
