#include "cli/farm_show.h"

#include <errno.h>

#include "base/json.h"
#include "base/macros.h"
#include "base/output.h"
#include "sim/session_times.h"

/*
 * Trees of jansson's. json_pack() takes over what an "o" is given, and answers NULL for a NULL
 * there, so that a shortage of memory anywhere comes out at the top.
 */

static json_t *tree_of_rights(uint32_t rights)
{
	const char *words[RIGHT_COUNT];
	size_t count = 0;

	for (enum right right = 0; right < RIGHT_COUNT; right++) {
		if (rights & 1u << right)
			words[count++] = right_to_string(right);
	}
	return json_of_items(words, count, json_of_text_item);
}

static json_t *tree_of_permission(const void *things, size_t at)
{
	const struct permission *permission = (const struct permission *)things + at;

	return json_pack("{s:o, s:o, s:o}", "trustee", json_of_text(permission->trustee), "allow",
		tree_of_rights(permission->allowed), "deny", tree_of_rights(permission->denied));
}

static json_t *tree_of_winstation(const void *things, size_t at)
{
	const struct winstation *winstation = (const struct winstation *)things + at;

	return json_pack("{s:o, s:s, s:o}", "name", json_of_text(winstation->name), "kind",
		winstation_kind_to_string(winstation->kind), "permissions",
		json_of_items(
			winstation->permissions, winstation->permission_count, tree_of_permission));
}

static json_t *tree_of_program(const void *things, size_t at)
{
	const struct program *program = (const struct program *)things + at;

	return json_pack("{s:I, s:o, s:o, s:s}", "pid", (json_int_t)program->pid, "image",
		json_of_text(program->image), "unsaved", json_of_text(program->unsaved),
		"on_logoff", program_end_to_string(program->on_logoff));
}

static json_t *tree_of_message(const void *things, size_t at)
{
	const struct message *message = (const struct message *)things + at;

	return json_pack("{s:o, s:o, s:{s:o, s:I, s:o}}", "at", json_of_text(message->at), "text",
		json_of_text(message->text), "by", "server", json_of_text(message->by_server),
		"session", (json_int_t)message->by_session, "user", json_of_text(message->by_user));
}

/* Programs and messages of a session that does not exist are in one without a state: see `tsfarm check`. */
static const char *state_word(const struct session *session)
{
	return session->state == SESSION_STATE_COUNT ? NULL
						     : session_state_to_string(session->state);
}

static json_t *json_of_time(const char *time)
{
	return *time ? json_string(time) : json_null();
}

static json_t *tree_of_session(const struct snapshot *snapshot, const struct session *session)
{
	struct session_info times;

	session_get_times(snapshot, session, &times);
	return json_pack("{s:I, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o}", "id",
		(json_int_t)session->id, "name", json_of_text(session->name), "former_name",
		json_of_text(session->former_name), "winstation", json_of_text(session->winstation),
		"user", json_of_text(session->user), "state", json_of_text(state_word(session)),
		"client", json_of_text(session->client_name), "address",
		json_of_text(session->client_address), "logon", json_of_text(session->logon_time),
		"disconnected", json_of_time(times.disconnect_time), "idle",
		*times.last_input
			? json_integer(session_minutes(times.last_input, snapshot->clock))
			: json_null(),
		"programs",
		json_of_items(session->programs, session->program_count, tree_of_program),
		"messages",
		json_of_items(session->messages, session->message_count, tree_of_message));
}

static json_t *tree_of_sessions(const struct snapshot *snapshot, const struct server *server)
{
	json_t *list = json_array();

	for (size_t i = 0; i < server->session_count; i++) {
		if (json_array_append_new(list, tree_of_session(snapshot, &server->sessions[i])) ==
			0)
			continue;
		json_decref(list);
		return NULL;
	}
	return list;
}

static json_t *tree_of_server(const struct snapshot *snapshot, const struct server *server)
{
	return json_pack("{s:o, s:s, s:s, s:b, s:b, s:s, s:o, s:o, s:o}", "name",
		json_of_text(server->name), "edition", edition_to_string(server->edition), "locale",
		locale_to_string(server->locale), "online", (int)server->online, "logons",
		server->logons == LOGONS_ENABLED, "logon_mode",
		logon_mode_to_string(server->logons), "clock", json_of_text(snapshot->clock), "winstations",
		json_of_items(server->winstations, server->winstation_count, tree_of_winstation),
		"sessions", tree_of_sessions(snapshot, server));
}

static void show_trustees(
	struct json_document *document, const struct snapshot *snapshot, enum trustee_kind kind)
{
	for (size_t i = 0; i < snapshot->trustee_count; i++) {
		const struct trustee *trustee = &snapshot->trustees[i];

		if (trustee->kind != kind)
			continue;
		json_list_add(document,
			kind == TRUSTEE_GROUP
				? json_of_text(trustee->name)
				: json_pack("{s:o, s:o}", "name", json_of_text(trustee->name),
					  "groups",
					  json_of_items(trustee->groups, trustee->group_count,
						  json_of_text_item)));
	}
}

static void write_out(struct text *text, FILE *to)
{
	output_add(to, text);
	text_clear(text);
}

int show_as_json(const struct snapshot *snapshot, FILE *to)
{
	cleanup(text_deinit) struct text text = {0};
	struct json_document document;

	json_document_begin(&document, &text);
	json_list_begin(&document, "servers");
	for (size_t i = 0; i < snapshot->server_count; i++) {
		json_list_add(&document, tree_of_server(snapshot, &snapshot->servers[i]));
		write_out(&text, to);
	}
	json_list_end(&document);
	json_list_begin(&document, "accounts");
	show_trustees(&document, snapshot, TRUSTEE_ACCOUNT);
	json_list_end(&document);
	json_list_begin(&document, "groups");
	show_trustees(&document, snapshot, TRUSTEE_GROUP);
	json_list_end(&document);
	json_document_end(&document);
	write_out(&text, to);
	return document.failed || text.failed ? -ENOMEM : 0;
}
