/* rand_s() */
#define _CRT_RAND_S

#include "base/machine.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <windows.h>

#include "base/wide.h"

void machine_get_name(char *ret_name, size_t size)
{
	wchar_t wide[256];
	DWORD length = sizeof(wide) / sizeof(*wide);
	char *name = GetComputerNameExW(ComputerNameDnsHostname, wide, &length) ? wide_to_utf8(wide)
										: NULL;

	snprintf(ret_name, size, "%s", name && *name ? name : "localhost");
	free(name);
}

/* Its version is whatever the program's manifest says; not worth asking for. */
void machine_get_system(char *ret_system, size_t size)
{
	snprintf(ret_system, size, "Windows");
}

int machine_get_random(void *bytes, size_t size)
{
	unsigned char *to = bytes;
	unsigned value;

	for (size_t i = 0; i < size; i++) {
		if (rand_s(&value) != 0)
			return -EIO;
		to[i] = (unsigned char)value;
	}
	return 0;
}

uint64_t machine_clock(void)
{
	LARGE_INTEGER now, frequency;

	QueryPerformanceCounter(&now);
	QueryPerformanceFrequency(&frequency);
	return (uint64_t)(now.QuadPart / frequency.QuadPart * 1000000 +
			  now.QuadPart % frequency.QuadPart * 1000000 / frequency.QuadPart);
}
