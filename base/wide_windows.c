#include "base/wide.h"

#include <errno.h>
#include <stdlib.h>

#include <windows.h>

#include "base/macros.h"

wchar_t *wide_from_utf8(const char *text)
{
	int length = MultiByteToWideChar(CP_UTF8, 0, text, -1, NULL, 0);
	wchar_t *wide = length > 0 ? calloc((size_t)length, sizeof(*wide)) : NULL;

	if (wide)
		MultiByteToWideChar(CP_UTF8, 0, text, -1, wide, length);
	return wide;
}

char *wide_to_utf8(const wchar_t *text)
{
	int length = WideCharToMultiByte(CP_UTF8, 0, text, -1, NULL, 0, NULL, NULL);
	char *bytes = length > 0 ? calloc((size_t)length, 1) : NULL;

	if (bytes)
		WideCharToMultiByte(CP_UTF8, 0, text, -1, bytes, length, NULL, NULL);
	return bytes;
}

int wide_error(unsigned long error)
{
	static const struct {
		unsigned long error;
		int number;
	} rows[] = {
		{ERROR_FILE_NOT_FOUND, ENOENT},
		{ERROR_PATH_NOT_FOUND, ENOENT},
		{ERROR_INVALID_NAME, ENOENT},
		{ERROR_BAD_PATHNAME, ENOENT},
		{ERROR_TOO_MANY_OPEN_FILES, EMFILE},
		{ERROR_ACCESS_DENIED, EACCES},
		{740, EACCES}, /* ERROR_ELEVATION_REQUIRED, which mingw-w64 lacks */
		{ERROR_SHARING_VIOLATION, EBUSY},
		{ERROR_LOCK_VIOLATION, EBUSY},
		{ERROR_NOT_ENOUGH_MEMORY, ENOMEM},
		{ERROR_OUTOFMEMORY, ENOMEM},
		{ERROR_COMMITMENT_LIMIT, ENOMEM},
		{ERROR_NO_SYSTEM_RESOURCES, EAGAIN},
		{ERROR_FILE_EXISTS, EEXIST},
		{ERROR_ALREADY_EXISTS, EEXIST},
		{ERROR_DISK_FULL, ENOSPC},
		{ERROR_DIR_NOT_EMPTY, ENOTEMPTY},
		{ERROR_DIRECTORY, ENOTDIR},
		{ERROR_WRITE_PROTECT, EROFS},
		{ERROR_BAD_EXE_FORMAT, ENOEXEC},
		{ERROR_EXE_MACHINE_TYPE_MISMATCH, ENOEXEC},
		{ERROR_FILENAME_EXCED_RANGE, ENAMETOOLONG},
	};

	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		if (rows[i].error == error)
			return -rows[i].number;
	}
	return -EIO;
}

void wide_freep(wchar_t **wide)
{
	free(*wide);
}

int wide_add(struct text *text, const wchar_t *wide)
{
	char *bytes = wide_to_utf8(wide);

	if (bytes)
		text_add(text, bytes);
	else
		text->failed = true;
	free(bytes);
	return text->failed ? -ENOMEM : 0;
}
