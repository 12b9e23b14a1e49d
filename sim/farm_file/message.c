#include <errno.h>
#include <string.h>

#include "base/macros.h"
#include "base/word.h"
#include "sim/farm_file/farm_file.h"

struct message_keys {
	const struct yaml_node *text, *at, *from, *user;
};

static const struct reader_key message_keys[] = {
	{"text", offsetof(struct message_keys, text), true},
	{"at", offsetof(struct message_keys, at), false},
	{"from", offsetof(struct message_keys, from), false},
	{"user", offsetof(struct message_keys, user), false},
};

const struct reader_table farm_message_tables[1] = {
	{"message", message_keys, ARRAY_SIZE(message_keys)}};

/* Where the message that is being read goes. */
struct inbox {
	struct farm_reader *farm;
	const struct server *server;
	struct session *session;
};

/* "WF12/0": whence it came, which the farm need not have any more. */
static int read_from(
	struct farm_reader *farm, const struct yaml_node *node, struct message *message)
{
	unsigned long long id;
	const char *slash;
	char *server;

	if (!node || !reader_is(&farm->reader, node, YAML_SCALAR))
		return 0;
	slash = strrchr(node->text, '/');
	if (!slash || !word_to_number(slash + 1, SESSION_ID_MAX, &id)) {
		reader_refuse(&farm->reader, node, "SERVER/SESSION",
			"'%s' is not where a message comes from", node->text);
		return 0;
	}
	server = arena_copy_bytes(farm->reader.arena, node->text, (size_t)(slash - node->text));
	if (!server)
		return -ENOMEM;
	if (!farm_read_name(farm, node, "server", server, SERVER_NAME_MAX))
		return 0;
	message->by_server = server;
	message->by_session = (uint32_t)id;
	return 0;
}

/* He need not have an account any more. */
static int read_sender(
	struct farm_reader *farm, const struct yaml_node *node, struct message *message)
{
	if (!node || yaml_is_null(node) || (node->plain && strcmp(node->text, "none") == 0))
		return 0;
	if (!reader_is(&farm->reader, node, YAML_SCALAR) ||
		!farm_read_name(farm, node, "user", node->text, ACCOUNT_NAME_MAX))
		return 0;
	return reader_text(&farm->reader, node, &message->by_user);
}

static int read_message(struct reader *reader, const struct yaml_node *node, void *object)
{
	struct inbox *inbox = object;
	struct message_keys keys = {.text = node};
	struct message *message;
	int r;

	if (node->kind != YAML_SCALAR) {
		keys.text = NULL;
		if (!reader_keys(reader, node, message_keys, ARRAY_SIZE(message_keys), &keys))
			return 0;
	}
	if (keys.text && yaml_is_null(keys.text))
		reader_refuse(reader, node, NULL, "the message has no text");
	message = session_add_message(inbox->farm->snapshot, inbox->session);
	if (!message)
		return -ENOMEM;
	*message = (struct message){
		.at = inbox->farm->snapshot->clock, .text = "", .by_server = inbox->server->name};
	r = reader_text(reader, keys.text, &message->text);
	if (r == 0)
		r = farm_read_time(inbox->farm, keys.at, &message->at);
	if (r == 0)
		r = read_from(inbox->farm, keys.from, message);
	return r == 0 ? read_sender(inbox->farm, keys.user, message) : r;
}

int farm_read_messages(struct farm_reader *farm, const struct yaml_node *node,
	const struct server *server, struct session *session)
{
	struct inbox inbox = {farm, server, session};

	if (!node)
		return 0;
	session->messages = NULL;
	session->message_count = 0;
	if (yaml_is_null(node))
		return 0;
	return reader_each(&farm->reader, node, &inbox, read_message);
}
