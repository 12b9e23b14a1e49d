#include "base/held_folder.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <io.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <windows.h>

#include "base/file.h"
#include "base/machine.h"
#include "base/macros.h"
#include "base/wide.h"

/*
 * A folder that is open without FILE_SHARE_DELETE can be neither removed nor renamed, and nor can
 * those above it: paths below it stay true, and it needs no other lock.
 */

enum {
	/* how many names are tried for a new folder */
	TRIES = 100
};

static HANDLE open_path(const char *path, DWORD access, DWORD share, DWORD how)
{
	cleanup(wide_freep) wchar_t *wide = wide_from_utf8(path);

	if (wide)
		return CreateFileW(wide, access, share, NULL, how,
			FILE_FLAG_BACKUP_SEMANTICS | FILE_FLAG_OPEN_REPARSE_POINT, NULL);
	SetLastError(ERROR_NOT_ENOUGH_MEMORY);
	return INVALID_HANDLE_VALUE;
}

static int add_name(const struct held_folder *folder, const char *name, char *path, size_t size)
{
	return snprintf(path, size, "%s\\%s", folder->path, name) < (int)size ? 0 : -ENAMETOOLONG;
}

/* --- Holding --- */

int held_folder_open(const char *path, struct held_folder *ret_folder)
{
	HANDLE handle;

	if (strlen(path) >= sizeof(ret_folder->path))
		return -ENAMETOOLONG;
	if (!file_is_folder(path))
		return file_exists(path) ? -ENOTDIR : -ENOENT;
	handle = open_path(
		path, FILE_LIST_DIRECTORY, FILE_SHARE_READ | FILE_SHARE_WRITE, OPEN_EXISTING);
	if (handle == INVALID_HANDLE_VALUE)
		return wide_error(GetLastError());
	strcpy(ret_folder->path, path);
	disk_spell(ret_folder->path);
	ret_folder->handle = (intptr_t)handle;
	return 0;
}

int held_folder_make(
	const struct held_folder *above, const char *name, struct held_folder *ret_folder)
{
	char path[HELD_FOLDER_PATH];
	int r = add_name(above, name, path, sizeof(path));

	if (r < 0)
		return r;
	r = file_make_folder(path);
	return r == 0 ? held_folder_open(path, ret_folder) : r;
}

void held_folder_close(struct held_folder *folder)
{
	if (*folder->path)
		CloseHandle((HANDLE)folder->handle);
	*folder = (struct held_folder){0};
}

void held_folder_end(struct held_folder *folder, const struct held_folder *above)
{
	char path[HELD_FOLDER_PATH];

	(void)above;
	strcpy(path, folder->path);
	held_folder_close(folder);
	if (*path)
		disk_remove_tree(path);
}

static bool get_number(HANDLE handle, BY_HANDLE_FILE_INFORMATION *about)
{
	return handle != INVALID_HANDLE_VALUE && GetFileInformationByHandle(handle, about);
}

bool held_folder_is_in(const struct held_folder *folder, const struct held_folder *above)
{
	HANDLE there = open_path(folder->path, 0,
		FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE, OPEN_EXISTING);
	BY_HANDLE_FILE_INFORMATION held, found;
	bool is_in = get_number((HANDLE)folder->handle, &held) && get_number(there, &found) &&
		     held.nFileIndexHigh == found.nFileIndexHigh &&
		     held.nFileIndexLow == found.nFileIndexLow;

	(void)above;
	if (there != INVALID_HANDLE_VALUE)
		CloseHandle(there);
	return is_in;
}

/* --- Locking --- */

int held_folder_make_locked(
	const struct held_folder *above, const char *prefix, struct held_folder *ret_folder)
{
	char name[64];
	uint64_t number;
	int r = -EEXIST;

	/* before it is held, somebody may take it for an abandoned one */
	for (int i = 0; i < TRIES && (r == -EEXIST || r == -ENOENT); i++) {
		r = machine_get_random(&number, sizeof(number));
		if (r < 0)
			return r;
		snprintf(name, sizeof(name), "%s%010" PRIx64, prefix, number >> 24);
		r = held_folder_make(above, name, ret_folder);
	}
	return r;
}

