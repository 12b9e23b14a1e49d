#include "sim/snapshot.h"

#include <stdlib.h>
#include <string.h>

#include "base/macros.h"
#include "base/name.h"
#include "base/word.h"
#include "sim/edition.h"

struct snapshot *snapshot_new(void)
{
	struct snapshot *snapshot = calloc(1, sizeof(*snapshot));

	if (!snapshot)
		return NULL;
	snapshot->arena = arena_new();
	if (!snapshot->arena)
		return snapshot_free(snapshot);
	snapshot->clock = SNAPSHOT_CLOCK;
	return snapshot;
}

struct snapshot *snapshot_free(struct snapshot *snapshot)
{
	if (!snapshot)
		return NULL;
	arena_free(snapshot->arena);
	free(snapshot);
	return NULL;
}

void snapshot_freep(struct snapshot **snapshot)
{
	*snapshot = snapshot_free(*snapshot);
}

/* --- Adding --- */

/* A list that could not grow keeps its count. */
static void *add_element(struct snapshot *snapshot, void *list, size_t *count, size_t size)
{
	void *element = arena_append(snapshot->arena, list, *count, size);

	*count += element != NULL;
	return element;
}

#define ADD(snapshot, list, count) add_element(snapshot, &(list), &(count), sizeof(*(list)))

struct trustee *snapshot_add_trustee(struct snapshot *snapshot)
{
	return ADD(snapshot, snapshot->trustees, snapshot->trustee_count);
}

struct server *snapshot_add_server(struct snapshot *snapshot)
{
	return ADD(snapshot, snapshot->servers, snapshot->server_count);
}

struct winstation *server_add_winstation(struct snapshot *snapshot, struct server *server)
{
	return ADD(snapshot, server->winstations, server->winstation_count);
}

struct session *server_add_session(struct snapshot *snapshot, struct server *server)
{
	return ADD(snapshot, server->sessions, server->session_count);
}

struct program *session_add_program(struct snapshot *snapshot, struct session *session)
{
	return ADD(snapshot, session->programs, session->program_count);
}

struct message *session_add_message(struct snapshot *snapshot, struct session *session)
{
	return ADD(snapshot, session->messages, session->message_count);
}

struct port *session_add_port(struct snapshot *snapshot, struct session *session)
{
	return ADD(snapshot, session->ports, session->port_count);
}

struct permission *winstation_add_permission(
	struct snapshot *snapshot, struct winstation *winstation)
{
	return ADD(snapshot, winstation->permissions, winstation->permission_count);
}

/* --- Order --- */

/* By key, as the store sorts. */
#define COMPARE_BY_NAME(type, member)                                                              \
	static int compare_##type(const void *a, const void *b)                                    \
	{                                                                                          \
		return name_compare(                                                               \
			((const struct type *)a)->member, ((const struct type *)b)->member);       \
	}

#define COMPARE_BY_NUMBER(type, member)                                                            \
	static int compare_##type(const void *a, const void *b)                                    \
	{                                                                                          \
		uint32_t x = ((const struct type *)a)->member;                                     \
		uint32_t y = ((const struct type *)b)->member;                                     \
                                                                                                   \
		return (x > y) - (x < y);                                                          \
	}

COMPARE_BY_NAME(server, name)
COMPARE_BY_NAME(trustee, name)
COMPARE_BY_NAME(winstation, name)
COMPARE_BY_NAME(permission, trustee)
COMPARE_BY_NAME(port, name)
COMPARE_BY_NUMBER(session, id)
COMPARE_BY_NUMBER(program, pid)

static int compare_group(const void *a, const void *b)
{
	return name_compare(*(const char *const *)a, *(const char *const *)b);
}

/* qsort must not get NULL, not even for nothing. */
#define SORT(list, count, compare)                                                                 \
	do {                                                                                       \
		if (count)                                                                         \
			qsort(list, count, sizeof(*(list)), compare);                              \
	} while (0)

static void sort_server(struct server *server)
{
	SORT(server->winstations, server->winstation_count, compare_winstation);
	for (size_t i = 0; i < server->winstation_count; i++)
		SORT(server->winstations[i].permissions, server->winstations[i].permission_count,
			compare_permission);
	SORT(server->sessions, server->session_count, compare_session);
	for (size_t i = 0; i < server->session_count; i++) {
		struct session *session = &server->sessions[i];

		SORT(session->programs, session->program_count, compare_program);
		SORT(session->ports, session->port_count, compare_port);
	}
}

