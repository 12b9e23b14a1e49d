#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <io.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <windows.h>

#include "base/macros.h"
#include "base/wide.h"

const bool file_moves_while_open = false;
const char file_list_separator = ';';

static int last_error(void)
{
	return wide_error(GetLastError());
}

static void close_handle(const HANDLE *handle)
{
	if (*handle != INVALID_HANDLE_VALUE)
		CloseHandle(*handle);
}

/* Names such as NUL stand for devices in every folder: only what is opened tells. */
static bool is_device(const wchar_t *path)
{
	cleanup(close_handle) HANDLE file =
		CreateFileW(path, 0, FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE, NULL,
			OPEN_EXISTING, 0, NULL);

	return file != INVALID_HANDLE_VALUE && GetFileType(file) != FILE_TYPE_DISK;
}

static int wide_kind(const wchar_t *path, enum file_kind *ret_kind)
{
	DWORD attributes = GetFileAttributesW(path);

	if (is_device(path))
		*ret_kind = FILE_OTHER;
	else if (attributes == INVALID_FILE_ATTRIBUTES)
		return last_error();
	else
		*ret_kind = attributes & FILE_ATTRIBUTE_DIRECTORY ? FILE_FOLDER : FILE_ORDINARY;
	return 0;
}

int file_get_kind(const char *path, enum file_kind *ret_kind)
{
	cleanup(wide_freep) wchar_t *wide = wide_from_utf8(path);

	return wide ? wide_kind(wide, ret_kind) : -ENOMEM;
}

int file_get_identity(const char *path, uint64_t *ret_identity)
{
	enum file_kind kind;
	int r = file_get_kind(path, &kind);

	if (r == 0)
		*ret_identity = 0;
	return r;
}

int file_open(const char *path)
{
	cleanup(wide_freep) wchar_t *wide = wide_from_utf8(path);
	enum file_kind kind = FILE_OTHER;
	int descriptor;

	if (!wide)
		return -ENOMEM;
	if (wide_kind(wide, &kind) == 0 && kind == FILE_FOLDER)
		return -EISDIR;
	descriptor = _wopen(wide, _O_RDONLY | _O_BINARY | _O_NOINHERIT);
	return descriptor < 0 ? -errno : descriptor;
}

int file_follow_links(const char *path, struct text *target)
{
	cleanup(wide_freep) wchar_t *wide = wide_from_utf8(path);
	cleanup(close_handle) HANDLE file = INVALID_HANDLE_VALUE;
	DWORD attributes = wide ? GetFileAttributesW(wide) : INVALID_FILE_ATTRIBUTES;
	wchar_t final[4096];
	DWORD length;

	text_clear(target);
	if (attributes == INVALID_FILE_ATTRIBUTES || !(attributes & FILE_ATTRIBUTE_REPARSE_POINT)) {
		text_add(target, path);
		return wide && !target->failed ? 0 : -ENOMEM;
	}
	file = CreateFileW(wide, 0, FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE, NULL,
		OPEN_EXISTING, 0, NULL);
	if (file == INVALID_HANDLE_VALUE)
		return last_error();
	length = GetFinalPathNameByHandleW(file, final, ARRAY_SIZE(final), FILE_NAME_NORMALIZED);
	if (length == 0)
		return last_error();
	return length < ARRAY_SIZE(final) ? wide_add(target, final) : -ENAMETOOLONG;
}

/* --- Making --- */

static int write_all(HANDLE file, const char *bytes, size_t size)
{
	while (size) {
		DWORD chunk = size > INT32_MAX ? INT32_MAX : (DWORD)size, written;

		if (!WriteFile(file, bytes, chunk, &written, NULL))
			return last_error();
		bytes += written;
		size -= written;
	}
	return FlushFileBuffers(file) ? 0 : last_error();
}

/* A name that is new while time and processes pass; two tries at once differ by their processes. */
static int create_unique(const char *path, struct text *made, HANDLE *ret_file)
{
	static unsigned count;

	for (;;) {
		cleanup(wide_freep) wchar_t *wide = NULL;

		text_clear(made);
		text_printf(made, "%s.new-%lx-%llx-%x", path, GetCurrentProcessId(),
			GetTickCount64(), count++);
		wide = made->failed ? NULL : wide_from_utf8(made->bytes);
		if (!wide)
			return -ENOMEM;
		*ret_file = CreateFileW(
			wide, GENERIC_WRITE, 0, NULL, CREATE_NEW, FILE_ATTRIBUTE_NORMAL, NULL);
		if (*ret_file != INVALID_HANDLE_VALUE)
			return 0;
		if (GetLastError() != ERROR_FILE_EXISTS)
			return last_error();
	}
}

int file_make_beside(
	const char *path, const void *bytes, size_t size, struct text *made, intptr_t *ret_lock)
{
	cleanup(close_handle) HANDLE file = INVALID_HANDLE_VALUE;
	int r = create_unique(path, made, &file);

	/* an open file could not be moved; the name has the process instead */
	*ret_lock = -1;
	if (r == 0)
		return write_all(file, bytes, size);
	text_clear(made);
	return r;
}

/* The number of the process that made the file; 0: it is no such file. */
static DWORD maker_of(const char *path)
{
	unsigned long process, count;
	unsigned long long ticks;
	const char *at = NULL;
	int used = 0;

	for (const char *next = strstr(path, ".new-"); next; next = strstr(next + 1, ".new-"))
		at = next;
	if (!at || sscanf(at, ".new-%lx-%llx-%lx%n", &process, &ticks, &count, &used) != 3 ||
		at[used])
		return 0;
	return process;
}

