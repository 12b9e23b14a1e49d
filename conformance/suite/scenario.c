#include "conformance/suite/scenario.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/command_line.h"
#include "base/macros.h"
#include "base/text.h"
#include "base/word.h"
#include "conformance/suite/change_origin.h"
#include "conformance/suite/command_name.h"
#include "conformance/suite/environment_map.h"
#include "conformance/suite/id.h"
#include "conformance/suite/session_reference.h"

enum {
	/* Under Wine, with eighty others waiting for the processor, a logoff of 0.05 s took 6 s. */
	TIME_LIMIT = 30,
	TIME_LIMIT_MAX = 600
};

struct scenario_keys {
	const struct yaml_node *id, *clauses, *editions, *title, *level, *farm, *given, *cases,
		*typed_in, *run, *input, *expect, *steps, *files, *environment, *time_limit, *skip;
};

/* clang-format off */
#define KEY(name, member, required) {name, offsetof(struct scenario_keys, member), required}
/* clang-format on */

static const struct reader_key scenario_keys[] = {
	KEY("id", id, false),
	KEY("clauses", clauses, false),
	KEY("editions", editions, false),
	KEY("title", title, true),
	KEY("level", level, false),
	KEY("farm", farm, true),
	KEY("given", given, false),
	KEY("cases", cases, false),
	KEY("typed-in", typed_in, false),
	KEY("run", run, false),
	KEY("input", input, false),
	KEY("expect", expect, false),
	KEY("steps", steps, false),
	KEY("files", files, false),
	KEY("environment", environment, false),
	KEY("time-limit", time_limit, false),
	KEY("skip", skip, false),
};

struct step_keys {
	const struct yaml_node *typed_in, *run, *input, *expect;
};

static const struct reader_key step_keys[] = {
	{"typed-in", offsetof(struct step_keys, typed_in), false},
	{"run", offsetof(struct step_keys, run), true},
	{"input", offsetof(struct step_keys, input), false},
	{"expect", offsetof(struct step_keys, expect), true},
};

const struct reader_table scenario_tables[2] = {
	{"scenario", scenario_keys, ARRAY_SIZE(scenario_keys)},
	{"step", step_keys, ARRAY_SIZE(step_keys)},
};

/* What is being read, for the readers of its parts. */
struct scenario_context {
	struct suite *suite;
	struct scenario *scenario;
	const struct yaml_node *typed_in, *input; /* of the scenario; a step may have its own */
	const enum edition *edition;              /* that the file names; NULL: it names none */
	struct changes earlier;                   /* expected of the steps before */
};

/* --- What is typed --- */

static char **list_arguments(
	struct reader *reader, const struct yaml_node *list, size_t *ret_count, struct text *typed)
{
	char **arguments = arena_alloc(reader->arena, (list->count + 1) * sizeof(*arguments));

	for (size_t i = 0; arguments && i < list->count; i++) {
		if (!reader_is(reader, list->values[i], YAML_SCALAR))
			continue;
		arguments[i] = arena_copy(reader->arena, list->values[i]->text);
		if (!arguments[i])
			return NULL;
		text_printf(typed,
			strpbrk(arguments[i], " \t") || !*arguments[i] ? "%s\"%s\"" : "%s%s",
			i ? " " : "", arguments[i]);
	}
	*ret_count = list->count;
	return arguments;
}

/* A file of several editions says the first name; what is typed is the edition's. */
static int rename_command(struct arena *arena, const struct scenario *scenario, struct step *step)
{
	const char *own = scenario->command;
	const char *name = command_name_in(own, scenario->edition);

	if (name == own || !step->argument_count || strcmp(step->arguments[0], own) != 0)
		return 0;
	step->arguments[0] = arena_copy(arena, name);
	step->typed = arena_printf(arena, "%s%s", name, step->typed + strlen(own));
	return step->arguments[0] && step->typed ? 0 : -ENOMEM;
}

