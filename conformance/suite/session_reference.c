#include "conformance/suite/session_reference.h"

#include <errno.h>
#include <string.h>

#include "base/word.h"

int session_reference_read(struct reader *reader, const struct yaml_node *node, const struct farm_entry *farm,
	const char **ret_server, uint32_t *ret_session)
{
	const char *slash, *name;
	unsigned long long id;
	const struct server *server;

	if (!reader_is(reader, node, YAML_SCALAR))
		return 0;
	slash = strchr(node->text, '/');
	if (!slash || !word_to_number(slash + 1, SESSION_ID_MAX, &id)) {
		reader_refuse(
			reader, node, NULL, "'%s' is not of the form SERVER/SESSION", node->text);
		return 0;
	}
	name = arena_copy_bytes(reader->arena, node->text, (size_t)(slash - node->text));
	if (!name)
		return -ENOMEM;
	server = farm ? snapshot_server(farm->snapshot, name) : NULL;
	if (farm && !server)
		reader_refuse(reader, node, NULL, "the farm has no server '%s'", name);
	else if (server && !server_session(server, (uint32_t)id))
		reader_refuse(reader, node, NULL, "'%s' has no session %llu", name, id);
	*ret_server = name;
	*ret_session = (uint32_t)id;
	return 0;
}
