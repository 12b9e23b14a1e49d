/* What wtsapi32 tells of sessions, programs and servers, and does for others than logoff. */
#include "cli/host_wts.h"

#include <wtsapi32.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/macros.h"
#include "base/wide.h"

/* Windows counts in tenths of a microsecond. */
enum {
	TICKS_PER_SECOND = 10000000
};

/* --- Sessions --- */

static enum winstation_kind kind_of(const struct session_info *session)
{
	return _stricmp(session->name, "Console") == 0 ? WINSTATION_CONSOLE : WINSTATION_LISTENER;
}

/* 0 where Windows does not know, or does not tell. */
static int64_t query_times(HANDLE server, DWORD id, WTSINFOW *ret_times)
{
	WTSINFOW *times;
	DWORD size;

	if (!WTSQuerySessionInformationW(server, id, WTSSessionInfo, (wchar_t **)&times, &size))
		return 0;
	*ret_times = *times;
	WTSFreeMemory(times);
	return ret_times->LogonTime.QuadPart;
}

/* In the form of farm time, on the clock of this machine. */
static void write_time(int64_t ticks, char *ret_time)
{
	FILETIME time = {.dwLowDateTime = (DWORD)ticks, .dwHighDateTime = (DWORD)(ticks >> 32)};
	FILETIME local;
	SYSTEMTIME parts;

	if (!ticks || !FileTimeToLocalFileTime(&time, &local) ||
		!FileTimeToSystemTime(&local, &parts))
		return;
	snprintf(ret_time, FARM_TIME_BYTES, "%04u-%02u-%02u %02u:%02u:%02u", parts.wYear % 10000u,
		parts.wMonth % 100u, parts.wDay % 100u, parts.wHour % 100u, parts.wMinute % 100u,
		parts.wSecond % 100u);
}

static void fill_session(
	HANDLE server, const WTS_SESSION_INFOW *session, struct session_info *ret_session)
{
	WTSINFOW times = {0};
	wchar_t *user;
	DWORD size;

	/* the states are in the order of WTS_CONNECTSTATE_CLASS */
	*ret_session = (struct session_info){
		.id = session->SessionId, .state = (enum session_state)session->State};
	host_wts_copy_name(session->pWinStationName, ret_session->name);
	ret_session->kind = kind_of(ret_session);
	if (WTSQuerySessionInformationW(server, session->SessionId, WTSUserName, &user, &size)) {
		host_wts_copy_name(user, ret_session->user);
		WTSFreeMemory(user);
	}
	write_time(query_times(server, session->SessionId, &times), ret_session->logon_time);
	ret_session->input_is_recorded = times.LastInputTime.QuadPart != 0;
}

int host_wts_session_list(struct host *host, const struct host_server *server,
	int (*take)(void *context, const struct session_info *session), void *context)
{
	WTS_SESSION_INFOW *sessions;
	struct session_info session;
	DWORD count;
	int r = 0;

	(void)host;
	if (!WTSEnumerateSessionsW(host_wts_handle(server), 0, 1, &sessions, &count))
		return host_wts_last_error();
	for (DWORD i = 0; r == 0 && i < count; i++) {
		fill_session(host_wts_handle(server), &sessions[i], &session);
		r = take(context, &session);
	}
	WTSFreeMemory(sessions);
	return r;
}

int host_wts_session_idle(struct host *host, const struct host_server *server,
	const struct session_info *session, uint32_t *ret_minutes)
{
	WTSINFOW times = {0};
	int64_t idle = 0;

	(void)host;
	query_times(host_wts_handle(server), session->id, &times);
	if (times.LastInputTime.QuadPart)
		idle = (times.CurrentTime.QuadPart - times.LastInputTime.QuadPart) /
		       TICKS_PER_SECOND / 60;
	*ret_minutes = idle > 0 ? (uint32_t)idle : 0;
	return 0;
}

/* --- Counters and locale --- */

/* wtsapi32 does not tell. */
int host_wts_session_counters(
	struct host *host, const struct host_server *server, struct host_counters *ret_counters)
{
	(void)host;
	(void)server;
	(void)ret_counters;
	return WIN32_ERROR_NOT_SUPPORTED;
}

/* That of the user; what is none of ours is written as in the United States. */
enum locale host_wts_locale(struct host *host)
{
	wchar_t wide[LOCALE_NAME_MAX_LENGTH] = L"";
	enum locale locale = LOCALE_EN_US;
	char *name;

	(void)host;
	GetUserDefaultLocaleName(wide, LOCALE_NAME_MAX_LENGTH);
	name = wide_to_utf8(wide);
	if (name)
		locale_from_string(name, &locale);
	free(name);
	return locale;
}

/* --- Programs --- */

static void fill_user(const WTS_PROCESS_INFOW *process, struct program_info *ret_program)
{
	wchar_t user[NAME_BYTES], domain[NAME_BYTES];
	DWORD user_size = ARRAY_SIZE(user), domain_size = ARRAY_SIZE(domain);
	SID_NAME_USE use;

	/* the system's own accounts are no users */
	if (process->pUserSid &&
		LookupAccountSidW(
			NULL, process->pUserSid, user, &user_size, domain, &domain_size, &use) &&
		use == SidTypeUser)
		host_wts_copy_name(user, ret_program->user);
}

