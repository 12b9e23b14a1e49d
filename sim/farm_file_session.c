#include "sim/farm_file.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/macros.h"
#include "base/name.h"
#include "base/text.h"
#include "base/word.h"
#include "sim/words.h"

enum { FIRST_PID = 101 };

/* --- Programs --- */

struct program_keys {
	const struct yaml_node *image, *unsaved, *on_logoff, *pid;
};

static const struct reader_key program_keys[] = {
	{"image", offsetof(struct program_keys, image), true},
	{"unsaved", offsetof(struct program_keys, unsaved), false},
	{"on-logoff", offsetof(struct program_keys, on_logoff), false},
	{"pid", offsetof(struct program_keys, pid), false},
};

/* Where the program that is being read goes. */
struct program_place {
	struct farm_reader *farm;
	struct session *session;
};

static int read_program_text(struct farm_reader *farm, const struct yaml_node *node,
	const char *noun, size_t longest, const char **ret_text)
{
	if (!node || !reader_is(&farm->reader, node, YAML_SCALAR) ||
		!farm_read_text_length(farm, node, noun, node->text, longest))
		return 0;
	return reader_text(&farm->reader, node, ret_text);
}

static int read_program(struct reader *reader, const struct yaml_node *node, void *object)
{
	struct program_place *place = object;
	struct program_keys keys = {.image = node};
	struct program *program;
	uint64_t pid = 0;
	int end = PROGRAM_CLOSES, r;

	if (node->kind != YAML_SCALAR) {
		keys.image = NULL;
		if (!reader_keys(reader, node, program_keys, ARRAY_SIZE(program_keys), &keys))
			return 0;
	}
	program = session_add_program(place->farm->snapshot, place->session);
	if (!program)
		return -ENOMEM;
	program->image = "";
	r = read_program_text(place->farm, keys.image, "image", IMAGE_NAME_MAX,
		&program->image);
	if (r == 0)
		r = read_program_text(place->farm, keys.unsaved, "document",
			DOCUMENT_NAME_MAX, &program->unsaved);
	if (r == 0)
		r = reader_word(reader, keys.on_logoff, program_end_words, PROGRAM_END_COUNT, &end);
	if (r == 0)
		r = reader_number(reader, keys.pid, UINT32_MAX, &pid);
	if (keys.pid && pid == 0 && r == 0)
		reader_refuse(reader, keys.pid, NULL, "process ids begin at 1");
	program->on_logoff = (enum program_end)end;
	program->pid = (uint32_t)pid;
	return r;
}

static int compare_pids(const void *a, const void *b)
{
	uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;

	return (x > y) - (x < y);
}

/* All process ids of the server that were given, in order. */
static uint32_t *given_pids(
	struct farm_reader *farm, const struct server *server, size_t *ret_count)
{
	uint32_t *pids = NULL;
	size_t count = 0;

	for (size_t i = 0; i < server->session_count; i++) {
		const struct session *session = &server->sessions[i];

		for (size_t j = 0; j < session->program_count; j++) {
			uint32_t *pid;

			if (!session->programs[j].pid)
				continue;
			pid = arena_append(farm->reader.arena, &pids, count, sizeof(*pids));
			if (!pid)
				return NULL;
			*pid = session->programs[j].pid;
			count++;
		}
	}
	if (count)
		qsort(pids, count, sizeof(*pids), compare_pids);
	*ret_count = count;
	return count ? pids : arena_alloc(farm->reader.arena, 1);
}

/* The next free process id from `next` on; `*at` walks along the given ones. */
static uint32_t free_pid(uint32_t next, const uint32_t *given, size_t count, size_t *at)
{
	while (*at < count && given[*at] <= next) {
		if (given[*at] == next)
			next++;
		(*at)++;
	}
	return next;
}

int farm_number_programs(
	struct farm_reader *farm, const struct yaml_node *node, struct server *server)
{
	uint32_t next = FIRST_PID;
	size_t count, at = 0;
	uint32_t *given = given_pids(farm, server, &count);

