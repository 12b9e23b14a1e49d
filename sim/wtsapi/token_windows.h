/* Tokens that were made here, and their copies. */
#ifndef TSFARM_SIM_WTSAPI_TOKEN_WINDOWS_H
#define TSFARM_SIM_WTSAPI_TOKEN_WINDOWS_H

#include <windows.h>

#include "sim/wtsapi/token.h"

/* False: the token was not made here, nor is it a copy of such a one. */
bool token_find_user(HANDLE token, struct token_user *ret_user);

/* In place of DuplicateTokenEx() and DuplicateToken(). */
BOOL WINAPI token_duplicate(HANDLE token, DWORD access, SECURITY_ATTRIBUTES *attributes,
	SECURITY_IMPERSONATION_LEVEL level, TOKEN_TYPE type, HANDLE *ret_copy);
BOOL WINAPI token_duplicate_for_thread(
	HANDLE token, SECURITY_IMPERSONATION_LEVEL level, HANDLE *ret_copy);

#endif
