/*
 * The farm's rows: everything SQL is in this folder. Functions return 0, a negative errno, or an
 * enum farm_error; the words of the model go in and out. One function per verb and noun.
 */
#ifndef TSFARM_SIM_STORE_STORE_H
#define TSFARM_SIM_STORE_STORE_H

#include "base/sqlite.h"
#include "sim/tsfarm.h"

/* Open a farm file that exists; its kind and version are checked. */
int store_open(const char *path, struct database **ret_store);

/* The same, but a file of an older version stays so: the store is a copy in memory, to read alone. */
int store_open_unchanged(const char *path, struct database **ret_store);

/* The version in PRAGMA user_version of the farm in that file, whatever it is; 0 when there is none. */
int store_file_version(const char *path);

/* Tell in what the tables, indexes, triggers and views of a farm file are not those of its version. */
int store_list_differences(const char *path, void (*say)(void *context, const char *sentence),
	void *context, size_t *ret_count);

/* Make a store with the schema and nothing in it: in a new file, or (NULL) in memory. */
int store_create(const char *path, struct database **ret_store);

/* Put a whole farm into an empty store. Within the caller's transaction. */
int store_save(struct database *store, const struct snapshot *snapshot);

/* Read the farm, or one server of it (0: all). Within the caller's transaction. */
int store_load(struct database *store, int64_t server_id, struct snapshot *snapshot);

/* The store's bytes as a database file, the caller's transaction included; freed with store_free_image(). */
int store_image(struct database *store, unsigned char **ret_bytes, size_t *ret_size);
void store_free_image(unsigned char *bytes);

/* Open a copy, in memory, of what may be such bytes. Returns as store_open(). */
int store_open_image(const unsigned char *bytes, size_t size, struct database **ret_store);

/* Have the pages that were read be read anew: the file was replaced behind SQLite's back. */
int store_forget_pages(struct database *store);

/* --- Copies --- */

/* The whole store in memory, as it is at this moment; a store of its own, freed with database_free(). */
int store_copy(struct database *store, struct database **ret_copy);

/*
 * Make the store what the copy is, in one step. -EINVAL within a transaction; -EAGAIN when others have
 * written since database_get_reading() gave `*reading` (NULL: whatever they wrote).
 */
int store_restore(struct database *store, struct database *copy, const uint32_t *reading);

/* Of copies alone: bytes of memory; and whether both have the same in them, false where nobody knows. */
size_t store_copy_size(const struct database *copy);
bool store_copies_equal(struct database *a, struct database *b);

/* --- Rows --- */

/* `ret_clock` takes FARM_TIME_BYTES. */
int store_get_clock(struct database *store, char *ret_clock);
int store_advance_clock(struct database *store, int64_t seconds);

/* PRAGMA data_version: another number once another connection changed the farm. */
int store_get_change(struct database *store, uint32_t *ret_change);

/* WIN32_ERROR_RPC_SERVER_UNAVAILABLE when no server has the name. */
int store_find_server(
	struct database *store, const char *name, int64_t *ret_server_id, bool *ret_online);

/* What the rules ask about a server. */
struct server_row {
	enum edition edition;
	enum locale locale;
	bool online;
	enum logon_mode logons;
};

/* WIN32_ERROR_RPC_SERVER_UNAVAILABLE when there is no such server. */
int store_get_server(struct database *store, int64_t server_id, struct server_row *ret_row);

/* Nothing happens when there is no such server. */
/* The server answers no more. */
int store_turn_off(struct database *store, int64_t server_id);

int store_set_logons(struct database *store, int64_t server_id, enum logon_mode mode);

/* Take the id of the next new session; WIN32_ERROR_NOT_ENOUGH_MEMORY when every id was taken. And the
 * number of a listener's next connection. */
int store_take_session_id(struct database *store, int64_t server_id, uint32_t *ret_id);
int store_take_connection(struct database *store, int64_t winstation_id, uint32_t *ret_number);

/* All servers, sorted by name. */
int store_list_servers(struct database *store,
	int (*take)(void *context, const char *name, int64_t server_id, bool online),
	void *context);

/* The server's name as it is spelled; `ret_name` takes NAME_BYTES. */
int store_get_server_name(struct database *store, int64_t server_id, char *ret_name);

/* An account with its name as it is spelled. WIN32_ERROR_LOGON_FAILURE when there is none. */
int store_find_account(
	struct database *store, const char *name, int64_t *ret_account_id, char *ret_name);

/* The name of the account; `ret_name` takes NAME_BYTES. WIN32_ERROR_LOGON_FAILURE when there is none. */
int store_get_account_name(struct database *store, int64_t account_id, char *ret_name);

/* Is the account in the group of that name? */
int store_find_membership(
	struct database *store, int64_t account_id, const char *group, bool *ret_is_member);

struct winstation_row {
	int64_t id;
	enum winstation_kind kind;
	char name[NAME_BYTES];
};

/* WIN32_ERROR_WINSTATION_NOT_FOUND when the server has none of that name. */
int store_find_winstation(struct database *store, int64_t server_id, const char *name,
	struct winstation_row *ret_row);

