#include "sim/farm_file/farm_file.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/calendar.h"
#include "base/macros.h"
#include "base/name.h"
#include "base/text.h"
#include "base/word.h"
#include "sim/edition.h"
#include "sim/words.h"

int farm_read_time(struct farm_reader *farm, const struct yaml_node *node, const char **ret_time)
{
	int64_t seconds;

	if (!node || !reader_is(&farm->reader, node, YAML_SCALAR))
		return 0;
	if (calendar_parse(node->text, CALENDAR_SQL, &seconds))
		return reader_text(&farm->reader, node, ret_time);
	reader_refuse(&farm->reader, node, "YYYY-MM-DD HH:MM:SS", "'%s' is not a date and time",
		node->text);
	return 0;
}

static const struct reader_key server_keys[] = {
	{"edition", offsetof(struct server_keys, edition), false},
	{"locale", offsetof(struct server_keys, locale), false},
	{"online", offsetof(struct server_keys, online), false},
	{"logons", offsetof(struct server_keys, logons), false},
	{"next-session", offsetof(struct server_keys, next_session), false},
	{"winstations", offsetof(struct server_keys, winstations), false},
	{"sessions", offsetof(struct server_keys, sessions), false},
};

const struct reader_table farm_server_tables[1] = {
	{"server-keys", server_keys, ARRAY_SIZE(server_keys)},
};

/* NetBIOS takes none of these in a name (Q186548, error 1210; the list is NetBIOS's own). */
static bool read_server_name(struct farm_reader *farm, const struct yaml_node *name)
{
	if (!farm_read_name(farm, name, "server", name->text, SERVER_NAME_MAX))
		return false;
	if (!strpbrk(name->text, " \\/:*?\"<>|"))
		return true;
	reader_refuse(&farm->reader, name, NULL,
		"a server's name cannot hold blanks or any of \\ / : * ? \" < > |");
	return false;
}

void farm_read_edition(
	struct farm_reader *farm, const struct yaml_node *node, enum edition *ret_edition)
{
	int edition = (int)*ret_edition;

	reader_word(&farm->reader, node, edition_words, EDITION_COUNT, &edition);
	*ret_edition = (enum edition)edition;
}

/* The edition decides what is read of everything else, and so stays what it is. */
static void refuse_other_edition(
	struct farm_reader *farm, const struct yaml_node *node, const struct server *server)
{
	enum edition edition = server->edition;

	farm_read_edition(farm, node, &edition);
	if (edition != server->edition)
		reader_refuse(&farm->reader, node, NULL,
			"'%s' is of edition %s, which cannot be changed", server->name,
			edition_to_string(server->edition));
}

static void refuse_logons(struct farm_reader *farm, const struct yaml_node *node, uint32_t modes)
{
	const char *words[LOGON_MODE_COUNT + 2];
	size_t count = 0;

	for (size_t i = 0; i < LOGON_MODE_COUNT; i++) {
		if (modes & 1u << i)
			words[count++] = logon_mode_words[i];
	}
	words[count++] = "yes";
	words[count++] = "no";
	reader_refuse_word(&farm->reader, node, "word", node->text, words, count);
}

/* yes, no, or a word of what the edition's `change logon` sets. */
static void read_logons(
	struct farm_reader *farm, const struct yaml_node *node, struct server *server)
{
	const struct edition_rules *rules = edition_rules(server->edition);
	enum logon_mode mode;
	bool enabled;

	if (!node || !reader_is(&farm->reader, node, YAML_SCALAR))
		return;
	if (reader_flag_from_string(node->text, &enabled))
		server->logons = enabled ? LOGONS_ENABLED : LOGONS_DISABLED;
	else if (!logon_mode_from_string(node->text, &mode))
		refuse_logons(farm, node, rules->logon_modes);
	else if (rules->logon_modes & 1u << mode)
		server->logons = mode;
	else
		reader_refuse(&farm->reader, node, "enabled, disabled", "edition %s knows no '%s'",
			edition_to_string(server->edition), node->text);
}

void farm_number_sessions(struct server *server)
{
	bool ids_grow = edition_rules(server->edition)->ids_grow;

	for (size_t i = 0; ids_grow && i < server->session_count; i++) {
		uint32_t id = server->sessions[i].id;

		if (id <= SESSION_ID_MAX && id >= server->next_session)
			server->next_session = id + 1;
	}
}

static int read_next_session(
	struct farm_reader *farm, const struct yaml_node *node, struct server *server)
{
	bool ids_grow = edition_rules(server->edition)->ids_grow;
	size_t before = farm->reader.problems->count;
	uint32_t given;
	int r = farm_read_counter(farm, node, SESSION_ID_MAX + 1,
		ids_grow ? NULL : "this edition gives a new session the lowest free id",
		&server->next_session);

	given = server->next_session;
	farm_number_sessions(server);
	if (node && given < server->next_session && farm->reader.problems->count == before)
		reader_refuse(&farm->reader, node, NULL,
			"'%s' has a session %u already; ids only grow", server->name,
			server->next_session - 1);
	return r;
}

static int read_settings(
	struct farm_reader *farm, const struct server_keys *keys, struct server *server)
{
	int locale = (int)server->locale;
	int r = reader_word(&farm->reader, keys->locale, locale_words, LOCALE_COUNT, &locale);

	server->locale = (enum locale)locale;
	if (r == 0)
		r = reader_flag(&farm->reader, keys->online, &server->online);
	read_logons(farm, keys->logons, server);
	return r;
}

int farm_read_server_keys(struct farm_reader *farm, const struct yaml_node *node,
	const struct server_keys *keys, struct server *server, bool is_new)
{
	int r = read_settings(farm, keys, server);

	if (!is_new)
		refuse_other_edition(farm, keys->edition, server);
	if (r == 0)
		r = farm_read_winstations(farm, keys->winstations, server);
	if (r == 0)
		r = farm_read_sessions(farm, node, keys->sessions, server, is_new);
	if (r == 0)
		r = read_next_session(farm, keys->next_session, server);
	if (r == 0)
		r = farm_read_permissions(farm, keys->winstations, server);
	return r;
}

int farm_add_server(
	struct farm_reader *farm, const struct yaml_node *name, const struct server_keys *keys)
{
	struct server *server;
	int r;

	if (!read_server_name(farm, name))
		return 0;
	server = snapshot_add_server(farm->snapshot);
	if (!server)
		return -ENOMEM;
	server->name = arena_copy(farm->reader.arena, name->text);
	server->edition = farm->snapshot->usual_edition;
	server->locale = farm->snapshot->usual_locale;
	server->online = true;
	server->logons = LOGONS_ENABLED;
	farm_read_edition(farm, keys->edition, &server->edition);
	if (!server->name)
		return -ENOMEM;
	r = farm_add_built_in(farm, server->edition);
	if (r == 0)
		r = farm_add_winstations(farm, server);
	return r == 0 ? farm_read_server_keys(farm, name, keys, server, true) : r;
}

int farm_read_server(
	struct farm_reader *farm, const struct yaml_node *name, const struct yaml_node *value)
{
	struct server_keys keys = {0};

	if (!yaml_is_null(value) &&
		!reader_keys(&farm->reader, value, server_keys, ARRAY_SIZE(server_keys), &keys))
		return 0;
	return farm_add_server(farm, name, &keys);
}
