/* Whether a forked program does what a started one does. */
#ifndef TSFARM_CONFORMANCE_RUN_FORK_CHECK_H
#define TSFARM_CONFORMANCE_RUN_FORK_CHECK_H

#include "conformance/run/fork_server.h"
#include "conformance/run/subject.h"

enum {
	FORK_CHECKS = 5 /* command lines that are run both ways before the server is trusted */
};

/*
 * Run the step both ways in the slot: with the same streams, the same end and the same farm, byte for
 * byte, the server is trusted. Otherwise the program is started as usual from now on. Commands are run
 * one after the other. 0 or negative errno.
 */
int fork_check_step(const struct subject *subject, const struct scenario *scenario,
	const struct step *step, const struct image *image, struct work_slot *slot);

#endif
