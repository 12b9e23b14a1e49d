#include "conformance/report/html/facts.h"

#include <string.h>

#include "base/markup.h"

void facts_deinit(struct facts *facts)
{
	text_deinit(&facts->lines);
}

static void add_fact(struct facts *facts, const char *name, const char *value)
{
	if (value)
		text_printf(&facts->lines, "%s %s\n", name, value);
}

static void add_program(struct facts *facts, const struct program *program)
{
	text_printf(&facts->lines, "program %s", program->image);
	if (program->unsaved)
		text_printf(&facts->lines, ", unsaved %s", program->unsaved);
	if (program->on_logoff != PROGRAM_CLOSES)
		text_printf(&facts->lines, ", %s", program_end_to_string(program->on_logoff));
	text_add_char(&facts->lines, '\n');
}

static void add_message(struct facts *facts, const struct message *message)
{
	text_printf(&facts->lines, "message from %s/%u: %s\n", message->by_server,
		message->by_session, message->text);
}

void facts_init(struct facts *facts, const struct session *session)
{
	facts->there = session;
	if (!session)
		return;
	add_fact(facts, "state", session_state_to_string(session->state));
	add_fact(facts, "user", session->user);
	add_fact(facts, "at", session->name);
	add_fact(facts, "was at", session->former_name);
	add_fact(facts, "client", session->client_name);
	add_fact(facts, "address", session->client_address);
	add_fact(facts, "logon", session->logon_time);
	for (size_t i = 0; i < session->program_count; i++)
		add_program(facts, &session->programs[i]);
	for (size_t i = 0; i < session->message_count; i++)
		add_message(facts, &session->messages[i]);
}

static bool has_line(const char *lines, const char *line, size_t length)
{
	for (; *lines; lines += strcspn(lines, "\n") + 1) {
		if (strncmp(lines, line, length) == 0 && lines[length] == '\n')
			return true;
	}
	return false;
}

/* Facts of which the other side knows nothing are marked, by a sign and not by colour alone. */
void facts_add_cell(
	struct text *to, const struct facts *own, const struct facts *other, const char *sign)
{
	const char *line = text_string(&own->lines);

	if (!own->there) {
		text_add(to, "<td class=\"none\">none</td>");
		return;
	}
	text_add(to, "<td>");
	while (*line) {
		size_t length = strcspn(line, "\n");
		bool same = has_line(text_string(&other->lines), line, length);

		text_add(to, same ? "" : "<mark>");
		text_add(to, same ? "" : sign);
		markup_add_bytes(to, line, length);
		text_add(to, same ? "" : "</mark>");
		line += length + 1;
		text_add(to, *line ? "<br>" : "");
	}
	text_add(to, "</td>");
}

const char *facts_compare(const struct facts *before, const struct facts *after)
{
	if (!before->there)
		return after->there ? "started" : "never there";
	if (!after->there)
		return "ended";
	return strcmp(text_string(&before->lines), text_string(&after->lines)) == 0 ? "unchanged"
										    : "changed";
}
