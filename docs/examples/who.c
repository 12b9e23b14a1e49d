/*
 * A program says who and where it is: by the API, then by the environment.
 *
 *     cc who.c -o who $(pkg-config --cflags --libs wtsapi-tsfarm)
 */
#include <stdio.h>
#include <stdlib.h>
#include <wtsapi-tsfarm.h>

static void *ask_session(WTS_INFO_CLASS question)
{
	char *answer = NULL;
	DWORD bytes;

	if (WTSQuerySessionInformationA(
		    WTS_CURRENT_SERVER_HANDLE, WTS_CURRENT_SESSION, question, &answer, &bytes))
		return answer;
	fprintf(stderr, "question %d: error %u\n", (int)question, (unsigned)GetLastError());
	exit(1);
}

static void print_text(const char *variable, WTS_INFO_CLASS question)
{
	char *answer = ask_session(question);
	const char *value = getenv(variable);

	printf("%s '%s' '%s'\n", variable, answer, value ? value : "");
	WTSFreeMemory(answer);
}

int main(void)
{
	DWORD *session = ask_session(WTSSessionId);
	USHORT *protocol = ask_session(WTSClientProtocolType);

	print_text("USERNAME", WTSUserName);
	print_text("USERDOMAIN", WTSDomainName);
	print_text("SESSIONNAME", WTSWinStationName);
	print_text("CLIENTNAME", WTSClientName);
	printf("session %u, console %u, protocol %u\n", (unsigned)*session,
		(unsigned)WTSGetActiveConsoleSessionId(), (unsigned)*protocol);
	WTSFreeMemory(session);
	WTSFreeMemory(protocol);
	return 0;
}
