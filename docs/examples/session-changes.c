/*
 * A window that hears of sessions: it prints each change until stdin ends.
 *
 *     x86_64-w64-mingw32-gcc session-changes.c -o session-changes.exe -lwtsapi32
 */
#include <stdio.h>
#include <windows.h>
#include <wtsapi32.h>

static LRESULT CALLBACK take_message(HWND window, UINT message, WPARAM code, LPARAM session)
{
	static const char *const changes[] = {"?", "console-connect", "console-disconnect",
		"remote-connect", "remote-disconnect", "logon", "logoff"};

	if (message != WM_WTSSESSION_CHANGE)
		return DefWindowProcA(window, message, code, session);
	printf("%s %d\n", changes[code < 7 ? code : 0], (int)session);
	fflush(stdout);
	return 0;
}

static DWORD WINAPI wait_for_end(void *window)
{
	while (getchar() != EOF)
		;
	PostMessageA(window, WM_QUIT, 0, 0);
	return 0;
}

int main(void)
{
	WNDCLASSA kind = {.lpfnWndProc = take_message, .lpszClassName = "SessionChanges"};
	HWND window;
	MSG message;

	RegisterClassA(&kind);
	window = CreateWindowA("SessionChanges", "", 0, 0, 0, 0, 0, HWND_MESSAGE, NULL, NULL, NULL);
	if (!WTSRegisterSessionNotification(window, NOTIFY_FOR_ALL_SESSIONS)) {
		printf("cannot register: error %d\n", (int)GetLastError());
		return 1;
	}
	printf("registered\n");
	fflush(stdout);
	CreateThread(NULL, 0, wait_for_end, window, 0, NULL);
	while (GetMessageA(&message, NULL, 0, 0) > 0)
		DispatchMessageA(&message);
	WTSUnRegisterSessionNotification(window);
	return 0;
}
