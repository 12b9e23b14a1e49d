/* Conditions that rules of several commands share. */
#ifndef TSFARM_CONFORMANCE_MODEL_CONDITION_H
#define TSFARM_CONFORMANCE_MODEL_CONDITION_H

#include "conformance/model/situation.h"

/*
 * Each function returns whether its name is true of the situation, which it does not change. A
 * condition about the session is false if no session is found.
 */

/* True, for rules without a condition. */
bool always(const struct situation *situation);

/* --- The command line --- */

/*
 * Whether /? is given: at all, to a dispatcher without a part, or for a part; and whether the part
 * (enum model_part) is missing.
 */
bool asks_for_help(const struct situation *situation);
bool asks_for_words(const struct situation *situation); /* of QUERY, RESET or CHANGE */
bool asks_about_part(const struct situation *situation);
bool lacks_part(const struct situation *situation);

/* Whether arguments are wrong: in a way that was seen on Windows (MODEL_FAULT_SEEN), or in any. */
bool has_seen_fault(const struct situation *situation);
bool has_fault(const struct situation *situation);

/* --- The server and the session --- */

/* Whether the arguments are right, and a session has the ID or the name. */
bool finds_session(const struct situation *situation);

/*
 * Whether no server answers; the name has more than WINSTATION_NAME_MAX characters; or
 * another server is named, and no session.
 */
bool lacks_server(const struct situation *situation);
bool has_long_name(const struct situation *situation);
bool names_other_server_only(const struct situation *situation);

/* Whether the name is that of a session in the state `shadow`, which names do not find. */
bool names_shadow(const struct situation *situation);

/* Whether an ID or a name is given, and no session, or no active one, has it. */
bool lacks_id(const struct situation *situation);
bool lacks_name(const struct situation *situation);

/* Whether the session is the one in which the command is typed, another one, or a listener's own. */
bool is_own(const struct situation *situation);
bool is_own_with_user(const struct situation *situation); /* and not at the console */
bool is_own_console(const struct situation *situation);
bool is_other_user_by_id(const struct situation *situation); /* active or disconnected */
bool is_other_user_by_name(const struct situation *situation);
bool is_listener(const struct situation *situation);

/* Whether a session is found, and /v announces what is done to it. */
bool is_announced(const struct situation *situation);

/* Whether standard input answers the question before a listener is reset with yes. */
bool answers_yes(const struct situation *situation);

/* Whether it is a listener's own session, and answers_yes() is false. */
bool is_listener_without_yes(const struct situation *situation);

/* Whether the session is at such a winstation. */
bool is_console(const struct situation *situation);
bool is_console_of_others(const struct situation *situation);
bool is_console_with_user(const struct situation *situation); /* of others */
bool is_services(const struct situation *situation);

/* Whether the session is in one of these states. */
bool is_idle_or_listens(const struct situation *situation);
bool is_reset(const struct situation *situation);
bool is_down_or_starts(const struct situation *situation);

/* Whether the caller has all these rights over the session; it may not exist. */
bool has_rights(const struct situation *situation, uint32_t rights);

/* Whether one of these rights is denied to the caller there. */
bool rights_are_denied(const struct situation *situation, uint32_t rights);

#endif
