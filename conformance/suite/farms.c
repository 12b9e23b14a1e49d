#include "conformance/suite/farms.h"

#include <errno.h>
#include <string.h>

#include "base/file.h"
#include "base/macros.h"
#include "base/text.h"
#include "sim/farm_file/farm_file.h"
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

static struct farm_entry *add_farm(
	struct farms *farms, const struct farm_entry *what, struct snapshot *snapshot)
{
	struct farm_entry *entry = arena_alloc(farms->arena, sizeof(*entry));
	struct farm_entry **at = arena_append(
		farms->arena, &farms->items, farms->count, sizeof(struct farm_entry *));
	struct farm_entry **file = arena_append(
		farms->arena, &farms->files, farms->file_count, sizeof(struct farm_entry *));

	if (!entry || !at || !file) {
		snapshot_free(snapshot);
		return NULL;
	}
	*entry = *what;
	entry->snapshot = snapshot;
	*at = *file = entry;
	farms->count++;
	farms->file_count += what->path != NULL;
	return entry;
}

static struct farm_entry *find_file(const struct farms *farms, const struct farm_entry *what)
{
	for (size_t i = 0; i < farms->file_count; i++) {
		if (farms->files[i]->edition == what->edition &&
			strcmp(farms->files[i]->path, what->path) == 0)
			return farms->files[i];
	}
	return NULL;
}

static struct farm_entry *find_farm(const struct farms *farms, const struct farm_entry *what)
{
	if (what->path)
		return find_file(farms, what);
	for (size_t i = farms->first; i < farms->count; i++) {
		struct farm_entry *entry = farms->items[i];

		if (!entry->path && entry->node == what->node && entry->base == what->base &&
			entry->edition == what->edition)
			return entry;
	}
	return NULL;
}

/* A farm from its tree; `*ret_snapshot` is NULL when it has problems. */
static int read_farm(const char *file, const struct yaml_node *root, enum edition edition,
	struct diagnostics *problems, struct snapshot **ret_snapshot)
{
	cleanup(snapshot_freep) struct snapshot *snapshot = snapshot_new();
	size_t before = problems->count;
	int r;

	if (!snapshot)
		return -ENOMEM;
	snapshot->usual_edition = edition;
	r = farm_file_read(file, root, problems, snapshot);
	if (r == 0 && problems->count == before)
		*ret_snapshot = steal(&snapshot);
	return r;
}

/* "../farms/x.yaml" beside "scenarios/q186477/y.yaml". */
static const char *path_beside(struct arena *arena, const char *file, const char *path)
{
	const char *slash = strrchr(file, '/');

	if (*path == '/' || !slash)
		return arena_copy(arena, path);
	return arena_printf(arena, "%.*s/%s", (int)(slash - file), file, path);
}

/* A file that is missing is told with the line that names it. */
static int read_file(struct farms *farms, struct reader *reader, const struct yaml_node *farm,
	const struct farm_entry *what, struct snapshot **ret_snapshot)
{
	cleanup(text_deinit) struct text text = {0};
	struct yaml_node *root = NULL;
	int r = file_read(what->path, &text);

	if (r < 0 && r != -ENOMEM) {
		reader_refuse(reader, farm, NULL, "the farm '%s' cannot be read: %s", farm->text,
			strerror(-r));
		return 0;
	}
	if (r == 0)
		r = yaml_parse(what->path, text_string(&text), text.length, farms->arena,
			reader->problems, &root);
	return r == 0 && root
		       ? read_farm(what->path, root, what->edition, reader->problems, ret_snapshot)
		       : r;
}

/* The farm in a file, or in the scenario itself. */
static int get_base(struct farms *farms, struct reader *reader, const struct yaml_node *farm,
	enum edition edition, struct farm_entry **ret_entry)
{
	struct farm_entry what = {.edition = edition};
	struct snapshot *snapshot = NULL;
	size_t before = reader->problems->count;
	int r;

	if (farm->kind == YAML_SCALAR)
		what.path = path_beside(farms->arena, reader->file, farm->text);
	else
		what.node = farm;
	if (!what.path && !what.node)
		return -ENOMEM;
	*ret_entry = find_farm(farms, &what);
	if (!*ret_entry) {
		r = what.path ? read_file(farms, reader, farm, &what, &snapshot)
			      : read_farm(reader->file, farm, edition, reader->problems, &snapshot);
		*ret_entry = r == 0 ? add_farm(farms, &what, snapshot) : NULL;
		if (!*ret_entry)
			return -ENOMEM;
	}
	/* the file's own problems are said once, when it is read */
	if (!(*ret_entry)->snapshot && reader->problems->count == before)
		reader_refuse(reader, farm, NULL, "the farm '%s' has problems",
			what.path ? farm->text : "in this scenario");
	return 0;
}

static int amend_farm(struct farms *farms, struct reader *reader, const struct yaml_node *given,
	const struct farm_entry *base, struct farm_entry **ret_entry)
{
	const struct farm_entry what = {.base = base, .node = given, .edition = base->edition};
	cleanup(snapshot_freep) struct snapshot *snapshot = NULL;
	size_t before = reader->problems->count;
	int r;

	*ret_entry = find_farm(farms, &what);
	if (*ret_entry)
		return 0;
	snapshot = snapshot_copy(base->snapshot);
	r = snapshot ? farm_file_amend(reader->file, given, reader->problems, snapshot) : -ENOMEM;
	if (r < 0)
		return r;
	if (reader->problems->count != before)
		snapshot = snapshot_free(snapshot);
	*ret_entry = add_farm(farms, &what, steal(&snapshot));
	return *ret_entry ? 0 : -ENOMEM;
}

int farms_get(struct farms *farms, struct reader *reader, const struct yaml_node *farm,
	const struct yaml_node *given, enum edition edition, struct farm_entry **ret_entry)
{
	struct farm_entry *entry = NULL;
	int r;

	if (reader->file != farms->scenario) {
		farms->scenario = reader->file;
		farms->first = farms->count;
	}
	r = get_base(farms, reader, farm, edition, &entry);

	*ret_entry = NULL;
	if (r == 0 && entry->snapshot && given)
		r = amend_farm(farms, reader, given, entry, &entry);
	if (r < 0 || !entry->snapshot)
		return r;
	entry->uses++;
	*ret_entry = entry;
	return 0;
}

int farms_image(struct farms *farms, struct farm_entry *entry, const struct image **ret_image)
{
	int r = entry->image.bytes ? 0 : image_make(farms->maker, entry->snapshot, &entry->image);

	if (r == 0)
		*ret_image = &entry->image;
	return r;
}

int farms_text(struct farms *farms, struct farm_entry *entry, const char **ret_text)
{
	cleanup(text_deinit) struct text text = {0};
	int r = entry->text ? 0 : snapshot_add_text(entry->snapshot, &text);

	if (r == 0 && !entry->text)
		entry->text = arena_copy(farms->arena, text_string(&text));
	if (!entry->text)
		return -ENOMEM;
	*ret_text = entry->text;
	return 0;
}

const struct snapshot *farms_snapshot(const struct farm_entry *entry)
{
	return entry ? entry->snapshot : NULL;
}

void farms_release(struct farm_entry *entry)
{
	if (--entry->uses == 0)
		image_deinit(&entry->image);
}
