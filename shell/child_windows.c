#include "shell/child.h"

#include <errno.h>
#include <fcntl.h>
#include <io.h>

#include <windows.h>

#include "base/command_line.h"
#include "base/file.h"
#include "base/macros.h"
#include "base/text.h"
#include "base/wide.h"

static volatile LONG interrupted;

/* The console tells the started programs, too. */
static BOOL WINAPI note_interrupt(DWORD event)
{
	if (event != CTRL_C_EVENT && event != CTRL_BREAK_EVENT)
		return FALSE;
	InterlockedExchange(&interrupted, 1);
	return TRUE;
}

void child_catch_interrupts(void)
{
	SetConsoleCtrlHandler(note_interrupt, TRUE);
}

bool child_is_interrupted(void)
{
	return interrupted;
}

void child_forget_interrupt(void)
{
	InterlockedExchange(&interrupted, 0);
}

static wchar_t *make_line(const char *name, char *const *arguments)
{
	cleanup(text_deinit) struct text line = {0}, path = {0};
	char folder[4096];

	if (file_program_folder(folder, sizeof(folder)) != 0)
		return NULL;
	text_printf(&path, "%s/%s.exe", folder, name);
	command_line_add(&line, text_string(&path));
	for (size_t i = 1; arguments[i]; i++)
		command_line_add(&line, arguments[i]);
	return line.failed || path.failed ? NULL : wide_from_utf8(line.bytes);
}

/* The handle of a descriptor, made inheritable. */
static HANDLE make_inheritable(int descriptor)
{
	HANDLE handle = (HANDLE)_get_osfhandle(descriptor);

	if (handle != INVALID_HANDLE_VALUE)
		SetHandleInformation(handle, HANDLE_FLAG_INHERIT, HANDLE_FLAG_INHERIT);
	return handle;
}

int child_start(
	const char *name, char *const *arguments, const int descriptors[3], intptr_t *ret_process)
{
	cleanup(wide_freep) wchar_t *line = make_line(name, arguments);
	STARTUPINFOW how = {.cb = sizeof(how), .dwFlags = STARTF_USESTDHANDLES};
	/* without a console, no program opens one */
	DWORD flags = GetConsoleCP() ? 0 : DETACHED_PROCESS;
	PROCESS_INFORMATION made;

	if (!line)
		return -ENOMEM;
	how.hStdInput = make_inheritable(descriptors[0]);
	how.hStdOutput = make_inheritable(descriptors[1]);
	how.hStdError = make_inheritable(descriptors[2]);
	if (!CreateProcessW(NULL, line, NULL, NULL, TRUE, flags, NULL, NULL, &how, &made))
		return wide_error(GetLastError());
	CloseHandle(made.hThread);
	*ret_process = (intptr_t)made.hProcess;
	return 0;
}

int child_make_pipe(int ret_ends[2])
{
	return _pipe(ret_ends, 0, _O_BINARY | _O_NOINHERIT) == 0 ? 0 : -errno;
}

int child_wait(intptr_t process, int *ret_status)
{
	HANDLE handle = (HANDLE)process;
	DWORD status;
	int r = 0;

	if (WaitForSingleObject(handle, INFINITE) != WAIT_OBJECT_0 ||
		!GetExitCodeProcess(handle, &status))
		r = wide_error(GetLastError());
	else
		*ret_status = (int)status;
	CloseHandle(handle);
	return r;
}
