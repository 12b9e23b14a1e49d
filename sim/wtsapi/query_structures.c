#include <string.h>

#include "sim/wtsapi/filetime.h"
#include "sim/wtsapi/query.h"

enum {
	FAMILY_UNSPECIFIED = 0,
	FAMILY_INET = 2
};

void query_answer(struct query *query, const void *bytes, size_t size)
{
	text_add_bytes(&query->answer, bytes, size);
}

const char *query_domain(const struct query *query)
{
	return *query->session->user ? query->call->server : "";
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

void query_get_address(struct query *query)
{
	WTS_CLIENT_ADDRESS address = {.AddressFamily = FAMILY_UNSPECIFIED};

	/* documented: the address begins two bytes behind the beginning */
	if (read_address(query->session->client_address, address.Address + 2))
		address.AddressFamily = FAMILY_INET;
	query_answer(query, &address, sizeof(address));
}

/* In either character set the structures hold the same, in fields of other sizes. */
#define FILL(query, structure, field, utf8)                                                        \
	charset_write_field((query)->charset, utf8, (structure).field,                             \
		sizeof((structure).field) / charset_unit((query)->charset))

#define FILL_CLIENT(query, client)                                                                 \
	do {                                                                                       \
		BYTE bytes[4];                                                                     \
		FILL(query, client, ClientName, (query)->session->client_name);                    \
		FILL(query, client, Domain, query_domain(query));                                  \
		FILL(query, client, UserName, (query)->session->user);                             \
		if (read_address((query)->session->client_address, bytes)) {                       \
			(client).ClientAddressFamily = FAMILY_INET;                                \
			for (size_t i = 0; i < sizeof(bytes); i++)                                 \
				(client).ClientAddress[i] = bytes[i];                              \
		}                                                                                  \
	} while (0)

void query_get_client(struct query *query)
{
	if (query->charset == CHARSET_WIDE) {
		WTSCLIENTW client = {0};

		FILL_CLIENT(query, client);
		query_answer(query, &client, sizeof(client));
	} else {
		WTSCLIENTA client = {0};

		FILL_CLIENT(query, client);
		query_answer(query, &client, sizeof(client));
	}
}

/* An empty time is 0. */
#define FILL_TIMES(query, info)                                                                    \
	do {                                                                                       \
		const struct session_info *session = (query)->session;                             \
                                                                                                   \
		(info).LogonTime.QuadPart = filetime_of(session->logon_time);                      \
		(info).ConnectTime.QuadPart = filetime_of(session->connect_time);                  \
		(info).DisconnectTime.QuadPart = filetime_of(session->disconnect_time);            \
		(info).LastInputTime.QuadPart = filetime_of(session->last_input);                  \
		(info).CurrentTime.QuadPart = filetime_of((query)->clock);                         \
	} while (0)

#define FILL_INFO(query, info)                                                                     \
	do {                                                                                       \
		(info).State = (WTS_CONNECTSTATE_CLASS)(query)->session->state;                    \
		(info).SessionId = (query)->session->id;                                           \
		FILL(query, info, WinStationName, (query)->session->name);                         \
		FILL(query, info, Domain, query_domain(query));                                    \
		FILL(query, info, UserName, (query)->session->user);                               \
		FILL_TIMES(query, info);                                                           \
	} while (0)

void query_get_info(struct query *query)
{
	if (query->charset == CHARSET_WIDE) {
		WTSINFOW info = {0};

		FILL_INFO(query, info);
		query_answer(query, &info, sizeof(info));
	} else {
		WTSINFOA info = {0};

		FILL_INFO(query, info);
		query_answer(query, &info, sizeof(info));
	}
}

#define FILL_INFO_EX(query, info)                                                                  \
	do {                                                                                       \
		(info).SessionId = (query)->session->id;                                           \
		(info).SessionState = (WTS_CONNECTSTATE_CLASS)(query)->session->state;             \
		(info).SessionFlags = WTS_SESSIONSTATE_UNLOCK;                                     \
		FILL(query, info, WinStationName, (query)->session->name);                         \
		FILL(query, info, UserName, (query)->session->user);                               \
		FILL(query, info, DomainName, query_domain(query));                                \
		FILL_TIMES(query, info);                                                           \
	} while (0)

void query_get_info_ex(struct query *query)
{
	if (query->charset == CHARSET_WIDE) {
		WTSINFOEXW info = {.Level = 1};

		FILL_INFO_EX(query, info.Data.WTSInfoExLevel1);
		query_answer(query, &info, sizeof(info));
	} else {
		WTSINFOEXA info = {.Level = 1};

		FILL_INFO_EX(query, info.Data.WTSInfoExLevel1);
		query_answer(query, &info, sizeof(info));
	}
}
