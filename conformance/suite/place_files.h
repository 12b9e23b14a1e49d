/* Files that a command, or a learner, finds where it starts: a map of plain names and texts. */
#ifndef TSFARM_CONFORMANCE_SUITE_PLACE_FILES_H
#define TSFARM_CONFORMANCE_SUITE_PLACE_FILES_H

#include "base/reader.h"

struct place_file {
	const char *name, *text;
};

/* Read the map (NULL: it is not there, and nothing changes); all is the arena's. 0 or -ENOMEM. */
int place_files_read(struct reader *reader, const struct yaml_node *map,
	const struct place_file **ret_files, size_t *ret_count);

#endif