static int read_run(struct reader *reader, const struct yaml_node *node,
	const struct scenario *scenario, struct step *step)
{
	cleanup(text_deinit) struct text typed = {0};

	if (node->kind == YAML_MAP) {
		reader_refuse(reader, node, NULL, "a command is one line or a list of arguments");
		return 0;
	}
	if (node->kind == YAML_LIST) {
		step->arguments = list_arguments(reader, node, &step->argument_count, &typed);
	} else {
		text_add(&typed, node->text);
		step->arguments =
			command_line_split(reader->arena, node->text, &step->argument_count);
	}
	step->typed = arena_copy(reader->arena, text_string(&typed));
	if (!step->arguments || !step->typed)
		return -ENOMEM;
	if (step->argument_count == 0)
		reader_refuse(reader, node, NULL, "'run' is empty");
	return rename_command(reader->arena, scenario, step);
}

/* --- Steps --- */

static int read_place(struct reader *reader, const struct yaml_node *node,
	const struct yaml_node *typed_in, const struct scenario *scenario, struct step *step)
{
	if (typed_in)
		return session_reference_read(
			reader, typed_in, scenario->farm, &step->server, &step->session);
	reader_refuse(reader, node, NULL, "the key 'typed-in' is missing");
	return 0;
}

/* Whatever a step may change is where the next one starts. */
static int remember_changes(
	struct arena *arena, const struct expectations *expectations, struct changes *earlier)
{
	for (size_t i = 0; i < expectations->count; i++) {
		const struct changes *changes = &expectations->items[i].changes;

		for (size_t j = 0; j < changes->count; j++) {
			struct change *change = arena_append(
				arena, &earlier->items, earlier->count, sizeof(*change));

			if (!change)
				return -ENOMEM;
			*change = changes->items[j];
			earlier->count++;
		}
	}
	return 0;
}

static int read_expectations(struct reader *reader, const struct yaml_node *node,
	struct scenario_context *context, struct expectations *expectations)
{
	const struct scenario *scenario = context->scenario;
	const struct change_origin origin = {
		farms_snapshot(scenario->farm), &context->earlier, scenario_is_own(scenario)};
	int r;

	if (!node)
		return 0;
	r = expectations_read(reader, node, scenario->level, &origin, expectations);
	if (r < 0)
		return r;
	return remember_changes(reader->arena, expectations, &context->earlier);
}

static int add_step(struct reader *reader, const struct yaml_node *node,
	const struct step_keys *keys, struct scenario_context *context)
{
	struct scenario *scenario = context->scenario;
	struct step *step =
		arena_append(reader->arena, &scenario->steps, scenario->step_count, sizeof(*step));
	int r;

	if (!step)
		return -ENOMEM;
	scenario->step_count++;
	step->line = node->line;
	step->typed = "";
	r = read_place(
		reader, node, keys->typed_in ? keys->typed_in : context->typed_in, scenario, step);
	if (r < 0)
		return r;
	r = keys->run ? read_run(reader, keys->run, scenario, step) : 0;
	if (r < 0)
		return r;
	r = reader_text(reader, keys->input ? keys->input : context->input, &step->input);
	if (r < 0)
		return r;
	return read_expectations(reader, keys->expect, context, &step->expectations);
}

static int read_step(struct reader *reader, const struct yaml_node *node, void *object)
{
	struct step_keys keys = {0};

	if (!reader_keys(reader, node, step_keys, ARRAY_SIZE(step_keys), &keys))
		return 0;
	return add_step(reader, node, &keys, object);
}

static int read_steps(struct reader *reader, const struct yaml_node *root,
	const struct scenario_keys *keys, struct scenario_context *context)
{
	struct step_keys only = {.run = keys->run, .expect = keys->expect};

	if (!keys->steps) {
		if (!keys->run || !keys->expect)
			reader_refuse(
				reader, root, NULL, "'run' and 'expect' are needed, or 'steps'");
		return add_step(reader, root, &only, context);
	}
	if (keys->run || keys->expect)
		reader_refuse(
			reader, keys->steps, NULL, "'steps' does not go with 'run' or 'expect'");
	if (!reader_is(reader, keys->steps, YAML_LIST))
		return 0;
	if (keys->steps->count == 0)
		reader_refuse(reader, keys->steps, NULL, "'steps' is empty");
	return reader_each(reader, keys->steps, context, read_step);
}

