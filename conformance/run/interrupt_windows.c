#include "conformance/run/interrupt.h"

#include <stdlib.h>

#include <windows.h>

/* How a program ends that does nothing about Ctrl-C: STATUS_CONTROL_C_EXIT. */
#define ENDED_BY_CONTROL_C 0xC000013Au

/* 0, or what came: one more than CTRL_C_EVENT and its like, which begin with 0. */
static volatile LONG seen;

/* Runs in a thread of its own. */
static BOOL WINAPI note(DWORD event)
{
	InterlockedExchange(&seen, (LONG)event + 1);
	/* after a closed window or a logoff the program is ended as soon as this returns */
	if (event != CTRL_C_EVENT && event != CTRL_BREAK_EVENT)
		Sleep(INFINITE);
	return TRUE;
}

void interrupt_listen(void)
{
	InterlockedExchange(&seen, 0);
	SetConsoleCtrlHandler(note, TRUE);
}

int interrupt_seen(void)
{
	return (int)InterlockedCompareExchange(&seen, 0, 0);
}

void interrupt_end(int interrupt)
{
	(void)interrupt;
	exit((int)ENDED_BY_CONTROL_C);
}
