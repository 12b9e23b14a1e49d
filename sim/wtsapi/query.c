/* One session, asked for one thing at a time. */
#include <errno.h>
#include <string.h>

#include "base/macros.h"
#include "sim/wtsapi/call.h"
#include "sim/wtsapi/query.h"
#include "sim/wtsapi/reply.h"

enum {
	INVALID_USER_BUFFER = 1784
};

static void answer_text(struct query *query, const char *utf8)
{
	static const char end[2];

	charset_write(query->charset, utf8, &query->answer);
	query_answer(query, end, charset_unit(query->charset));
}

static void answer_number(struct query *query, ULONG number)
{
	query_answer(query, &number, sizeof(number));
}

static void answer_short(struct query *query, USHORT number)
{
	query_answer(query, &number, sizeof(number));
}

/* --- What a farm knows --- */

static void get_nothing(struct query *query)
{
	answer_text(query, "");
}

static void get_id(struct query *query)
{
	answer_number(query, query->session->id);
}

static void get_user(struct query *query)
{
	answer_text(query, query->session->user);
}

static void get_name(struct query *query)
{
	answer_text(query, query->session->name);
}

static void get_domain(struct query *query)
{
	answer_text(query, query_domain(query));
}

/* The states of a farm are in the order of WTS_CONNECTSTATE_CLASS. */
static void get_state(struct query *query)
{
	answer_number(query, query->session->state);
}

static void get_zero(struct query *query)
{
	answer_number(query, 0);
}

static void get_short_zero(struct query *query)
{
	answer_short(query, 0);
}

static void get_client_name(struct query *query)
{
	answer_text(query, query->session->client_name);
}

static void get_display(struct query *query)
{
	WTS_CLIENT_DISPLAY display = {0};

	query_answer(query, &display, sizeof(display));
}

static USHORT protocol_of(const struct session_info *session)
{
	return session->kind == WINSTATION_CONSOLE ? WTS_PROTOCOL_TYPE_CONSOLE
						   : WTS_PROTOCOL_TYPE_RDP;
}

static void get_protocol(struct query *query)
{
	answer_short(query, protocol_of(query->session));
}

static void get_is_remote(struct query *query)
{
	BYTE remote = protocol_of(query->session) != WTS_PROTOCOL_TYPE_CONSOLE;

	query_answer(query, &remote, sizeof(remote));
}

/* --- The call --- */

/* Classes without an answer are those that Microsoft's page calls not supported, or a farm cannot know. */
static void (*const classes[])(struct query *query) = {
	[WTSInitialProgram] = get_nothing,
	[WTSApplicationName] = get_nothing,
	[WTSWorkingDirectory] = get_nothing,
	[WTSOEMId] = get_nothing,
	[WTSSessionId] = get_id,
	[WTSUserName] = get_user,
	[WTSWinStationName] = get_name,
	[WTSDomainName] = get_domain,
	[WTSConnectState] = get_state,
	[WTSClientBuildNumber] = get_zero,
	[WTSClientName] = get_client_name,
	[WTSClientDirectory] = get_nothing,
	[WTSClientProductId] = get_short_zero,
	[WTSClientHardwareId] = get_zero,
	[WTSClientAddress] = query_get_address,
	[WTSClientDisplay] = get_display,
	[WTSClientProtocolType] = get_protocol,
	[WTSClientInfo] = query_get_client,
	[WTSSessionInfo] = query_get_info,
	[WTSSessionInfoEx] = query_get_info_ex,
	[WTSIsRemoteSession] = get_is_remote,
};

static int check_class(WTS_INFO_CLASS class, HANDLE server)
{
	if ((unsigned)class > WTSIsRemoteSession)
		return WIN32_ERROR_INVALID_PARAMETER;
	/* documented: of the local machine alone */
	if (class == WTSIsRemoteSession && server != WTS_CURRENT_SERVER_HANDLE)
		return WIN32_ERROR_INVALID_PARAMETER;
	return classes[class] ? 0 : WIN32_ERROR_NOT_SUPPORTED;
}

static int act_on_session(
	struct query *query, WTS_INFO_CLASS class, const struct call *call, DWORD session)
{
	struct session_info info;
	uint32_t id;
	int r = call_session(call, session, &id);

	if (r == 0)
		r = session_query(call->farm, &call->caller, call->server_id, id, &info);
	if (r == 0)
		r = farm_get_clock(call->farm, query->clock);
	if (r != 0)
		return r;
	query->call = call;
	query->session = &info;
	classes[class](query);
	query->session = NULL;
	return query->answer.failed ? -ENOMEM : 0;
}

static void query_deinit(struct query *query)
{
	text_deinit(&query->answer);
}

static BOOL query_session(enum charset charset, HANDLE server, DWORD session, WTS_INFO_CLASS class,
	void *ret_buffer, DWORD *ret_size)
{
	cleanup(query_deinit) struct query query = {.charset = charset};
	struct call call;
	void *piece = NULL;
	int r;

	if (!ret_buffer || !ret_size)
		return call_answer(INVALID_USER_BUFFER);
	r = check_class(class, server);
	if (r != 0)
		return call_answer(r);
	r = call_begin_look(&call, server);
	if (r == 0)
		r = act_on_session(&query, class, &call, session);
	if (r == 0)
		piece = reply_piece(query.answer.bytes, query.answer.length);
	if (r == 0 && !piece)
		r = -ENOMEM;
	if (r == 0) {
		memcpy(ret_buffer, &piece, sizeof(piece));
		*ret_size = (DWORD)query.answer.length;
	}
	return call_end(&call, r);
}

BOOL WINAPI WTSQuerySessionInformationW(
	HANDLE server, DWORD session, WTS_INFO_CLASS class, WCHAR **ret_buffer, DWORD *ret_size)
{
	return query_session(CHARSET_WIDE, server, session, class, ret_buffer, ret_size);
}

BOOL WINAPI WTSQuerySessionInformationA(
	HANDLE server, DWORD session, WTS_INFO_CLASS class, CHAR **ret_buffer, DWORD *ret_size)
{
	return query_session(CHARSET_ANSI, server, session, class, ret_buffer, ret_size);
}
