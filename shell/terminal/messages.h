/* Every text of this folder that a user reads. */
#ifndef TSFARM_SHELL_TERMINAL_MESSAGES_H
#define TSFARM_SHELL_TERMINAL_MESSAGES_H

/* The question after a page, as that of `more`. */
#define SAY_MORE "-- More --"

/* EDITOR_E_NUL: the number of the line. */
#define SAY_NUL_BYTE "cannot execute line %zu of the input: it has a NUL byte"

#endif
