/* Each name of a path is opened in the handle of its folder, and a link (a reparse point) is refused. */
#include "shell/prompt/beneath.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <io.h>
#include <stdlib.h>
#include <string.h>

#include <windows.h>
#include <winternl.h>

#include "base/glob.h"
#include "base/wide.h"

enum {
	SHARE_ALL = FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE,
	NAME_MAX_LENGTH = 255, /* UTF-16 units of a name on every disk of Windows */
	RENAME_INFORMATION = 10
};

struct beneath {
	HANDLE folder;
};

static int last_error(void)
{
	return wide_error(GetLastError());
}

static void close_handle(HANDLE *handle)
{
	if (*handle && *handle != INVALID_HANDLE_VALUE)
		CloseHandle(*handle);
}

int beneath_open(const char *folder, struct beneath **ret_beneath)
{
	cleanup(wide_freep) wchar_t *wide = wide_from_utf8(folder);
	struct beneath *beneath = wide ? calloc(1, sizeof(*beneath)) : NULL;
	int r;

	if (!beneath)
		return -ENOMEM;
	beneath->folder = CreateFileW(wide, FILE_LIST_DIRECTORY | FILE_TRAVERSE | SYNCHRONIZE,
		SHARE_ALL, NULL, OPEN_EXISTING, FILE_FLAG_BACKUP_SEMANTICS, NULL);
	if (beneath->folder == INVALID_HANDLE_VALUE) {
		r = last_error();
		free(beneath);
		return r;
	}
	*ret_beneath = beneath;
	return 0;
}

struct beneath *beneath_close(struct beneath *beneath)
{
	if (!beneath)
		return NULL;
	CloseHandle(beneath->folder);
	free(beneath);
	return NULL;
}

void beneath_closep(struct beneath **beneath)
{
	*beneath = beneath_close(*beneath);
}

/* They always are. */
void beneath_refuse_links(struct beneath *beneath)
{
	(void)beneath;
}

/* --- Names --- */

/* How a name is opened. */
struct way {
	ACCESS_MASK access;
	ULONG disposition, options;
};

static const struct way to_folder = {
	FILE_LIST_DIRECTORY | FILE_TRAVERSE | FILE_READ_ATTRIBUTES, FILE_OPEN, FILE_DIRECTORY_FILE};

/* Open one name in a folder, as what it is: a link itself. 0 or negative errno. */
static int open_name(
	HANDLE folder, const char *name, size_t length, const struct way *way, HANDLE *ret_handle)
{
	cleanup(text_deinit) struct text copy = {0};
	cleanup(wide_freep) wchar_t *wide = NULL;
	OBJECT_ATTRIBUTES attributes;
	UNICODE_STRING object;
	IO_STATUS_BLOCK block;
	NTSTATUS status;

	text_add_bytes(&copy, name, length);
	wide = copy.failed ? NULL : wide_from_utf8(text_string(&copy));
	if (!wide)
		return -ENOMEM;
	if (wcslen(wide) > NAME_MAX_LENGTH)
		return -ENAMETOOLONG;
	RtlInitUnicodeString(&object, wide);
	InitializeObjectAttributes(&attributes, &object, OBJ_CASE_INSENSITIVE, folder, NULL);
	status = NtCreateFile(ret_handle, way->access | SYNCHRONIZE, &attributes, &block, NULL,
		FILE_ATTRIBUTE_NORMAL, SHARE_ALL, way->disposition,
		way->options | FILE_OPEN_REPARSE_POINT | FILE_SYNCHRONOUS_IO_NONALERT, NULL, 0);
	return status >= 0 ? 0 : wide_error(RtlNtStatusToDosError(status));
}

static int refuse_link(HANDLE handle)
{
	FILE_ATTRIBUTE_TAG_INFO tag;

	if (!GetFileInformationByHandleEx(handle, FileAttributeTagInfo, &tag, sizeof(tag)))
		return last_error();
	return tag.FileAttributes & FILE_ATTRIBUTE_REPARSE_POINT ? -EACCES : 0;
}

static int copy_handle(HANDLE handle, HANDLE *ret_copy)
{
	HANDLE own = GetCurrentProcess();

	return DuplicateHandle(own, handle, own, ret_copy, 0, FALSE, DUPLICATE_SAME_ACCESS)
		       ? 0
		       : last_error();
}

/* The folder of the path's last name, and that name. */
static int find_folder(
	const struct beneath *beneath, const char *path, HANDLE *ret_folder, const char **ret_name)
{
	cleanup(close_handle) HANDLE folder = NULL;
	const char *slash;
	int r = copy_handle(beneath->folder, &folder);

	while (r == 0 && (slash = strchr(path, '/'))) {
		HANDLE next = NULL;

		assert(slash != path);
		r = open_name(folder, path, (size_t)(slash - path), &to_folder, &next);
		if (r != 0)
			break;
		CloseHandle(folder);
		folder = next;
		r = refuse_link(folder);
		path = slash + 1;
	}
	if (r != 0)
		return r;
	*ret_folder = steal(&folder);
	*ret_name = path;
	return 0;
}

