/* Every sentence that what a prompt needs of a terminal says by itself. */
#ifndef TSFARM_SHELL_TERMINAL_MESSAGES_H
#define TSFARM_SHELL_TERMINAL_MESSAGES_H

/* A page was shown and there is more, in the words of `more`. */
#define SAY_MORE "-- More --"

/* For EDITOR_E_NUL: the number of the line. */
#define SAY_NUL_BYTE                                                                               \
	"line %zu of the input has a NUL byte, which no command can have; it was not run"

#endif
