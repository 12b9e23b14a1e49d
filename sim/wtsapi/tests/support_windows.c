#include "sim/wtsapi/tests/support.h"

#include <process.h>
#include <stdlib.h>
#include <string.h>
#include <windows.h>

#include "base/file.h"
#include "base/wide.h"

/* --- Threads --- */

struct thread {
	HANDLE handle;
	void (*run)(void *context);
	void *context;
};

static DWORD WINAPI run_thread(void *argument)
{
	struct thread *thread = argument;

	thread->run(thread->context);
	return 0;
}

void *thread_start(void (*run)(void *context), void *context)
{
	struct thread *thread = calloc(1, sizeof(*thread));

	assert_non_null(thread);
	thread->run = run;
	thread->context = context;
	thread->handle = CreateThread(NULL, 0, run_thread, thread, 0, NULL);
	assert_non_null(thread->handle);
	return thread;
}

void thread_join(void *started)
{
	struct thread *thread = started;

	WaitForSingleObject(thread->handle, INFINITE);
	CloseHandle(thread->handle);
	free(thread);
}

/* --- Processes --- */

static HANDLE child;

void child_start(const char *first, const char *second)
{
	child_start_program("wtsapi_child", first, second);
}

void child_start_program(const char *name, const char *first, const char *second)
{
	char path[512];
	const char *words[] = {path, first, second, NULL};
	intptr_t started;

	child_kill();
	assert_int_equal(file_program_folder(path, sizeof(path)), 0);
	strncat(path, "/", sizeof(path) - strlen(path) - 1);
	strncat(path, name, sizeof(path) - strlen(path) - 1);
	strncat(path, ".exe", sizeof(path) - strlen(path) - 1);
	started = _spawnv(_P_NOWAIT, path, words);
	assert_true(started != -1);
	child = (HANDLE)started;
}

int child_get_end(void)
{
	const DWORD at_logoff = 0x40010004;
	DWORD code;

	if (WaitForSingleObject(child, 0) != WAIT_OBJECT_0)
		return CHILD_RUNS;
	GetExitCodeProcess(child, &code);
	CloseHandle(child);
	child = NULL;
	return code == at_logoff ? CHILD_AT_LOGOFF : (int)code;
}

void child_kill(void)
{
	if (!child)
		return;
	TerminateProcess(child, 1);
	WaitForSingleObject(child, INFINITE);
	CloseHandle(child);
	child = NULL;
}

/* --- The rest --- */

any_function library_find(const char *name)
{
	return (any_function)(void (*)(void))GetProcAddress(GetModuleHandleW(L"wtsapi32"), name);
}

char *ansi_from_utf8(const char *utf8)
{
	wchar_t *wide = wide_from_utf8(utf8);
	int size = wide ? WideCharToMultiByte(CP_ACP, 0, wide, -1, NULL, 0, NULL, NULL) : 0;
	char *ansi = size > 0 ? malloc((size_t)size) : NULL;

	if (ansi)
		WideCharToMultiByte(CP_ACP, 0, wide, -1, ansi, size, NULL, NULL);
	free(wide);
	return ansi;
}

void sleep_briefly(void)
{
	Sleep(5);
}

HWND window_open(void)
{
	HWND window = CreateWindowW(
		L"STATIC", NULL, 0, 0, 0, 0, 0, HWND_MESSAGE, NULL, GetModuleHandleW(NULL), NULL);

	assert_non_null(window);
	return window;
}

void window_close(HWND window)
{
	DestroyWindow(window);
}

LONG unlocked_flag(void)
{
	OSVERSIONINFOEXW version = {.dwOSVersionInfoSize = sizeof(version),
		.dwMajorVersion = 6,
		.dwMinorVersion = 1};
	DWORDLONG same = VerSetConditionMask(VerSetConditionMask(0, VER_MAJORVERSION, VER_EQUAL),
		VER_MINORVERSION, VER_EQUAL);

	return VerifyVersionInfoW(&version, VER_MAJORVERSION | VER_MINORVERSION, same)
		       ? WTS_SESSIONSTATE_LOCK
		       : WTS_SESSIONSTATE_UNLOCK;
}