void held_folder_remove_unlocked(const struct held_folder *above, const char *name)
{
	char path[HELD_FOLDER_PATH];
	HANDLE handle;

	if (add_name(above, name, path, sizeof(path)) < 0)
		return;
	handle = open_path(path, DELETE, FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE,
		OPEN_EXISTING);
	if (handle == INVALID_HANDLE_VALUE)
		return;
	CloseHandle(handle);
	disk_remove_tree(path);
}

/* --- Names --- */

int held_folder_list(const struct held_folder *folder, struct disk_list *ret_list)
{
	return disk_list(folder->path, ret_list);
}

bool held_folder_has(const struct held_folder *folder, const char *name)
{
	char path[HELD_FOLDER_PATH + 64];

	return add_name(folder, name, path, sizeof(path)) == 0 && file_exists(path);
}

int held_folder_remove(const struct held_folder *folder, const char *name)
{
	char path[HELD_FOLDER_PATH + 64];
	int r = add_name(folder, name, path, sizeof(path));

	if (r < 0)
		return r;
	disk_remove_tree(path);
	return file_exists(path) ? -ENOTEMPTY : 0;
}

int held_folder_make_empty(const struct held_folder *folder, const char *name)
{
	char path[HELD_FOLDER_PATH + 64];
	int r = add_name(folder, name, path, sizeof(path));

	return r == 0 ? file_make_folder(path) : r;
}

/* --- Files --- */

static int to_descriptor(HANDLE handle, int flags)
{
	int descriptor;

	if (handle == INVALID_HANDLE_VALUE)
		return wide_error(GetLastError());
	descriptor = _open_osfhandle((intptr_t)handle, flags | _O_BINARY | _O_NOINHERIT);
	if (descriptor >= 0)
		return descriptor;
	CloseHandle(handle);
	return -EMFILE;
}

int held_folder_open_file(const struct held_folder *folder, const char *name)
{
	char path[HELD_FOLDER_PATH + 64];
	BY_HANDLE_FILE_INFORMATION about;
	HANDLE handle;
	int r = add_name(folder, name, path, sizeof(path));

	if (r < 0)
		return r;
	handle = open_path(path, GENERIC_READ,
		FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE, OPEN_EXISTING);
	if (handle == INVALID_HANDLE_VALUE)
		return wide_error(GetLastError());
	if (!GetFileInformationByHandle(handle, &about))
		r = -EINVAL;
	else if (about.dwFileAttributes & FILE_ATTRIBUTE_REPARSE_POINT)
		r = -ELOOP;
	else if (about.dwFileAttributes & FILE_ATTRIBUTE_DIRECTORY)
		r = -EISDIR;
	if (r == 0)
		return to_descriptor(handle, _O_RDONLY);
	CloseHandle(handle);
	return r;
}

/* A file that has no other name, under which it would be written over too, and may be removed. */
static bool is_own_file(HANDLE handle)
{
	BY_HANDLE_FILE_INFORMATION about;

	return GetFileInformationByHandle(handle, &about) && about.nNumberOfLinks == 1 &&
	       !(about.dwFileAttributes & (FILE_ATTRIBUTE_DIRECTORY | FILE_ATTRIBUTE_REPARSE_POINT |
						  FILE_ATTRIBUTE_READONLY));
}

int held_folder_open_file_anew(const struct held_folder *folder, const char *name)
{
	char path[HELD_FOLDER_PATH + 64];
	int r = add_name(folder, name, path, sizeof(path));
	HANDLE handle;

	if (r < 0)
		return r;
	handle = open_path(path, GENERIC_WRITE, FILE_SHARE_READ, OPEN_ALWAYS);
	if (handle != INVALID_HANDLE_VALUE && is_own_file(handle))
		return to_descriptor(handle, _O_WRONLY);
	if (handle != INVALID_HANDLE_VALUE)
		CloseHandle(handle);
	disk_remove_tree(path);
	return to_descriptor(
		open_path(path, GENERIC_WRITE, FILE_SHARE_READ, CREATE_NEW), _O_WRONLY);
}
