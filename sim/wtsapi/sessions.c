/* The sessions of a server, listed. */
#include "sim/wtsapi/sessions.h"

#include <stddef.h>

#include "base/macros.h"
#include "sim/wtsapi/call.h"
#include "sim/wtsapi/reply.h"

static const struct reply_row session_row = {
	.size = sizeof(WTS_SESSION_INFOW),
	.type = (WTS_TYPE_CLASS)REPLY_PLAIN,
	.pointers = {offsetof(WTS_SESSION_INFOW, pWinStationName)},
	.pointer_count = 1,
};

static const struct reply_row session_row_1 = {
	.size = sizeof(WTS_SESSION_INFO_1W),
	.type = WTSTypeSessionInfoLevel1,
	.pointers = {offsetof(WTS_SESSION_INFO_1W, pSessionName),
		offsetof(WTS_SESSION_INFO_1W, pHostName), offsetof(WTS_SESSION_INFO_1W, pUserName),
		offsetof(WTS_SESSION_INFO_1W, pDomainName),
		offsetof(WTS_SESSION_INFO_1W, pFarmName)},
	.pointer_count = 5,
};

/* What listing goes into. */
struct listing {
	struct reply reply;
	struct call call;
};

static void listing_deinit(struct listing *listing)
{
	reply_deinit(&listing->reply);
}

static int take_session(void *context, const struct session_info *session)
{
	struct listing *listing = context;
	WTS_SESSION_INFOW row = {
		.SessionId = session->id,
		.pWinStationName = reply_text(&listing->reply, session->name),
		.State = (WTS_CONNECTSTATE_CLASS)session->state,
	};

	reply_add(&listing->reply, &row);
	return 0;
}

/* Accounts are the server's own: where no domain is, the computer's name stands in its place. */
static int take_session_1(void *context, const struct session_info *session)
{
	struct listing *listing = context;
	struct reply *reply = &listing->reply;
	WTS_SESSION_INFO_1W row = {
		.ExecEnvId = session->id,
		.State = (WTS_CONNECTSTATE_CLASS)session->state,
		.SessionId = session->id,
		.pSessionName = reply_text(reply, session->name),
		.pUserName = reply_text(reply, *session->user ? session->user : NULL),
		.pDomainName = reply_text(reply, *session->user ? listing->call.server : NULL),
	};

	reply_add(reply, &row);
	return 0;
}

static BOOL enumerate_sessions(enum charset charset, HANDLE server, const struct reply_row *row,
	int (*take)(void *context, const struct session_info *session), void *ret_rows,
	DWORD *ret_count)
{
	cleanup(listing_deinit) struct listing listing;
	struct call *call = &listing.call;
	int r;

	reply_init(&listing.reply, charset, row);
	if (!ret_rows || !ret_count)
		return call_answer(WIN32_ERROR_INVALID_PARAMETER);
	r = call_begin_look(call, server);
	if (r == 0)
		r = session_list(call->farm, &call->caller, call->server_id, take, &listing);
	if (r == 0)
		r = reply_give(&listing.reply, ret_rows, ret_count);
	return call_end(call, r);
}

static BOOL enumerate_level_0(enum charset charset, HANDLE server, DWORD reserved, DWORD version,
	void *ret_rows, DWORD *ret_count)
{
	if (reserved != 0 || version != 1)
		return call_answer(WIN32_ERROR_INVALID_PARAMETER);
	return enumerate_sessions(charset, server, &session_row, take_session, ret_rows, ret_count);
}

static BOOL enumerate_level_1(enum charset charset, HANDLE server, const DWORD *level, DWORD filter,
	void *ret_rows, DWORD *ret_count)
{
	if (!level || *level != 1 || filter != 0)
		return call_answer(WIN32_ERROR_INVALID_PARAMETER);
	return enumerate_sessions(
		charset, server, &session_row_1, take_session_1, ret_rows, ret_count);
}

BOOL WINAPI WTSEnumerateSessionsW(HANDLE server, DWORD reserved, DWORD version,
	WTS_SESSION_INFOW **ret_sessions, DWORD *ret_count)
{
	return enumerate_level_0(CHARSET_WIDE, server, reserved, version, ret_sessions, ret_count);
}

BOOL WINAPI WTSEnumerateSessionsA(HANDLE server, DWORD reserved, DWORD version,
	WTS_SESSION_INFOA **ret_sessions, DWORD *ret_count)
{
	return enumerate_level_0(CHARSET_ANSI, server, reserved, version, ret_sessions, ret_count);
}

BOOL WINAPI WTSEnumerateSessionsExW(HANDLE server, DWORD *level, DWORD filter,
	WTS_SESSION_INFO_1W **ret_sessions, DWORD *ret_count)
{
	return enumerate_level_1(CHARSET_WIDE, server, level, filter, ret_sessions, ret_count);
}

BOOL WINAPI WTSEnumerateSessionsExA(HANDLE server, DWORD *level, DWORD filter,
	WTS_SESSION_INFO_1A **ret_sessions, DWORD *ret_count)
{
	return enumerate_level_1(CHARSET_ANSI, server, level, filter, ret_sessions, ret_count);
}

DWORD sessions_get_console(void)
{
	struct session_summary console = {.id = 0xFFFFFFFF};
	struct call call;
	int r = call_begin_look(&call, WTS_CURRENT_SERVER_HANDLE);

	if (r == 0)
		r = session_find(call.farm, call.server_id, "Console", &console);
	return call_end(&call, r) ? console.id : 0xFFFFFFFF;
}