/* --- The scenario's own keys --- */

/* The clauses of a scenario in one edition are from documents of that edition, about one command. */
static void check_clause(struct reader *reader, const struct yaml_node *node,
	const struct clause *clause, const struct scenario_context *context)
{
	const struct scenario *scenario = context->scenario;

	if (scenario->clause_count && strcmp(scenario->command, clause->command) != 0)
		reader_refuse(reader, node, NULL,
			"the clause is about '%s', and those before it are about '%s'",
			clause->command, scenario->command);
	if (clause->edition == scenario->edition || (!context->edition && !scenario->clause_count))
		return;
	reader_refuse(reader, node, NULL,
		context->edition
			? "the clause is from a document of edition '%s', not '%s'"
			: "the clause is from a document of edition '%s', and those before it "
			  "are from '%s'; use the key 'editions'",
		edition_to_string(clause->edition), edition_to_string(scenario->edition));
}

static int read_clause(struct reader *reader, const struct yaml_node *node, void *object)
{
	struct scenario_context *context = object;
	const struct clause *clause = NULL;
	const struct clause **at;
	int r = documents_read_clause(&context->suite->documents, reader, node, &clause);

	if (r < 0 || !clause)
		return r;
	check_clause(reader, node, clause, context);
	if (!context->scenario->clause_count) {
		context->scenario->command = clause->command;
		context->scenario->edition = clause->edition;
	}
	at = arena_append(reader->arena, &context->scenario->clauses,
		context->scenario->clause_count, sizeof(*at));
	if (!at)
		return -ENOMEM;
	*at = clause;
	context->scenario->clause_count++;
	return 0;
}

static int name_by_path(struct reader *reader, struct scenario *scenario)
{
	cleanup(text_deinit) struct text id = {0};

	id_add_of_path(&id, reader->file);
	scenario->file_id = id.failed ? NULL : arena_copy(reader->arena, text_string(&id));
	return scenario->file_id ? 0 : -ENOMEM;
}

static int read_id(struct reader *reader, const struct yaml_node *node, struct scenario *scenario)
{
	const char *id;

	if (!node)
		return scenario_is_own(scenario) ? name_by_path(reader, scenario) : 0;
	if (!reader_is(reader, node, YAML_SCALAR))
		return 0;
	id = node->text;
	if (!*id || id[strspn(id, "abcdefghijklmnopqrstuvwxyz0123456789-/")] || *id == '/' ||
		id[strlen(id) - 1] == '/' || strstr(id, "//"))
		reader_refuse(reader, node, "small letters, digits, '-' and '/'",
			"'%s' is not an id", id);
	return reader_text(reader, node, &scenario->file_id);
}

static void read_time_limit(
	struct reader *reader, const struct yaml_node *node, struct scenario *scenario)
{
	unsigned long long seconds = TIME_LIMIT;

	if (node && reader_is(reader, node, YAML_SCALAR) &&
		(!word_to_number(node->text, TIME_LIMIT_MAX, &seconds) || seconds == 0))
		reader_refuse(reader, node, NULL, "'%s' is no time limit of 1 to %d seconds",
			node->text, TIME_LIMIT_MAX);
	scenario->time_limit = (unsigned)seconds;
}

static int read_skip(struct reader *reader, const struct yaml_node *node, struct scenario *scenario)
{
	int r = reader_text(reader, node, &scenario->skip);

	if (scenario->skip && !*scenario->skip)
		reader_refuse(reader, node, NULL, "skipping needs a reason");
	return r;
}

static int read_level(
	struct reader *reader, const struct yaml_node *node, struct scenario *scenario)
{
	int level = LEVEL_DOCUMENTED, r;

	if (scenario_is_own(scenario)) {
		expectation_check_own(reader, node);
		return 0;
	}
	r = reader_word(reader, node, level_words, LEVEL_OWN, &level);
	scenario->level = (enum level)level;
	return r;
}

static int read_head(
	struct reader *reader, const struct scenario_keys *keys, struct scenario_context *context)
{
	struct scenario *scenario = context->scenario;
	int r = read_id(reader, keys->id, scenario);

