#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "base/index.h"
#include "base/macros.h"
#include "base/name.h"
#include "base/word.h"
#include "sim/edition.h"
#include "sim/farm_file/farm_file.h"

static const struct reader_key session_keys[] = {
	{"at", offsetof(struct session_keys, at), false},
	{"user", offsetof(struct session_keys, user), false},
	{"state", offsetof(struct session_keys, state), false},
	{"programs", offsetof(struct session_keys, programs), false},
	{"messages", offsetof(struct session_keys, messages), false},
	{"client", offsetof(struct session_keys, client), false},
	{"address", offsetof(struct session_keys, address), false},
	{"logon", offsetof(struct session_keys, logon), false},
	{"connected", offsetof(struct session_keys, connected), false},
	{"disconnected", offsetof(struct session_keys, disconnected), false},
	{"idle", offsetof(struct session_keys, idle), false},
	{"last-input", offsetof(struct session_keys, last_input), false},
	{"install", offsetof(struct session_keys, install), false},
	{"ports", offsetof(struct session_keys, ports), false},
};

const struct reader_table farm_session_tables[1] = {
	{"session", session_keys, ARRAY_SIZE(session_keys)}};

enum {
	ID_TO_COME = LISTENER_ID_MAX + 1 /* of a session whose id the edition gives */
};

/* What the file says of one session, and where that is in the server's list. */
struct session_entry {
	const struct yaml_node *key, *value; /* NULL when the file says nothing of it */
	const struct winstation *own;        /* whose own session it is; NULL: it is known by its id */
	size_t at;
	bool is_known;  /* it was there before the server was amended */
	bool is_absent; /* `none` */
	/* why there is no such session, and what would do; said when its turn comes */
	const char *refusal, *accepted;
};

/* The sessions of a server, while they are read. */
struct session_list {
	struct farm_reader *farm;
	struct server *server;
	size_t known; /* how many sessions the server had before: none unless it is amended */
	struct index ids; /* of the file */
	struct session_entry *entries;
	size_t count;
};

static struct session_entry *add_entry(struct session_list *list)
{
	struct session_entry *entry = arena_append(list->farm->reader.arena, &list->entries,
		list->count, sizeof(*list->entries));

	list->count += entry != NULL;
	return entry;
}

/* An entry that is no session, with the reason. */
static int add_refused(
	struct session_list *list, const struct yaml_node *key, const char *refusal)
{
	struct session_entry *entry = refusal ? add_entry(list) : NULL;

	if (!entry)
		return -ENOMEM;
	*entry = (struct session_entry){.key = key, .refusal = refusal};
	return 0;
}

static const struct session_entry *find_entry(
	const struct session_list *list, const struct winstation *own)
{
	for (size_t i = 0; i < list->count; i++) {
		if (list->entries[i].own && list->entries[i].own == own)
			return &list->entries[i];
	}
	return NULL;
}

/* Take the place of a session that is known, or of a new one with that id. */
static int take_place(struct session_list *list, const struct session *known, uint32_t id,
	struct session_entry *entry)
{
	struct session *session;

	if (known) {
		entry->is_known = true;
		entry->at = (size_t)(known - list->server->sessions);
		return 0;
	}
	session = server_add_session(list->farm->snapshot, list->server);
	if (!session)
		return -ENOMEM;
	session->id = id;
	entry->at = list->server->session_count - 1;
	return 0;
}

/* --- Keys --- */

static const struct session *known_session(const struct session_list *list, uint32_t id)
{
	for (size_t i = 0; i < list->known; i++) {
		if (list->server->sessions[i].id == id)
			return &list->server->sessions[i];
	}
	return NULL;
}

/* A session that is known by its id, which must be the first with it. */
static int list_by_id(
	struct session_list *list, const struct yaml_node *map, size_t at, unsigned long long id)
{
	struct session_entry *entry;
	int64_t first;
	char text[24];

	snprintf(text, sizeof(text), "%llu", id);
	if (index_add(&list->ids, text, (int64_t)at, &first) < 0)
		return -ENOMEM;
	if (first != (int64_t)at)
		return add_refused(list, map->keys[at],
			arena_printf(list->farm->reader.arena,
				"session %llu is given twice; the first stands in line %u", id,
				map->keys[first]->line));
	entry = add_entry(list);
	if (!entry)
		return -ENOMEM;
	*entry = (struct session_entry){.key = map->keys[at], .value = map->values[at]};
	return take_place(list, known_session(list, (uint32_t)id), (uint32_t)id, entry);
}

