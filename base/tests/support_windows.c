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
