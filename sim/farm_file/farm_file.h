/* Farm files (docs/farm-format.md): YAML into a snapshot, and amendments to one. */
#ifndef TSFARM_SIM_FARM_FILE_FARM_FILE_H
#define TSFARM_SIM_FARM_FILE_FARM_FILE_H

#include "base/index.h"
#include "base/reader.h"
#include "sim/snapshot.h"

/* What reading a farm needs at hand. */
struct farm_reader {
	struct reader reader;
	struct snapshot *snapshot;
	struct index trustees; /* name to place in the snapshot's list */
	const char *users_group; /* whoever appears in a session is in it; NULL: in Users alone */
};

/*
 * Read the farm that `root` describes into an empty snapshot. Problems go to `problems`. Returns 0
 * or -ENOMEM.
 */
int farm_file_read(const char *file, const struct yaml_node *root, struct diagnostics *problems,
	struct snapshot *snapshot);

/*
 * Amend a farm by a list of entries as docs/scenario-format.md describes them under `given`. The
 * snapshot is in order afterwards. Returns 0 or -ENOMEM.
 */
int farm_file_amend(const char *file, const struct yaml_node *given, struct diagnostics *problems,
	struct snapshot *snapshot);

/* What snapshot_write() writes, added to a text. 0 or -ENOMEM. */
int snapshot_add_text(const struct snapshot *snapshot, struct text *to);

/* --- The pieces, for each other --- */

int farm_reader_init(struct farm_reader *farm, const char *file, struct diagnostics *problems,
	struct snapshot *snapshot);
void farm_reader_deinit(struct farm_reader *farm);

/* Has the text 1 to `longest` characters? A problem is added when it has not. */
bool farm_read_text_length(struct farm_reader *farm, const struct yaml_node *node, const char *noun,
	const char *text, size_t longest);

/* Is the name at the node one that Windows would take? A problem is added when it is not. */
bool farm_read_name(struct farm_reader *farm, const struct yaml_node *node, const char *noun,
	const char *name, size_t longest);

/* A time of the farm, where the node is not NULL. */
int farm_read_time(struct farm_reader *farm, const struct yaml_node *node, const char **ret_time);

/* The accounts and groups that every server of the edition has, and those of the file. */
int farm_add_built_in(struct farm_reader *farm, enum edition edition);
int farm_read_groups(struct farm_reader *farm, const struct yaml_node *list);
int farm_read_accounts(struct farm_reader *farm, const struct yaml_node *map);

/* Read an account's groups; a new account or a known one. */
int farm_read_account(
	struct farm_reader *farm, const struct yaml_node *name, const struct yaml_node *value);

/* The account of that name, made (in Users, and in `users_group`) when it is new. NULL and a problem for a
 * group's name. */
int farm_ensure_account(
	struct farm_reader *farm, const struct yaml_node *node, const char **ret_name);

/* The spelling of a known account or group; NULL and a problem when there is none. */
const char *farm_known_trustee(struct farm_reader *farm, const struct yaml_node *node);

/* A server's own keys; the nodes of its winstations and sessions. */
struct server_keys {
	const struct yaml_node *edition, *locale, *online, *logons, *next_session, *winstations,
		*sessions;
};
int farm_read_server(
	struct farm_reader *farm, const struct yaml_node *name, const struct yaml_node *value);
int farm_add_server(
	struct farm_reader *farm, const struct yaml_node *name, const struct server_keys *keys);
int farm_read_server_keys(struct farm_reader *farm, const struct yaml_node *node,
	const struct server_keys *keys, struct server *server, bool is_new);

/* The edition that the node says, where it is not NULL and is one. */
void farm_read_edition(
	struct farm_reader *farm, const struct yaml_node *node, enum edition *ret_edition);

/* A winstation with the permissions that every one begins with; NULL when memory is short. */
struct winstation *farm_new_winstation(struct farm_reader *farm, struct server *server,
	const char *name, enum winstation_kind kind);

/*
 * The kind that the node says of the winstation, which is NULL if it is new. False if the node is
 * NULL; false, with a problem, if the winstation cannot be of that kind.
 */
bool farm_read_kind(struct farm_reader *farm, const struct yaml_node *node,
	const struct server *server, const struct winstation *winstation,
	enum winstation_kind *ret_kind);

/* Add the winstations that every server of the edition has. 0 or -ENOMEM. */
int farm_add_winstations(struct farm_reader *farm, struct server *server);

