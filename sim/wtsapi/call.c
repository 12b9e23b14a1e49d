#include "sim/wtsapi/call.h"

#include <errno.h>
#include <string.h>

#include "base/environment.h"
#include "base/macros.h"
#include "base/word.h"
#include "sim/wtsapi/handle.h"
#include "sim/wtsapi/own_session.h"
#include "sim/wtsapi/system.h"

/* What Windows calls the faults of a file (winerror.h). */
enum {
	FILE_NOT_FOUND = 2,
	FILE_ACCESS_DENIED = 5,
	FILE_BAD_FORMAT = 11,
	FILE_INVALID_DATA = 13,
	FILE_WRITE_PROTECT = 19,
	FILE_LOCK_VIOLATION = 33,
	FILE_DISK_FULL = 112,
	FILE_REPLACED = 1006,
	FILE_IO_DEVICE = 1117,
	FILE_REVISION_MISMATCH = 1306,
	FILE_CORRUPT = 1392
};

static const struct {
	int answer;
	uint32_t number;
} numbers[] = {
	{-ENOENT, FILE_NOT_FOUND},
	{-ENOTDIR, FILE_NOT_FOUND},
	{-EACCES, FILE_ACCESS_DENIED},
	{-EISDIR, FILE_ACCESS_DENIED},
	{-EROFS, FILE_WRITE_PROTECT},
	{-EBUSY, FILE_LOCK_VIOLATION},
	{-ENOSPC, FILE_DISK_FULL},
	{-ENOMEM, WIN32_ERROR_NOT_ENOUGH_MEMORY},
	{FARM_E_NOT_A_FARM, FILE_BAD_FORMAT},
	{FARM_E_NEWER, FILE_REVISION_MISMATCH},
	{FARM_E_CORRUPT, FILE_CORRUPT},
	{FARM_E_ENDLESS, FILE_CORRUPT},
	{FARM_E_FOREIGN, FILE_CORRUPT},
	{FARM_E_REPLACED, FILE_REPLACED},
	{FARM_E_IMPOSSIBLE, FILE_INVALID_DATA},
};

static uint32_t number_of(int answer)
{
	for (size_t i = 0; i < ARRAY_SIZE(numbers); i++) {
		if (numbers[i].answer == answer)
			return numbers[i].number;
	}
	return answer > 0 ? (uint32_t)answer : FILE_IO_DEVICE;
}

BOOL call_answer(int r)
{
	if (r == 0)
		return TRUE;
	system_set_last_error(number_of(r));
	return FALSE;
}

bool call_get_variable(const char *name, char *ret_value, size_t size)
{
	const char *value;
	size_t length;

	system_lock();
	value = environment_get(name);
	length = value ? strlen(value) : 0;
	if (length && length < size)
		memcpy(ret_value, value, length + 1);
	system_unlock();
	return length && length < size;
}

/* Who calls: whoever sits in TSFARM_SESSION of TSFARM_SERVER. Without them there is no such service. */
static int find_caller(struct call *call)
{
	static _Atomic bool was_there;
	int r;

	char server[HANDLE_NAME_BYTES], session[CALL_VARIABLE_BYTES];
	unsigned long long id;

	if (!call_get_variable("TSFARM_SERVER", server, sizeof(server)) ||
		!call_get_variable("TSFARM_SESSION", session, sizeof(session)) ||
		!word_to_number(session, SESSION_ID_MAX, &id))
		return CALL_SERVICE_NOT_ACTIVE;
	r = caller_find(call->farm, server, (uint32_t)id, &call->caller);
	/* somebody else has ended the session */
	if (r == WIN32_ERROR_WINSTATION_NOT_FOUND && was_there)
		own_session_end();
	if (r == 0) {
		was_there = true;
		own_session_watch(call);
	}
	return r;
}

static int find_server(struct call *call, const char *name)
{
	int r = 0;

	call->server_id = call->caller.server_id;
	if (*name)
		r = server_find(call->farm, name, &call->server_id);
	return r == 0 ? server_get_name(call->farm, call->server_id, call->server) : r;
}

/* A fault of the file, or of the machine; no answer of a server. */
static bool is_fault(int r)
{
	return r < 0 || r >= FARM_E_NOT_A_FARM;
}

static int open_farm(struct call *call, bool anew)
{
	char path[CALL_VARIABLE_BYTES];
	int r;

	call->farm = NULL;
	call->pooled = pooled_farm_free(call->pooled);
	if (!call_get_variable("TSFARM_DB", path, sizeof(path)))
		return CALL_SERVICE_NOT_ACTIVE;
	r = farm_pool_take(path, anew, &call->pooled);
	if (r == 0)
		call->farm = call->pooled->farm;
	return r;
}

int call_reopen(struct call *call)
{
	return open_farm(call, true);
}

static int begin_transaction(struct call *call, const char *server, bool anew, bool looks)
{
	int r = open_farm(call, anew);

	if (r == 0 && looks)
		r = farm_begin_look(call->farm);
	if (r == 0)
		r = find_caller(call);
	return r == 0 ? find_server(call, server) : r;
}

/* What is wrong with a file that was open already is known once it is opened again. */
static int begin_call(struct call *call, HANDLE server, bool looks)
{
	char name[HANDLE_NAME_BYTES];
	int r;

	*call = (struct call){.last_error = system_get_last_error()};
	if (!handle_get_server(server, name))
		return WIN32_ERROR_INVALID_HANDLE;
	r = begin_transaction(call, name, false, looks);
	return call->farm && is_fault(r) && r != -EBUSY ? begin_transaction(call, name, true, looks)
							: r;
}

int call_begin(struct call *call, HANDLE server)
{
	return begin_call(call, server, false);
}

int call_begin_look(struct call *call, HANDLE server)
{
	return begin_call(call, server, true);
}

int call_session(const struct call *call, DWORD session, uint32_t *ret_id)
{
	if (session != WTS_CURRENT_SESSION) {
		*ret_id = session;
		return 0;
	}
	if (call->server_id != call->caller.server_id)
		return WIN32_ERROR_WINSTATION_NOT_FOUND;
	*ret_id = call->caller.session_id;
	return 0;
}

BOOL call_end(struct call *call, int r)
{
	call->farm = NULL;
	if (is_fault(r))
		call->pooled = pooled_farm_free(call->pooled);
	farm_pool_keep(call->pooled);
	if (r == 0)
		system_set_last_error(call->last_error);
	return call_answer(r);
}
