/*
 * What an edition prints, for files of observed_file.h: a YAML file for each edition, with the texts of
 * published captures and with our decisions (docs/observe.md).
 */
#ifndef TSFARM_CONFORMANCE_SUITE_OBSERVED_CATALOGUE_H
#define TSFARM_CONFORMANCE_SUITE_OBSERVED_CATALOGUE_H

#include <regex.h>

#include "base/reader.h"
#include "conformance/suite/level.h"
#include "conformance/suite/observed_file.h"
#include "sim/tsfarm.h"

/* What a stream prints: a text, or a list. */
struct observed_stream {
	enum level level;
	const char *equals;  /* "": nothing; NULL: it is a list, or nobody says */
	const char *heading; /* the first line of a list; NULL: it has none */
	const char *row;     /* what each other line matches */
	regex_t regex;       /* of `row` */
};

struct observed_line {
	const char *run;
	bool exits_zero;
	enum level exit_level;
	struct observed_stream streams[OBSERVED_STREAMS];
};

struct observed_catalogue {
	enum edition edition;
	const char *system; /* a part of what `ver` prints */
	struct observed_line *lines;
	size_t count;
};

/* Read the catalogue that the tree holds. Problems are added; 0 or -ENOMEM; deinit in any case. */
int observed_catalogue_read(
	struct observed_catalogue *catalogue, struct reader *reader, const struct yaml_node *root);
void observed_catalogue_deinit(struct observed_catalogue *catalogue);

/* The line that was run, in any case; NULL: it is not in the catalogue. */
const struct observed_line *observed_catalogue_find(
	const struct observed_catalogue *catalogue, const char *run);

#endif
