/* The host of a simulated farm, from the inside: for wrong logoffs that reach around the seam. */
#ifndef TSFARM_CLI_HOST_SIM_H
#define TSFARM_CLI_HOST_SIM_H

#include "cli/host.h"

struct host_sim {
	struct host host;
	struct farm *farm;
	const char *path;
	const char *server; /* where the command is typed */
	bool is_seated;     /* the caller was found */
	bool is_copy;       /* of an older farm, until the first server is opened */
	struct caller caller;
	char complaint[1024];
};

extern const struct host_calls host_sim_calls;

/* Convert an answer of the farm: one that is no Win32 error number becomes HOST_E_BROKEN. */
int host_sim_answer(struct host_sim *sim, int r);

/* The calls of host_sim_session.c: lists, and what is done to sessions besides logging them off. */
int host_sim_session_list(struct host *host, const struct host_server *server,
	int (*take)(void *context, const struct session_info *session), void *context);
int host_sim_program_list(struct host *host, const struct host_server *server,
	int (*take)(void *context, const struct program_info *program), void *context);
int host_sim_server_list(struct host *host,
	int (*take)(void *context, const char *name, bool is_current), void *context);
int host_sim_session_idle(struct host *host, const struct host_server *server,
	const struct session_info *session, uint32_t *ret_minutes);
int host_sim_session_counters(
	struct host *host, const struct host_server *server, struct host_counters *ret_counters);
enum locale host_sim_locale(struct host *host);
int host_sim_session_disconnect(struct host *host, const struct host_server *server, uint32_t id);
int host_sim_session_reset(struct host *host, const struct host_server *server, uint32_t id);
int host_sim_session_connect(struct host *host, const struct host_server *server, uint32_t id,
	uint32_t into, const char *password);
int host_sim_session_send_message(struct host *host, const struct host_server *server, uint32_t id,
	const char *text, uint32_t patience, bool *ret_answered);
int host_sim_program_terminate(struct host *host, const struct host_server *server, uint32_t pid);
int host_sim_logons_get(struct host *host, enum logon_mode *ret_mode);
int host_sim_logons_set(struct host *host, enum logon_mode mode);
int host_sim_caller_is_administrator(struct host *host, bool *ret_is_administrator);

#endif
