#include <assert.h>
#include <errno.h>
#include <string.h>

#include "base/file.h"
#include "base/macros.h"
#include "conformance/run/subject.h"
#include "conformance/run/variable.h"
#include "conformance/suite/command_name.h"
#include "sim/session_variables.h"

/* A step: with which words, where, and in which environment it is started. */

/* What stands for the step's program: the words of the scenario's own command, or none. */
static const char *const *find_words(
	const struct subject *subject, const struct scenario *scenario, const struct step *step)
{
	const char *name = command_name_first(step->arguments[0]);

	for (size_t i = 0; i < subject->command_count; i++) {
		if ((scenario_is_own(scenario) || strcmp(name, scenario->command) == 0) &&
			strcmp(name, subject->commands[i].name) == 0)
			return subject->commands[i].words;
	}
	return NULL;
}

static bool is_relative(const char *path)
{
	return !strchr("/\\", *path) && !(*path && path[1] == ':');
}

/*
 * A word of the subject's for a command that starts in another folder: what it names here is named
 * there too. A program without a slash is looked up on PATH.
 */
static const char *move_word(const char *word, bool is_program, struct arena *arena)
{
	cleanup(text_deinit) struct text here = {0};

	if (!is_relative(word) ||
		(is_program ? !strpbrk(word, "/\\") : !*word || !file_exists(word)) ||
		file_whole_path(".", &here) < 0)
		return word;
	return arena_printf(arena, "%s/%s", text_string(&here), word);
}

const char **subject_whole_words(const char *const *words, struct arena *arena)
{
	size_t count = subject_count_words(words);
	const char **moved = arena_alloc(arena, (count + 1) * sizeof(*moved));

	for (size_t i = 0; moved && i < count; i++) {
		moved[i] = move_word(words[i], i == 0, arena);
		if (!moved[i])
			return NULL;
	}
	return moved;
}

/* --- Own scenarios --- */

/* The folder of the scenario's file, from the root down; NULL without memory. */
static const char *find_folder(const struct scenario *scenario, struct arena *arena)
{
	cleanup(text_deinit) struct text folder = {0}, whole = {0};
	const char *slash = strrchr(scenario->file, '/');

	if (!slash)
		text_add_char(&folder, '.');
	else
		text_add_bytes(&folder, scenario->file, (size_t)(slash - scenario->file) + 1);
	if (folder.failed || file_whole_path(folder.bytes, &whole) < 0)
		return NULL;
	return arena_copy(arena, text_string(&whole));
}

/* A program with a slash, and any file, that is beside the scenario. Others are left as typed. */
static char *find_beside(const char *folder, char *word, struct arena *arena)
{
	char *path;

	if (!*word || !is_relative(word))
		return word;
	path = arena_printf(arena, "%s/%s", folder, word);
	return !path || file_exists(path) ? path : word;
}

/* Start beside the scenario's file; a folder of `files` instead is told of what stands beside it. */
static int plan_own(const struct scenario *scenario, struct arena *arena, struct process_plan *plan)
{
	char **arguments = (char **)(uintptr_t)plan->arguments;
	const char *folder = find_folder(scenario, arena);

	if (!folder)
		return -ENOMEM;
	for (size_t i = 0; arguments[i]; i++) {
		if (i == 0 ? !strpbrk(arguments[0], "/\\") : !plan->folder)
			continue;
		arguments[i] = find_beside(folder, arguments[i], arena);
		if (!arguments[i])
			return -ENOMEM;
	}
	if (!plan->folder)
		plan->folder = folder;
	return 0;
}

/* --- What is started --- */

/* The arguments, with the subject's words, if any, in place of the scenario's command. */
static char **plan_arguments(const char *const *words, const struct scenario *scenario,
	const struct step *step, struct arena *arena)
{
	size_t own = subject_count_words(words), count = 0;
	char **arguments;

	arguments = arena_alloc(arena, (own + step->argument_count + 1) * sizeof(*arguments));
	if (!arguments)
		return NULL;
	for (; count < own; count++) {
		const char *word =
			scenario->files || scenario_is_own(scenario) ? move_word(words[count], count == 0, arena) : words[count];

		if (!word)
			return NULL;
		arguments[count] = (char *)(uintptr_t)word;
	}
	for (size_t i = words ? 1 : 0; i < step->argument_count; i++)
		arguments[count++] = step->arguments[i];
	return arguments;
}

/* Wine shows the files of the machine as drive Z:. `file` is NULL where no subject's file counts. */
static char *plan_farm(
	const struct subject_file *file, const struct work_slot *slot, struct arena *arena)
{
	bool is_windows = file && file->farm_path == FARM_PATH_WINDOWS && *slot->farm == '/';
	char *variable = arena_printf(arena, "TSFARM_DB=%s%s", is_windows ? "Z:" : "", slot->farm);

	for (char *at = variable; is_windows && at && *at; at++)
		*at = *at == '/' ? '\\' : *at;
	return variable;
}

