#include "shell/news.h"

#include <stdio.h>
#include <string.h>

#include "base/macros.h"
#include "base/name.h"
#include "base/output.h"
#include "base/utf8.h"
#include "shell/message_box.h"
#include "shell/messages.h"
#include "shell/state.h"
#include "shell/terminal/terminal.h"

#define FADED "\033[2m"
#define USUAL "\033[0m"

/* The events that matter to a user. */
static const struct event_row {
	enum event_kind kind;
	const char *words; /* printed after the session; NULL: nothing is printed */
	bool has_detail;   /* the detail is printed after the words */
	bool ends_seat;
} event_rows[] = {
	{EVENT_USER_LOGGED_ON, "logged on", false, false},
	{EVENT_USER_LOGGED_OFF, "logged off", false, true},
	{EVENT_SESSION_ENDED, NULL, false, true},
	{EVENT_SESSION_RESET, "reset", false, true},
	{EVENT_SESSION_CONNECTED, "connected as ", true, false},
	{EVENT_SESSION_DISCONNECTED, "disconnected", false, true},
	{EVENT_WORK_LOST, "unsaved work was lost: ", true, false},
	{EVENT_PROGRAM_KILLED, "program ended by force: ", true, false},
};

struct reading {
	struct shell *shell;
	struct seat_news seat;
	struct text *to;
};

/* --- The journal --- */

static void write_cause(const struct event *event, char *to, size_t size)
{
	snprintf(to, size, SAY_BY, event->by_server, event->by_session, event->by_user ? " " : "",
		event->by_user ? event->by_user : "");
}

static void add_event(
	struct reading *reading, const struct event *event, const struct event_row *row)
{
	bool colourful = reading->shell->colourful;
	char cause[sizeof(reading->seat.cause)] = "";

	/* that a user acts on the own session is nothing to mention */
	if (event->by_session != event->session || !name_equal(event->by_server, event->server))
		write_cause(event, cause, sizeof(cause));
	text_add(reading->to, colourful ? FADED : "");
	utf8_print_escaped(reading->to, SAY_NEWS, event->server, event->session,
		event->user ? " " : "", event->user ? event->user : "", row->words,
		row->has_detail && event->detail ? event->detail : "", cause);
	text_add(reading->to, colourful ? USUAL : "");
	text_add_char(reading->to, '\n');
}

static void note_seat_event(
	struct reading *reading, const struct event *event, const struct event_row *row)
{
	const struct seat *seat = &reading->shell->seat;

	if (!seat_is_taken(seat))
		return;
	/* another session got the name of this one, and so its client */
	if (event->kind == EVENT_SESSION_CONNECTED && event->detail &&
		name_equal(event->server, seat->at.server) && *seat->name &&
		name_equal(event->detail, seat->name)) {
		reading->seat.is_moved = event->session != seat->at.session;
		reading->seat.moved_to = event->session;
	}
	/* who logs on from elsewhere takes a session away, and has it then */
	if (!row->ends_seat || event->number <= seat->taken_after ||
		!seat_is_at(seat, event->server, event->session))
		return;
	reading->seat.ended = true;
	if (!seat_is_at(seat, event->by_server, event->by_session))
		write_cause(event, reading->seat.cause, sizeof(reading->seat.cause));
}

static int take_event(void *context, const struct event *event)
{
	struct reading *reading = context;
	const struct seat *seat = &reading->shell->seat;
	bool by_own = seat_is_at(seat, event->by_server, event->by_session);
	bool on_own = seat_is_at(seat, event->server, event->session);

	reading->shell->seen_event = event->number;
	for (size_t i = 0; i < ARRAY_SIZE(event_rows); i++) {
		const struct event_row *row = &event_rows[i];

		if (row->kind != event->kind)
			continue;
		note_seat_event(reading, event, row);
		/* seat_follow() tells of the own session */
		if (reading->shell->is_interactive && row->words && !by_own && !on_own)
			add_event(reading, event, row);
	}
	return 0;
}

static int read_journal(struct reading *reading)
{
	struct shell *shell = reading->shell;
	int64_t last;
	int r = farm_get_last_event(shell->farm, &last);

	if (r != 0)
		return r;
	/* somebody has restored an earlier farm, with fewer events */
	if (last < shell->seen_event) {
		shell->seen_event = last;
		if (shell->seat.taken_after > last)
			shell->seat.taken_after = last;
		if (shell->is_interactive)
			text_add(reading->to, SAY_RESTORED);
	}
	return farm_read_events(shell->farm, shell->seen_event, take_event, reading);
}

/* --- The inbox --- */

static int take_message(void *context, const struct message *message)
{
	struct reading *reading = context;

	message_box_add(reading->to, message, terminal_get_size(shell_out(reading->shell)).columns);
	return 0;
}

static int read_inbox(struct reading *reading)
{
	struct shell *shell = reading->shell;
	struct caller caller;
	int r;

	if (!seat_is_taken(&shell->seat))
		return 0;
	r = seat_caller(shell, &caller);
	return r == 0 ? session_take_messages(shell->farm, &caller, take_message, reading) : r;
}

/* --- All news --- */

bool news_are_there(struct shell *shell)
{
	uint32_t change;

	return farm_get_change(shell->farm, &change) != 0 || change != shell->seen_change;
}

int news_read(struct shell *shell, struct text *to)
{
	struct reading reading = {.shell = shell, .to = to};
	int r = farm_get_change(shell->farm, &shell->seen_change);

	if (r != 0)
		return r;
	r = read_journal(&reading);
	if (r == 0)
		r = seat_follow(shell, &reading.seat, to);
	return r == 0 ? read_inbox(&reading) : r;
}

int news_print(struct shell *shell)
{
	cleanup(text_deinit) struct text news = {0};
	int r = news_read(shell, &news);

	output_add(shell_out(shell), &news);
	return r;
}

int news_skip(struct shell *shell)
{
	int r = farm_get_change(shell->farm, &shell->seen_change);

	return r == 0 ? farm_get_last_event(shell->farm, &shell->seen_event) : r;
}
