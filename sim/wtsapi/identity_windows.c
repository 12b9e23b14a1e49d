/*
 * A program that asks Windows rather than Terminal Services which computer it runs on, and in which
 * session, would hear of the real machine. When this library is loaded, the program's own imports of
 * those functions of kernel32 are turned to the ones below, which answer for the farm. Imports of
 * other libraries stay as they are.
 */
#include <stdint.h>
#include <string.h>
#include <windows.h>

#include "base/macros.h"
#include "base/word.h"
#include "sim/wtsapi/call.h"
#include "sim/wtsapi/charset.h"
#include "sim/wtsapi/handle.h"

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

/* documented: 0xFFFFFFFF when no session is attached to the console */
static DWORD WINAPI console_session(void)
{
	struct session_summary console = {.id = 0xFFFFFFFF};
	char server[HANDLE_NAME_BYTES];
	struct call call;
	int r;

	if (!get_server(server))
		return WTSGetActiveConsoleSessionId();
	r = call_begin(&call, WTS_CURRENT_SERVER_HANDLE);
	if (r == 0)
		r = session_find(call.farm, call.server_id, "Console", &console);
	return call_end(&call, r) ? console.id : 0xFFFFFFFF;
}

/* --- Turning the imports --- */

static const struct {
	const char *name;
	void (*instead)(void);
} turned[] = {
	{"GetComputerNameW", (void (*)(void))computer_name_w},
	{"GetComputerNameA", (void (*)(void))computer_name_a},
	{"GetComputerNameExW", (void (*)(void))computer_name_ex_w},
	{"GetComputerNameExA", (void (*)(void))computer_name_ex_a},
	{"ProcessIdToSessionId", (void (*)(void))session_of_process},
	{"WTSGetActiveConsoleSessionId", (void (*)(void))console_session},
};

static void turn_import(const char *name, ULONGLONG *import)
{
	DWORD protection;

	for (size_t i = 0; i < ARRAY_SIZE(turned); i++) {
		if (strcmp(turned[i].name, name) != 0)
			continue;
		if (!VirtualProtect(import, sizeof(*import), PAGE_READWRITE, &protection))
			return;
		*import = (ULONGLONG)(uintptr_t)turned[i].instead;
		VirtualProtect(import, sizeof(*import), protection, &protection);
	}
}

/* The names and the addresses that the loader wrote are two lists of one order (PE format, .idata). */
static void turn_library(char *image, const IMAGE_IMPORT_DESCRIPTOR *library)
{
	const IMAGE_THUNK_DATA *name = (void *)(image + library->OriginalFirstThunk);
	IMAGE_THUNK_DATA *address = (void *)(image + library->FirstThunk);

	for (; library->OriginalFirstThunk && name->u1.AddressOfData; name++, address++) {
		const IMAGE_IMPORT_BY_NAME *by_name = (void *)(image + name->u1.AddressOfData);

		if (!IMAGE_SNAP_BY_ORDINAL(name->u1.Ordinal))
			turn_import((const char *)by_name->Name, &address->u1.Function);
	}
}

static void turn_program(void)
{
	char *image = (char *)GetModuleHandleW(NULL);
	const IMAGE_DOS_HEADER *dos = (void *)image;
	const IMAGE_NT_HEADERS *headers = (void *)(image + dos->e_lfanew);
	const IMAGE_DATA_DIRECTORY *imports =
		&headers->OptionalHeader.DataDirectory[IMAGE_DIRECTORY_ENTRY_IMPORT];
	const IMAGE_IMPORT_DESCRIPTOR *library = (void *)(image + imports->VirtualAddress);

	for (; imports->Size && library->Name; library++)
		turn_library(image, library);
}

BOOL WINAPI DllMain(HINSTANCE library, DWORD reason, LPVOID reserved);

BOOL WINAPI DllMain(HINSTANCE library, DWORD reason, LPVOID reserved)
{
	(void)reserved;
	if (reason == DLL_PROCESS_ATTACH) {
		DisableThreadLibraryCalls(library);
		turn_program();
	}
	return TRUE;
}
