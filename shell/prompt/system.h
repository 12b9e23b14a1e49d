/* Descriptors of the host. Functions return 0, a descriptor, or negative errno. */
#ifndef TSFARM_SHELL_PROMPT_SYSTEM_H
#define TSFARM_SHELL_PROMPT_SYSTEM_H

#include <stddef.h>

/* A device that reads as nothing, and takes everything. */
int prompt_open_nothing(void);

/* A file without a name, for the bytes of a pipe; and back to its beginning. */
int prompt_open_temporary(void);
int prompt_rewind(int descriptor);

void prompt_close(int descriptor);

/* Read or write once; 0 at the end. -EINTR when a signal interrupts. */
long prompt_read(int descriptor, void *bytes, size_t size);
long prompt_write_some(int descriptor, const void *bytes, size_t size);

#endif
