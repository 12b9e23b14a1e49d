#include "shell/prompt/system.h"

#include <ctype.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>

#include "shell/prompt/prompt.h"

/* --- Paths --- */

static void close_folder(DIR **folder)
{
	if (*folder)
		closedir(*folder);
}

/* Add the part of a path: as it is there in other letters, when it is not there in these. */
static void add_part(struct text *path, const char *part)
{
	cleanup(close_folder) DIR *folder = NULL;
	size_t before = path->length;
	struct dirent *entry;

	text_add(path, part);
	if (path->failed || access(path->bytes, F_OK) == 0)
		return;
	path->bytes[path->length = before] = '\0';
	folder = opendir(before ? path->bytes : ".");
	while (folder && (entry = readdir(folder)))
		if (strcasecmp(entry->d_name, part) == 0) {
			text_add(path, entry->d_name);
			return;
		}
	text_add(path, part);
}

static int add_parts(struct text *path, char *parts)
{
	char *rest, *part;

	if (*parts == '/')
		text_add_char(path, '/');
	for (part = strtok_r(parts, "/", &rest); part; part = strtok_r(NULL, "/", &rest)) {
		if (path->length && path->bytes[path->length - 1] != '/')
			text_add_char(path, '/');
		add_part(path, part);
	}
	return path->failed ? -ENOMEM : 0;
}

static void free_text(char **text)
{
	free(*text);
}

/* There is one drive, whatever its letter. */
int prompt_path(const char *typed, struct text *path)
{
	cleanup(free_text) char *parts = malloc(strlen(typed) + 1);
	char *to = parts;

	if (!parts)
		return -ENOMEM;
	for (; *typed; typed++)
		if (*typed != '"')
			*to++ = (char)(*typed == '\\' ? '/' : *typed);
	*to = '\0';
	to = parts;
	if (isalpha((unsigned char)to[0]) && to[1] == ':')
		to += 2;
	if (prompt_is_device(to, "nul"))
		text_add(path, "/dev/null");
	else if (!*to)
		text_add(path, to == parts ? "" : ".");
	else
		return add_parts(path, to);
	return path->failed ? -ENOMEM : 0;
}

int prompt_add_shown(const char *path, struct text *text)
{
	text_add(text, "C:");
	for (; *path; path++)
		text_add_char(text, (char)(*path == '/' ? '\\' : *path));
	return text->failed ? -ENOMEM : 0;
}

int prompt_add_folder(struct text *text)
{
	char path[PATH_MAX];

	return getcwd(path, sizeof(path)) ? prompt_add_shown(path, text) : -errno;
}

int prompt_change_folder(const char *typed)
{
	cleanup(text_deinit) struct text path = {0};
	int r = prompt_path(typed, &path);

	if (r != 0)
		return r;
	return chdir(path.bytes) == 0 ? 0 : -errno;
}

/* --- Descriptors --- */

int prompt_open(const char *typed, enum prompt_redirect_kind kind)
{
	static const int flags[] = {
		[PROMPT_READ] = O_RDONLY,
		[PROMPT_WRITE] = O_WRONLY | O_CREAT | O_TRUNC,
		[PROMPT_APPEND] = O_WRONLY | O_CREAT | O_APPEND,
		[PROMPT_COPY] = O_RDONLY,
	};
	cleanup(text_deinit) struct text path = {0};
	struct stat status;
	int r = prompt_path(typed, &path);
	int descriptor;

	if (r != 0)
		return r;
	descriptor = open(path.bytes, flags[kind] | O_CLOEXEC, 0666);
	if (descriptor < 0)
		return -errno;
	if (fstat(descriptor, &status) == 0 && S_ISDIR(status.st_mode)) {
		close(descriptor);
		return -EISDIR;
	}
	return descriptor;
}

int prompt_open_nothing(void)
{
	int descriptor = open("/dev/null", O_RDWR | O_CLOEXEC);

	return descriptor < 0 ? -errno : descriptor;
}

int prompt_open_temporary(void)
{
	const char *folder = getenv("TMPDIR");
	cleanup(text_deinit) struct text path = {0};
	int descriptor;

	text_printf(&path, "%s/tsfarm-XXXXXX", folder && *folder ? folder : "/tmp");
	if (path.failed)
		return -ENOMEM;
	descriptor = mkstemp(path.bytes);
	if (descriptor < 0)
		return -errno;
	unlink(path.bytes);
	fcntl(descriptor, F_SETFD, FD_CLOEXEC);
	return descriptor;
}

int prompt_rewind(int descriptor)
{
	return lseek(descriptor, 0, SEEK_SET) < 0 ? -errno : 0;
}

void prompt_close(int descriptor)
{
	close(descriptor);
}

long prompt_read(int descriptor, void *bytes, size_t size)
{
	ssize_t got = read(descriptor, bytes, size);

	return got < 0 ? -errno : got;
}

long prompt_write_some(int descriptor, const void *bytes, size_t size)
{
	ssize_t written = write(descriptor, bytes, size);

	return written < 0 ? -errno : written;
}

/* --- Folders --- */

static int add_entry(struct arena *arena, const char *folder, const char *name,
	struct prompt_entry **entries, size_t *count)
{
	const char *path = arena_printf(arena, "%s%s", folder, name);
	struct prompt_entry *entry;
	struct stat status;

	if (!path)
		return -ENOMEM;
	if (stat(path, &status) != 0)
		return 0;
	entry = arena_append(arena, entries, *count, sizeof(*entry));
	if (!entry)
		return -ENOMEM;
	entry->name = arena_copy(arena, name);
	entry->is_folder = S_ISDIR(status.st_mode);
	entry->size = (uint64_t)status.st_size;
	entry->changed = status.st_mtime;
	++*count;
	return entry->name ? 0 : -ENOMEM;
}

int prompt_read_folder(struct arena *arena, const char *path, const char *pattern,
	struct prompt_entry **entries, size_t *count)
{
	cleanup(close_folder) DIR *folder = opendir(*path ? path : ".");
	struct dirent *entry;
	int r = 0;

	if (!folder)
		return -errno;
	while (r == 0 && (entry = readdir(folder)))
		if (prompt_matches(pattern, entry->d_name))
			r = add_entry(arena, path, entry->d_name, entries, count);
	return r;
}
