#include "sim/wtsapi/system.h"

#include <stdlib.h>
#include <windows.h>

#include "base/utf8.h"
#include "base/wide.h"
#include "sim/wtsapi/charset.h"

uint32_t system_get_last_error(void)
{
	return GetLastError();
}

void system_set_last_error(uint32_t number)
{
	SetLastError(number);
}

static SRWLOCK lock = SRWLOCK_INIT;

void system_lock(void)
{
	AcquireSRWLockExclusive(&lock);
}

void system_unlock(void)
{
	ReleaseSRWLockExclusive(&lock);
}

void system_sleep(unsigned milliseconds)
{
	Sleep(milliseconds);
}

/* Windows lets nobody put another file in the place of one that is open, but Wine's machine does. */
bool system_find_file(const char *path, struct system_file *ret_file)
{
	wchar_t *wide = wide_from_utf8(path);
	BY_HANDLE_FILE_INFORMATION information;
	HANDLE file;
	bool found;

	if (!wide)
		return false;
	file = CreateFileW(wide, 0, FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE, NULL,
		OPEN_EXISTING, FILE_FLAG_BACKUP_SEMANTICS, NULL);
	free(wide);
	if (file == INVALID_HANDLE_VALUE)
		return false;
	found = GetFileInformationByHandle(file, &information);
	CloseHandle(file);
	if (found)
		*ret_file = (struct system_file){information.dwVolumeSerialNumber,
			(uint64_t)information.nFileIndexHigh << 32 | information.nFileIndexLow,
			information.dwFileAttributes & FILE_ATTRIBUTE_READONLY};
	return found;
}

/* Characters that the code page lacks become what Windows puts in their place. */
void system_ansi_to_wide(const char *ansi, size_t length, struct text *to)
{
	int count = length ? MultiByteToWideChar(CP_ACP, 0, ansi, (int)length, NULL, 0) : 0;
	wchar_t *wide = count ? calloc((size_t)count, sizeof(*wide)) : NULL;

	if (wide) {
		MultiByteToWideChar(CP_ACP, 0, ansi, (int)length, wide, count);
		text_add_bytes(to, (const char *)wide, (size_t)count * sizeof(*wide));
	}
	to->failed |= count && !wide;
	free(wide);
}

void system_wide_to_ansi(const char *wide, size_t length, struct text *to)
{
	const wchar_t *units = (const wchar_t *)wide;
	int count = (int)(length / sizeof(*units));
	int size = count ? WideCharToMultiByte(CP_ACP, 0, units, count, NULL, 0, NULL, NULL) : 0;
	char *ansi = size ? malloc((size_t)size) : NULL;

	if (ansi) {
		WideCharToMultiByte(CP_ACP, 0, units, count, ansi, size, NULL, NULL);
		text_add_bytes(to, ansi, (size_t)size);
	}
	to->failed |= size && !ansi;
	free(ansi);
}

size_t system_ansi_cut(const char *ansi, size_t most)
{
	size_t at = 0, length;

	if (GetACP() == CP_UTF8)
		return utf8_cut(ansi, most);
	for (; at < most; at += length) {
		length = IsDBCSLeadByte((BYTE)ansi[at]) ? 2 : 1;
		if (at + length > most)
			break;
	}
	return at;
}
