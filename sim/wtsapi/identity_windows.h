/* What the functions in place of the system's share. */
#ifndef TSFARM_SIM_WTSAPI_IDENTITY_WINDOWS_H
#define TSFARM_SIM_WTSAPI_IDENTITY_WINDOWS_H

#include <stdbool.h>
#include <windows.h>

#include "sim/tsfarm.h"
#include "sim/wtsapi/charset.h"
#include "sim/wtsapi/hooks_windows.h"

/* The farm's server that the program runs on, when it runs in a farm; HANDLE_NAME_BYTES. */
bool identity_get_server(char *ret_name);

/* The session of the program, and the number of its user (0: nobody). False: it runs in no farm. */
bool identity_get_session(struct session_info *ret_session, int64_t *ret_account_id);

/*
 * Copy a text as Windows does: `size` counts units, with the end when the room is too small, and without
 * it otherwise. `name` and `size` may be NULL, which is refused.
 */
BOOL identity_give(
	enum charset charset, const char *text, void *field, DWORD *size, DWORD when_small);

/* The functions of user_windows.c: names, accounts, tokens, the end of the own session. */
extern const struct hook user_hooks[];
extern const size_t user_hook_count;

/* Those of children_windows.c. */
extern const struct hook child_hooks[];
extern const size_t child_hook_count;

/* In place of ExitWindowsEx() of user32. */
BOOL WINAPI exit_windows_in_farm(UINT flags, DWORD reason);

/* Give the program the variables that Terminal Server gives those of a session. */
void environment_fill(void);

#endif
