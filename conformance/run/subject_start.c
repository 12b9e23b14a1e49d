#include "conformance/run/subject.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/environment.h"
#include "base/macros.h"
#include "conformance/run/interrupt.h"
#include "conformance/suite/environment_map.h"

/* Milliseconds after which an interruption is noticed at the latest. */
enum {
	TICK = 200
};

/* How a command ended that should have ended with 0; NULL when it did. */
static const char *describe_failure(const struct subject *subject, const struct process *process)
{
	struct arena *arena = subject->arena;

	switch (process->end) {
	case PROCESS_EXITED:
		return process->code ? arena_printf(arena, "it ended with %d", process->code)
				     : NULL;
	case PROCESS_TIMED_OUT:
		return arena_printf(arena, "it did not end within %u s, and was ended",
			subject->file->time_limit);
	case PROCESS_NOT_STARTED:
		return arena_printf(arena, "it cannot be run: %s", strerror(process->code));
	case PROCESS_PRINTED_TOO_MUCH:
		return "it printed too much, and was ended";
	case PROCESS_CRASHED:
		return "it crashed";
	case PROCESS_RUNNING:
	case PROCESS_END_COUNT:
		break;
	}
	return "it was interrupted";
}

/* Run the command to its end. `said` is what it printed, whole. */
static int run_command(
	struct subject *subject, const char **words, bool interruptible, struct text *said)
{
	struct process process, *only = &process;
	const struct process_plan plan = {.arguments = (char *const *)(uintptr_t)words,
		.time_limit = subject->file->time_limit};
	int r = process_start(&process, &plan);

	while (r == 0 && process.pid && !(interruptible && interrupt_seen()))
		r = process_wait(&only, 1, TICK);
	subject->trouble = describe_failure(subject, &process);
	subject->said = arena_copy(subject->arena, text_string(&process.output[1]));
	text_add(said, text_string(&process.output[0]));
	process_deinit(&process);
	if (r < 0 || !subject->said)
		return r < 0 ? r : -ENOMEM;
	return subject->trouble ? SUBJECT_E_NOT_STARTED : 0;
}

/* --- What start prints --- */

static bool is_variable(const char *line, size_t length)
{
	const char *equals = memchr(line, '=', length);

	return equals && equals > line && (size_t)strcspn(line, " \t\"'") > (size_t)(equals - line);
}

static int take_line(struct subject *subject, const char *line, size_t length)
{
	const char **at;

	length -= length && line[length - 1] == '\r';
	if (!length)
		return 0;
	if (!is_variable(line, length)) {
		subject->trouble = arena_printf(subject->arena,
			"it printed '%.*s', which is not NAME=value", (int)length, line);
		return subject->trouble ? SUBJECT_E_NOT_STARTED : -ENOMEM;
	}
	if (environment_is_reserved(line, strcspn(line, "="))) {
		subject->trouble = arena_printf(subject->arena,
			"it printed '%.*s', a variable that tsconform sets itself", (int)length,
			line);
		return subject->trouble ? SUBJECT_E_NOT_STARTED : -ENOMEM;
	}
	at = arena_append(subject->arena, &subject->started, subject->started_count, sizeof(*at));
	if (!at)
		return -ENOMEM;
	*at = arena_copy_bytes(subject->arena, line, length);
	subject->started_count++;
	return *at ? 0 : -ENOMEM;
}

static int take_lines(struct subject *subject, const char *text)
{
	int r = 0;

	while (*text && r == 0) {
		size_t length = strcspn(text, "\n");

		r = take_line(subject, text, length);
		text += length + (text[length] == '\n');
	}
	return r;
}

/* --- Both --- */

int subject_start(struct subject *subject, const char *folder)
{
	cleanup(text_deinit) struct text said = {0};
	const char **words;
	int r;

	if (!subject->file)
		return 0;
	subject->folder = arena_copy(subject->arena, folder);
	if (subject->file->start) {
		words = subject_words(subject, subject->file->start);
		if (!words || !subject->folder)
			return -ENOMEM;
		subject->running = true;
		r = run_command(subject, words, true, &said);
		if (r == 0)
			r = take_lines(subject, text_string(&said));
		if (r != 0)
			return r;
	}
	return subject_settle(subject);
}

/* What start printed is given to stop too. */
static int give_variables(const struct subject *subject)
{
	for (size_t i = 0; i < subject->started_count; i++) {
		const char *variable = subject->started[i];
		const char *equals = strchr(variable, '=');
		char *name =
			arena_copy_bytes(subject->arena, variable, (size_t)(equals - variable));
		int r = name ? environment_set(name, equals + 1) : -ENOMEM;

		if (r < 0)
			return r;
	}
	return 0;
}

int subject_stop(struct subject *subject)
{
	cleanup(text_deinit) struct text ignored = {0};
	const char *trouble = subject->trouble, *said = subject->said;
	const char **words;
	int r;

	if (!subject->running || !subject->file->stop)
		return 0;
	subject->running = false;
	words = subject_words(subject, subject->file->stop);
	r = words ? give_variables(subject) : -ENOMEM;
	if (r == 0)
		r = run_command(subject, words, false, &ignored);
	/* what went wrong first is what is told */
	if (trouble) {
		subject->trouble = trouble;
		subject->said = said;
	}
	return r;
}