	if (r < 0)
		return r;
	r = reader_text(reader, keys->title, &scenario->title);
	if (r < 0)
		return r;
	r = read_level(reader, keys->level, scenario);
	if (r < 0)
		return r;
	if (keys->clauses && keys->clauses->kind == YAML_LIST && keys->clauses->count == 0)
		reader_refuse(reader, keys->clauses, NULL, "'clauses' is empty");
	r = reader_each(reader, keys->clauses, context, read_clause);
	if (r < 0)
		return r;
	r = environment_map_read(
		reader, keys->environment, &scenario->environment, &scenario->environment_count);
	if (r < 0)
		return r;
	r = work_files_read(reader, keys->files, &scenario->files, &scenario->file_count);
	if (r < 0)
		return r;
	read_time_limit(reader, keys->time_limit, scenario);
	return read_skip(reader, keys->skip, scenario);
}

/* "a/b/row@ws2022"; the edition is left out for NT 4.0, and where the file names none. */
static const char *scenario_id(struct arena *arena, const struct scenario *scenario,
	const enum edition *named, const char *row)
{
	bool is_marked = named && *named != EDITION_NT4;

	if (!row && !is_marked)
		return scenario->file_id;
	return arena_printf(arena, "%s%s%s%s%s", scenario->file_id, row ? "/" : "", row ? row : "",
		is_marked ? "@" : "", is_marked ? edition_to_string(*named) : "");
}

/*
 * An own scenario is about the edition of the server that it begins on. If the file names editions, the
 * farm leaves them open.
 */
static void settle_edition(struct reader *reader, const struct yaml_node *root,
	struct scenario *scenario, const enum edition *named)
{
	const struct step *first = scenario->steps;
	const struct server *server =
		scenario->farm && scenario->step_count && first->server
			? snapshot_server(scenario->farm->snapshot, first->server)
			: NULL;

	if (!server)
		return;
	if (named && server->edition != *named)
		reader_refuse(reader, root, NULL,
			"server '%s' is of edition '%s' in the farm, so that it cannot be of '%s'",
			server->name, edition_to_string(server->edition),
			edition_to_string(*named));
	scenario->edition = server->edition;
}

int scenario_read_row(struct suite *suite, struct reader *reader, const struct yaml_node *root,
	const enum edition *edition, const char *row)
{
	struct scenario_keys keys = {0};
	struct scenario_context context = {.suite = suite, .edition = edition};
	struct scenario *scenario;
	int r;

	if (!reader_keys(reader, root, scenario_keys, ARRAY_SIZE(scenario_keys), &keys))
		return 0;
	if (!keys.id && keys.clauses)
		reader_refuse(reader, root, NULL, "the key 'id' is missing");
	scenario = arena_append(suite->arena, &suite->scenarios, suite->count, sizeof(*scenario));
	if (!scenario)
		return -ENOMEM;
	suite->count++;
	*scenario = (struct scenario){
		.file_id = "",
		.title = "",
		.edition = edition ? *edition : EDITION_NT4,
		.command = keys.clauses ? DOCUMENT_COMMAND : LEVEL_OWN_COMMAND,
		.level = LEVEL_OWN,
		.file = reader->file,
		.line = root->line,
	};
	context.scenario = scenario;
	context.typed_in = keys.typed_in;
	context.input = keys.input;
	r = read_head(reader, &keys, &context);
	if (r == 0 && keys.farm)
		r = farms_get(&suite->farms, reader, keys.farm, keys.given, scenario->edition,
			&scenario->farm);
	if (r == 0)
		r = read_steps(reader, root, &keys, &context);
	if (scenario_is_own(scenario))
		settle_edition(reader, root, scenario, edition);
	scenario->id = scenario_id(suite->arena, scenario, edition, row);
	return scenario->id ? r : -ENOMEM;
}

bool scenario_is_own(const struct scenario *scenario)
{
	return strcmp(scenario->command, LEVEL_OWN_COMMAND) == 0;
}

bool scenario_shows(const struct scenario *scenario, const struct clause *clause)
{
	for (size_t i = 0; i < scenario->clause_count; i++) {
		if (scenario->clauses[i] == clause)
			return true;
	}
	return false;
}
