/* Files in the folder where a command or a learner starts: a map of plain names and texts. */
#ifndef TSFARM_CONFORMANCE_SUITE_WORK_FILE_H
#define TSFARM_CONFORMANCE_SUITE_WORK_FILE_H

#include "base/reader.h"

struct work_file {
	const char *name, *text;
};

/* Read the map; NULL changes nothing. The arena of the reader owns the list. 0 or -ENOMEM. */
int work_files_read(struct reader *reader, const struct yaml_node *map,
	const struct work_file **ret_files, size_t *ret_count);

#endif
