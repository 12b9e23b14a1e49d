/*
 * tsfarm: a simulated Windows Terminal Server farm in one SQLite file.
 *
 * A program makes a farm from a farm file (snapshot_parse(), farm_create()), opens it (farm_open())
 * and acts in it as somebody who sits in one of its sessions (caller_find()). What a server allows
 * and does is decided here, in one transaction per call: a process killed at any instant leaves the
 * farm as it was before or as it is after. Several processes may use one farm at once.
 *
 * Functions that can fail return 0, a negative errno when the machine failed, or a positive answer:
 * a Win32 error number where Windows has one (enum win32_error), else an enum farm_error. Results
 * (`ret_...`) are written only on success. All text is UTF-8.
 *
 * A program that a limit of the size of files may end ignores SIGXFSZ; the functions then return -EFBIG.
 *
 * Not for several threads at once: give each its own farm_open().
 */
#ifndef TSFARM_H
#define TSFARM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#ifdef __cplusplus
extern "C" {
#endif

/* --- Answers -------------------------------------------------------------------------------- */

/* Win32 error numbers that a Terminal Server answers with. Texts: Q186539, Q186548 and siblings. */
enum win32_error {
	WIN32_ERROR_FILE_NOT_FOUND = 2,
	WIN32_ERROR_ACCESS_DENIED = 5,
	WIN32_ERROR_INVALID_HANDLE = 6,
	WIN32_ERROR_NOT_ENOUGH_MEMORY = 8,
	WIN32_ERROR_NOT_SUPPORTED = 50,
	WIN32_ERROR_INVALID_PARAMETER = 87,
	WIN32_ERROR_CALL_NOT_IMPLEMENTED = 120,
	WIN32_ERROR_LOGON_FAILURE = 1326,
	WIN32_ERROR_RPC_SERVER_UNAVAILABLE = 1722,
	WIN32_ERROR_WINSTATION_NAME_INVALID = 7001,
	WIN32_ERROR_CLOSE_PENDING = 7007,
	WIN32_ERROR_WINSTATION_NOT_FOUND = 7022,
	WIN32_ERROR_WINSTATION_BUSY = 7024,
	WIN32_ERROR_LOGON_DISABLED = 7037,
	WIN32_ERROR_CONSOLE_DISCONNECT = 7041,
	WIN32_ERROR_CONSOLE_CONNECT = 7042,
	WIN32_ERROR_WINSTATION_ACCESS_DENIED = 7045,
	WIN32_ERROR_SHADOW_INVALID = 7050,
	WIN32_ERROR_SHADOW_NOT_RUNNING = 7057
};

/* What Windows NT 4.0 Terminal Server Edition prints for the number; NULL for one not listed here. */
const char *win32_error_text(uint32_t number);

/* Answers about the farm file itself; above every number Windows uses in this field. */
enum farm_error {
	FARM_E_NOT_A_FARM = 20001, /* the file is something else */
	FARM_E_NEWER,              /* made by a later version of tsfarm */
	FARM_E_CORRUPT,            /* SQLite finds the file damaged */
	FARM_E_EXISTS,             /* there is a file of that name already */
	FARM_E_IMPOSSIBLE,         /* a change that the farm's own rules forbid */
	FARM_E_REFUSED,            /* a farm file with problems, which were reported */
	FARM_E_ENDLESS,            /* damaged so that reading it does not end */
	FARM_E_FOREIGN,            /* its tables, indexes, triggers or views are not those of a farm */
	FARM_E_REPLACED            /* another file took its place since it was opened, or none did */
};

/* A phrase for any answer of this library: "is not a tsfarm farm", "The RPC server is unavailable.". */
const char *farm_error_to_string(int answer);

/* The version of a farm's file, which farm_open() found too new; 0 when it cannot be read any more.
 * This library reads versions up to FARM_VERSION. */
int farm_file_version(const char *path);

enum {
	FARM_VERSION = 4
};

/* --- What a farm knows ---------------------------------------------------------------------- */

/* Names are compared without regard to case. Lengths in characters: MS-TSTS 6.5, Q186477. */
enum {
	SERVER_NAME_MAX = 15,     /* NetBIOS */
	WINSTATION_NAME_MAX = 32, /* also of a session, "RDP-Tcp#3" */
	ACCOUNT_NAME_MAX = 20,
	SESSION_ID_MAX = 65535,
	LISTENER_ID_MIN = 65536, /* of a listener's own session, in editions after nt4 */
	LISTENER_ID_MAX = 131071,
	PORT_NAME_MAX = 8, /* "COM12" */
	IMAGE_NAME_MAX = 63,
	DOCUMENT_NAME_MAX = 259, /* a path of Windows */
	CLIENT_NAME_MAX = 20,    /* CLIENTNAME_LENGTH in MS-TSTS */
	CLIENT_ADDRESS_MAX = 30, /* CLIENTADDRESS_LENGTH in MS-TSTS */
	NAME_BYTES = 32 * 4 + 1, /* room for any name but an image's in UTF-8, with its NUL */
	IMAGE_NAME_BYTES = IMAGE_NAME_MAX * 4 + 1, /* ... and for an image's */
	FARM_TIME_BYTES = 20                       /* a moment in farm time, with its NUL */
};

enum edition {
	EDITION_NT4,    /* Windows NT Server 4.0, Terminal Server Edition */
	EDITION_WS2003, /* Windows Server 2003 */
	EDITION_WS2022, /* Windows Server 2016 to 2025, whose commands print the same */
	EDITION_COUNT
};

/* How a server writes dates. Its words are English in every locale. */
enum locale {
	LOCALE_EN_US,
	LOCALE_EN_GB,
	LOCALE_DE_DE,
	LOCALE_FR_FR,
	LOCALE_COUNT
};

/* What `change logon` set (Q186504). The console's logons are always enabled. */
enum logon_mode {
	LOGONS_DISABLED,
	LOGONS_ENABLED,
	LOGONS_DRAIN,               /* existing sessions can be reconnected, new ones not made */
	LOGONS_DRAIN_UNTIL_RESTART, /* the same; a restart ends it */
	LOGON_MODE_COUNT
};

/* What an administrator configured (Q186566): sessions are at a winstation and guarded by it. */
enum winstation_kind {
	WINSTATION_CONSOLE,  /* the server's own keyboard and screen */
	WINSTATION_LISTENER, /* RDP-Tcp, from which RDP-Tcp#3 comes */
	WINSTATION_DIRECT,   /* TERM04: one line, one session */
	WINSTATION_SERVICES, /* where services run since Windows Vista, without a user */
	WINSTATION_KIND_COUNT
};

/* The states of Q186592 and MS-TSTS, in the order of WTS_CONNECTSTATE_CLASS. */
enum session_state {
	SESSION_ACTIVE,       /* a user is logged on and connected */
	SESSION_CONNECTED,    /* a client, and nobody logged on */
	SESSION_CONNECTQUERY, /* a client is connecting */
	SESSION_SHADOW,       /* its user is shadowing another session */
	SESSION_DISCONNECTED, /* a user is logged on, the client has gone */
	SESSION_IDLE,         /* waiting for a client */
	SESSION_LISTEN,       /* a listener's own */
	SESSION_RESET,        /* being reset */
	SESSION_DOWN,         /* failed to start or to end */
	SESSION_INIT,         /* starting */
	SESSION_STATE_COUNT
};

/* The ten rights over sessions of a winstation (Q243554), in the order of their bits in Windows:
 * masks of 1u << right are the access masks of MS-TSTS 6.5. */
enum right {
	RIGHT_QUERY_INFORMATION,
	RIGHT_SET_INFORMATION,
	RIGHT_RESET,
	RIGHT_VIRTUAL_CHANNELS,
	RIGHT_SHADOW,
	RIGHT_LOGON,
	RIGHT_LOGOFF,
	RIGHT_MESSAGE,
	RIGHT_CONNECT,
	RIGHT_DISCONNECT,
	RIGHT_COUNT
};

/* The presets of Q186566, with the rights that Q243554 gives each. */
enum permission_preset {
	PRESET_FULL_CONTROL,
	PRESET_USER_ACCESS,
	PRESET_GUEST_ACCESS,
	PRESET_COUNT
};

enum program_end {
	PROGRAM_CLOSES, /* ends when its session is logged off; unsaved work is lost */
	PROGRAM_HANGS,  /* does not answer, and is ended by force after three minutes */
	PROGRAM_END_COUNT
};

enum event_kind {
	EVENT_LOGOFF_STARTED,
	EVENT_PROGRAM_ENDED,  /* detail: the image */
	EVENT_PROGRAM_KILLED, /* detail: the image; it hung, or somebody terminated it */
	EVENT_WORK_LOST,      /* detail: the document */
	EVENT_USER_LOGGED_OFF,
	EVENT_SESSION_ENDED,
	EVENT_MESSAGE_SENT,    /* detail: the message */
	EVENT_SESSION_STARTED, /* detail: its name */
	EVENT_USER_LOGGED_ON,
	EVENT_SESSION_CONNECTED,    /* detail: the name it has now */
	EVENT_SESSION_DISCONNECTED, /* detail: the name it had */
	EVENT_SESSION_RESET,
	EVENT_KIND_COUNT
};

enum trustee_kind {
	TRUSTEE_ACCOUNT,
	TRUSTEE_GROUP,
	TRUSTEE_KIND_COUNT
};

/*
 * Each enum's words, as farm files, `tsfarm show` and the store write them. `_from_string` ignores
 * case, takes ' ' and '_' for '-', and returns false, with nothing written, for other words.
 * `_to_string` gives "?" for what is no value.
 */
const char *edition_to_string(enum edition edition);
bool edition_from_string(const char *text, enum edition *ret_edition);
const char *locale_to_string(enum locale locale);
bool locale_from_string(const char *text, enum locale *ret_locale);
const char *logon_mode_to_string(enum logon_mode mode);
bool logon_mode_from_string(const char *text, enum logon_mode *ret_mode);
const char *winstation_kind_to_string(enum winstation_kind kind);
bool winstation_kind_from_string(const char *text, enum winstation_kind *ret_kind);
const char *session_state_to_string(enum session_state state);
bool session_state_from_string(const char *text, enum session_state *ret_state);
const char *right_to_string(enum right right);
bool right_from_string(const char *text, enum right *ret_right);
const char *permission_preset_to_string(enum permission_preset preset);
bool permission_preset_from_string(const char *text, enum permission_preset *ret_preset);
const char *program_end_to_string(enum program_end end);
bool program_end_from_string(const char *text, enum program_end *ret_end);
const char *event_kind_to_string(enum event_kind kind);
bool event_kind_from_string(const char *text, enum event_kind *ret_kind);
const char *trustee_kind_to_string(enum trustee_kind kind);
bool trustee_kind_from_string(const char *text, enum trustee_kind *ret_kind);

/* The rights of a preset, as a mask. */
uint32_t permission_preset_rights(enum permission_preset preset);

/* --- A farm in memory ----------------------------------------------------------------------- */

/*
 * Everything a farm holds at one moment. Lists are sorted: by name without regard to case, by id,
 * by process id; messages as they came. Everything belongs to the snapshot. Absent texts are NULL.
 */
struct program {
	uint32_t pid; /* unique on its server; programs end in this order */
	const char *image;
	const char *unsaved; /* the document that closing the program would lose */
	enum program_end on_logoff;
};

/* A message that waits in a session's inbox until whoever sits there has seen it (Q186480). */
struct message {
	const char *at; /* farm time */
	const char *text;
	const char *by_server;
	uint32_t by_session; /* where it was sent, which may be gone */
	const char *by_user; /* NULL when nobody was logged on there */
};

/* A serial port of a session that stands for another one (Q186504). */
struct port {
	const char *name;
	const char *target;
};

struct session {
	uint32_t id;             /* 0 to SESSION_ID_MAX; of a listener perhaps LISTENER_ID_MIN and up */
	const char *name;        /* "RDP-Tcp#3"; none when disconnected, perhaps none when idle */
	const char *former_name; /* the name a disconnected session had */
	const char *winstation;  /* whose permissions guard it */
	const char *user;        /* none when nobody is logged on */
	enum session_state state;
	const char *client_name, *client_address;
	const char *logon_time; /* farm time, "1998-06-16 09:00:00" */
	/* Farm times, NULL where nothing was recorded: see session_info, which resolves them. */
	const char *connect_time, *disconnect_time, *last_input;
	bool install; /* in install mode, by `change user /install` (Q186504) */
	struct program *programs;
	size_t program_count;
	struct message *messages; /* the inbox, oldest first */
	size_t message_count;
	struct port *ports; /* sorted by name */
	size_t port_count;
};

/* What one account or group may do with the sessions of a winstation. Masks of 1u << enum right. */
struct permission {
	const char *trustee;
	uint32_t allowed, denied;
};

struct winstation {
	const char *name;
	enum winstation_kind kind;
	uint32_t next_connection; /* the number of its next session, "RDP-Tcp#5"; 0 where ids count */
	struct permission *permissions;
	size_t permission_count;
};

struct server {
	const char *name;
	enum edition edition;
	enum locale locale;
	bool online;
	enum logon_mode logons;
	uint32_t next_session; /* the id of the next new session; 0 where the lowest free one is taken */
	struct winstation *winstations;
	size_t winstation_count;
	struct session *sessions;
	size_t session_count;
};

/* An account or a group: both stand in one name space. */
struct trustee {
	const char *name;
	enum trustee_kind kind;
	const char **groups; /* of an account */
	size_t group_count;
};

struct snapshot {
	struct arena *arena; /* owns everything below */
	const char *clock;   /* farm time, "1998-06-16 09:00:00" */
	enum edition usual_edition; /* of servers to which a farm file gives none */
	enum locale usual_locale;
	struct trustee *trustees;
	size_t trustee_count;
	struct server *servers;
	size_t server_count;
};

/*
 * Read a farm file (docs/farm-format.md) of `length` bytes; `file` names it in problems. Returns 0
 * with a snapshot that the caller frees; -ENOMEM; or FARM_E_REFUSED with `*ret_problems`, lines of
 * "file:line:column: ..." that the caller frees with free().
 */
int snapshot_parse(const char *file, const char *bytes, size_t length,
	struct snapshot **ret_snapshot, char **ret_problems);

/* Write the snapshot as a farm file that snapshot_parse() reads back as an equal one. 0 or -errno. */
int snapshot_write(const struct snapshot *snapshot, FILE *to);

/* Accepts NULL; returns NULL. */
struct snapshot *snapshot_free(struct snapshot *snapshot);
void snapshot_freep(struct snapshot **snapshot);

/* The server, its session, its winstation of that name or id; NULL when there is none. */
const struct server *snapshot_server(const struct snapshot *snapshot, const char *name);
const struct session *server_session(const struct server *server, uint32_t id);
const struct winstation *server_winstation(const struct server *server, const char *name);

/* --- A farm in a file ----------------------------------------------------------------------- */

struct farm;

/*
 * Make a farm at `path`. The file appears complete or not at all. A file that is there already is
 * FARM_E_EXISTS; with `replace` it is replaced, once the new one is complete and nobody writes to
 * the old one (-EBUSY after five seconds). A folder (-EISDIR), a device or a pipe (FARM_E_NOT_A_FARM)
 * is never replaced.
 */
int farm_create(const char *path, const struct snapshot *snapshot, bool replace);

/*
 * Open a farm. Returns -ENOENT, -EACCES, -EISDIR, ... as the system says, FARM_E_NOT_A_FARM,
 * FARM_E_NEWER or FARM_E_CORRUPT. A call that finds the farm locked for five seconds gives -EBUSY. An
 * act on a farm whose file was replaced or removed gives FARM_E_REPLACED; open it again.
 * A farm of an older version becomes one of this version; where it cannot be written to, it is read
 * as it is.
 */
int farm_open(const char *path, struct farm **ret_farm);

/* Accepts NULL; returns NULL. */
struct farm *farm_free(struct farm *farm);
void farm_freep(struct farm **farm);

/*
 * Look at the farm at one moment: until farm_end_look() nobody changes it, so that what several
 * calls answer belongs together, and each costs less. Keep it short: writers wait. -EBUSY as above.
 * What changes the farm (session_logoff(), session_logon(), ...) does not go within it: -EINVAL.
 */
int farm_begin_look(struct farm *farm);
void farm_end_look(struct farm *farm);

/*
 * A number that is another one once somebody else changed the farm: another process, or another
 * farm_open() of this one. One's own changes do not count. Cheap enough to ask often.
 */
int farm_get_change(struct farm *farm, uint32_t *ret_change);

/* The farm's time, "1998-06-16 09:00:00"; `ret_clock` takes FARM_TIME_BYTES. */
int farm_get_clock(struct farm *farm, char *ret_clock);

/*
 * Put the farm's clock forward by so many seconds. FARM_E_IMPOSSIBLE, with nothing changed, beyond
 * the year 9999.
 */
int farm_advance_clock(struct farm *farm, uint32_t seconds);

/* The longest span of farm time that people may type: a year. */
enum {
	FARM_SPAN_MAX = 366 * 24 * 60 * 60
};

/*
 * A span of farm time as people type it, "+10m", "+1h30m", "2D", in seconds: numbers with their units
 * d, h, m and s, the larger first, each once; in any case, with a plus or without. -EINVAL: it is no
 * such text; -ERANGE: it is longer than FARM_SPAN_MAX.
 */
int farm_time_parse_span(const char *text, uint32_t *ret_seconds);

/* The whole farm at one moment, or with `server` that server alone (and all accounts and groups).
 * WIN32_ERROR_RPC_SERVER_UNAVAILABLE when there is no such server. The caller frees the snapshot. */
int farm_read(struct farm *farm, const char *server, struct snapshot **ret_snapshot);

/* One line of the journal. Its texts are valid during the call that hands it over. */
struct event {
	int64_t number;
	const char *at; /* farm time */
	enum event_kind kind;
	const char *server;
	uint32_t session;
	const char *user;   /* who was logged on there; NULL when nobody */
	const char *detail; /* by kind; NULL when it has none */
	const char *by_server;
	uint32_t by_session; /* where the command was typed */
	const char *by_user; /* NULL when nobody is logged on there */
};

/*
 * Hand over the events after number `after` (0: all), in order. A non-zero answer of `take` ends
 * the reading and is returned.
 */
int farm_read_events(struct farm *farm, int64_t after,
	int (*take)(void *context, const struct event *event), void *context);

/* The number of the last event; 0 when there is none. */
int farm_get_last_event(struct farm *farm, int64_t *ret_number);

/*
 * Check the farm: SQLite's own integrity, references, and the rules of the farm. `say` gets each
 * problem as a sentence. Returns 0 also when there are problems; `*ret_count` says how many.
 */
int farm_check(struct farm *farm, void (*say)(void *context, const char *sentence), void *context,
	size_t *ret_count);

/*
 * The same for a file that farm_open() refuses with FARM_E_FOREIGN or FARM_E_CORRUPT: tell each table,
 * index, trigger and view that is not as tsfarm makes it. Nothing in the file is run, and it is not
 * changed. Answers are those of farm_open(), but for these two.
 */
int farm_check_schema(const char *path, void (*say)(void *context, const char *sentence),
	void *context, size_t *ret_count);

/* --- A farm as it was ----------------------------------------------------------------------- */

/* A farm at one moment, in memory: everything, the journal and the clock too. It outlives the farm. */
struct farm_copy;

/* Within a look the copy is of that moment. -EBUSY as everywhere. The caller frees it. */
int farm_copy_new(struct farm *farm, struct farm_copy **ret_copy);

/* Accepts NULL; returns NULL. */
struct farm_copy *farm_copy_free(struct farm_copy *copy);
void farm_copy_freep(struct farm_copy **copy);

/* Bytes of memory that hold the farm: about what its file has. */
size_t farm_copy_size(const struct farm_copy *copy);

/*
 * Is everything the same in both, wherever SQLite keeps it? Quick where no page differs, as when
 * nothing was written between. False also when memory was too short to find out.
 */
bool farm_copy_equal(const struct farm_copy *a, const struct farm_copy *b);

/*
 * Make the farm what it was then, in one step: whoever else has it open sees it before or after, and
 * a process killed at any instant leaves one of both. Events since then are gone from the journal,
 * and their numbers are used again. How the file keeps its journal (a WAL) stays. -EBUSY when others
 * use the farm for five seconds; -EINVAL within a look, with nothing changed.
 */
int farm_restore(struct farm *farm, const struct farm_copy *copy);

/*
 * A number for what was read of the farm so far: another one once somebody else's changes were read
 * since, or own ones were made.
 */
int farm_get_reading(struct farm *farm, uint32_t *ret_reading);

/*
 * The same, if the farm is still as it was read: -EAGAIN, with nothing changed, when others have
 * written since farm_get_reading() gave `reading`.
 */
int farm_restore_unless_changed(struct farm *farm, const struct farm_copy *copy, uint32_t reading);

/* --- Acting in a farm ----------------------------------------------------------------------- */

/* Who acts: whoever sits in a session. Holds no memory; valid while the farm is open. */
struct caller {
	int64_t server_id;
	uint32_t session_id;
	enum edition edition; /* of the server; no act depends on it */
};

/* A session at a glance. */
struct session_summary {
	uint32_t id;
	enum session_state state;
	char name[NAME_BYTES]; /* empty when it has none */
	char user[NAME_BYTES]; /* empty when nobody is logged on */
};

/*
 * Who sits in session `session_id` of `server`. WIN32_ERROR_RPC_SERVER_UNAVAILABLE: no such server,
 * or offline; WIN32_ERROR_WINSTATION_NOT_FOUND: no such session there.
 */
int caller_find(
	struct farm *farm, const char *server, uint32_t session_id, struct caller *ret_caller);

/* The server of that name. WIN32_ERROR_RPC_SERVER_UNAVAILABLE when there is none or it is offline. */
int server_find(struct farm *farm, const char *name, int64_t *ret_server_id);

/* The server's name as it is spelled in the farm; `ret_name` takes NAME_BYTES. */
int server_get_name(struct farm *farm, int64_t server_id, char *ret_name);

/* Which Windows the server is, and how it writes dates. */
struct server_profile {
	enum edition edition;
	enum locale locale;
};

/* WIN32_ERROR_RPC_SERVER_UNAVAILABLE when there is no such server. */
int server_get_profile(struct farm *farm, int64_t server_id, struct server_profile *ret_profile);

/*
 * Is the caller's account a member of Administrators? WIN32_ERROR_WINSTATION_NOT_FOUND: the caller's
 * own session is gone. The two functions below answer the same.
 */
int caller_is_administrator(
	struct farm *farm, const struct caller *caller, bool *ret_is_administrator);

/*
 * Which logons of clients does the caller's server accept? The console's it always does (Q186504).
 * Setting them changes no session. WIN32_ERROR_ACCESS_DENIED: the caller is no administrator;
 * WIN32_ERROR_NOT_SUPPORTED: the server's edition has no such mode.
 */
int server_get_logons(struct farm *farm, const struct caller *caller, enum logon_mode *ret_mode);
int server_set_logons(struct farm *farm, const struct caller *caller, enum logon_mode mode);

/* What happens to a server that is shut down (MSDN, WTSShutdownSystem). */
enum server_shutdown {
	SERVER_LOGS_OFF, /* all sessions but the caller's end, and no client can log on */
	SERVER_GOES_OFF,    /* all sessions end, and the server is offline */
	SERVER_RESTARTS /* all sessions end; what lasts until a restart is over */
};

/*
 * Log the users of a server off, as session_logoff() does, and shut it down. All of it happens, or
 * nothing. WIN32_ERROR_WINSTATION_NOT_FOUND: the caller's own session is gone;
 * WIN32_ERROR_ACCESS_DENIED: the caller is no administrator.
 */
int server_shut_down(
	struct farm *farm, const struct caller *caller, int64_t server_id, enum server_shutdown how);

/*
 * Hand over the servers that answer, sorted by name. `name` is valid during the call. A non-zero
 * answer of `take` ends the list and is returned; `take` asks the farm nothing. So do and are all
 * lists below.
 */
int server_list(struct farm *farm, int (*take)(void *context, const char *name, int64_t server_id),
	void *context);

/*
 * The session that bears `name`. A listener and its idle sessions share a name, an active session
 * has its own: where several bear it the active one is given, else the lowest id. A disconnected
 * session bears none. WIN32_ERROR_WINSTATION_NOT_FOUND when nothing bears it.
 */
int session_find(struct farm *farm, int64_t server_id, const char *name,
	struct session_summary *ret_session);

/* The session of that id, in any state. WIN32_ERROR_WINSTATION_NOT_FOUND when there is none. */
int session_get(
	struct farm *farm, int64_t server_id, uint32_t id, struct session_summary *ret_session);

/*
 * Log a session off: its programs end in order, unsaved work is lost, hanging programs are ended
 * after three minutes of farm time, and the session is gone (Q186477, Q186572, Q190158). A console
 * session stays, without its user. All of it happens, or nothing. Refusals, in this order:
 * WIN32_ERROR_WINSTATION_NOT_FOUND: no such session, or the caller's own is gone;
 * WIN32_ERROR_ACCESS_DENIED: the session of services, another's console session (Q259436), or another
 * session at a winstation where the caller has no Logoff right (Q186477). One's own session is never
 * denied. In ws2003 a listener's session takes all that came from the listener with it;
 * WIN32_ERROR_WINSTATION_NOT_FOUND: idle or listening, so there is nobody to log off;
 * WIN32_ERROR_CLOSE_PENDING: being reset; WIN32_ERROR_WINSTATION_BUSY: starting, or down.
 */
int session_logoff(struct farm *farm, const struct caller *caller, int64_t server_id, uint32_t id);

/*
 * Has the caller the right over the session, by its account and groups? Grants add up, and a
 * denial beats them (Q243554). A caller's own session is his whatever the permissions (Q186477).
 */
int permission_check(struct farm *farm, const struct caller *caller, int64_t server_id, uint32_t id,
	enum right right, bool *ret_allowed);

/* --- What a server tells of its sessions and programs --------------------------------------- */

/* A session as its server tells of it. Empty texts: there is none. */
struct session_info {
	uint32_t id;
	enum session_state state;
	char name[NAME_BYTES];
	char former_name[NAME_BYTES]; /* the name a disconnected session had */
	char winstation[NAME_BYTES];
	enum winstation_kind kind; /* of the winstation */
	char user[NAME_BYTES];
	char client_name[NAME_BYTES], client_address[NAME_BYTES];
	/* Farm times. Empty: it has none. */
	char logon_time[FARM_TIME_BYTES];
	char connect_time[FARM_TIME_BYTES];    /* when its client came */
	char disconnect_time[FARM_TIME_BYTES]; /* of a disconnected session: when its client went */
	/* Since when its user does nothing: the farm's clock when he works all the time. QUERY USER and
	 * the API count from here. */
	char last_input[FARM_TIME_BYTES];
	bool input_is_recorded; /* false: the farm only assumes when that was */
};

/*
 * Hand over the sessions of the server that the caller may query, by id: his own always, others by
 * the right Query Information at their winstation (Q186592, MS-TSTS RpcWinStationEnumerate).
 * WIN32_ERROR_WINSTATION_NOT_FOUND: the caller's own session is gone.
 */
int session_list(struct farm *farm, const struct caller *caller, int64_t server_id,
	int (*take)(void *context, const struct session_info *session), void *context);

/*
 * What the server tells of one session. WIN32_ERROR_WINSTATION_NOT_FOUND: no such session, or the
 * caller's own is gone; WIN32_ERROR_ACCESS_DENIED: another's session, and no Query Information.
 */
int session_query(struct farm *farm, const struct caller *caller, int64_t server_id, uint32_t id,
	struct session_info *ret_session);

/* A program as its server tells of it. */
struct program_info {
	uint32_t pid, session_id;
	char image[IMAGE_NAME_BYTES];
	char user[NAME_BYTES]; /* whoever is logged on in its session; empty: nobody */
	int64_t account_id;    /* the user's number in this farm, of no other account; 0: nobody */
};

/*
 * Hand over the programs of the server that the caller may see, by process id: those of his account
 * and of his own session; to a member of Administrators, all (Q186592; MSDN, WTSEnumerateProcesses).
 * WIN32_ERROR_WINSTATION_NOT_FOUND: the caller's own session is gone.
 */
int program_list(struct farm *farm, const struct caller *caller, int64_t server_id,
	int (*take)(void *context, const struct program_info *program), void *context);

/*
 * End a program by force; its unsaved work is lost. When it was the last one of a session where
 * somebody is logged on, he is logged off and the session is gone, or the console empty (Q186526).
 * WIN32_ERROR_INVALID_PARAMETER: no such program; WIN32_ERROR_WINSTATION_NOT_FOUND: the caller's own
 * session is gone; WIN32_ERROR_ACCESS_DENIED: a program of another account and not of the caller's
 * own session, and the caller is no member of Administrators (Q186526).
 */
int program_terminate(
	struct farm *farm, const struct caller *caller, int64_t server_id, uint32_t pid);

/* --- Coming and going ----------------------------------------------------------------------- */

/*
 * Somebody logs on at a winstation: a client at a listener or a direct line, or a person at the
 * console. `client_name` and `client_address` may be NULL or empty.
 *
 * At a listener or a direct line, the account's disconnected session on the server (the lowest id)
 * is taken up again (Q186572) if the account has the right Connect over it (Q186566: guests have
 * not). Otherwise the session that waits there is used: an idle one of the listener, the one of the
 * line or the console where nobody is logged on. Otherwise there is a new one: the console's has id
 * 0, others the lowest free id from 1. At a listener it is called `RDP-Tcp#ID`, or with the next
 * number that is free; elsewhere like its winstation.
 *
 * In ws2003 and ws2022 the number is that of the listener's connection. In ws2022 ids only grow, and a
 * user has one session: it is taken up also where another client or the console shows it, and at the
 * console, which then gets a new session where nobody is logged on.
 *
 * Refusals, in this order:
 * WIN32_ERROR_RPC_SERVER_UNAVAILABLE: no such server, or offline;
 * WIN32_ERROR_WINSTATION_NOT_FOUND: no such winstation; WIN32_ERROR_LOGON_FAILURE: no such account;
 * WIN32_ERROR_INVALID_PARAMETER: the client's name or address is too long, or not UTF-8;
 * WIN32_ERROR_LOGON_DISABLED: logons are disabled (the console's never are, Q186504), or drained and
 * there is no session to take up, or the account has not the right Logon at the winstation;
 * WIN32_ERROR_WINSTATION_BUSY: the line or the console has a session that does not wait for a user;
 * WIN32_ERROR_WINSTATION_NAME_INVALID: the session's name would be too long;
 * WIN32_ERROR_NOT_ENOUGH_MEMORY: every id is taken.
 */
int session_logon(struct farm *farm, int64_t server_id, const char *winstation, const char *account,
	const char *client_name, const char *client_address, uint32_t *ret_id);

/*
 * Part a session from its client: its programs run on, it has no name any more and is disconnected
 * (Q186513). Nothing happens to a session that is so already. Refusals, in this order:
 * WIN32_ERROR_WINSTATION_NOT_FOUND: no such session, or the caller's own is gone;
 * WIN32_ERROR_ACCESS_DENIED: the session of services;
 * WIN32_ERROR_CONSOLE_DISCONNECT: the console's session, also one's own, but not in ws2022, where the
 * console then gets a new session;
 * WIN32_ERROR_ACCESS_DENIED: another's session, and no right Disconnect;
 * WIN32_ERROR_WINSTATION_NOT_FOUND: nobody is logged on there;
 * WIN32_ERROR_CLOSE_PENDING: being reset; WIN32_ERROR_WINSTATION_BUSY: starting, or down.
 */
int session_disconnect(
	struct farm *farm, const struct caller *caller, int64_t server_id, uint32_t id);

/*
 * Reset a session (Q186598, Q190158): it is freed at once. Its programs are ended by force, whether
 * they hang or not, no time passes, and what they had unsaved is lost; then the session is gone. A
 * console session stays, without its user, and an idle one goes on waiting. With a listener's session
 * go all that came from the listener, and it listens again. Refusals, in this order:
 * WIN32_ERROR_WINSTATION_NOT_FOUND: no such session, or the caller's own is gone;
 * WIN32_ERROR_ACCESS_DENIED: another's console session; or another session, whose user is not the
 * caller's (Q186598 lets those of one's own name be reset), and no right Reset;
 * WIN32_ERROR_CLOSE_PENDING: being reset; WIN32_ERROR_WINSTATION_BUSY: starting.
 */
int session_reset(struct farm *farm, const struct caller *caller, int64_t server_id, uint32_t id);

/*
 * Show the session `id` at the client of the session `into` (Q186508): it takes that one's name,
 * winstation and client, and is active. `into` is disconnected; when nobody is logged on there, it is
 * gone. Nothing happens when both are one. Refusals, in this order:
 * WIN32_ERROR_WINSTATION_NOT_FOUND: either session, or the caller's own, is not there;
 * WIN32_ERROR_ACCESS_DENIED: either is the session of services;
 * WIN32_ERROR_CONSOLE_DISCONNECT: `id` is the console's; WIN32_ERROR_CONSOLE_CONNECT: `into` is; not
 * in ws2022, where the console gets a new session when its own goes;
 * WIN32_ERROR_ACCESS_DENIED: `id` is another's and no right Connect, or `into` is and no Disconnect;
 * WIN32_ERROR_WINSTATION_NOT_FOUND: nobody is logged on at `id`, or `into` has no client;
 * WIN32_ERROR_CLOSE_PENDING: either is being reset; WIN32_ERROR_WINSTATION_BUSY: either is starting,
 * down or, `into`, still connecting.
 */
int session_connect(struct farm *farm, const struct caller *caller, int64_t server_id, uint32_t id,
	uint32_t into);

/*
 * Shadow a session: the caller's own session is in the state shadow until session_stop_shadow(). What
 * happens there is the same. The farm does not keep which session is shadowed. Refusals, in this order:
 * WIN32_ERROR_WINSTATION_NOT_FOUND: no such session, or the caller's own is gone;
 * WIN32_ERROR_NOT_SUPPORTED: a server of nt4, which shadows with MetaFrame alone (Q186556);
 * WIN32_ERROR_ACCESS_DENIED: the session of services, or another's without the right Shadow;
 * WIN32_ERROR_SHADOW_INVALID: the caller's own, or he sits at the console (WTSStartRemoteControlSession);
 * WIN32_ERROR_WINSTATION_NOT_FOUND: idle or listening; WIN32_ERROR_CLOSE_PENDING: being reset;
 * WIN32_ERROR_WINSTATION_BUSY: starting, or down;
 * WIN32_ERROR_SHADOW_INVALID: nobody works there, or the caller's own session shadows already.
 */
int session_shadow(struct farm *farm, const struct caller *caller, int64_t server_id, uint32_t id);

/*
 * The caller's own session shadows no more. WIN32_ERROR_WINSTATION_NOT_FOUND: no session `id`, or the
 * caller's own is gone; WIN32_ERROR_SHADOW_NOT_RUNNING: it shadows nothing.
 */
int session_stop_shadow(
	struct farm *farm, const struct caller *caller, int64_t server_id, uint32_t id);

/*
 * Send a message to a session (Q186480), where it waits in the inbox. The sender waits `patience`
 * seconds of farm time for an answer; 0: not at all. Somebody at an active session answers at once;
 * elsewhere nobody sees it, and the clock goes on by `patience`. `*ret_answered`: an answer came while
 * the sender waited.
 * Refusals, in this order:
 * WIN32_ERROR_INVALID_PARAMETER: the text is not UTF-8;
 * WIN32_ERROR_WINSTATION_NOT_FOUND: no such session, or the caller's own is gone;
 * WIN32_ERROR_ACCESS_DENIED: another's session, and no right Message;
 * WIN32_ERROR_WINSTATION_NOT_FOUND: idle or listening;
 * WIN32_ERROR_CLOSE_PENDING: being reset; WIN32_ERROR_WINSTATION_BUSY: starting, or down.
 */
int session_send_message(struct farm *farm, const struct caller *caller, int64_t server_id,
	uint32_t id, const char *text, uint32_t patience, bool *ret_answered);

/*
 * Hand over what waits in the caller's own session, oldest first, and take it out: a message box that
 * was answered. Texts are valid during the call; `take` asks the farm nothing and does not keep others
 * waiting. A non-zero answer of it ends the reading and is returned, and everything stays. Nothing is
 * written when nothing waits. WIN32_ERROR_WINSTATION_NOT_FOUND: the caller's own session is gone.
 */
int session_take_messages(struct farm *farm, const struct caller *caller,
	int (*take)(void *context, const struct message *message), void *context);

#ifdef __cplusplus
}
#endif

#endif
