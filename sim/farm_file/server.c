#include "sim/farm_file/farm_file.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/calendar.h"
#include "base/macros.h"
#include "base/name.h"
#include "base/text.h"
#include "base/word.h"
#include "sim/words.h"

int farm_read_time(struct farm_reader *farm, const struct yaml_node *node, const char **ret_time)
{
	int64_t seconds;

	if (!node || !reader_is(&farm->reader, node, YAML_SCALAR))
		return 0;
	if (calendar_parse(node->text, CALENDAR_SQL, &seconds))
		return reader_text(&farm->reader, node, ret_time);
	reader_refuse(&farm->reader, node, "YYYY-MM-DD HH:MM:SS", "'%s' is not a date and time",
		node->text);
	return 0;
}

/* --- Rights --- */

struct rights {
	struct farm_reader *farm;
	uint32_t *mask;
};

static void refuse_right(struct reader *reader, const struct yaml_node *node)
{
	const char *words[ARRAY_SIZE(right_words) + ARRAY_SIZE(permission_preset_words)];

	memcpy(words, right_words, sizeof(right_words));
	memcpy(words + ARRAY_SIZE(right_words), permission_preset_words, sizeof(permission_preset_words));
	reader_refuse_word(reader, node, "right", node->text, words, ARRAY_SIZE(words));
}

static int read_right(struct reader *reader, const struct yaml_node *node, void *object)
{
	struct rights *rights = object;
	enum permission_preset preset;
	enum right right;

	if (!reader_is(reader, node, YAML_SCALAR))
		return 0;
	if (right_from_string(node->text, &right))
		*rights->mask |= 1u << right;
	else if (permission_preset_from_string(node->text, &preset))
		*rights->mask |= permission_preset_rights(preset);
	else
		refuse_right(reader, node);
	return 0;
}

int farm_read_rights(struct farm_reader *farm, const struct yaml_node *node, uint32_t *ret_rights)
{
	struct rights rights = {farm, ret_rights};

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
	/* the list that a connection begins with: Q253831, cc785231; NT 4.0's own is not documented */
	static const struct {
		const char *trustee;
		enum permission_preset preset;
	} rows[] = {{"Administrators", PRESET_FULL_CONTROL}, {"SYSTEM", PRESET_FULL_CONTROL},
		{"Users", PRESET_USER_ACCESS}, {"Guests", PRESET_GUEST_ACCESS}};
	struct winstation *winstation = server_add_winstation(farm->snapshot, server);

	if (!winstation)
		return NULL;
	winstation->name = arena_copy(farm->reader.arena, name);
	winstation->kind = kind;
	for (size_t i = 0; winstation->name && i < ARRAY_SIZE(rows); i++) {
		struct permission *permission =
			winstation_add_permission(farm->snapshot, winstation);

		if (!permission)
			return NULL;
		permission->trustee = rows[i].trustee;
		permission->allowed = permission_preset_rights(rows[i].preset);
	}
	return winstation->name ? winstation : NULL;
}

struct winstation_keys {
	const struct yaml_node *kind, *permissions;
};

static const struct reader_key winstation_keys[] = {
	{"kind", offsetof(struct winstation_keys, kind), false},
	{"permissions", offsetof(struct winstation_keys, permissions), false},
};

/* The winstation itself; its permissions wait until the sessions have named their users. */
static int read_winstation(struct farm_reader *farm, const struct yaml_node *name,
	const struct yaml_node *value, struct server *server)
{
	struct winstation_keys keys = {0};
	struct winstation *winstation;
	int kind = -1, r;

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
	r = reader_word(
		&farm->reader, keys.kind, winstation_kind_words, WINSTATION_KIND_COUNT, &kind);
	if (kind >= 0)
		winstation->kind = (enum winstation_kind)kind;
	return winstation->name ? r : -ENOMEM;
}

static int read_winstations(
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

static int read_all_permissions(
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

/* --- Servers --- */

static const struct reader_key server_keys[] = {
	{"edition", offsetof(struct server_keys, edition), false},
	{"online", offsetof(struct server_keys, online), false},
	{"logons", offsetof(struct server_keys, logons), false},
	{"winstations", offsetof(struct server_keys, winstations), false},
	{"sessions", offsetof(struct server_keys, sessions), false},
};

const struct reader_table farm_server_tables[3] = {
	{"server-keys", server_keys, ARRAY_SIZE(server_keys)},
	{"winstation", winstation_keys, ARRAY_SIZE(winstation_keys)},
	{"permission", permission_keys, ARRAY_SIZE(permission_keys)},
};

/* NetBIOS takes none of these in a name (Q186548, error 1210; the list is NetBIOS's own). */
static bool read_server_name(struct farm_reader *farm, const struct yaml_node *name)
{
	if (!farm_read_name(farm, name, "server", name->text, SERVER_NAME_MAX))
		return false;
	if (!strpbrk(name->text, " \\/:*?\"<>|"))
		return true;
	reader_refuse(&farm->reader, name, NULL,
		"a server's name cannot hold blanks or any of \\ / : * ? \" < > |");
	return false;
}

int farm_read_server_keys(
	struct farm_reader *farm, const struct server_keys *keys, struct server *server)
{
	bool logons = server->logons == LOGONS_ENABLED;
	int edition = (int)server->edition;
	int r = reader_word(&farm->reader, keys->edition, edition_words, EDITION_COUNT, &edition);

	server->edition = (enum edition)edition;
	if (r == 0)
		r = reader_flag(&farm->reader, keys->online, &server->online);
	if (r == 0)
		r = reader_flag(&farm->reader, keys->logons, &logons);
	server->logons = logons ? LOGONS_ENABLED : LOGONS_DISABLED;
	if (r == 0)
		r = read_winstations(farm, keys->winstations, server);
	if (r == 0)
		r = farm_read_sessions(farm, keys->sessions, server);
	if (r == 0)
		r = read_all_permissions(farm, keys->winstations, server);
	return r;
}

int farm_add_server(
	struct farm_reader *farm, const struct yaml_node *name, const struct server_keys *keys)
{
	struct server *server;

	if (!read_server_name(farm, name))
		return 0;
	server = snapshot_add_server(farm->snapshot);
	if (!server)
		return -ENOMEM;
	server->name = arena_copy(farm->reader.arena, name->text);
	server->edition = farm->snapshot->usual_edition;
	server->online = true;
	server->logons = LOGONS_ENABLED;
	if (!server->name || !farm_new_winstation(farm, server, "Console", WINSTATION_CONSOLE) ||
		!farm_new_winstation(farm, server, "RDP-Tcp", WINSTATION_LISTENER))
		return -ENOMEM;
	return farm_read_server_keys(farm, keys, server);
}

int farm_read_server(
	struct farm_reader *farm, const struct yaml_node *name, const struct yaml_node *value)
{
	struct server_keys keys = {0};

	if (!yaml_is_null(value) &&
		!reader_keys(&farm->reader, value, server_keys, ARRAY_SIZE(server_keys), &keys))
		return 0;
	return farm_add_server(farm, name, &keys);
}
