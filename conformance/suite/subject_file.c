#include "conformance/suite/subject_file.h"

#include <assert.h>
#include <errno.h>
#include <string.h>

#include "base/macros.h"
#include "base/word.h"
#include "conformance/suite/document.h"
#include "conformance/suite/environment_map.h"
#include "conformance/suite/files.h"
#include "conformance/suite/offer.h"
#include "conformance/suite/subject_name.h"
#include "sim/words.h"

enum {
	TIME_LIMIT = 120,
	TIME_LIMIT_MAX = 600
};

struct subject_keys {
	const struct yaml_node *subject, *title, *command, *commands, *editions, *needs_program,
		*environment, *farm_path, *start, *stop, *time_limit, *known_failures,
		*launcher_lines, *not_offered;
};

/* clang-format off */
#define KEY(name, member, required) {name, offsetof(struct subject_keys, member), required}
/* clang-format on */

static const struct reader_key subject_keys[] = {
	KEY("subject", subject, true),
	KEY("title", title, true),
	KEY("command", command, false),
	KEY("commands", commands, false),
	KEY("editions", editions, false),
	KEY("needs-program", needs_program, false),
	KEY("environment", environment, false),
	KEY("farm-path", farm_path, false),
	KEY("start", start, false),
	KEY("stop", stop, false),
	KEY("time-limit", time_limit, false),
	KEY("known-failures", known_failures, false),
	KEY("launcher-lines", launcher_lines, false),
	KEY("not-offered", not_offered, false),
};

const struct reader_table subject_tables[1] = {{"subject", subject_keys, ARRAY_SIZE(subject_keys)}};

static const char *const farm_path_words[FARM_PATH_COUNT] = {
	[FARM_PATH_NATIVE] = "native", [FARM_PATH_WINDOWS] = "windows"};

const char *farm_path_to_string(enum farm_path path)
{
	assert(path < FARM_PATH_COUNT);
	return farm_path_words[path];
}

bool farm_path_from_string(const char *text, enum farm_path *ret_path)
{
	int at = word_find(text, farm_path_words, FARM_PATH_COUNT);

	if (at < 0)
		return false;
	*ret_path = (enum farm_path)at;
	return true;
}

/* --- Keys --- */

static int read_words(struct reader *reader, const struct yaml_node *list, bool variables,
	const char ***ret_words)
{
	const char **words;

	if (!list || !reader_is(reader, list, YAML_LIST))
		return 0;
	if (!list->count)
		reader_refuse(reader, list, NULL, "a list of words is empty");
	words = arena_alloc(reader->arena, (list->count + 1) * sizeof(*words));
	if (!words)
		return -ENOMEM;
	for (size_t i = 0; i < list->count; i++) {
		words[i] = "";
		if (reader_text(reader, list->values[i], &words[i]) < 0)
			return -ENOMEM;
		if (list->values[i]->kind == YAML_SCALAR)
			subject_names_check(reader, list->values[i], variables);
	}
	*ret_words = words;
	return 0;
}

/* Add a command of that name, which is the key's; none without words. */
static int add_command(struct reader *reader, const char *name, const struct yaml_node *words,
	bool variables, struct subject_file *file)
{
	struct subject_command *at;

	if (!words)
		return 0;
	at = arena_append(reader->arena, &file->commands, file->command_count, sizeof(*at));
	if (!at)
		return -ENOMEM;
	*at = (struct subject_command){.name = arena_copy(reader->arena, name)};
	file->command_count++;
	return at->name ? read_words(reader, words, variables, &at->words) : -ENOMEM;
}

static int read_commands(struct reader *reader, const struct subject_keys *keys, bool variables,
	struct subject_file *file)
{
	const struct yaml_node *map = keys->commands;
	int r = add_command(reader, DOCUMENT_COMMAND, keys->command, variables, file);

	if (r < 0 || !map || !reader_is(reader, map, YAML_MAP))
		return r;
	if (map->count == 0)
		reader_refuse(reader, map, NULL, "'commands' is empty");
	reader_refuse_twins(reader, map, strcmp);
	for (size_t i = 0; i < map->count && r == 0; i++) {
		const char *name = map->keys[i]->text;

		if (!command_name_is_valid(name))
			reader_refuse(reader, map->keys[i], COMMAND_NAME_ACCEPTED,
				"'%s' is no command's name", name);
		if (keys->command && strcmp(name, DOCUMENT_COMMAND) == 0)
			reader_refuse(reader, map->keys[i], NULL,
				"'%s' is given twice: here and by the key 'command'", name);
		r = add_command(reader, name, map->values[i], variables, file);
	}
	return r;
}

static int read_environment(struct reader *reader, const struct yaml_node *map, bool variables,
	struct subject_file *file)
{
	for (size_t i = 0; map && map->kind == YAML_MAP && i < map->count; i++) {
		if (map->values[i]->kind == YAML_SCALAR)
			subject_names_check(reader, map->values[i], variables);
	}
	return environment_map_read(reader, map, &file->environment, &file->environment_count);
}

static void read_time_limit(
	struct reader *reader, const struct yaml_node *node, struct subject_file *file)
{
	unsigned long long seconds = TIME_LIMIT;

	if (node && reader_is(reader, node, YAML_SCALAR) &&
		(!word_to_number(node->text, TIME_LIMIT_MAX, &seconds) || seconds == 0))
		reader_refuse(reader, node, NULL, "'%s' is no time limit of 1 to %d seconds",
			node->text, TIME_LIMIT_MAX);
	file->time_limit = (unsigned)seconds;
}

