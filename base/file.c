#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/macros.h"

enum {
	LARGEST = 1 << 30,
	CHUNK = 64 * 1024
};

static void close_descriptor(const int *descriptor)
{
	if (*descriptor > STDERR_FILENO)
		close(*descriptor);
}

static int read_all(int descriptor, struct text *text)
{
	char chunk[CHUNK];
	ssize_t got;

	for (;;) {
		got = read(descriptor, chunk, sizeof(chunk));
		if (got < 0 && errno == EINTR)
			continue;
		if (got <= 0)
			return got < 0 ? -errno : 0;
		text_add_bytes(text, chunk, (size_t)got);
		if (text->failed)
			return -ENOMEM;
		if (text->length > LARGEST)
			return -EFBIG;
	}
}

int file_read(const char *path, struct text *text)
{
	cleanup(close_descriptor) int descriptor = STDIN_FILENO;

	if (strcmp(path, "-") != 0)
		descriptor = open(path, O_RDONLY | O_CLOEXEC);
	return descriptor < 0 ? -errno : read_all(descriptor, text);
}

bool file_exists(const char *path)
{
	struct stat status;

	return stat(path, &status) == 0;
}

bool file_is_folder(const char *path)
{
	struct stat status;

	return stat(path, &status) == 0 && S_ISDIR(status.st_mode);
}

int file_program_folder(char *ret_folder, size_t size)
{
	char path[4096];
	ssize_t length = readlink("/proc/self/exe", path, sizeof(path) - 1);
	char *slash;

	if (length < 0)
		return -errno;
	path[length] = '\0';
	slash = strrchr(path, '/');
	if (!slash || (size_t)(slash - path) >= size)
		return -ENAMETOOLONG;
	*slash = '\0';
	memcpy(ret_folder, path, (size_t)(slash - path) + 1);
	return 0;
}
