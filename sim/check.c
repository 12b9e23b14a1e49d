#include "sim/farm.h"

#include <stdarg.h>

#include "base/macros.h"
#include "base/name.h"
#include "sim/snapshot.h"

/* Where findings go, and how many there were. */
struct findings {
	void (*say)(void *context, const char *sentence);
	void *context;
	size_t count;
};

static void count_and_say(void *context, const char *sentence)
{
	struct findings *findings = context;

	findings->count++;
	findings->say(findings->context, sentence);
}

static void find_session(struct findings *findings, const char *format, ...) printf_like(2, 3);

static void find_session(struct findings *findings, const char *format, ...)
{
	char sentence[512];
	va_list values;

	va_start(values, format);
	vsnprintf(sentence, sizeof(sentence), format, values);
	va_end(values);
	count_and_say(findings, sentence);
}

static void check_session(
	struct findings *findings, const struct server *server, const struct session *session)
{
	const struct winstation *at;
	const char *reason;

	if (session->state == SESSION_STATE_COUNT) {
		find_session(findings, "'%s' has %s of session %u, which does not exist",
			server->name, session->program_count ? "programs" : "messages",
			session->id);
		return;
	}
	reason = session_impossibility(server, session);
	if (reason)
		find_session(findings, "session %u of '%s' is %s, and so %s", session->id,
			server->name, session_state_to_string(session->state), reason);
	reason = session_id_impossibility(server, session);
	if (reason)
		find_session(findings, "session %u of '%s' is at '%s', but %s", session->id,
			server->name, session->winstation, reason);
	if (!session->name)
		return;
	at = server_winstation_of(server, session->name);
	if (!at || !name_equal(at->name, session->winstation))
		find_session(findings,
			"session %u of '%s' is called '%s', but belongs to winstation '%s'",
			session->id, server->name, session->name, session->winstation);
}

static void check_server(struct findings *findings, const struct server *server)
{
	for (size_t i = 0; i < server->session_count; i++)
		check_session(findings, server, &server->sessions[i]);
}

int farm_check(struct farm *farm, void (*say)(void *context, const char *sentence), void *context,
	size_t *ret_count)
{
	struct findings findings = {.say = say, .context = context};
	cleanup(snapshot_freep) struct snapshot *snapshot = NULL;
	int r = store_check(farm->store, count_and_say, &findings);

	if (r == 0)
		r = farm_read(farm, NULL, &snapshot);
	if (r == FARM_E_FOREIGN) {
		/* somebody changed the schema since the farm was opened */
		size_t differences = 0;

		r = database_list_differences(farm->store, count_and_say, &findings, &differences);
	}
	if (r == FARM_E_ENDLESS) {
		find_session(
			&findings, "reading it takes more steps than a farm of its size needs");
		r = 0;
	}
	if (r == FARM_E_CORRUPT) {
		/* an unknown word, or no clock: SQLite may find the file sound, and it is no farm */
		if (findings.count == 0)
			find_session(&findings, "the rows are not those of a farm");
		r = 0;
	}
	for (size_t i = 0; r == 0 && snapshot && i < snapshot->server_count; i++)
		check_server(&findings, &snapshot->servers[i]);
	if (r == 0)
		*ret_count = findings.count;
	return r;
}

int farm_check_schema(const char *path, void (*say)(void *context, const char *sentence),
	void *context, size_t *ret_count)
{
	return store_list_differences(path, say, context, ret_count);
}
