/* Findings against the suite: scenarios that show them already, and scenarios that are made of them. */
#ifndef TSFARM_CONFORMANCE_EXPLORE_TELL_H
#define TSFARM_CONFORMANCE_EXPLORE_TELL_H

#include "conformance/explore/finding_result.h"
#include "conformance/explore_settings.h"

/* A finding on its way to the reader. */
struct told {
	struct shrink shrink;
	struct trial *trial; /* the last one, of the shrunk plan */
	const char *id;      /* "explored/logoff/other-needs-logoff" */
	const char *
		shown_by; /* a scenario of the suite that fails for the same clause; NULL for none */
	const char *file; /* that was written; NULL for none */
};

/* Find a scenario of the suite that fails for a clause of the finding. EXIT_DONE or a complaint's status. */
int explore_find_scenario(struct exploration *exploration, struct told *told);

/* Write the finding as a scenario, unless one shows it already. EXIT_DONE or a complaint's status. */
int explore_emit(struct exploration *exploration, struct told *told);

#endif
