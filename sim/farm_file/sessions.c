#include "sim/farm_file/farm_file.h"

#include <errno.h>
#include <stdio.h>

#include "base/index.h"
#include "base/macros.h"
#include "base/word.h"

static const struct reader_key session_keys[] = {
	{"at", offsetof(struct session_keys, at), false},
	{"user", offsetof(struct session_keys, user), false},
	{"state", offsetof(struct session_keys, state), false},
	{"programs", offsetof(struct session_keys, programs), false},
	{"messages", offsetof(struct session_keys, messages), false},
	{"client", offsetof(struct session_keys, client), false},
	{"address", offsetof(struct session_keys, address), false},
	{"logon", offsetof(struct session_keys, logon), false},
};

const struct reader_table farm_session_tables[1] = {
	{"session", session_keys, ARRAY_SIZE(session_keys)}};

/* The map of a server's sessions, while it is read. */
struct session_list {
	const struct yaml_node *map;
	struct server *server;
	size_t known;     /* how many sessions the server had before: none unless it is amended */
	struct index ids; /* of the map */
};

static struct session *known_session(const struct session_list *list, uint32_t id)
{
	for (size_t i = 0; i < list->known; i++) {
		if (list->server->sessions[i].id == id)
			return &list->server->sessions[i];
	}
	return NULL;
}

/* The id at that place of the map: 1, or 0 with a problem when it is none or not the first. */
static int read_id(struct farm_reader *farm, struct session_list *list, size_t at, uint32_t *ret_id)
{
	const struct yaml_node *id = list->map->keys[at];
	unsigned long long number;
	int64_t first;
	char text[24];

	if (!word_to_number(id->text, SESSION_ID_MAX, &number)) {
		reader_refuse(&farm->reader, id, NULL, "'%s' is not a session id, 0 to %u",
			id->text, SESSION_ID_MAX);
		return 0;
	}
	snprintf(text, sizeof(text), "%llu", number);
	if (index_add(&list->ids, text, (int64_t)at, &first) < 0)
		return -ENOMEM;
	if (first != (int64_t)at) {
		reader_refuse(&farm->reader, id, NULL,
			"session %llu is given twice; the first stands in line %u", number,
			list->map->keys[first]->line);
		return 0;
	}
	*ret_id = (uint32_t)number;
	return 1;
}

static int read_numbered_session(struct farm_reader *farm, struct session_list *list, size_t at)
{
	const struct yaml_node *value = list->map->values[at];
	struct session_keys keys = {0};
	struct session *session;
	bool known;
	uint32_t id;
	int r = read_id(farm, list, at, &id);

	if (r <= 0)
		return r;
	if (!yaml_is_null(value) &&
		!reader_keys(&farm->reader, value, session_keys, ARRAY_SIZE(session_keys), &keys))
		return 0;
	session = known_session(list, id);
	known = session;
	if (!session)
		session = server_add_session(farm->snapshot, list->server);
	if (!session)
		return -ENOMEM;
	session->id = id;
	return farm_read_session(farm, list->map->keys[at], &keys, list->server, session, known);
}

int farm_refuse_shared_names(
	struct farm_reader *farm, const struct yaml_node *node, const struct server *server)
{
	cleanup(index_deinit) struct index names;

	index_init(&names, farm->reader.arena);
	for (size_t i = 0; i < server->session_count; i++) {
		const struct session *session = &server->sessions[i];
		int64_t first;

		if (session->state != SESSION_ACTIVE || !session->name)
			continue;
		if (index_add(&names, session->name, session->id, &first) < 0)
			return -ENOMEM;
		if (first != session->id)
			reader_refuse(&farm->reader, node, NULL,
				"sessions %u and %u of '%s' are both active as '%s'",
				(unsigned)first, session->id, server->name, session->name);
	}
	return 0;
}

int farm_read_sessions(struct farm_reader *farm, const struct yaml_node *map, struct server *server)
{
	struct session_list list = {.map = map, .server = server, .known = server->session_count};
	int r = 0;

	if (!map || yaml_is_null(map) || !reader_is(&farm->reader, map, YAML_MAP))
		return 0;
	index_init(&list.ids, farm->reader.arena);
	for (size_t i = 0; i < map->count && r == 0; i++)
		r = read_numbered_session(farm, &list, i);
	index_deinit(&list.ids);
	if (r == 0)
		r = farm_number_programs(farm, map, server);
	return r == 0 ? farm_refuse_shared_names(farm, map, server) : r;
}
