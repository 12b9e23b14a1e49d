/* The effects of commands on a farm, as changes. */
#ifndef TSFARM_CONFORMANCE_MODEL_EFFECT_H
#define TSFARM_CONFORMANCE_MODEL_EFFECT_H

#include "conformance/model/situation.h"

/* The program ends, and what it had unsaved is lost. */
void effect_end_program(struct situation *situation, const struct server *server,
	const struct session *session, const struct program *program);

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

/* The session loses its client and keeps everything else. */
void effect_disconnect(
	struct situation *situation, const struct server *server, const struct session *session);

/* A console that lost its session gets a new one: ws2022. */
void effect_renew_console(struct situation *situation, const struct server *server);

/* --- Results of rules --- */

/*
 * The command succeeds. The session that it is about ends, or the own one does, or the session loses
 * its user and stays.
 */
void end_session(struct situation *situation);
void end_own_session(struct situation *situation);
void empty_console(struct situation *situation);

/* The question before a listener is reset, which is not answered with yes; and the reset. */
void ask_about_listener(struct situation *situation);
void end_sessions_of_listener(struct situation *situation);

#endif
