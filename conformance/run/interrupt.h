/* Being told to end, by Ctrl-C or otherwise: a run then leaves nothing behind. */
#ifndef TSFARM_CONFORMANCE_RUN_INTERRUPT_H
#define TSFARM_CONFORMANCE_RUN_INTERRUPT_H

/*
 * Note it from now on, instead of ending at once. What this program was started to ignore stays so,
 * and what is no request to end it, ends it no longer.
 */
void interrupt_listen(void);

/* What it was: a number of the system's, 0 while there was nothing. */
int interrupt_seen(void);

/* End as what was seen would have ended this program, so that whoever caused it sees that. */
void interrupt_end(int interrupt);

#endif
