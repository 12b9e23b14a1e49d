/* Ids that an edition gives: those of the sessions of consoles, listeners and services. */
#include <assert.h>
#include <errno.h>
#include <stdlib.h>

#include "base/macros.h"
#include "base/text.h"
#include "base/word.h"
#include "sim/edition.h"
#include "sim/farm_file/farm_file.h"

static void bytes_deinit(unsigned char **bytes)
{
	free(*bytes);
}

/* The lowest id from `from` on that no session of the server has. */
static int find_free_id(const struct server *server, uint32_t from, uint32_t *ret_id)
{
	cleanup(bytes_deinit) unsigned char *used = calloc(LISTENER_ID_MAX + 2, 1);

	if (!used)
		return -ENOMEM;
	for (size_t i = 0; i < server->session_count; i++) {
		if (server->sessions[i].id <= LISTENER_ID_MAX)
			used[server->sessions[i].id] = 1;
	}
	while (used[from])
		from++;
	*ret_id = from;
	return 0;
}

int farm_find_own_id(
	const struct server *server, const struct winstation *winstation, uint32_t *ret_id)
{
	const struct edition_rules *rules = edition_rules(server->edition);

	switch (winstation->kind) {
	case WINSTATION_SERVICES:
		*ret_id = 0;
		return 0;
	case WINSTATION_CONSOLE:
		if (rules->console_id_is_fixed) {
			*ret_id = rules->console_id;
			return 0;
		}
		return find_free_id(server, rules->console_id, ret_id);
	case WINSTATION_LISTENER:
		return find_free_id(server, rules->has_listener_ids ? LISTENER_ID_MIN : 1, ret_id);
	case WINSTATION_DIRECT:
	case WINSTATION_KIND_COUNT:
		break;
	}
	assert(false);
	return -EINVAL;
}

/* The keys of sessions that are no ids: console, services, and the names of the listeners. */
static int list_session_keys(struct arena *arena, const struct server *server,
	const char ***ret_keys, size_t *ret_count)
{
	const char **keys = arena_alloc(arena, (server->winstation_count + 1) * sizeof(*keys));
	size_t count = 0;

	if (!keys)
		return -ENOMEM;
	for (size_t i = 0; i < server->winstation_count; i++) {
		const struct winstation *winstation = &server->winstations[i];

		if (winstation->kind == WINSTATION_CONSOLE)
			keys[count++] = "console";
		else if (winstation->kind == WINSTATION_SERVICES)
			keys[count++] = "services";
		else if (winstation->kind == WINSTATION_LISTENER)
			keys[count++] = winstation->name;
	}
	*ret_keys = keys;
	*ret_count = count;
	return 0;
}

int farm_describe_no_session(struct arena *arena, const struct server *server, const char *key,
	const char **ret_sentence, const char **ret_accepted)
{
	bool has_listeners = edition_rules(server->edition)->has_listener_ids;
	cleanup(text_deinit) struct text accepted = {0};
	const char **keys, *nearest, *sentence, *words;
	size_t count;
	int r = list_session_keys(arena, server, &keys, &count);

	if (r < 0)
		return r;
	nearest = word_nearest(key, keys, count);
	sentence = arena_printf(arena, "'%s' is not a session id, 0 to %d%s%s%s", key,
		has_listeners ? LISTENER_ID_MAX : SESSION_ID_MAX, nearest ? "; did you mean '" : "",
		nearest ? nearest : "", nearest ? "'?" : "");
	text_add(&accepted, count > 1 ? "an id, " : count ? "an id or " : "an id");
	word_list(&accepted, keys, count);
	words = arena_copy(arena, text_string(&accepted));
	if (!sentence || !words || accepted.failed)
		return -ENOMEM;
	*ret_sentence = sentence;
	*ret_accepted = words;
	return 0;
}
