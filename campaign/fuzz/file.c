#include "campaign/fuzz/file.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static char path[64];

static void remove_file(void)
{
	unlink(path);
}

const char *fuzz_file(const char *suffix, const uint8_t *data, size_t size)
{
	FILE *file;

	if (!path[0]) {
		snprintf(path, sizeof(path), "/dev/shm/fuzz-%ld%s", (long)getpid(), suffix);
		atexit(remove_file);
	}
	file = fopen(path, "wb");
	if (!file || fwrite(data, 1, size, file) != size || fclose(file) != 0)
		fuzz_fail("the input cannot be written");
	return path;
}

void fuzz_fail(const char *sentence)
{
	fprintf(stderr, "ERROR: %s\n", sentence);
	abort();
}
