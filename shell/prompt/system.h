/*
 * Files and folders of the host, under the names that are typed at a prompt of Windows: case makes
 * no difference, backslashes part folders, NUL is nothing. 0, a descriptor, or negative errno.
 */
#ifndef TSFARM_SHELL_PROMPT_SYSTEM_H
#define TSFARM_SHELL_PROMPT_SYSTEM_H

#include <stdbool.h>
#include <stdint.h>
#include <time.h>

#include "base/arena.h"
#include "base/text.h"
#include "shell/prompt/tree.h"

/* Add the host's path of what is typed, quotes away: of a file that is there, as it is written. */
int prompt_path(const char *typed, struct text *path);

/* Add the host's whole path as a prompt of Windows shows it: of the one drive, C: */
int prompt_add_shown(const char *path, struct text *text);

/* Is it the device of that name, in whatever case, a colon behind it or not? */
bool prompt_is_device(const char *typed, const char *device);

/* Open what is typed for a redirection. */
int prompt_open(const char *typed, enum prompt_redirect_kind kind);

/* What reads as nothing, and takes everything. */
int prompt_open_nothing(void);

/* A file without a name, for what goes through a pipe; and back to its beginning. */
int prompt_open_temporary(void);
int prompt_rewind(int descriptor);

void prompt_close(int descriptor);

/* Read once; 0 at the end. Signals that interrupt are -EINTR. */
long prompt_read(int descriptor, void *bytes, size_t size);
long prompt_write_some(int descriptor, const void *bytes, size_t size);

int prompt_change_folder(const char *typed);

/* A file of a folder. */
struct prompt_entry {
	const char *name; /* as it is written */
	bool is_folder;
	uint64_t size;
	time_t changed;
};

/*
 * The files that a pattern with * and ? names, its last part, in the order of their names; the
 * arena's. `*ret_folder` is the host's path of where they are, ending in a slash, or "".
 */
int prompt_list(struct arena *arena, const char *typed, struct prompt_entry **ret_entries,
	size_t *ret_count, const char **ret_folder);

/* Add those of one folder, "" being the current one, in any order; below prompt_list(). */
int prompt_read_folder(struct arena *arena, const char *path, const char *pattern,
	struct prompt_entry **entries, size_t *count);

/* Does the name match the pattern? * and *.* are all names. */
bool prompt_matches(const char *pattern, const char *name);

#endif
