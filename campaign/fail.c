/*
 * A preloaded library that makes the n-th call of a program fail.
 *
 * FAIL_CALLS   the calls that count, separated by commas, such as "malloc,fsync"; or "all"
 * FAIL_AT      which of them fails, from 1; 0: none
 * FAIL_COUNTS  a file of zeros, as large as struct counts, that receives what was reached
 * FAIL_PROGRAM only programs of that name count; without it all programs do
 *
 * A call that fails has no effect, except that close() closes. Of the errors that a call can have, a
 * full disk, a broken one, no memory and too many files are chosen: those that a program cannot
 * prevent.
 */
#define _GNU_SOURCE
/* the calls of both widths are replaced under their own names */
#undef _FILE_OFFSET_BITS
#include "campaign/fail.h"

#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

/* The next definition of the function that is replaced here, looked up once. */
#define NEXT(name) (*(__extension__(__typeof__(&name)) next_of(#name)))

#define X(name) FAIL_##name,
enum call {
	FAIL_CALLS_(X) CALL_COUNT
};
#undef X
#define X(name) #name,
static const char *const names[] = {FAIL_CALLS_(X)};
#undef X

static struct fail_counts *counts;
static uint64_t limit;
static bool selected[CALL_COUNT];
/* dlsym() allocates memory, before the next malloc() is known */
static _Thread_local int looking;

static void *next_of(const char *name)
{
	void *found;

	looking++;
	found = dlsym(RTLD_NEXT, name);
	looking--;
	return found;
}

/* Is the name in the list, whose words are separated by commas? */
static bool list_has(const char *list, const char *name)
{
	size_t length = strlen(name);

	for (const char *at = list; at; at = strchr(at, ',') ? strchr(at, ',') + 1 : NULL) {
		if (strncmp(at, name, length) == 0 && (at[length] == ',' || !at[length]))
			return true;
	}
	return false;
}

__attribute__((constructor)) static void begin_counting(void)
{
	const char *path = getenv("FAIL_COUNTS"), *at = getenv("FAIL_AT");
	const char *calls = getenv("FAIL_CALLS"), *program = getenv("FAIL_PROGRAM");
	int descriptor;
	void *mapped;

	if (!path || !at || !calls ||
		(program && strcmp(program, program_invocation_short_name) != 0))
		return;
	descriptor = NEXT(open)(path, O_RDWR | O_CLOEXEC);
	if (descriptor < 0)
		return;
	mapped = mmap(NULL, sizeof(*counts), PROT_READ | PROT_WRITE, MAP_SHARED, descriptor, 0);
	NEXT(close)(descriptor);
	if (mapped == MAP_FAILED)
		return;
	for (int i = 0; i < CALL_COUNT; i++)
		selected[i] = strcmp(calls, "all") == 0 || list_has(calls, names[i]);
	limit = strtoull(at, NULL, 10);
	counts = mapped;
}

/* Count the call. True: it fails, with that errno. */
static bool call_fails(enum call call, int error)
{
	_Atomic uint64_t *each, *all;

	if (!counts || looking)
		return false;
	each = (_Atomic uint64_t *)&counts->calls[call];
	all = (_Atomic uint64_t *)&counts->selected;
	atomic_fetch_add(each, 1);
	if (!selected[call] || atomic_fetch_add(all, 1) + 1 != limit)
		return false;
	counts->failed = (uint64_t)call + 1;
	errno = error;
	return true;
}

/* --- Memory --- */

/* What dlsym() asks for before the next calloc() is known; it is never freed. */
static _Alignas(max_align_t) char early[4096];
static size_t early_used;

static void *take_early(size_t size)
{
	void *taken = early + early_used;

	size = (size + sizeof(max_align_t) - 1) / sizeof(max_align_t) * sizeof(max_align_t);
	if (early_used + size > sizeof(early))
		return NULL;
	early_used += size;
	return taken;
}

