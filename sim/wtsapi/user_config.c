/* The configuration of a user: a farm keeps none, so that every user has what a new account has. */
#include <errno.h>
#include <string.h>

#include "base/macros.h"
#include "base/text.h"
#include "sim/farm.h"
#include "sim/wtsapi/call.h"
#include "sim/wtsapi/charset.h"
#include "sim/wtsapi/handle.h"
#include "sim/wtsapi/reply.h"

enum {
	USER_NOT_FOUND = 2221, /* NERR_UserNotFound of lmerr.h */
	SHADOWED_WITH_CONSENT = 1
};

/* --- The settings --- */

static bool is_text(WTS_CONFIG_CLASS class)
{
	return class == WTSUserConfigInitialProgram || class == WTSUserConfigWorkingDirectory ||
	       class == WTSUserConfigModemCallbackPhoneNumber ||
	       class == WTSUserConfigTerminalServerProfilePath ||
	       class == WTSUserConfigTerminalServerHomeDir ||
	       class == WTSUserConfigTerminalServerHomeDirDrive;
}

/* All others are 0: no time ends, nothing is called back, the home is a local one. */
static DWORD find_number(WTS_CONFIG_CLASS class)
{
	if (class == WTSUserConfigShadowingSettings)
		return SHADOWED_WITH_CONSENT;
	return class == WTSUserConfigfInheritInitialProgram ||
	       class == WTSUserConfigfAllowLogonTerminalServer ||
	       class == WTSUserConfigfDeviceClientDrives ||
	       class == WTSUserConfigfDeviceClientPrinters ||
	       class == WTSUserConfigfDeviceClientDefaultPrinter;
}

/* Texts are empty, and all zeroes in both character sets. */
static void write_structure(enum charset charset, struct text *bytes)
{
	WTSUSERCONFIGW wide = {
		.Source = WTSUserConfigSourceSAM,
		.InheritInitialProgram = find_number(WTSUserConfigfInheritInitialProgram),
		.AllowLogonTerminalServer = find_number(WTSUserConfigfAllowLogonTerminalServer),
		.DeviceClientDrives = find_number(WTSUserConfigfDeviceClientDrives),
		.DeviceClientPrinters = find_number(WTSUserConfigfDeviceClientPrinters),
		.ClientDefaultPrinter = find_number(WTSUserConfigfDeviceClientDefaultPrinter),
		.ShadowingSettings = find_number(WTSUserConfigShadowingSettings),
	};

	text_add_bytes(bytes, (const char *)&wide,
		charset == CHARSET_WIDE ? sizeof(wide) : sizeof(WTSUSERCONFIGA));
}

static void write_setting(enum charset charset, WTS_CONFIG_CLASS class, struct text *bytes)
{
	static const char end[2];
	DWORD number = find_number(class);

	if (class == WTSUserConfigUser)
		write_structure(charset, bytes);
	else if (is_text(class))
		text_add_bytes(bytes, end, charset_unit(charset));
	else
		text_add_bytes(bytes, (const char *)&number, sizeof(number));
}

/* --- The calls --- */

/* NULL is the configuration of users who have none. */
static int check_user(struct farm *farm, enum charset charset, const void *name)
{
	cleanup(text_deinit) struct text utf8 = {0};
	char spelled[NAME_BYTES];
	int64_t account_id;
	int r;

	if (!name)
		return 0;
	charset_read(charset, name, charset_length(charset, name), &utf8);
	if (utf8.failed)
		return -ENOMEM;
	r = farm_find_account(farm, text_string(&utf8), &account_id, spelled);
	return r > 0 && r < FARM_E_NOT_A_FARM ? USER_NOT_FOUND : r;
}

static int begin_at_server(enum charset charset, void *server, struct call *call)
{
	HANDLE handle = charset == CHARSET_WIDE ? WTSOpenServerW(server) : WTSOpenServerA(server);
	int r = handle ? call_begin_look(call, handle) : -ENOMEM;

	if (!handle)
		*call = (struct call){0};
	handle_close(handle);
	return r;
}

static BOOL query_config(enum charset charset, void *server, const void *user,
	WTS_CONFIG_CLASS class, void *ret_buffer, DWORD *ret_size)
{
	cleanup(text_deinit) struct text bytes = {0};
	struct call call;
	void *piece = NULL;
	int r;

	if ((unsigned)class > WTSUserConfigUser || !ret_buffer || !ret_size)
		return call_answer(WIN32_ERROR_INVALID_PARAMETER);
	r = begin_at_server(charset, server, &call);
	if (r == 0)
		r = check_user(call.farm, charset, user);
	if (r == 0) {
		write_setting(charset, class, &bytes);
		piece = bytes.failed ? NULL : reply_piece(bytes.bytes, bytes.length);
		r = piece ? 0 : -ENOMEM;
	}
	if (r == 0) {
		memcpy(ret_buffer, &piece, sizeof(piece));
		*ret_size = (DWORD)bytes.length;
	}
	return call_end(&call, r);
}

BOOL WINAPI WTSQueryUserConfigW(WCHAR *server, WCHAR *user, WTS_CONFIG_CLASS class,
	WCHAR **ret_buffer, DWORD *ret_size)
{
	return query_config(CHARSET_WIDE, server, user, class, ret_buffer, ret_size);
}

BOOL WINAPI WTSQueryUserConfigA(
	CHAR *server, CHAR *user, WTS_CONFIG_CLASS class, CHAR **ret_buffer, DWORD *ret_size)
{
	return query_config(CHARSET_ANSI, server, user, class, ret_buffer, ret_size);
}
