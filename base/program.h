/*
 * The `main` of every program, which calls program_main() with arguments in UTF-8. Each program is
 * compiled with program_posix.c or program_windows.c (program_dep in Meson).
 */
#ifndef TSFARM_BASE_PROGRAM_H
#define TSFARM_BASE_PROGRAM_H

/* The program itself. Returns the exit status. */
int program_main(int argc, char **argv);

#endif
