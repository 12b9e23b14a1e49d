#include "sim/wtsapi/inject_windows.h"

#include <stdint.h>
#include <stdio.h>
#include <wchar.h>

#include "base/macros.h"

/* kernel32.dll has one address in all processes of a kind. */
bool inject_library(const PROCESS_INFORMATION *process, const wchar_t *path)
{
	size_t size = (wcslen(path) + 1) * sizeof(*path);
	FARPROC load = GetProcAddress(GetModuleHandleW(L"kernel32.dll"), "LoadLibraryW");
	BOOL is_other = FALSE;
	void *there;

	if (!load || !IsWow64Process(process->hProcess, &is_other) || is_other)
		return false;
	there = VirtualAllocEx(
		process->hProcess, NULL, size, MEM_RESERVE | MEM_COMMIT, PAGE_READWRITE);
	return there && WriteProcessMemory(process->hProcess, there, path, size, NULL) &&
	       QueueUserAPC((PAPCFUNC)(uintptr_t)load, process->hThread, (ULONG_PTR)there);
}

static void write_event_name(DWORD process_id, wchar_t *ret_name, size_t room)
{
	swprintf(ret_name, room, L"tsfarm-library-in-%lu", (unsigned long)process_id);
}

HANDLE inject_make_event(DWORD process_id)
{
	wchar_t name[64];

	write_event_name(process_id, name, ARRAY_SIZE(name));
	return CreateEventW(NULL, TRUE, FALSE, name);
}

HANDLE inject_open_event(DWORD process_id)
{
	wchar_t name[64];

	write_event_name(process_id, name, ARRAY_SIZE(name));
	return OpenEventW(EVENT_MODIFY_STATE, FALSE, name);
}
