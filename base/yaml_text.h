/* Writing texts as YAML, for files that people edit. */
#ifndef TSFARM_BASE_YAML_TEXT_H
#define TSFARM_BASE_YAML_TEXT_H

#include "base/text.h"

/* Add the UTF-8 text as a value on one line, with quotes only where YAML needs them. */
void yaml_text_add(struct text *to, const char *value);

/* Whether the text can be written as literal lines after "|". */
bool yaml_text_has_lines(const char *value);

/* Add such a text: "|", then its lines, each indented by `indent` blanks and ended. */
void yaml_text_add_lines(struct text *to, const char *value, size_t indent);

#endif
