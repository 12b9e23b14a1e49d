#include "sim/wtsapi/token_windows.h"

#include <stdlib.h>

#include "sim/tsfarm.h"
#include "sim/wtsapi/system.h"

/* A token has a number of its own, by whatever handle it is known. */
struct known_token {
	LUID id;
	struct token_user user;
	struct known_token *next;
};

/* Within the lock. */
static struct known_token *known_tokens;

static bool find_id(HANDLE token, LUID *ret_id)
{
	TOKEN_STATISTICS statistics;
	DWORD size;

	if (!GetTokenInformation(token, TokenStatistics, &statistics, sizeof(statistics), &size))
		return false;
	*ret_id = statistics.TokenId;
	return true;
}

static bool remember_token(HANDLE token, const struct token_user *user)
{
	struct known_token *known = calloc(1, sizeof(*known));

	if (!known || !find_id(token, &known->id)) {
		free(known);
		return false;
	}
	known->user = *user;
	system_lock();
	known->next = known_tokens;
	known_tokens = known;
	system_unlock();
	return true;
}

bool token_find_user(HANDLE token, struct token_user *ret_user)
{
	const struct known_token *known;
	LUID id;

	if (!known_tokens || !find_id(token, &id))
		return false;
	system_lock();
	known = known_tokens;
	while (known && (known->id.LowPart != id.LowPart || known->id.HighPart != id.HighPart))
		known = known->next;
	if (known)
		*ret_user = known->user;
	system_unlock();
	return known;
}

int token_make(const struct token_user *user, HANDLE *ret_token)
{
	HANDLE own, token;
	BOOL is_made;

	if (!OpenProcessToken(GetCurrentProcess(), TOKEN_QUERY | TOKEN_DUPLICATE, &own))
		return (int)GetLastError();
	is_made = DuplicateTokenEx(
		own, MAXIMUM_ALLOWED, NULL, SecurityImpersonation, TokenPrimary, &token);
	CloseHandle(own);
	if (!is_made)
		return (int)GetLastError();
	if (!remember_token(token, user)) {
		CloseHandle(token);
		return WIN32_ERROR_NOT_ENOUGH_MEMORY;
	}
	*ret_token = token;
	return 0;
}

/* A copy stands for the same user. */
BOOL WINAPI token_duplicate(HANDLE token, DWORD access, SECURITY_ATTRIBUTES *attributes,
	SECURITY_IMPERSONATION_LEVEL level, TOKEN_TYPE type, HANDLE *ret_copy)
{
	struct token_user user;
	BOOL is_made = DuplicateTokenEx(token, access, attributes, level, type, ret_copy);

	if (is_made && token_find_user(token, &user))
		remember_token(*ret_copy, &user);
	return is_made;
}

BOOL WINAPI token_duplicate_for_thread(
	HANDLE token, SECURITY_IMPERSONATION_LEVEL level, HANDLE *ret_copy)
{
	return token_duplicate(
		token, TOKEN_IMPERSONATE | TOKEN_QUERY, NULL, level, TokenImpersonation, ret_copy);
}
