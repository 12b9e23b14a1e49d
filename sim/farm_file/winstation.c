#include "sim/farm_file/farm_file.h"

#include <errno.h>
#include <string.h>

#include "base/macros.h"
#include "base/name.h"
#include "base/word.h"
#include "sim/edition.h"
#include "sim/words.h"

/* --- Rights --- */

struct rights {
	struct farm_reader *farm;
	uint32_t *mask;
	/* The lines of the words so far, 0 for none: a right, or a preset after all rights. */
	unsigned lines[ARRAY_SIZE(right_words) + ARRAY_SIZE(permission_preset_words)];
};

static void refuse_right(struct reader *reader, const struct yaml_node *node)
{
	const char *words[ARRAY_SIZE(right_words) + ARRAY_SIZE(permission_preset_words)];

	memcpy(words, right_words, sizeof(right_words));
	memcpy(words + ARRAY_SIZE(right_words), permission_preset_words, sizeof(permission_preset_words));
	reader_refuse_word(reader, node, "right", node->text, words, ARRAY_SIZE(words));
}

static void note_right(
	struct reader *reader, const struct yaml_node *node, struct rights *rights, size_t at)
{
	if (rights->lines[at])
		reader_refuse(reader, node, NULL,
			"'%s' is given twice; the first stands in line %u", node->text,
			rights->lines[at]);
	else
		rights->lines[at] = node->line;
}

static int read_right(struct reader *reader, const struct yaml_node *node, void *object)
{
	struct rights *rights = object;
	enum permission_preset preset;
	enum right right;

	if (!reader_is(reader, node, YAML_SCALAR))
		return 0;
	if (right_from_string(node->text, &right)) {
		note_right(reader, node, rights, right);
		*rights->mask |= 1u << right;
	} else if (permission_preset_from_string(node->text, &preset)) {
		note_right(reader, node, rights, (size_t)RIGHT_COUNT + preset);
		*rights->mask |= permission_preset_rights(preset);
	} else {
		refuse_right(reader, node);
	}
	return 0;
}

int farm_read_rights(struct farm_reader *farm, const struct yaml_node *node, uint32_t *ret_rights)
{
	struct rights rights = {.farm = farm, .mask = ret_rights};

	return reader_each(&farm->reader, node, &rights, read_right);
}

struct permission_keys {
	const struct yaml_node *allow, *deny;
};

static const struct reader_key permission_keys[] = {
	{"allow", offsetof(struct permission_keys, allow), false},
	{"deny", offsetof(struct permission_keys, deny), false},
};

static int read_permission(
	struct farm_reader *farm, const struct yaml_node *value, struct permission *permission)
{
	struct permission_keys keys = {.allow = value};
	int r;

	if (value->kind == YAML_MAP) {
		keys.allow = NULL;
		reader_keys(
			&farm->reader, value, permission_keys, ARRAY_SIZE(permission_keys), &keys);
	}
	permission->allowed = 0;
	permission->denied = 0;
	r = farm_read_rights(farm, keys.allow, &permission->allowed);
	return r < 0 ? r : farm_read_rights(farm, keys.deny, &permission->denied);
}

static int read_permissions(
	struct farm_reader *farm, const struct yaml_node *map, struct winstation *winstation)
{
	if (!map || yaml_is_null(map) || !reader_is(&farm->reader, map, YAML_MAP))
		return 0;
	reader_refuse_twins(&farm->reader, map, name_compare);
	for (size_t i = 0; i < map->count; i++) {
		const char *trustee = farm_known_trustee(farm, map->keys[i]);
		struct permission *permission;
		int r;

		if (!trustee)
			continue;
		permission = (struct permission *)winstation_permission(winstation, trustee);
		if (!permission)
			permission = winstation_add_permission(farm->snapshot, winstation);
		if (!permission)
			return -ENOMEM;
		permission->trustee = trustee;
		r = read_permission(farm, map->values[i], permission);
		if (r < 0)
			return r;
	}
	return 0;
}

/* --- Winstations --- */

struct winstation *farm_new_winstation(struct farm_reader *farm, struct server *server,
	const char *name, enum winstation_kind kind)
{
	const struct edition_rules *rules = edition_rules(server->edition);
	struct winstation *winstation = server_add_winstation(farm->snapshot, server);

	if (!winstation)
		return NULL;
	winstation->name = arena_copy(farm->reader.arena, name);
	winstation->kind = kind;
	for (size_t i = 0; winstation->name && i < rules->permission_count; i++) {
		struct permission *permission =
			winstation_add_permission(farm->snapshot, winstation);

		if (!permission)
			return NULL;
		permission->trustee = rules->permissions[i].trustee;
		permission->allowed = rules->permissions[i].allowed;
	}
	return winstation->name ? winstation : NULL;
}

struct winstation_keys {
	const struct yaml_node *kind, *next_connection, *permissions;
};

static const struct reader_key winstation_keys[] = {
	{"kind", offsetof(struct winstation_keys, kind), false},
	{"next-connection", offsetof(struct winstation_keys, next_connection), false},
	{"permissions", offsetof(struct winstation_keys, permissions), false},
};

static const struct winstation *winstation_of_kind(
	const struct server *server, enum winstation_kind kind)
{
	for (size_t i = 0; i < server->winstation_count; i++) {
		if (server->winstations[i].kind == kind)
			return &server->winstations[i];
	}
	return NULL;
}

/*
 * A server has one console, and one winstation of services where the edition has services. Both are
 * there from the beginning, so neither changes its kind and no other winstation is of that kind.
 */
