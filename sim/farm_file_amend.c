#include "sim/farm_file.h"

#include <errno.h>
#include <string.h>

#include "base/macros.h"
#include "base/name.h"
#include "base/text.h"
#include "base/word.h"

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

#define KEY(name) {#name, offsetof(struct entry, name), false}
#define KEY_IN(member, name) {#name, offsetof(struct entry, member.name), false}

static const struct reader_key winstation_entry[] = {
	KEY(winstation), KEY(grant), KEY(deny), KEY(revoke), KEY(to), KEY(from), KEY(kind)};
static const struct reader_key session_entry[] = {KEY(session), KEY(absent),
	KEY_IN(session_keys, at), KEY_IN(session_keys, user), KEY_IN(session_keys, state),
	KEY_IN(session_keys, programs), KEY_IN(session_keys, client),
	KEY_IN(session_keys, address), KEY_IN(session_keys, logon)};
static const struct reader_key server_entry[] = {KEY(server), KEY_IN(server_keys, edition),
	KEY_IN(server_keys, online), KEY_IN(server_keys, logons),
	KEY_IN(server_keys, winstations), KEY_IN(server_keys, sessions)};
static const struct reader_key account_entry[] = {KEY(account), KEY(groups)};

/* "WF12/RDP-Tcp": the server before the slash, which must exist, and what is behind it. */
static struct server *read_address(
	struct farm_reader *farm, const struct yaml_node *node, const char **ret_rest)
{
	struct snapshot *snapshot = farm->snapshot;
	const char *slash;
	char *name;

	if (!reader_is(&farm->reader, node, YAML_SCALAR))
		return NULL;
	slash = strchr(node->text, '/');
	if (!slash || !slash[1]) {
		reader_refuse(&farm->reader, node, NULL,
			"'%s' is not of the form SERVER/NAME", node->text);
		return NULL;
	}
	name = arena_copy_bytes(farm->reader.arena, node->text, (size_t)(slash - node->text));
	for (size_t i = 0; name && i < snapshot->server_count; i++) {
		if (name_equal(snapshot->servers[i].name, name)) {
			*ret_rest = slash + 1;
			return &snapshot->servers[i];
		}
	}
	reader_refuse(&farm->reader, node, NULL, "the farm has no server '%s'", name ? name : "");
	return NULL;
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

static int amend_permission(
	struct farm_reader *farm, const struct entry *entry, struct winstation *winstation)
{
	const struct yaml_node *whom = entry->revoke ? entry->from : entry->to;
	const char *trustee;
	struct permission *permission;
	uint32_t revoked = 0;
	int r;

	if (!whom) {
		reader_refuse(&farm->reader, entry->node, NULL,
			entry->revoke ? "'revoke' needs 'from'" : "'grant' and 'deny' need 'to'");
		return 0;
	}
	trustee = farm_known_trustee(farm, whom);
	if (!trustee)
		return 0;
	permission = permission_of(farm, winstation, trustee);
	if (!permission)
		return -ENOMEM;
	r = farm_read_rights(farm, entry->grant, &permission->allowed);
	if (r == 0)
		r = farm_read_rights(farm, entry->deny, &permission->denied);
	if (r == 0)
		r = farm_read_rights(farm, entry->revoke, &revoked);
	permission->allowed &= ~revoked;
	permission->denied &= ~revoked;
	return r;
}

static int amend_winstation(struct farm_reader *farm, const struct entry *entry)
{
	const char *name = NULL;
	struct server *server = read_address(farm, entry->winstation, &name);
	struct winstation *winstation;
	enum winstation_kind kind;

	if (!server)
		return 0;
	winstation = (struct winstation *)server_winstation(server, name);
	if (entry->kind) {
		if (!winstation_kind_from_string(entry->kind->text ? entry->kind->text : "", &kind)) {
			reader_refuse(&farm->reader, entry->kind, "console, listener or direct",
				"not a kind of winstation");
			return 0;
		}
		if (!winstation)
			winstation = farm_new_winstation(farm, server, name, kind);
		if (!winstation)
			return -ENOMEM;
		winstation->kind = kind;
	}
	if (!winstation) {
		reader_refuse(&farm->reader, entry->winstation, NULL,
			"'%s' has no winstation '%s'; 'kind' makes one", server->name, name);
		return 0;
	}
	if (!entry->grant && !entry->deny && !entry->revoke)
		return 0;
	return amend_permission(farm, entry, winstation);
}

/* --- session --- */

static void remove_session(struct server *server, const struct session *session)
{
	size_t at = (size_t)(session - server->sessions);

	memmove(&server->sessions[at], &server->sessions[at + 1],
		(server->session_count - at - 1) * sizeof(*session));
	server->session_count--;
}

static int change_session(struct farm_reader *farm, const struct entry *entry,
	struct server *server, uint32_t id)
{
	struct session *session = (struct session *)server_session(server, id);
	bool known = session;
	int r;

