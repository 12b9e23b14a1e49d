#include "cli/farm_show.h"

#include <errno.h>
#include <stdlib.h>

#include "base/macros.h"
#include "base/output.h"
#include "base/table.h"
#include "base/text.h"
#include "base/utf8.h"
#include "cli/farm_rights.h"

#define BOLD "\033[1m"
#define PLAIN "\033[0m"

/* What is being shown. A server's text is built whole, then written. */
struct shower {
	bool colourful;
	struct text text;
	struct text name, list; /* the texts of a row that are put together */
	char number[16];
};

/* Put thing `at` of a list into a row's columns; nothing in the first for no row. The texts last
 * until the next row. */
typedef void fill_row(struct shower *shower, const void *things, size_t at, const char **row);

/* A kind of things: its table's columns, and what goes into them. */
struct listing {
	const char *const *headings;
	size_t columns;
	bool numbered;
	fill_row *fill;
};

static void print_table(
	struct shower *shower, const struct listing *listing, const void *things, size_t count)
{
	struct table table = {.headings = listing->headings,
		.count = listing->columns,
		.numbered = listing->numbered,
		.indent = 2,
		.colourful = shower->colourful};
	const char *row[TABLE_COLUMNS_MAX];

	if (!count)
		return;
	for (size_t i = 0; i < count; i++) {
		listing->fill(shower, things, i, row);
		table_measure(&table, row);
	}
	text_add_char(&shower->text, '\n');
	table_print_headings(&table, &shower->text);
	for (size_t i = 0; i < count; i++) {
		listing->fill(shower, things, i, row);
		if (row[0])
			table_print(&table, row, &shower->text);
	}
}

/* --- Sessions --- */

static const char *const session_headings[] = {
	"ID", "NAME", "USER", "STATE", "WINSTATION", "CLIENT", "ADDRESS", "PROGRAMS"};

/* The name that a disconnected session had stands in brackets. */
static const char *session_name(struct shower *shower, const struct session *session)
{
	if (session->name || !session->former_name)
		return session->name;
	text_clear(&shower->name);
	text_printf(&shower->name, "(%s)", session->former_name);
	return text_string(&shower->name);
}

/* "winword.exe (unsaved letter.doc), calc.exe (hangs)" */
static const char *session_programs(struct shower *shower, const struct session *session)
{
	text_clear(&shower->list);
	for (size_t i = 0; i < session->program_count; i++) {
		const struct program *program = &session->programs[i];
		bool hangs = program->on_logoff == PROGRAM_HANGS;

		text_printf(&shower->list, "%s%s", i ? ", " : "", program->image);
		if (program->unsaved)
			text_printf(&shower->list, " (unsaved %s%s)", program->unsaved,
				hangs ? "; hangs" : "");
		else if (hangs)
			text_add(&shower->list, " (hangs)");
	}
	return text_string(&shower->list);
}

static void fill_session(struct shower *shower, const void *things, size_t at, const char **row)
{
	const struct session *session = (const struct session *)things + at;

	snprintf(shower->number, sizeof(shower->number), "%u", session->id);
	*row++ = shower->number;
	*row++ = session_name(shower, session);
	*row++ = session->user;
	/* programs of a session that does not exist: see `tsfarm check` */
	*row++ = session->state == SESSION_STATE_COUNT ? "missing"
						       : session_state_to_string(session->state);
	*row++ = session->winstation;
	*row++ = session->client_name;
	*row++ = session->client_address;
	*row++ = session_programs(shower, session);
}

static const struct listing sessions = {
	session_headings, ARRAY_SIZE(session_headings), true, fill_session};

/* --- Inboxes --- */

static const char *const inbox_headings[] = {"ID", "SENT", "FROM", "USER", "MESSAGE"};

/* A message, and the session in whose inbox it waits. */
struct inbox_line {
	const struct session *session;
	const struct message *message;
};

static void fill_message(struct shower *shower, const void *things, size_t at, const char **row)
{
	const struct inbox_line *line = (const struct inbox_line *)things + at;
	const struct message *message = line->message;

	snprintf(shower->number, sizeof(shower->number), "%u", line->session->id);
	text_clear(&shower->name);
	text_printf(&shower->name, "%s/%u", message->by_server, message->by_session);
	*row++ = shower->number;
	*row++ = message->at;
	*row++ = text_string(&shower->name);
	*row++ = message->by_user;
	*row++ = message->text;
}

static const struct listing inboxes = {
	inbox_headings, ARRAY_SIZE(inbox_headings), true, fill_message};

static size_t count_messages(const struct server *server)
{
	size_t count = 0;

	for (size_t i = 0; i < server->session_count; i++)
		count += server->sessions[i].message_count;
	return count;
}