/* A session with what the rules ask about it. Names are as in struct session_summary. */
struct session_row {
	struct session_summary summary;
	int64_t winstation_id;
	enum winstation_kind kind;
	int64_t account_id;   /* 0 when nobody is logged on */
	enum edition edition; /* of its server */
};

/* WIN32_ERROR_WINSTATION_NOT_FOUND when there is none. */
int store_get_session(
	struct database *store, int64_t server_id, uint32_t id, struct session_row *ret_row);
int store_find_session(struct database *store, int64_t server_id, const char *name,
	struct session_summary *ret_session);

/* All that is known of a session. */
struct session_detail {
	struct session_info info;
	int64_t winstation_id;
};

/* The sessions with ids from `first` to `last`, in order; a non-zero answer of `take` ends it. */
int store_read_sessions(struct database *store, int64_t server_id, uint32_t first, uint32_t last,
	int (*take)(void *context, const struct session_detail *session), void *context);

/* The same of one session. WIN32_ERROR_WINSTATION_NOT_FOUND when there is none. */
int store_read_session(
	struct database *store, int64_t server_id, uint32_t id, struct session_detail *ret_session);

/* A new session at the winstation, starting, with nothing else known of it. */
int store_add_session(
	struct database *store, int64_t server_id, uint32_t id, int64_t winstation_id);

/* The session's client goes, and its user stays. */
int store_disconnect_session(struct database *store, int64_t server_id, uint32_t id);

/* A client is at the session, and `account_id` if nobody was. Texts: NULL for none. */
struct attachment {
	int64_t winstation_id, account_id;
	const char *name, *client_name, *client_address;
};
int store_attach_session(struct database *store, int64_t server_id, uint32_t id,
	const struct attachment *attachment);

int store_delete_session(struct database *store, int64_t server_id, uint32_t id);

/* Nothing else about the session changes. */
int store_set_session_state(
	struct database *store, int64_t server_id, uint32_t id, enum session_state state);

/* Take the user out of a session, which is then `connected` and stays. */
int store_vacate_session(struct database *store, int64_t server_id, uint32_t id);

/* The session's program after process id `after` that ends in that manner; `*ret_pid` 0 when none. */
struct program_row {
	uint32_t pid;
	char image[IMAGE_NAME_BYTES];
	char unsaved[DOCUMENT_NAME_MAX * 4 + 1]; /* empty when there is none */
};
int store_next_program(struct database *store, int64_t server_id, uint32_t session_id,
	enum program_end end, uint32_t after, struct program_row *ret_program);

/* All that is known of a program, but for how it ends. */
struct program_detail {
	struct program_info info;
	char unsaved[DOCUMENT_NAME_MAX * 4 + 1]; /* empty when there is none */
};

/* The programs with process ids from `first` to `last`, in order; a non-zero answer of `take` ends it. */
int store_read_programs(struct database *store, int64_t server_id, uint32_t first, uint32_t last,
	int (*take)(void *context, const struct program_detail *program), void *context);

/* The same of one program. WIN32_ERROR_INVALID_PARAMETER when there is none. */
int store_read_program(struct database *store, int64_t server_id, uint32_t pid,
	struct program_detail *ret_program);
int store_delete_program(struct database *store, int64_t server_id, uint32_t pid);

/* All grants and all denials that concern the account, by itself and by its groups: two masks. */
int store_find_permission(struct database *store, int64_t winstation_id, int64_t account_id,
	uint32_t *ret_allowed, uint32_t *ret_denied);

/* Append to the journal: what happened to a session, and the session that did it. */
struct event_row {
	enum event_kind kind;
	int64_t server_id;
	uint32_t session_id;
	const char *user, *detail; /* NULL for none */
	int64_t by_server_id;
	uint32_t by_session_id;
	const char *by_user;
};
int store_add_event(struct database *store, const struct event_row *event);
int store_get_last_event(struct database *store, int64_t *ret_number);
int store_read_events(struct database *store, int64_t after,
	int (*take)(void *context, const struct event *event), void *context);

/* Put into the session's inbox what the event tells that was sent to it. */
int store_add_message(struct database *store, const struct event_row *sent);

/* Hand over the inboxes of the sessions with ids from `first` to `last`, by session, each in the order
 * in which its messages came; a non-zero answer of `take` ends it. */
int store_read_messages(struct database *store, int64_t server_id, uint32_t first, uint32_t last,
	int (*take)(void *context, uint32_t session_id, const struct message *message),
	void *context);

/* Empty a session's inbox. */
int store_delete_messages(struct database *store, int64_t server_id, uint32_t session_id);

/* Let a port of the session stand for another; let one, or every one (NULL), stand for itself. */
int store_set_port(struct database *store, int64_t server_id, uint32_t session_id,
	const struct port *port);
int store_delete_ports(
	struct database *store, int64_t server_id, uint32_t session_id, const char *name);

/* Hand over the ports of the sessions with ids from `first` to `last`, by session and name; a non-zero
 * answer of `take` ends it. */
int store_read_ports(struct database *store, int64_t server_id, uint32_t first, uint32_t last,
	int (*take)(void *context, uint32_t session_id, const struct port *port), void *context);

/* SQLite's own checks, and that each name has the key it is found by: `say` gets each finding. */
int store_check(
	struct database *store, void (*say)(void *context, const char *sentence), void *context);

#endif
