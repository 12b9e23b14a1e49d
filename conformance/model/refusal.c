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
	{7037, "Your interactive logon privilege has been disabled."},
	{7041, "Disconnecting the console session is not supported."},
	{7042, "Reconnecting a disconnected session to the console is not supported."},
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

void refuse_server(struct situation *situation)
{
	const char *line = refusal_error_line(situation, 1722);
	const char *typed = situation->request.values[MODEL_SWITCH_SERVER];

	outcome_refuse(situation);
	if (!line)
		return;
	outcome_empty(situation, STREAM_STDOUT, LEVEL_DEFINED, true);
	outcome_equals(situation, STREAM_STDERR, LEVEL_DEFINED,
		"Error opening Terminal server %s\n%s%s\n", typed ? typed : situation->here->name,
		situation->edition == EDITION_NT4 ? "" : "\n", line);
}

/* The verbs of the sentences "Could not logoff session ID ...". */
static const char *const verbs[MODEL_COMMAND_COUNT] = {
	[MODEL_LOGOFF] = "logoff",
	[MODEL_DISCONN] = "disconnect",
	[MODEL_CONNECT] = "connect",
	[MODEL_RESET] = "reset",
};

static void refuse_session(struct situation *situation, unsigned number)
{
	const struct session *session =
		situation->session ? situation->session : situation->namesake;
	const char *line = refusal_error_line(situation, number);
	const char *verb = verbs[situation->request.command];
	const struct model_selector *selector = &situation->request.selector;

	outcome_refuse(situation);
	if (!line)
		return;
	if (session)
		outcome_contains(situation, STREAM_STDERR, LEVEL_DEFINED,
			"Could not %s session ID %u from session %s, Error code %u\n%s", verb,
			(unsigned)session->id, session->name ? session->name : "(none)", number,
			line);
	else if (!selector->text)
		outcome_contains(situation, STREAM_STDERR, LEVEL_DEFINED,
			"Could not %s session ID %u, Error code %u\n%s", verb,
			(unsigned)situation->own->id, number, line);
	else
		outcome_contains(situation, STREAM_STDERR, LEVEL_DEFINED,
			"Could not %s session %s%s, Error code %u\n%s", verb,
			selector->is_id ? "ID " : "", selector->text, number, line);
}

void refuse_long_name(struct situation *situation)
{
	const char *line = refusal_error_line(situation, 7001);

	outcome_refuse(situation);
	if (line)
		outcome_contains(situation, STREAM_STDERR, LEVEL_DEFINED, "%s\n", line);
}

void refuse_access(struct situation *situation)
{
	refuse_session(situation, 5);
}

void refuse_unknown(struct situation *situation)
{
	refuse_session(situation, 7022);
}

void refuse_pending(struct situation *situation)
{
	refuse_session(situation, 7007);
}

void refuse_busy(struct situation *situation)
{
	refuse_session(situation, 7024);
}

void refuse_disconnect(struct situation *situation)
{
	refuse_session(situation, 7041);
}
