/* Command lines for people to type again, as the shell of their system reads them. */
#ifndef TSFARM_BASE_QUOTE_H
#define TSFARM_BASE_QUOTE_H

#include "base/text.h"

/* Add a blank and the word, in quotes if the shell would take it apart. The line stays one line. */
void quote_add(struct text *line, const char *word);

#endif
