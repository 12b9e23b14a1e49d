/* The SIDs of a farm's accounts. */
#ifndef TSFARM_SIM_WTSAPI_ACCOUNT_SID_H
#define TSFARM_SIM_WTSAPI_ACCOUNT_SID_H

#include <stdbool.h>
#include <stdint.h>

/* As Windows keeps a SID with five numbers. */
struct account_sid {
	uint8_t revision, count, authority[6];
	uint32_t parts[5];
};

/* S-1-5-21, three numbers of the farm's, and one of the account. */
struct account_sid account_sid_of(int64_t account_id);

/* The account; false for the SID of anybody else. */
bool account_sid_read(const void *sid, int64_t *ret_account_id);

#endif
