/*
 * A program that asks Windows rather than Terminal Services which computer it runs on, in which
 * session, as whom, and what an error number means, would hear of the real machine. When this library is
 * loaded, the functions below take the place of the system's for all modules of the process.
 */
#include "sim/wtsapi/identity_windows.h"

#include <stdio.h>
#include <string.h>
#include <wchar.h>

#include "base/macros.h"
#include "base/word.h"
#include "sim/farm.h"
#include "sim/wtsapi/call.h"
#include "sim/wtsapi/handle.h"
#include "sim/wtsapi/inject_windows.h"
#include "sim/wtsapi/own_session.h"
#include "sim/wtsapi/sessions.h"

enum {
	/* more than the longest of the sentences */
	SENTENCE_UNITS = 512
};

bool identity_get_server(char *ret_name)
{
	return call_get_variable("TSFARM_SERVER", ret_name, HANDLE_NAME_BYTES);
}

bool identity_get_session(struct session_info *ret_session, int64_t *ret_account_id)
{
	char spelled[NAME_BYTES];
	struct call call;
	int r = call_begin_look(&call, WTS_CURRENT_SERVER_HANDLE);

	if (r == 0)
		r = session_query(call.farm, &call.caller, call.caller.server_id,
			call.caller.session_id, ret_session);
	*ret_account_id = 0;
	if (r == 0 && *ret_session->user)
		r = farm_find_account(call.farm, ret_session->user, ret_account_id, spelled);
	return call_end(&call, r);
}

/* --- The computer's name --- */

BOOL identity_give(
	enum charset charset, const char *text, void *field, DWORD *size, DWORD when_small)
{
	cleanup(text_deinit) struct text name = {0};
	size_t unit = charset_unit(charset), units;
	DWORD room;

	if (!size) {
		SetLastError(ERROR_INVALID_PARAMETER);
		return FALSE;
	}
	room = *size;
	charset_write(charset, text, &name);
	units = name.length / unit;
	if (name.failed || !field || room <= units) {
		*size = (DWORD)units + 1;
		SetLastError(when_small);
		return FALSE;
	}
	charset_write_field(charset, text, field, units + 1);
	*size = (DWORD)units;
	return TRUE;
}

static WINBOOL WINAPI computer_name_w(LPWSTR name, LPDWORD size)
{
	char server[HANDLE_NAME_BYTES];

	return identity_get_server(server)
		       ? identity_give(CHARSET_WIDE, server, name, size, ERROR_BUFFER_OVERFLOW)
		       : GetComputerNameW(name, size);
}

static WINBOOL WINAPI computer_name_a(LPSTR name, LPDWORD size)
{
	char server[HANDLE_NAME_BYTES];

	return identity_get_server(server)
		       ? identity_give(CHARSET_ANSI, server, name, size, ERROR_BUFFER_OVERFLOW)
		       : GetComputerNameA(name, size);
}

/* The farm has names and no domains. */
static bool is_name(COMPUTER_NAME_FORMAT format)
{
	return format != ComputerNameDnsDomain && format != ComputerNamePhysicalDnsDomain;
}

static WINBOOL WINAPI computer_name_ex_w(COMPUTER_NAME_FORMAT format, LPWSTR name, LPDWORD size)
{
	char server[HANDLE_NAME_BYTES];

	return is_name(format) && identity_get_server(server)
		       ? identity_give(CHARSET_WIDE, server, name, size, ERROR_MORE_DATA)
		       : GetComputerNameExW(format, name, size);
}

static WINBOOL WINAPI computer_name_ex_a(COMPUTER_NAME_FORMAT format, LPSTR name, LPDWORD size)
{
	char server[HANDLE_NAME_BYTES];

	return is_name(format) && identity_get_server(server)
		       ? identity_give(CHARSET_ANSI, server, name, size, ERROR_MORE_DATA)
		       : GetComputerNameExA(format, name, size);
}

/* --- The session --- */

static WINBOOL WINAPI session_of_process(DWORD pid, DWORD *ret_session)
{
	char session[CALL_VARIABLE_BYTES];
	unsigned long long id;

	if (pid != GetCurrentProcessId() ||
		!call_get_variable("TSFARM_SESSION", session, sizeof(session)) ||
		!word_to_number(session, SESSION_ID_MAX, &id))
		return ProcessIdToSessionId(pid, ret_session);
	*ret_session = (DWORD)id;
	return TRUE;
}

static DWORD WINAPI console_session(void)
{
	char server[HANDLE_NAME_BYTES];

	return identity_get_server(server) ? sessions_get_console()
					   : WTSGetActiveConsoleSessionId();
}

