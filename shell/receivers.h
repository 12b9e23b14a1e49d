/* `msg @file`: the file is one of the prompt's drive, which only the prompt knows. */
#ifndef TSFARM_SHELL_RECEIVERS_H
#define TSFARM_SHELL_RECEIVERS_H

#include <stdbool.h>

struct drive;

/*
 * Give msg a copy of the file of receivers that its words name, if they name one; the word changes
 * then and is valid until `receivers_forget()`. Returns false, after a complaint to the descriptor, if
 * the file cannot be read.
 */
bool receivers_copy(struct drive *drive, char **words, int complaints, char **ret_operand);
void receivers_forget(char *operand);

#endif