/*
 * Read the key `winstations`, a map or NULL: first the winstations themselves, and their permissions
 * once the sessions have named their users. 0 or -ENOMEM.
 */
int farm_read_winstations(
	struct farm_reader *farm, const struct yaml_node *map, struct server *server);
int farm_read_permissions(
	struct farm_reader *farm, const struct yaml_node *map, struct server *server);

/*
 * Read a number up to `max` that only some editions and some things have. `why_not` is the reason why
 * this one has none, or NULL. 0 or -ENOMEM.
 */
int farm_read_counter(struct farm_reader *farm, const struct yaml_node *node, uint64_t max,
	const char *why_not, uint32_t *ret_number);

/*
 * Add rights to the mask: words and presets, alone or in a list, each at most once. 0 or -ENOMEM.
 */
int farm_read_rights(struct farm_reader *farm, const struct yaml_node *node, uint32_t *ret_rights);

/* The keys of a session, as nodes. */
struct session_keys {
	const struct yaml_node *at, *user, *state, *programs, *messages, *client, *address, *logon,
		*connected, *disconnected, *idle, *last_input, *install, *ports;
};

/*
 * Read a session's keys onto `session`. `amended`: it was complete before, and what its new state
 * cannot have goes silently. Process ids of new programs are 0 until farm_number_programs().
 */
int farm_read_session(struct farm_reader *farm, const struct yaml_node *node,
	const struct session_keys *keys, struct server *server, struct session *session,
	bool amended);

/* The same of the session at that place of the server's list; `own`: it is that winstation's own. */
int farm_read_entry(struct farm_reader *farm, const struct yaml_node *node,
	struct session_keys *keys, struct server *server, size_t at,
	const struct winstation *own, bool is_known);

/* Read the map, which may be NULL. A new server gets the sessions that its edition always has;
 * problems of those are at `node`. */
int farm_read_sessions(struct farm_reader *farm, const struct yaml_node *node,
	const struct yaml_node *map, struct server *server, bool is_new);

/*
 * Say of a text that is no key of a session: a sentence with the nearest key, and the accepted keys.
 * The arena owns both. 0 or -ENOMEM.
 */
int farm_describe_no_session(struct arena *arena, const struct server *server, const char *key,
	const char **ret_sentence, const char **ret_accepted);

/* The id that the edition gives to the winstation's own session. 0 or -ENOMEM. */
int farm_find_own_id(
	const struct server *server, const struct winstation *winstation, uint32_t *ret_id);

/*
 * Listeners of some editions number connections. Have each go on after the names that sessions bear or
 * the map gives them; and take the next number for the session, or its id in other editions.
 */
void farm_number_connections(struct server *server, const struct yaml_node *map);
uint32_t farm_number_connection(struct server *server, const struct session *session);

/* The next new session of the server gets an id beyond all others, where ids only grow. */
void farm_number_sessions(struct server *server);

/* Refuse times that a session of its state and user cannot have. */
void farm_refuse_session_times(struct farm_reader *farm, const struct session_keys *keys,
	const struct session *session);

/* The times of a session, whose state and user are read. */
int farm_read_session_times(struct farm_reader *farm, const struct session_keys *keys,
	struct session *session);

/* Read a session's ports in place of those it has; nothing for a NULL node. */
int farm_read_ports(
	struct farm_reader *farm, const struct yaml_node *map, struct session *session);

/* Two active sessions cannot bear one name: say so where they do. */
int farm_refuse_shared_names(
	struct farm_reader *farm, const struct yaml_node *node, const struct server *server);

/* Read a session's programs in place of those it has; nothing for a NULL node. */
int farm_read_programs(
	struct farm_reader *farm, const struct yaml_node *node, struct session *session);

/* The same of what waits in its inbox. */
int farm_read_messages(struct farm_reader *farm, const struct yaml_node *node,
	const struct server *server, struct session *session);

/* Give the server's new programs their process ids; say when ids are taken or out of order. */
int farm_number_programs(
	struct farm_reader *farm, const struct yaml_node *node, struct server *server);

/* The keys of each map: what schemas/ is held against. */
extern const struct reader_table farm_tables[1], farm_account_tables[1], farm_given_tables[4],
	farm_message_tables[1], farm_program_tables[1], farm_server_tables[1], farm_winstation_tables[2],
	farm_session_tables[1];

#endif
