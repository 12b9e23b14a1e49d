#include "sim/tsfarm.h"
#include "sim/wtsapi/token.h"

int token_make(const struct token_user *user, HANDLE *ret_token)
{
	(void)user;
	(void)ret_token;
	return WIN32_ERROR_CALL_NOT_IMPLEMENTED;
}
