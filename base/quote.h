/* Command lines that a user can type into the shell of the system. */
#ifndef TSFARM_BASE_QUOTE_H
#define TSFARM_BASE_QUOTE_H

#include "base/text.h"

/* Add a blank and the word, quoted where the shell needs it. The line stays one line. */
void quote_add(struct text *line, const char *word);

#endif
