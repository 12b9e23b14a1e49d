#include "conformance/report/html/farm_table.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/macros.h"
#include "base/markup.h"
#include "conformance/report/html/facts.h"
#include "sim/tsfarm.h"

/* A farm of thousands of sessions is not drawn whole. */
enum {
	ROWS_SHOWN = 60
};

struct farm_pair {
	const struct result_case *item;
	struct snapshot *before, *after;
	size_t rows, more;
};

/* --- Which sessions --- */

/* Does a line of changes name the session: "session-ended WF12/12", "program-ended WF12/12/a.exe", "message-sent WF12/12: ..."? */
static bool line_names(const char *line, size_t length, const char *session)
{
	size_t size = strlen(session);
	const char *thing = memchr(line, ' ', length);
	char behind;

	if (!thing || length < (size_t)(thing - line) + 1 + size)
		return false;
	thing++;
	behind = thing + size < line + length ? thing[size] : ' ';
	return strncasecmp(thing, session, size) == 0 &&
	       (behind == '/' || behind == ' ' || behind == ':');
}

static bool lines_have(const char *lines, const char *line, size_t length)
{
	for (; *lines; lines += *lines == '\n') {
		size_t own = strcspn(lines, "\n");

		if (own == length && memcmp(lines, line, length) == 0)
			return true;
		lines += own;
	}
	return false;
}

/* Those of the lines that name the session, each with whether it is among the actual ones. */
static bool add_expected(struct text *to, const struct result_finding *finding, const char *session)
{
	bool named = false;
	const char *line = finding->expected;

	while (*line) {
		size_t length = strcspn(line, "\n");

		if (line_names(line, length, session)) {
			bool done = lines_have(finding->actual, line, length);

			text_add(to, to->length ? "<br>" : "");
			text_add(to, done ? "✓ " : "✗ ");
			markup_add_bytes(to, line, length);
			text_add(to, done ? "" : ", which did not happen");
			named = true;
		}
		line += length;
		line += *line == '\n';
	}
	return named;
}

static bool add_all_expected(
	struct text *to, const struct result_case *item, const char *session, bool changed)
{
	bool named = false;

	for (size_t i = 0; i < item->finding_count; i++) {
		if (strcmp(item->findings[i].what, "changes") != 0)
			continue;
		named |= add_expected(to, &item->findings[i], session);
		if (!named && changed)
			text_add(to, "✗ no change");
	}
	return named;
}

static bool typed_in(const struct result_case *item, const char *server, uint32_t session)
{
	for (size_t i = 0; i < item->step_count; i++) {
		if (item->steps[i].session == session &&
			strcasecmp(item->steps[i].server, server) == 0)
			return true;
	}
	return false;
}

/* --- The table --- */

static void add_row(struct text *to, const char *name, bool typed, const struct facts *before,
	const struct facts *after, const struct text *expected)
{
	const char *change = facts_compare(before, after);

	text_printf(to, "<tr class=\"%s\"><th scope=\"row\">", change);
	markup_add_text(to, name);
	if (typed)
		text_add(to, "<br><small>typed here</small>");
	text_add(to, "</th>");
	facts_add_cell(to, before, after, "− ");
	facts_add_cell(to, after, before, "+ ");
	text_printf(to, "<td>%s</td><td>%s</td></tr>\n", change, text_string(expected));
}

static void add_session(struct text *to, struct farm_pair *pair, const char *server,
	const struct session *before, const struct session *after)
{
	uint32_t id = before ? before->id : after->id;
	bool typed = typed_in(pair->item, server, id);
	cleanup(text_deinit) struct text name = {0}, expected = {0};
	cleanup(facts_deinit) struct facts old = {0}, new = {0};
	bool changed, named;

	text_printf(&name, "%s/%u", server, id);
	facts_init(&old, before);
	facts_init(&new, after);
	changed = strcmp(facts_compare(&old, &new), "unchanged") != 0;
	named = add_all_expected(&expected, pair->item, text_string(&name), changed);
	if (!typed && !named && !changed)
		return;
	if (pair->rows == ROWS_SHOWN) {
		pair->more++;
		return;
	}
	pair->rows++;
	add_row(to, text_string(&name), typed, &old, &new, &expected);
	to->failed |= name.failed || expected.failed || old.lines.failed || new.lines.failed;
}

/* Both lists are in the order of their ids. */
static void add_server(struct text *to, struct farm_pair *pair, const char *name,
	const struct server *before, const struct server *after)
{
	size_t i = 0, j = 0;
	size_t before_count = before ? before->session_count : 0;
	size_t after_count = after ? after->session_count : 0;

	while (i < before_count || j < after_count) {
		const struct session *old = i < before_count ? &before->sessions[i] : NULL;
		const struct session *new = j < after_count ? &after->sessions[j] : NULL;
		bool takes_old = old && (!new || old->id <= new->id);
		bool takes_new = new && (!old || new->id <= old->id);

		add_session(to, pair, name, takes_old ? old : NULL, takes_new ? new : NULL);
		i += takes_old;
		j += takes_new;
	}
}

static void add_servers(struct text *to, struct farm_pair *pair)
{
	for (size_t i = 0; i < pair->before->server_count; i++) {
		const struct server *server = &pair->before->servers[i];

		add_server(
			to, pair, server->name, server, snapshot_server(pair->after, server->name));
	}
	for (size_t i = 0; i < pair->after->server_count; i++) {
		const struct server *server = &pair->after->servers[i];

		if (!snapshot_server(pair->before, server->name))
			add_server(to, pair, server->name, NULL, server);
	}
}

/* A farm that cannot be read is not drawn: what the step changed is told in words anyway. */
static int read_farm(const char *text, struct snapshot **ret_snapshot)
{
	char *problems = NULL;
	int r = snapshot_parse("farm", text, strlen(text), ret_snapshot, &problems);

	free(problems);
	return r;
}

int farm_table_add(struct text *to, const struct result_case *item)
{
	cleanup(snapshot_freep) struct snapshot *before = NULL, *after = NULL;
	cleanup(text_deinit) struct text rows = {0};
	struct farm_pair pair = {.item = item};
	int r;

	if (!item->farm_before || !item->farm_after)
		return 0;
	r = read_farm(item->farm_before, &before);
	if (r == 0)
		r = read_farm(item->farm_after, &after);
	if (r != 0)
		return r < 0 ? r : 0;
	pair.before = before;
	pair.after = after;
	add_servers(&rows, &pair);
	if (!pair.rows)
		return 0;
	text_add(to,
		"<div class=\"scroll\"><table class=\"farm\"><caption>The farm before and after"
		"</caption><thead><tr><th scope=\"col\">Session</th><th scope=\"col\">Before</th>"
		"<th scope=\"col\">After</th><th scope=\"col\">It is</th>"
		"<th scope=\"col\">Expected</th></tr></thead><tbody>\n");
	text_add_bytes(to, text_string(&rows), rows.length);
	text_add(to, "</tbody></table></div>");
	if (pair.more)
		text_printf(to, "<p>%zu more sessions are not drawn.</p>", pair.more);
	return rows.failed ? -ENOMEM : 0;
}
