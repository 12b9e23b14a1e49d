#include "base/disk.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <windows.h>

#include "base/file.h"
#include "base/macros.h"
#include "base/wide.h"

/* How often, and after how many milliseconds, what somebody looks into (a virus scanner) is tried again. */
enum {
	TRIES = 50,
	PAUSE = 20
};

const char *const disk_program_ending = ".exe";
const char *const disk_usual_path = "C:\\Windows\\system32;C:\\Windows";

static int last_error(void)
{
	return wide_error(GetLastError());
}

/* --- Removing --- */

static bool is_busy(DWORD error)
{
	return error == ERROR_SHARING_VIOLATION || error == ERROR_ACCESS_DENIED;
}

static int remove_once(const wchar_t *path, BOOL(WINAPI *act)(const wchar_t *path))
{
	for (int i = 0; i < TRIES; i++) {
		if (act(path))
			return 0;
		if (!is_busy(GetLastError()))
			break;
		Sleep(PAUSE);
	}
	return last_error();
}

int disk_open_to_all(const char *path)
{
	(void)path;
	return 0;
}

int disk_remove_folder(const char *path)
{
	cleanup(wide_freep) wchar_t *wide = wide_from_utf8(path);

	if (!wide)
		return -ENOMEM;
	return RemoveDirectoryW(wide) ? 0 : last_error();
}

static void remove_below(const wchar_t *folder);

/* A reparse point is a link to elsewhere: it goes, and what is there stays. */
static void remove_entry(const wchar_t *path, DWORD attributes)
{
	if (attributes & FILE_ATTRIBUTE_READONLY)
		SetFileAttributesW(path, FILE_ATTRIBUTE_NORMAL);
	if (!(attributes & FILE_ATTRIBUTE_DIRECTORY)) {
		remove_once(path, DeleteFileW);
		return;
	}
	if (!(attributes & FILE_ATTRIBUTE_REPARSE_POINT))
		remove_below(path);
	remove_once(path, RemoveDirectoryW);
}

static wchar_t *join_path(const wchar_t *folder, const wchar_t *name)
{
	size_t size = wcslen(folder) + wcslen(name) + 2;
	wchar_t *path = calloc(size, sizeof(*path));

	if (path)
		swprintf(path, size, L"%ls\\%ls", folder, name);
	return path;
}

static bool is_itself(const wchar_t *name)
{
	return wcscmp(name, L".") == 0 || wcscmp(name, L"..") == 0;
}

static HANDLE find_first(const wchar_t *folder, WIN32_FIND_DATAW *found)
{
	cleanup(wide_freep) wchar_t *pattern = join_path(folder, L"*");

	if (pattern)
		return FindFirstFileW(pattern, found);
	SetLastError(ERROR_NOT_ENOUGH_MEMORY);
	return INVALID_HANDLE_VALUE;
}

static void remove_below(const wchar_t *folder)
{
	WIN32_FIND_DATAW found;
	HANDLE search = find_first(folder, &found);

	if (search == INVALID_HANDLE_VALUE)
		return;
	do {
		cleanup(wide_freep) wchar_t *path = join_path(folder, found.cFileName);

		if (path && !is_itself(found.cFileName))
			remove_entry(path, found.dwFileAttributes);
	} while (FindNextFileW(search, &found));
	FindClose(search);
}

void disk_remove_tree(const char *path)
{
	cleanup(wide_freep) wchar_t *wide = wide_from_utf8(path);
	DWORD attributes = wide ? GetFileAttributesW(wide) : INVALID_FILE_ATTRIBUTES;

	if (attributes != INVALID_FILE_ATTRIBUTES)
		remove_entry(wide, attributes);
}

void disk_remove_other(const char *path)
{
	cleanup(wide_freep) wchar_t *wide = wide_from_utf8(path);
	DWORD attributes = wide ? GetFileAttributesW(wide) : INVALID_FILE_ATTRIBUTES;

	if (attributes != INVALID_FILE_ATTRIBUTES &&
		(attributes & (FILE_ATTRIBUTE_DIRECTORY | FILE_ATTRIBUTE_REPARSE_POINT)))
		remove_entry(wide, attributes);
}

/* --- Folders --- */

static int add_name(struct disk_list *list, const wchar_t *name)
{
	char *utf8 = wide_to_utf8(name);
	int r = utf8 ? disk_list_add(list, utf8) : -ENOMEM;

	free(utf8);
	return r;
}

int disk_list(const char *folder, struct disk_list *ret_list)
{
	cleanup(wide_freep) wchar_t *wide = wide_from_utf8(folder);
	WIN32_FIND_DATAW found;
	HANDLE search;
	int r;

	*ret_list = (struct disk_list){0};
	if (!wide)
		return -ENOMEM;
	search = find_first(wide, &found);
	if (search == INVALID_HANDLE_VALUE)
		return last_error();
	do
		r = add_name(ret_list, found.cFileName);
	while (r == 0 && FindNextFileW(search, &found));
	FindClose(search);
	disk_list_sort(ret_list);
	return r;
}

/* Windows knows one place, which is TMP or TEMP for those who say so. */
bool disk_temporary_folder(size_t which, char *path, size_t size)
{
	wchar_t wide[MAX_PATH + 1];
	DWORD length = which == 0 ? GetTempPathW(ARRAY_SIZE(wide), wide) : 0;

	if (length == 0 || length >= ARRAY_SIZE(wide))
		return false;
	while (length > 3 && (wide[length - 1] == L'\\' || wide[length - 1] == L'/'))
		wide[--length] = L'\0';
	return WideCharToMultiByte(CP_UTF8, 0, wide, -1, path, (int)size, NULL, NULL) > 0;
}

int disk_make_unique_folder(char *path)
{
	char *end = path + strlen(path) - strlen("XXXXXX");
	unsigned long first = (unsigned long)GetTickCount64();
	int r = -EEXIST;

	for (unsigned long i = 0; i < 1000 && r == -EEXIST; i++) {
		snprintf(end, strlen("XXXXXX") + 1, "%06lu", (first + i) % 1000000);
		r = file_make_folder(path);
	}
	return r;
}

static void replace_characters(char *text, char from, char to)
{
	for (; *text; text++) {
		if (*text == from)
			*text = to;
	}
}

void disk_spell(char *path)
{
	replace_characters(path, '/', '\\');
}

void disk_unspell(char *path)
{
	replace_characters(path, '\\', '/');
}
