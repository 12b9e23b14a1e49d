/* Functions of the system's libraries, and others in their place, for all modules of the process. */
#ifndef TSFARM_SIM_WTSAPI_HOOKS_WINDOWS_H
#define TSFARM_SIM_WTSAPI_HOOKS_WINDOWS_H

#include <stdbool.h>
#include <stddef.h>

typedef void any_hook(void);

struct hook {
	const wchar_t *library;
	const char *name;
	any_hook *instead;
	any_hook **original; /* where the system's own is kept; NULL: our own import is */
};

/*
 * Put the functions in place of the system's: in the export tables of the libraries, from which
 * GetProcAddress() and later modules have them, and in the import tables of modules that are loaded
 * already. Libraries that come later are treated when they come. `hooks` stays.
 */
void hooks_install(const struct hook *hooks, size_t count);

/* Has another copy of this library done that already? */
bool hooks_are_installed(void);

#endif
