#include "sim/farm_file/farm_file.h"

#include <errno.h>
#include <string.h>

#include "base/macros.h"
#include "base/name.h"
#include "base/text.h"
#include "base/word.h"
#include "sim/edition.h"
#include "sim/words.h"

/* One entry of `given`: which thing, and every key that some thing takes. */
struct entry {
	const struct yaml_node *node;
	const struct yaml_node *server, *session, *winstation, *account; /* one of them */
	const struct yaml_node *grant, *deny, *revoke, *to, *from, *kind;
	const struct yaml_node *absent;
	const struct yaml_node *groups;
	struct server_keys server_keys;
	struct session_keys session_keys;
};

/* clang-format off */
#define KEY(name) {#name, offsetof(struct entry, name), false}
/* by which the entry is known */
#define NOUN(name) {#name, offsetof(struct entry, name), true}
#define KEY_IN(member, name) {#name, offsetof(struct entry, member.name), false}
/* clang-format on */

static const struct reader_key winstation_entry[] = {
	NOUN(winstation), KEY(grant), KEY(deny), KEY(revoke), KEY(to), KEY(from), KEY(kind)};
static const struct reader_key session_entry[] = {NOUN(session), KEY(absent),
	KEY_IN(session_keys, at), KEY_IN(session_keys, user), KEY_IN(session_keys, state),
	KEY_IN(session_keys, programs), KEY_IN(session_keys, messages),
	KEY_IN(session_keys, client), KEY_IN(session_keys, address), KEY_IN(session_keys, logon),
	KEY_IN(session_keys, connected), KEY_IN(session_keys, disconnected),
	KEY_IN(session_keys, idle),
	{"last-input", offsetof(struct entry, session_keys.last_input), false},
	KEY_IN(session_keys, install), KEY_IN(session_keys, ports)};
static const struct reader_key server_entry[] = {NOUN(server), KEY_IN(server_keys, edition),
	KEY_IN(server_keys, locale),
	{"next-session", offsetof(struct entry, server_keys.next_session), false},
	KEY_IN(server_keys, online), KEY_IN(server_keys, logons), KEY_IN(server_keys, winstations),
	KEY_IN(server_keys, sessions)};
static const struct reader_key account_entry[] = {
	NOUN(account), {"groups", offsetof(struct entry, groups), true}};

const struct reader_table farm_given_tables[4] = {
	{"given-winstation", winstation_entry, ARRAY_SIZE(winstation_entry)},
	{"given-session", session_entry, ARRAY_SIZE(session_entry)},
	{"given-server", server_entry, ARRAY_SIZE(server_entry)},
	{"given-account", account_entry, ARRAY_SIZE(account_entry)},
};

static int refuse_server(struct farm_reader *farm, const struct yaml_node *node, const char *name)
{
	const struct snapshot *snapshot = farm->snapshot;
	const char **names =
		arena_alloc(farm->reader.arena, (snapshot->server_count + 1) * sizeof(*names));

	if (!names)
		return -ENOMEM;
	for (size_t i = 0; i < snapshot->server_count; i++)
		names[i] = snapshot->servers[i].name;
	reader_refuse_word(&farm->reader, node, "server", name, names, snapshot->server_count);
	return 0;
}

/*
 * "WF12/RDP-Tcp": the server before the slash, which must exist, and what is behind it. The server
 * stays NULL when it is refused.
 */
static int read_address(struct farm_reader *farm, const struct yaml_node *node,
	struct server **ret_server, const char **ret_rest)
{
	const struct server *server;
	const char *slash;
	char *name;

	if (!reader_is(&farm->reader, node, YAML_SCALAR))
		return 0;
	slash = strchr(node->text, '/');
	if (!slash || !slash[1]) {
		reader_refuse(&farm->reader, node, NULL, "'%s' is not of the form SERVER/NAME",
			node->text);
		return 0;
	}
	name = arena_copy_bytes(farm->reader.arena, node->text, (size_t)(slash - node->text));
	if (!name)
		return -ENOMEM;
	server = snapshot_server(farm->snapshot, name);
	if (!server)
		return refuse_server(farm, node, name);
	*ret_server = (struct server *)server;
	*ret_rest = slash + 1;
	return 0;
}

/* --- winstation --- */

static struct permission *permission_of(
	struct farm_reader *farm, struct winstation *winstation, const char *trustee)
{
	struct permission *permission =
		(struct permission *)winstation_permission(winstation, trustee);

	if (permission)
		return permission;
	permission = winstation_add_permission(farm->snapshot, winstation);
	if (permission)
		permission->trustee = trustee;
	return permission;
}

static int give_permission(
	struct farm_reader *farm, const struct entry *entry, struct winstation *winstation)
{
	const char *trustee = farm_known_trustee(farm, entry->to);
	struct permission *permission;
	int r;

