/* The host of the machine that the command runs on, and of those that it reaches: wtsapi32. */
#include <windows.h>

#include <wtsapi32.h>

#include <stdlib.h>
#include <string.h>

#include "base/macros.h"
#include "base/wide.h"
#include "cli/host_wts.h"

struct host_wts {
	struct host host;
	wchar_t computer[MAX_COMPUTERNAME_LENGTH + 1];
	DWORD session; /* where the command is typed */
	char error[512];
};

static void wide_deinit(wchar_t **wide)
{
	free(*wide);
}

int host_wts_last_error(void)
{
	DWORD number = GetLastError();

	return number ? (int)number : WIN32_ERROR_INVALID_HANDLE;
}

/* Windows compares names character by character, each in upper case. */
static bool is_same_name(const wchar_t *a, const wchar_t *b)
{
	return CompareStringOrdinal(a, -1, b, -1, TRUE) == CSTR_EQUAL;
}

void host_wts_copy_name(const wchar_t *wide, char *ret_name)
{
	char *name = wide_to_utf8(wide);

	strncpy(ret_name, name ? name : "", NAME_BYTES - 1);
	ret_name[NAME_BYTES - 1] = '\0';
	free(name);
}

HANDLE host_wts_handle(const struct host_server *server)
{
	return (HANDLE)(intptr_t)server->handle;
}

/* The later Windows are all one edition (docs/editions.md). */
static enum edition wts_edition(struct host *host)
{
	(void)host;
	return host_environment_edition(EDITION_WS2022);
}

/* --- Servers --- */

static int open_current(const struct host_wts *wts, struct host_server *ret_server)
{
	ret_server->handle = (intptr_t)WTS_CURRENT_SERVER_HANDLE;
	ret_server->is_current = true;
	host_wts_copy_name(wts->computer, ret_server->name);
	return 0;
}

/* MSDN on WTSOpenServer: that a server does not answer shows when its handle is used. */
static int try_server(HANDLE server)
{
	WTS_SESSION_INFOW *sessions;
	DWORD count;

	if (!WTSEnumerateSessionsW(server, 0, 1, &sessions, &count))
		return host_wts_last_error();
	WTSFreeMemory(sessions);
	return 0;
}

static int wts_server_open(struct host *host, const char *name, struct host_server *ret_server)
{
	const struct host_wts *wts = (struct host_wts *)host;
	cleanup(wide_deinit) wchar_t *wide = NULL;
	HANDLE server;
	int r;

	if (!name)
		return open_current(wts, ret_server);
	wide = wide_from_utf8(name);
	if (!wide)
		return HOST_E_BROKEN;
	server = WTSOpenServerW(wide);
	/* what is no handle would be taken for the current server */
	r = server ? try_server(server) : host_wts_last_error();
	if (r != 0) {
		WTSCloseServer(server);
		return r;
	}
	ret_server->handle = (intptr_t)server;
	ret_server->is_current = is_same_name(wide, wts->computer);
	host_wts_copy_name(wide, ret_server->name);
	return 0;
}

static void wts_server_close(struct host *host, struct host_server *server)
{
	(void)host;
	WTSCloseServer(host_wts_handle(server));
	server->handle = 0;
}

/* --- Sessions --- */

static uint32_t wts_session_current(struct host *host)
{
	return ((struct host_wts *)host)->session;
}

static void fill_summary(const WTS_SESSION_INFOW *session, struct session_summary *ret_session)
{
	*ret_session = (struct session_summary){
		.id = session->SessionId,
		/* the states are in the order of WTS_CONNECTSTATE_CLASS */
		.state = (enum session_state)session->State,
	};
	host_wts_copy_name(session->pWinStationName, ret_session->name);
}

/* Which of the sessions bears the name; a listener and its idle sessions share theirs. */
static const WTS_SESSION_INFOW *choose(
	const WTS_SESSION_INFOW *sessions, DWORD count, const wchar_t *name)
{
	const WTS_SESSION_INFOW *chosen = NULL;

	for (DWORD i = 0; i < count; i++) {
		if (!is_same_name(sessions[i].pWinStationName, name))
			continue;
		if (sessions[i].State == WTSActive)
			return &sessions[i];
		if (!chosen || sessions[i].SessionId < chosen->SessionId)
			chosen = &sessions[i];
	}
	return chosen;
}

/* The API resolves no names: the sessions that the caller may query are looked through. */
static int wts_session_named(struct host *host, const struct host_server *server, const char *name,
	struct session_summary *ret_session)
{
	cleanup(wide_deinit) wchar_t *wide = wide_from_utf8(name);
	const WTS_SESSION_INFOW *chosen;
	WTS_SESSION_INFOW *sessions;
	DWORD count;

