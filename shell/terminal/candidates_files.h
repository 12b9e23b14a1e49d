/* Files and folders, offered where an answer of completion says that they are meant. */
#ifndef TSFARM_SHELL_TERMINAL_CANDIDATES_FILES_H
#define TSFARM_SHELL_TERMINAL_CANDIDATES_FILES_H

#include "base/text.h"

/*
 * Add a line for each file whose path begins as `word` does: all of them, or those that end as `suffix`
 * (NULL: any), or none but folders. Folders are always among them, and end in a slash. What begins
 * with a dot is offered when the dot is typed.
 */
void candidates_add_files(const char *word, const char *suffix, bool folders_only, struct text *to);

#endif
