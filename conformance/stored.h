/* Where results are kept, and what is said when they cannot be. */
#ifndef TSFARM_CONFORMANCE_STORED_H
#define TSFARM_CONFORMANCE_STORED_H

#include "base/output.h"
#include "base/text.h"
#include "conformance/results/results.h"

/* Say in one sentence why the file of results could not be used; returns how the program ends. */
int stored_refuse(const char *path, int r, struct output *out);

/* The same sentence, for somebody who did not ask for the file: a note that changes nothing. */
void stored_note(const char *path, int r, struct output *out);

/* Open the file for reading, or refuse. Returns EXIT_DONE or how the program ends. */
int stored_open(const char *path, struct output *out, struct results **ret_results);

/* Find the run of that id, the last one for 0, or refuse. As above. */
int stored_find(struct results *results, const char *path, int64_t id, struct arena *arena,
	struct output *out, struct result_run *ret_run);

#endif
