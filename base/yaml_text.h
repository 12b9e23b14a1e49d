/* Texts as YAML, for files that people go on writing. */
#ifndef TSFARM_BASE_YAML_TEXT_H
#define TSFARM_BASE_YAML_TEXT_H

#include "base/text.h"

/* Add the UTF-8 text as a value on one line: bare where it is read as itself, else in quotes. */
void yaml_text_add(struct text *to, const char *value);

/* Can the text stand as lines of their own, each as it is? */
bool yaml_text_has_lines(const char *value);

/* Add such a text: "|", and its lines behind that many blanks, the last one ended. */
void yaml_text_add_lines(struct text *to, const char *value, size_t indent);

#endif
