/* The listeners of a server. */
#include <string.h>

#include "base/macros.h"
#include "sim/wtsapi/call.h"
#include "sim/wtsapi/charset.h"

/* Documented: without room for names, their number alone is given. */
static int give_names(enum charset charset, const struct server *server, void *names, DWORD *count)
{
	size_t size = (WTS_LISTENER_NAME_LENGTH + 1) * charset_unit(charset);
	DWORD room = names ? *count : 0, found = 0;

	for (size_t i = 0; i < server->winstation_count; i++) {
		const struct winstation *winstation = &server->winstations[i];

		if (winstation->kind != WINSTATION_LISTENER)
			continue;
		if (found < room)
			charset_write_field(charset, winstation->name, (char *)names + found * size,
				WTS_LISTENER_NAME_LENGTH + 1);
		found++;
	}
	*count = found;
	return 0;
}

static BOOL enumerate_listeners(enum charset charset, HANDLE server, const void *reserved,
	DWORD also_reserved, void *names, DWORD *count)
{
	cleanup(snapshot_freep) struct snapshot *snapshot = NULL;
	struct call call;
	int r;

	if (reserved || also_reserved || !count)
		return call_answer(WIN32_ERROR_INVALID_PARAMETER);
	r = call_begin_look(&call, server);
	if (r == 0)
		r = farm_read(call.farm, call.server, &snapshot);
	if (r == 0)
		r = give_names(charset, &snapshot->servers[0], names, count);
	return call_end(&call, r);
}

BOOL WINAPI WTSEnumerateListenersW(
	HANDLE server, PVOID reserved, DWORD also_reserved, PWTSLISTENERNAMEW names, DWORD *count)
{
	return enumerate_listeners(CHARSET_WIDE, server, reserved, also_reserved, names, count);
}

BOOL WINAPI WTSEnumerateListenersA(
	HANDLE server, PVOID reserved, DWORD also_reserved, PWTSLISTENERNAMEA names, DWORD *count)
{
	return enumerate_listeners(CHARSET_ANSI, server, reserved, also_reserved, names, count);
}
