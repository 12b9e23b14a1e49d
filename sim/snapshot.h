/* Building a farm in memory: whoever reads one, from a file or from the store, adds piece by piece. */
#ifndef TSFARM_SIM_SNAPSHOT_H
#define TSFARM_SIM_SNAPSHOT_H

#include "base/arena.h"
#include "sim/tsfarm.h"

/* The farm's time when nobody says: the day Terminal Server Edition was released. */
#define SNAPSHOT_CLOCK "1998-06-16 09:00:00"

/* Empty, without servers or accounts; NULL when memory is short. The caller frees it. */
struct snapshot *snapshot_new(void);

/* All of it again, for changes that the original must not see; NULL when memory is short. */
struct snapshot *snapshot_copy(const struct snapshot *snapshot);

/*
 * A new element at the end of its list, zeroed; NULL when memory is short. Adding may move the
 * list: pointers to its other elements are then old.
 */
struct trustee *snapshot_add_trustee(struct snapshot *snapshot);
struct server *snapshot_add_server(struct snapshot *snapshot);
struct winstation *server_add_winstation(struct snapshot *snapshot, struct server *server);
struct session *server_add_session(struct snapshot *snapshot, struct server *server);
struct program *session_add_program(struct snapshot *snapshot, struct session *session);
struct message *session_add_message(struct snapshot *snapshot, struct session *session);
struct port *session_add_port(struct snapshot *snapshot, struct session *session);
struct permission *winstation_add_permission(
	struct snapshot *snapshot, struct winstation *winstation);

/* Put every list into its order. */
void snapshot_sort(struct snapshot *snapshot);

/*
 * Find a trustee, or the permission of a trustee, by name without regard to case. NULL if there is
 * none. The snapshot owns the result, which is old when the list grows.
 */
const struct trustee *snapshot_trustee(const struct snapshot *snapshot, const char *name);
const struct permission *winstation_permission(
	const struct winstation *winstation, const char *trustee);

/* The winstation that a session of that name is at: "RDP-Tcp" for "RDP-Tcp#3"; NULL when none. */
const struct winstation *server_winstation_of(
	const struct server *server, const char *session_name);

/*
 * Why such a session cannot be on the server, as words that follow "is active, and so ", or why its id
 * cannot be what it is, as a sentence; NULL when it can.
 */
const char *session_impossibility(const struct server *server, const struct session *session);
const char *session_id_impossibility(const struct server *server, const struct session *session);

/* Which session of the server is it? */
bool session_is_services(const struct server *server, const struct session *session);
bool session_is_listener(const struct server *server, const struct session *session);

/*
 * The session that a key of a farm file means: an id, `console`, `services`, or the name of a listener,
 * whose own session it is. False when the server has none.
 */
bool server_session_id(const struct server *server, const char *key, uint32_t *ret_id);

/* The winstation that such a key means, when it is no id; NULL when it means none. */
const struct winstation *server_winstation_of_key(const struct server *server, const char *key);

/* The session that is the winstation's own: of a console, a listener, of services. NULL: none. */
const struct session *server_own_session(
	const struct server *server, const struct winstation *winstation);

/* The number behind a listener's name in that of a session, "RDP-Tcp#5"; false when it has none. */
bool winstation_connection(
	const struct winstation *listener, const char *session_name, uint32_t *ret_number);

/* What a state asks of a user and a name. */
enum need {
	NEED_MAY,
	NEED_MUST,
	NEED_NONE
};

/* Whether a session in that state may, must, or must not have a user, and a name. */
enum need session_state_user(enum session_state state);
enum need session_state_name(enum session_state state);

/* Is a session of that state one to which messages can come? */
bool session_state_has_inbox(enum session_state state);

#endif
