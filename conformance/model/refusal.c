#include "conformance/model/refusal.h"

#include <assert.h>

#include "base/macros.h"
#include "conformance/model/outcome.h"

static const struct {
	unsigned number;
	const char *text;
} error_texts[] = {
	{5, "Access is denied."},
	{50, "The network request is not supported."},
	{87, "The parameter is incorrect."},
	{1326, "Logon failure: unknown user name or bad password."},
	{1722, "The RPC server is unavailable."},
	{7001, "The specified session name is invalid."},
	{7007, "A close operation is pending on the session."},
	{7022, "The specified session cannot be found."},
	{7024, "The requested operation cannot be completed"},
};

const char *refusal_error_line(struct situation *situation, unsigned number)
{
	const char *text = NULL;
	char *line;

	for (size_t i = 0; i < ARRAY_SIZE(error_texts); i++) {
		if (error_texts[i].number == number)
			text = error_texts[i].text;
	}
	assert(text);
	/* Q259436 has a blank, and no capture of a later edition has one */
	line = arena_printf(situation->arena, "Error [%u]:%s%s", number,
		situation->edition == EDITION_NT4 ? " " : "", text);
	if (!line)
		situation->failed = true;
	return line;
}

void refuse_silently(struct situation *situation)
{
	outcome_refuse(situation);
}

void refuse_arguments(struct situation *situation, const char *usage)
{
	outcome_refuse(situation);
	outcome_empty(situation, STREAM_STDOUT, LEVEL_OBSERVED, true);
	outcome_contains(situation, STREAM_STDERR, LEVEL_OBSERVED, "Invalid parameter(s)\n");
	if (usage)
		outcome_contains(situation, STREAM_STDERR, LEVEL_DEFINED, "%s", usage);
}

void refuse_server(struct situation *situation)
{
	const char *line = refusal_error_line(situation, 1722);

	outcome_refuse(situation);
	if (!line)
		return;
	outcome_empty(situation, STREAM_STDOUT, LEVEL_DEFINED, true);
	outcome_equals(situation, STREAM_STDERR, LEVEL_DEFINED,
		"Error opening Terminal server %s\n%s%s\n",
		situation->request.values[MODEL_SWITCH_SERVER],
		situation->edition == EDITION_NT4 ? "" : "\n", line);
}

void refuse_session(struct situation *situation, const char *doing, unsigned number)
{
	const struct session *session =
		situation->session ? situation->session : situation->namesake;
	const char *line = refusal_error_line(situation, number);

	outcome_refuse(situation);
	if (!line)
		return;
	if (session)
		outcome_contains(situation, STREAM_STDERR, LEVEL_DEFINED,
			"Could not %s session ID %u from session %s, Error code %u\n%s", doing,
			(unsigned)session->id, session->name ? session->name : "(none)", number,
			line);
	else if (!situation->request.selector.text)
		outcome_contains(situation, STREAM_STDERR, LEVEL_DEFINED,
			"Could not %s session ID %u, Error code %u\n%s", doing,
			(unsigned)situation->own->id, number, line);
	else
		outcome_contains(situation, STREAM_STDERR, LEVEL_DEFINED,
			"Could not %s session %s%s, Error code %u\n%s", doing,
			situation->request.selector.is_id ? "ID " : "",
			situation->request.selector.text, number, line);
}
