#include "conformance/suite/session_reference.h"

#include <errno.h>
#include <string.h>

#include "base/word.h"
#include "sim/snapshot.h"

/* The edition gives the id of the console's session, so that a rule of several editions names it. */
static bool is_key(const char *text)
{
	return strcmp(text, "console") == 0 || strcmp(text, "services") == 0;
}

int session_reference_read(struct reader *reader, const struct yaml_node *node, const struct farm_entry *farm,
	const char **ret_server, uint32_t *ret_session)
{
	const char *slash, *name;
	unsigned long long id = 0;
	uint32_t found;
	const struct server *server;

	if (!reader_is(reader, node, YAML_SCALAR))
		return 0;
	slash = strchr(node->text, '/');
	if (!slash || !(is_key(slash + 1) || word_to_number(slash + 1, SESSION_ID_MAX, &id))) {
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
	else if (server && !server_session_id(server, slash + 1, &found))
		reader_refuse(reader, node, NULL, "'%s' has no session %s", name, slash + 1);
	else if (server)
		id = found;
	*ret_server = name;
	*ret_session = (uint32_t)id;
	return 0;
}
