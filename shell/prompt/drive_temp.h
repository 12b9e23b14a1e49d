/* The folder of the host for what goes away with a drive: its C:\TEMP, and files of the shell. */
#ifndef TSFARM_SHELL_PROMPT_DRIVE_TEMP_H
#define TSFARM_SHELL_PROMPT_DRIVE_TEMP_H

#include <stdbool.h>

#include "base/temporary_folder.h"
#include "base/text.h"

struct drive_temp {
	struct temporary_folder folder; /* for its owner alone */
	struct text files;              /* C:\TEMP, in it */
	bool is_made;
};

/*
 * Make one, below the user's own files or else in the host's temporary place, and remove those that
 * ended processes left. `is_made` stays false where no place was found; deinit in any case.
 */
void drive_temp_init(struct drive_temp *temp);
void drive_temp_deinit(struct drive_temp *temp);

#endif
