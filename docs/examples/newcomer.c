/*
 * A logoff, written in an afternoon from Microsoft's pages on the WTS functions.
 * It is not part of tsfarm: it shows how to judge a program that knows nothing of tsfarm. It has a
 * few errors on purpose; docs/reimplementations.md explains them.
 */
#include <windows.h>

#include <stdio.h>
#include <wchar.h>
#include <wtsapi32.h>

static void print_usage(void)
{
	wprintf(L"Terminates a session.\n\n"
		L"LOGOFF [sessionname | sessionid] [/SERVER:servername] [/V]\n\n"
		L"  sessionname         The name of the session.\n"
		L"  sessionid           The ID of the session.\n"
		L"  /SERVER:servername  The Terminal server (default is current).\n"
		L"  /V                  Displays information about the actions performed.\n"
		L"  /?                  Displays this help.\n");
}

static BOOL find_session(HANDLE server, const wchar_t *name, DWORD *id)
{
	WTS_SESSION_INFOW *sessions;
	DWORD count;
	BOOL found = FALSE;

	if (!WTSEnumerateSessionsW(server, 0, 1, &sessions, &count))
		return FALSE;
	for (DWORD i = 0; i < count && !found; i++) {
		if (_wcsicmp(sessions[i].pWinStationName, name) == 0) {
			*id = sessions[i].SessionId;
			found = TRUE;
		}
	}
	WTSFreeMemory(sessions);
	return found;
}

int wmain(int argc, wchar_t **argv)
{
	HANDLE server = WTS_CURRENT_SERVER_HANDLE;
	DWORD id = WTS_CURRENT_SESSION;
	const wchar_t *session = NULL;
	BOOL verbose = FALSE;

	for (int i = 1; i < argc; i++) {
		if (_wcsicmp(argv[i], L"/?") == 0) {
			print_usage();
			return 0;
		}
		if (_wcsicmp(argv[i], L"/v") == 0)
			verbose = TRUE;
		else if (_wcsnicmp(argv[i], L"/server:", 8) == 0)
			server = WTSOpenServerW(argv[i] + 8);
		else
			session = argv[i];
	}
	if (session && iswdigit(session[0])) {
		id = (DWORD)_wtoi(session);
	} else if (session && !find_session(server, session, &id)) {
		fwprintf(stderr, L"There is no session %ls.\n", session);
		return 1;
	}
	if (verbose)
		wprintf(L"Logging off session %ls\n", session ? session : L"(current)");
	if (!WTSLogoffSession(server, id, TRUE)) {
		fwprintf(stderr, L"The session could not be logged off: error %lu.\n",
			GetLastError());
		return 1;
	}
	WTSCloseServer(server);
	return 0;
}