	if (!session)
		session = server_add_session(farm->snapshot, server);
	if (!session)
		return -ENOMEM;
	session->id = id;
	r = farm_read_session(
		farm, entry->session, &entry->session_keys, server, session, known);
	if (r == 0)
		r = farm_number_programs(farm, entry->session, server);
	return r == 0 ? farm_refuse_shared_names(farm, entry->session, server) : r;
}

static int amend_session(struct farm_reader *farm, const struct entry *entry)
{
	const char *rest = NULL;
	struct server *server = read_address(farm, entry->session, &rest);
	const struct session *session;
	unsigned long long id;
	bool absent = false;
	int r = reader_flag(&farm->reader, entry->absent, &absent);

	if (!server || r < 0)
		return r;
	if (!word_to_number(rest, SESSION_ID_MAX, &id)) {
		reader_refuse(&farm->reader, entry->session, NULL,
			"'%s' is not a session id, 0 to %u", rest, SESSION_ID_MAX);
		return 0;
	}
	if (!absent)
		return change_session(farm, entry, server, (uint32_t)id);
	session = server_session(server, (uint32_t)id);
	if (session)
		remove_session(server, session);
	return 0;
}

/* --- server and account --- */

static int amend_server(struct farm_reader *farm, const struct entry *entry)
{
	const struct server *server;

	if (!reader_is(&farm->reader, entry->server, YAML_SCALAR))
		return 0;
	server = snapshot_server(farm->snapshot, entry->server->text);
	if (server)
		return farm_read_server_keys(farm, &entry->server_keys, (struct server *)server);
	return farm_add_server(farm, entry->server, &entry->server_keys);
}

static int amend_account(struct farm_reader *farm, const struct entry *entry)
{
	static const struct yaml_node no_groups = {.kind = YAML_LIST};

	if (!reader_is(&farm->reader, entry->account, YAML_SCALAR))
		return 0;
	return farm_read_account(
		farm, entry->account, entry->groups ? entry->groups : &no_groups);
}

static const struct noun {
	const char *name;
	const struct reader_key *keys;
	size_t key_count;
	int (*amend)(struct farm_reader *farm, const struct entry *entry);
} nouns[] = {
	{"winstation", winstation_entry, ARRAY_SIZE(winstation_entry), amend_winstation},
	{"session", session_entry, ARRAY_SIZE(session_entry), amend_session},
	{"server", server_entry, ARRAY_SIZE(server_entry), amend_server},
	{"account", account_entry, ARRAY_SIZE(account_entry), amend_account},
};

static int amend(struct reader *reader, const struct yaml_node *node, void *object)
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
		"the entry names nothing to amend");
	return 0;
}

int farm_file_amend(const char *file, const struct yaml_node *given, struct diagnostics *problems,
	struct snapshot *snapshot)
{
	cleanup(farm_reader_deinit) struct farm_reader farm;
	int r = farm_reader_init(&farm, file, problems, snapshot);

	if (r == 0)
		r = reader_each(&farm.reader, given, &farm, amend);
	snapshot_sort(snapshot);
	return r;
}
