#include "cli/edition_texts.h"

#include <assert.h>

#include "base/output.h"
#include "cli/messages.h"

/* Q259436 has the gap of nt4. Every capture of the later ones shows none, and an empty line. Scripts tell
 * of query.exe and change.exe that exit with 1 after a success (docs/editions.md). */
static const struct edition_texts rows[EDITION_COUNT] = {
	[EDITION_NT4] = {.error_gap = " ", .server_gap = ""},
	[EDITION_WS2003] = {.error_gap = "", .server_gap = "\n", .logoff_asks_of_listener = true},
	[EDITION_WS2022] = {.error_gap = "",
		.server_gap = "\n",
		.password_prompt = MSG_PASSWORD_PROMPT,
		.dispatched = 1},
};

const struct edition_texts *edition_texts(enum edition edition)
{
	assert(edition < EDITION_COUNT);
	return &rows[edition];
}

void edition_texts_say_error(
	const struct edition_texts *texts, uint32_t number, const char *sentence)
{
	output_say(stderr, MSG_ERROR, number, texts->error_gap, sentence);
}

void edition_texts_say_server(const struct edition_texts *texts, const char *server)
{
	output_say(stderr, MSG_ERROR_OPENING_SERVER, server ? server : "", texts->server_gap);
}
