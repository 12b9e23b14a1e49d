/* Our library in programs that do not import it, or ask before they load it. */
#ifndef TSFARM_SIM_WTSAPI_INJECT_WINDOWS_H
#define TSFARM_SIM_WTSAPI_INJECT_WINDOWS_H

#include <stdbool.h>
#include <windows.h>

/*
 * Have the first thread of a process, which was started suspended, load the library of that path before
 * the program begins. False: it cannot, as in a program of 32 bits.
 */
bool inject_library(const PROCESS_INFORMATION *process, const wchar_t *path);

/* The event that the library sets in a process of whoever makes it. The caller closes it; NULL: none. */
HANDLE inject_make_event(DWORD process_id);
HANDLE inject_open_event(DWORD process_id);

#endif
