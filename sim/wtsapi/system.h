/* What the API needs of the operating system, beside files. */
#ifndef TSFARM_SIM_WTSAPI_SYSTEM_H
#define TSFARM_SIM_WTSAPI_SYSTEM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/text.h"

/* The number that GetLastError() gives the calling thread. */
uint32_t system_get_last_error(void);
void system_set_last_error(uint32_t number);

/* One lock for all of this library; held for moments. */
void system_lock(void);
void system_unlock(void);

void system_sleep(unsigned milliseconds);

/* Run a function in a thread that nobody waits for, and that takes no signals. False: out of memory. */
bool system_start_thread(void (*run)(void *context), void *context);

/* End this process as a logoff ends programs. */
void system_end_process(void);

/*
 * Which file has that name, in numbers that another one in its place has not, while the first one is
 * open. False: none.
 */
struct system_file {
	uint64_t device, number;
	uint32_t mode; /* who may use it */
};
bool system_find_file(const char *path, struct system_file *ret_file);

static inline bool system_is_same_file(const struct system_file *a, const struct system_file *b)
{
	return a->device == b->device && a->number == b->number && a->mode == b->mode;
}

/* Is this a Windows whose lock flags are reversed (MSDN, WTSINFOEX_LEVEL1)? */
bool system_reverses_lock_flags(void);

/* What changes when anybody writes to the database of that name. */
struct system_stamp {
	uint64_t parts[6];
};
void system_stamp_file(const char *path, struct system_stamp *ret_stamp);

/* Between the code page of the process and UTF-16, in bytes; both add to `to`. */
void system_ansi_to_wide(const char *ansi, size_t length, struct text *to);
void system_wide_to_ansi(const char *wide, size_t length, struct text *to);

/* The most of the text's first `most` bytes that ends with a whole character. */
size_t system_ansi_cut(const char *ansi, size_t most);

#endif
