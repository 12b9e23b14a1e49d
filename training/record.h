/* `tsfarm learn --record`: making a lesson from what its author types. */
#ifndef TSFARM_TRAINING_RECORD_H
#define TSFARM_TRAINING_RECORD_H

#include "base/output.h"

struct record_settings {
	const char *file; /* of the lesson, which must not exist */
	const char *farm; /* a farm file; NULL: that of `--new` */
	const char *seat; /* "WF12/3"; NULL only without a farm */
};

/* Run a shell, and write the lesson that its lines make. Returns the exit status. */
int record_lesson(const struct record_settings *settings, struct output *out);

#endif
