/* Where there is no wtsapi32, nothing but a simulated farm is a Terminal Server. */
#include "cli/host.h"

int host_wts_open(const char *when_none, struct host **ret_host)
{
	*ret_host = host_none_new(when_none);
	return HOST_E_BROKEN;
}
