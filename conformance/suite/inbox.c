#include "conformance/suite/inbox.h"

#include <string.h>

#include "base/name.h"
#include "base/text.h"

static bool same_message(const struct message *a, const struct message *b)
{
	return strcmp(a->at, b->at) == 0 && strcmp(a->text, b->text) == 0 &&
	       strcmp(a->by_server, b->by_server) == 0 && a->by_session == b->by_session &&
	       text_equal(a->by_user, b->by_user);
}

/* The new event at that place, if it is about the session's inbox; else NULL. */
static const struct event *event_at(const struct inbox *inbox, size_t at)
{
	const struct event *event =
		inbox->after->inbox_events ? inbox->after->inbox_events[at] : NULL;

	return event && event->session == inbox->id && name_equal(event->server, inbox->server)
		       ? event
		       : NULL;
}

/* Where the events begin that still count: behind the last one that emptied the inbox. */
static size_t first_event(const struct inbox *inbox, bool *ret_emptied)
{
	size_t first = inbox->before->event_count;

	*ret_emptied = false;
	for (size_t i = first; i < inbox->after->event_count; i++) {
		const struct event *event = event_at(inbox, i);

		if (!event || event->kind == EVENT_MESSAGE_SENT)
			continue;
		first = i + 1;
		*ret_emptied = true;
	}
	return first;
}

/* Is somebody gone who was logged on, whatever the journal says? */
static bool user_is_gone(const struct inbox *inbox)
{
	return inbox->was && inbox->was->user && !text_equal(inbox->was->user, inbox->is->user);
}

/* What is left of an inbox that is read along with what must be in it. */
struct rest {
	const struct message *messages;
	size_t count;
};

static bool next_is(struct rest *rest, const struct message *expected)
{
	if (!rest->count || !same_message(rest->messages, expected))
		return false;
	rest->messages++;
	rest->count--;
	return true;
}

static bool next_is_sent(struct rest *rest, const struct event *sent)
{
	return next_is(rest, &(struct message){.at = sent->at,
				     .text = sent->detail ? sent->detail : "",
				     .by_server = sent->by_server,
				     .by_session = sent->by_session,
				     .by_user = sent->by_user});
}

/* What waited before comes first, unless it went with somebody. */
static bool next_are_old(struct rest *rest, const struct inbox *inbox)
{
	for (size_t i = 0; inbox->was && i < inbox->was->message_count; i++) {
		if (!next_is(rest, &inbox->was->messages[i]))
			return false;
	}
	return true;
}

static bool next_are_sent(struct rest *rest, const struct inbox *inbox, size_t from)
{
	for (size_t i = from; i < inbox->after->event_count; i++) {
		const struct event *event = event_at(inbox, i);

		if (event && !next_is_sent(rest, event))
			return false;
	}
	return true;
}

bool inbox_is_explained(const struct inbox *inbox)
{
	struct rest rest;
	bool emptied;
	size_t first = first_event(inbox, &emptied);

	if (!inbox->is)
		return true;
	rest = (struct rest){inbox->is->messages, inbox->is->message_count};
	/* messages of a session that does not exist */
	if (inbox->is->state == SESSION_STATE_COUNT)
		return rest.count == 0;
	if (!emptied && !user_is_gone(inbox) && !next_are_old(&rest, inbox))
		return false;
	return next_are_sent(&rest, inbox, first) && rest.count == 0;
}
