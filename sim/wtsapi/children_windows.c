/* Programs that this one starts: they are told of the farm, too. */
#include <windows.h>

#include "base/macros.h"
#include "sim/wtsapi/handle.h"
#include "sim/wtsapi/identity_windows.h"
#include "sim/wtsapi/inject_windows.h"

static bool is_in_farm(void)
{
	char server[HANDLE_NAME_BYTES];

	return identity_get_server(server);
}

static bool find_own_path(wchar_t *ret_path, DWORD room)
{
	HMODULE own;

	return GetModuleHandleExW(GET_MODULE_HANDLE_EX_FLAG_FROM_ADDRESS |
					  GET_MODULE_HANDLE_EX_FLAG_UNCHANGED_REFCOUNT,
		       (const wchar_t *)(uintptr_t)find_own_path, &own) &&
	       GetModuleFileNameW(own, ret_path, room) < room;
}

/* The caller may have asked for a program that waits. */
static void begin_child(const PROCESS_INFORMATION *process, DWORD flags)
{
	wchar_t path[MAX_PATH];

	if (find_own_path(path, MAX_PATH))
		inject_library(process, path);
	if (!(flags & CREATE_SUSPENDED))
		ResumeThread(process->hThread);
}

#define START_CHILD(create)                                                                        \
	do {                                                                                       \
		BOOL is_watched = process && is_in_farm();                                         \
		DWORD whole = is_watched ? flags | CREATE_SUSPENDED : flags;                       \
                                                                                                   \
		if (!create(program, line, process_security, thread_security, inherits, whole,     \
			    environment, folder, startup, process))                                \
			return FALSE;                                                              \
		if (is_watched)                                                                    \
			begin_child(process, flags);                                               \
		return TRUE;                                                                       \
	} while (0)

static WINBOOL WINAPI create_process_w(LPCWSTR program, LPWSTR line,
	LPSECURITY_ATTRIBUTES process_security, LPSECURITY_ATTRIBUTES thread_security,
	WINBOOL inherits, DWORD flags, LPVOID environment, LPCWSTR folder, LPSTARTUPINFOW startup,
	LPPROCESS_INFORMATION process)
{
	START_CHILD(CreateProcessW);
}

static WINBOOL WINAPI create_process_a(LPCSTR program, LPSTR line,
	LPSECURITY_ATTRIBUTES process_security, LPSECURITY_ATTRIBUTES thread_security,
	WINBOOL inherits, DWORD flags, LPVOID environment, LPCSTR folder, LPSTARTUPINFOA startup,
	LPPROCESS_INFORMATION process)
{
	START_CHILD(CreateProcessA);
}

#define HOOK(library, name, instead)                                                               \
	{                                                                                          \
		L##library, name, (any_hook *)(instead), NULL                                      \
	}
const struct hook child_hooks[] = {
	HOOK("kernel32.dll", "CreateProcessW", create_process_w),
	HOOK("kernelbase.dll", "CreateProcessW", create_process_w),
	HOOK("kernel32.dll", "CreateProcessA", create_process_a),
	HOOK("kernelbase.dll", "CreateProcessA", create_process_a),
};
const size_t child_hook_count = ARRAY_SIZE(child_hooks);