	(void)host;
	if (!wide)
		return HOST_E_BROKEN;
	if (!WTSEnumerateSessionsW(host_wts_handle(server), 0, 1, &sessions, &count))
		return host_wts_last_error();
	/* disconnected sessions have an empty name, and nobody is looked for under that */
	chosen = *wide ? choose(sessions, count, wide) : NULL;
	if (chosen)
		fill_summary(chosen, ret_session);
	WTSFreeMemory(sessions);
	return chosen ? 0 : WIN32_ERROR_WINSTATION_NOT_FOUND;
}

static int query_state(HANDLE server, DWORD id, WTS_CONNECTSTATE_CLASS *ret_state)
{
	WTS_CONNECTSTATE_CLASS *state;
	DWORD size;

	if (!WTSQuerySessionInformationW(server, id, WTSConnectState, (wchar_t **)&state, &size))
		return host_wts_last_error();
	*ret_state = *state;
	WTSFreeMemory(state);
	return 0;
}

static int query_name(HANDLE server, DWORD id, wchar_t **ret_name)
{
	DWORD size;

	return WTSQuerySessionInformationW(server, id, WTSWinStationName, ret_name, &size)
		       ? 0
		       : host_wts_last_error();
}

static int wts_session_with_id(struct host *host, const struct host_server *server, uint32_t id,
	struct session_summary *ret_session)
{
	WTS_SESSION_INFOW session = {.SessionId = id};
	int r = query_state(host_wts_handle(server), id, &session.State);

	(void)host;
	/* who may log a session off need not be allowed to query it: then its name stays unknown */
	if (r == WIN32_ERROR_ACCESS_DENIED) {
		*ret_session = (struct session_summary){.id = id};
		return 0;
	}
	if (r == 0)
		r = query_name(host_wts_handle(server), id, &session.pWinStationName);
	if (r != 0)
		return r;
	fill_summary(&session, ret_session);
	WTSFreeMemory(session.pWinStationName);
	return 0;
}

static int wts_session_logoff(struct host *host, const struct host_server *server, uint32_t id)
{
	(void)host;
	return WTSLogoffSession(host_wts_handle(server), id, TRUE) ? 0 : host_wts_last_error();
}

/* --- Errors --- */

/* The system's sentence, in one line. What a system has none for, NT 4.0's is printed for. */
static const char *wts_error_text(struct host *host, uint32_t number)
{
	struct host_wts *wts = (struct host_wts *)host;
	const char *usual = win32_error_text(number);
	wchar_t wide[256];
	DWORD length = FormatMessageW(FORMAT_MESSAGE_FROM_SYSTEM | FORMAT_MESSAGE_IGNORE_INSERTS,
		NULL, number, 0, wide, ARRAY_SIZE(wide), NULL);
	char *text;

	while (length && wcschr(L"\r\n ", wide[length - 1]))
		wide[--length] = L'\0';
	text = length ? wide_to_utf8(wide) : NULL;
	if (!text)
		return usual ? usual : "";
	strncpy(wts->error, text, sizeof(wts->error) - 1);
	free(text);
	return wts->error;
}

/* Only memory can fail beside the server. */
static const char *wts_complaint(struct host *host)
{
	return wts_error_text(host, WIN32_ERROR_NOT_ENOUGH_MEMORY);
}

static struct host *wts_close(struct host *host)
{
	free(host);
	return NULL;
}

int host_wts_open(const char *when_none, struct host **ret_host)
{
	static const struct host_calls calls = {
		.edition = wts_edition,
		.server_open = wts_server_open,
		.server_close = wts_server_close,
		.session_current = wts_session_current,
		.session_named = wts_session_named,
		.session_with_id = wts_session_with_id,
		.session_logoff = wts_session_logoff,
		.session_list = host_wts_session_list,
		.program_list = host_wts_program_list,
		.server_list = host_wts_server_list,
		.session_idle = host_wts_session_idle,
		.session_counters = host_wts_session_counters,
		.locale = host_wts_locale,
		.session_disconnect = host_wts_session_disconnect,
		.session_reset = host_wts_session_reset,
		.session_connect = host_wts_session_connect,
		.session_send_message = host_wts_session_send_message,
		.program_terminate = host_wts_program_terminate,
		.logons_get = host_wts_logons_get,
		.logons_set = host_wts_logons_set,
		.caller_is_administrator = host_wts_caller_is_administrator,
		.error_text = wts_error_text,
		.complaint = wts_complaint,
		.close = wts_close,
	};
	struct host_wts *wts = calloc(1, sizeof(*wts));
	DWORD size = ARRAY_SIZE(wts->computer);

	/* there is one: that of the machine */
	(void)when_none;
	*ret_host = wts ? &wts->host : NULL;
	if (!wts)
		return HOST_E_BROKEN;
	wts->host.calls = &calls;
	GetComputerNameW(wts->computer, &size);
	ProcessIdToSessionId(GetCurrentProcessId(), &wts->session);
	return 0;
}
