/* The Windows programs of tsfarm, which are built apart: logoff.exe, wtsapi32.dll. */
#ifndef TSFARM_CONFORMANCE_RUN_WINDOWS_PROGRAM_H
#define TSFARM_CONFORMANCE_RUN_WINDOWS_PROGRAM_H

/*
 * Where the program is: in the folder TSFARM_WINDOWS, where that is set; or in ../lib/tsfarm/windows
 * beside this program, where it is installed; or in build/windows of the source tree that this
 * program was built in. A folder may be one that Meson built in. The caller frees it; NULL when
 * there is none.
 */
char *windows_program_find(const char *name);

#endif
