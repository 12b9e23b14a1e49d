#include "sim/words.h"

#include "base/word.h"

/* One table, and both directions over it. */
#define WORDS(noun, count, ...)                                                                    \
	const char *const noun##_words[count] = {__VA_ARGS__};                                     \
                                                                                                   \
	const char *noun##_to_string(enum noun value)                                              \
	{                                                                                          \
		return (unsigned)value < count ? noun##_words[value] : "?";                        \
	}                                                                                          \
                                                                                                   \
	bool noun##_from_string(const char *text, enum noun *ret_value)                            \
	{                                                                                          \
		int at = word_find(text, noun##_words, count);                                     \
                                                                                                   \
		if (at < 0)                                                                        \
			return false;                                                              \
		*ret_value = (enum noun)at;                                                        \
		return true;                                                                       \
	}

WORDS(edition, EDITION_COUNT, [EDITION_NT4] = "nt4", [EDITION_WS2003] = "ws2003",
	[EDITION_WS2022] = "ws2022")

WORDS(locale, LOCALE_COUNT, [LOCALE_EN_US] = "en-US", [LOCALE_EN_GB] = "en-GB",
	[LOCALE_DE_DE] = "de-DE", [LOCALE_FR_FR] = "fr-FR")

WORDS(logon_mode, LOGON_MODE_COUNT, [LOGONS_DISABLED] = "disabled", [LOGONS_ENABLED] = "enabled",
	[LOGONS_DRAIN] = "drain", [LOGONS_DRAIN_UNTIL_RESTART] = "drain-until-restart")

WORDS(winstation_kind, WINSTATION_KIND_COUNT, [WINSTATION_CONSOLE] = "console",
	[WINSTATION_LISTENER] = "listener", [WINSTATION_DIRECT] = "direct",
	[WINSTATION_SERVICES] = "services")

WORDS(session_state, SESSION_STATE_COUNT, [SESSION_ACTIVE] = "active",
	[SESSION_CONNECTED] = "connected", [SESSION_CONNECTQUERY] = "connectquery",
	[SESSION_SHADOW] = "shadow", [SESSION_DISCONNECTED] = "disconnected",
	[SESSION_IDLE] = "idle", [SESSION_LISTEN] = "listen", [SESSION_RESET] = "reset",
	[SESSION_DOWN] = "down", [SESSION_INIT] = "init")

WORDS(right, RIGHT_COUNT, [RIGHT_QUERY_INFORMATION] = "query-information",
	[RIGHT_SET_INFORMATION] = "set-information", [RIGHT_RESET] = "reset",
	[RIGHT_SHADOW] = "shadow", [RIGHT_LOGON] = "logon", [RIGHT_LOGOFF] = "logoff",
	[RIGHT_MESSAGE] = "message", [RIGHT_CONNECT] = "connect", [RIGHT_DISCONNECT] = "disconnect",
	[RIGHT_VIRTUAL_CHANNELS] = "virtual-channels")

WORDS(permission_preset, PRESET_COUNT, [PRESET_FULL_CONTROL] = "full-control",
	[PRESET_USER_ACCESS] = "user-access", [PRESET_GUEST_ACCESS] = "guest-access")

WORDS(program_end, PROGRAM_END_COUNT, [PROGRAM_CLOSES] = "closes", [PROGRAM_HANGS] = "hangs")

WORDS(event_kind, EVENT_KIND_COUNT, [EVENT_LOGOFF_STARTED] = "logoff-started",
	[EVENT_PROGRAM_ENDED] = "program-ended", [EVENT_PROGRAM_KILLED] = "program-killed",
	[EVENT_WORK_LOST] = "work-lost", [EVENT_USER_LOGGED_OFF] = "user-logged-off",
	[EVENT_SESSION_ENDED] = "session-ended", [EVENT_MESSAGE_SENT] = "message-sent",
	[EVENT_SESSION_STARTED] = "session-started", [EVENT_USER_LOGGED_ON] = "user-logged-on",
	[EVENT_SESSION_CONNECTED] = "session-connected",
	[EVENT_SESSION_DISCONNECTED] = "session-disconnected",
	[EVENT_SESSION_RESET] = "session-reset")

WORDS(trustee_kind, TRUSTEE_KIND_COUNT, [TRUSTEE_ACCOUNT] = "account", [TRUSTEE_GROUP] = "group")
