#include "conformance/farms.h"

#include <errno.h>
#include <string.h>

#include "base/macros.h"
#include "conformance/files.h"
#include "sim/farm_file.h"
#include "sim/snapshot.h"

int farms_init(struct farms *farms)
{
	*farms = (struct farms){.arena = arena_new()};
	return farms->arena ? image_maker_new(&farms->maker) : -ENOMEM;
}

void farms_deinit(struct farms *farms)
{
	for (size_t i = 0; i < farms->count; i++) {
		snapshot_free(farms->items[i]->snapshot);
		image_deinit(&farms->items[i]->image);
	}
	image_maker_free(farms->maker);
	arena_free(farms->arena);
	*farms = (struct farms){0};
}

static struct farm_entry *add(struct farms *farms, const char *path, struct snapshot *snapshot)
{
	struct farm_entry *entry = arena_alloc(farms->arena, sizeof(*entry));
	struct farm_entry **at = arena_append(
		farms->arena, &farms->items, farms->count, sizeof(struct farm_entry *));

	if (!entry || !at) {
		snapshot_free(snapshot);
		return NULL;
	}
	entry->path = arena_copy(farms->arena, path);
	entry->snapshot = snapshot;
	*at = entry;
	farms->count++;
	return entry;
}

static struct farm_entry *find(const struct farms *farms, const char *path)
{
	for (size_t i = 0; i < farms->count; i++) {
		if (farms->items[i]->path && strcmp(farms->items[i]->path, path) == 0)
			return farms->items[i];
	}
	return NULL;
}

/* A farm from its tree; `*ret_snapshot` is NULL when it has problems. */
static int read_farm(const char *file, const struct yaml_node *root, struct diagnostics *problems,
	struct snapshot **ret_snapshot)
{
	cleanup(snapshot_freep) struct snapshot *snapshot = snapshot_new();
	size_t before = problems->count;
	int r;

	if (!snapshot)
		return -ENOMEM;
	r = farm_file_read(file, root, problems, snapshot);
	if (r == 0 && problems->count == before)
		*ret_snapshot = steal(&snapshot);
	return r;
}

/* "../farms/x.yaml" beside "scenarios/q186477/y.yaml". */
static const char *beside(struct arena *arena, const char *file, const char *path)
{
	const char *slash = strrchr(file, '/');

	if (*path == '/' || !slash)
		return arena_copy(arena, path);
	return arena_printf(arena, "%.*s/%s", (int)(slash - file), file, path);
}

static int get_file(struct farms *farms, struct reader *reader, const struct yaml_node *node,
	struct farm_entry **ret_entry)
{
	const char *path = beside(farms->arena, reader->file, node->text);
	struct farm_entry *entry = path ? find(farms, path) : NULL;
	struct snapshot *snapshot = NULL;
	struct yaml_node *root;
	size_t before = reader->problems->count;
	int r;

	if (!path)
		return -ENOMEM;
	if (!entry) {
		r = files_read_yaml(path, farms->arena, reader->problems, &root);
		if (r == 0 && root)
			r = read_farm(path, root, reader->problems, &snapshot);
		if (r < 0)
			return r;
		entry = add(farms, path, snapshot);
		if (!entry)
			return -ENOMEM;
	}
	if (!entry->snapshot && reader->problems->count == before)
		reader_refuse(reader, node, NULL, "the farm '%s' has problems", node->text);
	*ret_entry = entry->snapshot ? entry : NULL;
	return 0;
}

static int get_base(struct farms *farms, struct reader *reader, const struct yaml_node *farm,
	struct farm_entry **ret_entry)
{
	struct snapshot *snapshot = NULL;
	int r;

	if (farm->kind == YAML_SCALAR)
		return get_file(farms, reader, farm, ret_entry);
	r = read_farm(reader->file, farm, reader->problems, &snapshot);
	if (r < 0 || !snapshot)
		return r;
	*ret_entry = add(farms, NULL, snapshot);
	return *ret_entry ? 0 : -ENOMEM;
}

static int amend(struct farms *farms, struct reader *reader, const struct yaml_node *given,
	const struct farm_entry *base, struct farm_entry **ret_entry)
{
	cleanup(snapshot_freep) struct snapshot *snapshot = snapshot_copy(base->snapshot);
	size_t before = reader->problems->count;
	int r = snapshot ? farm_file_amend(reader->file, given, reader->problems, snapshot)
			 : -ENOMEM;

	if (r < 0 || reader->problems->count != before)
		return r;
	*ret_entry = add(farms, NULL, steal(&snapshot));
	return *ret_entry ? 0 : -ENOMEM;
}

int farms_get(struct farms *farms, struct reader *reader, const struct yaml_node *farm,
	const struct yaml_node *given, struct farm_entry **ret_entry)
{
	struct farm_entry *base = NULL;
	int r = get_base(farms, reader, farm, &base);

	*ret_entry = NULL;
	if (r < 0 || !base)
		return r;
	if (given)
		return amend(farms, reader, given, base, ret_entry);
	*ret_entry = base;
	return 0;
}

int farms_image(struct farms *farms, struct farm_entry *entry, const struct image **ret_image)
{
	int r = entry->image.bytes ? 0 : image_make(farms->maker, entry->snapshot, &entry->image);

	if (r == 0)
		*ret_image = &entry->image;
	return r;
}

void farms_release(struct farm_entry *entry)
{
	if (!entry->path)
		image_deinit(&entry->image);
}
