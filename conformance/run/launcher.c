#include "conformance/run/launcher.h"

#include <errno.h>
#include <string.h>

#include "base/glob.h"

static bool is_of_launcher(const char *const *patterns, const char *line)
{
	for (size_t i = 0; patterns[i]; i++) {
		if (glob_matches(patterns[i], line))
			return true;
	}
	return false;
}

/* Remove the lines, and give the first of them. */
static int remove_lines(const char *const *patterns, struct text *output, struct arena *arena,
	const char **ret_first)
{
	size_t kept = 0, next;

	for (size_t at = 0; at < output->length; at = next) {
		const char *line = output->bytes + at;
		const char *end = memchr(line, '\n', output->length - at);
		size_t length = end ? (size_t)(end - line) : output->length - at;
		const char *copy = arena_copy_bytes(
			arena, line, length - (length && line[length - 1] == '\r'));

		next = at + length + (end != NULL);
		if (!copy)
			return -ENOMEM;
		if (!is_of_launcher(patterns, copy)) {
			memmove(output->bytes + kept, line, next - at);
			kept += next - at;
		} else if (!*ret_first) {
			*ret_first = copy;
		}
	}
	output->length = kept;
	if (output->bytes)
		output->bytes[kept] = '\0';
	return 0;
}

int launcher_take_lines(const char *const *patterns, struct process *process, struct arena *arena,
	const char **ret_trouble)
{
	const char *first = NULL;
	bool is_done = process->end == PROCESS_EXITED && process->code == 0;
	int r = patterns ? remove_lines(patterns, &process->output[1], arena, &first) : 0;

	if (r != 0)
		return r;
	*ret_trouble =
		is_done || process->output[0].length || process->output[1].length ? NULL : first;
	return 0;
}