/* --- What a number means --- */

/* Does the caller want the system's sentence for a number that a farm's server has one for? */
static const char *sentence_for(DWORD flags, DWORD number)
{
	DWORD elsewhere = FORMAT_MESSAGE_FROM_STRING | FORMAT_MESSAGE_FROM_HMODULE;

	return flags & FORMAT_MESSAGE_FROM_SYSTEM && !(flags & elsewhere) ? win32_error_text(number)
									  : NULL;
}

/* The sentence takes the place of the system's, and everything else is for Windows to do. */
static DWORD instead_of_system(DWORD flags)
{
	return (flags & ~(DWORD)FORMAT_MESSAGE_FROM_SYSTEM) | FORMAT_MESSAGE_FROM_STRING;
}

static DWORD WINAPI format_message_w(DWORD flags, LPCVOID source, DWORD number, DWORD language,
	LPWSTR buffer, DWORD size, va_list *values)
{
	const char *sentence = sentence_for(flags, number);
	WCHAR text[SENTENCE_UNITS];

	if (!sentence)
		return FormatMessageW(flags, source, number, language, buffer, size, values);
	swprintf(text, ARRAY_SIZE(text), L"%hs\r\n", sentence);
	return FormatMessageW(instead_of_system(flags), text, 0, 0, buffer, size, values);
}

static DWORD WINAPI format_message_a(DWORD flags, LPCVOID source, DWORD number, DWORD language,
	LPSTR buffer, DWORD size, va_list *values)
{
	const char *sentence = sentence_for(flags, number);
	char text[SENTENCE_UNITS];

	if (!sentence)
		return FormatMessageA(flags, source, number, language, buffer, size, values);
	snprintf(text, sizeof(text), "%s\r\n", sentence);
	return FormatMessageA(instead_of_system(flags), text, 0, 0, buffer, size, values);
}

/* --- In place of the system's --- */

#define HOOK(library, name, instead)                                                               \
	{                                                                                          \
		L##library, name, (any_hook *)(instead), NULL                                      \
	}
/* Most are exported by two libraries. */
#define HOOK_BOTH(name, instead)                                                                   \
	HOOK("kernel32.dll", name, instead), HOOK("kernelbase.dll", name, instead)
static const struct hook own_hooks[] = {
	HOOK_BOTH("GetComputerNameW", computer_name_w),
	HOOK_BOTH("GetComputerNameA", computer_name_a),
	HOOK_BOTH("GetComputerNameExW", computer_name_ex_w),
	HOOK_BOTH("GetComputerNameExA", computer_name_ex_a),
	HOOK_BOTH("ProcessIdToSessionId", session_of_process),
	HOOK_BOTH("WTSGetActiveConsoleSessionId", console_session),
	HOOK_BOTH("FormatMessageW", format_message_w),
	HOOK_BOTH("FormatMessageA", format_message_a),
};

static struct hook all_hooks[64];
static size_t all_hook_count;

static void add_hooks(const struct hook *hooks, size_t count)
{
	for (size_t i = 0; i < count && all_hook_count < ARRAY_SIZE(all_hooks); i++)
		all_hooks[all_hook_count++] = hooks[i];
}

static void install_hooks(void)
{
	add_hooks(own_hooks, ARRAY_SIZE(own_hooks));
	add_hooks(user_hooks, user_hook_count);
	add_hooks(child_hooks, child_hook_count);
	hooks_install(all_hooks, all_hook_count);
}

/* Whoever had this process load the library waits for that. */
static void tell_starter(void)
{
	HANDLE event = inject_open_event(GetCurrentProcessId());

	if (!event)
		return;
	SetEvent(event);
	CloseHandle(event);
}

/* Other modules have addresses of this one, and threads run in it. */
static void stay_loaded(void)
{
	HMODULE own;

	GetModuleHandleExW(GET_MODULE_HANDLE_EX_FLAG_FROM_ADDRESS | GET_MODULE_HANDLE_EX_FLAG_PIN,
		(const wchar_t *)(uintptr_t)stay_loaded, &own);
}

BOOL WINAPI DllMain(HINSTANCE library, DWORD reason, LPVOID reserved);

BOOL WINAPI DllMain(HINSTANCE library, DWORD reason, LPVOID reserved)
{
	(void)reserved;
	if (reason == DLL_PROCESS_ATTACH) {
		DisableThreadLibraryCalls(library);
		stay_loaded();
		tell_starter();
		/* a program that was told to load this library may import it from elsewhere, too */
		if (hooks_are_installed())
			return TRUE;
		own_session_load();
		install_hooks();
		environment_fill();
	}
	return TRUE;
}
