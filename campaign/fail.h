/* The calls that fail.c makes fail, and what it counts of them. */
#ifndef CAMPAIGN_FAIL_H
#define CAMPAIGN_FAIL_H

#include <stdint.h>

/* scripts/campaign reads the names here, in this order. */
#define FAIL_CALLS_(X) \
	X(malloc) X(calloc) X(realloc) X(open) X(openat) X(read) X(pread) X(write) X(pwrite) X(fsync) \
	X(fdatasync) X(ftruncate) X(close) X(rename) X(link) X(unlink) X(mkdir) X(mkstemp) X(mkdtemp) \
	X(fork) X(posix_spawn) X(pipe) X(poll) X(fopen) X(fflush) X(fclose) X(opendir) \
	X(renameat2)

enum {
	FAIL_CALLS_MAX = 32
};

struct fail_counts {
	uint64_t selected; /* calls that counted */
	uint64_t failed;   /* 1 and the number of the call that failed; 0: none did */
	uint64_t calls[FAIL_CALLS_MAX];
};

#endif
