#include "base/become.h"

#include <errno.h>

#include <windows.h>

#include "base/command_line.h"
#include "base/macros.h"
#include "base/text.h"
#include "base/wide.h"

/* Windows searches its own folders without being told. */
const char become_usual_path[] = "";

static wchar_t *make_line(char **command)
{
	cleanup(text_deinit) struct text line = {0};

	for (; *command; command++)
		command_line_add(&line, *command);
	return line.failed ? NULL : wide_from_utf8(line.bytes);
}

/* Ctrl+C is for the command; what it makes of it is its exit status, and ours. */
static BOOL WINAPI leave_to_command(DWORD event)
{
	return event == CTRL_C_EVENT || event == CTRL_BREAK_EVENT;
}

static int wait_for(HANDLE process, int *ret_status)
{
	DWORD status;

	if (WaitForSingleObject(process, INFINITE) != WAIT_OBJECT_0 ||
		!GetExitCodeProcess(process, &status))
		return wide_error(GetLastError());
	*ret_status = (int)status;
	return 0;
}

int become_command(char **command, int *ret_status)
{
	cleanup(wide_freep) wchar_t *line = make_line(command);
	STARTUPINFOW how = {.cb = sizeof(how)};
	PROCESS_INFORMATION made;
	int r;

	if (!line)
		return -ENOMEM;
	SetConsoleCtrlHandler(leave_to_command, TRUE);
	if (!CreateProcessW(NULL, line, NULL, NULL, TRUE, 0, NULL, NULL, &how, &made))
		return wide_error(GetLastError());
	CloseHandle(made.hThread);
	r = wait_for(made.hProcess, ret_status);
	CloseHandle(made.hProcess);
	return r;
}
