/*
 * Accounts of the system, to which an administrator gives files: a seam to the system. Windows has
 * none of this: -ENOTSUP.
 */
#ifndef TSFARM_BASE_ACCOUNT_H
#define TSFARM_BASE_ACCOUNT_H

#include <stdbool.h>

#include "base/text.h"

/*
 * Find the account. Its home is added to `home`; `ret_is_writable` says whether the account can write
 * there. 0; -ENOENT if there is no such account, or another negative errno.
 */
int account_find(const char *name, struct text *home, bool *ret_is_writable);

/*
 * Give the account a file that its group can read. A missing one is made, and an empty one gets the
 * line. -EEXIST if something else has that name or belongs to another account; or negative errno.
 */
int account_give_file(const char *account, const char *path, const char *line);

/* The same for a folder, whose group all new files get. */
int account_give_folder(const char *account, const char *path);

#endif
