#include "sim/wtsapi/process_id.h"

enum {
	FIRST = 0x40000000,
	STEP = 4, /* ids of Windows are multiples of it */
	END = 0x30000000
};

DWORD process_id_to_program(DWORD pid)
{
	return pid < END ? FIRST + STEP * pid : pid;
}

DWORD process_id_from_program(DWORD pid)
{
	return pid >= FIRST && pid % STEP == 0 ? (pid - FIRST) / STEP : pid;
}
