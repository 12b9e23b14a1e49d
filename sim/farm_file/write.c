#include "sim/farm_file/farm_file.h"

#include <errno.h>
#include <string.h>
#include <yaml.h>

#include "base/macros.h"
#include "base/text.h"
#include "base/utf8.h"
#include "sim/edition.h"

/* libyaml's emitter, whose first failure stays. */
struct writer {
	yaml_emitter_t emitter;
	bool failed;
};

static void emit_event(struct writer *writer, yaml_event_t *event, int initialised)
{
	if (!initialised || writer->failed) {
		writer->failed = true;
		if (initialised)
			yaml_event_delete(event);
		return;
	}
	writer->failed = !yaml_emitter_emit(&writer->emitter, event);
}

/* `none`, `~` and the like mean nothing when they are plain; quoted they are names. */
static bool needs_quotes(const char *text)
{
	return !*text || strcmp(text, "~") == 0 || strcmp(text, "null") == 0 ||
	       strcmp(text, "none") == 0;
}

static void put_in_style(struct writer *writer, const char *text, yaml_scalar_style_t style)
{
	yaml_event_t event;

	emit_event(writer, &event,
		yaml_scalar_event_initialize(&event, NULL, NULL, (const yaml_char_t *)text,
			(int)strlen(text), 1, 1, style));
}

/* A word of the format. */
static void put_plain(struct writer *writer, const char *word)
{
	put_in_style(writer, word, YAML_PLAIN_SCALAR_STYLE);
}

/* Only within double quotes can a character be written as its number. */
static bool has_unprintable(const char *text)
{
	while (*text) {
		int32_t character;

		text += utf8_take(text, SIZE_MAX, &character);
		if (!utf8_is_printable(character))
			return true;
	}
	return false;
}

static void put_text(struct writer *writer, const char *text)
{
	yaml_scalar_style_t style = YAML_PLAIN_SCALAR_STYLE;

	if (needs_quotes(text))
		style = YAML_SINGLE_QUOTED_SCALAR_STYLE;
	else if (has_unprintable(text))
		style = YAML_DOUBLE_QUOTED_SCALAR_STYLE;
	put_in_style(writer, text, style);
}

static void put_pair(struct writer *writer, const char *key, const char *value)
{
	if (!value)
		return;
	put_text(writer, key);
	put_text(writer, value);
}

static void put_number(struct writer *writer, const char *key, unsigned value)
{
	char text[16];

	snprintf(text, sizeof(text), "%u", value);
	put_pair(writer, key, text);
}

/* Blocks for what has an own line each, flow for the small things in it. */
static void open_map(struct writer *writer, bool flow)
{
	yaml_event_t event;

	emit_event(writer, &event,
		yaml_mapping_start_event_initialize(&event, NULL, NULL, 1,
			flow ? YAML_FLOW_MAPPING_STYLE : YAML_BLOCK_MAPPING_STYLE));
}

static void close_map(struct writer *writer)
{
	yaml_event_t event;

	emit_event(writer, &event, yaml_mapping_end_event_initialize(&event));
}

static void open_list(struct writer *writer)
{
	yaml_event_t event;

	emit_event(writer, &event,
		yaml_sequence_start_event_initialize(
			&event, NULL, NULL, 1, YAML_FLOW_SEQUENCE_STYLE));
}

static void close_list(struct writer *writer)
{
	yaml_event_t event;

	emit_event(writer, &event, yaml_sequence_end_event_initialize(&event));
}

/* --- The farm's parts --- */

static void put_rights(struct writer *writer, const char *key, uint32_t rights)
{
	if (!rights)
		return;
	put_text(writer, key);
	for (enum permission_preset preset = 0; preset < PRESET_COUNT; preset++) {
		if (rights == permission_preset_rights(preset)) {
			put_text(writer, permission_preset_to_string(preset));
			return;
		}
	}
	open_list(writer);
	for (enum right right = 0; right < RIGHT_COUNT; right++) {
		if (rights & 1u << right)
			put_text(writer, right_to_string(right));
	}
	close_list(writer);
}

static void put_permission(struct writer *writer, const struct permission *permission)
{
	put_text(writer, permission->trustee);
	open_map(writer, true);
	put_rights(writer, "allow", permission->allowed);
	put_rights(writer, "deny", permission->denied);
	close_map(writer);
}