/* The inboxes of all sessions are one table. */
static void print_inboxes(struct shower *shower, const struct server *server)
{
	size_t count = 0, all = count_messages(server);
	struct inbox_line *lines = all ? calloc(all, sizeof(*lines)) : NULL;

	shower->text.failed |= all && !lines;
	for (size_t i = 0; lines && i < server->session_count; i++) {
		const struct session *session = &server->sessions[i];

		for (size_t j = 0; j < session->message_count; j++)
			lines[count++] = (struct inbox_line){session, &session->messages[j]};
	}
	print_table(shower, &inboxes, lines, count);
	free(lines);
}

/* --- Winstations --- */

static const char *const winstation_headings[] = {"WINSTATION", "KIND", "PERMISSIONS"};

/* Most are alike: the permissions are told once, and the others refer to the first that has them.
 */
static void describe_permissions(const struct winstation *winstations, size_t at, struct text *to)
{
	for (size_t i = 0; i < at; i++) {
		if (!permissions_equal(&winstations[i], &winstations[at]))
			continue;
		text_printf(to, "as %s", winstations[i].name);
		return;
	}
	permissions_describe(&winstations[at], to);
}

static void fill_winstation(struct shower *shower, const void *things, size_t at, const char **row)
{
	const struct winstation *winstations = things;

	text_clear(&shower->list);
	describe_permissions(winstations, at, &shower->list);
	*row++ = winstations[at].name;
	*row++ = winstation_kind_to_string(winstations[at].kind);
	*row++ = text_string(&shower->list);
}

static const struct listing winstations = {
	winstation_headings, ARRAY_SIZE(winstation_headings), false, fill_winstation};

/* --- Accounts and groups --- */

static const char *const account_headings[] = {"ACCOUNT", "GROUPS"};

/* Groups stand among the accounts, and have no row there. */
static void fill_account(struct shower *shower, const void *things, size_t at, const char **row)
{
	const struct trustee *trustee = (const struct trustee *)things + at;
	bool is_account = trustee->kind == TRUSTEE_ACCOUNT;

	text_clear(&shower->list);
	for (size_t i = 0; i < trustee->group_count; i++)
		text_printf(&shower->list, "%s%s", i ? ", " : "", trustee->groups[i]);
	*row++ = is_account ? trustee->name : NULL;
	*row++ = text_string(&shower->list);
}

static const struct listing accounts = {
	account_headings, ARRAY_SIZE(account_headings), false, fill_account};

/* --- The whole --- */

static void show_title(struct shower *shower, const char *title)
{
	text_add(&shower->text, shower->colourful ? BOLD : "");
	utf8_add_escaped(&shower->text, title);
	text_add(&shower->text, shower->colourful ? PLAIN : "");
}

static void show_server(struct shower *shower, const struct server *server)
{
	text_add_char(&shower->text, '\n');
	show_title(shower, server->name);
	text_printf(&shower->text, ": edition %s, %s, logons %s\n",
		edition_to_string(server->edition), server->online ? "online" : "offline",
		logon_mode_to_string(server->logons));
	print_table(shower, &sessions, server->sessions, server->session_count);
	print_inboxes(shower, server);
	print_table(shower, &winstations, server->winstations, server->winstation_count);
}

static void show_trustees(struct shower *shower, const struct snapshot *snapshot)
{
	const char *separator = "";

	text_add_char(&shower->text, '\n');
	show_title(shower, "Groups");
	text_add(&shower->text, ": ");
	for (size_t i = 0; i < snapshot->trustee_count; i++) {
		if (snapshot->trustees[i].kind != TRUSTEE_GROUP)
			continue;
		text_add(&shower->text, separator);
		utf8_add_escaped(&shower->text, snapshot->trustees[i].name);
		separator = ", ";
	}
	text_add_char(&shower->text, '\n');
	print_table(shower, &accounts, snapshot->trustees, snapshot->trustee_count);
}

static void write_out(struct shower *shower, FILE *to)
{
	output_add(to, &shower->text);
	text_clear(&shower->text);
}

static void shower_deinit(struct shower *shower)
{
	text_deinit(&shower->text);
	text_deinit(&shower->name);
	text_deinit(&shower->list);
}

int show_as_text(const struct snapshot *snapshot, bool colourful, FILE *to)
{
	cleanup(shower_deinit) struct shower shower = {.colourful = colourful};

	utf8_print_escaped(&shower.text, "Farm time %s\n", snapshot->clock);
	for (size_t i = 0; i < snapshot->server_count; i++) {
		show_server(&shower, &snapshot->servers[i]);
		write_out(&shower, to);
	}
	show_trustees(&shower, snapshot);
	write_out(&shower, to);
	return shower.text.failed || shower.name.failed || shower.list.failed ? -ENOMEM : 0;
}
