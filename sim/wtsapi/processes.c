/* The processes of a server, which a farm calls programs. */
#include <stddef.h>

#include "base/macros.h"
#include "sim/wtsapi/account_sid.h"
#include "sim/wtsapi/call.h"
#include "sim/wtsapi/process_id.h"
#include "sim/wtsapi/reply.h"

static const struct reply_row process_row_0 = {
	.size = sizeof(WTS_PROCESS_INFOW),
	.type = WTSTypeProcessInfoLevel0,
	.pointers = {offsetof(WTS_PROCESS_INFOW, pProcessName),
		offsetof(WTS_PROCESS_INFOW, pUserSid)},
	.pointer_count = 2,
};

static const struct reply_row process_row_1 = {
	.size = sizeof(WTS_PROCESS_INFO_EXW),
	.type = WTSTypeProcessInfoLevel1,
	.pointers = {offsetof(WTS_PROCESS_INFO_EXW, pProcessName),
		offsetof(WTS_PROCESS_INFO_EXW, pUserSid)},
	.pointer_count = 2,
};

struct listing {
	struct reply reply;
	uint32_t session; /* the only one, or WTS_ANY_SESSION */
};

static void listing_deinit(struct listing *listing)
{
	reply_deinit(&listing->reply);
}

static void *make_sid(struct reply *reply, int64_t account_id)
{
	struct account_sid sid = account_sid_of(account_id);

	return account_id ? reply_bytes(reply, &sid, sizeof(sid)) : NULL;
}

/* The levels begin alike; of what level 1 adds a farm knows nothing but that a program has a thread. */
static int take_program(void *context, const struct program_info *program)
{
	struct listing *listing = context;
	struct reply *reply = &listing->reply;
	WTS_PROCESS_INFO_EXW row = {.SessionId = program->session_id,
		.ProcessId = process_id_to_program(program->pid),
		.NumberOfThreads = 1};

	if (listing->session != WTS_ANY_SESSION && listing->session != program->session_id)
		return 0;
	row.pProcessName = reply_text(reply, program->image);
	row.pUserSid = make_sid(reply, program->account_id);
	reply_add(reply, &row);
	return 0;
}

static BOOL enumerate_processes(enum charset charset, HANDLE server, const struct reply_row *row,
	DWORD session, void *ret_rows, DWORD *ret_count)
{
	cleanup(listing_deinit) struct listing listing;
	struct call call;
	int r;

	reply_init(&listing.reply, charset, row);
	if (!ret_rows || !ret_count)
		return call_answer(WIN32_ERROR_INVALID_PARAMETER);
	r = call_begin_look(&call, server);
	/* unlike other calls, on Windows this one clears the last error (Wine's tests) */
	call.last_error = 0;
	listing.session = session;
	if (r == 0 && session != WTS_ANY_SESSION)
		r = call_session(&call, session, &listing.session);
	if (r == 0)
		r = program_list(call.farm, &call.caller, call.server_id, take_program, &listing);
	if (r == 0)
		r = reply_give(&listing.reply, ret_rows, ret_count);
	return call_end(&call, r);
}

static BOOL enumerate_all(enum charset charset, HANDLE server, DWORD reserved, DWORD version,
	void *ret_rows, DWORD *ret_count)
{
	if (reserved != 0 || version != 1)
		return call_answer(WIN32_ERROR_INVALID_PARAMETER);
	return enumerate_processes(
		charset, server, &process_row_0, WTS_ANY_SESSION, ret_rows, ret_count);
}

static BOOL enumerate_at_level(enum charset charset, HANDLE server, DWORD *level, DWORD session,
	void *ret_rows, DWORD *ret_count)
{
	if (!level)
		return call_answer(WIN32_ERROR_INVALID_PARAMETER);
	if (*level > 1) {
		/* documented: the level that would do */
		*level = 1;
		return call_answer(WIN32_ERROR_INVALID_PARAMETER);
	}
	return enumerate_processes(charset, server, *level ? &process_row_1 : &process_row_0,
		session, ret_rows, ret_count);
}

BOOL WINAPI WTSEnumerateProcessesW(HANDLE server, DWORD reserved, DWORD version,
	WTS_PROCESS_INFOW **ret_processes, DWORD *ret_count)
{
	return enumerate_all(CHARSET_WIDE, server, reserved, version, ret_processes, ret_count);
}

BOOL WINAPI WTSEnumerateProcessesA(HANDLE server, DWORD reserved, DWORD version,
	WTS_PROCESS_INFOA **ret_processes, DWORD *ret_count)
{
	return enumerate_all(CHARSET_ANSI, server, reserved, version, ret_processes, ret_count);
}

BOOL WINAPI WTSEnumerateProcessesExW(
	HANDLE server, DWORD *level, DWORD session, WCHAR **ret_processes, DWORD *ret_count)
{
	return enumerate_at_level(CHARSET_WIDE, server, level, session, ret_processes, ret_count);
}

BOOL WINAPI WTSEnumerateProcessesExA(
	HANDLE server, DWORD *level, DWORD session, CHAR **ret_processes, DWORD *ret_count)
{
	return enumerate_at_level(CHARSET_ANSI, server, level, session, ret_processes, ret_count);
}
