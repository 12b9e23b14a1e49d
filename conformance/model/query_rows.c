#include "conformance/model/query_rows.h"

#include <string.h>

#include "base/name.h"
#include "base/text.h"
#include "conformance/model/condition.h"
#include "conformance/model/process.h"
#include "conformance/model/rights.h"

static bool is_nt4(const struct situation *situation)
{
	return situation->edition == EDITION_NT4;
}

static bool may_query(const struct situation *situation, const struct session *session)
{
	return situation_is_own(situation, situation->server, session) ||
	       (rights_over(
			situation->typed->farm, situation->account, situation->server, session) &
		       1u << RIGHT_QUERY_INFORMATION);
}

static bool names_equal(const char *one, const char *other)
{
	return one && other && name_equal(one, other);
}

static void add_row(
	const struct situation *situation, struct query_rows *rows, struct query_row row)
{
	struct query_row *added =
		arena_append(situation->arena, &rows->items, rows->count, sizeof(*added));

	if (!added)
		return;
	*added = row;
	rows->count++;
	rows->shown += row.is_shown;
}

/* --- Sessions and users --- */

/* Whether the word means the session. In nt4 a session that is given must be active. */
static bool session_is_meant(
	const struct situation *situation, const struct session *session, struct query_rows *rows)
{
	const struct model_selector *selector = &situation->request.selector;
	bool is_active = session->state == SESSION_ACTIVE || !is_nt4(situation);
	bool by_user, by_name;

	if (!selector->text)
		return true;
	if (selector->is_id)
		by_name = !selector->is_beyond && selector->id == session->id;
	else
		by_name = names_equal(session->name, selector->text);
	by_user = !selector->is_id && names_equal(session->user, selector->text);
	rows->is_unclear |= by_name && is_nt4(situation) && session->state == SESSION_SHADOW;
	rows->is_unclear |= by_user && is_nt4(situation) && session->state != SESSION_ACTIVE;
	rows->by_name |= by_name && is_active && may_query(situation, session);
	rows->by_user |= by_user && may_query(situation, session);
	return (by_name && is_active) || by_user;
}

static bool is_listed_user(const struct session *session)
{
	return session->state == SESSION_ACTIVE || session->state == SESSION_DISCONNECTED;
}

static void add_sessions(
	const struct situation *situation, bool users_only, struct query_rows *rows)
{
	const struct server *server = situation->server;

	for (size_t i = 0; i < server->session_count; i++) {
		const struct session *session = &server->sessions[i];
		bool is_meant = session_is_meant(situation, session, rows);

		if (users_only && is_meant && session->user && !is_listed_user(session))
			rows->is_unclear = true;
		add_row(situation, rows,
			(struct query_row){.session = session,
				.server = server,
				.is_shown = is_meant && (!users_only || session->user) &&
					    may_query(situation, session)});
	}
	/* one word for both is nowhere described */
	rows->is_unclear |= rows->by_name && rows->by_user;
}

/* --- Processes --- */

static bool program_is_meant(const struct situation *situation, const struct session *session,
	const struct program *program, struct query_rows *rows)
{
	const struct model_request *request = &situation->request;
	const char *word = request->selector.text;
	bool by_name, by_program;

	if (request->values[MODEL_SWITCH_ID]) {
		struct model_selector id = model_selector_read(request->values[MODEL_SWITCH_ID]);

		return !id.is_beyond && id.id == session->id &&
		       (!is_nt4(situation) || session->state == SESSION_ACTIVE);
	}
	if (!word)
		return situation->own->user
			       ? names_equal(session->user, situation->own->user)
			       : situation_is_own(situation, situation->server, session);
	if (strcmp(word, "*") == 0)
		return true;
	if (request->selector.is_id)
		return !request->selector.is_beyond && program->pid == request->selector.id;
	by_name = names_equal(session->name, word) && session->state == SESSION_ACTIVE;
	by_program = model_pattern_matches(word, program->image);
	rows->by_name |= by_name;
	rows->by_user |= names_equal(session->user, word);
	/* what wildcards match besides programs, no document says */
	rows->is_unclear |= strpbrk(word, "*?") && !is_nt4(situation);
	rows->is_unclear |= names_equal(session->name, word) && session->state == SESSION_SHADOW;
	return by_name || by_program || names_equal(session->user, word);
}

/* Processes of nobody are those of the system: docs/decisions.md, "System processes". */
static bool program_is_hidden(const struct situation *situation, const struct session *session)
{
	const struct model_request *request = &situation->request;

	return is_nt4(situation) && !session->user && !request->given[MODEL_SWITCH_SYSTEM] &&
	       !request->selector.is_id;
}

