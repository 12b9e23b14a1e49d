#include "base/tests/support.h"

#include <windows.h>

void folder_make(struct folder *folder)
{
	char above[MAX_PATH];
	DWORD length = GetTempPathA(sizeof(above), above);

	assert_true(length > 0 && length < sizeof(above));
	for (unsigned i = 0;; i++) {
		snprintf(folder->path, sizeof(folder->path), "%stsfarm-test-%lu-%u", above,
			GetCurrentProcessId(), i);
		if (CreateDirectoryA(folder->path, NULL))
			return;
		assert_int_equal(GetLastError(), ERROR_ALREADY_EXISTS);
	}
}

bool process_is_there(long pid)
{
	HANDLE process = OpenProcess(SYNCHRONIZE, FALSE, (DWORD)pid);
	bool is_there = !process && GetLastError() != ERROR_INVALID_PARAMETER;

	if (process) {
		/* one that ended is there for as long as somebody holds a handle to it */
		is_there = WaitForSingleObject(process, 0) == WAIT_TIMEOUT;
		CloseHandle(process);
	}
	return is_there;
}
