/* Who the program is, as Windows tells it: users, accounts and tokens of the farm. */
#include <stdio.h>
#include <string.h>
#include <wchar.h>

#include "base/macros.h"
#include "base/name.h"
#include "sim/farm.h"
#include "sim/wtsapi/account_sid.h"
#include "sim/wtsapi/call.h"
#include "sim/wtsapi/handle.h"
#include "sim/wtsapi/identity_windows.h"
#include "sim/wtsapi/token_windows.h"

enum {
	SAM_COMPATIBLE = 2, /* secext.h: WF12\ann */
	REMOTE_SESSION = 0x1000
};

/* The system's own functions. */
static any_hook *own_user_name_w, *own_user_name_a, *own_user_name_ex_w, *own_user_name_ex_a;
static any_hook *own_lookup_sid_w, *own_lookup_sid_a, *own_lookup_name_w, *own_lookup_name_a;
static any_hook *own_token_information, *own_system_metrics, *own_exit_windows;

/* --- Names of the user --- */

static bool get_user(char *ret_user)
{
	struct session_info session;
	int64_t account_id;

	if (!identity_get_session(&session, &account_id) || !*session.user)
		return false;
	memcpy(ret_user, session.user, NAME_BYTES);
	return true;
}

/* Unlike other functions, this one counts the end also when it succeeds. */
static BOOL give_user(enum charset charset, const char *user, void *name, DWORD *size)
{
	BOOL given = identity_give(charset, user, name, size, ERROR_INSUFFICIENT_BUFFER);

	if (given)
		++*size;
	return given;
}

typedef BOOL WINAPI user_name_w(LPWSTR name, LPDWORD size);
typedef BOOL WINAPI user_name_a(LPSTR name, LPDWORD size);

static BOOL WINAPI give_user_name_w(LPWSTR name, LPDWORD size)
{
	char user[NAME_BYTES];

	return get_user(user) ? give_user(CHARSET_WIDE, user, name, size)
			      : ((user_name_w *)own_user_name_w)(name, size);
}

static BOOL WINAPI give_user_name_a(LPSTR name, LPDWORD size)
{
	char user[NAME_BYTES];

	return get_user(user) ? give_user(CHARSET_ANSI, user, name, size)
			      : ((user_name_a *)own_user_name_a)(name, size);
}

typedef BOOLEAN WINAPI user_name_ex(int format, void *name, PULONG size);

/* Accounts belong to the server and not to a domain, which alone has the other formats. */
static BOOLEAN give_user_name_ex(
	enum charset charset, any_hook *own, int format, void *name, PULONG size)
{
	char user[NAME_BYTES], server[HANDLE_NAME_BYTES], whole[NAME_BYTES + HANDLE_NAME_BYTES];

	if (!get_user(user) || !identity_get_server(server))
		return ((user_name_ex *)own)(format, name, size);
	if (format != SAM_COMPATIBLE) {
		SetLastError(ERROR_NONE_MAPPED);
		return FALSE;
	}
	snprintf(whole, sizeof(whole), "%s\\%s", server, user);
	return (BOOLEAN)identity_give(charset, whole, name, (DWORD *)size, ERROR_MORE_DATA);
}

static BOOLEAN WINAPI give_user_name_ex_w(int format, void *name, PULONG size)
{
	return give_user_name_ex(CHARSET_WIDE, own_user_name_ex_w, format, name, size);
}

static BOOLEAN WINAPI give_user_name_ex_a(int format, void *name, PULONG size)
{
	return give_user_name_ex(CHARSET_ANSI, own_user_name_ex_a, format, name, size);
}

/* --- Accounts --- */

/* Both texts are given, or neither: `sizes` say how much room both need. */
static BOOL give_both(enum charset charset, const char *first, void *ret_first, DWORD *first_size,
	const char *second, void *ret_second, DWORD *second_size)
{
	DWORD rooms[2] = {*first_size, *second_size};
	bool has_first =
		identity_give(charset, first, ret_first, first_size, ERROR_INSUFFICIENT_BUFFER);
	bool has_second =
		identity_give(charset, second, ret_second, second_size, ERROR_INSUFFICIENT_BUFFER);

	if (has_first && has_second)
		return TRUE;
	/* what was given needs room for its end too */
	if (has_first && rooms[0])
		++*first_size;
	if (has_second && rooms[1])
		++*second_size;
	SetLastError(ERROR_INSUFFICIENT_BUFFER);
	return FALSE;
}

static bool find_account(int64_t account_id, char *ret_name, char *ret_server)
{
	struct call call;
	int r = call_begin_look(&call, WTS_CURRENT_SERVER_HANDLE);

	if (r == 0)
		r = farm_get_account(call.farm, account_id, ret_name);
	if (r == 0)
		memcpy(ret_server, call.server, sizeof(call.server));
	return call_end(&call, r);
}

