#include "conformance/subject.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/environment.h"
#include "base/file.h"
#include "base/macros.h"
#include "conformance/disk.h"
#include "conformance/files.h"

/* "PATH=" and the folders: ours first, so that what scenarios type is what was built. */
static char *make_path(void)
{
	cleanup(text_deinit) struct text path = {0};
	char *programs = files_program_path();
	const char *usual = environment_get("PATH");

	text_add(&path, "PATH=");
	if (programs)
		text_printf(&path, "%s%c", programs, file_list_separator);
	text_add(&path, usual && *usual ? usual : disk_usual_path);
	free(programs);
	/* programs are looked up by what this process has as PATH */
	if (path.failed || environment_set("PATH", path.bytes + strlen("PATH=")) < 0)
		return NULL;
	return strdup(path.bytes);
}

int subject_init(struct subject *subject, char *const *command)
{
	*subject = (struct subject){.command = command};
	if (!command) {
		subject->own[0] = files_find_program("logoff");
		if (!subject->own[0])
			return -ENOENT;
		subject->command = subject->own;
	}
	subject->path = make_path();
	return subject->path ? 0 : -ENOMEM;
}

void subject_deinit(struct subject *subject)
{
	free(subject->own[0]);
	free(subject->path);
	*subject = (struct subject){0};
}

/* The arguments, with the subject's command in place of the word `logoff`. */
static char **plan_arguments(
	const struct subject *subject, const struct step *step, struct arena *arena)
{
	bool is_logoff = strcmp(step->arguments[0], "logoff") == 0;
	size_t words = 0, count = 0;
	char **arguments;

	while (is_logoff && subject->command[words])
		words++;
	arguments = arena_alloc(arena, (words + step->argument_count + 1) * sizeof(*arguments));
	if (!arguments)
		return NULL;
	for (size_t i = 0; i < words; i++)
		arguments[count++] = subject->command[i];
	for (size_t i = is_logoff; i < step->argument_count; i++)
		arguments[count++] = step->arguments[i];
	return arguments;
}

static bool is_given(const struct scenario *scenario, const char *variable)
{
	size_t length = strcspn(variable, "=") + 1;

	for (size_t i = 0; i < scenario->environment_count; i++) {
		if (strncmp(scenario->environment[i], variable, length) == 0)
			return true;
	}
	return false;
}

/* Nothing of ours but PATH; what the scenario says stands in place of what we would. */
static char **plan_environment(const struct subject *subject, const struct scenario *scenario,
	const struct step *step, const struct place_of_work *place, const char *mark,
	struct arena *arena)
{
	char *const usual[] = {
		(char *)(uintptr_t)mark,
		subject->path,
		arena_printf(arena, "HOME=%s", place->home),
		arena_printf(arena, "TMPDIR=%s", place->home),
		/* as programs of Windows know them */
		arena_printf(arena, "TEMP=%s", place->home),
		arena_printf(arena, "TMP=%s", place->home),
		arena_copy(arena, "LANG=C.UTF-8"),
		arena_printf(arena, "TSFARM_DB=%s", place->farm),
		arena_printf(arena, "TSFARM_SERVER=%s", step->server),
		arena_printf(arena, "TSFARM_SESSION=%u", step->session),
	};
	char **environment = arena_alloc(arena,
		(ARRAY_SIZE(usual) + scenario->environment_count + 1) * sizeof(*environment));
	size_t count = 0;

	for (size_t i = 0; environment && i < ARRAY_SIZE(usual); i++) {
		if (!usual[i])
			return NULL;
		if (!is_given(scenario, usual[i]))
			environment[count++] = usual[i];
	}
	for (size_t i = 0; environment && i < scenario->environment_count; i++)
		environment[count++] = (char *)scenario->environment[i];
	return environment;
}

int subject_plan(const struct subject *subject, const struct scenario *scenario,
	const struct step *step, const struct place_of_work *place, struct arena *arena,
	struct process_plan *plan)
{
	plan->arguments = plan_arguments(subject, step, arena);
	plan->mark = arena_printf(arena, "TSCONFORM_PLACE=%s", place->folder);
	plan->environment = plan_environment(subject, scenario, step, place, plan->mark, arena);
	return plan->arguments && plan->environment ? 0 : -ENOMEM;
}
