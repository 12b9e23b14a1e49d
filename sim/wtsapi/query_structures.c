#include <string.h>

#include "sim/wtsapi/filetime.h"
#include "sim/wtsapi/query.h"
#include "sim/wtsapi/system.h"

enum {
	FAMILY_UNSPECIFIED = 0,
	FAMILY_INET = 2,
	FAMILY_INET6 = 23
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

/* A group of an IPv6 address: one to four hexadecimal digits. */
static bool read_group(const char **text, BYTE *ret_bytes)
{
	static const char digits[] = "0123456789abcdef";
	unsigned group = 0, count = 0;
	const char *digit;

	for (; **text && count < 5; ++*text, count++) {
		digit = strchr(digits, **text | 0x20);
		if (!digit)
			break;
		group = group * 16 + (unsigned)(digit - digits);
	}
	if (count < 1 || count > 4)
		return false;
	ret_bytes[0] = (BYTE)(group >> 8);
	ret_bytes[1] = (BYTE)group;
	return true;
}

/* Groups with colons between them, at most `room` bytes of them. -1: it is no such text. */
static int read_groups(const char **text, BYTE *ret_bytes, int room)
{
	int size = 0;

	while (**text && **text != ':') {
		if (size == room || !read_group(text, ret_bytes + size))
			return -1;
		size += 2;
		if (**text == ':' && (*text)[1] && (*text)[1] != ':')
			++*text;
	}
	return size;
}

/* "2001:db8::7": eight groups, or fewer with "::" for those that are 0. */
static bool read_address_6(const char *text, BYTE *ret_bytes)
{
	BYTE first[16], last[16];
	int first_size = read_groups(&text, first, 16), last_size = 0;
	bool has_gap = text[0] == ':' && text[1] == ':';

	if (has_gap) {
		text += 2;
		last_size = read_groups(&text, last, 16);
	}
	if (first_size < 0 || last_size < 0 || *text ||
		(has_gap ? first_size + last_size > 14 : first_size != 16))
		return false;
	memset(ret_bytes, 0, 16);
	memcpy(ret_bytes, first, (size_t)first_size);
	memcpy(ret_bytes + 16 - last_size, last, (size_t)last_size);
	return true;
}

/* The bytes of an address, of which `*ret_size` count, and their family. */
static DWORD read_any_address(const char *text, BYTE *ret_bytes, size_t *ret_size)
{
	*ret_size = 0;
	if (read_address(text, ret_bytes)) {
		*ret_size = 4;
		return FAMILY_INET;
	}
	if (!read_address_6(text, ret_bytes))
		return FAMILY_UNSPECIFIED;
	*ret_size = 16;
	return FAMILY_INET6;
}

void query_get_address(struct query *query)
{
	WTS_CLIENT_ADDRESS address = {.AddressFamily = FAMILY_UNSPECIFIED};
	size_t size;

	/* documented: the address begins two bytes behind the beginning */
	address.AddressFamily =
		read_any_address(query->session->client_address, address.Address + 2, &size);
	query_answer(query, &address, sizeof(address));
}

/* In either character set the structures hold the same, in fields of other sizes. */
#define FILL(query, structure, field, utf8)                                                        \
	charset_write_field((query)->charset, utf8, (structure).field,                             \
		sizeof((structure).field) / charset_unit((query)->charset))

#define FILL_CLIENT(query, client)                                                                 \
	do {                                                                                       \
		BYTE bytes[16];                                                                    \
		size_t size;                                                                       \
                                                                                                   \
		FILL(query, client, ClientName, (query)->session->client_name);                    \
		FILL(query, client, Domain, query_domain(query));                                  \
		FILL(query, client, UserName, (query)->session->user);                             \
		(client).ClientAddressFamily =                                                     \
			read_any_address((query)->session->client_address, bytes, &size);          \
		for (size_t i = 0; i < size; i++)                                                  \
			(client).ClientAddress[i] = bytes[i];                                      \
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

/* Nobody locks a session of a farm. */
static LONG unlocked_flag(void)
{
	return system_reverses_lock_flags() ? WTS_SESSIONSTATE_LOCK : WTS_SESSIONSTATE_UNLOCK;
}

#define FILL_INFO_EX(query, info)                                                                  \
	do {                                                                                       \
		(info).SessionId = (query)->session->id;                                           \
		(info).SessionState = (WTS_CONNECTSTATE_CLASS)(query)->session->state;             \
		(info).SessionFlags = unlocked_flag();                                             \
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