typedef BOOL WINAPI lookup_sid(const void *system, PSID sid, void *name, LPDWORD name_size,
	void *domain, LPDWORD domain_size, PSID_NAME_USE use);

static BOOL look_up_sid(enum charset charset, any_hook *own, const void *system, PSID sid,
	void *ret_name, LPDWORD name_size, void *ret_domain, LPDWORD domain_size,
	PSID_NAME_USE ret_use)
{
	char name[NAME_BYTES], server[NAME_BYTES];
	int64_t account_id;

	if (!account_sid_read(sid, &account_id) || !name_size || !domain_size || !ret_use ||
		!find_account(account_id, name, server))
		return ((lookup_sid *)own)(
			system, sid, ret_name, name_size, ret_domain, domain_size, ret_use);
	*ret_use = SidTypeUser;
	return give_both(charset, name, ret_name, name_size, server, ret_domain, domain_size);
}

static BOOL WINAPI look_up_sid_w(const void *system, PSID sid, void *name, LPDWORD name_size,
	void *domain, LPDWORD domain_size, PSID_NAME_USE use)
{
	return look_up_sid(CHARSET_WIDE, own_lookup_sid_w, system, sid, name, name_size, domain,
		domain_size, use);
}

static BOOL WINAPI look_up_sid_a(const void *system, PSID sid, void *name, LPDWORD name_size,
	void *domain, LPDWORD domain_size, PSID_NAME_USE use)
{
	return look_up_sid(CHARSET_ANSI, own_lookup_sid_a, system, sid, name, name_size, domain,
		domain_size, use);
}

/* "ann", or "WF12\ann" where WF12 is a server of the farm. */
static bool find_sid(
	enum charset charset, const void *typed, struct account_sid *ret_sid, char *ret_server)
{
	cleanup(text_deinit) struct text utf8 = {0};
	char spelled[NAME_BYTES], *name, *slash;
	int64_t account_id, server_id;
	struct call call;
	int r;

	charset_read(charset, typed, charset_length(charset, typed), &utf8);
	if (utf8.failed || !utf8.length)
		return false;
	name = utf8.bytes;
	slash = strchr(name, '\\');
	r = call_begin_look(&call, WTS_CURRENT_SERVER_HANDLE);
	if (r == 0 && slash) {
		*slash = '\0';
		r = strcmp(name, ".") == 0 ? 0 : server_find(call.farm, name, &server_id);
		name = slash + 1;
	}
	if (r == 0)
		r = farm_find_account(call.farm, name, &account_id, spelled);
	if (r == 0)
		memcpy(ret_server, call.server, sizeof(call.server));
	if (!call_end(&call, r))
		return false;
	*ret_sid = account_sid_of(account_id);
	return true;
}

typedef BOOL WINAPI lookup_name(const void *system, const void *name, PSID sid, LPDWORD sid_size,
	void *domain, LPDWORD domain_size, PSID_NAME_USE use);

static BOOL look_up_name(enum charset charset, any_hook *own, const void *system, const void *name,
	PSID ret_sid, LPDWORD sid_size, void *ret_domain, LPDWORD domain_size,
	PSID_NAME_USE ret_use)
{
	struct account_sid sid;
	char server[NAME_BYTES];
	BOOL has_domain;

	if (!name || !sid_size || !domain_size || !ret_use ||
		!find_sid(charset, name, &sid, server))
		return ((lookup_name *)own)(
			system, name, ret_sid, sid_size, ret_domain, domain_size, ret_use);
	has_domain =
		identity_give(charset, server, ret_domain, domain_size, ERROR_INSUFFICIENT_BUFFER);
	if (!has_domain || !ret_sid || *sid_size < sizeof(sid)) {
		*domain_size += has_domain ? 1 : 0;
		*sid_size = sizeof(sid);
		SetLastError(ERROR_INSUFFICIENT_BUFFER);
		return FALSE;
	}
	memcpy(ret_sid, &sid, sizeof(sid));
	*sid_size = sizeof(sid);
	*ret_use = SidTypeUser;
	return TRUE;
}

static BOOL WINAPI look_up_name_w(const void *system, const void *name, PSID sid, LPDWORD sid_size,
	void *domain, LPDWORD domain_size, PSID_NAME_USE use)
{
	return look_up_name(CHARSET_WIDE, own_lookup_name_w, system, name, sid, sid_size, domain,
		domain_size, use);
}

static BOOL WINAPI look_up_name_a(const void *system, const void *name, PSID sid, LPDWORD sid_size,
	void *domain, LPDWORD domain_size, PSID_NAME_USE use)
{
	return look_up_name(CHARSET_ANSI, own_lookup_name_a, system, name, sid, sid_size, domain,
		domain_size, use);
}

/* --- Tokens, and the screen --- */