	if (!given)
		return -ENOMEM;
	for (size_t i = 1; i < count; i++) {
		if (given[i] == given[i - 1])
			reader_refuse(&farm->reader, node, NULL,
				"process id %u is given twice on '%s'", given[i], server->name);
	}
	for (size_t i = 0; i < server->session_count; i++) {
		const struct session *session = &server->sessions[i];

		for (size_t j = 0; j < session->program_count; j++) {
			struct program *program = &session->programs[j];

			if (!program->pid) {
				next = free_pid(next, given, count, &at);
				program->pid = next++;
			}
			if (j && program->pid < session->programs[j - 1].pid)
				reader_refuse(&farm->reader, node, NULL,
					"process ids of session %u do not rise at '%s'; give all "
					"of them or none",
					session->id, program->image);
		}
	}
	return 0;
}

/* --- Sessions --- */

static void refuse_place(
	struct farm_reader *farm, const struct yaml_node *node, const struct server *server)
{
	cleanup(text_deinit) struct text accepted = {0};

	for (size_t i = 0; i < server->winstation_count; i++) {
		const struct winstation *winstation = &server->winstations[i];

		text_printf(&accepted, "%s%s%s", i ? ", " : "", winstation->name,
			winstation->kind == WINSTATION_LISTENER ? "#NUMBER" : "");
	}
	reader_refuse(&farm->reader, node, text_string(&accepted),
		"'%s' is at no winstation of '%s'", node->text, server->name);
}

/* Where the session is: its name, and the winstation it comes from. */
static int read_place(struct farm_reader *farm, const struct yaml_node *node,
	const struct server *server, struct session *session)
{
	const struct winstation *winstation;

	if (!node || !reader_is(&farm->reader, node, YAML_SCALAR) ||
		!farm_read_name(farm, node, "session", node->text, WINSTATION_NAME_MAX))
		return 0;
	winstation = server_winstation_of(server, node->text);
	if (!winstation) {
		refuse_place(farm, node, server);
		return 0;
	}
	session->winstation = winstation->name;
	session->former_name = NULL;
	return reader_text(&farm->reader, node, &session->name);
}

static int read_user(
	struct farm_reader *farm, const struct yaml_node *node, struct session *session)
{
	if (!node)
		return 0;
	session->user = NULL;
	if (yaml_is_null(node) || (node->kind == YAML_SCALAR && strcmp(node->text, "none") == 0))
		return 0;
	return farm_ensure_account(farm, node, &session->user);
}

/* What a session is whose state nobody gave. */
static enum session_state likely_state(const struct server *server, const struct session *session)
{
	const struct winstation *own =
		session->name ? server_winstation(server, session->name) : NULL;

	if (session->user)
		return SESSION_ACTIVE;
	if (!session->name)
		return SESSION_IDLE;
	return own && own->kind == WINSTATION_LISTENER ? SESSION_LISTEN : SESSION_CONNECTED;
}

/* The listener that a session without a place comes from. */
static const char *usual_winstation(const struct server *server)
{
	const struct winstation *usual = server_winstation(server, "RDP-Tcp");

	for (size_t i = 0; !usual && i < server->winstation_count; i++) {
		if (server->winstations[i].kind == WINSTATION_LISTENER)
			usual = &server->winstations[i];
	}
	return usual ? usual->name : server->winstations[0].name;
}

/* A session that was complete loses what its new state cannot have. */
static void strip(struct session *session)
{
	if (session_state_user(session->state) == NEED_NONE) {
		session->user = NULL;
		session->programs = NULL;
		session->program_count = 0;
	}
	if (session->state != SESSION_DISCONNECTED && session->former_name) {
		session->name = session->former_name;
		session->former_name = NULL;
	}
}

/* Names that follow from the state: none when disconnected, the listener's with the id when needed. */
static int settle_name(struct farm_reader *farm, struct server *server, struct session *session)
{
	if (!session->winstation)
		session->winstation = usual_winstation(server);
	if (session->state == SESSION_DISCONNECTED) {
		session->former_name = session->name ? session->name : session->former_name;
		session->name = NULL;
		return 0;
	}
	if (session->name || session_state_name(session->state) != NEED_MUST)
		return 0;
	session->name = arena_printf(
		farm->reader.arena, "%s#%u", session->winstation, session->id);
	return session->name ? 0 : -ENOMEM;
}

static int read_client(struct farm_reader *farm, const struct session_keys *keys,
	struct session *session)
{
	int r = reader_text(&farm->reader, keys->client, &session->client_name);

