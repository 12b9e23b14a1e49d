/* Texts to descriptors, and the sentences of cmd about files. */
#ifndef TSFARM_SHELL_PROMPT_PRINT_H
#define TSFARM_SHELL_PROMPT_PRINT_H

#include <stddef.h>

#include "base/macros.h"

/* Print to a descriptor. Bytes that cannot be written are lost, as they are for cmd. */
void prompt_print(int descriptor, const char *format, ...) printf_like(2, 3);

/* Likewise print a message with names of others; what a terminal would obey is written as "\x1B". */
void prompt_say(int descriptor, const char *format, ...) printf_like(2, 3);
void prompt_write(int descriptor, const char *bytes, size_t length);

/* The error of writing since the last call: negative errno; 0 when everything was written. */
int prompt_take_write_error(void);

/* Print the sentence that cmd has for a negative errno about a file. */
void prompt_complain(int descriptor, int error, const char *subject);

#endif
