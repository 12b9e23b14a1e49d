/*
 * A program in a session: wtsapi_sitter FILE HOW. It calls the API once, makes the file, and waits to be
 * ended. HOW is "sits", "acts-as-another" (it changes its environment first), or "logs-itself-off".
 */
#include <stdio.h>
#include <string.h>
#ifdef _WIN32
#include <windows.h>
#else
#include <time.h>
#endif

#include "base/environment.h"
#include "sim/wtsapi/wtsapi-tsfarm.h"

enum {
	SECONDS = 60
};

static void wait_a_second(void)
{
#ifdef _WIN32
	Sleep(1000);
#else
	nanosleep(&(struct timespec){.tv_sec = 1}, NULL);
#endif
}

static BOOL find_state(void)
{
	CHAR *state;
	DWORD size;

	if (!WTSQuerySessionInformationA(NULL, WTS_CURRENT_SESSION, WTSConnectState, &state, &size))
		return FALSE;
	WTSFreeMemory(state);
	return TRUE;
}

static BOOL call_something(const char *how)
{
	if (strcmp(how, "acts-as-another") == 0)
		environment_set("TSFARM_SESSION", "5");
	if (strcmp(how, "logs-itself-off") == 0)
		return WTSLogoffSession(NULL, WTS_CURRENT_SESSION, TRUE);
	return find_state();
}

int main(int argc, char **argv)
{
	FILE *file;

	if (argc != 3 || !call_something(argv[2]))
		return 1;
	file = fopen(argv[1], "w");
	if (file)
		fclose(file);
	for (int i = 0; i < SECONDS; i++)
		wait_a_second();
	return 2;
}
