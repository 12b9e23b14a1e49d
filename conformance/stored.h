/* Opening files of results, and complaints about them. */
#ifndef TSFARM_CONFORMANCE_STORED_H
#define TSFARM_CONFORMANCE_STORED_H

#include "base/output.h"
#include "base/text.h"
#include "conformance/results/results.h"

/* Complain that the file of results cannot be used, for the reason `r`. Returns the exit status. */
int stored_refuse(const char *path, int r, struct output *out);

/* Print the same as a note that the run is not stored. The exit status does not change. */
void stored_note(const char *path, int r, struct output *out);

/*
 * The file that was typed, or for NULL the user's own, where `run` stores: then `place` owns the path.
 * EXIT_DONE, or the exit status of a complaint.
 */
int stored_locate(
	const char *typed, struct text *place, struct output *out, const char **ret_path);

/* Open the file for reading. EXIT_DONE, or the exit status of a complaint. */
int stored_open(const char *path, struct output *out, struct results **ret_results);

/* Find the run of that id, or the last one for 0. EXIT_DONE, or the exit status of a complaint. */
int stored_find(struct results *results, const char *path, int64_t id, struct arena *arena,
	struct output *out, struct result_run *ret_run);

#endif
