/* O_PATH is GNU's name for what Linux has. */
#define _GNU_SOURCE
#include "shell/prompt/beneath_kernel.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/openat2.h>
#include <sys/syscall.h>
#include <unistd.h>

enum {
	TRIES = 16 /* while others rename folders of the path */
};

int beneath_kernel_open(int folder, const char *path, int flags, mode_t mode)
{
	struct open_how how = {
		.flags = (unsigned)flags,
		.mode = flags & O_CREAT ? mode : 0,
		.resolve = RESOLVE_BENEATH | RESOLVE_NO_MAGICLINKS,
	};
	long descriptor = -1;

	for (int i = 0; i < TRIES && descriptor < 0; i++) {
		descriptor = syscall(SYS_openat2, folder, path, &how, sizeof(how));
		if (descriptor < 0 && errno != EAGAIN && errno != EINTR)
			return -errno;
	}
	return descriptor < 0 ? -EACCES : (int)descriptor;
}

int beneath_kernel_stat(int folder, const char *path, struct stat *ret_status)
{
	int descriptor = beneath_kernel_open(folder, path, O_PATH | O_CLOEXEC, 0);
	int r;

	if (descriptor < 0)
		return descriptor;
	r = fstat(descriptor, ret_status) == 0 ? 0 : -errno;
	close(descriptor);
	return r;
}