typedef BOOL WINAPI token_information(
	HANDLE token, TOKEN_INFORMATION_CLASS class, void *buffer, DWORD size, PDWORD ret_size);

static BOOL give_bytes(const void *bytes, DWORD needed, void *buffer, DWORD size, DWORD *ret_size)
{
	if (ret_size)
		*ret_size = needed;
	if (!buffer || size < needed) {
		SetLastError(ERROR_INSUFFICIENT_BUFFER);
		return FALSE;
	}
	memcpy(buffer, bytes, needed);
	return TRUE;
}

/* The SID stands behind the structure that points to it. */
static BOOL give_token_user(int64_t account_id, void *buffer, DWORD size, DWORD *ret_size)
{
	struct {
		TOKEN_USER user;
		struct account_sid sid;
	} answer = {.sid = account_sid_of(account_id)};
	DWORD needed = sizeof(TOKEN_USER) + sizeof(answer.sid);

	answer.user.User.Sid = (char *)buffer + sizeof(TOKEN_USER);
	return give_bytes(&answer, needed, buffer, size, ret_size);
}

/* Every other token of the process is its user's. */
static bool find_token_user(HANDLE token, struct token_user *ret_user)
{
	struct session_info session;

	if (token_find_user(token, ret_user))
		return true;
	if (!identity_get_session(&session, &ret_user->account_id))
		return false;
	ret_user->session = session.id;
	return true;
}

static BOOL WINAPI give_token_information(
	HANDLE token, TOKEN_INFORMATION_CLASS class, void *buffer, DWORD size, PDWORD ret_size)
{
	struct token_user user;
	DWORD id;

	if ((class != TokenUser && class != TokenSessionId) || !find_token_user(token, &user) ||
		(class == TokenUser && !user.account_id))
		return ((token_information *)own_token_information)(
			token, class, buffer, size, ret_size);
	if (class == TokenUser)
		return give_token_user(user.account_id, buffer, size, ret_size);
	id = user.session;
	return give_bytes(&id, sizeof(id), buffer, size, ret_size);
}

typedef int WINAPI system_metrics(int index);

static int WINAPI give_system_metrics(int index)
{
	struct session_info session;
	int64_t account_id;

	if (index == REMOTE_SESSION && identity_get_session(&session, &account_id))
		return session.kind != WINSTATION_CONSOLE;
	return ((system_metrics *)own_system_metrics)(index);
}

typedef BOOL WINAPI exit_function(UINT flags, DWORD reason);

static BOOL WINAPI exit_windows(UINT flags, DWORD reason)
{
	char server[HANDLE_NAME_BYTES];

	return identity_get_server(server) ? exit_windows_in_farm(flags, reason)
					   : ((exit_function *)own_exit_windows)(flags, reason);
}

#define HOOK(library, name, instead, own)                                                          \
	{                                                                                          \
		L##library, name, (any_hook *)(instead), &(own)                                    \
	}
/* Our own import is the system's. */
#define SHARED_HOOK(library, name, instead)                                                        \
	{                                                                                          \
		L##library, name, (any_hook *)(instead), NULL                                      \
	}
const struct hook user_hooks[] = {
	HOOK("advapi32.dll", "GetUserNameW", give_user_name_w, own_user_name_w),
	HOOK("advapi32.dll", "GetUserNameA", give_user_name_a, own_user_name_a),
	HOOK("secur32.dll", "GetUserNameExW", give_user_name_ex_w, own_user_name_ex_w),
	HOOK("secur32.dll", "GetUserNameExA", give_user_name_ex_a, own_user_name_ex_a),
	HOOK("advapi32.dll", "LookupAccountSidW", look_up_sid_w, own_lookup_sid_w),
	HOOK("advapi32.dll", "LookupAccountSidA", look_up_sid_a, own_lookup_sid_a),
	HOOK("advapi32.dll", "LookupAccountNameW", look_up_name_w, own_lookup_name_w),
	HOOK("advapi32.dll", "LookupAccountNameA", look_up_name_a, own_lookup_name_a),
	HOOK("kernelbase.dll", "GetTokenInformation", give_token_information,
		own_token_information),
	HOOK("advapi32.dll", "GetTokenInformation", give_token_information, own_token_information),
	SHARED_HOOK("kernelbase.dll", "DuplicateTokenEx", token_duplicate),
	SHARED_HOOK("advapi32.dll", "DuplicateTokenEx", token_duplicate),
	SHARED_HOOK("kernelbase.dll", "DuplicateToken", token_duplicate_for_thread),
	SHARED_HOOK("advapi32.dll", "DuplicateToken", token_duplicate_for_thread),
	HOOK("user32.dll", "GetSystemMetrics", give_system_metrics, own_system_metrics),
	HOOK("user32.dll", "ExitWindowsEx", exit_windows, own_exit_windows),
};
const size_t user_hook_count = ARRAY_SIZE(user_hooks);
