/* Tokens of users of the farm. */
#ifndef TSFARM_SIM_WTSAPI_TOKEN_H
#define TSFARM_SIM_WTSAPI_TOKEN_H

#include <stdbool.h>
#include <stdint.h>

#include "sim/wtsapi/wtsapi-tsfarm.h"

/* Whom a token stands for. */
struct token_user {
	int64_t account_id;
	uint32_t session;
};

/*
 * Make a primary token for the user. It is the process's own, for the machine has no such user, and
 * functions that ask it are told the user's SID and session. 120 where there are no tokens.
 */
int token_make(const struct token_user *user, HANDLE *ret_token);

#endif