	if (!trustee)
		return 0;
	permission = permission_of(farm, winstation, trustee);
	if (!permission)
		return -ENOMEM;
	r = farm_read_rights(farm, entry->grant, &permission->allowed);
	return r < 0 ? r : farm_read_rights(farm, entry->deny, &permission->denied);
}

/* Grants and denials go alike; who has none of a right stays without. */
static int take_winstation(
	struct farm_reader *farm, const struct entry *entry, struct winstation *winstation)
{
	const char *trustee = farm_known_trustee(farm, entry->from);
	struct permission *permission;
	uint32_t revoked = 0;
	int r;

	if (!trustee)
		return 0;
	permission = permission_of(farm, winstation, trustee);
	if (!permission)
		return -ENOMEM;
	r = farm_read_rights(farm, entry->revoke, &revoked);
	permission->allowed &= ~revoked;
	permission->denied &= ~revoked;
	return r;
}

static int amend_permissions(
	struct farm_reader *farm, const struct entry *entry, struct winstation *winstation)
{
	int r = 0;

	if (!entry->to != !(entry->grant || entry->deny)) {
		reader_refuse(&farm->reader, entry->node, NULL, "'grant' and 'deny' go with 'to'");
		return 0;
	}
	if (!entry->from != !entry->revoke) {
		reader_refuse(&farm->reader, entry->node, NULL, "'revoke' goes with 'from'");
		return 0;
	}
	if (entry->to)
		r = give_permission(farm, entry, winstation);
	return r == 0 && entry->from ? take_winstation(farm, entry, winstation) : r;
}

/* A winstation of another kind may have no room for the sessions at it. */
static void refuse_homeless(
	struct farm_reader *farm, const struct yaml_node *node, const struct server *server)
{
	for (size_t i = 0; i < server->session_count; i++) {
		const struct session *session = &server->sessions[i];

		if (session->name && !server_winstation_of(server, session->name))
			reader_refuse(&farm->reader, node, NULL,
				"session %u of '%s' would be at no winstation: '%s'", session->id,
				server->name, session->name);
	}
}

/* Give the winstation the kind, where one is said; the winstation is made when it is new. */
static int amend_kind(struct farm_reader *farm, const struct entry *entry, struct server *server,
	const char *name, struct winstation **winstation)
{
	enum winstation_kind kind;

	if (!farm_read_kind(farm, entry->kind, server, *winstation, &kind))
		return 0;
	if (!*winstation &&
		!farm_read_name(farm, entry->winstation, "winstation", name, WINSTATION_NAME_MAX))
		return 0;
	if (!*winstation)
		*winstation = farm_new_winstation(farm, server, name, kind);
	if (!*winstation)
		return -ENOMEM;
	(*winstation)->kind = kind;
	farm_number_connections(server, NULL);
	refuse_homeless(farm, entry->kind, server);
	return 0;
}

static int amend_winstation(struct farm_reader *farm, struct entry *entry)
{
	const char *name = NULL;
	struct server *server = NULL;
	struct winstation *winstation;
	int r = read_address(farm, entry->winstation, &server, &name);

	if (r < 0 || !server)
		return r;
	winstation = (struct winstation *)server_winstation(server, name);
	r = amend_kind(farm, entry, server, name, &winstation);
	if (r < 0 || (!winstation && entry->kind))
		return r;
	if (!winstation) {
		reader_refuse(&farm->reader, entry->winstation, NULL,
			"'%s' has no winstation '%s'; 'kind' makes one", server->name, name);
		return 0;
	}
	if (!entry->kind && !entry->grant && !entry->deny && !entry->revoke && !entry->to &&
		!entry->from)
		reader_refuse(&farm->reader, entry->node, "kind, grant, deny or revoke",
			"the entry changes nothing");
	return amend_permissions(farm, entry, winstation);
}

/* --- session --- */

static void remove_session(struct server *server, const struct session *session)
{
	size_t at = (size_t)(session - server->sessions);

	memmove(&server->sessions[at], &server->sessions[at + 1],
		(server->session_count - at - 1) * sizeof(*session));
	server->session_count--;
}

/* Which session an entry is about: its id, and whose own session it is, if it is known by that. */
struct session_address {
	struct server *server;
	const struct winstation *own;
	uint32_t id;
};

static int refuse_session_key(struct farm_reader *farm, const struct yaml_node *node,
	const struct server *server, const char *key)
{
	const char *sentence, *accepted;
	int r = farm_describe_no_session(farm->reader.arena, server, key, &sentence, &accepted);

	if (r == 0)
		reader_refuse(&farm->reader, node, accepted, "%s", sentence);
	return r;
}

