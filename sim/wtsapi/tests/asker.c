/*
 * A program that knows nothing of the API: wtsapi_asker USER. It asks Windows who and where it is, by its
 * imports, by GetProcAddress() and in the environment. The exit status is the number of the first answer
 * that is not USER's session as TSFARM_SERVER and TSFARM_SESSION name it; 0: all agree.
 */
#include <stdlib.h>
#include <string.h>
#include <windows.h>

typedef BOOL WINAPI give_name(char *name, DWORD *size);
typedef BOOL WINAPI give_session(DWORD pid, DWORD *session);

static BOOL gives_name(give_name *give, const char *expected)
{
	char name[64];
	DWORD size = sizeof(name);

	return expected && give(name, &size) && strcmp(name, expected) == 0;
}

static BOOL gives_session(give_session *give)
{
	DWORD session = 4711;

	return give(GetCurrentProcessId(), &session) &&
	       session == (DWORD)atoi(getenv("TSFARM_SESSION"));
}

static FARPROC find_function(const char *library, const char *name)
{
	return GetProcAddress(LoadLibraryA(library), name);
}

static BOOL is_variable(const char *name, const char *expected)
{
	char value[64];

	return expected && GetEnvironmentVariableA(name, value, sizeof(value)) &&
	       strcmp(value, expected) == 0;
}

int main(int argc, char **argv)
{
	const char *server = getenv("TSFARM_SERVER"), *user = argc == 2 ? argv[1] : "";
	const BOOL answers[] = {
		gives_name(GetComputerNameA, server),
		gives_name(GetUserNameA, user),
		gives_session(ProcessIdToSessionId),
		gives_name((give_name *)(void (*)(void))find_function(
				   "kernel32.dll", "GetComputerNameA"),
			server),
		gives_name((give_name *)(void (*)(void))find_function(
				   "advapi32.dll", "GetUserNameA"),
			user),
		gives_session((give_session *)(void (*)(void))find_function(
			"kernel32.dll", "ProcessIdToSessionId")),
		is_variable("COMPUTERNAME", server),
		is_variable("USERNAME", user),
	};

	for (int i = 0; i < (int)(sizeof(answers) / sizeof(*answers)); i++) {
		if (!answers[i])
			return i + 1;
	}
	return 0;
}
