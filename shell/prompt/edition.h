/* The words of the command prompt that differ between the editions of Windows, as data. */
#ifndef TSFARM_SHELL_PROMPT_EDITION_H
#define TSFARM_SHELL_PROMPT_EDITION_H

#include "shell/prompt/prompt.h"

struct prompt_edition_words {
	const char *banner;         /* of a new prompt; NULL: none is shown */
	const char *version;        /* of `ver`, with what follows it */
	bool names_unknown;         /* the sentence about an unknown command has its name */
	const char *root;           /* the folder of the system */
	const char *programs;       /* the folder of its programs, in `root` */
	const char *profiles;       /* the folder of the users' own folders; NULL: they have none */
	const char *system_profile; /* the folder of a session without a user */
};

const struct prompt_edition_words *prompt_edition_words(enum prompt_edition edition);

#endif