/* A list, or the name of a file that holds one, beside the subject's. */
static int read_known(
	struct reader *reader, const struct yaml_node *node, struct subject_file *file)
{
	const char *slash = strrchr(file->path, '/');
	struct yaml_node *root;
	const char *path;
	int r;

	if (!node)
		return 0;
	if (node->kind != YAML_SCALAR)
		return known_read(&file->known, file->path, node, reader->arena, reader->problems);
	path = *node->text == '/' || !slash
		       ? arena_copy(reader->arena, node->text)
		       : arena_printf(reader->arena, "%.*s/%s", (int)(slash - file->path),
				 file->path, node->text);
	if (!path)
		return -ENOMEM;
	r = files_read_yaml(path, reader->arena, reader->problems, &root);
	if (r < 0 || !root)
		return r;
	return known_read(&file->known, path, root, reader->arena, reader->problems);
}

static int read_edition(struct reader *reader, const struct yaml_node *node, void *object)
{
	unsigned *editions = object;
	int edition = -1;
	int r = reader_word(reader, node, edition_words, EDITION_COUNT, &edition);

	if (edition < 0)
		return r;
	if (*editions & 1u << edition)
		reader_refuse(reader, node, NULL, "edition '%s' is given twice", node->text);
	*editions |= 1u << edition;
	return r;
}

/* --- The file --- */

/* The id is the name of the file, by which people choose it. */
static void check_id(struct reader *reader, const struct yaml_node *node, struct subject_file *file)
{
	const char *slash = strrchr(file->path, '/');
	const char *name = slash ? slash + 1 : file->path;
	size_t length = strlen(file->id);

	if (!length || file->id[strspn(file->id, "abcdefghijklmnopqrstuvwxyz0123456789-")])
		reader_refuse(reader, node, "small letters, digits and '-'", "'%s' is not an id",
			file->id);
	else if (strncmp(name, file->id, length) != 0 || strcmp(name + length, ".yaml") != 0)
		reader_refuse(reader, node, NULL,
			"the file of the subject '%s' is called '%s.yaml'", file->id, file->id);
}

/* Keys that need or exclude each other. */
static void check_keys(struct reader *reader, const struct subject_keys *keys, bool needs_program)
{
	if (needs_program && keys->commands)
		reader_refuse(reader, keys->commands, NULL,
			"'commands' does not go with 'needs-program'; use the key 'command'");
	else if (needs_program && !keys->command)
		reader_refuse(reader, keys->needs_program, NULL,
			"'needs-program' needs the key 'command'");
	if (keys->stop && !keys->start)
		reader_refuse(reader, keys->stop, NULL, "'stop' needs the key 'start'");
}

static int read_head(
	struct reader *reader, const struct subject_keys *keys, struct subject_file *file)
{
	int farm_path = FARM_PATH_NATIVE;
	int r = reader_text(reader, keys->subject, &file->id);

	if (r < 0)
		return r;
	if (keys->subject && keys->subject->kind == YAML_SCALAR)
		check_id(reader, keys->subject, file);
	r = reader_text(reader, keys->title, &file->title);
	if (r < 0)
		return r;
	r = reader_each(reader, keys->editions, &file->editions, read_edition);
	if (r < 0)
		return r;
	r = reader_flag(reader, keys->needs_program, &file->needs_program);
	if (r < 0)
		return r;
	r = reader_word(reader, keys->farm_path, farm_path_words, FARM_PATH_COUNT, &farm_path);
	file->farm_path = (enum farm_path)farm_path;
	read_time_limit(reader, keys->time_limit, file);
	check_keys(reader, keys, file->needs_program);
	return r;
}

/* Lists of words, of which only those of commands may have the variables of `start`. */
static int read_lists(
	struct reader *reader, const struct subject_keys *keys, struct subject_file *file)
{
	const struct {
		const struct yaml_node *node;
		const char ***words;
	} rows[] = {{keys->start, &file->start}, {keys->stop, &file->stop},
		{keys->launcher_lines, &file->launcher_lines}};

	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		int r = read_words(reader, rows[i].node, false, rows[i].words);

		if (r < 0)
			return r;
	}
	return 0;
}

int subject_file_read(struct subject_file *file, const char *path, const struct yaml_node *root,
	struct arena *arena, struct diagnostics *problems)
{
	struct reader reader = {path, arena, problems};
	struct subject_keys keys = {0};
	int r;

	*file = (struct subject_file){
		.path = path, .id = "", .title = "", .time_limit = TIME_LIMIT};
	if (!reader_keys(&reader, root, subject_keys, ARRAY_SIZE(subject_keys), &keys))
		return 0;
	r = read_head(&reader, &keys, file);
	if (r < 0)
		return r;
	r = read_lists(&reader, &keys, file);
	if (r < 0)
		return r;
	r = read_commands(&reader, &keys, keys.start, file);
	if (r < 0)
		return r;
	r = offer_read(&reader, keys.not_offered, file);
	if (r < 0)
		return r;
	r = read_environment(&reader, keys.environment, keys.start, file);
	if (r < 0)
		return r;
	return read_known(&reader, keys.known_failures, file);
}

int subject_file_load(struct subject_file *file, const char *path, struct arena *arena,
	struct diagnostics *problems)
{
	struct yaml_node *root;
	int r = files_read_yaml(path, arena, problems, &root);

	if (r < 0 || !root)
		return r;
	return subject_file_read(file, path, root, arena, problems);
}
