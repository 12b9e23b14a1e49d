/*
 * tsfarm-start: start a program that is told of the farm from its first instruction.
 *
 *     tsfarm-start PROGRAM ARGUMENT...
 *
 * The exit status is the program's. The program ends when this one does.
 */
#include <stdio.h>
#include <windows.h>

#include "sim/wtsapi/inject_windows.h"

enum {
	EXIT_MISUSED = 2,
	EXIT_BROKEN = 3,
	/* milliseconds: much more than it takes to load a library */
	PATIENCE = 30000
};

static int print_complaint(const char *sentence)
{
	fprintf(stderr, "tsfarm-start: %s (error %lu)\n", sentence, (unsigned long)GetLastError());
	return EXIT_BROKEN;
}

/* The rest of the line is passed on as it was written. */
static wchar_t *skip_own_name(wchar_t *line)
{
	wchar_t end = *line == L'"' ? L'"' : L' ';

	if (*line == L'"')
		line++;
	while (*line && *line != end)
		line++;
	if (*line == L'"')
		line++;
	while (*line == L' ' || *line == L'\t')
		line++;
	return line;
}

/* The library stands beside this program. */
static bool find_library(wchar_t *ret_path, DWORD room)
{
	static const wchar_t name[] = L"wtsapi32.dll";
	DWORD length = GetModuleFileNameW(NULL, ret_path, room);
	wchar_t *slash;

	if (!length || length >= room)
		return false;
	slash = wcsrchr(ret_path, L'\\');
	if (!slash || slash + 1 + wcslen(name) >= ret_path + room)
		return false;
	wcscpy(slash + 1, name);
	return true;
}

/* Whoever kills this program ends that one. */
static void tie_process(HANDLE process)
{
	JOBOBJECT_EXTENDED_LIMIT_INFORMATION limits = {
		.BasicLimitInformation = {.LimitFlags = JOB_OBJECT_LIMIT_KILL_ON_JOB_CLOSE}};
	HANDLE job = CreateJobObjectW(NULL, NULL);

	if (job && SetInformationJobObject(
			   job, JobObjectExtendedLimitInformation, &limits, sizeof(limits)))
		AssignProcessToJobObject(job, process);
}

/* Wine loads a library in silence or not at all: the library itself says that it is there. */
static bool begin_program(const PROCESS_INFORMATION *process)
{
	wchar_t path[MAX_PATH];
	HANDLE both[] = {inject_make_event(process->dwProcessId), process->hProcess};

	if (!both[0] || !find_library(path, MAX_PATH) || !inject_library(process, path))
		return false;
	ResumeThread(process->hThread);
	return WaitForMultipleObjects(2, both, FALSE, PATIENCE) == WAIT_OBJECT_0;
}

int main(void)
{
	wchar_t *line = skip_own_name(GetCommandLineW());
	STARTUPINFOW startup = {.cb = sizeof(startup)};
	PROCESS_INFORMATION process;
	DWORD status;

	if (!*line) {
		fputs("usage: tsfarm-start PROGRAM ARGUMENT...\n", stderr);
		return EXIT_MISUSED;
	}
	if (!CreateProcessW(NULL, line, NULL, NULL, TRUE, CREATE_SUSPENDED, NULL, NULL, &startup,
		    &process))
		return print_complaint("cannot start the program");
	tie_process(process.hProcess);
	if (!begin_program(&process)) {
		print_complaint("cannot load wtsapi32.dll into the program");
		TerminateProcess(process.hProcess, EXIT_BROKEN);
		return EXIT_BROKEN;
	}
	WaitForSingleObject(process.hProcess, INFINITE);
	return GetExitCodeProcess(process.hProcess, &status) ? (int)status
							     : print_complaint("cannot get the status");
}
