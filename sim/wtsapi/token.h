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

#ifdef _WIN32
/* False: the token was not made here, nor is it a copy of such a one. */
bool token_find_user(HANDLE token, struct token_user *ret_user);

/* In place of DuplicateTokenEx() and DuplicateToken(). */
BOOL WINAPI token_duplicate(HANDLE token, DWORD access, SECURITY_ATTRIBUTES *attributes,
	SECURITY_IMPERSONATION_LEVEL level, TOKEN_TYPE type, HANDLE *ret_copy);
BOOL WINAPI token_duplicate_for_thread(
	HANDLE token, SECURITY_IMPERSONATION_LEVEL level, HANDLE *ret_copy);
#endif

#endif
