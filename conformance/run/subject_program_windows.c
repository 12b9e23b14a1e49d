#include "conformance/run/subject_program.h"

#include <errno.h>

#include "base/macros.h"

/* cmd.exe reads the words. It passes the arguments on as they were typed. */
void subject_program_print(
	const char *const *words, const char *path, bool is_windows, struct text *to)
{
	(void)is_windows;
	text_printf(to, "@setlocal\r\n@set \"%s\"\r\n@", path);
	for (; *words; words++)
		text_printf(to, "\"%s\" ", *words);
	text_add(to, "%*\r\n");
}

int subject_program_add(
	const struct held_folder *folder, const char *name, const struct text *program)
{
	cleanup(text_deinit) struct text file = {0};

	text_printf(&file, "%s.cmd", name);
	if (file.failed || program->failed)
		return -ENOMEM;
	return held_folder_write_file(folder, file.bytes, program->bytes, program->length);
}
