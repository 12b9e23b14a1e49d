/* The configuration of users: that of a new account, for every account of the farm. */
#include "sim/wtsapi/tests/support.h"

#include "base/macros.h"

static void same_setting(WTS_CONFIG_CLASS class, DWORD expected)
{
	DONE(WTSQueryUserConfigW(NULL, W("eva"), class, ROWS, COUNT));
	same_number("size", results.count, sizeof(DWORD));
	same_number("value", *(const DWORD *)results.rows, expected);
}

static void WTSQueryUserConfig__gives_numbers(void **state)
{
	(void)state;
	same_setting(WTSUserConfigfAllowLogonTerminalServer, 1);
	same_setting(WTSUserConfigfInheritInitialProgram, 1);
	same_setting(WTSUserConfigTimeoutSettingsIdle, 0);
	same_setting(WTSUserConfigBrokenTimeoutSettings, 0);
	same_setting(WTSUserConfigShadowingSettings, 1);
}

static void WTSQueryUserConfig__gives_texts(void **state)
{
	static const WTS_CONFIG_CLASS texts[] = {WTSUserConfigInitialProgram,
		WTSUserConfigWorkingDirectory, WTSUserConfigModemCallbackPhoneNumber,
		WTSUserConfigTerminalServerProfilePath, WTSUserConfigTerminalServerHomeDir,
		WTSUserConfigTerminalServerHomeDirDrive};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(texts); i++) {
		DONE(WTSQueryUserConfigW(NULL, W("EVA"), texts[i], ROWS, COUNT));
		same_bytes("wide", results.rows, results.count, W(""), sizeof(WCHAR));
		DONE(WTSQueryUserConfigA(to_ansi("WF13"), to_ansi("eva"), texts[i], ROWS, COUNT));
		same_bytes("narrow", results.rows, results.count, "", 1);
	}
}

static void WTSQueryUserConfig__gives_all_at_once(void **state)
{
	const WTSUSERCONFIGW *wide;
	const WTSUSERCONFIGA *narrow;

	(void)state;
	DONE(WTSQueryUserConfigW(NULL, W("eva"), WTSUserConfigUser, ROWS, COUNT));
	same_number("size", results.count, sizeof(*wide));
	wide = results.rows;
	same_number("allowed", wide->AllowLogonTerminalServer, 1);
	same_wide("program", wide->InitialProgram, W(""));
	/* of users who have no configuration of their own */
	DONE(WTSQueryUserConfigA(NULL, NULL, WTSUserConfigUser, ROWS, COUNT));
	same_number("size", results.count, sizeof(*narrow));
	narrow = results.rows;
	same_number("shadowing", narrow->ShadowingSettings, 1);
	same_text("home", narrow->TerminalServerHomeDir, "");
}

static void WTSQueryUserConfig__refuses(void **state)
{
	(void)state;
	REFUSED(2221, WTSQueryUserConfigW(NULL, W("nobody"), WTSUserConfigUser, ROWS, COUNT));
	/* a group is no user */
	REFUSED(2221, WTSQueryUserConfigW(NULL, W("Users"), WTSUserConfigUser, ROWS, COUNT));
	REFUSED(1722, WTSQueryUserConfigW(W("WF14"), W("eva"), WTSUserConfigUser, ROWS, COUNT));
	REFUSED(87, WTSQueryUserConfigW(NULL, W("eva"), WTSUserConfigUser + 1, ROWS, COUNT));
	BOTH_REFUSED(87, WTSQueryUserConfig, (NULL, NULL, WTSUserConfigUser, NULL, COUNT));
	BOTH_REFUSED(87, WTSQueryUserConfig, (NULL, NULL, WTSUserConfigUser, ROWS, NULL));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		IN_OFFICE(WTSQueryUserConfig__gives_numbers),
		IN_OFFICE(WTSQueryUserConfig__gives_texts),
		IN_OFFICE(WTSQueryUserConfig__gives_all_at_once),
		IN_OFFICE(WTSQueryUserConfig__refuses),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