static bool is_none(const struct yaml_node *node)
{
	return node->kind == YAML_SCALAR && node->plain && strcmp(node->text, "none") == 0;
}

/* The session of a console, a listener or services. */
static int list_own(struct session_list *list, const struct yaml_node *key,
	const struct yaml_node *value, const struct winstation *own)
{
	const struct session_entry *first = find_entry(list, own);
	struct session_entry *entry;

	if (first)
		return add_refused(list, key,
			arena_printf(list->farm->reader.arena,
				"the session of '%s' is given twice; the first stands in line %u",
				own->name, first->key->line));
	entry = add_entry(list);
	if (!entry)
		return -ENOMEM;
	*entry = (struct session_entry){.key = key, .value = value, .own = own};
	entry->is_absent = value && is_none(value);
	if (entry->is_absent && list->known)
		reader_refuse(&list->farm->reader, value, "absent: yes",
			"the session of '%s' is not taken away by 'none'", own->name);
	if (entry->is_absent)
		return 0;
	return take_place(list, server_own_session(list->server, own), ID_TO_COME, entry);
}

static int add_unknown(struct session_list *list, const struct yaml_node *key)
{
	const char *sentence, *accepted;
	int r = farm_describe_no_session(
		list->farm->reader.arena, list->server, key->text, &sentence, &accepted);

	if (r == 0)
		r = add_refused(list, key, sentence);
	if (r == 0)
		list->entries[list->count - 1].accepted = accepted;
	return r;
}

static int list_key(struct session_list *list, const struct yaml_node *map, size_t at)
{
	const struct edition_rules *rules = edition_rules(list->server->edition);
	unsigned max = rules->has_listener_ids ? LISTENER_ID_MAX : SESSION_ID_MAX;
	const struct yaml_node *key = map->keys[at];
	const struct winstation *own = server_winstation_of_key(list->server, key->text);
	unsigned long long id;

	if (word_to_number(key->text, max, &id))
		return list_by_id(list, map, at, id);
	if (own)
		return list_own(list, key, map->values[at], own);
	return add_unknown(list, key);
}

/* --- Sessions that stand by themselves --- */

/* Does the file have the winstation's own session under its id? */
static bool is_written(const struct session_list *list, const struct winstation *own)
{
	for (size_t i = 0; i < list->count; i++) {
		const struct yaml_node *value = list->entries[i].value;
		const struct yaml_node *name = value ? yaml_get(value, "at") : NULL;
		const struct yaml_node *state = value ? yaml_get(value, "state") : NULL;
		enum session_state is = SESSION_ACTIVE;

		if (!name || name->kind != YAML_SCALAR || !name_equal(name->text, own->name))
			continue;
		if (state && state->kind == YAML_SCALAR)
			session_state_from_string(state->text, &is);
		if (is != SESSION_DISCONNECTED || own->kind == WINSTATION_SERVICES)
			return true;
	}
	return false;
}

/* A new server has them, unless the file says otherwise. */
static int list_standing(struct session_list *list)
{
	const struct server *server = list->server;
	int r = 0;

	if (!edition_rules(server->edition)->has_standing_sessions)
		return 0;
	for (size_t i = 0; i < server->winstation_count && r == 0; i++) {
		const struct winstation *own = &server->winstations[i];

		if (own->kind != WINSTATION_DIRECT && !find_entry(list, own) &&
			!is_written(list, own))
			r = list_own(list, NULL, NULL, own);
	}
	return r;
}

/* --- Ids --- */

/* The entry of the kind that comes next by the name of its winstation, and has no id yet. */
static struct session_entry *next_without_id(struct session_list *list, bool of_listeners)
{
	struct session_entry *next = NULL;

	for (size_t i = 0; i < list->count; i++) {
		struct session_entry *entry = &list->entries[i];

		if (!entry->own || entry->is_absent ||
			list->server->sessions[entry->at].id != ID_TO_COME ||
			(entry->own->kind == WINSTATION_LISTENER) != of_listeners)
			continue;
		if (!next || name_compare(entry->own->name, next->own->name) < 0)
			next = entry;
	}
	return next;
}

static void refuse_taken_id(struct session_list *list, const struct session_entry *entry)
{
	uint32_t id = list->server->sessions[entry->at].id;
	const struct session *other = server_session(list->server, id);

	if (entry->key && other != &list->server->sessions[entry->at])
		reader_refuse(&list->farm->reader, entry->key, NULL,
			"session %u is given twice: it is that of '%s'", id, entry->own->name);
}

