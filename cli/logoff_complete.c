#include "cli/logoff_complete.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "cli/logoff.h"
#include "sim/tsfarm.h"

/* What is offered from. */
struct offer {
	struct completion *completion;
	const struct snapshot *snapshot; /* NULL: no farm is known */
	const char *server;              /* NULL likewise */
};

/* "/server:", in the small letters of the article. */
static void write_switch(char *to, size_t size, size_t number)
{
	struct logoff_switch described;
	size_t length;

	logoff_switch(number, &described);
	length = (size_t)snprintf(to, size, "/%s%s", described.name, described.value ? ":" : "");
	for (size_t i = 0; i < length && i < size; i++)
		to[i] = (char)tolower((unsigned char)to[i]);
}

static void offer_switches(struct completion *completion)
{
	struct logoff_switch described;
	char typed[32];

	for (size_t i = 0; logoff_switch(i, &described); i++) {
		write_switch(typed, sizeof(typed), i);
		completion_offer(completion, typed, NULL);
	}
}

/* Is this the switch that takes a server? The server's name is then behind it. */
static const char *server_of(const char *word)
{
	struct logoff_switch described;
	char typed[32];

	for (size_t i = 0; logoff_switch(i, &described); i++) {
		write_switch(typed, sizeof(typed), i);
		if (described.value && strncasecmp(word, typed, strlen(typed)) == 0)
			return word + strlen(typed);
	}
	return NULL;
}

static void offer_servers(const struct offer *offer, const char *begun)
{
	struct completion *completion = offer->completion;

	completion->before = completion->word;
	completion->before_length = (size_t)(begun - completion->word);
	completion->word = begun;
	for (size_t i = 0; offer->snapshot && i < offer->snapshot->server_count; i++)
		completion_offer(completion, offer->snapshot->servers[i].name, NULL);
}

static void offer_session(struct completion *completion, const struct session *session)
{
	const char *name = session->name ? session->name : "";
	const char *user = session->user ? session->user : "";
	char id[16], help[3 * NAME_BYTES];

	snprintf(id, sizeof(id), "%u", session->id);
	snprintf(help, sizeof(help), "%s%s%s%s%s", name, *name ? ", " : "", user, *user ? ", " : "",
		session_state_to_string(session->state));
	completion_offer(completion, id, help);
	if (*name && session->state == SESSION_ACTIVE) {
		snprintf(help, sizeof(help), "%s%s%u", user, *user ? ", " : "", session->id);
		completion_offer(completion, name, help);
	}
}

static void offer_sessions(const struct offer *offer)
{
	const struct server *server = offer->snapshot && offer->server
					      ? snapshot_server(offer->snapshot, offer->server)
					      : NULL;

	for (size_t i = 0; server && i < server->session_count; i++)
		offer_session(offer->completion, &server->sessions[i]);
}

void logoff_complete(struct completion *completion, char *const *before,
	const struct snapshot *snapshot, const char *server)
{
	struct offer offer = {completion, snapshot, server};
	const char *begun = server_of(completion->word);
	bool has_session = false;

	for (; *before && *before != completion->word; before++) {
		const char *named = server_of(*before);

		has_session |= **before != '/' && **before != '-';
		offer.server = named ? named : offer.server;
	}
	if (begun)
		offer_servers(&offer, begun);
	else if (*completion->word == '/')
		offer_switches(completion);
	else if (!has_session)
		offer_sessions(&offer);
	if (!*completion->word && !begun)
		offer_switches(completion);
}
