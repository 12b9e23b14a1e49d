/*
 * What logoff and the commands around it need of a Terminal Server. Rules of the command line (what a
 * name may identify, what is printed, the exit status) stand above this seam and are the same for
 * every host; rules of the server (what exists, who may, what ends) stand below it.
 *
 * Calls return 0, a Win32 error number, or HOST_E_BROKEN when the host itself failed: complaint()
 * then says why. Text is UTF-8.
 */
#ifndef TSFARM_CLI_HOST_H
#define TSFARM_CLI_HOST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "sim/tsfarm.h"

enum {
	HOST_E_BROKEN = -1
};

/* A Terminal Server that was opened; the host fills it, and knows what `handle` is. */
struct host_server {
	int64_t handle;
	bool is_current; /* the one that the command was typed on */
	char name[NAME_BYTES];
};

/* What happened to a server's sessions since it counts. */
struct host_counters {
	uint32_t created, disconnected, reconnected;
};

struct host;

struct host_calls {
	/* Which Windows is the server on which the command was typed? */
	enum edition (*edition)(struct host *host);

	/* The command is about to wait. Release the farm; the next call reads it anew. NULL: nothing is
	 * held. */
	void (*pause)(struct host *host);

	/* Open the server of that name; NULL is the current one. 1722: unknown, or no answer. */
	int (*server_open)(struct host *host, const char *name, struct host_server *ret_server);
	void (*server_close)(struct host *host, struct host_server *server);

	/* The id of the session that the command was typed in. */
	uint32_t (*session_current)(struct host *host);

	/* The session that bears the name, the active one where several do, in whatever state; the
	 * session of that id. 7022: there is none. */
	int (*session_named)(struct host *host, const struct host_server *server, const char *name,
		struct session_summary *ret_session);
	int (*session_with_id)(struct host *host, const struct host_server *server, uint32_t id,
		struct session_summary *ret_session);

	/* Log the session off; returns when it is gone. */
	int (*session_logoff)(struct host *host, const struct host_server *server, uint32_t id);

	/* Hand over the sessions, or the programs, that the caller may see: by id, by process id. A
	 * non-zero answer of `take`, which asks the host nothing, ends the list and is returned. */
	int (*session_list)(struct host *host, const struct host_server *server,
		int (*take)(void *context, const struct session_info *session), void *context);
	int (*program_list)(struct host *host, const struct host_server *server,
		int (*take)(void *context, const struct program_info *program), void *context);

	/* The servers that answer, by name; `is_current` is the one that the command was typed on. */
	int (*server_list)(struct host *host,
		int (*take)(void *context, const char *name, bool is_current), void *context);

	/* Minutes of idle time, by the server's clock. */
	int (*session_idle)(struct host *host, const struct host_server *server,
		const struct session_info *session, uint32_t *ret_minutes);

	/* Count what happened to sessions of the server. 50: the host does not know. */
	int (*session_counters)(struct host *host, const struct host_server *server,
		struct host_counters *ret_counters);

	/* How does the server on which the command was typed write dates? */
	enum locale (*locale)(struct host *host);

	/* Part the session from its client; free it at once. */
	int (*session_disconnect)(struct host *host, const struct host_server *server, uint32_t id);
	int (*session_reset)(struct host *host, const struct host_server *server, uint32_t id);

	/* Show the session where `into` is shown. The password (NULL: none was given) is that of its
	 * user. 1326: it is needed and not right. */
	int (*session_connect)(struct host *host, const struct host_server *server, uint32_t id,
		uint32_t into, const char *password);

	/* End the program by force. 87: there is no such program. */
	int (*program_terminate)(struct host *host, const struct host_server *server, uint32_t pid);

	/* Which logons of clients does the server accept that the command was typed on? Set it. 5: only
	 * administrators may; 50: the server has no such mode. */
	int (*logons_get)(struct host *host, enum logon_mode *ret_mode);
	int (*logons_set)(struct host *host, enum logon_mode mode);

	/* Does an administrator type the command? */
	int (*caller_is_administrator)(struct host *host, bool *ret_is_administrator);

	/* Send a message, and wait that many seconds (0: not at all) for an answer. */
	int (*session_send_message)(struct host *host, const struct host_server *server,
		uint32_t id, const char *text, uint32_t patience, bool *ret_answered);

	/* The system's own sentence for a Win32 error number. */
	const char *(*error_text)(struct host *host, uint32_t number);

	/* Why the last call was broken, as a sentence that goes behind "logoff: " and the like. */
	const char *(*complaint)(struct host *host);

	struct host *(*close)(struct host *host);
};

/* Each kind of host begins its own object with this. */
struct host {
	const struct host_calls *calls;
};

/*
 * Open the host that the environment chooses: the farm in TSFARM_DB; without it, or when TSFARM_HOST
 * is `wts`, the machine's own Terminal Services. `*ret_host` is set even when the answer is
 * HOST_E_BROKEN, for its complaint; NULL when memory is short.
 */
int host_open(struct host **ret_host);

/* ... as somebody who sits in a session of a simulated farm: TSFARM_SERVER, TSFARM_SESSION. */
int host_sim_open(const char *path, struct host **ret_host);

/* ... the machine's Terminal Services, as who runs the process; where there are none, the complaint. */
int host_wts_open(const char *when_none, struct host **ret_host);

/* A host that answers nothing, and complains about why. */
struct host *host_none_new(const char *complaint);

/*
 * Which Windows does a command on that host speak as? The host's edition; without one, or when it is
 * NULL, the edition in TSFARM_EDITION, or else nt4.
 */
enum edition host_edition(struct host *host);

/* The edition that TSFARM_EDITION names; `usual` when it names none. */
enum edition host_environment_edition(enum edition usual);

/* Close the host and free it. Accepts NULL; returns NULL. */
struct host *host_close(struct host *host);
void host_closep(struct host **host);

#endif
