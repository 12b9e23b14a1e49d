#include "shell/prompt/system.h"

#include <errno.h>
#include <fcntl.h>
#include <io.h>
#include <stdio.h>
#include <sys/stat.h>

#include <windows.h>

#include "base/wide.h"

int prompt_open_nothing(void)
{
	int descriptor = _wopen(L"NUL", _O_RDWR | _O_BINARY | _O_NOINHERIT);

	return descriptor < 0 ? -errno : descriptor;
}

/* It goes when its descriptor is closed. */
int prompt_open_temporary(void)
{
	wchar_t folder[MAX_PATH], path[MAX_PATH];
	int descriptor;

	if (!GetTempPathW(ARRAY_SIZE(folder), folder) || !GetTempFileNameW(folder, L"tsf", 0, path))
		return wide_error(GetLastError());
	descriptor = _wopen(path,
		_O_RDWR | _O_CREAT | _O_TRUNC | _O_TEMPORARY | _O_BINARY | _O_NOINHERIT,
		_S_IREAD | _S_IWRITE);
	return descriptor < 0 ? -errno : descriptor;
}

int prompt_rewind(int descriptor)
{
	return _lseeki64(descriptor, 0, SEEK_SET) < 0 ? -errno : 0;
}

void prompt_close(int descriptor)
{
	_close(descriptor);
}

long prompt_read(int descriptor, void *bytes, size_t size)
{
	int got = _read(descriptor, bytes, (unsigned)size);

	return got < 0 ? -errno : got;
}

long prompt_write_some(int descriptor, const void *bytes, size_t size)
{
	int written = _write(descriptor, bytes, size < 65536 ? (unsigned)size : 65536);

	return written < 0 ? -errno : written;
}
