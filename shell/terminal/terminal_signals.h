/* Signals that must be handled while the program has changed the terminal's state. POSIX only. */
#ifndef TSFARM_SHELL_TERMINAL_TERMINAL_SIGNALS_H
#define TSFARM_SHELL_TERMINAL_TERMINAL_SIGNALS_H

#include <stdbool.h>

/*
 * From now on only note SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGTSTP, SIGCONT and SIGWINCH. Signals that are
 * ignored stay so. terminal_signals_end() restores their actions.
 */
void terminal_signals_begin(void);
void terminal_signals_end(void);

/* Has the signal arrived since the last call? */
bool terminal_signals_take(int number);

/* Return a signal that arrived and ends programs; 0 for none. */
int terminal_signals_take_ending(void);

/* Let a signal that was noted do its former action. Returns if the program continues. */
void terminal_signals_deliver(int number);

#endif
