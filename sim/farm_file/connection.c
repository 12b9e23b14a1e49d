/* The numbers behind a listener's name, where they are those of connections: "RDP-Tcp#5". */
#include <stdio.h>

#include "base/macros.h"
#include "base/name.h"
#include "sim/edition.h"
#include "sim/farm_file/farm_file.h"

/* The listener's next number is beyond that of the name. */
static void pass_name(struct winstation *listener, const char *name)
{
	uint32_t number;

	if (name && winstation_connection(listener, name, &number) &&
		number >= listener->next_connection && number < UINT32_MAX)
		listener->next_connection = number + 1;
}

static void pass_names(
	struct winstation *listener, const struct server *server, const struct yaml_node *map)
{
	for (size_t i = 0; i < server->session_count; i++) {
		pass_name(listener, server->sessions[i].name);
		pass_name(listener, server->sessions[i].former_name);
	}
	for (size_t i = 0; map && i < map->count; i++) {
		const struct yaml_node *at = yaml_get(map->values[i], "at");

		if (at && at->kind == YAML_SCALAR)
			pass_name(listener, at->text);
	}
}

void farm_number_connections(struct server *server, const struct yaml_node *map)
{
	int first = edition_rules(server->edition)->first_connection;

	for (size_t i = 0; i < server->winstation_count && first >= 0; i++) {
		struct winstation *listener = &server->winstations[i];

		if (listener->kind != WINSTATION_LISTENER)
			continue;
		if (listener->next_connection < (uint32_t)first)
			listener->next_connection = (uint32_t)first;
		pass_names(listener, server, map);
	}
}

uint32_t farm_number_connection(struct server *server, const struct session *session)
{
	struct winstation *listener =
		(struct winstation *)server_winstation(server, session->winstation);

	if (edition_rules(server->edition)->first_connection < 0 || !listener)
		return session->id;
	return listener->next_connection++;
}