/* A default that was taken away must be written as nothing, or it would be there again. */
static bool has_entry(const struct winstation *winstation, const char *trustee)
{
	for (size_t i = 0; i < winstation->permission_count; i++) {
		if (strcmp(winstation->permissions[i].trustee, trustee) == 0)
			return true;
	}
	return false;
}

static void put_winstation(struct writer *writer, const struct winstation *winstation,
	const struct edition_rules *rules)
{
	put_text(writer, winstation->name);
	open_map(writer, false);
	put_pair(writer, "kind", winstation_kind_to_string(winstation->kind));
	if (winstation->kind == WINSTATION_LISTENER && rules->first_connection >= 0)
		put_number(writer, "next-connection", winstation->next_connection);
	put_text(writer, "permissions");
	open_map(writer, false);
	for (size_t i = 0; i < winstation->permission_count; i++)
		put_permission(writer, &winstation->permissions[i]);
	for (size_t i = 0; i < rules->permission_count; i++) {
		const char *trustee = rules->permissions[i].trustee;

		if (!has_entry(winstation, trustee))
			put_permission(writer, &(struct permission){.trustee = trustee});
	}
	close_map(writer);
	close_map(writer);
}

static void put_program(struct writer *writer, const struct program *program)
{
	open_map(writer, true);
	put_pair(writer, "image", program->image);
	put_pair(writer, "unsaved", program->unsaved);
	if (program->on_logoff != PROGRAM_CLOSES)
		put_pair(writer, "on-logoff", program_end_to_string(program->on_logoff));
	put_number(writer, "pid", program->pid);
	close_map(writer);
}

static void put_message(struct writer *writer, const struct message *message)
{
	char from[NAME_BYTES + 16];

	snprintf(from, sizeof(from), "%s/%u", message->by_server, message->by_session);
	open_map(writer, true);
	put_pair(writer, "text", message->text);
	put_pair(writer, "at", message->at);
	put_pair(writer, "from", from);
	put_pair(writer, "user", message->by_user);
	close_map(writer);
}

static void put_inbox(struct writer *writer, const struct session *session)
{
	if (!session->message_count)
		return;
	put_text(writer, "messages");
	open_list(writer);
	for (size_t i = 0; i < session->message_count; i++)
		put_message(writer, &session->messages[i]);
	close_list(writer);
}

static void put_ports(struct writer *writer, const struct session *session)
{
	if (!session->port_count)
		return;
	put_text(writer, "ports");
	open_map(writer, true);
	for (size_t i = 0; i < session->port_count; i++)
		put_pair(writer, session->ports[i].name, session->ports[i].target);
	close_map(writer);
}

static void put_session(struct writer *writer, const struct session *session)
{
	char id[16];

	snprintf(id, sizeof(id), "%u", session->id);
	put_text(writer, id);
	open_map(writer, false);
	put_pair(writer, "at", session->name ? session->name : session->former_name);
	put_pair(writer, "user", session->user);
	put_pair(writer, "state", session_state_to_string(session->state));
	put_pair(writer, "client", session->client_name);
	put_pair(writer, "address", session->client_address);
	put_pair(writer, "logon", session->logon_time);
	put_pair(writer, "connected", session->connect_time);
	put_pair(writer, "disconnected", session->disconnect_time);
	put_pair(writer, "last-input", session->last_input);
	put_pair(writer, "install", session->install ? "yes" : NULL);
	if (session->program_count) {
		put_text(writer, "programs");
		open_list(writer);
		for (size_t i = 0; i < session->program_count; i++)
			put_program(writer, &session->programs[i]);
		close_list(writer);
	}
	put_inbox(writer, session);
	put_ports(writer, session);
	close_map(writer);
}

/* `yes` and `no` are what farm files had before there were other modes. */
static const char *logons_word(enum logon_mode mode)
{
	if (mode == LOGONS_ENABLED)
		return "yes";
	return mode == LOGONS_DISABLED ? "no" : logon_mode_to_string(mode);
}

/* What the edition would add if it were not said that there is none. */
static void put_absent(struct writer *writer, const struct server *server)
{
	if (!edition_rules(server->edition)->has_standing_sessions)
		return;
	for (size_t i = 0; i < server->winstation_count; i++) {
		const struct winstation *winstation = &server->winstations[i];

		if (winstation->kind == WINSTATION_DIRECT || server_own_session(server, winstation))
			continue;
		put_text(writer, winstation->name);
		put_plain(writer, "none");
	}
}