static bool refuse_single_kind(struct farm_reader *farm, const struct yaml_node *node,
	const struct server *server, const struct winstation *winstation, enum winstation_kind kind)
{
	static const enum winstation_kind single[] = {WINSTATION_CONSOLE, WINSTATION_SERVICES};
	const struct winstation *broken = NULL;
	const char *accepted = "listener, direct";

	for (size_t i = 0; i < ARRAY_SIZE(single); i++) {
		const struct winstation *holder = winstation_of_kind(server, single[i]);

		if (holder && (kind == single[i]) != (winstation == holder))
			broken = holder;
		if (holder && winstation == holder)
			accepted = winstation_kind_to_string(single[i]);
	}
	if (broken)
		reader_refuse(&farm->reader, node, accepted,
			"'%s' is the one winstation of kind '%s' on '%s'", broken->name,
			winstation_kind_to_string(broken->kind), server->name);
	return broken;
}

bool farm_read_kind(struct farm_reader *farm, const struct yaml_node *node,
	const struct server *server, const struct winstation *winstation,
	enum winstation_kind *ret_kind)
{
	int kind = -1;

	reader_word(&farm->reader, node, winstation_kind_words, WINSTATION_KIND_COUNT, &kind);
	if (kind < 0)
		return false;
	if (kind == WINSTATION_SERVICES && !edition_rules(server->edition)->has_services) {
		reader_refuse(&farm->reader, node, "console, listener, direct",
			"edition %s has no session of services",
			edition_to_string(server->edition));
		return false;
	}
	if (refuse_single_kind(farm, node, server, winstation, (enum winstation_kind)kind))
		return false;
	*ret_kind = (enum winstation_kind)kind;
	return true;
}

/* A number that only some editions and some things of theirs have. */
int farm_read_counter(struct farm_reader *farm, const struct yaml_node *node, uint64_t max,
	const char *why_not, uint32_t *ret_number)
{
	uint64_t number = *ret_number;
	int r;

	if (node && why_not) {
		reader_refuse(&farm->reader, node, NULL, "%s", why_not);
		return 0;
	}
	r = reader_number(&farm->reader, node, max, &number);
	*ret_number = (uint32_t)number;
	return r;
}

static int read_next_connection(struct farm_reader *farm, const struct yaml_node *node,
	const struct server *server, struct winstation *winstation)
{
	const char *why_not = NULL;

	if (edition_rules(server->edition)->first_connection < 0)
		why_not = "sessions of this edition are called after their ids";
	else if (winstation->kind != WINSTATION_LISTENER)
		why_not = "only a listener counts connections";
	return farm_read_counter(farm, node, UINT32_MAX, why_not, &winstation->next_connection);
}

/* The winstation itself; its permissions wait until the sessions have named their users. */
static int read_winstation(struct farm_reader *farm, const struct yaml_node *name,
	const struct yaml_node *value, struct server *server)
{
	struct winstation_keys keys = {0};
	struct winstation *winstation;

	if (!farm_read_name(farm, name, "winstation", name->text, WINSTATION_NAME_MAX))
		return 0;
	winstation = (struct winstation *)server_winstation(server, name->text);
	if (!winstation)
		winstation = farm_new_winstation(farm, server, name->text, WINSTATION_DIRECT);
	if (!winstation)
		return -ENOMEM;
	if (yaml_is_null(value) || !reader_keys(&farm->reader, value, winstation_keys,
					   ARRAY_SIZE(winstation_keys), &keys))
		return 0;
	winstation->name = arena_copy(farm->reader.arena, name->text);
	if (!winstation->name)
		return -ENOMEM;
	farm_read_kind(farm, keys.kind, server, winstation, &winstation->kind);
	return read_next_connection(farm, keys.next_connection, server, winstation);
}

int farm_read_winstations(
	struct farm_reader *farm, const struct yaml_node *map, struct server *server)
{
	if (!map || yaml_is_null(map) || !reader_is(&farm->reader, map, YAML_MAP))
		return 0;
	reader_refuse_twins(&farm->reader, map, name_compare);
	for (size_t i = 0; i < map->count; i++) {
		int r = read_winstation(farm, map->keys[i], map->values[i], server);

		if (r < 0)
			return r;
	}
	return 0;
}

int farm_read_permissions(
	struct farm_reader *farm, const struct yaml_node *map, struct server *server)
{
	for (size_t i = 0; map && map->kind == YAML_MAP && i < map->count; i++) {
		const struct yaml_node *permissions = yaml_get(map->values[i], "permissions");
		const struct winstation *winstation = server_winstation(server, map->keys[i]->text);
		int r;

		if (!permissions || !winstation)
			continue;
		r = read_permissions(farm, permissions, (struct winstation *)winstation);
		if (r < 0)
			return r;
	}
	return 0;
}

const struct reader_table farm_winstation_tables[2] = {
	{"winstation", winstation_keys, ARRAY_SIZE(winstation_keys)},
	{"permission", permission_keys, ARRAY_SIZE(permission_keys)},
};

/* The winstations that every server of the edition has. */
int farm_add_winstations(struct farm_reader *farm, struct server *server)
{
	static const struct {
		const char *name;
		enum winstation_kind kind;
	} rows[] = {{"Console", WINSTATION_CONSOLE}, {"RDP-Tcp", WINSTATION_LISTENER},
		{"Services", WINSTATION_SERVICES}};

	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		if (rows[i].kind == WINSTATION_SERVICES &&
			!edition_rules(server->edition)->has_services)
			continue;
		if (!farm_new_winstation(farm, server, rows[i].name, rows[i].kind))
			return -ENOMEM;
	}
	return 0;
}
