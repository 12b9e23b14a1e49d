#include "base/machine.h"

#include <errno.h>
#include <stdio.h>
#include <sys/utsname.h>
#include <time.h>
#include <unistd.h>

void machine_get_name(char *ret_name, size_t size)
{
	struct utsname system;

	snprintf(ret_name, size, "%s",
		uname(&system) == 0 && *system.nodename ? system.nodename : "localhost");
}

void machine_get_system(char *ret_system, size_t size)
{
	struct utsname system;

	if (uname(&system) == 0)
		snprintf(ret_system, size, "%s %s %s", system.sysname, system.release,
			system.machine);
	else
		snprintf(ret_system, size, "unknown");
}

int machine_get_random(void *bytes, size_t size)
{
	return getentropy(bytes, size) < 0 ? -errno : 0;
}

uint64_t machine_clock(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (uint64_t)now.tv_sec * 1000000 + (uint64_t)now.tv_nsec / 1000;
}
