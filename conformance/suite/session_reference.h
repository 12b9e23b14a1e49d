/* References to sessions: "WF12/3". */
#ifndef TSFARM_CONFORMANCE_SUITE_SESSION_REFERENCE_H
#define TSFARM_CONFORMANCE_SUITE_SESSION_REFERENCE_H

#include "conformance/suite/farms.h"

/*
 * Read a session that the farm must have, unless `farm` is NULL. After a problem nothing is written.
 * The arena of the reader owns the name. 0 or -ENOMEM.
 */
int session_reference_read(struct reader *reader, const struct yaml_node *node,
	const struct farm_entry *farm, const char **ret_server, uint32_t *ret_session);

#endif
