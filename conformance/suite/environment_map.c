#include "conformance/suite/environment_map.h"

#include <errno.h>
#include <string.h>

#include "base/macros.h"

bool environment_is_reserved(const char *name, size_t length)
{
	static const char *const reserved[] = {"TSFARM_DB", "TSCONFORM_PLACE"};

	for (size_t i = 0; i < ARRAY_SIZE(reserved); i++) {
		if (strlen(reserved[i]) == length && strncmp(reserved[i], name, length) == 0)
			return true;
	}
	return false;
}

static void check_name(struct reader *reader, const struct yaml_node *key)
{
	if (!*key->text || strpbrk(key->text, "={}"))
		reader_refuse(reader, key, NULL, "not a variable's name");
	else if (environment_is_reserved(key->text, strlen(key->text)))
		reader_refuse(reader, key, NULL, "tsconform sets the variable '%s' itself", key->text);
}

int environment_map_read(struct reader *reader, const struct yaml_node *map,
	const char ***ret_variables, size_t *ret_count)
{
	if (!map || !reader_is(reader, map, YAML_MAP))
		return 0;
	reader_refuse_twins(reader, map, strcmp);
	for (size_t i = 0; i < map->count; i++) {
		const char **at;

		check_name(reader, map->keys[i]);
		if (!reader_is(reader, map->values[i], YAML_SCALAR))
			continue;
		at = arena_append(reader->arena, ret_variables, *ret_count, sizeof(*at));
		if (!at)
			return -ENOMEM;
		*at = arena_printf(
			reader->arena, "%s=%s", map->keys[i]->text, map->values[i]->text);
		if (!*at)
			return -ENOMEM;
		++*ret_count;
	}
	return 0;
}
