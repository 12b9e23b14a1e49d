#include "base/environment.h"

#include <errno.h>
#include <stdlib.h>

const char *environment_get(const char *name)
{
	return getenv(name);
}

int environment_set(const char *name, const char *value)
{
	int r = value ? setenv(name, value, 1) : unsetenv(name);

	return r == 0 ? 0 : -errno;
}
