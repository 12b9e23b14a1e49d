#include "base/held_folder.h"

#include <errno.h>
#include <sys/types.h>
#include <unistd.h>

enum {
	/* how much is written at once */
	CHUNK = 64 * 1024
};

static int write_all(int descriptor, const char *bytes, size_t size)
{
	while (size) {
		ssize_t written = write(descriptor, bytes, size < CHUNK ? (unsigned)size : CHUNK);

		if (written < 0 && errno != EINTR)
			return -errno;
		bytes += written > 0 ? written : 0;
		size -= written > 0 ? (size_t)written : 0;
	}
	return 0;
}

int held_folder_write_file(
	const struct held_folder *folder, const char *name, const void *bytes, size_t size)
{
	int descriptor = held_folder_open_file_anew(folder, name), r;

	if (descriptor < 0)
		return descriptor;
	r = write_all(descriptor, bytes, size);
	if (r == 0 && ftruncate(descriptor, (off_t)size) < 0)
		r = -errno;
	return close(descriptor) < 0 && r == 0 ? -errno : r;
}
