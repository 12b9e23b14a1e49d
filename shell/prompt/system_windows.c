#include "shell/prompt/system.h"

#include <errno.h>
#include <fcntl.h>
#include <io.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include <windows.h>

#include "base/wide.h"
#include "shell/prompt/prompt.h"

/* --- Paths --- */

/* Windows takes what is typed as it is; only the quotes are the prompt's. */
int prompt_path(const char *typed, struct text *path)
{
	text_add(path, "");
	for (; *typed; typed++)
		if (*typed != '"')
			text_add_char(path, *typed);
	return path->failed ? -ENOMEM : 0;
}

static int wide_path(const char *typed, wchar_t **ret_wide)
{
	cleanup(text_deinit) struct text path = {0};
	int r = prompt_path(typed, &path);

	if (r != 0)
		return r;
	*ret_wide = wide_from_utf8(path.bytes);
	return *ret_wide ? 0 : -ENOMEM;
}

int prompt_add_shown(const char *path, struct text *text)
{
	text_add(text, path);
	return text->failed ? -ENOMEM : 0;
}

int prompt_add_folder(struct text *text)
{
	wchar_t path[MAX_PATH];
	DWORD length = GetCurrentDirectoryW(ARRAY_SIZE(path), path);

	if (length == 0)
		return wide_error(GetLastError());
	return length < ARRAY_SIZE(path) ? wide_add(text, path) : -ENAMETOOLONG;
}

int prompt_change_folder(const char *typed)
{
	cleanup(wide_freep) wchar_t *path = NULL;
	int r = wide_path(typed, &path);

	if (r != 0)
		return r;
	return SetCurrentDirectoryW(path) ? 0 : wide_error(GetLastError());
}

/* --- Descriptors --- */

/* Bytes stay what they are: who reads lines takes either end of one. */
int prompt_open(const char *typed, enum prompt_redirect_kind kind)
{
	static const int flags[] = {
		[PROMPT_READ] = _O_RDONLY,
		[PROMPT_WRITE] = _O_WRONLY | _O_CREAT | _O_TRUNC,
		[PROMPT_APPEND] = _O_WRONLY | _O_CREAT | _O_APPEND,
		[PROMPT_COPY] = _O_RDONLY,
	};
	cleanup(wide_freep) wchar_t *path = NULL;
	int r = wide_path(typed, &path);
	int descriptor;

	if (r != 0)
		return r;
	descriptor = _wopen(path, flags[kind] | _O_BINARY | _O_NOINHERIT, _S_IREAD | _S_IWRITE);
	return descriptor < 0 ? -errno : descriptor;
}

int prompt_open_nothing(void)
{
	int descriptor = _wopen(L"NUL", _O_RDWR | _O_BINARY | _O_NOINHERIT);

	return descriptor < 0 ? -errno : descriptor;
}

/* It goes when its descriptor is closed. */
int prompt_open_temporary(void)
{
	wchar_t folder[MAX_PATH], path[MAX_PATH];
	int descriptor;

	if (!GetTempPathW(ARRAY_SIZE(folder), folder) || !GetTempFileNameW(folder, L"tsf", 0, path))
		return wide_error(GetLastError());
	descriptor = _wopen(path,
		_O_RDWR | _O_CREAT | _O_TRUNC | _O_TEMPORARY | _O_BINARY | _O_NOINHERIT,
		_S_IREAD | _S_IWRITE);
	return descriptor < 0 ? -errno : descriptor;
}

int prompt_rewind(int descriptor)
{
	return _lseeki64(descriptor, 0, SEEK_SET) < 0 ? -errno : 0;
}

void prompt_close(int descriptor)
{
	_close(descriptor);
}

long prompt_read(int descriptor, void *bytes, size_t size)
{
	int got = _read(descriptor, bytes, (unsigned)size);

	return got < 0 ? -errno : got;
}

long prompt_write_some(int descriptor, const void *bytes, size_t size)
{
	int written = _write(descriptor, bytes, size < 65536 ? (unsigned)size : 65536);

	return written < 0 ? -errno : written;
}

/* --- Folders --- */

/* Windows counts 100 ns from 1601. */
static time_t time_from(FILETIME time)
{
	uint64_t ticks = (uint64_t)time.dwHighDateTime << 32 | time.dwLowDateTime;

	return (time_t)(ticks / 10000000 - 11644473600);
}

static int add_entry(struct arena *arena, const WIN32_FIND_DATAW *found, const char *pattern,
	struct prompt_entry **entries, size_t *count)
{
	cleanup(text_deinit) struct text name = {0};
	struct prompt_entry *entry;

	if (wide_add(&name, found->cFileName) != 0)
		return -ENOMEM;
	if (!prompt_matches(pattern, name.bytes))
		return 0;
	entry = arena_append(arena, entries, *count, sizeof(*entry));
	if (!entry)
		return -ENOMEM;
	entry->name = arena_copy(arena, name.bytes);
	entry->is_folder = found->dwFileAttributes & FILE_ATTRIBUTE_DIRECTORY;
	entry->size = (uint64_t)found->nFileSizeHigh << 32 | found->nFileSizeLow;
	entry->changed = time_from(found->ftLastWriteTime);
	++*count;
	return entry->name ? 0 : -ENOMEM;
}

int prompt_read_folder(struct arena *arena, const char *path, const char *pattern,
	struct prompt_entry **entries, size_t *count)
{
	const char *all = arena_printf(arena, "%s*", path);
	cleanup(wide_freep) wchar_t *wide = all ? wide_from_utf8(all) : NULL;
	WIN32_FIND_DATAW found;
	HANDLE search;
	int r = 0;

	if (!wide)
		return -ENOMEM;
	search = FindFirstFileW(wide, &found);
	if (search == INVALID_HANDLE_VALUE)
		return wide_error(GetLastError());
	do
		r = add_entry(arena, &found, pattern, entries, count);
	while (r == 0 && FindNextFileW(search, &found));
	FindClose(search);
	return r;
}
