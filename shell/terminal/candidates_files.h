/* Files and folders as candidates of completion. POSIX only. */
#ifndef TSFARM_SHELL_TERMINAL_CANDIDATES_FILES_H
#define TSFARM_SHELL_TERMINAL_CANDIDATES_FILES_H

#include <stdbool.h>

#include "base/text.h"

/*
 * Add a line for each file whose path begins with `word` and ends with `suffix` (NULL: any ending), and
 * for each such folder, with a slash. `folders_only` omits files. Names that begin with a dot are added
 * only if `word` has that dot. A folder that cannot be read adds nothing.
 */
void candidates_add_files(const char *word, const char *suffix, bool folders_only, struct text *to);

#endif