static void add_programs(const struct situation *situation, struct query_rows *rows)
{
	const struct server *server = situation->server;

	for (size_t i = 0; i < server->session_count; i++) {
		const struct session *session = &server->sessions[i];

		for (size_t p = 0; p < session->program_count; p++) {
			const struct program *program = &session->programs[p];
			bool is_meant = program_is_meant(situation, session, program, rows);

			rows->is_unclear |= is_meant && !session->user && !is_nt4(situation);
			add_row(situation, rows,
				(struct query_row){.session = session,
					.program = program,
					.server = server,
					.is_shown =
						is_meant &&
						!program_is_hidden(situation, session) &&
						process_is_visible(situation, server, session)});
		}
	}
}

/* --- Servers --- */

static void add_servers(const struct situation *situation, struct query_rows *rows)
{
	const struct snapshot *farm = situation->typed->farm;
	const char *word = situation->request.words[0];
	bool has_domain = situation->request.given[MODEL_SWITCH_DOMAIN];

	for (size_t i = 0; i < farm->server_count; i++) {
		const struct server *server = &farm->servers[i];

		add_row(situation, rows,
			(struct query_row){.server = server,
				.is_shown = server->online && !has_domain &&
					    (!word || name_equal(server->name, word))});
	}
}

struct query_rows query_rows_find(const struct situation *situation)
{
	enum model_part part = situation->request.part;
	struct query_rows rows = {0};

	if (has_fault(situation) || asks_for_help(situation))
		return rows;
	if (part == MODEL_PART_SERVERS)
		add_servers(situation, &rows);
	else if (situation->server && part == MODEL_PART_SESSION)
		add_sessions(situation, false, &rows);
	else if (situation->server && part == MODEL_PART_USER)
		add_sessions(situation, true, &rows);
	else if (situation->server && part == MODEL_PART_PROCESS)
		add_programs(situation, &rows);
	return rows;
}

/* --- The text of a row --- */

bool query_row_is_marked(const struct situation *situation, const struct query_row *row)
{
	if (!row->session)
		return row->server == situation->here;
	if (!is_nt4(situation) || situation->request.part == MODEL_PART_SESSION)
		return situation_is_own(situation, row->server, row->session);
	return names_equal(row->session->user, situation->account);
}

/* Add a name in either case of letters. False if it is not ASCII. */
static bool add_name(struct text *to, const char *name)
{
	for (; *name; name++) {
		bool is_letter = (*name >= 'a' && *name <= 'z') || (*name >= 'A' && *name <= 'Z');

		if ((unsigned char)*name >= 0x80)
			return false;
		if (is_letter)
			text_printf(to, "[%c%c]", *name & ~0x20, *name | 0x20);
		else if (strchr("\\^$.[]|()*+?{}", *name))
			text_printf(to, "\\%c", *name);
		else
			text_add_char(to, *name);
	}
	text_add(to, " +");
	return true;
}

static bool add_session_name(
	const struct situation *situation, struct text *to, const struct session *session)
{
	if (!session->name)
		return true;
	/* a listing of ws2022 cuts long names */
	if (strlen(session->name) > 16 && situation->edition == EDITION_WS2022) {
		text_add(to, "[^ ].* +");
		return true;
	}
	return add_name(to, session->name);
}

static const char *const state_words[SESSION_STATE_COUNT] = {
	[SESSION_ACTIVE] = "[Aa]ctive",
	[SESSION_CONNECTED] = "[Cc]onn",
	[SESSION_CONNECTQUERY] = "[Cc]onn[Qq]",
	[SESSION_SHADOW] = "[Ss]hadow",
	[SESSION_DISCONNECTED] = "[Dd]isc",
	[SESSION_IDLE] = "[Ii]dle",
	[SESSION_LISTEN] = "[Ll]isten",
	[SESSION_RESET] = "[A-Za-z]+",
	[SESSION_DOWN] = "[Dd]own",
	[SESSION_INIT] = "[Ii]nit",
};

