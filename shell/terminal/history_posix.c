#include "shell/terminal/history.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/file_beside.h"
#include "base/macros.h"
#include "base/text.h"

static void close_descriptor(const int *descriptor)
{
	if (*descriptor >= 0)
		close(*descriptor);
}

static size_t count_lines(const char *bytes)
{
	size_t count = 0;

	for (; (bytes = strchr(bytes, '\n')); bytes++)
		count++;
	return count;
}

/* Return the begin of the last `most` lines. */
static const char *last_lines(const char *bytes, size_t most)
{
	for (size_t count = count_lines(bytes); count > most; count--)
		bytes = strchr(bytes, '\n') + 1;
	return bytes;
}

int history_load(const char *path, void (*take)(void *context, const char *line), void *context)
{
	cleanup(text_deinit) struct text text = {0};
	char *line, *end;
	int r = file_read(path, &text);

	if (r < 0)
		return r == -ENOENT ? 0 : r;
	if (!text.length)
		return 0;
	/* a line without an end is incomplete */
	for (line = text.bytes + (last_lines(text.bytes, HISTORY_MAX) - text.bytes);
		(end = strchr(line, '\n')); line = end + 1) {
		*end = '\0';
		take(context, line);
	}
	return 0;
}

static int write_all(int descriptor, const char *bytes, size_t length)
{
	while (length) {
		ssize_t written = write(descriptor, bytes, length);

		if (written < 0 && errno != EINTR)
			return -errno;
		if (written > 0) {
			bytes += written;
			length -= (size_t)written;
		}
	}
	return 0;
}

static int lock_file(int descriptor)
{
	/* a lock of fcntl() would end when file_read() closes the file */
	while (flock(descriptor, LOCK_EX) != 0) {
		if (errno != EINTR)
			return -errno;
	}
	return 0;
}

/* Is the open file still the one at the path? Another process may have replaced it by a shorter one. */
static bool is_current(int descriptor, const char *path)
{
	struct stat opened, named;

	return fstat(descriptor, &opened) == 0 && stat(path, &named) == 0 &&
	       opened.st_dev == named.st_dev && opened.st_ino == named.st_ino;
}

/* Open and lock the file. Returns a descriptor or negative errno. */
static int open_locked(const char *path)
{
	for (;;) {
		cleanup(close_descriptor) int descriptor =
			open(path, O_RDWR | O_APPEND | O_CREAT | O_CLOEXEC, 0600);
		int opened = descriptor, r;

		if (descriptor < 0)
			return -errno;
		r = lock_file(descriptor);
		if (r < 0)
			return r;
		if (is_current(descriptor, path)) {
			descriptor = -1;
			return opened;
		}
	}
}

/* Typed lines may have secrets. */
static int make_private(int descriptor)
{
	struct stat status;

	if (fstat(descriptor, &status) != 0)
		return -errno;
	if (!S_ISREG(status.st_mode) || !(status.st_mode & 077))
		return 0;
	return fchmod(descriptor, 0600) == 0 ? 0 : -errno;
}

/* Replace the file by one with `lines` and `more`. A symbolic link to it stays. */
static int replace_lines(const char *path, const char *lines, const char *more)
{
	cleanup(file_beside_deinit) struct file_beside beside = {0};
	/* others may read a new file, which is empty until it is private */
	int r = file_beside_make(&beside, path, true, "", 0);
	int descriptor = (int)beside.lock;

	if (r == 0)
		r = make_private(descriptor);
	if (r == 0)
		r = write_all(descriptor, lines, strlen(lines));
	if (r == 0)
		r = write_all(descriptor, more, strlen(more));
	return r < 0 ? r : file_beside_move(&beside);
}

int history_append(const char *path, const char *line)
{
	cleanup(close_descriptor) int descriptor = open_locked(path);
	cleanup(text_deinit) struct text text = {0}, more = {0};
	int r = descriptor < 0 ? descriptor : make_private(descriptor);

	if (r == 0)
		r = file_read(path, &text);
	if (r < 0)
		return r;
	/* an incomplete last line is ended first */
	text_printf(&more, "%s%s\n", text.length && text.bytes[text.length - 1] != '\n' ? "\n" : "",
		line);
	if (more.failed)
		return -ENOMEM;
	if (count_lines(text_string(&text)) >= HISTORY_MAX)
		return replace_lines(path, last_lines(text.bytes, HISTORY_KEPT - 1), more.bytes);
	return write_all(descriptor, more.bytes, more.length);
}
