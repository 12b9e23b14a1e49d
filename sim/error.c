#include "sim/tsfarm.h"

#include <string.h>

#include "base/macros.h"

/* As Windows NT 4.0 Terminal Server Edition words them: Q186539, Q186550, Q186551, Q186553, Q186548. */
static const struct {
	uint32_t number;
	const char *text;
} texts[] = {
	{WIN32_ERROR_FILE_NOT_FOUND, "The system cannot find the file specified."},
	{WIN32_ERROR_ACCESS_DENIED, "Access is denied."},
	{WIN32_ERROR_INVALID_HANDLE, "The handle is invalid."},
	{WIN32_ERROR_NOT_ENOUGH_MEMORY, "Not enough storage is available to process this command."},
	{WIN32_ERROR_NOT_SUPPORTED, "The network request is not supported."},
	{WIN32_ERROR_INVALID_PARAMETER, "The parameter is incorrect."},
	{WIN32_ERROR_CALL_NOT_IMPLEMENTED, "This function is only valid in Windows NT mode."},
	{WIN32_ERROR_LOGON_FAILURE, "Logon failure: unknown user name or bad password."},
	{WIN32_ERROR_RPC_SERVER_UNAVAILABLE, "The RPC server is unavailable."},
	{WIN32_ERROR_WINSTATION_NAME_INVALID, "The specified session name is invalid."},
	{WIN32_ERROR_CLOSE_PENDING, "A close operation is pending on the session."},
	{WIN32_ERROR_WINSTATION_NOT_FOUND, "The specified session cannot be found."},
	{WIN32_ERROR_WINSTATION_BUSY,
		"The requested operation cannot be completed because the Terminal Connection is "
		"currently busy processing a connect, disconnect, reset, or delete operation."},
	{WIN32_ERROR_LOGON_DISABLED,
		"Your interactive logon privilege has been disabled. Please contact your "
		"administrator."},
	{WIN32_ERROR_CONSOLE_DISCONNECT, "Disconnecting the console session is not supported."},
	{WIN32_ERROR_CONSOLE_CONNECT,
		"Reconnecting a disconnected session to the console is not supported."},
	{WIN32_ERROR_WINSTATION_ACCESS_DENIED, "The requested session access is denied."},
	{WIN32_ERROR_SHADOW_INVALID, "The requested session cannot be shadowed."},
	{WIN32_ERROR_SHADOW_NOT_RUNNING,
		"Remote control could not be terminated because the specified session is not "
		"currently being remotely controlled."},
};

const char *win32_error_text(uint32_t number)
{
	for (size_t i = 0; i < ARRAY_SIZE(texts); i++) {
		if (texts[i].number == number)
			return texts[i].text;
	}
	return NULL;
}

static const char *farm_error_phrase(enum farm_error error)
{
	switch (error) {
	case FARM_E_NOT_A_FARM:
		return "is not a tsfarm farm";
	case FARM_E_NEWER:
		return "was made by a newer tsfarm than this one";
	case FARM_E_CORRUPT:
		return "is damaged; 'tsfarm check' tells more";
	case FARM_E_EXISTS:
		return "exists already";
	case FARM_E_IMPOSSIBLE:
		return "would be against the rules of a farm";
	case FARM_E_REFUSED:
		return "has problems";
	case FARM_E_FOREIGN:
		return "is damaged: another program changed its tables, indexes, triggers or views; "
		       "'tsfarm check' names them";
	case FARM_E_REPLACED:
		return "was replaced or removed by another program; try again";
	case FARM_E_ENDLESS:
		return "is damaged: reading it takes more steps than a farm of its size needs";
	}
	return "failed in an unknown way";
}

const char *farm_error_to_string(int answer)
{
	const char *text;

	if (answer <= 0)
		return answer ? strerror(-answer) : "done";
	text = win32_error_text((uint32_t)answer);
	return text ? text : farm_error_phrase((enum farm_error)answer);
}
