#include "shell/picture.h"

#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/macros.h"
#include "base/text.h"
#include "base/utf8.h"
#include "base/wrap.h"
#include "shell/picture_box.h"

static bool same_programs(const struct session *a, const struct session *b)
{
	bool equal = a->program_count == b->program_count;

	for (size_t i = 0; equal && i < a->program_count; i++)
		equal = text_equal(a->programs[i].image, b->programs[i].image) &&
			text_equal(a->programs[i].unsaved, b->programs[i].unsaved);
	return equal;
}

static bool same_session(const struct session *a, const struct session *b)
{
	return a->state == b->state && text_equal(a->name, b->name) &&
	       text_equal(a->user, b->user) && text_equal(a->logon_time, b->logon_time) &&
	       same_programs(a, b);
}

/* `now` is NULL for a session that is gone, `before` for a new one. */
static char mark_of(
	const struct picture *picture, const struct session *now, const struct session *before)
{
	if (!picture->before)
		return ' ';
	if (!now)
		return '-';
	if (!before)
		return '+';
	return same_session(now, before) ? ' ' : '*';
}

/* --- The line of a session --- */

/* The columns of a box. */
enum {
	COLUMN_ID,
	COLUMN_NAME,
	COLUMN_USER,
	COLUMN_STATE,
	COLUMN_WORK,
	COLUMN_COUNT
};

struct row {
	char mark;
	bool is_seat;
	const char *texts[COLUMN_COUNT];
};

struct rows {
	struct arena *arena;
	struct row *items;
	size_t count;
	size_t width[COLUMN_COUNT];
};

/* "unsaved letter.doc, sheet.xls" */
static const char *work_of(struct arena *arena, const struct session *session)
{
	const char *work = NULL;

	for (size_t i = 0; i < session->program_count; i++) {
		const char *unsaved = session->programs[i].unsaved;

		if (unsaved && work)
			work = arena_printf(arena, "%s, %s", work, unsaved);
		else if (unsaved)
			work = arena_printf(arena, "unsaved %s", unsaved);
	}
	return work ? work : "";
}

static void add_row(struct rows *rows, const struct picture *picture, const struct server *server,
	const struct session *now, const struct session *before)
{
	const struct session *session = now ? now : before;
	struct row *row = arena_append(rows->arena, &rows->items, rows->count, sizeof(*row));

	if (!row)
		return;
	rows->count++;
	row->mark = mark_of(picture, now, before);
	row->is_seat = seat_is_at(picture->seat, server->name, session->id) && now;
	row->texts[COLUMN_ID] = arena_printf(rows->arena, "%u", session->id);
	row->texts[COLUMN_NAME] = session->name;
	row->texts[COLUMN_USER] = session->user;
	row->texts[COLUMN_STATE] = now ? session_state_to_string(session->state) : "gone";
	row->texts[COLUMN_WORK] = now ? work_of(rows->arena, session) : "";
	for (size_t i = 0; i < COLUMN_COUNT; i++) {
		size_t width;

		row->texts[i] = row->texts[i] ? row->texts[i] : "";
		width = utf8_width(row->texts[i]);
		rows->width[i] = width > rows->width[i] ? width : rows->width[i];
	}
}

/* Add a row for each session. Both lists are sorted by id. */
static void add_rows(struct rows *rows, const struct picture *picture, const struct server *now,
	const struct server *before)
{
	const struct server *server = now ? now : before;
	size_t i = 0, j = 0, now_count = now ? now->session_count : 0,
	       before_count = before ? before->session_count : 0;

	while (i < now_count || j < before_count) {
		const struct session *here = i < now_count ? &now->sessions[i] : NULL;
		const struct session *was = j < before_count ? &before->sessions[j] : NULL;

		if (here && was && here->id != was->id) {
			here = here->id < was->id ? here : NULL;
			was = here ? NULL : was;
		}
		add_row(rows, picture, server, here, was);
		i += here != NULL;
		j += was != NULL;
	}
}

static void pad_column(struct text *to, size_t from, size_t width)
{
	while (from++ < width)
		text_add_char(to, ' ');
}

static void add_column(
	struct text *line, const struct rows *rows, const struct row *row, size_t column)
{
	size_t width;

	if (!rows->width[column])
		return;
	if (column > 0)
		text_add(line, "  ");
	if (column == COLUMN_ID)
		pad_column(line, utf8_width(row->texts[column]), rows->width[column]);
	width = wrap_add(line, row->texts[column], strlen(row->texts[column]));
	if (column != COLUMN_ID)
		pad_column(line, width, rows->width[column]);
}

static void add_line(struct box *box, const struct rows *rows, const struct row *row)
{
	cleanup(text_deinit) struct text line = {0};

	text_printf(&line, "%c%c", row->mark, row->is_seat ? '>' : ' ');
	for (size_t i = 0; i < COLUMN_COUNT; i++)
		add_column(&line, rows, row, i);
	box_add(box, text_string(&line),
		row->mark == ' '   ? BOX_PLAIN
		: row->mark == '-' ? BOX_FADED
				   : BOX_BOLD);
}

/* --- The box of a server --- */

static const char *make_title(
	struct arena *arena, const struct server *now, const struct server *before)
{
	bool enabled = now && now->logons == LOGONS_ENABLED;
	bool changed =
		now && before && (now->online != before->online || now->logons != before->logons);
	cleanup(text_deinit) struct text title = {0};

	if (now)
		utf8_print_escaped(&title, "%s%s%s%s%s%s", changed ? "* " : "", now->name,
			now->online ? "" : " (offline)", enabled ? "" : " (logons ",
			enabled ? "" : logon_mode_to_string(now->logons), enabled ? "" : ")");
	else
		utf8_print_escaped(&title, "- %s (gone)", before->name);
	return title.failed ? NULL : arena_copy(arena, text_string(&title));
}

static void add_box(struct arena *arena, struct box_list *boxes, const struct picture *picture,
	const struct server *now, const struct server *before)
{
	struct rows rows = {.arena = arena};
	const char *title = make_title(arena, now, before);
	struct box *box = title ? box_list_add(boxes, title) : NULL;

	add_rows(&rows, picture, now, before);
	for (size_t i = 0; box && i < rows.count; i++)
		add_line(box, &rows, &rows.items[i]);
	if (box && rows.count == 0)
		box_add(box, "  no sessions", BOX_FADED);
}

void picture_add(struct text *to, const struct picture *picture)
{
	cleanup(arena_freep) struct arena *arena = arena_new();
	struct box_list boxes = {.arena = arena};

	to->failed |= !arena;
	for (size_t i = 0; arena && i < picture->farm->server_count; i++) {
		const struct server *server = &picture->farm->servers[i];

		add_box(arena, &boxes, picture, server,
			picture->before ? snapshot_server(picture->before, server->name) : NULL);
	}
	for (size_t i = 0; arena && picture->before && i < picture->before->server_count; i++) {
		const struct server *server = &picture->before->servers[i];

		if (!snapshot_server(picture->farm, server->name))
			add_box(arena, &boxes, picture, NULL, server);
	}
	if (arena)
		box_list_print(&boxes, picture->columns, picture->utf8, picture->colourful, to);
}
