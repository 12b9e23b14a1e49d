/* A case with its names looked up: the words in which the conditions of rules are written. */
#ifndef TSFARM_CONFORMANCE_MODEL_SITUATION_H
#define TSFARM_CONFORMANCE_MODEL_SITUATION_H

#include "conformance/model/model.h"
#include "conformance/model/request.h"

struct situation {
	const struct model_case *typed;
	enum level level;     /* of the run */
	enum edition edition; /* of the server on which the command is typed */
	struct model_request request;
	const struct server *here; /* where the command is typed */
	const struct session *own;
	/* Who types it: the user there, SYSTEM in the session of the services; NULL for nobody. */
	const char *account;
	const struct server *server; /* that the command is about; NULL: none answers */
	/* The session that the command is about: the own one, of the ID, or the active one of the name. */
	const struct session *session;
	/* If there is no such session: one that has the name in another state. */
	const struct session *namesake;

	/* For the results of rules. */
	struct arena *arena;
	struct model_answer *answer;
	struct expectation *outcome; /* that a rule is giving now */
	bool failed;                 /* ENOMEM */
};

/*
 * Look up what the command line names. False with a reason if the model cannot speak about the seat
 * or the program.
 */
bool situation_init(struct situation *situation, const char **ret_silence);

/*
 * Find by ID, or by name without regard to case. NULL if there is none, or if the name of a winstation
 * is NULL. The farm owns the result.
 */
const struct server *model_server(const struct snapshot *farm, const char *name);
const struct session *model_session(const struct server *server, uint32_t id);
const struct winstation *model_winstation(const struct server *server, const char *name);

/* The active session of the name; `*ret_other` is one that has it in another state. */
const struct session *model_session_of_name(
	const struct server *server, const char *name, const struct session **ret_other);

/* --- Conditions --- */

/* Whether it is the session in which the command is typed. */
bool situation_is_own(const struct situation *situation, const struct server *server,
	const struct session *session);

/* Whether the session is at a winstation of that kind. */
bool session_is_at(
	const struct server *server, const struct session *session, enum winstation_kind kind);

#endif