/* Open what a path names, with the folders before it. */
static int open_path(
	const struct beneath *beneath, const char *path, const struct way *way, HANDLE *ret_handle)
{
	cleanup(close_handle) HANDLE folder = NULL;
	const char *name;
	int r = find_folder(beneath, path, &folder, &name);

	if (r != 0)
		return r;
	/* without a name it is the folder itself, opened anew */
	return open_name(folder, name, strlen(name), way, ret_handle);
}

/* --- What is there --- */

/* Windows counts 100 ns from 1601. */
static time_t time_of(uint64_t ticks)
{
	return (time_t)(ticks / 10000000 - 11644473600);
}

static struct beneath_entry entry_of(DWORD attributes, uint64_t size, uint64_t changed)
{
	bool is_link = attributes & FILE_ATTRIBUTE_REPARSE_POINT;

	return (struct beneath_entry){
		.is_folder = attributes & FILE_ATTRIBUTE_DIRECTORY && !is_link,
		.is_link = is_link,
		.size = is_link ? 0 : size,
		.changed = time_of(changed),
	};
}

int beneath_get(struct beneath *beneath, const char *path, struct beneath_entry *ret_entry)
{
	static const struct way way = {FILE_READ_ATTRIBUTES, FILE_OPEN, 0};
	cleanup(close_handle) HANDLE handle = NULL;
	BY_HANDLE_FILE_INFORMATION found;
	int r = open_path(beneath, path, &way, &handle);

	if (r != 0)
		return r;
	if (!GetFileInformationByHandle(handle, &found))
		return last_error();
	*ret_entry = entry_of(found.dwFileAttributes,
		(uint64_t)found.nFileSizeHigh << 32 | found.nFileSizeLow,
		(uint64_t)found.ftLastWriteTime.dwHighDateTime << 32 |
			found.ftLastWriteTime.dwLowDateTime);
	return ret_entry->is_link ? -ENOENT : 0;
}

static int take_found(const FILE_ID_BOTH_DIR_INFO *found,
	int (*take)(void *context, const struct beneath_entry *entry), void *context)
{
	wchar_t wide[NAME_MAX_LENGTH + 1];
	size_t length = found->FileNameLength / sizeof(*wide);
	cleanup(text_deinit) struct text name = {0};
	struct beneath_entry entry = entry_of(found->FileAttributes,
		(uint64_t)found->EndOfFile.QuadPart, (uint64_t)found->LastWriteTime.QuadPart);

	if (length > NAME_MAX_LENGTH)
		return 0;
	memcpy(wide, found->FileName, length * sizeof(*wide));
	wide[length] = L'\0';
	if (wcscmp(wide, L".") == 0 || wcscmp(wide, L"..") == 0)
		return 0;
	if (wide_add(&name, wide) != 0)
		return -ENOMEM;
	entry.name = name.bytes;
	return take(context, &entry);
}

int beneath_list(struct beneath *beneath, const char *path,
	int (*take)(void *context, const struct beneath_entry *entry), void *context)
{
	cleanup(close_handle) HANDLE folder = NULL;
	FILE_INFO_BY_HANDLE_CLASS which = FileIdBothDirectoryRestartInfo;
	union {
		FILE_ID_BOTH_DIR_INFO first;
		char bytes[16 * 1024];
	} found;
	int r = open_path(beneath, path, &to_folder, &folder);

	if (r == 0)
		r = refuse_link(folder);
	while (r == 0 && GetFileInformationByHandleEx(folder, which, &found, sizeof(found))) {
		const char *at = found.bytes;
		ULONG next;

		do {
			const FILE_ID_BOTH_DIR_INFO *one = (const void *)at;

			next = one->NextEntryOffset;
			r = take_found(one, take, context);
			at += next;
		} while (r == 0 && next);
		which = FileIdBothDirectoryInfo;
	}
	return r;
}

/* --- How names are written --- */

struct spelling {
	const char *typed;
	struct text name;
};

static int compare_name(void *context, const struct beneath_entry *entry)
{
	struct spelling *spelling = context;

	if (!glob_matches(spelling->typed, entry->name))
		return 0;
	text_add(&spelling->name, entry->name);
	return 1;
}

int beneath_spell(struct beneath *beneath, const char *path, struct text *to)
{
	cleanup(text_deinit) struct text folder = {0};

	text_add(&folder, "");
	while (*path && !folder.failed) {
		size_t length = strcspn(path, "/");
		cleanup(text_deinit) struct text typed = {0};
		struct spelling spelling = {0};

		text_add_bytes(&typed, path, length);
		spelling.typed = text_string(&typed);
		if (beneath_list(beneath, folder.bytes, compare_name, &spelling) != 1)
			text_add(&spelling.name, spelling.typed);
		text_printf(&folder, "%s%s", folder.length ? "/" : "", text_string(&spelling.name));
		folder.failed |= spelling.name.failed || typed.failed;
		text_deinit(&spelling.name);
		path += length + (path[length] == '/');
	}
	text_add(to, text_string(&folder));
	return to->failed || folder.failed ? -ENOMEM : 0;
}