/* The edition of the server on which the command is typed: information, for the farm has it too. */
static const char *edition_of(const struct scenario *scenario, const struct step *step)
{
	const struct server *server =
		scenario->farm ? snapshot_server(scenario->farm->snapshot, step->server) : NULL;

	return edition_to_string(server ? server->edition : scenario->edition);
}

/*
 * What Terminal Server gives the programs of a session, as it was when the scenario began. A session that
 * comes later has no such variables. Returns how many there are; NULL where memory was short.
 */
static size_t list_session_variables(const struct scenario *scenario, const struct step *step,
	struct arena *arena, const char **ret_variables)
{
	struct session_variable own[SESSION_VARIABLE_COUNT];
	const struct server *server =
		scenario->farm ? snapshot_server(scenario->farm->snapshot, step->server) : NULL;
	const struct session *session = server ? server_session(server, step->session) : NULL;
	size_t count = 0;

	if (!session)
		return 0;
	session_get_variables_in(server, session, own);
	for (size_t i = 0; i < SESSION_VARIABLE_COUNT; i++) {
		if (*own[i].value)
			ret_variables[count++] =
				arena_printf(arena, "%s=%s", own[i].name, own[i].value);
	}
	return count;
}

/* What the subject implements is found before what was built with tsconform. */
static const char *plan_path(
	const struct subject *subject, const struct scenario *scenario, struct arena *arena)
{
	if (!subject->programs || !scenario_is_own(scenario))
		return subject->path;
	return arena_printf(arena, "PATH=%s%c%s", subject->programs, file_list_separator,
		subject->path + strlen("PATH="));
}

/*
 * Nothing of ours but PATH. What the scenario says stands in place of what the subject's file says,
 * and that in place of what each step has. Other programs than the subject have nothing of its file,
 * except scripts, which may start the subject.
 */
static char **plan_environment(const struct subject *subject, bool is_subject,
	const struct scenario *scenario, const struct step *step, const struct work_slot *slot,
	const char *mark, struct arena *arena)
{
	size_t own = is_subject ? subject->environment_count : 0;
	const char *seat[SESSION_VARIABLE_COUNT];
	size_t seat_count = list_session_variables(scenario, step, arena, seat);
	const char *const usual[] = {
		mark,
		plan_path(subject, scenario, arena),
		arena_printf(arena, "HOME=%s", slot->home),
		arena_printf(arena, "TMPDIR=%s", slot->home),
		/* as programs of Windows know them */
		arena_printf(arena, "TEMP=%s", slot->home),
		arena_printf(arena, "TMP=%s", slot->home),
		arena_copy(arena, "LANG=C.UTF-8"),
		plan_farm(is_subject && !scenario_is_own(scenario) ? subject->file : NULL, slot, arena),
		arena_printf(arena, "TSFARM_SERVER=%s", step->server),
		arena_printf(arena, "TSFARM_SESSION=%u", step->session),
		arena_printf(arena, "TSFARM_EDITION=%s", edition_of(scenario, step)),
	};
	const char **environment = arena_alloc(arena,
		(ARRAY_SIZE(usual) + ARRAY_SIZE(seat) + own + scenario->environment_count + 1) *
			sizeof(*environment));
	size_t count;

	for (size_t i = 0; i < ARRAY_SIZE(usual); i++) {
		if (!environment || !usual[i])
			return NULL;
	}
	for (size_t i = 0; i < seat_count; i++) {
		if (!seat[i])
			return NULL;
	}
	count = variables_add(environment, 0, scenario->environment, scenario->environment_count);
	count = variables_add(environment, count, subject->environment, own);
	count = variables_add(environment, count, usual, ARRAY_SIZE(usual));
	variables_add(environment, count, seat, seat_count);
	return (char **)(uintptr_t)environment;
}

int subject_plan(const struct subject *subject, const struct scenario *scenario,
	const struct step *step, const struct work_slot *slot, struct arena *arena,
	struct process_plan *plan)
{
	const char *const *words = find_words(subject, scenario, step);

	assert(step->argument_count > 0);
	plan->arguments = plan_arguments(words, scenario, step, arena);
	plan->folder = scenario->files ? slot->files : NULL;
	plan->servers = words ? subject->servers : NULL;
	plan->input = step->input ? slot->input : NULL;
	plan->mark = arena_printf(arena, "TSCONFORM_PLACE=%s", slot->own.path);
	plan->environment =
		plan_environment(subject, words || scenario_is_own(scenario), scenario, step, slot, plan->mark, arena);
	if (!plan->arguments || !plan->environment)
		return -ENOMEM;
	if (scenario_is_own(scenario) && plan_own(scenario, arena, plan) < 0)
		return -ENOMEM;
	return step->input ? work_slot_put_input(slot, step->input) : 0;
}
