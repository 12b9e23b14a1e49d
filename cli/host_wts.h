/* The host of wtsapi32, from the inside: its calls that stand in host_wts_session.c. */
#ifndef TSFARM_CLI_HOST_WTS_H
#define TSFARM_CLI_HOST_WTS_H

#include <windows.h>

#include "cli/host.h"

/* Why the last call of Windows failed; never 0, which would be success. */
int host_wts_last_error(void);

/* A name for people, in NAME_BYTES; one that does not fit is cut. */
void host_wts_copy_name(const wchar_t *wide, char *ret_name);

/* What the seam calls a server, as Windows does. */
HANDLE host_wts_handle(const struct host_server *server);

int host_wts_session_list(struct host *host, const struct host_server *server,
	int (*take)(void *context, const struct session_info *session), void *context);
int host_wts_program_list(struct host *host, const struct host_server *server,
	int (*take)(void *context, const struct program_info *program), void *context);
int host_wts_server_list(struct host *host,
	int (*take)(void *context, const char *name, bool is_current), void *context);
int host_wts_session_idle(struct host *host, const struct host_server *server,
	const struct session_info *session, uint32_t *ret_minutes);
int host_wts_session_counters(struct host *host, const struct host_server *server,
	struct host_counters *ret_counters);
enum locale host_wts_locale(struct host *host);
int host_wts_session_disconnect(struct host *host, const struct host_server *server, uint32_t id);
int host_wts_session_reset(struct host *host, const struct host_server *server, uint32_t id);
int host_wts_session_connect(struct host *host, const struct host_server *server, uint32_t id,
	uint32_t into, const char *password);
int host_wts_session_send_message(struct host *host, const struct host_server *server, uint32_t id,
	const char *text, uint32_t patience, bool *ret_answered);
int host_wts_program_terminate(struct host *host, const struct host_server *server, uint32_t pid);
int host_wts_logons_get(struct host *host, enum logon_mode *ret_mode);
int host_wts_logons_set(struct host *host, enum logon_mode mode);
int host_wts_caller_is_administrator(struct host *host, bool *ret_is_administrator);

#endif
