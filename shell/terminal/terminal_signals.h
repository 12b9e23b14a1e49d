/* POSIX alone: the signals that matter while the terminal is set otherwise than it was found. */
#ifndef TSFARM_SHELL_TERMINAL_TERMINAL_SIGNALS_H
#define TSFARM_SHELL_TERMINAL_TERMINAL_SIGNALS_H

#include <stdbool.h>

/*
 * Note them from now on, instead of what they do usually: SIGINT, those that end a program, SIGTSTP,
 * SIGCONT and SIGWINCH. What is ignored stays so.
 */
void terminal_signals_begin(void);
void terminal_signals_end(void);

/* Has it arrived since this was asked last? */
bool terminal_signals_take(int number);

/* One of those that end a program and arrived; 0 for none. */
int terminal_signals_take_ending(void);

/* Let a signal that was noted do what it does usually; returns when the program goes on. */
void terminal_signals_deliver(int number);

#endif
