/*
 * A Windows program that does not behave: `stray KIND` starts itself to sleep forever, and then
 * hangs too ("stray hang"), crashes ("stray crash") or ends ("stray end").
 * Other arguments, those of a logoff, follow and are not looked at.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <windows.h>

static void leave_child(const char *self)
{
	char line[MAX_PATH + 32];
	STARTUPINFOA how = {.cb = sizeof(how)};
	PROCESS_INFORMATION child;

	snprintf(line, sizeof(line), "\"%s\" sleep", self);
	if (!CreateProcessA(
		    self, line, NULL, NULL, FALSE, DETACHED_PROCESS, NULL, NULL, &how, &child))
		ExitProcess(99);
}

int main(int argc, char **argv)
{
	char self[MAX_PATH];
	const char *kind = argc > 1 ? argv[1] : "end";

	if (strcmp(kind, "sleep") == 0)
		Sleep(INFINITE);
	GetModuleFileNameA(NULL, self, sizeof(self));
	leave_child(self);
	if (strcmp(kind, "hang") == 0)
		Sleep(INFINITE);
	if (strcmp(kind, "crash") == 0)
		*(volatile int *)0 = 0;
	printf("db=%s\n", getenv("TSFARM_DB"));
	return 1;
}
