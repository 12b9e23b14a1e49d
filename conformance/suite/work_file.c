#include "conformance/suite/work_file.h"

#include <errno.h>
#include <string.h>

#include "base/name.h"

enum {
	/* shorter than any system's limit, wherever the folder is */
	FILE_NAME_MAX = 64
};

/* Of every system, and of the folder itself. */
static bool is_plain(const char *name)
{
	if (!*name || *name == '.' || strlen(name) > FILE_NAME_MAX || strpbrk(name, "/\\:*?\"<>|"))
		return false;
	for (; *name; name++) {
		if ((unsigned char)*name < ' ')
			return false;
	}
	return true;
}

static int read_file(
	struct reader *reader, const struct yaml_node *map, size_t i, struct work_file *ret_file)
{
	int r = reader_text(reader, map->keys[i], &ret_file->name);

	ret_file->text = "";
	if (!is_plain(map->keys[i]->text))
		reader_refuse(reader, map->keys[i], NULL,
			"not the name of a file: at most %d bytes, no slashes, no '.' in front",
			FILE_NAME_MAX);
	return r == 0 ? reader_text(reader, map->values[i], &ret_file->text) : r;
}

int work_files_read(struct reader *reader, const struct yaml_node *map,
	const struct work_file **ret_files, size_t *ret_count)
{
	struct work_file *files;
	int r = 0;

	if (!map || !reader_is(reader, map, YAML_MAP))
		return 0;
	/* on Windows names that differ in case are those of one file */
	reader_refuse_twins(reader, map, name_compare);
	files = arena_alloc(reader->arena, (map->count + 1) * sizeof(*files));
	if (!files)
		return -ENOMEM;
	for (size_t i = 0; i < map->count && r == 0; i++)
		r = read_file(reader, map, i, &files[i]);
	*ret_files = files;
	*ret_count = map->count;
	return r;
}
