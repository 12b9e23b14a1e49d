#include "base/tests/support.h"

#include <stdlib.h>
#include <unistd.h>

void folder_make(struct folder *folder)
{
	const char *above = getenv("TMPDIR");

	snprintf(folder->path, sizeof(folder->path), "%s/tsfarm-test-XXXXXX",
		above && *above ? above : "/tmp");
	assert_non_null(mkdtemp(folder->path));
}
