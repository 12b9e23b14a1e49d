/* What is done to sessions and programs: logged off, disconnected, connected, told, ended. */
#include "base/macros.h"
#include "sim/wtsapi/call.h"
#include "sim/wtsapi/charset.h"
#include "sim/wtsapi/own_session.h"
#include "sim/wtsapi/process_id.h"

/* --- Sessions --- */

static BOOL act(HANDLE server, DWORD session,
	int (*action)(
		struct farm *farm, const struct caller *caller, int64_t server_id, uint32_t id))
{
	struct call call;
	uint32_t id;
	int r = call_begin(&call, server);

	if (r == 0)
		r = call_session(&call, session, &id);
	if (r == 0)
		r = action(call.farm, &call.caller, call.server_id, id);
	return call_end(&call, r);
}

/* Whoever logs himself off is answered first, and ends as other programs of the session do. */
BOOL WINAPI WTSLogoffSession(HANDLE server, DWORD session, BOOL wait)
{
	struct call call;
	bool is_own = false;
	uint32_t id;
	int r = call_begin(&call, server);

	(void)wait;
	if (r == 0)
		r = call_session(&call, session, &id);
	if (r == 0)
		r = session_logoff(call.farm, &call.caller, call.server_id, id);
	if (r == 0)
		is_own = call.server_id == call.caller.server_id && id == call.caller.session_id;
	if (is_own)
		own_session_end();
	return call_end(&call, r);
}

BOOL WINAPI WTSDisconnectSession(HANDLE server, DWORD session, BOOL wait)
{
	(void)wait;
	return act(server, session, session_disconnect);
}

BOOL WINAPI WTSTerminateProcess(HANDLE server, DWORD pid, DWORD exit_code)
{
	struct call call;
	int r = call_begin(&call, server);

	(void)exit_code;
	if (r == 0)
		r = program_terminate(
			call.farm, &call.caller, call.server_id, process_id_from_program(pid));
	return call_end(&call, r);
}

/* Accounts of a farm have no passwords: the right to connect decides alone. */
static BOOL connect_session(ULONG session, ULONG target, const void *password)
{
	struct call call;
	uint32_t id, into;
	int r;

	if (!password || (session == WTS_CURRENT_SESSION && target == WTS_CURRENT_SESSION))
		return call_answer(WIN32_ERROR_INVALID_PARAMETER);
	r = call_begin(&call, WTS_CURRENT_SERVER_HANDLE);
	if (r == 0)
		r = call_session(&call, session, &id);
	if (r == 0)
		r = call_session(&call, target, &into);
	if (r == 0)
		r = session_connect(call.farm, &call.caller, call.server_id, id, into);
	return call_end(&call, r);
}

BOOL WINAPI WTSConnectSessionW(ULONG session, ULONG target, WCHAR *password, BOOL wait)
{
	(void)wait;
	return connect_session(session, target, password);
}

BOOL WINAPI WTSConnectSessionA(ULONG session, ULONG target, CHAR *password, BOOL wait)
{
	(void)wait;
	return connect_session(session, target, password);
}

/* --- Messages --- */

struct message_box {
	const void *title, *text;
	DWORD length; /* of the text, in bytes */
	DWORD style, timeout;
	BOOL wait;
};

/* The buttons of a message box, in the order in which they stand (winuser.h). */
enum {
	BUTTON_OK = 1,
	BUTTON_CANCEL,
	BUTTON_ABORT,
	BUTTON_RETRY,
	BUTTON_IGNORE,
	BUTTON_YES,
	BUTTON_NO,
	BUTTON_TRY_AGAIN = 10,
	BUTTON_CONTINUE
};

static const unsigned char buttons[][3] = {
	{BUTTON_OK},                                        /* MB_OK */
	{BUTTON_OK, BUTTON_CANCEL},                         /* MB_OKCANCEL */
	{BUTTON_ABORT, BUTTON_RETRY, BUTTON_IGNORE},        /* MB_ABORTRETRYIGNORE */
	{BUTTON_YES, BUTTON_NO, BUTTON_CANCEL},             /* MB_YESNOCANCEL */
	{BUTTON_YES, BUTTON_NO},                            /* MB_YESNO */
	{BUTTON_RETRY, BUTTON_CANCEL},                      /* MB_RETRYCANCEL */
	{BUTTON_CANCEL, BUTTON_TRY_AGAIN, BUTTON_CONTINUE}, /* MB_CANCELTRYCONTINUE */
};

/* Whoever is there presses the default button: the first, unless MB_DEFBUTTON2 or 3 says otherwise. */
static DWORD answer_of(DWORD style)
{
	unsigned kind = style & 0xF, place = (style >> 8) & 0xF;
	unsigned char button = 0;

	if (kind < ARRAY_SIZE(buttons) && place < 3)
		button = buttons[kind][place];
	return button ? button : BUTTON_OK;
}

/* Of a text that is said to be that long, what is there. */
static void read_text(enum charset charset, const void *said, DWORD length, struct text *utf8)
{
	size_t there = charset_length(charset, said);

	charset_read(charset, said, length < there ? length : there, utf8);
}

/*
 * How long the sender waits. Without end, where nobody will ever come, is a second here: a program
 * that hangs teaches nobody anything.
 */
static uint32_t message_patience(const struct message_box *message)
{
	if (!message->wait)
		return 0;
	return message->timeout ? message->timeout : 1;
}

static BOOL send_message(enum charset charset, HANDLE server, DWORD session,
	const struct message_box *message, DWORD *ret_response)
{
	cleanup(text_deinit) struct text text = {0};
	bool answered = false;
	struct call call;
	uint32_t id;
	int r;

	if (!message->title || !message->text || !ret_response)
		return call_answer(WIN32_ERROR_INVALID_PARAMETER);
	read_text(charset, message->text, message->length, &text);
	r = call_begin(&call, server);
	if (r == 0)
		r = text.failed ? WIN32_ERROR_NOT_ENOUGH_MEMORY : call_session(&call, session, &id);
	if (r == 0)
		r = session_send_message(call.farm, &call.caller, call.server_id, id,
			text_string(&text), message_patience(message), &answered);
	if (r == 0)
		*ret_response = !message->wait ? IDASYNC
				: answered     ? answer_of(message->style)
					       : IDTIMEOUT;
	return call_end(&call, r);
}

BOOL WINAPI WTSSendMessageW(HANDLE server, DWORD session, WCHAR *title, DWORD title_length,
	WCHAR *text, DWORD length, DWORD style, DWORD timeout, DWORD *ret_response, BOOL wait)
{
	struct message_box message = {title, text, length, style, timeout, wait};

	(void)title_length;
	return send_message(CHARSET_WIDE, server, session, &message, ret_response);
}

BOOL WINAPI WTSSendMessageA(HANDLE server, DWORD session, CHAR *title, DWORD title_length,
	CHAR *text, DWORD length, DWORD style, DWORD timeout, DWORD *ret_response, BOOL wait)
{
	struct message_box message = {title, text, length, style, timeout, wait};

	(void)title_length;
	return send_message(CHARSET_ANSI, server, session, &message, ret_response);
}
