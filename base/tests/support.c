#include "base/tests/support.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/disk.h"
#include "base/file.h"

void same_text(const char *label, const char *got, const char *expected)
{
	if (got == expected || (got && expected && strcmp(got, expected) == 0))
		return;
	fail_msg("%s: got '%s', expected '%s'", label, got ? got : "(none)",
		expected ? expected : "(none)");
}

void same_number(const char *label, long long got, long long expected)
{
	if (got != expected)
		fail_msg("%s: got %lld, expected %lld", label, got, expected);
}

void folder_remove(struct folder *folder)
{
	if (*folder->path)
		disk_remove_tree(folder->path);
}

const char *folder_file(struct folder *folder, const char *name)
{
	int length = snprintf(folder->file, sizeof(folder->file), "%s/%s", folder->path, name);

	assert_true(length > 0 && (size_t)length < sizeof(folder->file));
	return folder->file;
}

void write_file(const char *path, const void *bytes, size_t length)
{
	FILE *file = fopen(path, "wb");

	assert_non_null(file);
	assert_int_equal(fwrite(bytes, 1, length, file), length);
	assert_int_equal(fclose(file), 0);
}

/* All of it from the beginning; the stream is closed. */
static char *read_stream(FILE *stream, size_t *ret_length)
{
	char *bytes;
	long length;

	fseek(stream, 0, SEEK_END);
	length = ftell(stream);
	rewind(stream);
	bytes = calloc(1, (size_t)length + 1);
	assert_non_null(bytes);
	assert_int_equal(fread(bytes, 1, (size_t)length, stream), length);
	fclose(stream);
	*ret_length = (size_t)length;
	return bytes;
}

char *read_file(const char *path, size_t *ret_length)
{
	FILE *file = fopen(path, "rb");

	assert_non_null(file);
	return read_stream(file, ret_length);
}

FILE *capture_begin(void)
{
	FILE *stream = file_open_nameless();

	assert_non_null(stream);
	return stream;
}

char *capture_end(FILE *stream)
{
	size_t length;

	return read_stream(stream, &length);
}