static bool is_early(const void *memory)
{
	return (uintptr_t)memory >= (uintptr_t)early &&
	       (uintptr_t)memory < (uintptr_t)early + sizeof(early);
}

void *malloc(size_t size)
{
	static __typeof__(&malloc) next;

	if (!next && looking)
		return take_early(size);
	if (!next)
		next = &NEXT(malloc);
	return call_fails(FAIL_malloc, ENOMEM) ? NULL : next(size);
}

void *calloc(size_t count, size_t size)
{
	static __typeof__(&calloc) next;

	if (!next && looking)
		return take_early(count * size);
	if (!next)
		next = &NEXT(calloc);
	return call_fails(FAIL_calloc, ENOMEM) ? NULL : next(count, size);
}

void *realloc(void *memory, size_t size)
{
	static __typeof__(&realloc) next;

	if (!next)
		next = &NEXT(realloc);
	return call_fails(FAIL_realloc, ENOMEM) ? NULL : next(memory, size);
}

void free(void *memory)
{
	static __typeof__(&free) next;

	if (is_early(memory))
		return;
	if (!next)
		next = &NEXT(free);
	next(memory);
}

/* --- Files --- */

#define FAIL(call, error)                                                                          \
	do {                                                                                       \
		if (call_fails(FAIL_##call, error))                                                \
			return -1;                                                                 \
	} while (0)

static mode_t mode_of(int flags, va_list rest)
{
	return flags & (O_CREAT | O_TMPFILE) ? va_arg(rest, mode_t) : 0;
}

#define OPEN(name)                                                                                 \
	int name(const char *path, int flags, ...)                                                 \
	{                                                                                          \
		va_list rest;                                                                      \
		mode_t mode;                                                                       \
		va_start(rest, flags);                                                             \
		mode = mode_of(flags, rest);                                                       \
		va_end(rest);                                                                      \
		FAIL(open, EMFILE);                                                                \
		return NEXT(name)(path, flags, mode);                                              \
	}
OPEN(open)
OPEN(open64)

#define OPENAT(name)                                                                               \
	int name(int folder, const char *path, int flags, ...)                                     \
	{                                                                                          \
		va_list rest;                                                                      \
		mode_t mode;                                                                       \
		va_start(rest, flags);                                                             \
		mode = mode_of(flags, rest);                                                       \
		va_end(rest);                                                                      \
		FAIL(openat, EMFILE);                                                              \
		return NEXT(name)(folder, path, flags, mode);                                      \
	}
OPENAT(openat)
OPENAT(openat64)

/* NAME(RETURNED, CALL, FUNCTION, ERROR, PARAMETERS, ARGUMENTS) */
#define REPLACE(type, call, name, error, parameters, arguments)                                    \
	type name parameters                                                                       \
	{                                                                                          \
		FAIL(call, error);                                                                 \
		return NEXT(name) arguments;                                                       \
	}
REPLACE(ssize_t, read, read, EIO, (int fd, void *to, size_t size), (fd, to, size))
REPLACE(ssize_t, pread, pread, EIO, (int fd, void *to, size_t size, off_t at), (fd, to, size, at))
REPLACE(ssize_t, pread, pread64, EIO, (int fd, void *to, size_t size, off64_t at),
	(fd, to, size, at))
REPLACE(ssize_t, write, write, ENOSPC, (int fd, const void *from, size_t size), (fd, from, size))
REPLACE(ssize_t, pwrite, pwrite, ENOSPC, (int fd, const void *from, size_t size, off_t at),
	(fd, from, size, at))
REPLACE(ssize_t, pwrite, pwrite64, ENOSPC, (int fd, const void *from, size_t size, off64_t at),
	(fd, from, size, at))
REPLACE(int, fsync, fsync, EIO, (int fd), (fd))
REPLACE(int, fdatasync, fdatasync, EIO, (int fd), (fd))
REPLACE(int, ftruncate, ftruncate, EIO, (int fd, off_t size), (fd, size))
REPLACE(int, ftruncate, ftruncate64, EIO, (int fd, off64_t size), (fd, size))
REPLACE(int, rename, rename, EIO, (const char *from, const char *to), (from, to))
REPLACE(int, rename, renameat, EIO, (int a, const char *from, int b, const char *to),
	(a, from, b, to))
REPLACE(int, link, link, EIO, (const char *from, const char *to), (from, to))
REPLACE(int, unlink, unlink, EIO, (const char *path), (path))
REPLACE(int, unlink, unlinkat, EIO, (int folder, const char *path, int flags),
	(folder, path, flags))
REPLACE(int, mkdir, mkdir, ENOSPC, (const char *path, mode_t mode), (path, mode))
REPLACE(int, mkdir, mkdirat, ENOSPC, (int folder, const char *path, mode_t mode),
	(folder, path, mode))
REPLACE(int, mkstemp, mkstemp, ENOSPC, (char *path), (path))
REPLACE(int, mkstemp, mkstemp64, ENOSPC, (char *path), (path))
REPLACE(int, fork, fork, EAGAIN, (void), ())
REPLACE(int, pipe, pipe, EMFILE, (int ends[2]), (ends))
REPLACE(int, pipe, pipe2, EMFILE, (int ends[2], int flags), (ends, flags))
REPLACE(int, poll, poll, ENOMEM, (struct pollfd * files, nfds_t count, int wait),
	(files, count, wait))

/* Of the calls without a function of their own, the move of a new file alone. */
long syscall(long number, ...)
{
	long values[6];
	va_list list;

	va_start(list, number);
	for (size_t i = 0; i < 6; i++)
		values[i] = va_arg(list, long);
	va_end(list);
	if (number == SYS_renameat2 && call_fails(FAIL_renameat2, EIO))
		return -1;
	return NEXT(syscall)(
		number, values[0], values[1], values[2], values[3], values[4], values[5]);
}

char *mkdtemp(char *path)
{
	return call_fails(FAIL_mkdtemp, ENOSPC) ? NULL : NEXT(mkdtemp)(path);
}

/* Linux closes the file before it says that something was not written. */
int close(int fd)
{
	int r = NEXT(close)(fd);

	FAIL(close, EIO);
	return r;
}

/* --- Streams --- */

FILE *fopen(const char *path, const char *mode)
{
	return call_fails(FAIL_fopen, EMFILE) ? NULL : NEXT(fopen)(path, mode);
}

FILE *fopen64(const char *path, const char *mode)
{
	return call_fails(FAIL_fopen, EMFILE) ? NULL : NEXT(fopen64)(path, mode);
}

int fflush(FILE *file)
{
	if (call_fails(FAIL_fflush, ENOSPC))
		return EOF;
	return NEXT(fflush)(file);
}

int fclose(FILE *file)
{
	int r = NEXT(fclose)(file);

	return call_fails(FAIL_fclose, ENOSPC) ? EOF : r;
}

DIR *opendir(const char *path)
{
	return call_fails(FAIL_opendir, EMFILE) ? NULL : NEXT(opendir)(path);
}

/* --- Processes: these return the error --- */

int posix_spawn(pid_t *ret_process, const char *path, const posix_spawn_file_actions_t *actions,
	const posix_spawnattr_t *attributes, char *const arguments[], char *const variables[])
{
	if (call_fails(FAIL_posix_spawn, EAGAIN))
		return EAGAIN;
	return NEXT(posix_spawn)(ret_process, path, actions, attributes, arguments, variables);
}

int posix_spawnp(pid_t *ret_process, const char *path, const posix_spawn_file_actions_t *actions,
	const posix_spawnattr_t *attributes, char *const arguments[], char *const variables[])
{
	if (call_fails(FAIL_posix_spawn, EAGAIN))
		return EAGAIN;
	return NEXT(posix_spawnp)(ret_process, path, actions, attributes, arguments, variables);
}
