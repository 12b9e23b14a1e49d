/* The configuration of a listener. */
#include "base/macros.h"
#include "base/text.h"
#include "sim/wtsapi/call.h"
#include "sim/wtsapi/charset.h"

enum {
	RDP_PORT = 3389,
	LOW_ENCRYPTION = 1
};

static const struct winstation *find_listener(
	const struct snapshot *snapshot, enum charset charset, const void *name)
{
	cleanup(text_deinit) struct text utf8 = {0};
	const struct winstation *found;

	charset_read(charset, name, charset_length(charset, name), &utf8);
	if (utf8.failed || !utf8.length)
		return NULL;
	found = server_winstation(&snapshot->servers[0], utf8.bytes);
	return found && found->kind == WINSTATION_LISTENER ? found : NULL;
}

static int find_configured(
	enum charset charset, HANDLE server, const void *name, struct call *call)
{
	cleanup(snapshot_freep) struct snapshot *snapshot = NULL;
	int r = call_begin_look(call, server);

	if (r == 0)
		r = farm_read(call->farm, call->server, &snapshot);
	if (r != 0)
		return r;
	return find_listener(snapshot, charset, name) ? 0 : WIN32_ERROR_WINSTATION_NOT_FOUND;
}

/* A listener of a farm is open to all, and leaves to each user what a listener may leave to him. */
#define QUERY_CONFIG(AW, CH, of)                                                                   \
	BOOL WINAPI WTSQueryListenerConfig##AW(HANDLE server, PVOID reserved, DWORD also_reserved, \
		CH *name, PWTSLISTENERCONFIG##AW ret_config)                                       \
	{                                                                                          \
		struct call call;                                                                  \
		int r;                                                                             \
                                                                                                   \
		if (reserved || also_reserved || !name || !ret_config)                             \
			return call_answer(WIN32_ERROR_INVALID_PARAMETER);                         \
		r = find_configured(of, server, name, &call);                                      \
		if (r == 0)                                                                        \
			*ret_config = (WTSLISTENERCONFIG##AW){                                     \
				.version = 1,                                                      \
				.fEnableListener = 1,                                              \
				.MaxConnectionCount = 0xFFFFFFFF,                                  \
				.fInheritColorDepth = 1,                                           \
				.fInheritBrokenTimeoutSettings = 1,                                \
				.fInheritShadowSettings = 1,                                       \
				.PortNumber = RDP_PORT,                                            \
				.MinEncryptionLevel = LOW_ENCRYPTION,                                           \
			};                                                                         \
		return call_end(&call, r);                                                         \
	}

QUERY_CONFIG(W, WCHAR, CHARSET_WIDE)
QUERY_CONFIG(A, CHAR, CHARSET_ANSI)
