/* Requests to end this program, such as Ctrl-C. A run then removes its folder before it ends. */
#ifndef TSFARM_CONFORMANCE_RUN_INTERRUPT_H
#define TSFARM_CONFORMANCE_RUN_INTERRUPT_H

/*
 * From now on record requests to end instead of ending at once. Signals that this program was started
 * to ignore stay ignored. Other signals no longer end it.
 */
void interrupt_listen(void);

/* The number of the signal, or of the console event on Windows; 0 if there was none. */
int interrupt_seen(void);

/* End this program as the signal would have ended it, so that the caller sees the reason. */
void interrupt_end(int interrupt);

#endif
