/* Serial ports of a session that stand for others (Q186504). */
#include <errno.h>

#include "base/name.h"
#include "sim/farm_file/farm_file.h"
#include "sim/port.h"

static int read_port_name(
	struct farm_reader *farm, const struct yaml_node *node, const char **ret_name)
{
	char name[PORT_NAME_MAX + 1];

	if (!reader_is(&farm->reader, node, YAML_SCALAR))
		return 0;
	if (!port_name_parse(node->text, name)) {
		reader_refuse(&farm->reader, node, "COM1 to COM256", "'%s' is no serial port",
			node->text);
		return 0;
	}
	*ret_name = arena_copy(farm->reader.arena, name);
	return *ret_name ? 0 : -ENOMEM;
}

int farm_read_ports(
	struct farm_reader *farm, const struct yaml_node *map, struct session *session)
{
	if (!map)
		return 0;
	session->ports = NULL;
	session->port_count = 0;
	if (yaml_is_null(map) || !reader_is(&farm->reader, map, YAML_MAP))
		return 0;
	reader_refuse_twins(&farm->reader, map, name_compare);
	for (size_t i = 0; i < map->count; i++) {
		struct port *port = session_add_port(farm->snapshot, session);
		int r;

		if (!port)
			return -ENOMEM;
		*port = (struct port){"", ""};
		r = read_port_name(farm, map->keys[i], &port->name);
		if (r == 0)
			r = read_port_name(farm, map->values[i], &port->target);
		if (r < 0)
			return r;
	}
	return 0;
}
