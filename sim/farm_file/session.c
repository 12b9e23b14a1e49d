#include "sim/farm_file/farm_file.h"

#include <errno.h>
#include <string.h>

#include "base/macros.h"
#include "base/text.h"
#include "base/utf8.h"
#include "sim/words.h"

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
		"server '%s' has no winstation '%s'", server->name, node->text);
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
	if (yaml_is_null(node) || (node->plain && strcmp(node->text, "none") == 0))
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
	if (own && own->kind == WINSTATION_SERVICES)
		return SESSION_DISCONNECTED;
	if (!session->name)
		return SESSION_IDLE;
	return own && own->kind == WINSTATION_LISTENER ? SESSION_LISTEN : SESSION_CONNECTED;
}

/* The listener that a session without a place comes from; NULL when there is none. */
static const struct winstation *usual_listener(const struct server *server)
{
	const struct winstation *usual = server_winstation(server, "RDP-Tcp");

	if (usual && usual->kind == WINSTATION_LISTENER)
		return usual;
	for (size_t i = 0; i < server->winstation_count; i++) {
		if (server->winstations[i].kind == WINSTATION_LISTENER)
			return &server->winstations[i];
	}
	return NULL;
}

/*
 * A session that was complete loses what its new state cannot have, but not a user that the same
 * entry gives it; one that is connected again bears its old name.
 */
static void strip_user(struct session *session, bool user_is_new)
{
	if (session_state_user(session->state) == NEED_NONE && !user_is_new) {
		/* what somebody had not seen goes with him */
		if (session->user || !session_state_has_inbox(session->state))
			session->message_count = 0;
		session->user = NULL;
		session->programs = NULL;
		session->program_count = 0;
	}
	if (session->state != SESSION_DISCONNECTED && session->former_name) {
		session->name = session->former_name;
		session->former_name = NULL;
	}
}

/* A name for a session that needs one and was given none: its listener's, with a number. */
static int name_by_number(struct farm_reader *farm, const struct yaml_node *node,
	struct server *server, struct session *session)
{
	const char *name = arena_printf(farm->reader.arena, "%s#%u", session->winstation,
		farm_number_connection(server, session));

	if (!name)
		return -ENOMEM;
	session->name = name;
	if (utf8_length(name) > WINSTATION_NAME_MAX)
		reader_refuse(&farm->reader, node, NULL,
			"session %u needs 'at': '%s' is longer than %d characters", session->id,
			name, WINSTATION_NAME_MAX);
	return 0;
}

/* Where a session is that said nothing about it: at the usual listener. */
static void settle_place(struct farm_reader *farm, const struct yaml_node *node,
	const struct server *server, struct session *session)
{
	const struct winstation *listener;

	if (session->winstation)
		return;
	listener = usual_listener(server);
	session->winstation = (listener ? listener : &server->winstations[0])->name;
	if (!listener)
		reader_refuse(&farm->reader, node, NULL,
			"session %u needs 'at': '%s' has no listener", session->id, server->name);
}

/* Names that follow from the state: none when disconnected, the listener's with a number when needed. */
static int settle_name(struct farm_reader *farm, const struct yaml_node *node,
	struct server *server, struct session *session)
{
	settle_place(farm, node, server, session);
	if (session_is_services(server, session))
		return 0;
	if (session->state == SESSION_DISCONNECTED) {
		session->former_name = session->name ? session->name : session->former_name;
		session->name = NULL;
		return 0;
	}
	if (session->name || session_state_name(session->state) != NEED_MUST)
		return 0;
	return name_by_number(farm, node, server, session);
}

/* A text that a client tells of itself: empty, or of a length that Windows has room for. */
static int read_client_text(struct farm_reader *farm, const struct yaml_node *node,
	const char *noun, size_t longest, const char **ret_text)
{
	int r = reader_text(&farm->reader, node, ret_text);

	if (node && r == 0 && *ret_text && utf8_length(*ret_text) > longest)
		reader_refuse(&farm->reader, node, NULL,
			"the %s of a client has up to %zu characters", noun, longest);
	return r;
}

static int read_client(
	struct farm_reader *farm, const struct session_keys *keys, struct session *session)
{
	int r = read_client_text(
		farm, keys->client, "name", CLIENT_NAME_MAX, &session->client_name);

	return r < 0 ? r
		     : read_client_text(farm, keys->address, "address", CLIENT_ADDRESS_MAX,
			       &session->client_address);
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
	if (amended)
		strip_user(session, keys->user);
	return r;
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

/* Say why the session cannot be what it is, if there is a reason. Its state decides which ids it has. */
static void refuse_impossible(struct farm_reader *farm, const struct yaml_node *node,
	const struct server *server, const struct session *session)
{
	const char *reason = session_impossibility(server, session);

	if (reason) {
		reader_refuse(&farm->reader, node, NULL, "session %u is %s, and so %s", session->id,
			session_state_to_string(session->state), reason);
		return;
	}
	reason = session_id_impossibility(server, session);
	if (reason)
		reader_refuse(&farm->reader, node, "the winstation's name in place of the id",
			"session %u of '%s' cannot be at '%s' in edition %s: %s", session->id,
			server->name, session->winstation, edition_to_string(server->edition),
			reason);
}

int farm_read_session(struct farm_reader *farm, const struct yaml_node *node,
	const struct session_keys *keys, struct server *server, struct session *session,
	bool amended)
{
	size_t before = farm->reader.problems->count;
	bool is_understood;
	int r = read_place(farm, keys->at, server, session);

	if (r == 0)
		r = read_user(farm, keys->user, session);
	if (r == 0)
		r = read_state(farm, keys, server, session, amended);
	is_understood = farm->reader.problems->count == before;
	if (r == 0)
		r = read_client(farm, keys, session);
	if (r == 0)
		r = farm_read_programs(farm, keys->programs, session);
	if (r == 0)
		r = farm_read_messages(farm, keys->messages, server, session);
	if (r == 0)
		r = settle_name(farm, node, server, session);
	if (r == 0)
		r = read_logon_time(farm, keys->logon, session);
	/* a place, a user or a state that was refused says nothing of the others */
	if (is_understood)
		farm_refuse_session_times(farm, keys, session);
	if (r == 0)
		r = farm_read_session_times(farm, keys, session);
	if (r == 0)
		r = reader_flag(&farm->reader, keys->install, &session->install);
	if (r == 0)
		r = farm_read_ports(farm, keys->ports, session);
	if (is_understood)
		refuse_impossible(farm, node, server, session);
	return r;
}
