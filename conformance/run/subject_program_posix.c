#include "conformance/run/subject_program.h"

#include <errno.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/macros.h"
#include "base/quote.h"

/* Wine shows the files of the machine as drive Z:. */
void subject_program_print(
	const char *const *words, const char *path, bool is_windows, struct text *to)
{
	text_add(to, "#!/bin/sh\n");
	if (is_windows)
		text_add(to, "TSFARM_DB=\"Z:$(printf %s \"$TSFARM_DB\" | tr / '\\\\')\"\n"
			     "export TSFARM_DB\n");
	text_add(to, "exec env");
	quote_add(to, path);
	for (; *words; words++)
		quote_add(to, *words);
	text_add(to, " \"$@\"\n");
}

/* Some systems mount /dev/shm so that nothing there can be started. */
int subject_program_add(
	const struct held_folder *folder, const char *name, const struct text *program)
{
	cleanup(text_deinit) struct text path = {0};
	int r;

	text_printf(&path, "%s/%s", folder->path, name);
	if (path.failed || program->failed)
		return -ENOMEM;
	r = held_folder_write_file(folder, name, program->bytes, program->length);
	if (r < 0)
		return r;
	return chmod(path.bytes, 0700) < 0 || access(path.bytes, X_OK) < 0 ? -errno : 0;
}
