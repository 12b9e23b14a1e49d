#include "base/file.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "base/macros.h"

enum {
	LARGEST = 1 << 30,
	CHUNK = 64 * 1024
};

bool file_is_machines_fault(int error)
{
	static const int faults[] = {-ENOMEM, -EIO, -ENOSPC, -EFBIG, -EMFILE, -ENFILE};

	for (size_t i = 0; i < ARRAY_SIZE(faults); i++) {
		if (faults[i] == error)
			return true;
	}
	return false;
}

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
		descriptor = file_open(path);
	return descriptor < 0 ? descriptor : read_all(descriptor, text);
}

bool file_exists(const char *path)
{
	enum file_kind kind;

	return file_get_kind(path, &kind) == 0;
}

bool file_is_folder(const char *path)
{
	enum file_kind kind;

	return file_get_kind(path, &kind) == 0 && kind == FILE_FOLDER;
}
