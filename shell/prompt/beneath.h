/*
 * One folder of the host, held open, and everything beneath it. Nothing else can be reached through
 * it, whatever a path says and whatever is changed meanwhile: links are followed as long as they
 * stay beneath the folder where the kernel decides that, and else not at all.
 *
 * Paths are relative, with slashes; they have no empty parts and neither "." nor "..". "" is the
 * folder itself. Names ignore case, but a name that is there as it is written comes first. Functions
 * return 0, a descriptor, or negative errno: -EACCES for a way out, for what is neither a file nor
 * a folder, and for a file with a second name, which may be anywhere.
 */
#ifndef TSFARM_SHELL_PROMPT_BENEATH_H
#define TSFARM_SHELL_PROMPT_BENEATH_H

#include <stdbool.h>
#include <stdint.h>
#include <time.h>

#include "base/text.h"

struct beneath;

/* The folder at a path of the host. The caller closes it. */
int beneath_open(const char *folder, struct beneath **ret_beneath);
struct beneath *beneath_close(struct beneath *beneath);
void beneath_closep(struct beneath **beneath);

/* Decide without the kernel, as on systems whose kernel cannot. For tests. */
void beneath_refuse_links(struct beneath *beneath);

/* What is there under a name. */
struct beneath_entry {
	const char *name; /* as it is written; valid during a call of beneath_list() */
	bool is_folder;
	bool is_link;
	uint64_t size;
	time_t changed;
};

/* What the path names; `name` is not written. A link that leads out is not there: -ENOENT. */
int beneath_get(struct beneath *beneath, const char *path, struct beneath_entry *ret_entry);

/* Add the path with its names as they are written, as far as they are there. */
int beneath_spell(struct beneath *beneath, const char *path, struct text *to);

/* Hand over what is in a folder, in any order. A non-zero answer of `take` ends it and is returned. */
int beneath_list(struct beneath *beneath, const char *path,
	int (*take)(void *context, const struct beneath_entry *entry), void *context);

enum beneath_purpose {
	BENEATH_READ,
	BENEATH_WRITE,  /* from its beginning; the file is made where there is none */
	BENEATH_APPEND, /* the same, at its end */
	BENEATH_MAKE    /* -EEXIST where something is */
};
int beneath_open_file(struct beneath *beneath, const char *path, enum beneath_purpose purpose);

/* These are about the last name itself, also when it is a link. */
int beneath_remove_file(struct beneath *beneath, const char *path);
int beneath_make_folder(struct beneath *beneath, const char *path);
int beneath_remove_folder(struct beneath *beneath, const char *path);

/* Move a file or a folder, in the place of a file that is there. -EXDEV between two disks. */
int beneath_move(struct beneath *from, const char *path, struct beneath *to, const char *new_path);

#endif
