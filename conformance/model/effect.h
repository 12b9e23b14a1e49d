/* The effects of commands on a farm, as changes. */
#ifndef TSFARM_CONFORMANCE_MODEL_EFFECT_H
#define TSFARM_CONFORMANCE_MODEL_EFFECT_H

#include "conformance/model/situation.h"

/* The programs of the session end, and what they had unsaved is lost. */
void effect_end_programs(
	struct situation *situation, const struct server *server, const struct session *session);

/* The session ends with everything in it. */
void effect_end_session(
	struct situation *situation, const struct server *server, const struct session *session);

/* The session loses its user and stays, connected: a console. */
void effect_empty_session(
	struct situation *situation, const struct server *server, const struct session *session);

/* All sessions that came from the listener end, except idle ones; its own session stays. */
void effect_end_listener(
	struct situation *situation, const struct server *server, const struct session *listener);

#endif
