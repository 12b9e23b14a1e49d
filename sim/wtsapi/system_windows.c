#include "sim/wtsapi/system.h"

#include <stdio.h>
#include <stdlib.h>
#include <windows.h>

#include "base/utf8.h"
#include "base/wide.h"
#include "sim/wtsapi/call.h"
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

enum {
	/* of a thread: SQLite and two paths have room in it */
	STACK_SIZE = 256 * 1024
};

struct thread {
	void (*run)(void *context);
	void *context;
};

static DWORD WINAPI run_thread(void *argument)
{
	struct thread thread = *(struct thread *)argument;

	free(argument);
	thread.run(thread.context);
	return 0;
}

bool system_start_thread(void (*run)(void *context), void *context)
{
	struct thread *thread = malloc(sizeof(*thread));
	HANDLE started;

	if (!thread)
		return false;
	*thread = (struct thread){run, context};
	started = CreateThread(NULL, STACK_SIZE, run_thread, thread,
		STACK_SIZE_PARAM_IS_A_RESERVATION, NULL);
	if (started)
		CloseHandle(started);
	else
		free(thread);
	return started;
}

/* DBG_TERMINATE_PROCESS, with which programs end at a logoff. */
enum {
	EXIT_AT_LOGOFF = 0x40010004
};

void system_end_process(void)
{
	TerminateProcess(GetCurrentProcess(), EXIT_AT_LOGOFF);
}

/* Windows 7 and Server 2008 R2. Programs that know of it ask which Windows they run on. */
bool system_reverses_lock_flags(void)
{
	DWORD version = GetVersion();

	return LOBYTE(LOWORD(version)) == 6 && HIBYTE(LOWORD(version)) == 1;
}

static void stamp_one_file(const char *path, uint64_t *ret_parts)
{
	WIN32_FILE_ATTRIBUTE_DATA data;
	wchar_t *wide = wide_from_utf8(path);

	if (wide && GetFileAttributesExW(wide, GetFileExInfoStandard, &data)) {
		ret_parts[0] = 1;
		ret_parts[1] = (uint64_t)data.nFileSizeHigh << 32 | data.nFileSizeLow;
		ret_parts[2] = (uint64_t)data.ftLastWriteTime.dwHighDateTime << 32 |
			       data.ftLastWriteTime.dwLowDateTime;
	}
	free(wide);
}

/* With a write-ahead log the database itself stays as it is. */
void system_stamp_file(const char *path, struct system_stamp *ret_stamp)
{
	char log[CALL_VARIABLE_BYTES + 8];

	*ret_stamp = (struct system_stamp){{0}};
	snprintf(log, sizeof(log), "%s-wal", path);
	stamp_one_file(path, ret_stamp->parts);
	stamp_one_file(log, ret_stamp->parts + 3);
}

/*
 * GetFileInformationByHandle() asks for the number of the volume, too, which costs more in Wine than all
 * the rest of a call. This asks for the number of the file alone.
 */
static bool find_file_number(HANDLE file, uint64_t *ret_number)
{
	typedef LONG NTAPI query_function(HANDLE of, void *ret_status, void *ret_answer, ULONG size,
		int class);
	enum {
		INTERNAL_INFORMATION = 6
	};
	static query_function *query;
	void *status[2];

	if (!query)
		query = (query_function *)(uintptr_t)GetProcAddress(
			GetModuleHandleW(L"ntdll.dll"), "NtQueryInformationFile");
	return query && query(file, status, ret_number, sizeof(*ret_number),
				INTERNAL_INFORMATION) >= 0;
}

/* Windows lets nobody put another file in the place of one that is open, but Wine's machine does. */
bool system_find_file(const char *path, struct system_file *ret_file)
{
	wchar_t *wide = wide_from_utf8(path);
	FILE_BASIC_INFO information;
	uint64_t number;
	HANDLE file;
	bool found;

	if (!wide)
		return false;
	file = CreateFileW(wide, 0, FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE, NULL,
		OPEN_EXISTING, FILE_FLAG_BACKUP_SEMANTICS, NULL);
	free(wide);
	if (file == INVALID_HANDLE_VALUE)
		return false;
	found = find_file_number(file, &number) &&
		GetFileInformationByHandleEx(
			file, FileBasicInfo, &information, sizeof(information));
	CloseHandle(file);
	if (found)
		*ret_file = (struct system_file){
			0, number, information.FileAttributes & FILE_ATTRIBUTE_READONLY};
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
