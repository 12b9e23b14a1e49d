#include "conformance/run/stand.h"

#include <errno.h>

int stand_run(const struct process_plan *plan, int *ret_status)
{
	(void)plan;
	(void)ret_status;
	return -ENOSYS;
}