/* False when the session has no such address, which is then a problem. */
static bool read_session_address(struct farm_reader *farm, const struct yaml_node *node,
	const char *key, struct session_address *address, int *ret_r)
{
	bool has_listeners = edition_rules(address->server->edition)->has_listener_ids;
	unsigned max = has_listeners ? LISTENER_ID_MAX : SESSION_ID_MAX;
	unsigned long long id;

	*ret_r = 0;
	address->own = server_winstation_of_key(address->server, key);
	if (word_to_number(key, max, &id)) {
		address->own = NULL;
		address->id = (uint32_t)id;
		return true;
	}
	if (!address->own) {
		*ret_r = refuse_session_key(farm, node, address->server, key);
		return false;
	}
	if (!server_session_id(address->server, key, &address->id))
		*ret_r = farm_find_own_id(address->server, address->own, &address->id);
	return *ret_r == 0;
}

static int change_session(
	struct farm_reader *farm, struct entry *entry, const struct session_address *address)
{
	struct server *server = address->server;
	struct session *session = (struct session *)server_session(server, address->id);
	bool known = session;
	int r;

	if (!session)
		session = server_add_session(farm->snapshot, server);
	if (!session)
		return -ENOMEM;
	session->id = address->id;
	farm_number_connections(server, NULL);
	r = farm_read_entry(farm, entry->session, &entry->session_keys, server,
		(size_t)(session - server->sessions), address->own, known);
	if (r == 0)
		r = farm_number_programs(farm, entry->session, server);
	farm_number_connections(server, NULL);
	farm_number_sessions(server);
	return r == 0 ? farm_refuse_shared_names(farm, entry->session, server) : r;
}

static int amend_session(struct farm_reader *farm, struct entry *entry)
{
	const char *rest = NULL;
	struct session_address address = {0};
	const struct session *session;
	bool absent = false;
	int r = read_address(farm, entry->session, &address.server, &rest);

	if (r == 0)
		r = reader_flag(&farm->reader, entry->absent, &absent);
	if (r < 0 || !address.server ||
		!read_session_address(farm, entry->session, rest, &address, &r))
		return r;
	if (!absent)
		return change_session(farm, entry, &address);
	session = server_session(address.server, address.id);
	if (session)
		remove_session(address.server, session);
	else
		reader_refuse(&farm->reader, entry->session, NULL, "'%s' has no session %u",
			address.server->name, address.id);
	return 0;
}

/* --- server and account --- */

static int amend_server(struct farm_reader *farm, struct entry *entry)
{
	struct server *server;
	int r;

	if (!reader_is(&farm->reader, entry->server, YAML_SCALAR))
		return 0;
	server = (struct server *)snapshot_server(farm->snapshot, entry->server->text);
	if (!server)
		return farm_add_server(farm, entry->server, &entry->server_keys);
	r = farm_read_server_keys(farm, entry->server, &entry->server_keys, server, false);
	if (r == 0)
		refuse_homeless(farm, entry->server, server);
	return r;
}

static int amend_account(struct farm_reader *farm, struct entry *entry)
{
	if (!entry->groups || !reader_is(&farm->reader, entry->account, YAML_SCALAR))
		return 0;
	return farm_read_account(farm, entry->account, entry->groups);
}

static const struct noun {
	const char *name;
	const struct reader_key *keys;
	size_t key_count;
	int (*amend)(struct farm_reader *farm, struct entry *entry);
} nouns[] = {
	{"winstation", winstation_entry, ARRAY_SIZE(winstation_entry), amend_winstation},
	{"session", session_entry, ARRAY_SIZE(session_entry), amend_session},
	{"server", server_entry, ARRAY_SIZE(server_entry), amend_server},
	{"account", account_entry, ARRAY_SIZE(account_entry), amend_account},
};

static int amend_object(struct reader *reader, const struct yaml_node *node, void *object)
{
	struct farm_reader *farm = object;
	struct entry entry = {.node = node};

	if (!reader_is(reader, node, YAML_MAP))
		return 0;
	for (size_t i = 0; i < ARRAY_SIZE(nouns); i++) {
		if (!yaml_get(node, nouns[i].name))
			continue;
		reader_keys(reader, node, nouns[i].keys, nouns[i].key_count, &entry);
		return nouns[i].amend(farm, &entry);
	}
	reader_refuse(reader, node, "winstation, session, server or account",
		"the entry does not say what it changes");
	return 0;
}

int farm_file_amend(const char *file, const struct yaml_node *given, struct diagnostics *problems,
	struct snapshot *snapshot)
{
	cleanup(farm_reader_deinit) struct farm_reader farm;
	int r = farm_reader_init(&farm, file, problems, snapshot);

	if (r == 0)
		r = reader_each(&farm.reader, given, &farm, amend_object);
	if (r == 0)
		snapshot_sort(snapshot);
	return r;
}