void snapshot_sort(struct snapshot *snapshot)
{
	SORT(snapshot->trustees, snapshot->trustee_count, compare_trustee);
	for (size_t i = 0; i < snapshot->trustee_count; i++)
		SORT(snapshot->trustees[i].groups, snapshot->trustees[i].group_count,
			compare_group);
	SORT(snapshot->servers, snapshot->server_count, compare_server);
	for (size_t i = 0; i < snapshot->server_count; i++)
		sort_server(&snapshot->servers[i]);
}

/* --- Finding --- */

#define FIND_BY_NAME(list, count, member, wanted)                                                  \
	do {                                                                                       \
		for (size_t i = 0; i < (count); i++) {                                             \
			if (name_equal((list)[i].member, wanted))                                  \
				return &(list)[i];                                                 \
		}                                                                                  \
		return NULL;                                                                       \
	} while (0)

const struct server *snapshot_server(const struct snapshot *snapshot, const char *name)
{
	FIND_BY_NAME(snapshot->servers, snapshot->server_count, name, name);
}

const struct trustee *snapshot_trustee(const struct snapshot *snapshot, const char *name)
{
	FIND_BY_NAME(snapshot->trustees, snapshot->trustee_count, name, name);
}

const struct winstation *server_winstation(const struct server *server, const char *name)
{
	FIND_BY_NAME(server->winstations, server->winstation_count, name, name);
}

const struct permission *winstation_permission(
	const struct winstation *winstation, const char *trustee)
{
	FIND_BY_NAME(winstation->permissions, winstation->permission_count, trustee, trustee);
}

const struct session *server_session(const struct server *server, uint32_t id)
{
	for (size_t i = 0; i < server->session_count; i++) {
		if (server->sessions[i].id == id)
			return &server->sessions[i];
	}
	return NULL;
}

const struct winstation *server_winstation_of(const struct server *server, const char *session_name)
{
	const struct winstation *winstation = server_winstation(server, session_name);
	const char *number = strrchr(session_name, '#');
	char listener[NAME_BYTES];
	unsigned long long ignored;

	if (winstation || !number || !word_to_number(number + 1, UINT32_MAX, &ignored) ||
		(size_t)(number - session_name) >= sizeof(listener))
		return winstation;
	memcpy(listener, session_name, (size_t)(number - session_name));
	listener[number - session_name] = '\0';
	winstation = server_winstation(server, listener);
	return winstation && winstation->kind == WINSTATION_LISTENER ? winstation : NULL;
}

bool winstation_connection(
	const struct winstation *listener, const char *session_name, uint32_t *ret_number)
{
	size_t length = strlen(listener->name);
	const char *number = strrchr(session_name, '#');
	char name[NAME_BYTES];
	unsigned long long value;

	if (!number || (size_t)(number - session_name) >= sizeof(name) || length >= sizeof(name) ||
		!word_to_number(number + 1, UINT32_MAX, &value))
		return false;
	memcpy(name, session_name, (size_t)(number - session_name));
	name[number - session_name] = '\0';
	if (!name_equal(name, listener->name))
		return false;
	*ret_number = (uint32_t)value;
	return true;
}

/* The words of farm files for the winstations whose own sessions have an id by the edition. */
static const struct {
	const char *key;
	enum winstation_kind kind;
} keys[] = {{"console", WINSTATION_CONSOLE}, {"services", WINSTATION_SERVICES}};

const struct winstation *server_winstation_of_key(const struct server *server, const char *key)
{
	const struct winstation *named = server_winstation(server, key);

	if (named && named->kind != WINSTATION_DIRECT)
		return named;
	for (size_t i = 0; i < server->winstation_count; i++) {
		for (size_t j = 0; j < ARRAY_SIZE(keys); j++) {
			if (server->winstations[i].kind == keys[j].kind &&
				name_equal(key, keys[j].key))
				return &server->winstations[i];
		}
	}
	return NULL;
}

const struct session *server_own_session(
	const struct server *server, const struct winstation *winstation)
{
	for (size_t i = 0; i < server->session_count; i++) {
		const struct session *session = &server->sessions[i];

		/* idle sessions bear the name of their listener, too */
		if (session->name && session->state != SESSION_IDLE &&
			name_equal(session->name, winstation->name))
			return session;
	}
	return NULL;
}

