/*
 * A preloaded library that kills a program, and the one that it was started by, before or within the
 * n-th call that changes a file: KILL_AT is n, KILL_COUNTER a file of zeros in which the calls are counted,
 * those of started programs only with KILL_CHILDREN.
 */
#define _GNU_SOURCE
/* the calls of both widths are replaced under their own names */
#undef _FILE_OFFSET_BITS
#include <dlfcn.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

/* The next definition of the function that is replaced here. */
#define NEXT(name) (__extension__(__typeof__(&name)) dlsym(RTLD_NEXT, #name))

static atomic_uint *counter;
static unsigned limit;
static pid_t root;

__attribute__((constructor)) static void begin_counting(void)
{
	const char *path = getenv("KILL_COUNTER"), *at = getenv("KILL_AT");
	const char *first = getenv("KILL_ROOT");
	char number[16];
	int descriptor = path ? NEXT(open)(path, O_RDWR | O_CLOEXEC) : -1;
	void *mapped;

	if (descriptor < 0 || (first && !getenv("KILL_CHILDREN")))
		return;
	mapped = mmap(NULL, sizeof(*counter), PROT_READ | PROT_WRITE, MAP_SHARED, descriptor, 0);
	close(descriptor);
	if (mapped == MAP_FAILED)
		return;
	root = first ? atoi(first) : getpid();
	snprintf(number, sizeof(number), "%d", (int)root);
	setenv("KILL_ROOT", number, 1);
	limit = at ? (unsigned)atoi(at) : 0;
	counter = mapped;
}

static int is_due(void)
{
	return counter && atomic_fetch_add(counter, 1) + 1 == limit;
}

static void kill_all(void)
{
	kill(root, SIGKILL);
	kill(getpid(), SIGKILL);
}

static void count_call(void)
{
	if (is_due())
		kill_all();
}

static int is_file(int descriptor)
{
	struct stat status;

	return fstat(descriptor, &status) == 0 && S_ISREG(status.st_mode);
}

/* Killed before it, and within it. */
ssize_t write(int descriptor, const void *bytes, size_t size)
{
	if (counter && is_file(descriptor)) {
		count_call();
		if (is_due()) {
			NEXT(write)(descriptor, bytes, size / 2);
			kill_all();
		}
	}
	return NEXT(write)(descriptor, bytes, size);
}

ssize_t pwrite64(int descriptor, const void *bytes, size_t size, off64_t at)
{
	count_call();
	return NEXT(pwrite64)(descriptor, bytes, size, at);
}

ssize_t pwrite(int descriptor, const void *bytes, size_t size, off_t at)
{
	return pwrite64(descriptor, bytes, size, at);
}

int fsync(int descriptor)
{
	count_call();
	return NEXT(fsync)(descriptor);
}

int fdatasync(int descriptor)
{
	count_call();
	return NEXT(fdatasync)(descriptor);
}

int ftruncate64(int descriptor, off64_t size)
{
	count_call();
	return NEXT(ftruncate64)(descriptor, size);
}

int ftruncate(int descriptor, off_t size)
{
	return ftruncate64(descriptor, size);
}

int rename(const char *from, const char *to)
{
	count_call();
	return NEXT(rename)(from, to);
}

int unlink(const char *path)
{
	count_call();
	return NEXT(unlink)(path);
}

int mkdir(const char *path, mode_t mode)
{
	count_call();
	return NEXT(mkdir)(path, mode);
}

int mkstemp(char *path)
{
	count_call();
	return NEXT(mkstemp)(path);
}

int open64(const char *path, int flags, ...)
{
	mode_t mode = 0;
	va_list rest;

	if (flags & O_CREAT) {
		va_start(rest, flags);
		mode = va_arg(rest, mode_t);
		va_end(rest);
		count_call();
	}
	return NEXT(open64)(path, flags, mode);
}

int open(const char *path, int flags, ...)
{
	mode_t mode = 0;
	va_list rest;

	if (flags & O_CREAT) {
		va_start(rest, flags);
		mode = va_arg(rest, mode_t);
		va_end(rest);
	}
	return open64(path, flags, mode);
}
