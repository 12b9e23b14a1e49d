/* The facts of a session, as text. */
#ifndef TSFARM_CONFORMANCE_REPORT_HTML_FACTS_H
#define TSFARM_CONFORMANCE_REPORT_HTML_FACTS_H

#include <stdbool.h>

#include "base/text.h"
#include "sim/tsfarm.h"

struct facts {
	struct text lines; /* one fact in each line, all ended */
	bool there;
};

/* Collect the facts of the session; NULL if it does not exist. */
void facts_init(struct facts *facts, const struct session *session);
void facts_deinit(struct facts *facts);

/* Add a cell of a table. Facts that the other side lacks have the sign and are marked. */
void facts_add_cell(
	struct text *to, const struct facts *own, const struct facts *other, const char *sign);

/* "ended", "started", "changed", "unchanged"; "never there" for neither. */
const char *facts_compare(const struct facts *before, const struct facts *after);

#endif
