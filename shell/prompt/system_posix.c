#include "shell/prompt/system.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/text.h"

int prompt_open_nothing(void)
{
	int descriptor = open("/dev/null", O_RDWR | O_CLOEXEC);

	return descriptor < 0 ? -errno : descriptor;
}

int prompt_open_temporary(void)
{
	const char *folder = getenv("TMPDIR");
	cleanup(text_deinit) struct text path = {0};
	int descriptor;

	text_printf(&path, "%s/tsfarm-XXXXXX", folder && *folder ? folder : "/tmp");
	if (path.failed)
		return -ENOMEM;
	descriptor = mkstemp(path.bytes);
	if (descriptor < 0)
		return -errno;
	unlink(path.bytes);
	fcntl(descriptor, F_SETFD, FD_CLOEXEC);
	return descriptor;
}

int prompt_rewind(int descriptor)
{
	return lseek(descriptor, 0, SEEK_SET) < 0 ? -errno : 0;
}

void prompt_close(int descriptor)
{
	close(descriptor);
}

long prompt_read(int descriptor, void *bytes, size_t size)
{
	ssize_t got = read(descriptor, bytes, size);

	return got < 0 ? -errno : got;
}

long prompt_write_some(int descriptor, const void *bytes, size_t size)
{
	ssize_t written = write(descriptor, bytes, size);

	return written < 0 ? -errno : written;
}
