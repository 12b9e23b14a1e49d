#include "base/tests/support.h"

#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <unistd.h>

void folder_make(struct folder *folder)
{
	const char *above = getenv("TMPDIR");

	snprintf(folder->path, sizeof(folder->path), "%s/tsfarm-test-XXXXXX",
		above && *above ? above : "/tmp");
	assert_non_null(mkdtemp(folder->path));
}

bool process_is_there(long pid)
{
	return kill((pid_t)pid, 0) == 0 || errno != ESRCH;
}
