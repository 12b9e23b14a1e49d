#include "conformance/run/windows_program.h"

#include <stdlib.h>
#include <string.h>

#include "base/disk.h"
#include "base/environment.h"
#include "base/file.h"
#include "base/macros.h"
#include "base/text.h"

enum {
	PATH_SIZE = 4096
};

/* Where programs are in a folder that Meson built in; all are in one place once they are installed. */
static const char *const built_in[] = {"", "bin/", "sim/wtsapi/"};

static char *find_in(const char *folder, const char *below, const char *name)
{
	for (size_t i = 0; i < ARRAY_SIZE(built_in); i++) {
		cleanup(text_deinit) struct text path = {0};

		text_printf(&path, "%s%s/%s%s", folder, below, built_in[i], name);
		if (!path.failed && file_exists(path.bytes))
			return strdup(path.bytes);
	}
	return NULL;
}

char *windows_program_find(const char *name)
{
	const char *told = environment_get("TSFARM_WINDOWS");
	char folder[PATH_SIZE];
	char *found, *slash;

	if (told && *told)
		return find_in(told, "", name);
	if (file_program_folder(folder, sizeof(folder)) < 0)
		return NULL;
	disk_unspell(folder);
	found = find_in(folder, "/../lib/tsfarm/windows", name);
	while (!found && (slash = strrchr(folder, '/'))) {
		*slash = '\0';
		found = find_in(folder, "/build/windows", name);
	}
	return found;
}
