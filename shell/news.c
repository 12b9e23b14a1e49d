#include "shell/news.h"

#include <stdio.h>
#include <string.h>

#include "base/macros.h"
#include "base/name.h"
#include "shell/message_box.h"
#include "shell/messages.h"
#include "shell/state.h"
#include "shell/terminal/terminal.h"

#define FADED "\033[2m"
#define USUAL "\033[0m"

/* The events that are told to people who look on, in words that stand behind the session. */
static const struct {
	enum event_kind kind;
	const char *words;
	bool has_detail; /* the detail belongs to them */
	bool ends_seat;
} telling[] = {
	{EVENT_USER_LOGGED_ON, "logged on", false, false},
	{EVENT_USER_LOGGED_OFF, "logged off", false, true},
	{EVENT_SESSION_ENDED, NULL, false, true},
	{EVENT_SESSION_RESET, "reset", false, true},
	{EVENT_SESSION_CONNECTED, "connected as ", true, false},
	{EVENT_SESSION_DISCONNECTED, "disconnected", false, true},
	{EVENT_WORK_LOST, "unsaved work was lost: ", true, false},
	{EVENT_PROGRAM_KILLED, "program ended by force: ", true, false},
};

/* A reading of the journal. */
struct reading {
	struct shell *shell;
	struct seat_news seat;
	struct text *to;
};

static void write_cause(const struct event *event, char *to, size_t size)
{
	snprintf(to, size, SAY_BY, event->by_server, event->by_session, event->by_user ? " " : "",
		event->by_user ? event->by_user : "");
}

static void tell(
	struct reading *reading, const struct event *event, const char *words, bool has_detail)
{
	char cause[sizeof(reading->seat.cause)] = "";

	/* who logs on does so himself, which says nothing */
	if (event->by_session != event->session || !name_equal(event->by_server, event->server))
		write_cause(event, cause, sizeof(cause));
	/* beside what one does oneself, it is in the background */
	text_add(reading->to, reading->shell->colourful ? FADED : "");
	text_printf(reading->to, SAY_NEWS, event->server, event->session, event->user ? " " : "",
		event->user ? event->user : "", words,
		has_detail && event->detail ? event->detail : "", cause);
	text_add(reading->to, reading->shell->colourful ? USUAL : "");
	text_add_char(reading->to, '\n');
}

static void note_seat(struct reading *reading, const struct event *event, bool ends_seat)
{
	const struct seat *seat = &reading->shell->seat;

	if (event->kind == EVENT_SESSION_CONNECTED && seat_is_taken(seat) && event->detail &&
		name_equal(event->server, seat->at.server) && *seat->name &&
		name_equal(event->detail, seat->name)) {
		reading->seat.is_shown = event->session != seat->at.session;
		reading->seat.shown = event->session;
	}
	if (!ends_seat || !seat_is_at(seat, event->server, event->session))
		return;
	reading->seat.ended = true;
	if (!seat_is_at(seat, event->by_server, event->by_session))
		write_cause(event, reading->seat.cause, sizeof(reading->seat.cause));
}

static int take_event(void *context, const struct event *event)
{
	struct reading *reading = context;
	const struct seat *seat = &reading->shell->seat;
	bool own = seat_is_at(seat, event->by_server, event->by_session);
	bool on_own = seat_is_at(seat, event->server, event->session);

	reading->shell->seen = event->number;
	for (size_t i = 0; i < ARRAY_SIZE(telling); i++) {
		if (telling[i].kind != event->kind)
			continue;
		note_seat(reading, event, telling[i].ends_seat);
		/* what happens to one's own session is told when the seat is */
		if (reading->shell->is_interactive && telling[i].words && !own && !on_own)
			tell(reading, event, telling[i].words, telling[i].has_detail);
	}
	return 0;
}

/* Somebody may have put the farm back: then there are fewer events than were read already. */
static int read_journal(struct reading *reading)
{
	struct shell *shell = reading->shell;
	int64_t last;
	int r = farm_get_last_event(shell->farm, &last);

	if (r == 0 && last < shell->seen) {
		shell->seen = last;
		if (shell->is_interactive)
			text_add(reading->to, SAY_PUT_BACK);
	}
	return r == 0 ? farm_read_events(shell->farm, shell->seen, take_event, reading) : r;
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

/* --- Both --- */

bool news_are_there(struct shell *shell)
{
	uint32_t change;

	return farm_get_change(shell->farm, &change) != 0 || change != shell->change;
}

int news_read(struct shell *shell, struct text *to)
{
	struct reading reading = {.shell = shell, .to = to};
	int r = farm_get_change(shell->farm, &shell->change);

	if (r == 0)
		r = read_journal(&reading);
	if (r == 0)
		r = seat_follow(shell, &reading.seat, to);
	return r == 0 ? read_inbox(&reading) : r;
}

int news_skip(struct shell *shell)
{
	int r = farm_get_change(shell->farm, &shell->change);

	return r == 0 ? farm_get_last_event(shell->farm, &shell->seen) : r;
}
