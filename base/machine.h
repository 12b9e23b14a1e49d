/* The machine that this program runs on, and its clocks: a seam to the system. */
#ifndef TSFARM_BASE_MACHINE_H
#define TSFARM_BASE_MACHINE_H

#include <stddef.h>
#include <stdint.h>

/*
 * The name of the machine, or "localhost" if it cannot be read. Both texts are cut to `size` bytes.
 */
void machine_get_name(char *ret_name, size_t size);

/* "Linux 6.1.0 x86_64" */
void machine_get_system(char *ret_system, size_t size);

/* Fill with random bytes that cannot be guessed. 0 or negative errno. */
int machine_get_random(void *bytes, size_t size);

/* Microseconds of the monotonic clock. */
uint64_t machine_clock(void);

/* Milliseconds of the same clock. */
static inline uint64_t machine_clock_ms(void)
{
	return machine_clock() / 1000;
}

#endif
