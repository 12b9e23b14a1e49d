/* Calls of the Terminal Services API, one after another, with arguments from the input. */
#include <string.h>

#include "base/macros.h"
#include "campaign/fuzz/file.h"
#include "sim/wtsapi/tests/support.h"

enum {
	CALLS_MAX = 20,
	TEXT_MAX = 300
};

/* The arguments of a call, as the input has them. */
struct arguments {
	HANDLE server;
	DWORD session, number;
	DWORD length; /* of both texts, in units */
	char text[TEXT_MAX + 1];
	WCHAR wide[TEXT_MAX + 1];
};

struct input {
	const uint8_t *data;
	size_t left;
};

/* Copy bytes of the input; zeros follow its end. */
static void take_bytes(struct input *input, void *to, size_t size)
{
	size_t taken = input->left < size ? input->left : size;

	memset(to, 0, size);
	memcpy(to, input->data, taken);
	input->data += taken;
	input->left -= taken;
}

static void take_arguments(struct input *input, HANDLE opened, struct arguments *arguments)
{
	int16_t session;
	uint8_t place, length;

	memset(arguments, 0, sizeof(*arguments));
	take_bytes(input, &place, sizeof(place));
	take_bytes(input, &session, sizeof(session));
	take_bytes(input, &arguments->number, sizeof(arguments->number));
	take_bytes(input, &length, sizeof(length));
	take_bytes(input, arguments->text, length);
	arguments->server = place == 1 ? opened : (HANDLE)(uintptr_t)(place == 0 ? 0 : place);
	/* -1 is the caller's own */
	arguments->session = (DWORD)(int32_t)session;
	arguments->length = length;
	for (size_t i = 0; i < length; i++)
		arguments->wide[i] = (unsigned char)arguments->text[i];
}

/* Each function with each kind of text; what it gives is freed. */
static void call_function(uint8_t function, struct arguments *with)
{
	DWORD count = 0, level = with->number, answer;
	HANDLE token;
	PVOID rows = NULL;
	char *text = NULL;

	switch (function) {
	case 0:
		WTSEnumerateServersW(with->wide, 0, with->number, (void *)&rows, &count);
		break;
	case 1:
		WTSEnumerateServersA(with->text, 0, with->number, (void *)&rows, &count);
		break;
	case 2:
		WTSCloseServer(WTSOpenServerW(with->wide));
		break;
	case 3:
		WTSCloseServer(WTSOpenServerExA(with->text));
		break;
	case 4:
		WTSEnumerateSessionsW(with->server, 0, with->number, (void *)&rows, &count);
		break;
	case 5:
		WTSEnumerateSessionsA(with->server, 0, with->number, (void *)&rows, &count);
		break;
	case 6:
		if (WTSEnumerateSessionsExW(with->server, &level, 0, (void *)&rows, &count))
			WTSFreeMemoryExW(WTSTypeSessionInfoLevel1, rows, count);
		return;
	case 7:
		WTSEnumerateProcessesA(with->server, 0, with->number, (void *)&rows, &count);
		break;
	case 8:
		if (WTSEnumerateProcessesExA(with->server, &level, with->session, &text, &count))
			WTSFreeMemoryExA(
				level ? WTSTypeProcessInfoLevel1 : WTSTypeProcessInfoLevel0, text,
				count);
		return;
	case 9:
		WTSQuerySessionInformationW(with->server, with->session,
			(WTS_INFO_CLASS)with->number, (void *)&rows, &count);
		break;
	case 10:
		WTSQuerySessionInformationA(with->server, with->session,
			(WTS_INFO_CLASS)with->number, (void *)&rows, &count);
		break;
	case 11:
		WTSSendMessageW(with->server, with->session, with->wide, with->length * 2,
			with->wide, with->length * 2, with->number, 0, &answer, FALSE);
		break;
	case 12:
		WTSSendMessageA(with->server, with->session, with->text, with->length, with->text,
			with->length, with->number, 0, &answer, FALSE);
		break;
	case 13:
		WTSConnectSessionW(with->session, with->number, with->wide, TRUE);
		break;
	case 14:
		WTSLogoffSession(with->server, with->session, TRUE);
		break;
	case 15:
		WTSDisconnectSession(with->server, with->session, TRUE);
		break;
	case 16:
		WTSTerminateProcess(with->server, with->session, with->number);
		break;
	case 17:
		WTSShutdownSystem(with->server, with->number);
		break;
	case 18:
		WTSQueryUserToken(with->session, &token);
		break;
	case 19:
		WTSQueryUserConfigA(with->text, with->text, (WTS_CONFIG_CLASS)with->number,
			(void *)&rows, &count);
		break;
	case 20:
		WTSEnumerateListenersW(with->server, NULL, with->number, NULL, &count);
		break;
	case 21:
		WTSStartRemoteControlSessionW(with->wide, with->session, 0, 0);
		break;
	default:
		WTSGetActiveConsoleSessionId();
		break;
	}
	WTSFreeMemory(rows);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct input input = {data, size};
	HANDLE opened;

	office_setup(NULL);
	opened = WTSOpenServerW(W("WF13"));
	for (size_t i = 0; i < CALLS_MAX && input.left; i++) {
		struct arguments arguments;
		uint8_t function;

		take_bytes(&input, &function, sizeof(function));
		take_arguments(&input, opened, &arguments);
		call_function(function % 23, &arguments);
	}
	WTSCloseServer(opened);
	office_teardown(NULL);
	return 0;
}
