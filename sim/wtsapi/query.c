/* One session, asked for one thing at a time. */
#include <errno.h>
#include <string.h>

#include "base/macros.h"
#include "sim/wtsapi/call.h"
#include "sim/wtsapi/filetime.h"
#include "sim/wtsapi/reply.h"

enum {
	FAMILY_UNSPECIFIED = 0,
	FAMILY_INET = 2
};

/* The question, and all that an answer is made of. */
struct query {
	enum charset charset;
	const struct call *call;
	const struct session_info *session;
	char clock[FARM_TIME_BYTES];
	struct text answer; /* its bytes */
};

static void answer_bytes(struct query *query, const void *bytes, size_t size)
{
	text_add_bytes(&query->answer, bytes, size);
}

static void answer_text(struct query *query, const char *utf8)
{
	static const char end[2];

	charset_write(query->charset, utf8, &query->answer);
	answer_bytes(query, end, charset_unit(query->charset));
}

static void answer_number(struct query *query, ULONG number)
{
	answer_bytes(query, &number, sizeof(number));
}

static void answer_short(struct query *query, USHORT number)
{
	answer_bytes(query, &number, sizeof(number));
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

/* Accounts are the server's own: where no domain is, the computer's name stands in its place. */
static const char *domain_of(const struct query *query)
{
	return *query->session->user ? query->call->server : "";
}

static void get_domain(struct query *query)
{
	answer_text(query, domain_of(query));
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

	answer_bytes(query, &display, sizeof(display));
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

	answer_bytes(query, &remote, sizeof(remote));
}

/* A number of an address: one to three digits, up to 255. */
static bool read_part(const char **text, BYTE *ret_part)
{
	unsigned part = 0, digits = 0;

	for (; **text >= '0' && **text <= '9' && digits < 4; ++*text, digits++)
		part = part * 10 + (unsigned)(**text - '0');
	if (digits < 1 || digits > 3 || part > 255)
		return false;
	*ret_part = (BYTE)part;
	return true;
}

/* The four numbers of an address in dots; false, with nothing written, for any other text. */
static bool read_address(const char *text, BYTE *ret_bytes)
{
	BYTE bytes[4];

	for (size_t i = 0; i < sizeof(bytes); i++) {
		if (i && *text++ != '.')
			return false;
		if (!read_part(&text, &bytes[i]))
			return false;
	}
	if (*text)
		return false;
	memcpy(ret_bytes, bytes, sizeof(bytes));
	return true;
}

static void get_address(struct query *query)
{
	WTS_CLIENT_ADDRESS address = {.AddressFamily = FAMILY_UNSPECIFIED};

	/* documented: the address begins two bytes behind the beginning */
	if (read_address(query->session->client_address, address.Address + 2))
		address.AddressFamily = FAMILY_INET;
	answer_bytes(query, &address, sizeof(address));
}

/* --- Structures --- */

/* In either character set the structures hold the same, in fields of other sizes. */
#define FILL(query, structure, field, utf8)                                                        \
	charset_write_field((query)->charset, utf8, (structure).field,                             \
		sizeof((structure).field) / charset_unit((query)->charset))

#define FILL_CLIENT(query, client)                                                                 \
	do {                                                                                       \
		BYTE bytes[4];                                                                     \
		FILL(query, client, ClientName, (query)->session->client_name);                    \
		FILL(query, client, Domain, domain_of(query));                                     \
		FILL(query, client, UserName, (query)->session->user);                             \
		if (read_address((query)->session->client_address, bytes)) {                       \
			(client).ClientAddressFamily = FAMILY_INET;                                \
			for (size_t i = 0; i < sizeof(bytes); i++)                                 \
				(client).ClientAddress[i] = bytes[i];                              \
		}                                                                                  \
	} while (0)

static void get_client(struct query *query)
{
	if (query->charset == CHARSET_WIDE) {
		WTSCLIENTW client = {0};

		FILL_CLIENT(query, client);
		answer_bytes(query, &client, sizeof(client));
	} else {
		WTSCLIENTA client = {0};

		FILL_CLIENT(query, client);
		answer_bytes(query, &client, sizeof(client));
	}
}

/* A farm keeps when somebody logged on; when he connected is not known better than that. */
#define FILL_TIMES(query, info)                                                                    \
	do {                                                                                       \
		(info).LogonTime.QuadPart = filetime_of((query)->session->logon_time);             \
		(info).ConnectTime = (info).LogonTime;                                             \
		(info).CurrentTime.QuadPart = filetime_of((query)->clock);                         \
	} while (0)

#define FILL_INFO(query, info)                                                                     \
	do {                                                                                       \
		(info).State = (WTS_CONNECTSTATE_CLASS)(query)->session->state;                    \
		(info).SessionId = (query)->session->id;                                           \
		FILL(query, info, WinStationName, (query)->session->name);                         \
		FILL(query, info, Domain, domain_of(query));                                       \
		FILL(query, info, UserName, (query)->session->user);                               \
		FILL_TIMES(query, info);                                                           \
	} while (0)

static void get_info(struct query *query)
{
	if (query->charset == CHARSET_WIDE) {
		WTSINFOW info = {0};

		FILL_INFO(query, info);
		answer_bytes(query, &info, sizeof(info));
	} else {
		WTSINFOA info = {0};

		FILL_INFO(query, info);
		answer_bytes(query, &info, sizeof(info));
	}
}

#define FILL_INFO_EX(query, info)                                                                  \
	do {                                                                                       \
		(info).SessionId = (query)->session->id;                                           \
		(info).SessionState = (WTS_CONNECTSTATE_CLASS)(query)->session->state;             \
		(info).SessionFlags = WTS_SESSIONSTATE_UNLOCK;                                     \
		FILL(query, info, WinStationName, (query)->session->name);                         \
		FILL(query, info, UserName, (query)->session->user);                               \
		FILL(query, info, DomainName, domain_of(query));                                   \
		FILL_TIMES(query, info);                                                           \
	} while (0)

static void get_info_ex(struct query *query)
{
	if (query->charset == CHARSET_WIDE) {
		WTSINFOEXW info = {.Level = 1};

		FILL_INFO_EX(query, info.Data.WTSInfoExLevel1);
		answer_bytes(query, &info, sizeof(info));
	} else {
		WTSINFOEXA info = {.Level = 1};

		FILL_INFO_EX(query, info.Data.WTSInfoExLevel1);
		answer_bytes(query, &info, sizeof(info));
	}
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
	[WTSClientAddress] = get_address,
	[WTSClientDisplay] = get_display,
	[WTSClientProtocolType] = get_protocol,
	[WTSClientInfo] = get_client,
	[WTSSessionInfo] = get_info,
	[WTSSessionInfoEx] = get_info_ex,
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

static int ask(struct query *query, WTS_INFO_CLASS class, const struct call *call, DWORD session)
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
		return call_answer(WIN32_ERROR_INVALID_PARAMETER);
	r = check_class(class, server);
	if (r != 0)
		return call_answer(r);
	r = call_begin(&call, server);
	if (r == 0)
		r = ask(&query, class, &call, session);
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
