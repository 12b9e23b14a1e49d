/*
 * The `main` of every program, written once for each system: what a program does is program_main(),
 * with arguments in UTF-8. It and one of program_posix.c and program_windows.c are compiled into each
 * program (program_dep in Meson).
 */
#ifndef TSFARM_BASE_PROGRAM_H
#define TSFARM_BASE_PROGRAM_H

/* The program itself. Returns the exit status. */
int program_main(int argc, char **argv);

#endif
