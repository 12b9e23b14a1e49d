/* Windows that are told of changes of sessions: who registered, and what a change is to them. */
#ifndef TSFARM_SIM_WTSAPI_NOTIFY_H
#define TSFARM_SIM_WTSAPI_NOTIFY_H

#include <stdbool.h>

#include "sim/wtsapi/session_watch.h"

/* The wParam of WM_WTSSESSION_CHANGE (winuser.h has these numbers as WTS_CONSOLE_CONNECT and so on). */
enum session_notice {
	NOTICE_CONSOLE_CONNECT = 1,
	NOTICE_CONSOLE_DISCONNECT,
	NOTICE_REMOTE_CONNECT,
	NOTICE_REMOTE_DISCONNECT,
	NOTICE_LOGON,
	NOTICE_LOGOFF
};

/*
 * Tell the windows that are registered of what happened between two looks at their server; a taker of
 * session_watch_look().
 */
void notify_windows(void *context, const struct server *before, const struct server *now);

/* Is any window registered? After false, the next registration calls notify_start() again. */
bool notify_is_needed(void);

/* --- The system ----------------------------------------------------------------------------- */

/* Is it a window that exists? Outside Windows there are none, and any number is taken for one. */
bool notify_is_window(HWND window);

/* Post WM_WTSSESSION_CHANGE; false: the window is gone. */
bool notify_post(HWND window, enum session_notice notice, uint32_t session);

/*
 * Look at the watched server and call notify_windows(), in a thread of its own, while notify_is_needed().
 * The thread ends the watch and frees it. False: there is no thread, and the watch stays the caller's.
 */
bool notify_start(struct session_watch *watch);

#endif
