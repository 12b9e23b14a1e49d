/* What a sandbox can do on POSIX alone. */
#ifndef TSFARM_BASE_TESTS_SANDBOX_POSIX_H
#define TSFARM_BASE_TESTS_SANDBOX_POSIX_H

#include <sys/types.h>

#include "base/tests/sandbox.h"

/* Begin to run, and go on: the caller waits for the process. Its streams go nowhere. */
pid_t sandbox_begin(const struct sandbox_case *given);

/*
 * Programs run as `nobody` from now on, to whom permissions mean something; 0 is everybody again.
 */
void sandbox_be(uid_t user);

#endif
