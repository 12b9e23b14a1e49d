/* The Windows programs of tsfarm, which have a build of their own: logoff.exe, wtsapi32.dll. */
#ifndef TSFARM_CONFORMANCE_RUN_WINDOWS_PROGRAM_H
#define TSFARM_CONFORMANCE_RUN_WINDOWS_PROGRAM_H

/*
 * Find the program: in the folder TSFARM_WINDOWS, if that is set; in ../lib/tsfarm/windows beside an
 * installed program; or in build/windows of the source tree. The folder may be a build folder of
 * Meson. The caller frees the path; NULL if it is not found.
 */
char *windows_program_find(const char *name);

#endif
