#include "shell/prompt/beneath_kernel.h"

#include <errno.h>

int beneath_kernel_open(int folder, const char *path, int flags, mode_t mode)
{
	(void)folder;
	(void)path;
	(void)flags;
	(void)mode;
	return -ENOSYS;
}

int beneath_kernel_stat(int folder, const char *path, struct stat *ret_status)
{
	(void)folder;
	(void)path;
	(void)ret_status;
	return -ENOSYS;
}
