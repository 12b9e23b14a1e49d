/* The windows of this process, and the thread that tells them. */
#include <windows.h>

#include "sim/wtsapi/hooks_windows.h"
#include "sim/wtsapi/notify.h"
#include "sim/wtsapi/system.h"

/* In user32, which is loaded where there are windows, and costs much elsewhere. */
typedef BOOL WINAPI is_window_function(HWND window);
typedef BOOL WINAPI post_function(HWND window, UINT message, WPARAM first, LPARAM second);

static any_hook *find_in_user32(const char *name)
{
	HMODULE library = GetModuleHandleW(L"user32.dll");

	return library ? (any_hook *)GetProcAddress(library, name) : NULL;
}

bool notify_is_window(HWND window)
{
	is_window_function *is_window = (is_window_function *)find_in_user32("IsWindow");

	return is_window && is_window(window);
}

bool notify_post(HWND window, enum session_notice notice, uint32_t session)
{
	post_function *post = (post_function *)find_in_user32("PostMessageW");

	return post && post(window, WM_WTSSESSION_CHANGE, notice, session);
}

/* What cannot be seen now, because the farm is away or in use, is seen later. */
static void run_watch(void *context)
{
	struct session_watch *watch = context;

	while (notify_is_needed()) {
		Sleep(SESSION_WATCH_PAUSE);
		session_watch_look(watch, notify_windows, NULL);
	}
	session_watch_free(watch, 0);
}

bool notify_start(struct session_watch *watch)
{
	return system_start_thread(run_watch, watch);
}
