/* Servers: opened, closed, listed. */
#include <errno.h>
#include <stddef.h>

#include "base/macros.h"
#include "sim/wtsapi/call.h"
#include "sim/wtsapi/farm_pool.h"
#include "sim/wtsapi/handle.h"
#include "sim/wtsapi/reply.h"
#include "sim/wtsapi/system.h"

enum {
	NO_SUCH_DOMAIN = 1355
};

/* A handle is given for any name; whether there is such a server shows when it is used. */
static HANDLE open_server(enum charset charset, const void *name)
{
	cleanup(text_deinit) struct text utf8 = {0};
	HANDLE handle;

	if (!name)
		return handle_open(NULL);
	charset_read(charset, name, charset_length(charset, name), &utf8);
	/* no name is no server's: a blank, which none has, stays one that does not answer */
	handle = utf8.failed ? NULL : handle_open(utf8.length ? utf8.bytes : " ");
	if (!handle)
		call_answer(-ENOMEM);
	return handle;
}

HANDLE WINAPI WTSOpenServerW(WCHAR *name)
{
	return open_server(CHARSET_WIDE, name);
}

HANDLE WINAPI WTSOpenServerA(CHAR *name)
{
	return open_server(CHARSET_ANSI, name);
}

/* A farm has no virtual machines: for what it has, both functions are documented to be the same. */
HANDLE WINAPI WTSOpenServerExW(WCHAR *name)
{
	return open_server(CHARSET_WIDE, name);
}

HANDLE WINAPI WTSOpenServerExA(CHAR *name)
{
	return open_server(CHARSET_ANSI, name);
}

/* Nothing closes the current server; but the farm, which calls keep open, can be closed for others. */
void WINAPI WTSCloseServer(HANDLE server)
{
	if (server == WTS_CURRENT_SERVER_HANDLE) {
		system_lock();
		farm_pool_clear();
		system_unlock();
		return;
	}
	handle_close(server);
}

static const struct reply_row server_row = {
	.size = sizeof(WTS_SERVER_INFOW),
	.type = (WTS_TYPE_CLASS)REPLY_PLAIN,
	.pointers = {offsetof(WTS_SERVER_INFOW, pServerName)},
	.pointer_count = 1,
};

static int take_server(void *context, const char *name, int64_t server_id)
{
	WTS_SERVER_INFOW row = {.pServerName = reply_text(context, name)};

	(void)server_id;
	reply_add(context, &row);
	return 0;
}

static BOOL enumerate_servers(enum charset charset, const void *domain, DWORD reserved,
	DWORD version, void *ret_rows, DWORD *ret_count)
{
	cleanup(reply_deinit) struct reply reply;
	struct call call;
	int r;

	reply_init(&reply, charset, &server_row);
	if (reserved != 0 || version != 1 || !ret_rows || !ret_count)
		return call_answer(WIN32_ERROR_INVALID_PARAMETER);
	/* all servers of a farm are in the current domain, which has no name */
	if (domain && charset_length(charset, domain))
		return call_answer(NO_SUCH_DOMAIN);
	r = call_begin_look(&call, WTS_CURRENT_SERVER_HANDLE);
	if (r == 0)
		r = server_list(call.farm, take_server, &reply);
	if (r == 0)
		r = reply_give(&reply, ret_rows, ret_count);
	return call_end(&call, r);
}

BOOL WINAPI WTSEnumerateServersW(WCHAR *domain, DWORD reserved, DWORD version,
	WTS_SERVER_INFOW **ret_servers, DWORD *ret_count)
{
	return enumerate_servers(CHARSET_WIDE, domain, reserved, version, ret_servers, ret_count);
}

BOOL WINAPI WTSEnumerateServersA(CHAR *domain, DWORD reserved, DWORD version,
	WTS_SERVER_INFOA **ret_servers, DWORD *ret_count)
{
	return enumerate_servers(CHARSET_ANSI, domain, reserved, version, ret_servers, ret_count);
}
