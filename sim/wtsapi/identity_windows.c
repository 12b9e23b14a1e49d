/*
 * A program that asks Windows rather than Terminal Services which computer it runs on, in which
 * session, and what an error number means, would hear of the real machine. When this library is
 * loaded, the program's own imports of those functions of kernel32 are turned to the ones below,
 * which answer for the farm.
 */
#include <stdio.h>
#include <wchar.h>
#include <windows.h>

#include "base/macros.h"
#include "base/word.h"
#include "sim/wtsapi/call.h"
#include "sim/wtsapi/charset.h"
#include "sim/wtsapi/handle.h"
#include "sim/wtsapi/imports_windows.h"
#include "sim/wtsapi/sessions.h"

enum {
	/* more than the longest of the sentences */
	SENTENCE_UNITS = 512
};

/* The farm's server that the program runs on, when it runs in a farm. */
static bool get_server(char *ret_name)
{
	return call_get_variable("TSFARM_SERVER", ret_name, HANDLE_NAME_BYTES);
}

/* --- The computer's name --- */

/* Copy the name as Windows does: `size` counts units, with the end when the room is too small. */
static BOOL give_name(
	enum charset charset, const char *server, void *field, DWORD *size, DWORD when_small)
{
	cleanup(text_deinit) struct text name = {0};
	size_t unit = charset_unit(charset), units;
	DWORD room = *size;

	charset_write(charset, server, &name);
	units = name.length / unit;
	if (name.failed || !field || room <= units) {
		*size = (DWORD)units + 1;
		SetLastError(when_small);
		return FALSE;
	}
	charset_write_field(charset, server, field, units + 1);
	*size = (DWORD)units;
	return TRUE;
}

static WINBOOL WINAPI computer_name_w(LPWSTR name, LPDWORD size)
{
	char server[HANDLE_NAME_BYTES];

	return get_server(server)
		       ? give_name(CHARSET_WIDE, server, name, size, ERROR_BUFFER_OVERFLOW)
		       : GetComputerNameW(name, size);
}

static WINBOOL WINAPI computer_name_a(LPSTR name, LPDWORD size)
{
	char server[HANDLE_NAME_BYTES];

	return get_server(server)
		       ? give_name(CHARSET_ANSI, server, name, size, ERROR_BUFFER_OVERFLOW)
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

	return is_name(format) && get_server(server)
		       ? give_name(CHARSET_WIDE, server, name, size, ERROR_MORE_DATA)
		       : GetComputerNameExW(format, name, size);
}

static WINBOOL WINAPI computer_name_ex_a(COMPUTER_NAME_FORMAT format, LPSTR name, LPDWORD size)
{
	char server[HANDLE_NAME_BYTES];

	return is_name(format) && get_server(server)
		       ? give_name(CHARSET_ANSI, server, name, size, ERROR_MORE_DATA)
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

	return get_server(server) ? sessions_get_console() : WTSGetActiveConsoleSessionId();
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

/* --- Turning the program's imports --- */

static const struct import_turn turns[] = {
	{"GetComputerNameW", (void (*)(void))computer_name_w},
	{"GetComputerNameA", (void (*)(void))computer_name_a},
	{"GetComputerNameExW", (void (*)(void))computer_name_ex_w},
	{"GetComputerNameExA", (void (*)(void))computer_name_ex_a},
	{"ProcessIdToSessionId", (void (*)(void))session_of_process},
	{"WTSGetActiveConsoleSessionId", (void (*)(void))console_session},
	{"FormatMessageW", (void (*)(void))format_message_w},
	{"FormatMessageA", (void (*)(void))format_message_a},
};

BOOL WINAPI DllMain(HINSTANCE library, DWORD reason, LPVOID reserved);

BOOL WINAPI DllMain(HINSTANCE library, DWORD reason, LPVOID reserved)
{
	(void)reserved;
	if (reason == DLL_PROCESS_ATTACH) {
		DisableThreadLibraryCalls(library);
		imports_turn(turns, ARRAY_SIZE(turns));
	}
	return TRUE;
}
