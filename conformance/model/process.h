/* Programs of sessions, as KILL and QUERY PROCESS see them. */
#ifndef TSFARM_CONFORMANCE_MODEL_PROCESS_H
#define TSFARM_CONFORMANCE_MODEL_PROCESS_H

#include "conformance/model/situation.h"

/* Whether the caller may see and end the programs of the session: docs/decisions.md, "Visible sessions and programs". */
bool process_is_visible(const struct situation *situation, const struct server *server,
	const struct session *session);

/* Whether the pattern matches the program's image, with or without ".exe". */
bool process_is_called(const struct program *program, const char *pattern);

#endif