	return r < 0 ? r : reader_text(&farm->reader, keys->address, &session->client_address);
}

static int read_state(struct farm_reader *farm, const struct session_keys *keys,
	const struct server *server, struct session *session, bool amended)
{
	int state = -1;
	int r = reader_word(
		&farm->reader, keys->state, session_state_words, SESSION_STATE_COUNT, &state);

	if (state >= 0)
		session->state = (enum session_state)state;
	else if (!amended)
		session->state = likely_state(server, session);
	if (amended && !(keys->user && session->user))
		strip(session);
	return r;
}

static int read_programs(
	struct farm_reader *farm, const struct yaml_node *node, struct session *session)
{
	struct program_place place = {farm, session};

	if (!node)
		return 0;
	session->programs = NULL;
	session->program_count = 0;
	return reader_each(&farm->reader, node, &place, read_program);
}

static int read_logon_time(
	struct farm_reader *farm, const struct yaml_node *node, struct session *session)
{
	if (!session->user)
		session->logon_time = NULL;
	else if (!session->logon_time)
		session->logon_time = farm->snapshot->clock;
	return farm_read_time(farm, node, &session->logon_time);
}

int farm_read_session(struct farm_reader *farm, const struct yaml_node *node,
	const struct session_keys *keys, struct server *server, struct session *session,
	bool amended)
{
	const char *reason;
	int r = read_place(farm, keys->at, server, session);

	if (r == 0)
		r = read_user(farm, keys->user, session);
	if (r == 0)
		r = read_client(farm, keys, session);
	if (r == 0)
		r = read_state(farm, keys, server, session, amended);
	if (r == 0)
		r = read_programs(farm, keys->programs, session);
	if (r == 0)
		r = settle_name(farm, server, session);
	if (r == 0)
		r = read_logon_time(farm, keys->logon, session);
	reason = session_impossibility(session);
	if (reason)
		reader_refuse(&farm->reader, node, NULL, "session %u is %s, and so %s",
			session->id, session_state_to_string(session->state), reason);
	return r;
}

static const struct reader_key session_keys[] = {
	{"at", offsetof(struct session_keys, at), false},
	{"user", offsetof(struct session_keys, user), false},
	{"state", offsetof(struct session_keys, state), false},
	{"programs", offsetof(struct session_keys, programs), false},
	{"client", offsetof(struct session_keys, client), false},
	{"address", offsetof(struct session_keys, address), false},
	{"logon", offsetof(struct session_keys, logon), false},
};

static int read_numbered_session(struct farm_reader *farm, const struct yaml_node *map, size_t at,
	struct server *server, struct index *ids)
{
	const struct yaml_node *id = map->keys[at], *value = map->values[at];
	struct session_keys keys = {0};
	unsigned long long number;
	struct session *session;
	int64_t first;
	char text[24];

	if (!word_to_number(id->text, SESSION_ID_MAX, &number)) {
		reader_refuse(&farm->reader, id, NULL, "'%s' is not a session id, 0 to %u",
			id->text, SESSION_ID_MAX);
		return 0;
	}
	snprintf(text, sizeof(text), "%llu", number);
	if (index_add(ids, text, (int64_t)at, &first) < 0)
		return -ENOMEM;
	if (first != (int64_t)at) {
		reader_refuse(&farm->reader, id, NULL,
			"session %llu is given twice; the first stands in line %u", number,
			map->keys[first]->line);
		return 0;
	}
	if (!yaml_is_null(value) && !reader_keys(&farm->reader, value, session_keys,
					    ARRAY_SIZE(session_keys), &keys))
		return 0;
	session = server_add_session(farm->snapshot, server);
	if (!session)
		return -ENOMEM;
	session->id = (uint32_t)number;
	return farm_read_session(farm, id, &keys, server, session, false);
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
	cleanup(index_deinit) struct index ids;
	int r = 0;

	index_init(&ids, farm->reader.arena);
	if (!map || yaml_is_null(map) || !reader_is(&farm->reader, map, YAML_MAP))
		return 0;
	for (size_t i = 0; i < map->count && r == 0; i++)
		r = read_numbered_session(farm, map, i, server, &ids);
	if (r == 0)
		r = farm_number_programs(farm, map, server);
	return r == 0 ? farm_refuse_shared_names(farm, map, server) : r;
}