/*
 * The library of tsfarm gives 0x40000000 + 4 * 30 for the program 30 of a farm, so that nobody takes it for
 * a process of the machine. No process of Windows has such an id. Lists show the farm's own.
 */
static DWORD shown_id(DWORD pid)
{
	return pid >= 0x40000000 && pid % 4 == 0 ? (pid - 0x40000000) / 4 : pid;
}

int host_wts_program_list(struct host *host, const struct host_server *server,
	int (*take)(void *context, const struct program_info *program), void *context)
{
	WTS_PROCESS_INFOW *processes;
	DWORD count;
	int r = 0;

	(void)host;
	if (!WTSEnumerateProcessesW(host_wts_handle(server), 0, 1, &processes, &count))
		return host_wts_last_error();
	for (DWORD i = 0; r == 0 && i < count; i++) {
		struct program_info program = {
			.pid = shown_id(processes[i].ProcessId),
			.session_id = processes[i].SessionId};
		char *image = wide_to_utf8(processes[i].pProcessName);

		snprintf(program.image, sizeof(program.image), "%.*s", IMAGE_NAME_BYTES - 1,
			image ? image : "");
		free(image);
		fill_user(&processes[i], &program);
		r = take(context, &program);
	}
	WTSFreeMemory(processes);
	return r;
}

/* --- Servers --- */

int host_wts_server_list(struct host *host,
	int (*take)(void *context, const char *name, bool is_current), void *context)
{
	wchar_t computer[MAX_COMPUTERNAME_LENGTH + 1] = L"";
	DWORD size = ARRAY_SIZE(computer), count;
	WTS_SERVER_INFOW *servers;
	char name[NAME_BYTES];
	int r = 0;

	(void)host;
	GetComputerNameW(computer, &size);
	if (!WTSEnumerateServersW(NULL, 0, 1, &servers, &count))
		return host_wts_last_error();
	for (DWORD i = 0; r == 0 && i < count; i++) {
		host_wts_copy_name(servers[i].pServerName, name);
		r = take(context, name, _wcsicmp(servers[i].pServerName, computer) == 0);
	}
	WTSFreeMemory(servers);
	return r;
}

/* --- Acts --- */

int host_wts_session_disconnect(struct host *host, const struct host_server *server, uint32_t id)
{
	(void)host;
	return WTSDisconnectSession(host_wts_handle(server), id, TRUE) ? 0 : host_wts_last_error();
}

/* The documented API resets nothing; MSDN asks for the right Reset where it logs off. */
int host_wts_session_reset(struct host *host, const struct host_server *server, uint32_t id)
{
	(void)host;
	return WTSLogoffSession(host_wts_handle(server), id, TRUE) ? 0 : host_wts_last_error();
}

/* MSDN, WTSConnectSession: of this server alone, and without a password an empty one. */
int host_wts_session_connect(struct host *host, const struct host_server *server, uint32_t id,
	uint32_t into, const char *password)
{
	wchar_t *wide;
	int r;

	(void)host;
	if (!server->is_current)
		return WIN32_ERROR_NOT_SUPPORTED;
	wide = wide_from_utf8(password ? password : "");
	if (!wide)
		return HOST_E_BROKEN;
	r = WTSConnectSessionW(id, into, wide, TRUE) ? 0 : host_wts_last_error();
	free(wide);
	return r;
}

int host_wts_session_send_message(struct host *host, const struct host_server *server, uint32_t id,
	const char *text, uint32_t patience, bool *ret_answered)
{
	wchar_t title[] = L"MSG", *wide = wide_from_utf8(text);
	DWORD response = 0;
	BOOL done;
	int r;

	(void)host;
	if (!wide)
		return HOST_E_BROKEN;
	done = WTSSendMessageW(host_wts_handle(server), id, title, sizeof(title) - sizeof(*title),
		wide, (DWORD)(wcslen(wide) * sizeof(*wide)), MB_OK, patience, &response,
		patience != 0);
	r = done ? 0 : host_wts_last_error();
	free(wide);
	if (r == 0)
		*ret_answered = patience && response == IDOK;
	return r;
}

int host_wts_program_terminate(struct host *host, const struct host_server *server, uint32_t pid)
{
	(void)host;
	return WTSTerminateProcess(host_wts_handle(server), pid, 1) ? 0 : host_wts_last_error();
}

/* --- Settings of the server, and who may change them --- */

/* The documented API has no call for either. */
int host_wts_logons_get(struct host *host, enum logon_mode *ret_mode)
{
	(void)host;
	(void)ret_mode;
	return WIN32_ERROR_NOT_SUPPORTED;
}

int host_wts_logons_set(struct host *host, enum logon_mode mode)
{
	(void)host;
	(void)mode;
	return WIN32_ERROR_NOT_SUPPORTED;
}

int host_wts_caller_is_administrator(struct host *host, bool *ret_is_administrator)
{
	BYTE sid[SECURITY_MAX_SID_SIZE];
	DWORD size = sizeof(sid);
	BOOL is_member;

	(void)host;
	if (!CreateWellKnownSid(WinBuiltinAdministratorsSid, NULL, sid, &size) ||
		!CheckTokenMembership(NULL, sid, &is_member))
		return host_wts_last_error();
	*ret_is_administrator = is_member;
	return 0;
}
