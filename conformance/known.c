#include "conformance/known.h"

#include <errno.h>
#include <string.h>

#include "base/macros.h"

struct known_keys {
	const struct yaml_node *id, *reason;
};

static const struct reader_key known_keys[] = {
	{"id", offsetof(struct known_keys, id), true},
	{"reason", offsetof(struct known_keys, reason), true},
};

static int read_failure(struct reader *reader, const struct yaml_node *node, void *object)
{
	struct known_failures *known = object;
	struct known_keys keys = {0};
	struct known_failure *failure;
	int r;

	if (!reader_keys(reader, node, known_keys, ARRAY_SIZE(known_keys), &keys))
		return 0;
	failure = arena_append(reader->arena, &known->items, known->count, sizeof(*failure));
	if (!failure)
		return -ENOMEM;
	known->count++;
	*failure = (struct known_failure){.id = "", .reason = "", .file = reader->file, .line = node->line};
	r = reader_text(reader, keys.id, &failure->id);
	if (r == 0)
		r = reader_text(reader, keys.reason, &failure->reason);
	if (keys.reason && !*failure->reason)
		reader_refuse(reader, keys.reason, NULL, "a known failure needs a reason");
	return r;
}

int known_read(struct known_failures *known, const char *file, const struct yaml_node *root,
	struct arena *arena, struct diagnostics *problems)
{
	struct reader reader = {file, arena, problems};

	if (!reader_is(&reader, root, YAML_LIST))
		return 0;
	return reader_each(&reader, root, known, read_failure);
}

/* "a/b" covers "a/b" and its rows "a/b/c", not "a/bc". */
static bool covers(const char *id, const char *scenario_id)
{
	size_t length = strlen(id);

	return length && strncmp(id, scenario_id, length) == 0 &&
	       (!scenario_id[length] || scenario_id[length] == '/');
}

const struct known_failure *known_find(const struct known_failures *known, const char *scenario_id)
{
	for (size_t i = 0; i < known->count; i++) {
		if (covers(known->items[i].id, scenario_id))
			return &known->items[i];
	}
	return NULL;
}