static int give_ids(struct session_list *list, bool to_listeners)
{
	struct session_entry *entry;

	while ((entry = next_without_id(list, to_listeners))) {
		uint32_t id = 0;
		int r = farm_find_own_id(list->server, entry->own, &id);

		if (r < 0)
			return r;
		list->server->sessions[entry->at].id = id;
		refuse_taken_id(list, entry);
	}
	return 0;
}

/* --- Reading --- */

int farm_read_entry(struct farm_reader *farm, const struct yaml_node *node,
	struct session_keys *keys, struct server *server, size_t at,
	const struct winstation *own, bool is_known)
{
	struct session *session = &server->sessions[at];

	if (own && keys->at) {
		reader_refuse(&farm->reader, keys->at, NULL, "the session of '%s' is there already",
			own->name);
		keys->at = NULL;
	}
	if (own && !is_known)
		session->name = session->winstation = own->name;
	return farm_read_session(farm, node, keys, server, session, is_known);
}

/* Where problems of a session are that the file says nothing of: at the server's sessions. */
static int read_entry(struct session_list *list, const struct yaml_node *whole,
	const struct session_entry *entry)
{
	const struct yaml_node *node = entry->key ? entry->key : whole;
	struct session_keys keys = {0};

	if (entry->refusal)
		reader_refuse(&list->farm->reader, node, entry->accepted, "%s", entry->refusal);
	if (entry->refusal || entry->is_absent)
		return 0;
	if (entry->value && !yaml_is_null(entry->value) &&
		!reader_keys(&list->farm->reader, entry->value, session_keys,
			ARRAY_SIZE(session_keys), &keys))
		return 0;
	return farm_read_entry(list->farm, node, &keys, list->server, entry->at, entry->own,
		entry->is_known);
}

int farm_refuse_shared_names(
	struct farm_reader *farm, const struct yaml_node *node, const struct server *server)
{
	/* a listener and its idle sessions share a name, where there are idle ones */
	bool all = !(edition_rules(server->edition)->states & 1u << SESSION_IDLE);
	cleanup(index_deinit) struct index names;

	index_init(&names, farm->reader.arena);
	for (size_t i = 0; i < server->session_count; i++) {
		const struct session *session = &server->sessions[i];
		int64_t first;

		if ((session->state != SESSION_ACTIVE && !all) || !session->name)
			continue;
		if (index_add(&names, session->name, session->id, &first) < 0)
			return -ENOMEM;
		if (first != session->id)
			reader_refuse(&farm->reader, node, NULL,
				"sessions %u and %u of '%s' are both %s '%s'", (unsigned)first,
				session->id, server->name, all ? "called" : "active as",
				session->name);
	}
	return 0;
}

static int list_all(struct session_list *list, const struct yaml_node *map, bool is_new)
{
	int r = 0;

	for (size_t i = 0; map && i < map->count && r == 0; i++)
		r = list_key(list, map, i);
	if (r == 0 && is_new)
		r = list_standing(list);
	if (r == 0)
		r = give_ids(list, false);
	return r == 0 ? give_ids(list, true) : r;
}

static int read_all(struct session_list *list, const struct yaml_node *node)
{
	size_t before = list->farm->reader.problems->count;
	int r = 0;

	for (size_t i = 0; i < list->count && r == 0; i++)
		r = read_entry(list, node, &list->entries[i]);
	if (r == 0)
		r = farm_number_programs(list->farm, node, list->server);
	/* a session that was refused may have neither the name nor the state that was meant */
	if (r < 0 || list->farm->reader.problems->count != before)
		return r;
	return farm_refuse_shared_names(list->farm, node, list->server);
}

int farm_read_sessions(struct farm_reader *farm, const struct yaml_node *node,
	const struct yaml_node *map, struct server *server, bool is_new)
{
	struct session_list list = {
		.farm = farm, .server = server, .known = server->session_count};
	int r;

	if (map && yaml_is_null(map))
		map = NULL;
	if (map && !reader_is(&farm->reader, map, YAML_MAP))
		return 0;
	index_init(&list.ids, farm->reader.arena);
	r = list_all(&list, map, is_new);
	index_deinit(&list.ids);
	if (r == 0)
		farm_number_connections(server, map);
	return r == 0 ? read_all(&list, map ? map : node) : r;
}