/* The parts of a row of a list of sessions, users or processes. False if a name is not ASCII. */
static bool add_parts(const struct situation *situation, struct text *to,
	const struct query_row *row, bool has_state)
{
	const struct session *session = row->session;
	bool is_session = situation->request.part == MODEL_PART_SESSION;
	bool is_ascii = true;

	if (is_session)
		is_ascii = add_session_name(situation, to, session);
	if (session->user)
		is_ascii = is_ascii && add_name(to, session->user);
	else if (row->program && !is_nt4(situation))
		text_add(to, "\\(unknown\\) +");
	if (!is_session)
		is_ascii = is_ascii && add_session_name(situation, to, session);
	text_printf(to, "%u +", (unsigned)session->id);
	if (!row->program) {
		text_printf(to, "%s( |$)", has_state ? state_words[session->state] : "[A-Za-z]+");
		return is_ascii;
	}
	text_printf(
		to, "%s%u +", is_nt4(situation) ? "[A-Za-z]+ +" : "", (unsigned)row->program->pid);
	is_ascii = is_ascii && add_name(to, row->program->image);
	if (is_ascii)
		to->bytes[to->length - 1] = '*'; /* the image ends the row */
	return is_ascii;
}

const char *query_row_regex(
	const struct situation *situation, const struct query_row *row, bool has_state)
{
	cleanup(text_deinit) struct text text = {0};
	bool is_marked = query_row_is_marked(situation, row), is_ascii;

	if (row->session) {
		text_add(&text, is_marked ? "^ *> *" : "^ *");
		is_ascii = add_parts(situation, &text, row, has_state);
	} else {
		/* only the article has the asterisk */
		if (!is_nt4(situation))
			text_add(&text, "^[ *]*");
		else
			text_add(&text, is_marked ? "^ *\\*" : "^ *");
		is_ascii = add_name(&text, row->server->name);
		if (is_ascii) {
			text.bytes[text.length - 2] = '\0';
			text.length -= 2;
			text_add(&text, "( |$)");
		}
	}
	return is_ascii && !text.failed ? arena_copy(situation->arena, text_string(&text)) : NULL;
}

/* --- The line of a session --- */

static bool is_ascii_text(const char *text)
{
	for (; *text; text++) {
		if ((unsigned char)*text >= 0x80)
			return false;
	}
	return true;
}

static const char *lower_text(const struct situation *situation, const char *text)
{
	char *lower = arena_copy(situation->arena, text);

	for (char *c = lower; c && *c; c++) {
		if (*c >= 'A' && *c <= 'Z')
			*c = (char)(*c | 0x20);
	}
	return lower;
}

/* The words that listings have for states; Reset is ours. */
static const char *const state_texts[SESSION_STATE_COUNT] = {
	[SESSION_ACTIVE] = "Active",
	[SESSION_CONNECTED] = "Conn",
	[SESSION_CONNECTQUERY] = "ConnQ",
	[SESSION_SHADOW] = "Shadow",
	[SESSION_DISCONNECTED] = "Disc",
	[SESSION_IDLE] = "Idle",
	[SESSION_LISTEN] = "Listen",
	[SESSION_RESET] = "Reset",
	[SESSION_DOWN] = "Down",
	[SESSION_INIT] = "Init",
};

/* docs/decisions.md, "Order and types in `ws2003`" */
static const char *type_of(const struct situation *situation, const struct query_row *row)
{
	if (situation->edition != EDITION_WS2003)
		return "";
	if (session_is_at(row->server, row->session, WINSTATION_CONSOLE))
		return "wdcon";
	return session_is_at(row->server, row->session, WINSTATION_LISTENER) ? "rdpwd" : "";
}

const char *query_row_line(const struct situation *situation, const struct query_row *row)
{
	const struct session *session = row->session;
	const char *name = session->name ? session->name : "";
	const char *user = session->user ? session->user : "";
	const char *state = state_texts[session->state];
	char mark = query_row_is_marked(situation, row) ? '>' : ' ';
	size_t length;
	char *line;

	if (!is_ascii_text(name) || !is_ascii_text(user))
		return NULL;
	/* how far a long value moves the rest of a row of nt4 was never published */
	if (is_nt4(situation) && (strlen(name) > 16 || strlen(user) > 20))
		return NULL;
	name = lower_text(situation, name);
	if (name && strlen(name) > 16 && situation->edition == EDITION_WS2022)
		name = arena_printf(situation->arena, "%.13s...", name);
	if (is_nt4(situation)) {
		user = lower_text(situation, user);
		state = lower_text(situation, state);
	}
	if (!name || !user || !state)
		return NULL;
	line = arena_printf(situation->arena, "%c%-16s  %-20s  %5u  %-6s  %-10s  %-8s", mark, name,
		user, (unsigned)session->id, state, type_of(situation, row), "");
	/* only nt4 has no blanks at the end of a row */
	for (length = line ? strlen(line) : 0; is_nt4(situation) && length > 0; length--) {
		if (line[length - 1] != ' ')
			break;
		line[length - 1] = '\0';
	}
	return line;
}