bool server_session_id(const struct server *server, const char *key, uint32_t *ret_id)
{
	const struct winstation *winstation;
	const struct session *session;
	unsigned long long id;

	if (word_to_number(key, LISTENER_ID_MAX, &id)) {
		session = server_session(server, (uint32_t)id);
	} else {
		winstation = server_winstation_of_key(server, key);
		session = winstation ? server_own_session(server, winstation) : NULL;
	}
	if (session)
		*ret_id = session->id;
	return session;
}

/* --- What can be --- */

/* The states of Q186592: who is logged on in them, and whether they are at a winstation by name. */
static const struct {
	enum need user, name;
} state_needs[SESSION_STATE_COUNT] = {
	[SESSION_ACTIVE] = {NEED_MUST, NEED_MUST},
	[SESSION_CONNECTED] = {NEED_NONE, NEED_MUST},
	[SESSION_CONNECTQUERY] = {NEED_MAY, NEED_MUST},
	[SESSION_SHADOW] = {NEED_MUST, NEED_MUST},
	[SESSION_DISCONNECTED] = {NEED_MUST, NEED_NONE},
	[SESSION_IDLE] = {NEED_NONE, NEED_MAY},
	[SESSION_LISTEN] = {NEED_NONE, NEED_MUST},
	[SESSION_RESET] = {NEED_MAY, NEED_MAY},
	[SESSION_DOWN] = {NEED_MAY, NEED_MAY},
	[SESSION_INIT] = {NEED_MAY, NEED_MAY},
};

enum need session_state_user(enum session_state state)
{
	return state_needs[state].user;
}

enum need session_state_name(enum session_state state)
{
	return state_needs[state].name;
}

/* Nobody can be there to read them. */
bool session_state_has_inbox(enum session_state state)
{
	return state != SESSION_IDLE && state != SESSION_LISTEN;
}

static enum winstation_kind kind_of(const struct server *server, const struct session *session)
{
	const struct winstation *winstation =
		session->winstation ? server_winstation(server, session->winstation) : NULL;

	return winstation ? winstation->kind : WINSTATION_KIND_COUNT;
}

bool session_is_services(const struct server *server, const struct session *session)
{
	return kind_of(server, session) == WINSTATION_SERVICES;
}

/* Idle sessions bear the listener's name, too. */
bool session_is_listener(const struct server *server, const struct session *session)
{
	return kind_of(server, session) == WINSTATION_LISTENER && session->name &&
	       name_equal(session->name, session->winstation) && session->state != SESSION_IDLE;
}

/* No user and no client ever comes there. */
static const char *services_impossibility(const struct session *session)
{
	if (session->state != SESSION_DISCONNECTED)
		return "cannot be the session of services, which is disconnected";
	return session->user ? "cannot have a user, for it is the session of services" : NULL;
}

const char *session_impossibility(const struct server *server, const struct session *session)
{
	const struct edition_rules *rules = edition_rules(server->edition);
	enum need user = state_needs[session->state].user;
	enum need name = state_needs[session->state].name;

	if (!(rules->states & 1u << session->state))
		return "cannot be on a server of its edition";
	if (session_is_services(server, session))
		return services_impossibility(session);
	if (session->user && rules->has_listener_ids && session_is_listener(server, session))
		return "cannot have a user, for it is the session of a listener";
	if (session->state == SESSION_DISCONNECTED && rules->disconnected_may_be_empty)
		user = NEED_MAY;
	if (user == NEED_MUST && !session->user)
		return "needs a user";
	if (user == NEED_NONE && session->user)
		return "cannot have a user";
	if (name == NEED_MUST && !session->name)
		return "needs a name";
	if (name == NEED_NONE && session->name)
		return "cannot bear a name";
	if (session->message_count && !session_state_has_inbox(session->state))
		return "cannot have messages";
	return NULL;
}

const char *session_id_impossibility(const struct server *server, const struct session *session)
{
	const struct edition_rules *rules = edition_rules(server->edition);
	bool is_services = session_is_services(server, session);
	bool is_listener = rules->has_listener_ids && session_is_listener(server, session);

	if (is_services && session->id != 0)
		return "the session of services has the id 0";
	if (rules->has_services && session->id == 0 && !is_services)
		return "0 is the session of services";
	if (is_listener && session->id < LISTENER_ID_MIN)
		return "the session of a listener has an id from 65536 on";
	if (!is_listener && session->id >= LISTENER_ID_MIN)
		return "ids from 65536 on are those of listeners";
	return NULL;
}
