/* Where a command is typed: "WF12/3". */
#ifndef TSFARM_CONFORMANCE_SUITE_SESSION_REFERENCE_H
#define TSFARM_CONFORMANCE_SUITE_SESSION_REFERENCE_H

#include "conformance/suite/farms.h"

/*
 * Read a session that the farm must have; a NULL farm is not asked. What was refused is not written.
 * The name is the reader's arena's. 0 or -ENOMEM.
 */
int session_reference_read(struct reader *reader, const struct yaml_node *node, const struct farm_entry *farm,
	const char **ret_server, uint32_t *ret_session);

#endif
