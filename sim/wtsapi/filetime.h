/* Time as Windows counts it. */
#ifndef TSFARM_SIM_WTSAPI_FILETIME_H
#define TSFARM_SIM_WTSAPI_FILETIME_H

#include <stdint.h>

/* Farm time in units of 100 ns since 1601, as if farms were in Greenwich; 0 for no time. */
int64_t filetime_of(const char *farm_time);

#endif