/* --- Files --- */

/* A file on a disk that has no other name, under which it would be elsewhere too. */
static int check_file(HANDLE handle)
{
	BY_HANDLE_FILE_INFORMATION found;
	int r = refuse_link(handle);

	if (r != 0)
		return r;
	if (GetFileType(handle) != FILE_TYPE_DISK || !GetFileInformationByHandle(handle, &found))
		return -EACCES;
	return found.nNumberOfLinks <= 1 ? 0 : -EACCES;
}

int beneath_open_file(struct beneath *beneath, const char *path, enum beneath_purpose purpose)
{
	static const struct {
		struct way way;
		int flags;
	} rows[] = {
		[BENEATH_READ] = {{GENERIC_READ, FILE_OPEN, FILE_NON_DIRECTORY_FILE}, _O_RDONLY},
		[BENEATH_WRITE] = {{GENERIC_WRITE, FILE_OPEN_IF, FILE_NON_DIRECTORY_FILE},
			_O_WRONLY},
		[BENEATH_APPEND] = {{FILE_APPEND_DATA | FILE_READ_ATTRIBUTES, FILE_OPEN_IF,
					    FILE_NON_DIRECTORY_FILE},
			_O_WRONLY | _O_APPEND},
		[BENEATH_MAKE] = {{GENERIC_WRITE, FILE_CREATE, FILE_NON_DIRECTORY_FILE}, _O_WRONLY},
	};
	cleanup(close_handle) HANDLE handle = NULL;
	int descriptor, r;

	assert((size_t)purpose < ARRAY_SIZE(rows));
	/* the folder itself is none */
	r = *path ? open_path(beneath, path, &rows[purpose].way, &handle) : -EISDIR;
	if (r == 0)
		r = check_file(handle);
	if (r == 0 && purpose == BENEATH_WRITE && !SetEndOfFile(handle))
		r = last_error();
	if (r != 0)
		return r;
	descriptor =
		_open_osfhandle((intptr_t)handle, rows[purpose].flags | _O_BINARY | _O_NOINHERIT);
	if (descriptor < 0)
		return -EMFILE;
	steal(&handle);
	return descriptor;
}

static int remove_name(struct beneath *beneath, const char *path, ULONG kind)
{
	const struct way way = {DELETE, FILE_OPEN, kind};
	FILE_DISPOSITION_INFO gone = {.DeleteFile = TRUE};
	cleanup(close_handle) HANDLE handle = NULL;
	int r = *path ? open_path(beneath, path, &way, &handle) : -EACCES;

	if (r != 0)
		return r;
	return SetFileInformationByHandle(handle, FileDispositionInfo, &gone, sizeof(gone))
		       ? 0
		       : last_error();
}

int beneath_remove_file(struct beneath *beneath, const char *path)
{
	return remove_name(beneath, path, FILE_NON_DIRECTORY_FILE);
}

/* --- Folders --- */

int beneath_make_folder(struct beneath *beneath, const char *path)
{
	static const struct way way = {FILE_LIST_DIRECTORY, FILE_CREATE, FILE_DIRECTORY_FILE};
	cleanup(close_handle) HANDLE handle = NULL;

	return *path ? open_path(beneath, path, &way, &handle) : -EEXIST;
}

int beneath_remove_folder(struct beneath *beneath, const char *path)
{
	return remove_name(beneath, path, FILE_DIRECTORY_FILE);
}

/* As Windows declares it for drivers alone. */
struct rename {
	BOOLEAN replaces;
	HANDLE folder;
	ULONG length; /* in bytes */
	wchar_t name[NAME_MAX_LENGTH + 1];
};

int beneath_move(struct beneath *from, const char *path, struct beneath *to, const char *new_path)
{
	static const struct way way = {DELETE, FILE_OPEN, 0};
	cleanup(close_handle) HANDLE handle = NULL, folder = NULL;
	cleanup(wide_freep) wchar_t *wide = NULL;
	struct rename rename = {.replaces = TRUE};
	IO_STATUS_BLOCK block;
	const char *name;
	NTSTATUS status;
	int r = *path && *new_path ? open_path(from, path, &way, &handle) : -EACCES;

	if (r == 0)
		r = find_folder(to, new_path, &folder, &name);
	if (r != 0)
		return r;
	wide = wide_from_utf8(name);
	if (!wide)
		return -ENOMEM;
	if (wcslen(wide) > NAME_MAX_LENGTH)
		return -ENAMETOOLONG;
	rename.folder = folder;
	rename.length = (ULONG)(wcslen(wide) * sizeof(*wide));
	wcscpy(rename.name, wide);
	status = NtSetInformationFile(handle, &block, &rename,
		(ULONG)offsetof(struct rename, name) + rename.length,
		(FILE_INFORMATION_CLASS)RENAME_INFORMATION);
	return status >= 0 ? 0 : wide_error(RtlNtStatusToDosError(status));
}
