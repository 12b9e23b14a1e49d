/* Ids that an edition gives: those of the sessions of consoles, listeners and services. */
#include <assert.h>
#include <errno.h>
#include <stdlib.h>

#include "base/macros.h"
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
