#include "training/moment.h"

#include <time.h>

int64_t moment_now(void)
{
	return (int64_t)time(NULL);
}
