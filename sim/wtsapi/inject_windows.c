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

HANDLE inject_open_event(DWORD process_id)
{
	wchar_t name[64];

	swprintf(name, ARRAY_SIZE(name), L"tsfarm-library-in-%lu", (unsigned long)process_id);
	return CreateEventW(NULL, TRUE, FALSE, name);
}