void file_remove_abandoned(const char *path)
{
	DWORD process = maker_of(path);
	HANDLE maker = process ? OpenProcess(SYNCHRONIZE, FALSE, process) : NULL;

	if (maker)
		CloseHandle(maker);
	else if (process && GetLastError() == ERROR_INVALID_PARAMETER)
		file_remove(path);
}

/* Does the file end within a line? */
static bool is_torn(HANDLE file)
{
	DWORD got = 0;
	char last = '\n';

	return SetFilePointer(file, -1, NULL, FILE_END) != INVALID_SET_FILE_POINTER &&
	       ReadFile(file, &last, 1, &got, NULL) && got == 1 && last != '\n';
}

int file_append_line(const char *path, const char *header, const char *line)
{
	cleanup(wide_freep) wchar_t *wide = wide_from_utf8(path);
	cleanup(text_deinit) struct text text = {0};
	cleanup(close_handle) HANDLE file =
		wide ? CreateFileW(wide, FILE_GENERIC_READ | FILE_APPEND_DATA,
			       FILE_SHARE_READ | FILE_SHARE_WRITE, NULL, OPEN_ALWAYS,
			       FILE_ATTRIBUTE_NORMAL, NULL)
		     : INVALID_HANDLE_VALUE;

	if (file == INVALID_HANDLE_VALUE)
		return wide ? last_error() : -ENOMEM;
	if (header && GetFileSize(file, NULL) == 0)
		text_printf(&text, "%s\n", header);
	text_printf(&text, "%s%s\n", is_torn(file) ? "\n" : "", line);
	return text.failed ? -ENOMEM : write_all(file, text.bytes, text.length);
}

int file_lock(const char *path, intptr_t *ret_lock)
{
	cleanup(wide_freep) wchar_t *wide = wide_from_utf8(path);
	HANDLE file;

	if (!wide)
		return -ENOMEM;
	/* whoever has it open shares it with nobody */
	file = CreateFileW(wide, GENERIC_READ | GENERIC_WRITE, 0, NULL, OPEN_ALWAYS,
		FILE_ATTRIBUTE_NORMAL, NULL);
	if (file == INVALID_HANDLE_VALUE)
		return GetLastError() == ERROR_SHARING_VIOLATION ? -EBUSY : last_error();
	*ret_lock = (intptr_t)file;
	return 0;
}

void file_unlock(intptr_t lock)
{
	CloseHandle((HANDLE)lock);
}

FILE *file_open_nameless(void)
{
	wchar_t folder[MAX_PATH], path[MAX_PATH];

	if (!GetTempPathW(ARRAY_SIZE(folder), folder) ||
		!GetTempFileNameW(folder, L"tsf", 0, path)) {
		errno = -wide_error(GetLastError());
		return NULL;
	}
	/* removed when it is closed, and kept in memory as far as it goes */
	return _wfopen(path, L"w+bTD");
}

int file_make_folder(const char *path)
{
	cleanup(wide_freep) wchar_t *wide = wide_from_utf8(path);

	if (!wide)
		return -ENOMEM;
	return CreateDirectoryW(wide, NULL) ? 0 : wide_error(GetLastError());
}

int file_remove(const char *path)
{
	cleanup(wide_freep) wchar_t *wide = wide_from_utf8(path);

	if (!wide)
		return -ENOMEM;
	return DeleteFileW(wide) ? 0 : last_error();
}

/* Moving over what somebody has open is refused in the words of permissions. */
static int move_error(bool replace)
{
	int r = last_error();

	return replace && r == -EACCES ? -EBUSY : r;
}

int file_move(const char *from, const char *to, bool replace)
{
	cleanup(wide_freep) wchar_t *old_name = wide_from_utf8(from);
	cleanup(wide_freep) wchar_t *new_name = wide_from_utf8(to);
	DWORD flags = MOVEFILE_WRITE_THROUGH | (replace ? MOVEFILE_REPLACE_EXISTING : 0u);

	if (!old_name || !new_name)
		return -ENOMEM;
	return MoveFileExW(old_name, new_name, flags) ? 0 : move_error(replace);
}

/* --- Where things are --- */

int file_whole_path(const char *path, struct text *whole)
{
	cleanup(wide_freep) wchar_t *wide = wide_from_utf8(path);
	cleanup(wide_freep) wchar_t *full = NULL;
	DWORD size = wide ? GetFullPathNameW(wide, 0, NULL, NULL) : 0;
	enum file_kind kind;
	int r;

	full = calloc(size + 1, sizeof(*full));
	if (!wide || !full)
		return -ENOMEM;
	r = wide_kind(wide, &kind);
	if (r != 0)
		return r;
	if (GetFullPathNameW(wide, size + 1, full, NULL) == 0)
		return last_error();
	return wide_add(whole, full);
}

static int program_path(struct text *path)
{
	wchar_t wide[4096];
	DWORD length = GetModuleFileNameW(NULL, wide, ARRAY_SIZE(wide));

	if (length == 0)
		return last_error();
	return length < ARRAY_SIZE(wide) ? wide_add(path, wide) : -ENAMETOOLONG;
}

int file_program_folder(char *ret_folder, size_t size)
{
	cleanup(text_deinit) struct text path = {0};
	int r = program_path(&path);
	char *slash = r == 0 ? strrchr(path.bytes, '\\') : NULL;

	if (r != 0)
		return r;
	if (!slash || (size_t)(slash - path.bytes) >= size)
		return -ENAMETOOLONG;
	*slash = '\0';
	memcpy(ret_folder, path.bytes, (size_t)(slash - path.bytes) + 1);
	return 0;
}