static void put_sessions(struct writer *writer, const struct server *server)
{
	put_text(writer, "sessions");
	open_map(writer, false);
	for (size_t i = 0; i < server->session_count; i++)
		put_session(writer, &server->sessions[i]);
	put_absent(writer, server);
	close_map(writer);
}

static void put_server(struct writer *writer, const struct server *server)
{
	const struct edition_rules *rules = edition_rules(server->edition);

	put_text(writer, server->name);
	open_map(writer, false);
	put_pair(writer, "edition", edition_to_string(server->edition));
	if (server->locale != LOCALE_EN_US)
		put_pair(writer, "locale", locale_to_string(server->locale));
	put_pair(writer, "online", server->online ? "yes" : "no");
	put_pair(writer, "logons", logons_word(server->logons));
	if (rules->ids_grow)
		put_number(writer, "next-session", server->next_session);
	put_text(writer, "winstations");
	open_map(writer, false);
	for (size_t i = 0; i < server->winstation_count; i++)
		put_winstation(writer, &server->winstations[i], rules);
	close_map(writer);
	if (server->session_count || rules->has_standing_sessions)
		put_sessions(writer, server);
	close_map(writer);
}

static void put_groups(struct writer *writer, const struct snapshot *snapshot)
{
	put_text(writer, "groups");
	open_list(writer);
	for (size_t i = 0; i < snapshot->trustee_count; i++) {
		if (snapshot->trustees[i].kind == TRUSTEE_GROUP)
			put_text(writer, snapshot->trustees[i].name);
	}
	close_list(writer);
}

static void put_accounts(struct writer *writer, const struct snapshot *snapshot)
{
	put_text(writer, "accounts");
	open_map(writer, false);
	for (size_t i = 0; i < snapshot->trustee_count; i++) {
		const struct trustee *account = &snapshot->trustees[i];

		if (account->kind != TRUSTEE_ACCOUNT)
			continue;
		put_text(writer, account->name);
		open_map(writer, true);
		put_text(writer, "groups");
		open_list(writer);
		for (size_t j = 0; j < account->group_count; j++)
			put_text(writer, account->groups[j]);
		close_list(writer);
		close_map(writer);
	}
	close_map(writer);
}

static void put_farm(struct writer *writer, const struct snapshot *snapshot)
{
	open_map(writer, false);
	put_pair(writer, "clock", snapshot->clock);
	put_text(writer, "servers");
	open_map(writer, false);
	for (size_t i = 0; i < snapshot->server_count; i++)
		put_server(writer, &snapshot->servers[i]);
	close_map(writer);
	put_accounts(writer, snapshot);
	put_groups(writer, snapshot);
	close_map(writer);
}

static int write_farm(struct writer *writer, const struct snapshot *snapshot)
{
	yaml_event_t event;

	yaml_emitter_set_unicode(&writer->emitter, 1);
	yaml_emitter_set_width(&writer->emitter, -1);
	emit_event(writer, &event, yaml_stream_start_event_initialize(&event, YAML_UTF8_ENCODING));
	emit_event(
		writer, &event, yaml_document_start_event_initialize(&event, NULL, NULL, NULL, 1));
	put_farm(writer, snapshot);
	emit_event(writer, &event, yaml_document_end_event_initialize(&event, 1));
	emit_event(writer, &event, yaml_stream_end_event_initialize(&event));
	yaml_emitter_delete(&writer->emitter);
	return writer->failed ? -EIO : 0;
}

static int add_bytes(void *text, unsigned char *bytes, size_t length)
{
	text_add_bytes(text, (const char *)bytes, length);
	return !((struct text *)text)->failed;
}

int snapshot_add_text(const struct snapshot *snapshot, struct text *to)
{
	struct writer writer = {.failed = false};
	cleanup(text_deinit) struct text raw = {0};

	if (!yaml_emitter_initialize(&writer.emitter))
		return -ENOMEM;
	yaml_emitter_set_output(&writer.emitter, add_bytes, &raw);
	if (write_farm(&writer, snapshot) != 0)
		return -ENOMEM;
	/* to the emitter turns of direction are letters like others */
	utf8_add_unicode_escapes(to, text_string(&raw));
	return to->failed ? -ENOMEM : 0;
}

int snapshot_write(const struct snapshot *snapshot, FILE *to)
{
	cleanup(text_deinit) struct text text = {0};
	int r = snapshot_add_text(snapshot, &text);

	if (r == 0)
		fputs(text_string(&text), to);
	return r == 0 && ferror(to) ? -EIO : r;
}
